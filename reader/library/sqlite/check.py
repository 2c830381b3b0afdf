"""Looks for trouble in a library: damage of the file, and kept counts and sets that differ from the truth."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3

from reader.library.sqlite.connection import Connections
from reader.library.sqlite.failures import translated
from reader.model.errors import DatelineError
from reader.model.words import _

_MOST = 20

_SHOWN = "a.key NOT IN (SELECT key FROM hidden)"
# each statement gives a row for everything that is not as it should be
_TRUTHS = {
    "feed.articles, feed.unread": f"""
        SELECT f.id FROM feed f LEFT JOIN (
            SELECT a.feed, count(*) AS n, count(u.key) AS fresh FROM article a LEFT JOIN unread u ON u.key = a.key WHERE {_SHOWN} GROUP BY a.feed
        ) t ON t.feed = f.id WHERE f.articles != coalesce(t.n, 0) OR f.unread != coalesce(t.fresh, 0)""",
    "place.articles, place.unread": """
        SELECT p.id FROM place p LEFT JOIN (
            SELECT r.place, count(*) AS n, count(u.key) AS fresh FROM article_place r LEFT JOIN unread u ON u.key = r.key
            WHERE r.key NOT IN (SELECT key FROM hidden) GROUP BY r.place
        ) t ON t.place = p.id WHERE p.articles != coalesce(t.n, 0) OR p.unread != coalesce(t.fresh, 0)""",
    "article.key": "SELECT id FROM article WHERE key >> 10 < iif(dated, coalesce(published, updated), fetched)",
    "unread": """
        SELECT a.id FROM article a LEFT JOIN mark m ON m.article = a.id
        WHERE (a.key IN (SELECT key FROM unread)) = coalesce(m.read, 0)""",
    "bookmarked": """
        SELECT a.id FROM article a LEFT JOIN mark m ON m.article = a.id
        WHERE (a.key IN (SELECT key FROM bookmarked)) != coalesce(m.bookmarked, 0)""",
    "hidden": """
        SELECT a.id FROM hidden h JOIN article a ON a.key = h.key JOIN feed f ON f.id = a.feed
        WHERE f.removed IS NULL AND h.key NOT IN (SELECT key FROM put_away)""",
    "put_away": """
        SELECT key FROM put_away WHERE key NOT IN (SELECT key FROM hidden) OR key IN (SELECT key FROM bookmarked) OR key IN (SELECT key FROM kept_away)""",
    "kept_away": """
        SELECT a.id FROM kept_away k JOIN article a ON a.key = k.key JOIN feed f ON f.id = a.feed
        WHERE k.key NOT IN (SELECT key FROM hidden) OR f.removed IS NULL""",
    "keys without an article": """
        SELECT key FROM unread WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM bookmarked WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM hidden WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM put_away WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM kept_away WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM waiting WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM article_place WHERE key NOT IN (SELECT key FROM article) UNION ALL
        SELECT key FROM article_facet WHERE key NOT IN (SELECT key FROM article)""",
    "placed.nodes": """
        SELECT a.id FROM article a LEFT JOIN placed p ON p.article = a.id, json_each(coalesce(p.nodes, '[0]')) n
        WHERE NOT EXISTS (SELECT 1 FROM article_place r WHERE r.place = n.value AND r.key = a.key)
        UNION ALL SELECT -1 WHERE (SELECT count(*) FROM article_place) !=
            (SELECT count(*) FROM article a LEFT JOIN placed p ON p.article = a.id, json_each(coalesce(p.nodes, '[0]')) n)""",
    "article.label": "SELECT id FROM article WHERE NOT EXISTS (SELECT 1 FROM article_facet r WHERE r.facet = label AND r.key = article.key)",
    "full_text": """
        SELECT article FROM full_text WHERE state NOT IN ('', 'wanted', 'there', 'own', 'failed')
        OR (state IN ('there', 'own')) != (fetched IS NOT NULL) OR (state IN ('there', 'own')) != (own_extra IS NOT NULL)
        OR (state IN ('there', 'own')) != (own_blocks IS NOT NULL)""",
    "body": "SELECT id FROM article WHERE id NOT IN (SELECT article FROM body)",
}


def trouble(connections: Connections) -> tuple[str, ...]:
    """Findings in a line each, empty if all is sound; nothing is repaired."""
    try:
        with connections.read() as db:
            found = _damage(db) or _untrue(db)
        return tuple(found or _index(connections))
    except DatelineError as problem:
        return (str(problem),)


def _damage(db: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds."""
    found = [str(row[0]) for row in db.execute(f"PRAGMA integrity_check({_MOST})") if row[0] != "ok"]
    found += [_("{table}: a row refers to one that is missing in {other}").format(table=row[0], other=row[2]) for row in db.execute("PRAGMA foreign_key_check")]
    return [" ".join(line.split()) for line in found[:_MOST]]


def _untrue(db: sqlite3.Connection) -> list[str]:
    """Kept counts and sets that are not what the other tables say."""
    found = []
    for what, statement in _TRUTHS.items():
        rows = db.execute(f"{statement} LIMIT {_MOST}").fetchall()
        if rows:
            found.append(_("{what} is not what it should be, first at {id}").format(what=what, id=rows[0][0]))
    return found


def _index(connections: Connections) -> list[str]:
    """What the full-text index says of itself; it can only be asked by one who may write."""
    if connections.mode == "ro":
        return []
    with connections.bare() as db:
        try:
            db.execute("INSERT INTO fts (fts) VALUES ('integrity-check')")
        except sqlite3.DatabaseError as problem:
            if problem.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
                raise translated(problem, connections.where) from problem
            return [_("the full-text index is damaged")]
    return []
