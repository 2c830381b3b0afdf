"""Writes what articles can be found by: their words, and the facets that a query names."""

import sqlite3
from collections.abc import Iterable
from contextlib import suppress

from reader.library.sqlite.connection import Connections
from reader.library.sqlite.terms import FtsText, sort_of
from reader.model.errors import DatelineError

STEP = 256
"""Pages of the full-text index that one transaction puts together, some 25 ms."""
MANY = 250
"""Pieces of the full-text index from which on they are not left for later: each is looked into for every word of a query."""
NO_LABEL = 0
"""The facet of articles without a place that is sure."""


def add_text(db: sqlite3.Connection, rows: Iterable[tuple[int, str, str, str, str]]) -> None:
    """Indexes articles, each given as its key and columns; by rising keys, or the index writes out what it has gathered at every step back."""
    db.executemany("INSERT INTO fts (rowid, title, teaser, body, author) VALUES (?, ?, ?, ?, ?)", sorted(rows))


def drop_text(db: sqlite3.Connection, key: int, text: FtsText) -> None:
    """Takes an article out of the index; the text must be the one that was added."""
    db.execute("INSERT INTO fts (fts, rowid, title, teaser, body, author) VALUES ('delete', ?, ?, ?, ?, ?)", (key, *text))


def tend(connections: Connections, pages: int) -> None:
    """Puts pieces of the full-text index together, in short transactions; if that cannot be done now, it is left for the next time.

    SQLite would do it while articles are added, a few pieces at a time and so again and again: that costs half as much as adding them.

    Args:
        pages: at most so many; one holds the words of some two articles.
    """
    with suppress(DatelineError):
        while pages > 0 and _merge(connections, min(STEP, pages)):
            pages -= STEP


def _merge(connections: Connections, pages: int) -> bool:
    """One step; False if there was nothing to do."""
    with connections.write(durable=False) as db:
        before = db.total_changes
        db.execute("INSERT INTO fts (fts, rank) VALUES ('merge', ?)", (pages,))
        # fewer than two changes mean that there was nothing to do: https://www.sqlite.org/fts5.html#the_merge_command
        return db.total_changes - before > 1


def is_scattered(db: sqlite3.Connection) -> bool:
    """True if the full-text index is in too many pieces."""
    count = """WITH RECURSIVE piece (id) AS (
                   SELECT min(segid) FROM fts_idx UNION ALL
                   SELECT (SELECT min(segid) FROM fts_idx WHERE segid > piece.id) FROM piece WHERE piece.id IS NOT NULL)
               SELECT count(*) - 1 FROM piece"""
    return int(db.execute(count).fetchone()[0]) >= MANY


class Facets:
    """The ids of facets within one transaction; missing ones are made."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._known: dict[tuple[str, str], int] = {("label", ""): NO_LABEL}

    def id_of(self, field: str, value: str) -> int:
        """The id of a value."""
        found = self._known.get((field, value))
        if found is None:
            sort = sort_of(field, value)
            row = self.db.execute("SELECT id FROM facet WHERE field = ? AND sort = ?", (field, sort)).fetchone()
            if row is None:
                row = (self.db.execute("INSERT INTO facet (field, sort, value) VALUES (?, ?, ?)", (field, sort, value)).lastrowid,)
            found = self._known[field, value] = int(row[0])
        return found

    def add(self, key: int, values: Iterable[tuple[str, str]]) -> None:
        """Notes values of an article."""
        rows = [(self.id_of(field, value), key) for field, value in values]
        self.db.executemany("INSERT OR IGNORE INTO article_facet (facet, key) VALUES (?, ?)", rows)

    def drop(self, key: int, values: Iterable[tuple[str, str]]) -> None:
        """Takes values of an article away."""
        self.db.executemany("DELETE FROM article_facet WHERE facet = ? AND key = ?", [(self.id_of(field, value), key) for field, value in values])
