"""Each set of a query as a condition on the key of a row: values only ever travel as bound parameters."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.library.sqlite.keys import first_key, seconds
from reader.library.sqlite.sets import AllOf, AnyOf, Happening, KeySet, Listed, Match, Negated, Noted, OfFeeds, Part, Since
from reader.query.ast import Between

NOTED = "SELECT x.key FROM mark m CROSS JOIN article x ON x.id = m.article WHERE m.note != ''"
OF_FEEDS = "SELECT x.key FROM article x INDEXED BY article_feed WHERE x.feed IN (SELECT value FROM json_each(?))"
KEY = "{k}"
"""Stands in a condition for the key of the row that is tested."""
PROBED = 8
"""Places that are looked for one by one; for more of them the article's own places are read."""

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Sql:
    """Text of SQL with the values of its parameters; `loose` if it has to stand in brackets before AND."""

    text: str
    values: tuple[Value, ...] = ()
    loose: bool = False

    @property
    def bound(self) -> str:
        """The text as a part of a conjunction."""
        return f"({self.text})" if self.loose else self.text


Extent = tuple[int | None, int | None]
"""The least and the greatest key that something can have; None is open."""


def condition(part: Part, *, whole: bool, near: Extent = (None, None)) -> Sql:
    """The part as a condition on a key.

    A plus before the key keeps SQLite from reading this set instead of the list that was chosen.

    Args:
        whole: it will be asked about a great many rows, and not only until a page is full.
        near: the keys between which all rows lie that it will be asked about, as far as that is known.
    """
    match part:
        case Match(expression=expression, many=True):
            return Sql(f"EXISTS (SELECT 1 FROM fts WHERE fts MATCH ? AND rowid = {KEY})", (expression,))
        case Match(expression=expression) if near != (None, None):
            bounds = within(*near)
            return Sql(f"+{KEY} IN (SELECT rowid FROM fts WHERE fts MATCH ? AND {bounds.text.replace(KEY, 'rowid')})", (expression, *bounds.values))
        case Match(expression=expression):
            return Sql(f"+{KEY} IN (SELECT rowid FROM fts WHERE fts MATCH ?)", (expression,))
        case Listed():
            return _listed(part, whole)
        case Happening(ids=ids):
            happens = f"SELECT 1 FROM article x INDEXED BY article_key WHERE x.key = {KEY} AND x.place IN (SELECT value FROM json_each(?))"
            return Sql(f"EXISTS ({happens})", (json.dumps(ids),))
        case OfFeeds(ids=()):
            return Sql("0")
        case OfFeeds(ids=(number,)):
            return Sql(f"EXISTS (SELECT 1 FROM article x INDEXED BY article_feed WHERE x.feed = ? AND x.key = {KEY})", (number,))
        case OfFeeds(ids=ids):
            if whole:
                return Sql(f"+{KEY} IN ({OF_FEEDS})", (json.dumps(ids),))
            return Sql(f"(SELECT x.feed FROM article x INDEXED BY article_key WHERE x.key = {KEY}) IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
        case KeySet(table=table):
            return Sql(f"+{KEY} IN (SELECT key FROM {table})")
        case Noted():
            return Sql(f"+{KEY} IN ({NOTED})")
        case Since(id=last):
            return Sql(f"(SELECT x.id FROM article x WHERE x.key = {KEY}) > ?", (last,))
        case Between():
            return within(*extent(part))
        case Negated(part=inner):
            test = condition(inner, whole=whole, near=near)
            return Sql(f"NOT ({test.text})", test.values)
        case AllOf(parts=parts):
            return all_true([condition(one, whole=whole, near=near) for one in parts])
        case AnyOf(parts=parts):
            return _any_true([condition(one, whole=whole, near=near) for one in parts])


def _listed(part: Listed, whole: bool) -> Sql:
    column = "place" if part.table == "article_place" else "facet"
    origin = " AND x.flags & 2" if part.origin else ""
    if not part.ids:
        return Sql("0")
    if len(part.ids) <= PROBED:
        marks = ", ".join("?" * len(part.ids))
        return Sql(f"EXISTS (SELECT 1 FROM {part.table} x WHERE x.{column} IN ({marks}) AND x.key = {KEY}{origin})", part.ids)
    if part.table == "article_place" and not whole:
        named = f"AND EXISTS (SELECT 1 FROM article_place x WHERE x.place = n.value AND x.key = y.key{origin})" if part.origin else ""
        return Sql(
            f"""EXISTS (SELECT 1 FROM article y CROSS JOIN placed q ON q.article = y.id CROSS JOIN json_each(q.nodes) n
                WHERE y.key = {KEY} AND n.value IN (SELECT value FROM json_each(?)){named})""",
            (json.dumps(part.ids),),
        )
    listed = f"SELECT x.key FROM {part.table} x WHERE x.{column} IN (SELECT value FROM json_each(?)){origin}"
    return Sql(f"+{KEY} IN ({listed})", (json.dumps(part.ids),))


def extent(part: Between) -> Extent:
    """The keys of a span of time; dates are whole seconds, so a bound within a second means the next one."""
    low, high = (None if time is None else first_key(seconds(time) + bool(time.microsecond)) for time in (part.start, part.end))
    return low, None if high is None else high - 1


def narrowed(*extents: Extent) -> Extent:
    """What lies in all of some extents."""
    lows, highs = [low for low, _high in extents if low is not None], [high for _low, high in extents if high is not None]
    return max(lows, default=None), min(highs, default=None)


def within(low: int | None, high: int | None) -> Sql:
    """The condition that a key lies in an extent."""
    bounds = [(sign, key) for sign, key in ((">=", low), ("<=", high)) if key is not None]
    return Sql(" AND ".join(f"{KEY} {sign} ?" for sign, _key in bounds) or "1", tuple(key for _sign, key in bounds))


def all_true(parts: Sequence[Sql]) -> Sql:
    """All of the conditions; the deepest first, as SQLite's parser keeps a stack of 100 of what stands before an open bracket."""
    ordered = sorted(parts, key=lambda part: -_depth(part.text))
    return Sql(" AND ".join(part.bound for part in ordered) or "1", tuple(value for part in ordered for value in part.values))


def _any_true(parts: Sequence[Sql]) -> Sql:
    """Any of the conditions."""
    ordered = sorted(parts, key=lambda part: -_depth(part.text))
    return Sql(" OR ".join(part.text for part in ordered) or "0", tuple(value for part in ordered for value in part.values), loose=True)


def _depth(text: str) -> int:
    """The most brackets that are open at once."""
    return max(accumulate((char == "(") - (char == ")") for char in text), default=0)
