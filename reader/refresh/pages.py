"""Fetches the full text of articles from their pages: side by side, read in workers, kept one by one."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from reader.library.protocol import Library
from reader.model.article import Page
from reader.model.errors import SourceError
from reader.model.fetch import Request
from reader.model.words import _
from reader.refresh.look import page_text
from reader.refresh.manners import Manners
from reader.refresh.pool import Pool
from reader.refresh.progress import Tell, nobody

LARGEST = 8 * 2**20
"""Bytes of a page that are taken."""


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


@dataclass(frozen=True, slots=True)
class _Work:
    library: Library
    hosts: Mapping[int, str]
    clock: Callable[[], datetime]
    pool: Pool
    tell: Tell
    folder: Path
    outcome: Fetching

    def inside(self, page: Page) -> bool:
        """Whether a page may lie in the reader's own network: it belongs to no feed, or lies where its feed does."""
        return page.feed is None or (urlsplit(page.url).hostname or "") == self.hosts.get(page.feed)


async def _fetch_all(work: _Work, pages: Sequence[Page], manners: Manners) -> None:
    from reader.net.failures import FetchFailed

    writing = asyncio.Lock()

    async def one(page: Page) -> None:
        target = work.folder / str(page.article)
        story: object
        try:
            answer = await client.fetch(Request(page.url, target, inside=work.inside(page)))
            story = await work.pool.run(page_text, str(target), answer.url)
        except FetchFailed as problem:
            story = SourceError(problem.failure.words)
        target.unlink(missing_ok=True)
        async with writing:
            trouble = await asyncio.to_thread(_keep, work, page, story)
        work.tell({"event": "full text", "article": page.article, "error": trouble or None})

    async with replace(manners, largest=LARGEST).client(work.clock) as client, asyncio.TaskGroup() as tasks:
        for page in pages:
            tasks.create_task(one(page))


def _keep(work: _Work, page: Page, story: object) -> str:
    """Keeps a page's text, or why there is none, which is returned."""
    now = work.clock()
    if isinstance(story, SourceError):
        work.library.note_no_full_text(page.article, str(story), now)
        work.outcome.troubles[page.article] = str(story)
        return str(story)
    if not work.library.keep_full_text(page.article, story, now):  # type: ignore[arg-type] # what the worker gives: a story
        trouble = next((found.full_trouble for found in work.library.articles([page.article])), _("it is not in the library any more"))
        work.outcome.troubles[page.article] = trouble
        return trouble
    work.outcome.done += 1
    return ""
