"""Saved searches, and the queries that the reader has shown."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reader.library.sqlite.journal import record
from reader.model.errors import NotFoundError, UsageError
from reader.model.safe import line
from reader.model.view import View
from reader.model.words import _

_MOST_QUERIES = 200


def views(db: sqlite3.Connection) -> tuple[View, ...]:
    """Views in the order they were saved."""
    return tuple(View(*row) for row in db.execute("SELECT id, name, text, sort FROM view ORDER BY id"))


def save(db: sqlite3.Connection, name: str, text: str, sort: str, now: datetime) -> View:
    """Saves a view, or changes the one of this name, as one act; saving it as it is is none. Raises UsageError."""
    name, text = line(name), line(text)
    if not name:
        raise UsageError(_("a view needs a name"))
    row = db.execute("SELECT id, text, sort FROM view WHERE name = ?", (name,)).fetchone()
    if row is None:
        number = int(db.execute("INSERT INTO view (name, text, sort) VALUES (?, ?, ?)", (name, text, sort)).lastrowid or 0)
        record(db, "view", 1, name, now, old={}, new={"id": number})
    else:
        number, *before = row
        if before != [text, sort]:
            db.execute("UPDATE view SET text = ?, sort = ? WHERE id = ?", (text, sort, number))
            record(db, "view", 1, name, now, old={"text": before[0], "sort": before[1]}, new={"id": number})
    return View(number, name, text, sort)


def remove(db: sqlite3.Connection, view_id: int, now: datetime) -> None:
    """Removes a view as one act. Raises NotFoundError."""
    view = next((one for one in views(db) if one.id == view_id), None)
    if view is None:
        raise NotFoundError(_("no view {id}").format(id=view_id))
    db.execute("DELETE FROM view WHERE id = ?", (view.id,))
    record(db, "unview", 1, view.name, now, old={"view": [view.id, view.name, view.text, view.sort]}, new={})


def take_away(db: sqlite3.Connection, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Takes back that a view was saved or changed."""
    if old:
        db.execute("UPDATE view SET text = ?, sort = ? WHERE id = ?", (old["text"], old["sort"], new["id"]))
    else:
        db.execute("DELETE FROM view WHERE id = ?", (new["id"],))


def put_back(db: sqlite3.Connection, old: Mapping[str, Any]) -> None:
    """Takes back that a view was removed; it stands where it stood."""
    db.execute("INSERT OR IGNORE INTO view (id, name, text, sort) VALUES (?, ?, ?, ?)", old["view"])


def queries(db: sqlite3.Connection, limit: int) -> tuple[str, ...]:
    """Queries that were shown, the last one first."""
    return tuple(row[0] for row in db.execute("SELECT text FROM asked ORDER BY id DESC LIMIT ?", (max(0, limit),)))


def remember(db: sqlite3.Connection, text: str) -> None:
    """Puts a query on top of the history, where it stands once; the oldest go."""
    if text := line(text):
        db.execute("INSERT OR REPLACE INTO asked (id, text) VALUES ((SELECT coalesce(max(id), 0) + 1 FROM asked), ?)", (text,))
        db.execute("DELETE FROM asked WHERE id <= (SELECT id FROM asked ORDER BY id DESC LIMIT 1 OFFSET ?)", (_MOST_QUERIES,))
