"""Runs `dateline` as a process of its own, for what fetches, reads or places, and listens to its lines."""

import asyncio
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.model.paths import default_config

LONGEST_LINE = 4 * 1024 * 1024
"""Bytes of a line of JSON."""
KEPT_LINES = 20
"""Lines of talk that are kept for the outcome."""
AT_ONCE = 50
"""Events that are heard in a row before keys have their turn."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a child ended: its exit code, the last of what it said on stderr, and whether it was stopped."""

    code: int
    talk: tuple[str, ...]
    stopped: bool = False


def command() -> tuple[str, ...]:
    """What starts `dateline` from here."""
    return (sys.executable, "-m", "reader")


class Child:
    """One run of `dateline`.

    Args:
        config: the settings that the app was started with, None for the usual ones.
    """

    def __init__(self, library: Path, arguments: Sequence[str], config: Path | None = None) -> None:
        # an own config that is not there yet would be an error of the command, and the usual one needs not be named
        settings = ("--config", str(config)) if config is not None and config != default_config() and config.exists() else ()
        self.argv = (*command(), "--library", str(library), *settings, *arguments)
        self._process: asyncio.subprocess.Process | None = None
        self._stopped = False

    async def run(self, hear: Callable[[dict[str, Any]], None]) -> Outcome:
        """Starts it and hears each event until it ends; a cancelled run ends the process. Raises OSError if it does not start."""
        environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
        self._process = await asyncio.create_subprocess_exec(
            *self.argv, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE, env=environment, limit=LONGEST_LINE
        )
        try:
            if self._stopped:
                self._end()
            talk = asyncio.create_task(self._talk())
            await self._hear(hear)
            code = await self._process.wait()
            return Outcome(code, await talk, self._stopped or code < 0)
        finally:
            self._end()

    async def _hear(self, hear: Callable[[dict[str, Any]], None]) -> None:
        """Hands on each event as it comes."""
        assert self._process is not None
        assert self._process.stdout is not None
        heard = 0
        async for raw in self._process.stdout:
            if (event := _event(raw)) is not None:
                hear(event)
            heard += 1
            if heard % AT_ONCE == 0:
                # lines that have come in already are read without a pause otherwise
                await asyncio.sleep(0)

    async def _talk(self) -> tuple[str, ...]:
        """The last lines of stderr."""
        assert self._process is not None
        assert self._process.stderr is not None
        lines: list[str] = []
        async for raw in self._process.stderr:
            lines = [*lines, raw.decode(errors="replace").strip()][-KEPT_LINES:]
        return tuple(said for said in lines if said)

    @property
    def stopping(self) -> bool:
        """It was asked to end."""
        return self._stopped

    def stop(self) -> None:
        """Asks it to end; what it has kept stays."""
        self._stopped = True
        self._end()

    def _end(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()


def _event(raw: bytes) -> dict[str, Any] | None:
    """A line of JSON as an event, None for anything else."""
    try:
        event = json.loads(raw)
    except ValueError:
        return None
    return event if isinstance(event, dict) else None
