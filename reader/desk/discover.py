"""Finds the feeds that an address leads to: by rules of well-known sites, by what the page names and links to, by usual addresses."""

import asyncio
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from reader.desk.logins import borrow
from reader.desk.session import Session
from reader.desk.sources import address_or_fail
from reader.model.errors import SourceError
from reader.model.fetch import Answer, Candidate, Failure, Fetched, Request
from reader.model.words import _
from reader.refresh.look import Look, look
from reader.refresh.pool import Pool

if TYPE_CHECKING:
    from reader.net.client import Client

PATIENCE = 2
"""So many times the time of one fetch is taken for all that a page leads to."""
MOST = 20
"""Addresses of one kind that are tried."""


@dataclass(frozen=True, slots=True)
class Found:
    """What an address leads to.

    Attributes:
        kind: feeds; a list of feeds (OPML); a page without a feed; or nothing that can be read.
        url: the address that was looked at in the end.
        title: of the page.
        failure: why nothing could be read.
        bodies: what was fetched of the feeds, by their addresses.
    """

    kind: Literal["feeds", "list", "page", "none"]
    url: str
    title: str = ""
    feeds: tuple[Candidate, ...] = ()
    failure: Failure | None = None
    bodies: Mapping[str, Fetched] = field(default_factory=dict)


@contextmanager
def found_at(session: Session, text: str, pool: Pool, tell: Callable[[str], None] = lambda _url: None) -> Iterator[Found]:
    """Looks at an address; what was fetched stays until the block ends.

    Args:
        text: as typed or pasted.
        pool: whose workers take apart what comes.
        tell: hears each address that is asked.

    Raises:
        UsageError: it is no address.
    """
    address, put_back = borrow(session, address_or_fail(text))
    with TemporaryDirectory(prefix="dateline-") as folder:
        found = asyncio.run(_find(session, address, Path(folder), pool, tell))
        if found.failure is not None:
            put_back()
        yield found


async def _find(session: Session, address: str, folder: Path, pool: Pool, tell: Callable[[str], None]) -> Found:
    from reader.sources import discover

    async with session.manners().client(session.now) as client:
        search = _Search(client, folder, pool, tell)
        if feeds := await search.feeds(discover.rules(address)):
            return Found("feeds", address, feeds=feeds, bodies=search.bodies)
        seen = await search.look(address)
        if isinstance(seen, Failure):
            return Found("none", address, failure=seen)
        answer, first = seen
        if first.feed is not None:
            return Found("feeds", address, feeds=(first.feed,), bodies=search.bodies)
        if first.kind == "list":
            return Found("list", address)
        if first.kind != "page":
            return Found("none", address, failure=Failure("unreadable", first.words or _("neither a feed nor a page")))
        try:
            async with asyncio.timeout(PATIENCE * session.settings.timeout):
                feeds = await search.feeds(first.named) or await search.feeds(first.linked)
                if not feeds:
                    pages = [further[1] for further in await search.all(first.pages) if not isinstance(further, Failure)]
                    feeds = await search.feeds(url for page in pages for url in (*page.named, *page.linked))
                if not feeds:
                    feeds = _once(await search.feeds(discover.well_known(answer.url)))
        except TimeoutError:
            feeds = tuple(search.found)
        return Found("feeds" if feeds else "page", answer.url, first.title, feeds, bodies=search.bodies)


@dataclass(slots=True)
class _Search:
    """Asks for addresses, each once."""

    client: "Client"
    folder: Path
    pool: Pool
    tell: Callable[[str], None]
    asked: set[str] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=count)
    bodies: dict[str, Fetched] = field(default_factory=dict)
    found: list[Candidate] = field(default_factory=list)

    async def look(self, url: str) -> tuple[Answer, Look] | Failure:
        """What lies at an address."""
        from reader.net.failures import FetchFailed

        self.asked.add(url)
        self.tell(url)
        target = self.folder / str(next(self.numbers))
        try:
            answer = await self.client.fetch(Request(url, target))
        except FetchFailed as problem:
            return problem.failure
        seen = await self.pool.run(look, str(target), answer.url, answer.charset, answer.media_type, url)
        if isinstance(seen, SourceError):
            return Failure("unreadable", str(seen))
        if seen.feed is not None:
            self.found.append(seen.feed)
            self.bodies[seen.feed.url] = Fetched(answer, target)
        if seen.elsewhere and seen.elsewhere not in self.asked:
            return await self.look(seen.elsewhere)
        return answer, seen

    async def all(self, urls: Iterable[str]) -> Sequence[tuple[Answer, Look] | Failure]:
        """What lies at several addresses, in their order; those asked before are left out."""
        fresh = [url for url in dict.fromkeys(urls) if url not in self.asked][:MOST]
        return await asyncio.gather(*(self.look(url) for url in fresh))

    async def feeds(self, urls: Iterable[str]) -> tuple[Candidate, ...]:
        """The feeds among addresses."""
        return tuple(seen[1].feed for seen in await self.all(urls) if not isinstance(seen, Failure) and seen[1].feed is not None)


def _once(feeds: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Usual addresses often lead to one and the same feed: of those that look the same only the first is kept."""
    kept: dict[Candidate, Candidate] = {}
    for feed in feeds:
        kept.setdefault(replace(feed, url=""), feed)
    return tuple(kept.values())
