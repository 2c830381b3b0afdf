"""Finds: rows of a list in an order, and where a row stands."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from dataclasses import replace
from typing import Any

from reader.library.protocol import Cursor
from reader.library.sqlite import lifted
from reader.library.sqlite.compile import Compiled
from reader.library.sqlite.conditions import KEY, Extent, Sql, all_true, within
from reader.library.sqlite.folding import NOBODY, SPAN, folded_away, others
from reader.library.sqlite.index import NO_LABEL
from reader.library.sqlite.keys import moment
from reader.library.sqlite.sizes import number
from reader.library.sqlite.terms import sort_of
from reader.model.article import Headline
from reader.query.ast import Query, Sort

_ROW = """
    SELECT a.id, a.key, a.title, l.value, iif(f.removed IS NULL, a.feed, NULL), f.title, a.publisher,
           iif(a.dated, coalesce(a.published, a.updated), a.fetched), a.dated,
           u.key IS NULL, b.key IS NOT NULL, m.changed, p.followed, {others}
    FROM ({page}) d CROSS JOIN article a ON a.key = d.key JOIN feed f ON f.id = a.feed JOIN facet l ON l.id = a.label
    LEFT JOIN unread u ON u.key = a.key LEFT JOIN bookmarked b ON b.key = a.key
    LEFT JOIN mark m ON m.article = a.id LEFT JOIN place p ON p.id = a.place
"""
_BY_NAME, _BY_SCORE = "d.sort, d.key DESC", "d.sort DESC, d.key DESC"
_ORDER: dict[Sort, str] = {"date": "d.key DESC", "oldest": "d.key", "place": _BY_NAME, "feed": _BY_NAME, "story": _BY_SCORE, "rare": _BY_SCORE}
_NO_LIMIT = -1


def headlines(db: sqlite3.Connection, query: Query, limit: int, after: Cursor | None, offset: int, *, backwards: bool) -> tuple[Headline, ...]:
    """Rows in the query's order that follow a cursor, or stand before it."""
    compiled = Compiled(db, query, folded=query.folded)
    page, taken = _page(compiled, query, max(0, limit), after, max(0, offset), backwards=backwards)
    return rows_of(db, page, query.sort, NOBODY if taken is None else others(taken))


def rows_of(db: sqlite3.Connection, page: Sql, sort: Sort, folded: Sql = NOBODY) -> tuple[Headline, ...]:
    """The rows of a statement that gives keys (and what else a sort is by), in the order of the sort.

    Args:
        folded: how many others stand under a row `a` of articles.
    """
    statement = f"{_ROW.replace('{page}', page.text).replace('{others}', folded.text)} ORDER BY {_ORDER[sort]}"
    return tuple(_headline(row) for row in db.execute(statement, (*folded.values, *page.values)))


def _headline(row: tuple[Any, ...]) -> Headline:
    article_id, key, title, place, feed, feed_title, publisher, date, dated, read, bookmarked, changed, followed, folded = row
    shown_feed = feed_title if feed is not None else ""
    flags = (bool(dated), bool(read), bool(bookmarked), bool(changed), bool(followed))
    return Headline(article_id, key, title, place, feed, shown_feed, publisher, moment(date), *flags, others=folded)


def page_of(db: sqlite3.Connection, query: Query, limit: int, after: Cursor | None, offset: int, *, backwards: bool) -> Sql:
    """The statement that gives the keys of a page (and the names or scores that they are sorted by)."""
    return _page(Compiled(db, query, folded=query.folded), query, limit, after, offset, backwards=backwards)[0]


def _page(compiled: Compiled, query: Query, limit: int, after: Cursor | None, offset: int, *, backwards: bool) -> tuple[Sql, Sql | None]:
    """A page, and the condition on what stands folded under its rows, None if nothing is folded."""
    by = lifted.scores(compiled.db, query.sort)
    if by is not None and limit < 0:
        return by.scored(compiled.keys()), None
    if by is not None:
        found = lifted.page(compiled, by, limit, offset, after, backwards=backwards)
    elif compiled.folded and query.sort in {"date", "oldest"}:
        at = None if after is None else replace(after, score=after.key)
        found = lifted.page(compiled, lifted.Dated(), limit, offset, at, backwards=backwards != (query.sort == "oldest"))
    else:
        return _plain_page(compiled, query, limit, after, offset, backwards=backwards), compiled.taken() if compiled.folded else None
    return found.statement, compiled.taken(found.near) if compiled.folded else None


def _plain_page(compiled: Compiled, query: Query, limit: int, after: Cursor | None, offset: int, *, backwards: bool) -> Sql:
    """A page by date or name as one statement."""
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


def _named(compiled: Compiled, query: Query, after: Cursor | None, *, backwards: bool, keys: Sql | None = None) -> Sql:
    """Keys with the names that order them, without an order yet; where they are many they are read name by name.

    Args:
        keys: a statement that gives those that are wanted; None for all of the query.
    """
    by_place = query.sort == "place"
    names = "facet" if by_place else "feed"
    if keys is None and (compiled.part is None or compiled.is_large()):
        members = "article_facet d ON d.facet = g.id" if by_place else "article d INDEXED BY article_feed ON d.feed = g.id"
        source, test = f"{names} g CROSS JOIN {members}", compiled.test()
        labelled = [f"g.id = {NO_LABEL}" if compiled.is_nowhere() else "g.field = 'label'"] if by_place else []
        values, conditions = test.values, [test.bound.replace(KEY, "d.key"), *labelled]
    else:
        keys = compiled.keys() if keys is None else keys
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
    if (by := lifted.scores(db, query.sort)) is not None:
        key, feed = db.execute("SELECT key, feed FROM article WHERE id = ?", (headline.id,)).fetchone() or (headline.key, headline.feed_id)
        return Cursor(key, score=by.score(key, feed))
    joined = "JOIN facet g ON g.id = a.label" if query.sort == "place" else "JOIN feed g ON g.id = a.feed"
    row = db.execute(f"SELECT a.key, g.sort FROM article a {joined} WHERE a.id = ?", (headline.id,)).fetchone()
    return Cursor(*row) if row is not None else Cursor(headline.key, sort_of("label", headline.place if query.sort == "place" else headline.feed))


def rank(db: sqlite3.Connection, query: Query, at: Cursor) -> int:
    """How many rows stand before a cursor."""
    compiled = Compiled(db, query, whole=True)
    before = _before(compiled, query, at)
    if query.folded and (away := folded_away(compiled, *_about(compiled, query, at))) is not None:
        return before - _before(compiled, query, at, away)
    return before


def _about(compiled: Compiled, query: Query, at: Cursor) -> Extent:
    """The keys of all that can stand before a cursor, and of what that can be folded under."""
    if query.sort in {"date", "oldest"}:
        return (at.key, None) if query.sort == "date" else (None, at.key + SPAN)
    by = lifted.scores(compiled.db, query.sort)
    return (None, None) if by is None else (at.score - by.reach, None)


def _before(compiled: Compiled, query: Query, at: Cursor, keys: Sql | None = None) -> int:
    """How many articles of a query, or of some keys, come before a cursor."""
    by = lifted.scores(compiled.db, query.sort)
    if query.sort in {"date", "oldest"}:
        low, high = _beyond(at, newest_first=query.sort != "date")
        bounds = within(low, high)
        some = None if keys is None else Sql(f"SELECT key FROM ({keys.text}) WHERE {bounds.text.replace(KEY, 'key')}", (*keys.values, *bounds.values))
        rows = compiled.keys(low, high) if some is None else some
    elif by is None:
        rows = _named(compiled, query, at, backwards=True, keys=keys)
    elif keys is None:
        return lifted.rank(compiled, by, at)
    else:
        scored, before = by.scored(keys), lifted.beyond(at, backwards=True)
        rows = Sql(f"SELECT d.key FROM ({scored.text}) d WHERE {before.text}", (*scored.values, *before.values))
    return number(compiled.db, f"SELECT count(*) FROM ({rows.text})", *rows.values)


def ids(db: sqlite3.Connection, query: Query) -> tuple[int, ...]:
    """Ids of all articles of a query in its order, also of those that stand folded under another one."""
    page, _taken = _page(Compiled(db, query), query, _NO_LIMIT, None, 0, backwards=False)
    rows = db.execute(f"SELECT a.id FROM ({page.text}) d CROSS JOIN article a ON a.key = d.key ORDER BY {_ORDER[query.sort]}", page.values)
    return tuple(row[0] for row in rows)
