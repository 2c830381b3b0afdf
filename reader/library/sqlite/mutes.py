"""What is muted for a time; it ends by itself."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from reader.library.sqlite import marks
from reader.library.sqlite.journal import record
from reader.library.sqlite.keys import moment, seconds
from reader.model.errors import NotFoundError
from reader.model.safe import line
from reader.model.view import Mute
from reader.model.words import _

_KEPT_AFTER = 30 * 24 * 3600
"""Seconds that an ended one is kept for undoing what was done to it."""


def mutes(db: sqlite3.Connection, now: datetime) -> tuple[Mute, ...]:
    """What is muted now; what ends first stands first."""
    rows = db.execute("SELECT id, text, until FROM mute WHERE until > ? ORDER BY until, id", (seconds(now),))
    return tuple(Mute(number, text, moment(until)) for number, text, until in rows)


def mute(db: sqlite3.Connection, text: str, until: datetime, ids: Sequence[int], now: datetime) -> Mute:
    """Mutes what a query takes till then, and marks articles as read, as one act; the same query muted again ends when it was said last."""
    text, end = line(text), seconds(until)
    db.execute("DELETE FROM mute WHERE until < ?", (seconds(now) - _KEPT_AFTER,))
    row = db.execute("SELECT id, until FROM mute WHERE text = ?", (text,)).fetchone()
    if row is None:
        number, before = int(db.execute("INSERT INTO mute (text, until) VALUES (?, ?)", (text, end)).lastrowid or 0), None
    else:
        number, before = row
        db.execute("UPDATE mute SET until = ? WHERE id = ?", (end, number))
    read = marks.set_read(db, ids)
    if before != end or read["ids"]:
        count = sum(last - first + 1 for first, last in read["ids"])
        record(db, "mute", count, text, now, old={**read, "until": before}, new={"id": number})
    return Mute(number, text, moment(end))


def unmute(db: sqlite3.Connection, mute_id: int, now: datetime) -> None:
    """Ends it as one act. Raises NotFoundError."""
    found = next((one for one in mutes(db, now) if one.id == mute_id), None)
    if found is None:
        raise NotFoundError(_("nothing muted has the number {id}").format(id=mute_id))
    db.execute("DELETE FROM mute WHERE id = ?", (found.id,))
    record(db, "unmute", 1, found.text, now, old={"mute": [found.id, found.text, seconds(found.until)]}, new={})


def take_away(db: sqlite3.Connection, old: dict[str, Any], new: Mapping[str, Any]) -> None:
    """Takes back that something was muted, and that articles were read because of it."""
    if old["until"] is None:
        db.execute("DELETE FROM mute WHERE id = ?", (new["id"],))
    else:
        db.execute("UPDATE mute SET until = ? WHERE id = ?", (old["until"], new["id"]))
    marks.restore_read(db, old)


def put_back(db: sqlite3.Connection, old: Mapping[str, Any]) -> None:
    """Takes back that it was ended."""
    db.execute("INSERT OR IGNORE INTO mute (id, text, until) VALUES (?, ?, ?)", old["mute"])
