"""Places articles in the time in which slow servers are waited for: the workers have nothing else to do then."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from reader.library.protocol import Library
from reader.model.errors import SourceError
from reader.model.place import PackedPlaces, Placed
from reader.places.version import VERSION
from reader.refresh.place import GO, STEP, WINDOW, Answer, whole
from reader.refresh.pool import Pool
from reader.refresh.progress import Tell
from reader.refresh.worker import place_some

PAUSE = 0.2
"""Seconds between two looks at whether there is time."""


@dataclass(slots=True)
class Meanwhile:
    """Places while there is time.

    Attributes:
        path: the library's file; workers read the articles from there.
        idle: true while nothing waits to be read or kept.
        done: articles placed so far.
    """

    library: Library
    path: Path
    pool: Pool
    tell: Tell
    idle: Callable[[], bool]
    done: int = 0
    _running: deque[tuple[Sequence[int], asyncio.Task[Answer | SourceError]]] = field(default_factory=deque)
    _placed: list[tuple[int, PackedPlaces | Placed]] = field(default_factory=list)
    _writing: asyncio.Task[None] | None = None
    _stuck: bool = False

    async def run(self, over: asyncio.Event) -> None:
        """Goes on until it is over, or an article needs the care of the pass that follows."""
        while not self._ends(over):
            ids = await asyncio.to_thread(self.library.unplaced, VERSION, WINDOW) if self.idle() else ()
            for at in range(0, len(ids), STEP):
                if self._ends(over) or not self.idle():
                    break
                await self._start(ids[at : at + STEP])
            while self._running:
                await self._collect()
            await self._write()
            await self._written()
            if not ids:
                with suppress(TimeoutError):
                    await asyncio.wait_for(over.wait(), PAUSE)

    def _ends(self, over: asyncio.Event) -> bool:
        return self._stuck or over.is_set()

    async def _start(self, part: Sequence[int]) -> None:
        """Has a part placed, a few parts ahead of what is written."""
        pack = self.library.packers().places
        self._running.append((part, asyncio.create_task(self.pool.run(place_some, str(self.path), part, pack))))
        if len(self._running) > self.pool.workers * 2:
            await self._collect()

    async def _collect(self) -> None:
        """Takes in the part that was begun first."""
        part, task = self._running.popleft()
        answer = await task
        if not isinstance(answer, tuple):  # no gazetteer, or an article that cannot be placed with others
            self._stuck = True
            return
        self._placed += whole(part, answer)
        if len(self._placed) >= GO:
            await self._write()

    async def _write(self) -> None:
        """Begins to note what has been placed; the workers go on meanwhile."""
        await self._written()
        if self._placed:
            self._writing = asyncio.create_task(asyncio.to_thread(self.library.place, VERSION, self._placed))
            self.done += len(self._placed)
            self._placed = []

    async def _written(self) -> None:
        if self._writing is not None:
            await self._writing
            self._writing = None
            self.tell({"event": "placing", "done": self.done})
