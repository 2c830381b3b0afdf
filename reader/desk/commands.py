"""Commands that the reader has set: argument lists, no shell; outside text goes in as one argument or on stdin."""

import asyncio
import os
import shlex
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO
from urllib.parse import urlsplit

from reader.model.errors import SourceError, UsageError
from reader.model.safe import line
from reader.model.words import _

PATIENCE = 30.0
"""Seconds that a pipe may take."""
_LAST_WORDS = 4096
"""Bytes from the end of what a pipe wrote that are looked at."""

_started: list[subprocess.Popen[bytes]] = []
"""What was started and may still run; the ended ones are reaped when the next one starts."""


def arguments(command: str | Sequence[str], name: str) -> tuple[str, ...]:
    """A command of the settings as an argument list, empty if none is set.

    Args:
        name: of the setting, for the message.

    Raises:
        UsageError: it has an open quotation.
    """
    try:
        return tuple(shlex.split(command) if isinstance(command, str) else command)
    except ValueError as problem:
        raise UsageError(_("the command of {name} cannot be read: an open quotation").format(name=name)) from problem


def filled(argv: Sequence[str], value: str) -> list[str]:
    """The arguments with `value` in the place of each "%s", or behind them."""
    return [part.replace("%s", value) for part in argv] if any("%s" in part for part in argv) else [*argv, value]


def start(argv: Sequence[str]) -> None:
    """Starts a command and does not wait for it. Raises SourceError if it does not start."""
    _started[:] = [process for process in _started if process.poll() is None]
    try:
        process = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    except (OSError, ValueError) as problem:
        raise _not_started(argv, problem) from problem
    _started.append(process)


def start_with(argv: Sequence[str], url: str) -> None:
    """Starts a command on an address. Raises SourceError if that is no http(s), or it does not start."""
    web_or_fail(url)
    start(filled(argv, url))


def web_or_fail(url: str) -> None:
    """Raises SourceError for what is no http(s) address."""
    try:
        web = urlsplit(url).scheme in {"http", "https"}
    except ValueError:
        web = False
    if not web:
        raise SourceError(_("only http and https addresses are opened"))


async def pipe(argv: Sequence[str], text: str) -> None:
    """Gives a command a text on stdin and waits for it; one that is not waited for any more is ended.

    Raises:
        UsageError: the command is empty.
        SourceError: it does not start, takes longer than PATIENCE, or ends with another code than 0; with the last line it wrote.
    """
    if not argv:
        raise UsageError(_("the command is empty"))
    # files, not pipes: what stays behind in the background (xclip) holds a pipe open for as long as it runs
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as said:
        try:
            await asyncio.to_thread(_fill, given, text)
            process = await asyncio.create_subprocess_exec(*argv, stdin=given, stdout=said, stderr=said, start_new_session=True)
        except (OSError, ValueError) as problem:
            raise _not_started(argv, problem) from problem
        try:
            code = await asyncio.wait_for(process.wait(), PATIENCE)
        except TimeoutError:
            raise SourceError(_("{name} took longer than {n} s and was ended").format(name=argv[0], n=round(PATIENCE))) from None
        finally:
            if process.returncode is None:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                await process.wait()
        if code:
            talk = _last_line(said)
            raise SourceError(_("{name} ended with code {code}").format(name=argv[0], code=code) + (f": {talk}" if talk else ""))


def _fill(file: IO[bytes], text: str) -> None:
    file.write(text.encode(errors="replace"))
    file.seek(0)


def _last_line(file: IO[bytes]) -> str:
    """The last line that a command wrote, cleaned."""
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _LAST_WORDS))
    return line(file.read().decode(errors="replace").strip().rpartition("\n")[2])[:200]


def run_here(argv: Sequence[str]) -> int:
    """Runs a command on this terminal until it ends; returns its code. Raises SourceError if it does not start."""
    with _interrupts_for_it_alone():
        try:
            return subprocess.run(argv, check=False).returncode
        except (OSError, ValueError) as problem:
            raise _not_started(argv, problem) from problem


@contextmanager
def _interrupts_for_it_alone() -> Iterator[None]:
    """The terminal's interrupts (Ctrl+C) go to all processes on it: what runs there is asked to stop, not who waits for it (as system(3) does)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    # a handler, for what is ignored would be ignored by the command too (execve(2))
    before = [(number, signal.signal(number, lambda _number, _frame: None)) for number in (signal.SIGINT, signal.SIGQUIT)]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler or signal.SIG_DFL)


def _not_started(argv: Sequence[str], problem: Exception) -> SourceError:
    reason = problem.strerror or str(problem) if isinstance(problem, OSError) else str(problem)
    return SourceError(_("{name} did not start: {reason}").format(name=argv[0], reason=line(reason)))
