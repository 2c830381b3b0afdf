"""The files of local sources: their states, and which are gone."""

import sqlite3
from collections.abc import Sequence

from reader.library.sqlite.text import path_of, path_value
from reader.model.feed import Document, FileState


def states(db: sqlite3.Connection, feed: int) -> dict[str, FileState]:
    """What is known of a source's files that are there and have been read whole."""
    rows = db.execute("SELECT path, mtime_ns, size, digest, error FROM file WHERE feed = ? AND NOT gone AND mtime_ns IS NOT NULL", (feed,))
    return {path_of(path): FileState(*state) for path, *state in rows}


def id_of(db: sqlite3.Connection, feed: int, path: str) -> int:
    """The file's row; it is made without a state, so that it is read again if the rest of it does not come."""
    value = path_value(path)
    db.execute("INSERT INTO file (feed, path, digest, error) VALUES (?, ?, '', '') ON CONFLICT DO NOTHING", (feed, value))
    return int(db.execute("SELECT id FROM file WHERE feed = ? AND path = ?", (feed, value)).fetchone()[0])


def note(db: sqlite3.Connection, feed: int, document: Document) -> None:
    """Notes the state of a file that has been read, or tried."""
    state = document.state
    if state is None:
        return
    db.execute(
        """INSERT INTO file (feed, path, mtime_ns, size, digest, error) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (feed, path) DO UPDATE SET mtime_ns = excluded.mtime_ns, size = excluded.size,
               digest = excluded.digest, error = excluded.error, gone = 0""",
        (feed, path_value(document.path), state.mtime_ns, state.size, state.digest, state.error),
    )


def note_gone(db: sqlite3.Connection, feed: int, paths: Sequence[str]) -> None:
    """Marks files as deleted; their articles stay."""
    db.executemany("UPDATE file SET gone = 1, digest = '', error = '' WHERE feed = ? AND path = ?", [(feed, path_value(path)) for path in paths])
