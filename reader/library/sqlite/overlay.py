"""Lays the text of an article's page over what its feed gives: the feed's own stays apart, so that either can change."""

import sqlite3
from dataclasses import dataclass, replace

from reader.library.sqlite.codec import pack_extra, unpack_blocks, unpack_extra
from reader.library.sqlite.pack import PackedStory
from reader.library.sqlite.terms import facets_of, fts_text
from reader.model.article import Link, Story


@dataclass(frozen=True, slots=True)
class Overlay:
    """What is taken from a page.

    Attributes:
        blocks: packed.
        teaser: counts if the feed gives none.
        authors: count if the feed names none.
        date: seconds, when it was published; counts if the feed says none. None: the page does not say it either.
    """

    blocks: bytes
    links: tuple[Link, ...]
    authors: tuple[str, ...]
    date: int | None
    teaser: str = ""

    def over(self, story: PackedStory) -> PackedStory:
        """The feed's story with the page's text."""
        found = unpack_extra(story.extra)
        found["links"] = self.links
        found["authors"] = found.get("authors") or self.authors
        found["teaser"] = found.get("teaser") or self.teaser
        whole = Story(title=story.title, publisher=story.publisher, blocks=unpack_blocks(self.blocks), **found)
        return replace(
            story,
            published=self.date if story.published is None and story.updated is None else story.published,
            extra=pack_extra(whole),
            blocks=self.blocks,
            text=fts_text(whole),
            facets=tuple(sorted(facets_of(whole))),
        )


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an article as it is shown, and what the feed gives.

    Attributes:
        state: as in its table, None if nothing was tried.
        own_extra, own_blocks: the feed's; the same as what is shown unless a full text is.
        due: the page is to be fetched (again).
    """

    extra: bytes
    blocks: bytes
    state: str | None
    own_extra: bytes
    own_blocks: bytes
    said_date: int | None
    fetched: int | None
    due: bool

    @property
    def overlay(self) -> Overlay | None:
        """What the page gave, None if it is not shown."""
        if self.state != "there":
            return None
        return overlay_of(self.extra, self.blocks, self.own_extra, self.said_date)


def overlay_of(extra: bytes, blocks: bytes, own_extra: bytes, date: int | None) -> Overlay:
    """What was taken from a page, by what was shown with it and by what the feed gives."""
    page, own = unpack_extra(extra), unpack_extra(own_extra)
    authors: tuple[str, ...] = () if own.get("authors") else page.get("authors", ())
    teaser: str = "" if own.get("teaser") else page.get("teaser", "")
    return Overlay(blocks, page.get("links", ()), authors, date, teaser)


def body_of(db: sqlite3.Connection, article_id: int) -> Body:
    """The body of an article that is there."""
    extra, blocks, state, own_extra, own_blocks, said_date, fetched, next_try = db.execute(
        """SELECT b.extra, b.blocks, t.state, t.own_extra, t.own_blocks, t.said_date, t.fetched, t.next_try
           FROM body b LEFT JOIN full_text t ON t.article = b.article WHERE b.article = ?""",
        (article_id,),
    ).fetchone()
    is_there = state == "there"
    return Body(extra, blocks, state, own_extra if is_there else extra, own_blocks if is_there else blocks, said_date, fetched, next_try is not None)
