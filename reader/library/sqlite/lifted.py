"""Orders that lift some articles above newer ones: a score is an article's key and a lift, so that what stands about a place in the list is dated near it."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from reader.library.protocol import Cursor
from reader.library.sqlite.compile import Compiled
from reader.library.sqlite.conditions import KEY, Extent, Sql
from reader.library.sqlite.folding import OTHERS, SPAN, no_newer
from reader.library.sqlite.keys import first_key
from reader.library.sqlite.sizes import number
from reader.query.ast import Sort

HOUR = first_key(3600)
WEEK = 7 * 24 * HOUR
"""The most that an article of a feed that seldom writes is lifted by."""
OFTEN = 2 * HOUR
"""A feed that writes more often than so is not lifted."""
COUNTED = 10
"""The newest articles of a feed by which it is judged how often it writes."""
SELDOM = 72 * HOUR
"""What is taken to have passed before the only article of a feed; of a feed with few it tells less and less."""
_MORE, _HANDED = 50, 2_000


class Scores(Protocol):
    """One such order.

    Attributes:
        reach: the most that a score is above its key.
    """

    reach: int

    def scored(self, keys: Sql) -> Sql:
        """Keys with their scores, called `sort`, of a statement that gives keys."""

    def below(self, low: int, high: int | None, test: Sql) -> Sql:
        """Articles below the key `low` with a score from `low` to `high` that meet a condition, as key and `sort`."""

    def score(self, key: int, feed: int | None) -> int:
        """The score of an article, also of one that is gone."""


class Rare:
    """Lifts what is rare: by half the time that passes between two articles of its feed, up to a week.

    So each feed has about every other time one article that stands above its date, however many feeds there are.
    """

    reach = WEEK

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    @cached_property
    def lifts(self) -> dict[int, int]:
        """By the feed's id."""
        newest = self.db.execute("SELECT max(key) FROM article").fetchone()[0] or 0
        mine = "FROM article a INDEXED BY article_feed WHERE a.feed = f.id ORDER BY a.key"
        rows = self.db.execute(
            f"""SELECT f.id, (SELECT a.key {mine} DESC LIMIT 1 OFFSET {COUNTED - 1}), (SELECT a.key {mine} LIMIT 1),
                       (SELECT count(*) FROM (SELECT 1 {mine} DESC LIMIT {COUNTED})) FROM feed f"""
        )
        return {feed: _lift(_pace(newest - (oldest if tenth is None else tenth), count)) if count else 0 for feed, tenth, oldest, count in rows}

    def scored(self, keys: Sql) -> Sql:
        """See Scores."""
        text = f"""WITH lifted (feed, lift) AS MATERIALIZED (SELECT CAST(key AS INTEGER), value FROM json_each(?))
            SELECT d.key AS key, d.key + l.lift AS sort FROM ({keys.text}) d CROSS JOIN article x INDEXED BY article_key ON x.key = d.key
            CROSS JOIN lifted l ON l.feed = x.feed"""
        return Sql(text, (json.dumps(self.lifts), *keys.values))

    def below(self, low: int, high: int | None, test: Sql) -> Sql:
        """See Scores."""
        upper = "" if high is None else " AND e.key <= ? - l.value"
        # the plus keeps SQLite from reading by a bound of the query instead
        text = f"""SELECT e.key AS key, e.key + l.value AS sort FROM json_each(?) l CROSS JOIN article e INDEXED BY article_feed
            ON e.feed = CAST(l.key AS INTEGER) AND e.key >= ? - l.value AND e.key < ?{upper} WHERE {test.bound.replace(KEY, "+e.key")}"""
        lifts = json.dumps({feed: lift for feed, lift in self.lifts.items() if lift})
        return Sql(text, (lifts, low, low, *(() if high is None else (high,)), *test.values))

    def score(self, key: int, feed: int | None) -> int:
        """See Scores."""
        return key + (0 if feed is None else self.lifts.get(feed, 0))


def _pace(age: int, count: int) -> int:
    """What passes between two articles of a feed.

    A feed with few articles may have been added today, or write once a month: the fewer they are and the older, the more seldom it is taken to write.

    Args:
        age: of the oldest of those that are counted.
        count: how many they are, from 1 to COUNTED.
    """
    return (age + (SELDOM // count if count < COUNTED else 0)) // count


def _lift(pace: int) -> int:
    """The lift for what passes between two articles, in whole hours: a refresh should not move everything a little."""
    return 0 if pace < OFTEN else min(WEEK, pace // 2 // HOUR * HOUR)


class Stories:
    """Lifts what tells a story right below the newest that tells it."""

    reach = SPAN

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def scored(self, keys: Sql) -> Sql:
        """See Scores."""
        text = f"""SELECT d.key AS key, coalesce((SELECT max(b.key) FROM {OTHERS} WHERE t.article = x.id), d.key) AS sort
            FROM ({keys.text}) d CROSS JOIN article x ON x.key = d.key"""
        return Sql(text, keys.values)

    def below(self, low: int, high: int | None, test: Sql) -> Sql:
        """See Scores."""
        # whatever lies below `low` is lifted by an article within the span above it
        highest = low + SPAN if high is None else min(high, low + SPAN)
        newest = f"SELECT max(b.key) FROM {OTHERS} WHERE t.article = x.id"
        text = f"""SELECT e.key AS key, x.key AS sort FROM article x CROSS JOIN telling g ON g.article = x.id
            CROSS JOIN telling h ON h.story = g.story CROSS JOIN article e ON e.id = h.article
            WHERE x.key >= ? AND x.key <= ? AND e.key < ? AND ({newest}) = x.key AND {test.bound.replace(KEY, "+e.key")}"""
        return Sql(text, (low, highest, low, *test.values))

    def score(self, key: int, feed: int | None) -> int:
        """See Scores."""
        found = self.scored(Sql("SELECT ? AS key", (key,)))
        row = self.db.execute(found.text, found.values).fetchone()
        return key if row is None else int(row[1])


class Dated:
    """Lifts nothing: the order by date of a list that is folded."""

    reach = 0

    def scored(self, keys: Sql) -> Sql:
        """See Scores."""
        return Sql(f"SELECT key, key AS sort FROM ({keys.text})", keys.values)

    def below(self, low: int, high: int | None, test: Sql) -> Sql:
        """See Scores."""
        return Sql("SELECT 0, 0 WHERE 0")

    def score(self, key: int, feed: int | None) -> int:
        """See Scores."""
        return key


def scores(db: sqlite3.Connection, sort: Sort) -> Scores | None:
    """The scores that a sort is by, None if it is by something else."""
    return Rare(db) if sort == "rare" else Stories(db) if sort == "story" else None


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in an order of this kind: keys and scores, and the keys between which they and all that tells their stories lie."""

    rows: tuple[tuple[int, int], ...]
    near: Extent

    @property
    def statement(self) -> Sql:
        """The rows as a statement of key and `sort`."""
        return Sql("SELECT json_extract(value, '$[0]') AS key, json_extract(value, '$[1]') AS sort FROM json_each(?)", (json.dumps(self.rows),))


def page(compiled: Compiled, by: Scores, limit: int, offset: int, after: Cursor | None, *, backwards: bool) -> Page:
    """The rows that follow a cursor: looked for where the query's articles by date would do, and then further until there are enough."""
    edge = None if after is None else after.score
    following, order = beyond(after, backwards=backwards), "sort, key" if backwards else "sort DESC, key DESC"
    # some of them stand folded under others
    count = (limit + offset) * 5 // 4 + _MORE if compiled.folded else limit + offset
    while True:
        dated, number_, low, high = _dated(compiled, edge, count, backwards=backwards)
        ends = number_ < count
        if number_ == 0 and (edge is None or not backwards):
            return Page((), (0, 0))
        least = edge if backwards else None if ends else low
        most = (None if ends else high) if backwards else edge
        rows = _between(compiled, by, dated, least, most)
        keys = [*((low, high) if number_ else ()), *(() if edge is None else (edge,))]
        near = (min(keys) - by.reach - SPAN, max(keys) + SPAN)
        unfolded = no_newer(compiled.taken(near)) if compiled.folded else Sql("1")
        bound = Sql("d.sort <= ?", (most,)) if most is not None else Sql("1")
        tests = (following, bound, unfolded)
        where = " AND ".join(test.text.replace(KEY, "d.key") for test in tests)
        values = (*rows.values, *(value for test in tests for value in test.values), limit, offset)
        found = compiled.db.execute(f"SELECT key, sort FROM ({rows.text}) d WHERE {where} ORDER BY {order} LIMIT ? OFFSET ?", values).fetchall()
        if ends or len(found) >= limit:
            return Page(tuple(found), near)
        count = 2 * count + _MORE


def _dated(compiled: Compiled, edge: int | None, count: int, *, backwards: bool) -> tuple[Sql, int, int, int]:
    """The keys of so many articles from one on by date, as a statement; how many there are, the least and the greatest of them."""
    ending = Sql(f"ORDER BY key {'ASC' if backwards else 'DESC'} LIMIT ?", (count,))
    keys = compiled.keys(edge, None, ending=ending) if backwards else compiled.keys(None, edge, ending=ending)
    if count <= _HANDED:
        found = [row[0] for row in compiled.db.execute(keys.text, keys.values)]
        listed = Sql("SELECT value AS key FROM json_each(?)", (json.dumps(found),))
        return listed, len(found), min(found, default=0), max(found, default=0)
    number_, low, high = compiled.db.execute(f"SELECT count(*), min(key), max(key) FROM ({keys.text})", keys.values).fetchone()
    return compiled.keys(low, high) if number_ else keys, number_, low, high


def _between(compiled: Compiled, by: Scores, dated: Sql, least: int | None, most: int | None) -> Sql:
    """All rows with a score from `least` to `most`, and some with a higher one.

    Args:
        dated: the articles that need no lift to be among them.
    """
    rows = by.scored(dated)
    if least is None:
        return rows
    lifted = by.below(least, most, compiled.test((least - by.reach, least)))
    return Sql(f"SELECT key, sort FROM ({rows.text}) UNION ALL {lifted.text}", (*rows.values, *lifted.values))


def beyond(after: Cursor | None, *, backwards: bool) -> Sql:
    """The condition that a row `d` of key and `sort` comes after a cursor, or before it."""
    if after is None:
        return Sql("1")
    sign = ">" if backwards else "<"
    return Sql(f"d.sort {sign}= ? AND (d.sort {sign} ? OR d.key {sign} ?)", (after.score, after.score, after.key))


def rank(compiled: Compiled, by: Scores, at: Cursor) -> int:
    """How many rows of a whole query stand before a cursor."""
    above = compiled.keys(at.score + 1, None)
    rows = by.scored(compiled.keys(at.score - by.reach, at.score))
    before = beyond(at, backwards=True)
    counted = f"SELECT (SELECT count(*) FROM ({above.text})) + (SELECT count(*) FROM ({rows.text}) d WHERE {before.text})"
    return number(compiled.db, counted, *above.values, *rows.values, *before.values)
