"""Combines the sets of a query into SQL that reads its first rows in the order of keys, however many there are.

Each set is at once a list in key order and a test. A conjunction reads its smallest list and tests every row for the rest;
a disjunction merges lists. Values only ever travel as bound parameters.
"""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from reader.library.sqlite.keys import first_key, seconds
from reader.library.sqlite.sets import AllOf, AnyOf, KeySet, Listed, LookUp, Match, Negated, Noted, OfFeeds, Part, Since
from reader.query.ast import Between, Query

MOST_LISTS = 40
"""Lists that are merged; of more, the keys are gathered and sorted."""
FEW = 3_000
"""Rows that are worth asking the full-text index about one by one."""
GATHERED = 20_000
"""Keys that are gathered and sorted rather than searched for among all articles."""
NOTED = "SELECT x.key FROM mark m CROSS JOIN article x ON x.id = m.article WHERE m.note != ''"
_COUNTED = 5_000
_UNKNOWN = 1 << 40

Value = str | int | float
KEY = "{k}"
"""Stands in a test for the key of the row that is tested."""


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


@dataclass(frozen=True, slots=True)
class Branch:
    """One list in key order: a table, the name of its key, and conditions."""

    table: str
    where: tuple[Sql, ...] = ()
    key: str = "key"
    table_values: tuple[Value, ...] = ()

    def select(self) -> Sql:
        """The list as a statement without an order; it calls its key `key`."""
        key = f"d.{self.key}"
        conditions = " AND ".join(part.bound.replace(KEY, key) for part in self.where)
        text = f"SELECT {key} AS key FROM {self.table} d" + (f" WHERE {conditions}" if conditions else "")
        return Sql(text, (*self.table_values, *(value for part in self.where for value in part.values)))


EVERYTHING = Branch("article")


class Compiled:
    """A query compiled at one moment: the lists that give its articles together."""

    def __init__(self, db: sqlite3.Connection, query: Query) -> None:
        self.db = db
        self.part = None if query.root is None else LookUp(db).part(query.root)
        branches = (EVERYTHING,) if self.part is None else self._lists(self.part)
        if branches is None:
            assert self.part is not None
            branches = (replace(EVERYTHING, where=(self._test(self.part, few=False),)),)
        hiding = db.execute("SELECT 1 FROM hidden LIMIT 1").fetchone() is not None
        self.shown = (Sql(f"{KEY} NOT IN (SELECT key FROM hidden)"),) if hiding else ()
        self.branches = tuple(replace(branch, where=(*branch.where, *self.shown)) for branch in branches)

    def keys(self, *, bounds: Sql | None = None, ending: Sql | None = None) -> Sql:
        """A statement that gives each key once.

        Args:
            bounds: a further condition on every list.
            ending: order and limit of the whole.
        """
        lists = [replace(branch, where=(*branch.where, bounds)) if bounds is not None else branch for branch in self.branches]
        parts = [branch.select() for branch in lists] or [Sql("SELECT NULL AS key WHERE 0")]
        values = tuple(value for part in parts for value in part.values)
        text = " UNION ".join(part.text for part in parts)
        return Sql(text, values) if ending is None else Sql(f"{text} {ending.text}", (*values, *ending.values))

    def is_large(self) -> bool:
        """True if the articles are too many to gather and sort."""
        size = _UNKNOWN if self.part is None else self._size(self.part)
        if size < _UNKNOWN or len(self.branches) != 1:
            return size > GATHERED
        keys = self.keys(ending=Sql("LIMIT ?", (GATHERED + 1,)))
        return self._number(f"SELECT count(*) FROM ({keys.text})", *keys.values) > GATHERED

    def test(self) -> Sql:
        """The whole query as a condition on a key."""
        return _all_true([*self.shown, *([] if self.part is None else [self._test(self.part, few=False)])])

    def _lists(self, part: Part) -> tuple[Branch, ...] | None:
        """The part as lists in key order; None if it can only be tested for."""
        match part:
            case Match(expression=expression):
                # the table's own name is what MATCH takes, also where it has another one
                return (Branch("fts", (Sql("d.fts MATCH ?", (expression,)),), "rowid"),)
            case Listed():
                return self._listed(part)
            case OfFeeds(ids=ids):
                if len(ids) > MOST_LISTS:
                    return (replace(EVERYTHING, where=(self._test(part, few=False),)),)
                return tuple(Branch("article", (Sql("d.feed = ?", (number,)),)) for number in ids)
            case KeySet(table=table):
                return (Branch(table),)
            case Since(id=last):
                return (replace(EVERYTHING, where=(Sql("d.id > ?", (last,)),)),)
            case Between():
                return (replace(EVERYTHING, where=(self._test(part, few=False),)),)
            case Noted():
                return (Branch(f"({NOTED})"),)
            case Negated(part=KeySet(table="unread")) if self._number("SELECT coalesce(sum(articles - unread), 0) FROM feed") <= GATHERED:
                return (Branch("(SELECT x.key FROM mark m CROSS JOIN article x ON x.id = m.article WHERE m.read)"),)
            case Negated():
                return None
            case AllOf(parts=parts):
                return self._all_of(parts)
            case AnyOf(parts=parts):
                found = [self._lists(one) for one in parts]
                lists = [branch for branches in found if branches is not None for branch in branches]
                return tuple(lists) if None not in found and len(lists) <= MOST_LISTS else None

    def _listed(self, part: Listed) -> tuple[Branch, ...]:
        column = "place" if part.table == "article_place" else "facet"
        origin = (Sql("d.flags & 2"),) if part.origin else ()
        if len(part.ids) <= MOST_LISTS:
            return tuple(Branch(part.table, (Sql(f"d.{column} = ?", (number,)), *origin)) for number in part.ids)
        inner = f"SELECT DISTINCT key FROM {part.table} d WHERE {column} IN (SELECT value FROM json_each(?))"
        return (Branch(f"({inner}{' AND d.flags & 2' if part.origin else ''})", table_values=(json.dumps(part.ids),)),)

    def _all_of(self, parts: Sequence[Part]) -> tuple[Branch, ...] | None:
        """The smallest list, each row tested for the rest."""
        lists = [(index, found) for index, part in enumerate(parts) if (found := self._lists(part)) is not None]
        if not lists:
            return None
        sizes = {index: self._size(parts[index]) for index, _found in lists}
        best, found = min(lists, key=lambda one: sizes[one[0]])
        few = sizes[best] <= FEW
        words = next((one for one in lists if isinstance(parts[one[0]], Match)), None)
        if words is not None and not few:
            best, found = words
        tests = tuple(self._test(part, few=few) for index, part in enumerate(parts) if index != best)
        return tuple(replace(branch, where=(*branch.where, *tests)) for branch in found)

    def _test(self, part: Part, *, few: bool) -> Sql:
        """The part as a condition on a key.

        A plus before the key keeps SQLite from reading this set instead of the list that was chosen.

        Args:
            few: only some rows will be tested.
        """
        match part:
            case Match(expression=expression) if few:
                return Sql(f"EXISTS (SELECT 1 FROM fts WHERE fts MATCH ? AND rowid = {KEY})", (expression,))
            case Match(expression=expression):
                return Sql(f"+{KEY} IN (SELECT rowid FROM fts WHERE fts MATCH ?)", (expression,))
            case Listed():
                return _listed_test(part)
            case OfFeeds(ids=()):
                return Sql("0")
            case OfFeeds(ids=(number,)):
                return Sql(f"EXISTS (SELECT 1 FROM article x INDEXED BY article_feed WHERE x.feed = ? AND x.key = {KEY})", (number,))
            case OfFeeds(ids=ids):
                return Sql(f"(SELECT x.feed FROM article x WHERE x.key = {KEY}) IN (SELECT value FROM json_each(?))", (json.dumps(ids),))
            case KeySet(table=table):
                return Sql(f"+{KEY} IN (SELECT key FROM {table})")
            case Noted():
                return Sql(f"+{KEY} IN ({NOTED})")
            case Since(id=last):
                return Sql(f"(SELECT x.id FROM article x WHERE x.key = {KEY}) > ?", (last,))
            case Between():
                return _between_test(part)
            case Negated(part=inner):
                test = self._test(inner, few=few)
                return Sql(f"NOT ({test.text})", test.values)
            case AllOf(parts=parts):
                return _all_true([self._test(one, few=few) for one in parts])
            case AnyOf(parts=parts):
                return _any_true([self._test(one, few=few) for one in parts])

    def _size(self, part: Part) -> int:
        """About how many articles a part has, at once or not at all."""
        match part:
            case Listed(table="article_place", ids=ids):
                return self._number("SELECT coalesce(sum(articles), 0) FROM place WHERE id IN (SELECT value FROM json_each(?))", json.dumps(ids))
            case Listed(ids=ids):
                counted = "SELECT 1 FROM article_facet WHERE facet IN (SELECT value FROM json_each(?)) LIMIT ?"
                return self._number(f"SELECT count(*) FROM ({counted})", json.dumps(ids), _COUNTED)
            case OfFeeds(ids=ids):
                return self._number("SELECT coalesce(sum(articles), 0) FROM feed WHERE id IN (SELECT value FROM json_each(?))", json.dumps(ids))
            case KeySet(table="unread"):
                return self._number("SELECT coalesce(sum(unread), 0) FROM feed")
            case KeySet():
                return self._number("SELECT count(*) FROM (SELECT 1 FROM bookmarked LIMIT ?)", _COUNTED)
            case Since(id=last):
                return self._number("SELECT coalesce(max(id), 0) FROM article") - last
            case Negated(part=KeySet(table="unread")):
                return self._number("SELECT coalesce(sum(articles - unread), 0) FROM feed")
            case AllOf(parts=parts):
                return min((self._size(one) for one in parts), default=_UNKNOWN)
            case AnyOf(parts=parts):
                return sum(self._size(one) for one in parts)
            case _:
                return _UNKNOWN

    def _number(self, statement: str, *values: Value) -> int:
        return int(self.db.execute(statement, values).fetchone()[0])


def _listed_test(part: Listed) -> Sql:
    column = "place" if part.table == "article_place" else "facet"
    origin = " AND x.flags & 2" if part.origin else ""
    if not part.ids:
        return Sql("0")
    if len(part.ids) <= 8:
        marks = ", ".join("?" * len(part.ids))
        return Sql(f"EXISTS (SELECT 1 FROM {part.table} x WHERE x.{column} IN ({marks}) AND x.key = {KEY}{origin})", part.ids)
    listed = f"SELECT x.key FROM {part.table} x WHERE x.{column} IN (SELECT value FROM json_each(?)){origin}"
    return Sql(f"+{KEY} IN ({listed})", (json.dumps(part.ids),))


def _between_test(part: Between) -> Sql:
    """Dates are whole seconds, so a bound within a second means the next one."""
    found: list[Sql] = []
    for sign, time in ((">=", part.start), ("<", part.end)):
        if time is not None:
            found.append(Sql(f"{KEY} {sign} ?", (first_key(seconds(time) + bool(time.microsecond)),)))
    return _all_true(found)


def _all_true(parts: Sequence[Sql]) -> Sql:
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
