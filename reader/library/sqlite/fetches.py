"""What is remembered of the fetches of feeds by address."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from reader.library.sqlite.keys import moment_or_none, seconds_or_none
from reader.library.sqlite.text import digest_of, digest_value
from reader.model.fetch import FetchState

_COLUMNS = "feed, etag, last_modified, digest, failures, moved_to, moved_times, gone, wait_until, at_least, pace, skip_hours, next_due"


def states(db: sqlite3.Connection) -> dict[int, FetchState]:
    """The states of followed feeds by the feed's id."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM fetch WHERE feed IN (SELECT id FROM feed WHERE removed IS NULL)")
    return {row[0]: _state(row) for row in rows}


def write(db: sqlite3.Connection, feed: int, state: FetchState) -> None:
    """Puts a feed's state in the place of its former one; times are kept in whole seconds."""
    db.execute(f"INSERT OR REPLACE INTO fetch ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(feed, state))


def kept(db: sqlite3.Connection, feed: int) -> list[Any] | None:
    """The row of a feed as JSON takes it, for undo; None if there is none."""
    row = db.execute(f"SELECT {_COLUMNS} FROM fetch WHERE feed = ?", (feed,)).fetchone()
    return None if row is None else [digest_of(row[3]) if n == 3 else value for n, value in enumerate(row)]


def put_back(db: sqlite3.Connection, row: Sequence[Any]) -> None:
    """Writes a row that `kept` gave."""
    values = [digest_value(row[3]) if n == 3 else value for n, value in enumerate(row)]
    db.execute(f"INSERT OR REPLACE INTO fetch ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)


def forget(db: sqlite3.Connection, feed: int) -> None:
    """Makes everything that is remembered of a feed's fetches void."""
    db.execute("DELETE FROM fetch WHERE feed = ?", (feed,))


def arrived(state: FetchState) -> FetchState:
    """The state of a feed whose address is the one it has moved to: the body came from there, so its validators hold."""
    return replace(state, moved_to="", moved_times=0)


def _row(feed: int, state: FetchState) -> tuple[Any, ...]:
    return (
        *(feed, state.etag, state.last_modified, digest_value(state.digest), state.failures, state.moved_to, state.moved_times, state.gone),
        *(seconds_or_none(state.wait_until), state.at_least, state.pace, json.dumps(state.skip_hours), seconds_or_none(state.next_due)),
    )


def _state(row: Sequence[Any]) -> FetchState:
    _feed, etag, last_modified, digest, failures, moved_to, moved_times, gone, wait_until, at_least, pace, skip_hours, next_due = row
    said = (etag, last_modified, digest_of(digest), failures, moved_to, moved_times, bool(gone))
    return FetchState(*said, moment_or_none(wait_until), at_least, pace, tuple(json.loads(skip_hours)), moment_or_none(next_due))
