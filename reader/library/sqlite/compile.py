"""Combines the sets of a query into SQL that reads its first rows in the order of keys, however many there are.

Each set is at once a list in key order and a test. A conjunction reads its smallest list and tests every row for the rest;
a disjunction merges lists. Values only ever travel as bound parameters.
"""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.library.sqlite.conditions import KEY, NOTED, OF_FEEDS, Extent, Sql, Value, all_true, condition, extent, narrowed, within
from reader.library.sqlite.folding import no_newer, tells_stories
from reader.library.sqlite.pack import NOWHERE, OWN
from reader.library.sqlite.sets import PUT_AWAY, AllOf, AnyOf, Happening, KeySet, Listed, LookUp, Match, Negated, Noted, OfFeeds, Part, Since, holds, looked_up
from reader.library.sqlite.sizes import COUNTED, UNKNOWN, dated, matches, number, size
from reader.query.ast import Between, Query

MOST_LISTS = 200
"""Lists that are merged; of more, the keys are gathered and sorted, or all articles are tested if they are many."""
FEW = 3_000
"""Rows that are worth asking the full-text index about one by one."""
GATHERED = 30_000
"""Keys that are gathered and sorted rather than searched for among all articles."""
_COUNTED = 1_000_000
ASKED = 8_000
"""Articles that are gathered and sorted where a frequent word is looked for in them one by one."""
FREQUENT = 60_000
"""Articles that hold a word from which on one finds a page of them sooner than all of them."""


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
_READ = Branch("(SELECT x.key FROM mark m CROSS JOIN article x ON x.id = m.article WHERE m.read)")


class Compiled:
    """A query compiled at one moment: the lists that give its articles together."""

    def __init__(self, db: sqlite3.Connection, query: Query, *, whole: bool = False, folded: bool = False) -> None:
        """Compiles it.

        Args:
            whole: all of its articles are wanted, to count them, and not only the first ones.
            folded: of those that tell the same story only the newest is wanted.

        Attributes:
            late: what costs so much that rows are tested for it last, in the order in which they are shown; nothing if that is the order of keys.
            folded: something is folded; lists by name are without it, in those by date or score rows are still to be tested for it.
        """
        self.db = db
        self.whole = whole
        self.part = None if query.root is None else LookUp(db).part(query.root)
        listed_by_key = query.sort not in {"place", "feed"}
        if self.part is not None and not whole:
            self.part = self._weighed(self.part, listed=listed_by_key)
        self.extent: Extent = (None, None) if self.part is None else self._extent(self.part)
        listed = self.part
        self.late: tuple[Sql, ...] = ()
        late = tuple(one for one in self.part.parts if _asks_one_by_one(one)) if isinstance(self.part, AllOf) and not listed_by_key else ()
        if isinstance(self.part, AllOf) and 0 < len(late) < len(self.part.parts):
            listed = AllOf(tuple(one for one in self.part.parts if one not in late))
            self.late = tuple(condition(one, whole=whole) for one in late)
        branches = (EVERYTHING,) if listed is None else self._lists(listed)
        if branches is None:
            assert listed is not None
            branches = (replace(EVERYTHING, where=(condition(listed, whole=whole),)),)
        self.shown = self.listed = _shown(db, away=self.part is not None and holds(self.part, PUT_AWAY))
        self.folded = folded and tells_stories(db)
        if self.folded and not listed_by_key:
            self.shown = (*self.shown, no_newer(self.taken()))
        self.branches = tuple(replace(branch, where=(*branch.where, *self.shown)) for branch in branches)
        self._unfolded = tuple(replace(branch, where=(*branch.where, *self.listed)) for branch in branches)

    def keys(self, low: int | None = None, high: int | None = None, *, ending: Sql | None = None) -> Sql:
        """A statement that gives each key once; `late` is still to be tested for.

        Args:
            low, high: the least and the greatest key that is wanted.
            ending: order and limit of the whole.
        """
        bounds = self.bounds(low, high)
        parts = [replace(branch, where=(*branch.where, *bounds)).select() for branch in self.branches] or [Sql("SELECT NULL AS key WHERE 0")]
        values = tuple(value for part in parts for value in part.values)
        text = " UNION ".join(part.text for part in parts)
        return Sql(text, values) if ending is None else Sql(f"{text} {ending.text}", (*values, *ending.values))

    def bounds(self, low: int | None = None, high: int | None = None) -> tuple[Sql, ...]:
        """The condition that keys lie where all articles of the query do, and between two more bounds."""
        narrow = narrowed(self.extent, (low, high))
        return () if narrow == (None, None) else (within(*narrow),)

    def is_large(self) -> bool:
        """True if the articles are too many to gather and sort."""
        if self.extent != (None, None) and dated(self.db, *self.extent, GATHERED + 1) <= GATHERED:
            return False
        found = UNKNOWN if self.part is None else size(self.db, self.part)
        if self.part is not None and _asks_one_by_one(self.part):
            return found > ASKED
        if found != COUNTED and (found < UNKNOWN or len(self.branches) != 1):
            return found > GATHERED
        parts = [replace(branch, where=(*branch.where, *self.bounds())).select() for branch in self._unfolded]
        values = tuple(value for part in parts for value in part.values)
        keys = " UNION ".join(part.text for part in parts)
        return number(self.db, f"SELECT count(*) FROM (SELECT 1 FROM ({keys}) LIMIT ?)", *values, GATHERED + 1) > GATHERED

    def size(self) -> int:
        """About how many articles there are, counted where that takes no more than some 50 ms."""
        found = UNKNOWN if self.part is None else size(self.db, self.part, words=True)
        return found if self.extent == (None, None) else min(found, dated(self.db, *self.extent, _COUNTED))

    def test(self, near: Extent = (None, None)) -> Sql:
        """The whole query as a condition on a key.

        Args:
            near: the keys between which all rows lie that it will be asked about, as far as that is known.
        """
        if self.part is None:
            return all_true([*self.shown, *self.bounds()])
        part = self.part if near == (None, None) else looked_up(self.part, one_by_one=False)
        return all_true([*self.shown, *self.bounds(), condition(part, whole=self.whole, near=near)])

    def taken(self, near: Extent | None = None) -> Sql:
        """The whole query as a condition on the key of another article of a row's story.

        Args:
            near: the keys between which all lie that it will be asked about, which are few; None if they may be many.
        """
        if self.part is None:
            return all_true([*self.listed, *self.bounds()])
        if near is None:
            return all_true([*self.listed, *self.bounds(), condition(self._weighed(self.part, listed=False), whole=False)])
        return all_true([*self.listed, *self.bounds(), condition(looked_up(self.part, one_by_one=True), whole=False, near=near)])

    def is_nowhere(self) -> bool:
        """True if none of the articles has a place that is sure."""
        parts = self.part.parts if isinstance(self.part, AllOf) else (self.part,)
        return any(isinstance(part, Listed) and part.table == "article_place" and part.ids == (NOWHERE,) for part in parts)

    def _weighed(self, part: Part, *, listed: bool) -> Part:
        """The part with words known as frequent or not, where that decides how they are looked for.

        Args:
            listed: words are a list to read, and not a test.
        """
        match part:
            case Match(expression=expression, count=None) if not listed:
                count = matches(self.db, expression, FREQUENT)
                return Match(expression, count, count == FREQUENT and not part.goes_on)
            case Negated(part=inner):
                return Negated(self._weighed(inner, listed=False))
            case AllOf(parts=parts):
                return AllOf(tuple(self._weighed(one, listed=listed) for one in parts))
            case AnyOf(parts=parts):
                return AnyOf(tuple(self._weighed(one, listed=False) for one in parts))
            case _:
                return part

    def _extent(self, part: Part) -> Extent:
        """The keys between which all articles of a part lie, as far as that is known at once."""
        match part:
            case Between():
                return extent(part)
            case KeySet(table=table):
                low, high = self.db.execute(f"SELECT (SELECT min(key) FROM {table}), (SELECT max(key) FROM {table})").fetchone()
                return low, high
            case AllOf(parts=parts):
                return narrowed(*(self._extent(one) for one in parts))
            case _:
                return None, None

    def _lists(self, part: Part) -> tuple[Branch, ...] | None:
        """The part as lists in key order; None if it can only be tested for."""
        match part:
            case Match(expression=expression):
                # the table's own name is what MATCH takes, also where it has another one
                return (Branch("fts", (Sql("d.fts MATCH ?", (expression,)),), "rowid"),)
            case Listed():
                return self._listed(part)
            case Happening():
                return self._happening(part)
            case OfFeeds(ids=ids) if self.whole and len(ids) > 1:
                return (Branch(f"({OF_FEEDS})", table_values=(json.dumps(ids),)),)
            case OfFeeds(ids=ids):
                if len(ids) > MOST_LISTS:
                    return (replace(EVERYTHING, where=(condition(part, whole=self.whole),)),)
                return tuple(Branch("article", (Sql("d.feed = ?", (feed,)),)) for feed in ids)
            case KeySet(table=table):
                return (Branch(table),)
            case Since(id=last) if size(self.db, part) <= FEW:
                return (Branch("(SELECT x.key FROM article x NOT INDEXED WHERE x.id > ?)", table_values=(last,)),)
            case Since(id=last):
                return (replace(EVERYTHING, where=(Sql("d.id > ?", (last,)),)),)
            case Between():
                return (replace(EVERYTHING, where=(condition(part, whole=self.whole),)),)
            case Noted():
                return (Branch(f"({NOTED})"),)
            case Negated(part=KeySet(table="unread")) if size(self.db, part) <= GATHERED:
                return (_READ,)
            case Negated():
                return None
            case AllOf(parts=parts):
                return self._all_of(parts)
            case AnyOf(parts=parts):
                found = [self._lists(one) for one in parts]
                lists = [branch for branches in found if branches is not None for branch in branches]
                return tuple(lists) if None not in found and len(lists) <= MOST_LISTS else None

    def _listed(self, part: Listed) -> tuple[Branch, ...] | None:
        column = "place" if part.table == "article_place" else "facet"
        origin = (Sql("d.flags & 2"),) if part.origin else ()
        if len(part.ids) == 1 or (len(part.ids) <= MOST_LISTS and not self.whole):
            return tuple(Branch(part.table, (Sql(f"d.{column} = ?", (listed,)), *origin)) for listed in part.ids)
        if not self.whole and part.table == "article_place" and size(self.db, part) > GATHERED:
            return None
        inner = f"SELECT DISTINCT key FROM {part.table} d WHERE {column} IN (SELECT value FROM json_each(?))"
        return (Branch(f"({inner}{' AND d.flags & 2' if part.origin else ''})", table_values=(json.dumps(part.ids),)),)

    def _happening(self, part: Happening) -> tuple[Branch, ...] | None:
        """Articles name their main place themselves, so those that name one of the places are read, and asked which is their main one."""
        main = Sql(f"d.flags & {OWN} AND EXISTS (SELECT 1 FROM article x INDEXED BY article_key WHERE x.key = {KEY} AND x.place = d.place)")
        if len(part.ids) <= MOST_LISTS and not self.whole:
            return tuple(Branch("article_place", (Sql("d.place = ?", (place,)), main)) for place in part.ids)
        if not self.whole and size(self.db, part) > GATHERED:
            return None
        return (Branch("article_place", (Sql("d.place IN (SELECT value FROM json_each(?))", (json.dumps(part.ids),)), main)),)

    def _all_of(self, parts: Sequence[Part]) -> tuple[Branch, ...] | None:
        """The smallest list, each row tested for the rest."""
        # what is only a span of time bounds every list anyway
        lists = [(index, found) for index, part in enumerate(parts) if not isinstance(part, Between) and (found := self._lists(part)) is not None]
        if not lists:
            return None
        sizes = {index: size(self.db, parts[index], words=self.whole) for index, _found in lists}
        best, found = min(lists, key=lambda one: sizes[one[0]])
        few = sizes[best] <= FEW
        words = next((one for one in lists if isinstance(parts[one[0]], Match)), None)
        if words is not None and not few and not self.whole:
            best, found = words
        others = [part for index, part in enumerate(parts) if index != best and not isinstance(part, Between)]
        tests = tuple(condition(self._weighed(part, listed=False) if few else part, whole=self.whole) for part in others)
        return tuple(replace(branch, where=(*branch.where, *tests)) for branch in found)


def _shown(db: sqlite3.Connection, *, away: bool) -> tuple[Sql, ...]:
    """What is in lists; with `away` also what was put away."""
    if db.execute("SELECT 1 FROM hidden LIMIT 1").fetchone() is None:
        return ()
    shown = f"{KEY} NOT IN (SELECT key FROM hidden)"
    return (Sql(f"{shown} OR {KEY} IN (SELECT key FROM put_away)", loose=True),) if away else (Sql(shown),)


def _asks_one_by_one(part: Part) -> bool:
    """True if a word in the part is so frequent that it is looked for in single articles."""
    match part:
        case Match(many=many):
            return many
        case Negated(part=inner):
            return _asks_one_by_one(inner)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return any(_asks_one_by_one(one) for one in parts)
        case _:
            return False
