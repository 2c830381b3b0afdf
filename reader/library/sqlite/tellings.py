"""Who tells the same: what a pass has found, and the sketches by which it compares.

What was looked at has a row. So that nobody has to search for what has none, four numbers are kept in `state`: `told_version` of the pass; `told_from`, the
newest article when that pass first came by, of whose forerunners only those from the key `told_since` on are looked at; and `told_to`, up to which id all is
done.
"""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from reader.library.sqlite.codec import DamagedError, unpack_blocks, unpack_extra
from reader.library.sqlite.conditions import Sql
from reader.library.sqlite.find import rows_of
from reader.library.sqlite.folding import SPAN
from reader.library.sqlite.hiding import REACHABLE
from reader.library.sqlite.keys import moment, seconds
from reader.library.sqlite.pack import OWN
from reader.model.article import Headline
from reader.model.blocks import plain_text
from reader.model.telling import Sketched, Untold

MOST = 20_000
"""Articles of former times that a pass still looks at, the newest ones."""
LONGEST = 20_000
"""Characters of a text."""

_DATE = "iif(a.dated, coalesce(a.published, a.updated), a.fetched)"
_UNTOLD = f"{REACHABLE} AND NOT EXISTS (SELECT 1 FROM telling t WHERE t.article = a.id AND t.version >= ?)"
_OLD = "article a INDEXED BY article_key WHERE a.key >= ? AND a.id > ? AND a.id <= ?"
_NEW = "article a NOT INDEXED WHERE a.id > ?"


@dataclass(frozen=True, slots=True)
class _Done:
    """What is known to be done: see the module."""

    version: int
    since: int
    begun: int
    upto: int

    @property
    def old(self) -> tuple[int, int, int]:
        """What _OLD has to be given."""
        return self.since, self.upto, self.begun


def _done(db: sqlite3.Connection, version: int) -> _Done:
    """How far a pass of this version has come."""
    state = dict(db.execute("SELECT name, value FROM state WHERE name IN ('told_version', 'told_since', 'told_from', 'told_to')"))
    if state.get("told_version", 0) >= version:
        return _Done(state["told_version"], state["told_since"], state["told_from"], state["told_to"])
    since = db.execute("SELECT key FROM article ORDER BY key DESC LIMIT 1 OFFSET ?", (MOST - 1,)).fetchone()
    newest = db.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0]
    return _Done(version, 0 if since is None else since[0], newest, 0)


def untold(db: sqlite3.Connection, version: int, limit: int) -> tuple[int, ...]:
    """Ids of placed articles that no pass of this version has looked at, newest first."""
    done = _done(db, version)
    placed = "a.key NOT IN (SELECT key FROM waiting)"
    found: list[tuple[int, int]] = []
    if done.upto < done.begun:
        found += db.execute(f"SELECT a.key, a.id FROM {_OLD} AND {_UNTOLD} AND {placed} ORDER BY a.key DESC LIMIT ?", (*done.old, version, limit))
    last = max(done.begun, done.upto)
    found += db.execute(f"SELECT a.key, a.id FROM {_NEW} AND {_UNTOLD} AND {placed} ORDER BY a.key DESC LIMIT ?", (last, version, limit))
    return tuple(number for _key, number in sorted(found, reverse=True)[: max(0, limit)])


def to_tell(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[Untold, ...]:
    """Those articles as the pass needs them, in the order asked for; unknown ids are left out."""
    rows = db.execute(
        f"""SELECT a.id, iif(f.removed IS NULL, a.feed, NULL), a.title, b.extra, b.blocks, {_DATE},
                   (SELECT json_group_array(r.place) FROM json_each(p.nodes) n CROSS JOIN article_place r ON r.place = n.value AND r.key = a.key
                    WHERE r.flags & {OWN})
            FROM json_each(?) j CROSS JOIN article a ON a.id = j.value JOIN feed f ON f.id = a.feed JOIN body b ON b.article = a.id
            LEFT JOIN placed p ON p.article = a.id WHERE {REACHABLE} ORDER BY j.key""",
        (json.dumps(list(ids)),),
    )
    return tuple(
        Untold(number, feed, title, *_text(extra, blocks), moment(date), frozenset(json.loads(places)))
        for number, feed, title, extra, blocks, date, places in rows
    )


def _text(extra: bytes, blocks: bytes) -> tuple[str, str]:
    """Teaser and text, cut where nobody reads on who compares; both empty if they are damaged: one article should not keep all others from being told."""
    try:
        return unpack_extra(extra).get("teaser", "")[:LONGEST], plain_text(unpack_blocks(blocks))[:LONGEST]
    except DamagedError:
        return "", ""


def sketches(db: sqlite3.Connection, start: datetime, end: datetime) -> tuple[Sketched, ...]:
    """Sketches that are kept of articles dated so (start included, end not)."""
    rows = db.execute(
        f"""SELECT a.id, iif(f.removed IS NULL, a.feed, NULL), k.date, k.places, k.data, k.bands, t.story
            FROM sketch k CROSS JOIN article a ON a.id = k.article JOIN feed f ON f.id = a.feed LEFT JOIN telling t ON t.article = a.id
            WHERE k.date >= ? AND k.date < ? AND {REACHABLE} ORDER BY k.date, a.id""",
        (seconds(start), seconds(end)),
    )
    return tuple(
        Sketched(number, feed, moment(date), _places(places), data, tuple(json.loads(bands)), story) for number, feed, date, places, data, bands, story in rows
    )


@lru_cache(1_000)
def _places(stored: str) -> frozenset[int]:
    """Ids of places; many articles share theirs."""
    return frozenset(json.loads(stored))


def tell(db: sqlite3.Connection, version: int, told: Sequence[Sketched], keep_since: datetime) -> None:
    """Notes what the pass found, and drops sketches of articles dated before `keep_since`; stories stay.

    Articles that are gone are passed over, and so are those that have changed since they were read. A story that would go on for too long is not joined.
    """
    done = _done(db, version)
    names = ("told_version", "told_since", "told_from", "told_to")
    state = [*zip(names, (done.version, done.since, done.begun, done.upto), strict=True)]
    db.executemany("INSERT INTO state (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", state)
    keys = _keys(db, told)
    told = [one for one in told if one.id in keys]
    stories = _stories(db, told, keys)
    db.executemany(
        """INSERT INTO telling (article, story, version) VALUES (?, ?, ?)
           ON CONFLICT (article) DO UPDATE SET story = excluded.story, version = excluded.version""",
        [(one.id, stories[one.id], version) for one in told],
    )
    kept = [(one.id, seconds(one.date), one.data, _json(one.bands), _json(sorted(one.places))) for one in told if one.date >= keep_since]
    db.executemany("INSERT OR REPLACE INTO sketch (article, date, data, bands, places) VALUES (?, ?, ?, ?, ?)", kept)
    db.execute("DELETE FROM sketch WHERE date < ?", (seconds(keep_since),))
    db.execute("UPDATE state SET value = ? WHERE name = 'told_to'", (_upto(db, done),))


def _json(numbers: Iterable[int]) -> str:
    return json.dumps(list(numbers), separators=(",", ":"))


def _keys(db: sqlite3.Connection, told: Iterable[Sketched]) -> dict[int, int]:
    """The keys of articles by id; without those that wait for their places and nobody has looked at: they have changed meanwhile."""
    rows = db.execute(
        """SELECT a.id, a.key FROM json_each(?) j CROSS JOIN article a ON a.id = j.value
           WHERE a.key NOT IN (SELECT key FROM waiting) OR EXISTS (SELECT 1 FROM telling t WHERE t.article = a.id)""",
        (_json(one.id for one in told),),
    )
    return dict(rows.fetchall())


def _stories(db: sqlite3.Connection, told: Iterable[Sketched], keys: dict[int, int]) -> dict[int, int | None]:
    """The stories of articles, None for one that lies too far from others of its story."""
    spans: dict[int, tuple[int, int]] = {}
    rows = db.execute(
        """SELECT t.story, min(a.key), max(a.key) FROM json_each(?) j CROSS JOIN telling t INDEXED BY telling_story ON t.story = j.value
           CROSS JOIN article a ON a.id = t.article WHERE a.id NOT IN (SELECT value FROM json_each(?)) GROUP BY 1""",
        (_json({one.story for one in told if one.story is not None}), _json(keys)),
    )
    for story, low, high in rows:
        spans[story] = low, high
    found: dict[int, int | None] = {}
    for one in sorted(told, key=lambda one: keys[one.id]):
        found[one.id] = None
        if one.story is not None:
            key = keys[one.id]
            low, high = spans.get(one.story, (key, key))
            if max(high, key) - min(low, key) <= SPAN:
                spans[one.story] = min(low, key), max(high, key)
                found[one.id] = one.story
    return found


def _upto(db: sqlite3.Connection, done: _Done) -> int:
    """The id up to which all is done: those that wait for their places are not."""
    if done.upto < done.begun and db.execute(f"SELECT 1 FROM {_OLD} AND {_UNTOLD} ORDER BY a.key LIMIT 1", (*done.old, done.version)).fetchone():
        return done.upto
    last = max(done.begun, done.upto)
    row = db.execute(f"SELECT a.id FROM {_NEW} AND {_UNTOLD} ORDER BY a.id LIMIT 1", (last, done.version)).fetchone()
    return int(row[0]) - 1 if row else max(last, db.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0])


def same_story(db: sqlite3.Connection, article_id: int) -> tuple[Headline, ...]:
    """The other articles in lists that tell its story, newest first."""
    text = """SELECT a.key AS key FROM telling t CROSS JOIN telling s INDEXED BY telling_story ON s.story = t.story CROSS JOIN article a ON a.id = s.article
              WHERE t.article IN (SELECT value FROM json_each(?1)) AND s.article != t.article AND a.key NOT IN (SELECT key FROM hidden)"""
    return rows_of(db, Sql(text, (json.dumps([article_id]),)), "date")


def forget(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Makes a pass look at articles again that have changed, or forgets those that go."""
    rows = [(number,) for number in ids]
    db.executemany("DELETE FROM telling WHERE article = ?", rows)
    db.executemany("DELETE FROM sketch WHERE article = ?", rows)
    # what counts as told because it is too old is not waited for
    db.executemany(
        """UPDATE state SET value = min(value, ?1 - 1) WHERE name = 'told_to' AND (
               ?1 > (SELECT value FROM state WHERE name = 'told_from')
               OR EXISTS (SELECT 1 FROM article WHERE id = ?1 AND key >= (SELECT value FROM state WHERE name = 'told_since')))""",
        rows,
    )
