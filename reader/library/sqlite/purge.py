"""Deletes for good what was removed a month ago: until then a removal can be undone."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3

from reader.library.sqlite import fetches, hiding
from reader.library.sqlite.articles import SETS
from reader.library.sqlite.counts import nodes_of
from reader.library.sqlite.index import Facets, drop_text
from reader.library.sqlite.stories import story_of
from reader.library.sqlite.terms import facets_of, fts_text, tags_of

AFTER = 30 * 24 * 3600
"""Seconds from removal to the end."""


def purge(db: sqlite3.Connection, now: int, limit: int = 100) -> None:
    """Deletes some hidden articles of feeds that were removed long ago, and then the feeds that have none left.

    Args:
        now: seconds.
        limit: articles; the next refresh goes on.
    """
    # saved pages hang on feed 0, and whether one is hidden is up to the reader alone
    for (feed,) in db.execute("SELECT id FROM feed WHERE removed < ? AND id > 0", (now - AFTER,)).fetchall():
        _forget_acts(db, feed)
        # its articles go: should it come back, they have to be fetched again
        fetches.forget(db, feed)
        for article_id in hiding.hidden_of(db, feed)[:limit]:
            _delete(db, article_id)
            limit -= 1
        if db.execute("SELECT 1 FROM article WHERE feed = ?", (feed,)).fetchone() is None:
            db.execute("DELETE FROM file WHERE feed = ?", (feed,))
            db.execute("DELETE FROM correction WHERE feed = ?", (feed,))
            db.execute("DELETE FROM feed WHERE id = ?", (feed,))
        if limit <= 0:
            return


def _forget_acts(db: sqlite3.Connection, feed: int) -> None:
    """The removal can no longer be undone, nor what was done before it: undoing goes back in order."""
    db.execute(
        """UPDATE change SET undone = time WHERE undone IS NULL AND id <=
           (SELECT max(id) FROM change WHERE undone IS NULL AND act = 'remove' AND json_extract(old, '$.id') = ?)""",
        (feed,),
    )


def _delete(db: sqlite3.Connection, article_id: int) -> None:
    """Deletes an article from every table."""
    key, nodes, label, tags = db.execute(
        """SELECT a.key, p.nodes, f.value, m.tags FROM article a JOIN facet f ON f.id = a.label
           LEFT JOIN placed p ON p.article = a.id LEFT JOIN mark m ON m.article = a.id WHERE a.id = ?""",
        (article_id,),
    ).fetchone()
    story = story_of(db, article_id)
    drop_text(db, key, fts_text(story))
    Facets(db).drop(key, {*facets_of(story), ("label", label), *(("tag", tag) for tag in tags_of(tags))})
    db.executemany("DELETE FROM article_place WHERE place = ? AND key = ?", [(place, key) for place in nodes_of(nodes)])
    for name in SETS:
        db.execute(f"DELETE FROM {name} WHERE key = ?", (key,))
    db.execute("DELETE FROM correction WHERE feed = (SELECT feed FROM article WHERE id = ?1) AND article = ?1", (article_id,))
    for name in ("body", "version", "full_text", "telling", "sketch", "placed", "mark"):
        db.execute(f"DELETE FROM {name} WHERE article = ?", (article_id,))
    db.execute("DELETE FROM article WHERE id = ?", (article_id,))
