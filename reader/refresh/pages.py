"""Fetches the full text of articles from their pages: side by side, read in workers, kept one by one."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from reader.library.protocol import Library
from reader.model.article import Page, Story
from reader.model.errors import DatelineError, SourceError
from reader.model.fetch import Request
from reader.model.words import _
from reader.refresh.look import page_text
from reader.refresh.manners import Manners
from reader.refresh.pool import Pool
from reader.refresh.progress import Tell, nobody
from reader.refresh.side_by_side import side_by_side
from reader.text.links import host_of

if TYPE_CHECKING:
    from reader.net.client import Client

LARGEST = 8 * 2**20
"""Bytes of a page that are taken."""
SPOOL = 64 * 2**20
"""Bytes of pages on the disk that wait for a worker, before fetching waits too."""


@dataclass(slots=True)
class Fetching:
    """What became of the pages: how many articles have their full text now, and why the others have none, by article."""

    done: int
    troubles: dict[int, str]


def fetch_pages(
    library: Library,
    pages: Sequence[Page],
    hosts: Mapping[int, str],
    clock: Callable[[], datetime],
    *,
    manners: Manners | None = None,
    pool: Pool | None = None,
    tell: Tell = nobody,
) -> Fetching:
    """Fetches pages, and keeps each text as it comes; one that fails is noted and costs the others nothing.

    Args:
        hosts: of each feed; a page of another host has to lie in the open network, so that no feed can lead into the reader's own.
        clock: the time, UTC.
        tell: hears of each page: {"event": "full text", "article": 1, "error": null}.
    """
    outcome = Fetching(0, {})
    if not pages:
        return outcome
    with TemporaryDirectory(prefix="dateline-") as folder:
        if pool is not None:
            asyncio.run(_fetch_all(_Work(library, hosts, clock, pool, tell, Path(folder), outcome), pages, manners or Manners()))
        else:
            with Pool(workers=1 if len(pages) < 4 else None) as own:
                asyncio.run(_fetch_all(_Work(library, hosts, clock, own, tell, Path(folder), outcome), pages, manners or Manners()))
    return outcome


async def _fetch_all(work: "_Work", pages: Sequence[Page], manners: Manners) -> None:
    async with replace(manners, largest=LARGEST).client(work.clock) as client:
        await side_by_side(work.bring(client, page) for page in pages)


@dataclass(slots=True)
class _Work:
    """Brings pages to their end, good or bad.

    Attributes:
        spooled: bytes of pages that lie on the disk.
    """

    library: Library
    hosts: Mapping[int, str]
    clock: Callable[[], datetime]
    pool: Pool
    tell: Tell
    folder: Path
    outcome: Fetching
    spooled: int = 0
    room: asyncio.Event = field(default_factory=asyncio.Event)
    writing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def bring(self, client: "Client", page: Page) -> None:
        """Brings one page. Whatever goes wrong with it, the others go on; only who listens can end all of them, by leaving."""
        try:
            story = await self._read(client, page)
            async with self.writing:
                trouble = await asyncio.to_thread(self._keep, page, story)
        except DatelineError as problem:  # the library cannot keep it
            trouble = str(problem)
        except Exception as problem:
            trouble = _("could not be read ({kind})").format(kind=type(problem).__name__)
        if trouble:
            self.outcome.troubles[page.article] = trouble
        else:
            self.outcome.done += 1
        self.tell({"event": "full text", "article": page.article, "error": trouble or None})

    async def _read(self, client: "Client", page: Page) -> Story | SourceError:
        """The page as a story, or why it is none."""
        from reader.net.failures import FetchFailed

        target = self.folder / str(page.article)
        try:
            answer = await client.fetch(Request(page.url, target, inside=self._inside(page)), self._in_turn)
        except FetchFailed as problem:
            return SourceError(problem.failure.words)
        self.spooled += answer.size
        try:
            return await self.pool.run(page_text, str(target), answer.url, answer.charset)
        finally:
            self.spooled -= answer.size
            self.room.set()
            target.unlink(missing_ok=True)

    async def _in_turn(self) -> None:
        """It is a page's turn to be asked for. Waits while too much waits for the workers."""
        while self.spooled > SPOOL:
            self.room.clear()
            await self.room.wait()

    def _inside(self, page: Page) -> bool:
        """Whether a page may lie in the reader's own network: only where its feed does. What a feed has left behind that is gone may not."""
        return page.feed is not None and bool(host := host_of(page.url)) and host == self.hosts.get(page.feed)

    def _keep(self, page: Page, story: Story | SourceError) -> str:
        """Keeps a page's text, or why there is none, which is returned; "" if it is shown. Raises LibraryError."""
        now = self.clock()
        if isinstance(story, SourceError):
            self.library.note_no_full_text(page.article, str(story), now)
            return str(story)
        self.library.keep_full_text(page.article, story, now)
        found = next(iter(self.library.articles([page.article])), None)
        if found is None:
            return _("it is not in the library any more")
        return "" if found.full == "there" else found.full_trouble or _("the page has no text")
