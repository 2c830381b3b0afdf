"""Brings in feeds by address: one loop fetches them all at once, workers read them, one thread keeps what came."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from reader.model.errors import SourceError
from reader.model.feed import Delivery, Document, Feed
from reader.model.fetch import Answer, Failure, Fetched, FetchState, FetchStates, Request
from reader.model.words import _
from reader.refresh import schedule
from reader.refresh.errand import Errand
from reader.refresh.keeping import Keeper, Outcome
from reader.refresh.place_meanwhile import Meanwhile
from reader.refresh.worker import Read, read_feed

if TYPE_CHECKING:
    from reader.net.client import Client

AHEAD = 8
"""Feeds a worker that may be read and not yet kept."""
HOLD = 2.0
"""Seconds that reading waits at most for the last host to be asked: whoever is slow should be so from the beginning, beside all else."""
SPOOL = 256 * 2**20
"""Bytes of bodies on the disk that wait for a worker, before fetching waits too."""


def refresh_feeds(errand: Errand, feeds: Sequence[Feed]) -> None:
    """Fetches feeds and keeps what is new; whatever goes wrong with one is one line in the total and in its health, and the others go on.

    Raises:
        LibraryError: nothing can be kept.
    """
    with TemporaryDirectory(prefix="dateline-") as folder:
        try:
            asyncio.run(_refresh(errand, feeds, Path(folder)))
        except ExceptionGroup as group:
            raise _first(group) from group


def _first(error: Exception) -> Exception:
    """What went wrong first in a group of tasks."""
    while isinstance(error, ExceptionGroup):
        error = error.exceptions[0]
    return error


async def _refresh(errand: Errand, feeds: Sequence[Feed], folder: Path) -> None:
    states = errand.library.fetch_states()
    keeper = Keeper(errand, asyncio.Semaphore(errand.pool.workers * AHEAD))
    async with errand.manners.client(errand.clock) as client:
        waits = _waits(errand, states)
        bringer = _Bringer(errand, client, keeper, folder, len({_host(feed) for feed in feeds}), waits)
        asyncio.get_running_loop().call_later(HOLD, bringer.begun.set)
        over = asyncio.Event()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(_keep(keeper, len(feeds), over))
            if errand.path is not None:
                tasks.create_task(_place(errand, errand.path, bringer, over))
            for feed in _in_turn(feeds):
                tasks.create_task(bringer.bring(feed, states.get(feed.id)))


async def _keep(keeper: Keeper, expected: int, over: asyncio.Event) -> None:
    await keeper.keep(expected)
    over.set()


async def _place(errand: Errand, path: Path, bringer: "_Bringer", over: asyncio.Event) -> None:
    """Uses the time in which slow servers are waited for."""
    meanwhile = Meanwhile(errand.library, path, errand.pool, errand.tell, bringer.is_idle)
    await meanwhile.run(over)
    errand.total.placed += meanwhile.done


def _in_turn(feeds: Sequence[Feed]) -> list[Feed]:
    """Those that failed last time first, since they are the ones to wait for; then one of each host, a second one of each, and so on."""
    hosts: Counter[str] = Counter()
    turns: dict[int, int] = {}
    for feed in feeds:
        host = _host(feed)
        turns[feed.id] = hosts[host]
        hosts[host] += 1
    return sorted(feeds, key=lambda feed: (not feed.failures, turns[feed.id]))


def _host(feed: Feed) -> str:
    return urlsplit(feed.url).netloc


def _waits(errand: Errand, states: FetchStates) -> dict[str, datetime]:
    """Until when each host has asked to be left alone, by whatever feed of it was asked for."""
    now, waits = errand.clock(), dict[str, datetime]()
    for feed in errand.library.feeds():
        if (until := schedule.asked_to_wait(states.get(feed.id), now)) is not None:
            waits[_host(feed)] = max(until, waits.get(_host(feed), until))
    return waits


@dataclass(slots=True)
class _Bringer:
    """Fetches feeds, has them read, and hands them to the keeper.

    Attributes:
        waits: until when hosts have asked to be left alone.
        silent: how a feed of a host failed that took too long; if the host has answered for none, its others are not waited for.
        answered: hosts that have answered.
        expected: hosts that have not been asked yet; feeds are asked for in turn, one of each host first.
        begun: all hosts have been asked, or that takes too long; reading begins.
        spooled: bytes that lie on the disk.
        reading: feeds that wait for a worker or are being read.
    """

    errand: Errand
    client: "Client"
    keeper: Keeper
    folder: Path
    expected: int
    waits: dict[str, datetime]
    silent: dict[str, Failure] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    spooled: int = 0
    reading: int = 0
    room: asyncio.Event = field(default_factory=asyncio.Event)

    def is_idle(self) -> bool:
        """True while nothing waits to be read or kept: all that is not done waits for a server."""
        return not self.reading and self.keeper.ready.empty()

    async def bring(self, feed: Feed, state: FetchState | None) -> None:
        """Brings one feed to its end, good or bad."""
        self.keeper.ready.put_nowait(await self._outcome(feed, state))

    async def _outcome(self, feed: Feed, state: FetchState | None) -> Outcome:
        done = self.errand.fetched.get(feed.id)
        if done is not None:
            self._begin()
        else:
            fetched = await self._fetch(feed, state)
            if isinstance(fetched, Failure):
                return self._failed(feed, state, fetched)
            done = fetched
        if done.answer.same:
            return self._same(feed, state, done.answer)
        return await self._read(feed, state, done)

    async def _fetch(self, feed: Feed, state: FetchState | None) -> Fetched | Failure:
        from reader.net.failures import FetchFailed

        host = _host(feed)
        if (until := self.waits.get(host)) is not None:
            self._begin()
            return Failure("wait", _("the server asked to be left alone until {time}").format(time=f"{until.astimezone():%H:%M}"), until)
        known = state or FetchState()
        target = self.folder / str(feed.id)

        async def in_turn() -> None:
            if host not in self.answered and (silent := self.silent.get(host)) is not None:
                raise FetchFailed(silent)
            await self._in_turn()

        try:
            answer = await self.client.fetch(Request(feed.url, target, known.etag, known.last_modified, known.digest), in_turn)
        except FetchFailed as problem:
            if problem.failure.kind == "timeout":
                self.silent[host] = problem.failure
            return problem.failure
        self.answered.add(host)
        return Fetched(answer, target)

    async def _in_turn(self) -> None:
        """It is a feed's turn to be asked for. Waits while too much waits for the workers."""
        self._begin()
        while self.spooled > SPOOL:
            self.room.clear()
            await self.room.wait()

    def _begin(self) -> None:
        """Counts a feed that is being asked for, or need not be."""
        self.expected -= 1
        if self.expected <= 0:
            self.begun.set()

    async def _read(self, feed: Feed, state: FetchState | None, fetched: Fetched) -> Outcome:
        """Has a body read by a worker."""
        answer, pool = fetched.answer, self.errand.pool
        self.spooled += answer.size
        self.reading += 1
        await self.begun.wait()
        await self.keeper.ahead.acquire()
        pack = self.errand.library.packers().story
        read = await pool.run(read_feed, str(fetched.file), answer.url, answer.charset, answer.media_type, pack)
        with suppress(OSError):
            fetched.file.unlink(missing_ok=True)
        self.spooled -= answer.size
        self.reading -= 1
        self.room.set()
        if isinstance(read, SourceError):
            self.keeper.ahead.release()
            return self._failed(feed, state, Failure("unreadable", str(read)))
        return self._brought(feed, state, answer, read)

    def _failed(self, feed: Feed, state: FetchState | None, failure: Failure) -> Outcome:
        """A feed that brought nothing. Without a connection nothing is wrong with the feed itself, and nothing is noted of it."""
        now = self.errand.clock()
        asked = failure.kind == "wait" and state is not None and state.wait_until == failure.wait_until
        if failure.kind == "offline" or asked:
            return Outcome(feed, state, Delivery(), failure=failure)
        after = schedule.after_failure(feed, state, failure, now)
        return Outcome(feed, state, Delivery(error=failure.words, fetched=now, state=after), failure=failure)

    def _same(self, feed: Feed, state: FetchState | None, answer: Answer) -> Outcome:
        """A feed that is as it was."""
        now = self.errand.clock()
        after = schedule.after_answer(feed, state, answer, 0, now, self.errand.manners.usual)
        # what could not be read whole has not got better by being the same
        error = feed.error if feed.error and state is not None and not state.failures else None
        return Outcome(feed, state, Delivery(error=error, fetched=now, state=after, moved=schedule.moved(after)), same=True)

    def _brought(self, feed: Feed, state: FetchState | None, answer: Answer, read: Read) -> Outcome:
        """A feed that has been read."""
        documents = (Document("", None, read.stories),)
        delivery = Delivery(documents, kind=read.kind, said_title=read.title or None, error=read.trouble or None, fetched=self.errand.clock())
        return Outcome(feed, state, delivery, answer=answer, read=read)
