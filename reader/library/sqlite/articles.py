"""Writes articles: adds new ones, replaces changed ones, and moves one to another date everywhere."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.sqlite.codec import unpack_blocks, unpack_extra
from reader.library.sqlite.counts import Counts, nodes_of
from reader.library.sqlite.index import NO_LABEL, Facets, add_text, drop_text
from reader.library.sqlite.keys import date_of
from reader.library.sqlite.overlay import Body, body_of
from reader.library.sqlite.pack import NOWHERE, PackedStory
from reader.library.sqlite.pages_wanted import note_changed
from reader.library.sqlite.slots import Slots
from reader.library.sqlite.tellings import forget
from reader.library.sqlite.terms import facets_of, stored_fts_text, tags_of
from reader.library.sqlite.versions import keep_version
from reader.library.sqlite.waiting import wait
from reader.model.article import Story

SETS = ("unread", "bookmarked", "hidden", "put_away", "kept_away", "waiting")
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
class New:
    """An article to be added.

    Attributes:
        file: the id of its file, or None.
        fetched: seconds.
        read: it comes in as read.
    """

    feed: int
    file: int | None
    story: PackedStory
    fetched: int
    read: bool = False


def add(db: sqlite3.Connection, deliveries: Sequence[Sequence[New]]) -> list[int]:
    """Adds new articles, waiting for their places; returns their ids.

    Args:
        deliveries: the articles of each document in its order.
    """
    given = _with_keys(db, deliveries)
    if not given:
        return []
    last = db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'article'").fetchone()
    first = (last[0] if last else 0) + 1
    articles, bodies, texts, keys, marks, named = [], [], [], [], [], []
    facets, counts = Facets(db), Counts()
    for number, (key, said, new) in enumerate(given, first):
        story = new.story
        known_by = (story.identity, story.alias, story.fingerprint)
        articles.append((number, key, new.feed, new.file, *known_by, story.title, story.publisher, story.published, story.updated, new.fetched, said))
        bodies.append((number, story.extra, story.blocks))
        texts.append((key, *story.text))
        keys.append((key,))
        named.append((NO_LABEL, key))
        named += [(facets.id_of(field, value), key) for field, value in story.facets]
        if new.read:
            marks.append((number, key))
        counts.feed(new.feed, 1, not new.read)
        counts.places((NOWHERE,), 1, not new.read)
    columns = "id, key, feed, file, identity, alias, fingerprint, title, publisher, published, updated, fetched, dated, label"
    db.executemany(f"INSERT INTO article ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, {NO_LABEL})", articles)
    db.executemany("INSERT INTO body (article, extra, blocks) VALUES (?, ?, ?)", bodies)
    keys.sort()
    db.executemany("INSERT INTO unread (key) VALUES (?)", keys)
    db.executemany("INSERT INTO waiting (key) VALUES (?)", keys)
    db.executemany(f"INSERT INTO article_place (place, key, flags) VALUES ({NOWHERE}, ?, 0)", keys)
    db.executemany("INSERT OR IGNORE INTO article_facet (facet, key) VALUES (?, ?)", sorted(named))
    if marks:
        db.executemany("INSERT INTO mark (article, read) VALUES (?, 1)", [(number,) for number, _key in marks])
        db.executemany("DELETE FROM unread WHERE key = ?", [(key,) for _number, key in marks])
    add_text(db, texts)
    counts.write(db)
    return list(range(first, first + len(given)))


def _with_keys(db: sqlite3.Connection, deliveries: Sequence[Sequence[New]]) -> list[tuple[int, bool, New]]:
    """New articles with their keys, and whether their publishers said the dates."""
    dated = [[(*date_of(new.story.published, new.story.updated, new.fetched), new) for new in delivery] for delivery in deliveries]
    slots = Slots(db)
    slots.look_up({date for delivery in dated for date, _said, _new in delivery})
    made = []
    for delivery in dated:
        # the first of a document is its newest, so it gets the last key of those that have the same date
        keys = [slots.key_for(date) for date, _said, _new in reversed(delivery)]
        made += [(key, said, new) for key, (_date, said, new) in zip(reversed(keys), delivery, strict=True)]
    return made


def rename(db: sqlite3.Connection, stored: Stored, story: PackedStory) -> None:
    """Notes another guid or file of an article whose content is the same."""
    overlay = body_of(db, stored.id).overlay
    db.execute("UPDATE article SET identity = ?, alias = ? WHERE id = ?", (story.identity, story.alias, stored.id))
    db.execute("UPDATE body SET extra = ? WHERE article = ?", ((overlay.over(story) if overlay else story).extra, stored.id))
    if overlay is not None:
        db.execute("UPDATE full_text SET own_extra = ? WHERE article = ?", (story.extra, stored.id))


def replace(db: sqlite3.Connection, stored: Stored, story: PackedStory, now: int) -> None:
    """Puts a changed article in the place of the former one, which is kept as a version of it; a full text that is shown stays till it comes anew.

    Args:
        now: seconds.
    """
    body = body_of(db, stored.id)
    shown = body.overlay.over(story) if body.overlay is not None else story
    if body.state is not None:
        note_changed(db, stored.id, story.extra, story.blocks, now, dated=story.published is not None or story.updated is not None)
    # another date alone is no change that a reader could see in the text
    if (shown.title, shown.extra, shown.blocks) != (stored.title, body.extra, body.blocks):
        keep_version(db, stored.id, now)
        mark_changed(db, stored.id)
    put(db, stored, shown, body)


def mark_changed(db: sqlite3.Connection, article_id: int) -> None:
    """Marks an article that was read as changed since."""
    db.execute("UPDATE mark SET changed = 1 WHERE article = ? AND read", (article_id,))


def put(db: sqlite3.Connection, stored: Stored, story: PackedStory, body: Body) -> None:
    """Puts a story in the place of what is shown, everywhere; it waits for its places again."""
    date, said = date_of(story.published, story.updated, stored.fetched)
    key = stored.key if stored.date == date else Slots(db).key_for(date)
    before, after = facets_of(_facet_story(db, stored.id, body.extra, body.blocks)), set(story.facets)
    drop_text(db, stored.key, stored_fts_text(stored.title, body.extra, body.blocks))
    move(db, stored.id, stored.key, key, before)
    add_text(db, [(key, *story.text)])
    facets = Facets(db)
    facets.drop(key, before - after)
    facets.add(key, after - before)
    db.execute(
        """UPDATE article SET identity = ?, alias = ?, fingerprint = ?, title = ?, publisher = ?, published = ?, updated = ?, dated = ?, placed_by = 0
           WHERE id = ?""",
        (story.identity, story.alias, story.fingerprint, story.title, story.publisher, story.published, story.updated, said, stored.id),
    )
    db.execute("UPDATE body SET extra = ?, blocks = ? WHERE article = ?", (story.extra, story.blocks, stored.id))
    wait(db, [stored.id])
    forget(db, [stored.id])


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
