"""Folds lists: of the articles that a query takes and that tell the same story, only the newest has a row."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from typing import TYPE_CHECKING

from reader.library.sqlite.conditions import KEY, Sql, all_true, within
from reader.library.sqlite.keys import first_key
from reader.library.sqlite.sizes import dated, number

if TYPE_CHECKING:
    from reader.library.sqlite.compile import Compiled

OTHERS = "telling t CROSS JOIN telling s ON s.story = t.story CROSS JOIN article b ON b.id = s.article"
"""From a row `t` of tellings to all articles `b` that tell the same, itself included."""
SPAN = first_key(72 * 3600)
"""The keys of a story lie no further apart; tellings.py sees to it."""
NOBODY = Sql("0")
FEW = 5_000
"""Articles of stories that are tested for a query without asking whether it has fewer."""


def tells_stories(db: sqlite3.Connection) -> bool:
    """True if any article is known to tell the same as another one."""
    return db.execute("SELECT 1 FROM telling WHERE story > 0 LIMIT 1").fetchone() is not None


def no_newer(taken: Sql) -> Sql:
    """The condition on a key that no newer article of its story is taken."""
    inner = taken.bound.replace(KEY, "b.key")
    text = f"SELECT 1 FROM article o CROSS JOIN telling t ON t.article = o.id CROSS JOIN {OTHERS.removeprefix('telling t CROSS JOIN ')}"
    return Sql(f"NOT EXISTS ({text} WHERE o.key = {KEY} AND b.key > {KEY} AND {inner})", taken.values)


def others(taken: Sql) -> Sql:
    """How many further articles of its story are taken, of a row `a` of articles that is the newest of them."""
    return Sql(f"(SELECT count(*) FROM {OTHERS} WHERE t.article = a.id AND b.key < a.key AND {taken.bound.replace(KEY, 'b.key')})", taken.values)


def told_by_several(compiled: "Compiled", low: int | None = None, high: int | None = None) -> Sql | None:
    """A statement that gives key and story of the query's articles that tell the same as others, taken or not; None if there are none.

    Args:
        compiled: the query, whole and not folded.
        low, high: the least and the greatest key that is wanted.
    """
    db = compiled.db
    if not tells_stories(db):
        return None
    told = number(db, "SELECT count(*) FROM telling WHERE story > 0")
    if dated(db, low, high, told + 1) > told and (told <= FEW or told <= compiled.size()):
        test = all_true([compiled.test(), within(low, high)])
        text = f"""SELECT b.key AS key, s.story AS story FROM telling s CROSS JOIN article b ON b.id = s.article
                   WHERE s.story > 0 AND {test.bound.replace(KEY, "b.key")}"""
        return Sql(text, test.values)
    keys = compiled.keys(low, high)
    text = f"""SELECT d.key AS key, t.story AS story FROM ({keys.text}) d CROSS JOIN article o ON o.key = d.key
               CROSS JOIN telling t ON t.article = o.id WHERE t.story > 0"""
    return Sql(text, keys.values)


def folded_away(compiled: "Compiled", low: int | None = None, high: int | None = None) -> Sql | None:
    """A statement that gives the keys of those that have no row of their own; see `told_by_several`.

    Args:
        high: what is newer does not count as having a row, so it should be by a story's span above what is asked for.
    """
    told = told_by_several(compiled, low, high)
    if told is None:
        return None
    return Sql(f"SELECT g.key AS key FROM (SELECT key, max(key) OVER (PARTITION BY story) AS newest FROM ({told.text})) g WHERE g.key < g.newest", told.values)
