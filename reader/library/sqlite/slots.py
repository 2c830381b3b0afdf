"""Gives keys to new articles: the second of their date, and a number that makes them unique."""

import json
import sqlite3
from collections.abc import Iterable

from reader.library.sqlite.keys import SLOT_BITS, SLOTS, first_key


class Slots:
    """Gives keys to articles within one transaction. Those of one second stand in the order in which they get them, the last one on top."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._next: dict[int, int] = {}

    def look_up(self, dates: Iterable[int]) -> None:
        """Asks at once for what `key_for` would ask one by one."""
        rows = self.db.execute(
            """SELECT d.value, (SELECT max(key) FROM article WHERE key >= d.value << ?2 AND key < (d.value + 1) << ?2) FROM json_each(?1) d""",
            (json.dumps(list(dates)), SLOT_BITS),
        )
        for date, key in rows:
            self._next[date] = first_key(date) if key is None else key + 1

    def key_for(self, date: int) -> int:
        """A key for an article of this second; where one second has more than 1024 articles, they run over into the next."""
        while True:
            first = first_key(date)
            if date not in self._next:
                row = self.db.execute("SELECT max(key) FROM article WHERE key >= ? AND key < ?", (first, first + SLOTS)).fetchone()
                self._next[date] = first if row[0] is None else int(row[0]) + 1
            key = self._next[date]
            if key < first + SLOTS:
                self._next[date] = key + 1
                return key
            date += 1
