"""The places that the reader follows."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from reader.library.sqlite.journal import record
from reader.library.sqlite.stories import PLACE, place_of
from reader.library.sqlite.tree import count_in, topmost
from reader.model.place import Place, PlaceCount

_FOLLOWED = "SELECT place FROM follow UNION SELECT m.place FROM follow f JOIN member m ON m.area = f.place"


def followed(db: sqlite3.Connection) -> tuple[PlaceCount, ...]:
    """Followed places in the order they were followed, with counts; an area counts what lies in its members, too."""
    columns = ", ".join(f"p.{name}" for name in PLACE.split(", "))
    rows = db.execute(f"SELECT {columns}, p.articles, p.unread FROM follow f JOIN place p ON p.id = f.place ORDER BY f.position").fetchall()
    areas = {row[0] for row in db.execute("SELECT DISTINCT area FROM member")}
    return tuple(PlaceCount(place_of(place), *(_inside(db, place[0]) if place[0] in areas else (articles, unread))) for *place, articles, unread in rows)


def _inside(db: sqlite3.Connection, area: int) -> tuple[int, int]:
    """Articles and unread ones that lie in an area or in its members, each once."""
    return count_in(db, topmost(db, members_of(db, [area])))


def members_of(db: sqlite3.Connection, places: Iterable[int]) -> tuple[int, ...]:
    """Places, and what those of them that are areas hold."""
    wanted = json.dumps(list(places))
    rows = db.execute("SELECT value FROM json_each(?1) UNION SELECT m.place FROM json_each(?1) j CROSS JOIN member m ON m.area = j.value", (wanted,))
    return tuple(row[0] for row in rows)


def follow(db: sqlite3.Connection, places: Sequence[Place], now: datetime, members: Mapping[int, Collection[int]]) -> int:
    """Follows places, whose rows must be there; returns how many were not followed yet.

    Args:
        members: what areas hold. It stays when they are followed no more, and is said anew when they are followed again.
    """
    wanted = list(dict.fromkeys(places))
    new = [place for place in wanted if not _position(db, place.geonameid)]
    said = [place.geonameid for place in wanted if place.geonameid in members]
    db.executemany("DELETE FROM member WHERE area = ?", [(area,) for area in said])
    db.executemany("INSERT OR IGNORE INTO member (area, place) VALUES (?, ?)", [(area, place) for area in said for place in members[area]])
    if new:
        ids = [place.geonameid for place in new]
        db.executemany("INSERT INTO follow (place) VALUES (?)", [(number,) for number in ids])
        record(db, "follow", len(new), new[0].name if len(new) == 1 else "", now, old={}, new={"places": ids})
    if new or said:
        mark_followed(db)
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


def mark_followed(db: sqlite3.Connection, changed: Iterable[int] | None = None) -> None:
    """Notes at each place whether it, or one above it, is followed or lies in a followed area: a row of a list shows it.

    Args:
        changed: only these places, and those below them, may have another place above them now; None if others are followed.
    """
    if changed is None:
        db.execute(
            f"""WITH RECURSIVE below (id) AS ({_FOLLOWED} UNION SELECT p.id FROM below JOIN place p ON p.parent = below.id)
                UPDATE place SET followed = NOT followed WHERE followed != (id IN (SELECT id FROM below))"""
        )
    elif db.execute("SELECT 1 FROM follow LIMIT 1").fetchone() is not None:
        db.execute(
            f"""WITH RECURSIVE
                    below (id) AS (SELECT value FROM json_each(?) UNION SELECT p.id FROM below JOIN place p ON p.parent = below.id),
                    up (id, above) AS (SELECT id, id FROM below UNION SELECT up.id, p.parent FROM up JOIN place p ON p.id = up.above WHERE p.parent IS NOT NULL)
                UPDATE place SET followed = NOT followed WHERE id IN (SELECT id FROM below)
                    AND followed != (id IN (SELECT id FROM up WHERE above IN ({_FOLLOWED})))""",
            (json.dumps(list(changed)),),
        )


def _position(db: sqlite3.Connection, place: int) -> int:
    """Where a place stands among the followed ones, 0 if it does not."""
    row = db.execute("SELECT position FROM follow WHERE place = ?", (place,)).fetchone()
    return 0 if row is None else int(row[0])
