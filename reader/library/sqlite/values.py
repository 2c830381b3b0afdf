"""The values that a query field can take here, for completion."""

import sqlite3
from collections import defaultdict

from reader.library.sqlite.terms import LAST
from reader.text.fold import fold

FACETS = frozenset({"publisher", "event", "tag", "lang", "source"})


def values(db: sqlite3.Connection, field: str, start: str, limit: int) -> tuple[tuple[str, int], ...]:
    """Values that begin so, letters folded, with counts of articles; those with most first. None for a field that has none."""
    found: list[tuple[str, int]] = []
    if field in {"feed", "folder"}:
        found = _of_feeds(db, field, fold(start))
    elif field in FACETS:
        begin = start.lower().removeprefix("www.") if field == "source" else fold(start)
        rows = db.execute(
            """SELECT f.value, f.sort, (SELECT count(*) FROM article_facet a WHERE a.facet = f.id AND a.key NOT IN (SELECT key FROM hidden))
               FROM facet f WHERE f.field = ? AND f.sort >= ? AND f.sort < ?""",
            (field, begin, f"{begin}{LAST}\n"),
        )
        # the library has the folded values; folding them anew takes as long as counting
        ordered = sorted((row for row in rows if row[2]), key=lambda row: (-row[2], row[1]))
        return tuple((value, articles) for value, _sort, articles in ordered[: max(0, limit)])
    return tuple(sorted(found, key=lambda one: (-one[1], fold(one[0])))[: max(0, limit)])


def _of_feeds(db: sqlite3.Connection, field: str, begin: str) -> list[tuple[str, int]]:
    """Titles or folders of the followed feeds."""
    found: dict[str, int] = defaultdict(int)
    for title, folder, articles in db.execute("SELECT title, folder, articles FROM feed WHERE removed IS NULL"):
        name = title if field == "feed" else folder
        if name and fold(name).startswith(begin):
            found[name] += articles
    return list(found.items())
