"""The places that the reader follows."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reader.library.sqlite.journal import record
from reader.library.sqlite.stories import PLACE, place_of
from reader.model.place import Place, PlaceCount


def followed(db: sqlite3.Connection) -> tuple[PlaceCount, ...]:
    """Followed places in the order they were followed."""
    columns = ", ".join(f"p.{name}" for name in PLACE.split(", "))
    rows = db.execute(f"SELECT {columns}, p.articles, p.unread FROM follow f JOIN place p ON p.id = f.place ORDER BY f.position")
    return tuple(PlaceCount(place_of(place), articles, unread) for *place, articles, unread in rows)


def follow(db: sqlite3.Connection, places: Sequence[Place], now: datetime) -> int:
    """Follows places, whose rows must be there; returns how many were not followed yet."""
    new = [place for place in dict.fromkeys(places) if not _position(db, place.geonameid)]
    if new:
        ids = [place.geonameid for place in new]
        db.executemany("INSERT INTO follow (place) VALUES (?)", [(number,) for number in ids])
        mark_followed(db)
        record(db, "follow", len(new), new[0].name if len(new) == 1 else "", now, old={}, new={"places": ids})
    return len(new)


def unfollow(db: sqlite3.Connection, places: Sequence[Place], now: datetime) -> int:
    """Stops to follow places; returns how many were followed."""
    old = [(place, position) for place in dict.fromkeys(places) if (position := _position(db, place.geonameid))]
    if old:
        db.executemany("DELETE FROM follow WHERE position = ?", [(position,) for _place, position in old])
        mark_followed(db)
        were = [[position, place.geonameid] for place, position in old]
        record(db, "unfollow", len(old), old[0][0].name if len(old) == 1 else "", now, old={"follow": were}, new={})
    return len(old)


def take_away(db: sqlite3.Connection, new: dict[str, Any]) -> None:
    """Takes back that places were followed."""
    db.execute("DELETE FROM follow WHERE place IN (SELECT value FROM json_each(?))", (json.dumps(new["places"]),))
    mark_followed(db)


def put_back(db: sqlite3.Connection, old: dict[str, Any]) -> None:
    """Takes back that places are no longer followed; they stand where they stood."""
    db.executemany("INSERT OR IGNORE INTO follow (position, place) VALUES (?, ?)", old["follow"])
    mark_followed(db)


def mark_followed(db: sqlite3.Connection) -> None:
    """Notes at each place whether it, or one above it, is followed: a row of a list shows it."""
    db.execute(
        """WITH RECURSIVE below (id) AS (
               SELECT place FROM follow UNION SELECT p.id FROM below JOIN place p ON p.parent = below.id)
           UPDATE place SET followed = NOT followed WHERE followed != (id IN (SELECT id FROM below))"""
    )


def _position(db: sqlite3.Connection, place: int) -> int:
    """Where a place stands among the followed ones, 0 if it does not."""
    row = db.execute("SELECT position FROM follow WHERE place = ?", (place,)).fetchone()
    return 0 if row is None else int(row[0])
