"""Reads whole articles back: story, places, marks."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from reader.library.protocol import Unplaced
from reader.library.sqlite.codec import DamagedError, unpack_blocks, unpack_extra
from reader.library.sqlite.hiding import REACHABLE
from reader.library.sqlite.keys import moment, moment_or_none
from reader.library.sqlite.pack import ROLES
from reader.library.sqlite.terms import tags_of
from reader.library.sqlite.text import digest_of
from reader.model.article import Article, Story
from reader.model.place import NOTHING_LEARNT, ArticlePlace, Learnt, Place

_STORY = "a.title, a.publisher, a.published, a.updated, a.fingerprint, b.extra"
PLACE = "id, name, kind, country, admin1, lat, lon, parent, population"


def _story(row: Sequence[Any]) -> Story:
    """A story of the columns of _STORY and the blocks, None to leave them empty."""
    title, publisher, published, updated, fingerprint, extra, blocks = row
    return Story(
        title=title,
        publisher=publisher,
        published=moment_or_none(published),
        updated=moment_or_none(updated),
        fingerprint=digest_of(fingerprint),
        blocks=() if blocks is None else unpack_blocks(blocks),
        **unpack_extra(extra),
    )


def story_of(db: sqlite3.Connection, article_id: int) -> Story:
    """The story of an article that is there."""
    row = db.execute(f"SELECT {_STORY}, b.blocks FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?", (article_id,)).fetchone()
    return _story(row)


def to_place(db: sqlite3.Connection, ids: Sequence[int], learnt: Mapping[int, Learnt]) -> tuple[Unplaced, ...]:
    """Articles that the reader can reach with their text in the order asked for, where their feeds write from, and what the reader has said."""
    rows = db.execute(
        f"""SELECT {_STORY}, b.blocks, a.id, f.home FROM json_each(?) j CROSS JOIN article a ON a.id = j.value
            JOIN feed f ON f.id = a.feed JOIN body b ON b.article = a.id
            WHERE {REACHABLE} ORDER BY j.key""",
        (json.dumps(list(ids)),),
    )
    return tuple(Unplaced(number, _story(said), home, learnt.get(number, NOTHING_LEARNT)) for *said, number, home in rows)


def articles(db: sqlite3.Connection, ids: Sequence[int], *, bodies: bool) -> tuple[Article, ...]:
    """Articles that the reader can reach, in the order asked for."""
    rows = db.execute(
        f"""
        SELECT {_STORY}, {"b.blocks" if bodies else "NULL"}, a.id, a.key, iif(f.removed IS NULL, a.feed, NULL), f.title, a.fetched,
               coalesce(g.gone, 0), p.dateline, p.details, m.read, m.changed, m.bookmarked, m.note, m.tags, m.position, t.state, t.trouble
        FROM json_each(?) j CROSS JOIN article a ON a.id = j.value JOIN feed f ON f.id = a.feed JOIN body b ON b.article = a.id
        LEFT JOIN file g ON g.id = a.file LEFT JOIN placed p ON p.article = a.id LEFT JOIN mark m ON m.article = a.id
        LEFT JOIN full_text t ON t.article = a.id WHERE {REACHABLE} ORDER BY j.key
        """,
        (json.dumps(list(ids)),),
    ).fetchall()
    details = {row[7]: json.loads(row[14]) for row in rows if row[14]}
    places = places_of(db, {item[0] for items in details.values() for item in items})
    made = []
    for row in rows:
        number, key, feed, title, fetched, gone, dateline, _details, read, changed, bookmarked, note, tags, position, full, trouble = row[7:]
        made.append(
            Article(
                id=number,
                key=key,
                story=_story(row[:7]),
                feed_id=feed,
                feed=title if feed is not None else "",
                fetched=moment(fetched),
                dateline=dateline or "",
                places=tuple(article_place(places, item) for item in details.get(number, ())),
                read=bool(read),
                bookmarked=bool(bookmarked),
                changed=bool(changed),
                gone=bool(gone),
                tags=tags_of(tags),
                note=note or "",
                position=position or 0.0,
                full=full or "",
                full_trouble=trouble or "",
            )
        )
    return tuple(made)


def places_of(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Place]:
    """Places in use by id."""
    rows = db.execute(f"SELECT {PLACE} FROM place WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
    return {row[0]: place_of(row) for row in rows}


def place_of(row: Sequence[Any]) -> Place:
    """A place of the columns of PLACE."""
    number, name, kind, country, admin1, lat, lon, parent, population = row
    return Place(number, name, kind, country, admin1, lat, lon, parent, population)


def article_place(places: dict[int, Place], item: Sequence[Any]) -> ArticlePlace:
    """What `article_place_json` stored. Raises DamagedError."""
    try:
        number, role, text, label, mentions, confidence, reason = item
        return ArticlePlace(places[number], ROLES[role], label if text is None else text, label, mentions, confidence, reason)
    except (ValueError, LookupError, TypeError) as problem:
        raise DamagedError(str(problem)) from problem
