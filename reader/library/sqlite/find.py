"""Finds: rows of a list in an order, where a row stands, how many there are."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from typing import Any

from reader.library.protocol import Cursor, Totals
from reader.library.sqlite.compile import Compiled
from reader.library.sqlite.conditions import KEY, Extent, Sql, all_true
from reader.library.sqlite.index import NO_LABEL
from reader.library.sqlite.keys import moment
from reader.library.sqlite.sets import AllOf, KeySet, Listed, Negated, OfFeeds, Part, Since
from reader.library.sqlite.terms import sort_of
from reader.model.article import Headline
from reader.query.ast import Query, Sort

_ROW = """
    SELECT a.id, a.key, a.title, l.value, iif(f.removed IS NULL, a.feed, NULL), f.title, a.publisher,
           iif(a.dated, coalesce(a.published, a.updated), a.fetched), a.dated,
           u.key IS NULL, b.key IS NOT NULL, m.changed, p.followed
    FROM ({page}) d CROSS JOIN article a ON a.key = d.key JOIN feed f ON f.id = a.feed JOIN facet l ON l.id = a.label
    LEFT JOIN unread u ON u.key = a.key LEFT JOIN bookmarked b ON b.key = a.key
    LEFT JOIN mark m ON m.article = a.id LEFT JOIN place p ON p.id = a.place
"""
_ORDER: dict[Sort, str] = {"date": "d.key DESC", "oldest": "d.key", "place": "d.sort, d.key DESC", "feed": "d.sort, d.key DESC"}
_NO_LIMIT = -1


def headlines(db: sqlite3.Connection, query: Query, limit: int, after: Cursor | None, offset: int, *, backwards: bool) -> tuple[Headline, ...]:
    """Rows in the query's order that follow a cursor, or stand before it."""
    page = page_of(db, query, max(0, limit), after, max(0, offset), backwards=backwards)
    rows = db.execute(f"{_ROW.replace('{page}', page.text)} ORDER BY {_ORDER[query.sort]}", page.values)
    return tuple(_headline(row) for row in rows)


def _headline(row: tuple[Any, ...]) -> Headline:
    number, key, title, place, feed, feed_title, publisher, date, dated, read, bookmarked, changed, followed = row
    shown_feed = feed_title if feed is not None else ""
    flags = (bool(dated), bool(read), bool(bookmarked), bool(changed), bool(followed))
    return Headline(number, key, title, place, feed, shown_feed, publisher, moment(date), *flags)


def page_of(db: sqlite3.Connection, query: Query, limit: int, after: Cursor | None, offset: int, *, backwards: bool) -> Sql:
    """The statement that gives the keys of a page (and the names that they are sorted by)."""
    compiled = Compiled(db, query)
    cut = (limit, offset)
    if query.sort in {"date", "oldest"}:
        newest_first = (query.sort == "date") != backwards
        return compiled.keys(*_beyond(after, newest_first), ending=Sql(f"ORDER BY key {'DESC' if newest_first else 'ASC'} LIMIT ? OFFSET ?", cut))
    named = _named(compiled, query, after, backwards=backwards)
    order = "g.sort DESC, d.key" if backwards else "g.sort, d.key DESC"
    if compiled.late and not compiled.is_large():
        late = all_true(compiled.late)
        # the inner LIMIT keeps SQLite from testing rows before they are sorted
        text = f"SELECT d.key AS key, d.sort AS sort FROM ({named.text} ORDER BY {order} LIMIT -1) d WHERE {late.bound.replace(KEY, 'd.key')} LIMIT ? OFFSET ?"
        return Sql(text, (*named.values, *late.values, *cut))
    return Sql(f"{named.text} ORDER BY {order} LIMIT ? OFFSET ?", (*named.values, *cut))


def _beyond(after: Cursor | None, newest_first: bool) -> Extent:
    """The keys that follow a cursor."""
    if after is None:
        return None, None
    return (None, after.key - 1) if newest_first else (after.key + 1, None)


def _named(compiled: Compiled, query: Query, after: Cursor | None, *, backwards: bool) -> Sql:
    """Keys with the names that order them, without an order yet; where they are many they are read name by name."""
    by_place = query.sort == "place"
    names = "facet" if by_place else "feed"
    if compiled.part is None or compiled.is_large():
        members = "article_facet d ON d.facet = g.id" if by_place else "article d INDEXED BY article_feed ON d.feed = g.id"
        source, test = f"{names} g CROSS JOIN {members}", compiled.test()
        labelled = [f"g.id = {NO_LABEL}" if compiled.is_nowhere() else "g.field = 'label'"] if by_place else []
        values, conditions = test.values, [test.bound.replace(KEY, "d.key"), *labelled]
    else:
        keys = compiled.keys()
        column = "label" if by_place else "feed"
        source = f"({keys.text}) d CROSS JOIN article x INDEXED BY article_key ON x.key = d.key CROSS JOIN {names} g ON g.id = x.{column}"
        values, conditions = keys.values, []
    if after is not None:
        beyond, further = ("<", ">") if backwards else (">", "<")
        conditions.append(f"g.sort {beyond}= ? AND (g.sort {beyond} ? OR d.key {further} ?)")
        values = (*values, after.name, after.name, after.key)
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    return Sql(f"SELECT d.key AS key, g.sort AS sort FROM {source}{where}", values)


def cursor(db: sqlite3.Connection, query: Query, headline: Headline) -> Cursor:
    """Where a row stands in the query's order; of an article that is gone, where it stood."""
    if query.sort in {"date", "oldest"}:
        return Cursor(headline.key)
    joined = "JOIN facet g ON g.id = a.label" if query.sort == "place" else "JOIN feed g ON g.id = a.feed"
    row = db.execute(f"SELECT a.key, g.sort FROM article a {joined} WHERE a.id = ?", (headline.id,)).fetchone()
    return Cursor(*row) if row is not None else Cursor(headline.key, sort_of("label", headline.place if query.sort == "place" else headline.feed))


def rank(db: sqlite3.Connection, query: Query, at: Cursor) -> int:
    """How many rows stand before a cursor."""
    compiled = Compiled(db, query, whole=True)
    if query.sort in {"date", "oldest"}:
        before = compiled.keys(*_beyond(at, newest_first=query.sort != "date"))
    else:
        before = _named(compiled, query, at, backwards=True)
    return int(db.execute(f"SELECT count(*) FROM ({before.text})", before.values).fetchone()[0])


def ids(db: sqlite3.Connection, query: Query) -> tuple[int, ...]:
    """Ids of all articles of a query, in its order."""
    page = page_of(db, query, _NO_LIMIT, None, 0, backwards=False)
    rows = db.execute(f"SELECT a.id FROM ({page.text}) d CROSS JOIN article a ON a.key = d.key ORDER BY {_ORDER[query.sort]}", page.values)
    return tuple(row[0] for row in rows)


def totals(db: sqlite3.Connection, query: Query) -> Totals:
    """Articles and unread ones of a query; kept counts where it is simple."""
    compiled = Compiled(db, query, whole=True)
    if (kept := _kept(db, compiled.part)) is not None:
        return kept
    keys = compiled.keys()
    row = db.execute(f"SELECT count(*), count(u.key) FROM ({keys.text}) d LEFT JOIN unread u ON u.key = d.key", keys.values).fetchone()
    return Totals(*row)


def _kept(db: sqlite3.Connection, part: Part | None) -> Totals | None:
    """The totals of a part as they are kept, None if they have to be counted."""
    match part:
        case None:
            return Totals(*db.execute("SELECT coalesce(sum(articles), 0), coalesce(sum(unread), 0) FROM feed").fetchone())
        case Since(id=0):
            return _kept(db, None)
        case KeySet(table="unread"):
            return _unread_of(_kept(db, None))
        case Negated(part=KeySet(table="unread")):
            return _read_of(_kept(db, None))
        case Listed(table="article_place", ids=(place,), origin=False):
            return Totals(*db.execute("SELECT articles, unread FROM place WHERE id = ?", (place,)).fetchone())
        case Negated(part=Listed(table="article_place", ids=(0,))):
            every, nowhere = _kept(db, None), _kept(db, part.part)
            return Totals(every.articles - nowhere.articles, every.unread - nowhere.unread) if every and nowhere else None
        case OfFeeds(ids=numbers):
            counts = [db.execute("SELECT articles, unread FROM feed WHERE id = ?", (number,)).fetchone() for number in numbers]
            return Totals(sum(articles for articles, _unread in counts), sum(unread for _articles, unread in counts))
        case AllOf(parts=(one, KeySet(table="unread"))) | AllOf(parts=(KeySet(table="unread"), one)):
            return _unread_of(_kept(db, one))
        case _:
            return None


def _unread_of(totals_: Totals | None) -> Totals | None:
    return None if totals_ is None else Totals(totals_.unread, totals_.unread)


def _read_of(totals_: Totals | None) -> Totals | None:
    return None if totals_ is None else Totals(totals_.articles - totals_.unread, 0)
