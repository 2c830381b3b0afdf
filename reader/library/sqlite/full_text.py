"""Shows the text of an article's page in the place of what its feed gives, as soon as it is there."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from datetime import datetime

from reader.library.sqlite import articles
from reader.library.sqlite.articles import STORED, Stored
from reader.library.sqlite.codec import pack_blocks, unpack_blocks, unpack_extra
from reader.library.sqlite.hiding import REACHABLE
from reader.library.sqlite.keys import seconds, seconds_or_none
from reader.library.sqlite.overlay import Body, Overlay, body_of, overlay_of
from reader.library.sqlite.pack import PackedStory
from reader.library.sqlite.terms import facets_of, fts_text
from reader.library.sqlite.versions import keep_version
from reader.model.article import Story
from reader.model.blocks import plain_text
from reader.model.words import _

_LONGEST_LEAD, _TOLD = 600, 60
"""Characters of a feed's body that can be a lead, and of its beginning, by which it is found in the page's text."""
_ENOUGH = 0.6
"""A page that has less of what the feed gives, in characters, was not read well, or does not show its text to everybody."""


def keep(db: sqlite3.Connection, article_id: int, page: Story, now: datetime) -> bool:
    """Shows the page's text; if it says less than the feed, the feed's stays. False if the article is gone.

    What comes first is no change of the article; when it comes again and differs, the former text is kept as a version.
    """
    row = db.execute(f"SELECT {STORED}, publisher FROM article a WHERE id = ? AND {REACHABLE}", (article_id,)).fetchone()
    if row is None:
        return False
    stored, publisher = Stored(*row[:-1]), row[-1]
    body = body_of(db, article_id)
    own = _own(stored, publisher, body)
    text, own_text = plain_text(page.blocks), plain_text(unpack_blocks(body.own_blocks))
    trouble = _trouble(text, own_text)
    if trouble and body.state == "own":
        # what came before stays at hand
        db.execute("UPDATE full_text SET trouble = ?, next_try = NULL WHERE article = ?", (trouble, article_id))
        return True
    if trouble:
        _show(db, stored, body, own, seconds(now))
        _note(db, article_id, "failed", trouble, None)
        return True
    date = seconds_or_none(page.published) if page.published is not None else body.said_date
    if own.published is not None or own.updated is not None:
        # the feed says when, so that the page does not count
        date = None
    shown = Overlay(pack_blocks(page.blocks), page.links, page.authors, date, page.teaser or _lead(own_text, text)).over(own)
    _show(db, stored, body, shown, seconds(now))
    _note(db, article_id, "there", "", (seconds(now), date, body.own_extra, body.own_blocks))
    return True


def _own(stored: Stored, publisher: str, body: Body) -> PackedStory:
    """The article as its feed gives it."""
    is_pages_date = body.said_date is not None and stored.updated is None and stored.published == body.said_date
    published = None if is_pages_date else stored.published
    whole = Story(title=stored.title, publisher=publisher, blocks=unpack_blocks(body.own_blocks), **unpack_extra(body.own_extra))
    return PackedStory(
        identity=stored.identity,
        alias=stored.alias,
        returns=bool(whole.url),
        fingerprint=stored.fingerprint,
        title=stored.title,
        publisher=publisher,
        published=published,
        updated=stored.updated,
        extra=body.own_extra,
        blocks=body.own_blocks,
        text=fts_text(whole),
        facets=tuple(sorted(facets_of(whole))),
    )


def _trouble(page: str, own: str) -> str:
    """Why the page's text is not shown, "" if it is."""
    if not page.strip():
        return _("the page has no text")
    if len(page) < _ENOUGH * len(own):
        return _("the page says less than the feed")
    return ""


def _lead(own: str, page: str) -> str:
    """What the feed gives as the body, if it is a lead that the page's text does not begin with; it becomes the teaser, so that nothing is lost."""
    words, said = " ".join(own.split()), " ".join(page.split())
    return words if len(words) <= _LONGEST_LEAD and words[:_TOLD] not in said else ""


def switch(db: sqlite3.Connection, article_id: int) -> bool:
    """Shows what the feed gives in the place of the page's text, which stays at hand, or the page's again; False if there is none."""
    row = db.execute(f"SELECT {STORED}, publisher FROM article a WHERE id = ? AND {REACHABLE}", (article_id,)).fetchone()
    if row is None:
        return False
    stored, body = Stored(*row[:-1]), body_of(db, article_id)
    own = _own(stored, row[-1], body)
    if body.state == "there":
        articles.put(db, stored, own, body)
        _note(db, article_id, "own", "", (body.fetched, body.said_date, body.extra, body.blocks))
        return True
    if body.state != "own":
        return False
    fetched, date, extra, blocks = db.execute("SELECT fetched, said_date, own_extra, own_blocks FROM full_text WHERE article = ?", (article_id,)).fetchone()
    articles.put(db, stored, overlay_of(extra, blocks, body.own_extra, date).over(own), body)
    _note(db, article_id, "there", "", (fetched, date, body.own_extra, body.own_blocks))
    return True


def _show(db: sqlite3.Connection, stored: Stored, body: Body, story: PackedStory, now: int) -> None:
    """Puts a text in the place of what is shown, if it differs."""
    if (story.extra, story.blocks, story.published) == (body.extra, body.blocks, stored.published):
        return
    if body.state == "there":
        # what made the page be fetched again may have left its own version already
        if not (body.due and db.execute("SELECT 1 FROM version WHERE article = ? AND until > ?", (stored.id, body.fetched)).fetchone()):
            keep_version(db, stored.id, now)
        articles.mark_changed(db, stored.id)
    articles.put(db, stored, story, body)


def _note(db: sqlite3.Connection, article_id: int, state: str, trouble: str, there: tuple[int | None, int | None, bytes, bytes] | None) -> None:
    """Notes what became of it.

    Args:
        there: when it came, the date that it says, and what is not shown: what the feed gives, in state "own" the page's; None if there is none.
    """
    db.execute(
        "INSERT OR REPLACE INTO full_text (article, state, trouble, fetched, said_date, own_extra, own_blocks) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (article_id, state, trouble, *(there or (None, None, None, None))),
    )
