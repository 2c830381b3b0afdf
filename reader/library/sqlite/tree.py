"""The tree of places in use: which of some places add nothing, and how many articles lie in them together."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Iterable, Sequence

from reader.library.sqlite.pack import NOWHERE


def topmost(db: sqlite3.Connection, ids: Iterable[int]) -> tuple[int, ...]:
    """The places in use among these; those below another one of them add nothing."""
    rows = db.execute(
        f"""WITH RECURSIVE wanted (id) AS (SELECT p.id FROM json_each(?) j JOIN place p ON p.id = j.value WHERE p.id != {NOWHERE}),
               up (id, above) AS (
                   SELECT w.id, p.parent FROM wanted w JOIN place p ON p.id = w.id
                   UNION SELECT up.id, p.parent FROM up JOIN place p ON p.id = up.above)
           SELECT id FROM wanted WHERE id NOT IN (SELECT id FROM up WHERE above IN (SELECT id FROM wanted) AND above != id) ORDER BY id""",
        (json.dumps(list(ids)),),
    )
    return tuple(row[0] for row in rows)


def count_in(db: sqlite3.Connection, places: Sequence[int]) -> tuple[int, int]:
    """Articles and unread ones that lie in any of the places, each counted once; hidden ones are left out."""
    row = db.execute(
        """SELECT count(*), count(u.key) FROM (
               SELECT DISTINCT key FROM article_place WHERE place IN (SELECT value FROM json_each(?)) AND key NOT IN (SELECT key FROM hidden)
           ) d LEFT JOIN unread u ON u.key = d.key""",
        (json.dumps(list(places)),),
    ).fetchone()
    return int(row[0]), int(row[1])
