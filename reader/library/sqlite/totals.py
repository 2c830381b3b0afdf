"""How many articles a query takes, and how many of them are unread."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3

from reader.library.protocol import Totals
from reader.library.sqlite.compile import Compiled
from reader.library.sqlite.conditions import Value
from reader.library.sqlite.folding import told_by_several
from reader.library.sqlite.sets import AllOf, KeySet, Listed, Negated, OfFeeds, Part, Since
from reader.query.ast import Query


def totals(db: sqlite3.Connection, query: Query) -> Totals:
    """Articles and unread ones of a query, kept counts where it is simple; of a folded one the rows, and those that show an unread article."""
    compiled = Compiled(db, query, whole=True)
    keys = compiled.keys()
    found = _kept(db, compiled.part) or _counted(db, keys.text, *keys.values)
    if not query.folded or (told := told_by_several(compiled)) is None:
        return found
    # a column that is not summed up is that of the row with the greatest key: https://www.sqlite.org/lang_select.html#bareagg
    row = db.execute(
        f"""SELECT coalesce(sum(articles) - count(*), 0), coalesce(sum(fresh) - sum(shown), 0) FROM (
                SELECT count(*) AS articles, count(u.key) AS fresh, max(d.key), u.key IS NOT NULL AS shown
                FROM ({told.text}) d LEFT JOIN unread u ON u.key = d.key GROUP BY d.story)""",
        told.values,
    ).fetchone()
    return Totals(found.articles - row[0], found.unread - row[1])


def _counted(db: sqlite3.Connection, keys: str, *values: Value) -> Totals:
    """The totals of a statement that gives keys."""
    return Totals(*db.execute(f"SELECT count(*), count(u.key) FROM ({keys}) d LEFT JOIN unread u ON u.key = d.key", values).fetchone())


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
