"""The table of places in use."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Mapping

from reader.library.sqlite.follow import mark_followed
from reader.library.sqlite.pack import PlaceRow
from reader.library.sqlite.stories import PLACE


def add_places(db: sqlite3.Connection, given: Mapping[int, PlaceRow]) -> None:
    """Makes sure that places are in the table as they are given, by id."""
    known = {row[0]: row for row in db.execute(f"SELECT {PLACE} FROM place WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(given)),))}
    changed = [row for number, row in given.items() if known.get(number) != row]
    if not changed:
        return
    db.executemany(
        f"""INSERT INTO place ({PLACE}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, country = excluded.country, admin1 = excluded.admin1,
                parent = excluded.parent, lat = excluded.lat, lon = excluded.lon, population = excluded.population""",
        changed,
    )
    mark_followed(db, [row[0] for row in changed])
