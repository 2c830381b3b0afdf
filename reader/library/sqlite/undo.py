"""Takes back what the reader did last."""

import sqlite3
from datetime import datetime

from reader.library.sqlite import corrections, editing, feeds, follow, hiding, journal, marks, mutes, pages, rules, views
from reader.library.sqlite.journal import ids_of
from reader.model.change import Change


def undo(db: sqlite3.Connection, now: datetime) -> Change | None:
    """Takes back the last act that still stands, whole; None if there is none."""
    found = journal.last_standing(db)
    if found is None:
        return None
    change, old, new = found
    match change.act:
        case "read":
            marks.restore_read(db, old)
        case "unread":
            marks.put_read(db, ids_of(old["ids"]), True)
        case "bookmark":
            marks.restore_bookmarked(db, old)
        case "unbookmark":
            marks.put_bookmarked(db, ids_of(old["ids"]), True)
        case "note" | "tags":
            marks.restore_note(db, old, new)
        case "add" | "import":
            feeds.take_away(db, old, new, now)
        case "remove":
            feeds.put_back(db, old)
        case "rename" | "edit":
            editing.put_back(db, old, new)
        case "save":
            pages.take_away(db, old)
        case "follow":
            follow.take_away(db, new)
        case "unfollow":
            follow.put_back(db, old)
        case "correct":
            corrections.put_back(db, old, new)
        case "view":
            views.take_away(db, old, new)
        case "unview":
            views.put_back(db, old)
        case "mute":
            mutes.take_away(db, old, new)
        case "unmute":
            mutes.put_back(db, old)
        case "hide":
            hiding.bring_back(db, ids_of(old["ids"]))
        case "unhide":
            hiding.put_away(db, ids_of(old["ids"]))
        case "rule":
            rules.take_away(db, old)
    journal.take_back(db, change, now)
    return change
