"""The journal of what the reader did: each act is written with its effect in one transaction, and can be taken back."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, get_args

from reader.library.sqlite.keys import moment, seconds
from reader.model.change import Act, Change

ACTS: tuple[Act, ...] = get_args(Act)


def record(db: sqlite3.Connection, act: Act, count: int, name: str, now: datetime, *, old: Any, new: Any) -> None:
    """Writes an act down; the caller's transaction holds its effect, too.

    Args:
        old: enough to put back what was, as JSON takes it.
        new: what is since.
    """
    row = (seconds(now), act, count, name, _json(old), _json(new))
    db.execute("INSERT INTO change (time, act, count, name, old, new) VALUES (?, ?, ?, ?, ?, ?)", row)


def last_standing(db: sqlite3.Connection) -> tuple[Change, Any, Any] | None:
    """The last act that has not been taken back, with what was before and since."""
    row = db.execute("SELECT id, act, count, name, time, old, new FROM change WHERE undone IS NULL ORDER BY id DESC LIMIT 1").fetchone()
    if row is None:
        return None
    number, act, count, name, time, old, new = row
    return Change(number, ACTS[ACTS.index(act)], count, name, moment(time)), json.loads(old), json.loads(new)


def take_back(db: sqlite3.Connection, change: Change, now: datetime) -> None:
    """Notes that an act was undone."""
    db.execute("UPDATE change SET undone = ? WHERE id = ?", (seconds(now), change.id))


def ranges(ids: Iterable[int]) -> list[list[int]]:
    """Ids as runs of first and last: "all read" of a feed is a few numbers."""
    made: list[list[int]] = []
    for number in sorted(ids):
        if made and made[-1][1] == number - 1:
            made[-1][1] = number
        else:
            made.append([number, number])
    return made


def ids_of(runs: Sequence[Sequence[int]]) -> list[int]:
    """The ids of runs."""
    return [number for first, last in runs for number in range(first, last + 1)]


def _json(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"))
