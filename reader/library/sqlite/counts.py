"""The kept counts of feeds and places: how many articles are shown, how many of them are unread."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence

from reader.library.sqlite.pack import NOWHERE


def nodes_of(stored: str | None) -> tuple[int, ...]:
    """The places that count an article; those without any are counted at NOWHERE."""
    return tuple(json.loads(stored)) if stored else (NOWHERE,)


class Counts:
    """Changes to counts, gathered and then written in one go."""

    def __init__(self) -> None:
        self._feeds: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        self._places: dict[int, list[int]] = defaultdict(lambda: [0, 0])

    def feed(self, feed: int, articles: int, unread: int) -> None:
        """Counts at a feed."""
        self._feeds[feed][0] += articles
        self._feeds[feed][1] += unread

    def places(self, places: Iterable[int], articles: int, unread: int) -> None:
        """Counts at places."""
        for place in places:
            changed = self._places[place]
            changed[0] += articles
            changed[1] += unread

    def write(self, db: sqlite3.Connection) -> None:
        """Adds up what was gathered."""
        for table, changes in (("feed", self._feeds), ("place", self._places)):
            rows = [(articles, unread, owner) for owner, (articles, unread) in changes.items() if articles or unread]
            # the table is one of two words above
            db.executemany(f"UPDATE {table} SET articles = articles + ?, unread = unread + ? WHERE id = ?", rows)


def shift(db: sqlite3.Connection, ids: Sequence[int], *, articles: int, unread: int) -> None:
    """Counts articles in or out.

    Args:
        ids: articles; hidden ones are passed over.
        articles: what each adds to the count of articles: 1, 0 or -1.
        unread: what each adds to the count of unread ones; with `articles`, only where it is unread.
    """
    counts = Counts()
    wanted = json.dumps(list(ids))
    only = "count(*)" if not articles else "count(u.key)"
    joined = "json_each(?) j CROSS JOIN article a ON a.id = j.value LEFT JOIN unread u ON u.key = a.key"
    shown = "a.key NOT IN (SELECT key FROM hidden)"
    for feed, number, fresh in db.execute(f"SELECT a.feed, count(*), {only} FROM {joined} WHERE {shown} GROUP BY a.feed", (wanted,)):
        counts.feed(feed, articles * number, unread * fresh)
    by_place = f"""
        SELECT coalesce(n.value, {NOWHERE}), count(*), {only} FROM {joined}
        LEFT JOIN placed p ON p.article = a.id LEFT JOIN json_each(p.nodes) n WHERE {shown} GROUP BY 1
    """
    for place, number, fresh in db.execute(by_place, (wanted,)):
        counts.places((place,), articles * number, unread * fresh)
    counts.write(db)
