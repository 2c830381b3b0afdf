"""Keeps what fetching brings: one thread writes, several feeds in one short transaction, and says how each has fared."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from reader.model.errors import SourceError
from reader.model.feed import Delivery, Feed, Kept
from reader.model.fetch import Answer, Failure, FetchState
from reader.refresh import schedule
from reader.refresh.errand import Errand
from reader.refresh.progress import Trouble
from reader.refresh.worker import Read

ARTICLES, FEEDS = 300, 200
"""So many articles or feeds are kept in one go: fewer cost more each, since the index comes in more pieces; of more, a reader's own acts would wait longer."""
GATHER = 0.2
"""Seconds that the first of them waits for others."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How fetching a feed ended.

    Attributes:
        state: what was remembered of the feed before.
        delivery: what is to be kept.
        answer, read: of a feed that has been read.
        failure: why it brought nothing.
        same: it is as it was.
    """

    feed: Feed
    state: FetchState | None
    delivery: Delivery
    answer: Answer | None = None
    read: Read | None = None
    failure: Failure | None = None
    same: bool = False

    @property
    def articles(self) -> int:
        """How many articles it brings, new or known."""
        return sum(len(document.stories) for document in self.delivery.documents)


@dataclass(slots=True)
class Keeper:
    """Takes in outcomes as they come, until all have come.

    Attributes:
        ahead: feeds that may still be read before some are kept: the memory that a refresh needs.
    """

    errand: Errand
    ahead: asyncio.Semaphore
    ready: asyncio.Queue[Outcome] = field(default_factory=asyncio.Queue)

    async def keep(self, expected: int) -> None:
        """Keeps so many outcomes. Raises LibraryError."""
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1) as writer:
            while expected:
                batch = await self._gather(expected)
                expected -= len(batch)
                kept = await loop.run_in_executor(writer, self._write, batch)
                for outcome, one in zip(batch, kept, strict=True):
                    self._tell(outcome, one)
                    if outcome.read is not None:
                        self.ahead.release()

    async def _gather(self, expected: int) -> list[Outcome]:
        """The next outcomes, at most as many as are expected."""
        batch = [await self.ready.get()]
        articles = batch[0].articles
        with suppress(TimeoutError):
            async with asyncio.timeout(GATHER):
                while len(batch) < min(FEEDS, expected) and articles < ARTICLES:
                    batch.append(await self.ready.get())
                    articles += batch[-1].articles
        return batch

    def _write(self, batch: Sequence[Outcome]) -> list[Kept | SourceError]:
        """Keeps a batch, and one by one if it cannot be kept as a whole: one feed's trouble is not the others'."""
        library = self.errand.library
        kept: list[Kept | SourceError] = []
        wanted = [(outcome.feed.id, outcome.delivery) for outcome in batch]
        try:
            kept += library.keep_all(wanted)
        except SourceError:
            for feed_id, delivery in wanted:
                try:
                    kept.append(library.keep(feed_id, delivery))
                except SourceError as problem:
                    kept.append(problem)
        # only now that its articles are kept do a feed's bytes count as read, and only now is it known how many were new
        after = [
            (outcome.feed.id, self._remembered(outcome, outcome.answer, outcome.read, one))
            for outcome, one in zip(batch, kept, strict=True)
            if isinstance(one, Kept) and outcome.answer is not None and outcome.read is not None
        ]
        if after:
            with suppress(SourceError):  # no space: the articles are kept, and the feed is merely due again
                library.keep_all(after)
        return kept

    def _remembered(self, outcome: Outcome, answer: Answer, read: Read, kept: Kept) -> Delivery:
        """What is remembered of a feed that has been read and kept."""
        now = outcome.delivery.fetched or self.errand.clock()
        usual = self.errand.manners.usual
        after = schedule.after_answer(outcome.feed, outcome.state, answer, kept.new, now, usual, at_least=read.at_least, skip_hours=read.skip_hours)
        return Delivery(state=after, moved=schedule.moved(after))

    def _tell(self, outcome: Outcome, kept: Kept | SourceError) -> None:
        """Counts an outcome and says so."""
        total, feed = self.errand.total, outcome.feed
        error = outcome.failure.words if outcome.failure is not None else outcome.delivery.error
        if isinstance(kept, SourceError):
            error = str(kept)
        else:
            total.new += kept.new
            total.updated += kept.updated
        if outcome.failure is not None:
            total.offline += outcome.failure.kind == "offline"
        if error:
            total.failed += 1
            total.troubles.append(Trouble(feed.title, feed.url, error))
        elif outcome.same:
            total.not_modified += 1
        else:
            total.fetched += 1
        self.errand.tell({"event": "feed", "feed": feed.id, "title": feed.title, "new": total.new, "updated": total.updated, "error": error})
