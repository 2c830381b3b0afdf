"""Counts by place and by day: the tree, the map and its time span."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from reader.library.sqlite.compile import Compiled
from reader.library.sqlite.conditions import KEY
from reader.library.sqlite.keys import SLOT_BITS, first_key, seconds
from reader.library.sqlite.pack import NOWHERE
from reader.library.sqlite.sets import KeySet, Negated, Part, Since
from reader.library.sqlite.sizes import number
from reader.library.sqlite.stories import PLACE, place_of
from reader.model.place import PlaceCount
from reader.query.ast import Between, Query

DAY = 24 * 3600
MOST_DAYS = 3_660_000
"""Days of all dates that there are: years 1 to 9999."""
READ_COST, PROBE_COST = 2.5, 0.55
"""Microseconds to read the places of an article of the query, and to ask of an article of a place whether the query takes it."""
_CHUNK, _APART = 10_000, 50_000

Counts = dict[int, tuple[int, int]]
"""Articles and unread ones by the place's id."""


def place_counts(db: sqlite3.Connection, query: Query, only: Collection[int] | None) -> tuple[PlaceCount, ...]:
    """Every place with articles of the query, or those of `only` that have some."""
    compiled = Compiled(db, query, whole=True)
    wanted = None if only is None else sorted(set(only) - {NOWHERE})
    kept = _kept(compiled.part)
    if kept is not None:
        among = "" if wanted is None else " AND id IN (SELECT value FROM json_each(?))"
        most, fresh = kept
        given = () if wanted is None else (json.dumps(wanted),)
        rows = db.execute(f"SELECT {PLACE}, {most}, {fresh} FROM place WHERE {most} > 0 AND id != {NOWHERE}{among}", given)
        return tuple(PlaceCount(place_of(place), articles, unread) for *place, articles, unread in rows)
    if wanted is not None and _by_place_is_cheaper(db, compiled, wanted):
        return _told(db, _by_place(db, compiled, wanted))
    counts = _by_article(db, compiled)
    return _told(db, counts if wanted is None else {place: counts[place] for place in wanted if place in counts})


def spots(db: sqlite3.Connection, query: Query) -> tuple[PlaceCount, ...]:
    """Main places of the query's articles, most first."""
    compiled = Compiled(db, query, whole=True)
    # one index holds all that is asked of an article; counting is quicker here than sorting there
    if compiled.part is None or isinstance(compiled.part, Between):
        chosen, source = compiled.test(), "article a INDEXED BY article_key WHERE"
        where = chosen.bound.replace(KEY, "a.key")
    else:
        chosen = compiled.keys()
        source, where = f"({chosen.text}) d CROSS JOIN article a INDEXED BY article_key ON a.key = d.key WHERE", "1"
    rows = db.execute(f"SELECT a.place, {_unread(db, 'a.key')} FROM {source} a.place IS NOT NULL AND {where}", chosen.values)
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    for (place, unread), articles in Counter(rows).items():
        counts[place][0] += articles
        counts[place][1] += articles * unread
    told = _told(db, {place: (articles, unread) for place, (articles, unread) in counts.items()})
    return tuple(sorted(told, key=lambda count: (-count.articles, count.place.geonameid)))


def days(db: sqlite3.Connection, query: Query, start: datetime, count: int) -> tuple[int, ...]:
    """Articles of the query by day."""
    count = max(0, min(count, MOST_DAYS))
    first, made = seconds(start), [0] * count
    keys = Compiled(db, query, whole=True).keys(first_key(first), first_key(first + count * DAY) - 1)
    for day, articles in db.execute(f"SELECT ((key >> {SLOT_BITS}) - ?) / {DAY}, count(*) FROM ({keys.text}) GROUP BY 1", (first, *keys.values)):
        made[day] = articles
    return tuple(made)


def _kept(part: Part | None) -> tuple[str, str] | None:
    """The columns of kept counts that are those of the query, None if there are none."""
    match part:
        case None | Since(id=0):
            return "articles", "unread"
        case KeySet(table="unread"):
            return "unread", "unread"
        case Negated(part=KeySet(table="unread")):
            return "articles - unread", "0"
        case _:
            return None


def _unread(db: sqlite3.Connection, key: str) -> str:
    """Whether a key is unread, as SQL; most of a library is read, and older than all that is not."""
    oldest = db.execute("SELECT min(key) FROM unread").fetchone()[0]
    return "0" if oldest is None else f"({key} >= {int(oldest)} AND +{key} IN (SELECT key FROM unread))"


def _by_place_is_cheaper(db: sqlite3.Connection, compiled: Compiled, places: Collection[int]) -> bool:
    """True if there are fewer articles at the places than the query has, by what each costs."""
    there = number(db, "SELECT coalesce(sum(articles), 0) FROM place WHERE id IN (SELECT value FROM json_each(?))", json.dumps(list(places)))
    return there * PROBE_COST < compiled.size() * READ_COST


def _by_place(db: sqlite3.Connection, compiled: Compiled, places: Collection[int]) -> Counts:
    """Goes through the articles of each place and asks whether the query takes them."""
    test = compiled.test()
    rows = db.execute(
        f"""SELECT j.value, count(*), sum({_unread(db, "r.key")}) FROM json_each(?) j CROSS JOIN article_place r ON r.place = j.value
            WHERE {test.bound.replace(KEY, "r.key")} GROUP BY j.key""",
        (json.dumps(list(places)), *test.values),
    )
    return {place: (articles, fresh) for place, articles, fresh in rows}


def _by_article(db: sqlite3.Connection, compiled: Compiled) -> Counts:
    """Goes through the articles of the query and reads the places of each; the same places come again and again."""
    keys = compiled.keys()
    rows = db.execute(
        f"""SELECT q.nodes, u.key IS NOT NULL FROM ({keys.text}) d CROSS JOIN article a ON a.key = d.key CROSS JOIN placed q ON q.article = a.id
            LEFT JOIN unread u ON u.key = d.key""",
        keys.values,
    )
    found: Counter[tuple[str, int]] = Counter()
    counts: defaultdict[int, list[int]] = defaultdict(lambda: [0, 0])
    while some := rows.fetchmany(_CHUNK):
        found.update(some)
        if len(found) > _APART:
            _add_up(found.items(), counts)
            found.clear()
    _add_up(found.items(), counts)
    return {place: (articles, fresh) for place, (articles, fresh) in counts.items() if place != NOWHERE}


def _add_up(found: Iterable[tuple[tuple[str, int], int]], counts: defaultdict[int, list[int]]) -> None:
    for (nodes, unread), times in found:
        for place in json.loads(nodes):
            count = counts[place]
            count[0] += times
            if unread:
                count[1] += times


def _told(db: sqlite3.Connection, counts: Counts) -> tuple[PlaceCount, ...]:
    """Counts with their places."""
    rows = db.execute(f"SELECT {PLACE} FROM place WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(counts)),))
    return tuple(PlaceCount(place_of(row), *counts[row[0]]) for row in rows)
