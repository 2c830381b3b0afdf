"""Feeds for tests of refreshing, and a way to refresh them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library
from reader.model.feed import Feed, NewFeed
from reader.refresh.manners import Manners
from reader.refresh.pipeline import refresh
from reader.refresh.pool import Pool
from reader.refresh.progress import Sum

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def rss(*titles: str, name: str = "The Post", more: str = "", guid: str = "") -> bytes:
    """A feed with an entry a title; `more` stands in the channel, `guid` before each entry's guid."""
    items = "".join(
        f"<item><title>{title}</title><link>https://post.example/{title}</link><guid isPermaLink='false'>{guid}{title}</guid>"
        f"<description>Vienna - {title}: words enough for a text.</description></item>"
        for title in titles
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>{name}</title>{more}{items}</channel></rss>".encode()


@dataclass
class Desk:
    """A library, a clock that tests set, and a pool."""

    library: SqliteLibrary
    path: Path
    pool: Pool
    now: datetime = NOW

    @classmethod
    def open(cls, path: Path, pool: Pool) -> Self:
        """Over a new library."""
        return cls(open_library(path), path, pool)

    def follow(self, *urls: str) -> tuple[Feed, ...]:
        """Subscribes to feeds."""
        return tuple(feed for feed, _new in self.library.subscribe([NewFeed(url) for url in urls], self.now))

    def refresh(self, *feeds: Feed, events: list[dict[str, Any]] | None = None, **manners: Any) -> Sum:
        """Fetches these feeds, or all, due or not."""
        wanted = [feed for feed in self.library.feeds() if not feeds or feed.id in {one.id for one in feeds}]
        how = Manners(**{"timeout": 5.0} | manners)
        tell = (lambda _event: None) if events is None else events.append
        return refresh(self.library, wanted, lambda: None, lambda: self.now, manners=how, path=self.path, tell=tell, pool=self.pool)

    def feed(self, feed: Feed) -> Feed:
        """How a feed fares now."""
        return next(one for one in self.library.feeds() if one.id == feed.id)

    def titles(self) -> list[str]:
        """Titles of all articles, sorted."""
        from reader.query.ast import Query

        return sorted(row.title for row in self.library.headlines(Query(), 10_000))
