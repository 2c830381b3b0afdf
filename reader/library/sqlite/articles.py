"""Writes articles: adds new ones, replaces changed ones, and moves one to another date everywhere."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.sqlite.codec import pack_blocks, pack_extra, unpack_blocks, unpack_extra
from reader.library.sqlite.counts import NOWHERE, Counts, nodes_of
from reader.library.sqlite.keys import Slots, alias_of, date_of, identity_of, seconds_or_none
from reader.library.sqlite.terms import Facets, add_text, drop_text, facets_of, fts_text, stored_fts_text, tags_of
from reader.library.sqlite.text import digest_value
from reader.model.article import Story

SETS = ("unread", "bookmarked", "hidden", "waiting")
"""The tables that are sets of keys."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of an article before it is written again."""

    id: int
    key: int
    identity: int
    alias: int | None
    fingerprint: str | bytes
    file: int | None
    fetched: int
    title: str
    published: int | None
    updated: int | None

    @property
    def date(self) -> int:
        """The date that orders it, in seconds."""
        return date_of(self.published, self.updated, self.fetched)[0]


STORED = "id, key, identity, alias, fingerprint, file, fetched, title, published, updated"


@dataclass(frozen=True, slots=True)
class _Dates:
    """Times of a story in seconds; `said` is False if `date` is the time of fetching."""

    published: int | None
    updated: int | None
    date: int
    said: bool


def _dates(story: Story, fetched: int) -> _Dates:
    published, updated = seconds_or_none(story.published), seconds_or_none(story.updated)
    return _Dates(published, updated, *date_of(published, updated, fetched))


def add(db: sqlite3.Connection, feed: int, stories: Sequence[tuple[Story, int | None]], fetched: int) -> None:
    """Adds new articles, unread and waiting for their places.

    Args:
        stories: each with the id of its file, or None.
        fetched: seconds.
    """
    if not stories:
        return
    last = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'article'").fetchone()
    articles, bodies, texts, keys = [], [], [], []
    facets = Facets(db)
    dated = [_dates(story, fetched) for story, _file in stories]
    slots = Slots(db)
    # the first of a document is its newest, so it gets the last key of those that have the same date
    given = [slots.key_for(dates.date) for dates in reversed(dated)][::-1]
    for number, ((story, file), dates, key) in enumerate(zip(stories, dated, given, strict=True), (last[0] if last else 0) + 1):
        identity, alias = identity_of(story), alias_of(story)
        said = (digest_value(story.fingerprint), story.title, story.publisher, dates.published, dates.updated)
        articles.append((number, key, feed, file, identity, alias, *said, fetched, dates.said))
        bodies.append((number, pack_extra(story), pack_blocks(story.blocks)))
        texts.append((key, fts_text(story)))
        keys.append((key,))
        facets.add(key, facets_of(story) | {("label", "")})
    columns = "id, key, feed, file, identity, alias, fingerprint, title, publisher, published, updated, fetched, dated, label"
    db.executemany(f"INSERT INTO article ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)", articles)
    db.executemany("INSERT INTO body (article, extra, blocks) VALUES (?, ?, ?)", bodies)
    db.executemany("INSERT INTO unread (key) VALUES (?)", keys)
    db.executemany("INSERT INTO waiting (key) VALUES (?)", keys)
    db.executemany(f"INSERT INTO article_place (place, key, flags) VALUES ({NOWHERE}, ?, 0)", keys)
    add_text(db, texts)
    counts = Counts()
    counts.feed(feed, len(keys), len(keys))
    counts.places((NOWHERE,), len(keys), len(keys))
    counts.write(db)


def rename(db: sqlite3.Connection, stored: Stored, story: Story) -> None:
    """Notes another guid or file of an article whose content is the same."""
    db.execute("UPDATE article SET identity = ?, alias = ? WHERE id = ?", (identity_of(story), alias_of(story), stored.id))
    db.execute("UPDATE body SET extra = ? WHERE article = ?", (pack_extra(story), stored.id))


def replace(db: sqlite3.Connection, stored: Stored, story: Story, now: int) -> None:
    """Puts a changed article in the place of the former one, which is kept as a version of it.

    Args:
        now: seconds.
    """
    extra, blocks = db.execute("SELECT extra, blocks FROM body WHERE article = ?", (stored.id,)).fetchone()
    _keep_version(db, stored, extra, blocks, now)
    dates = _dates(story, stored.fetched)
    key = stored.key if stored.date == dates.date else Slots(db).key_for(dates.date)
    before = facets_of(_facet_story(db, stored.id, extra, blocks))
    drop_text(db, stored.key, stored_fts_text(stored.title, extra, blocks))
    move(db, stored.id, stored.key, key, before)
    add_text(db, [(key, fts_text(story))])
    facets, after = Facets(db), facets_of(story)
    facets.drop(key, before - after)
    facets.add(key, after - before)
    said = (digest_value(story.fingerprint), story.title, story.publisher, dates.published, dates.updated, dates.said)
    db.execute(
        """UPDATE article SET identity = ?, alias = ?, fingerprint = ?, title = ?, publisher = ?, published = ?, updated = ?, dated = ?, placed_by = 0
           WHERE id = ?""",
        (identity_of(story), alias_of(story), *said, stored.id),
    )
    db.execute("UPDATE body SET extra = ?, blocks = ? WHERE article = ?", (pack_extra(story), pack_blocks(story.blocks), stored.id))
    db.execute("UPDATE mark SET changed = 1 WHERE article = ? AND read", (stored.id,))
    db.execute("INSERT OR IGNORE INTO waiting (key) VALUES (?)", (key,))


def _keep_version(db: sqlite3.Connection, stored: Stored, extra: bytes, blocks: bytes, now: int) -> None:
    """Keeps the former version; of an article that is not bookmarked it is the only one kept."""
    db.execute("DELETE FROM version WHERE article = ?1 AND ?2 NOT IN (SELECT key FROM bookmarked)", (stored.id, stored.key))
    db.execute("INSERT INTO version (article, until, title, extra, blocks) VALUES (?, ?, ?, ?, ?)", (stored.id, now, stored.title, extra, blocks))


def _facet_story(db: sqlite3.Connection, article_id: int, extra: bytes, blocks: bytes) -> Story:
    """A stored story as far as facets go."""
    publisher = db.execute("SELECT publisher FROM article WHERE id = ?", (article_id,)).fetchone()[0]
    return Story(title="", publisher=publisher, blocks=unpack_blocks(blocks), **unpack_extra(extra))


def move(db: sqlite3.Connection, article_id: int, old: int, new: int, named: Iterable[tuple[str, str]]) -> None:
    """Gives an article another key in every table but the full-text index.

    Args:
        named: the facets that its story has.
    """
    if old == new:
        return
    nodes, label, tags = db.execute(
        """SELECT p.nodes, f.value, m.tags FROM article a JOIN facet f ON f.id = a.label
           LEFT JOIN placed p ON p.article = a.id LEFT JOIN mark m ON m.article = a.id WHERE a.id = ?""",
        (article_id,),
    ).fetchone()
    db.execute("UPDATE article SET key = ? WHERE id = ?", (new, article_id))
    for name in SETS:
        db.execute(f"UPDATE {name} SET key = ? WHERE key = ?", (new, old))
    places = [(new, place, old) for place in nodes_of(nodes)]
    db.executemany("UPDATE article_place SET key = ? WHERE place = ? AND key = ?", places)
    facets = Facets(db)
    every = {*named, ("label", label), *(("tag", tag) for tag in tags_of(tags))}
    facets.drop(old, every)
    facets.add(new, every)
