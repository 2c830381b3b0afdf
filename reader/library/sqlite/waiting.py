"""Which articles wait for the places pass, and whether what a pass found is still what it should have looked at."""

import json
import sqlite3
from collections.abc import Iterable, Sequence

_REMEMBERED = 50_000


def wait(db: sqlite3.Connection, ids: Sequence[int]) -> None:
    """Makes articles wait (again): what a pass finds that has read them before does not count."""
    number = db.execute(
        """INSERT INTO state (name, value) VALUES ('waits', 1)
           ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value"""
    ).fetchone()[0]
    db.execute(
        """INSERT INTO waiting (key, since) SELECT a.key, ?2 FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value WHERE 1
           ON CONFLICT (key) DO UPDATE SET since = excluded.since""",
        (json.dumps(list(ids)), number),
    )


def waits(db: sqlite3.Connection) -> int:
    """The number of the last change that made articles wait."""
    row = db.execute("SELECT value FROM state WHERE name = 'waits'").fetchone()
    return 0 if row is None else int(row[0])


class HandedOut:
    """The articles that were given to a pass, each with the number of the last change at that time.

    It lies with the library that is asked for them and told what was found; workers in between may read them later.
    """

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def note(self, ids: Iterable[int], number: int) -> None:
        """Remembers waiting articles as read at `number`; those that nobody came back with are forgotten in time."""
        for article_id in ids:
            self._numbers.pop(article_id, None)
            self._numbers[article_id] = number
        while len(self._numbers) > _REMEMBERED:
            self._numbers.pop(next(iter(self._numbers)), None)

    def take(self, article_id: int) -> int | None:
        """The number at which an article was read, None if it was not handed out here; told once."""
        return self._numbers.pop(article_id, None)
