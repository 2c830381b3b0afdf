"""Which pages are to be fetched for their full text: what the reader wants first, then what feeds are set to."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import heapq
import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime

from reader.library.sqlite.codec import unpack_extra
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.hiding import REACHABLE
from reader.library.sqlite.keys import seconds
from reader.model.article import Page
from reader.model.safe import line

AGAIN = (3600, 6 * 3600, 24 * 3600)
"""Seconds after a try that failed until the next one; after the last of these there is none."""
REST = 3600
"""Seconds that a page is left alone after it was fetched, however often its feed changes the article."""

_STEP = 200
_FEED = "iif(f.removed IS NULL, a.feed, NULL)"


def want(db: sqlite3.Connection, ids: Sequence[int], now: datetime) -> int:
    """Notes that the reader wants the full text of articles; returns how many wait. One that failed is tried anew."""
    rows = db.execute(
        f"""SELECT a.id, b.extra, t.state FROM json_each(?) j CROSS JOIN article a ON a.id = j.value CROSS JOIN body b ON b.article = a.id
            LEFT JOIN full_text t ON t.article = a.id WHERE {REACHABLE}""",
        (json.dumps(list(dict.fromkeys(ids))),),
    ).fetchall()
    wanted = [number for number, extra, state in rows if state != "there" and _page_of(extra)]
    db.executemany(
        """INSERT INTO full_text (article, state, asked, next_try) VALUES (?1, 'wanted', ?2, ?2)
           ON CONFLICT (article) DO UPDATE SET state = 'wanted', asked = ?2, next_try = ?2, tries = 0, trouble = '',
               fetched = NULL, said_date = NULL, own_extra = NULL, own_blocks = NULL""",
        [(number, seconds(now)) for number in wanted],
    )
    return len(wanted)


def wanted(connections: Connections, now: datetime, limit: int) -> tuple[Page, ...]:
    """Pages to be fetched, each kind newest first; articles of feeds set to full text that have no page are noted, and not looked at again."""
    with connections.read() as db:
        pages = _due(db, seconds(now), max(0, limit))
        more, without = _of_feeds(db, max(0, limit) - len(pages))
    if without and connections.mode != "ro":
        with connections.write(durable=False) as db:
            db.executemany("INSERT OR IGNORE INTO full_text (article, state) SELECT id, '' FROM article WHERE id = ?", [(number,) for number in without])
    return tuple(pages + more)


def _due(db: sqlite3.Connection, now: int, limit: int) -> list[Page]:
    """Pages that were asked for, are to be fetched once more, or are to be tried again."""
    rows = db.execute(
        f"""SELECT a.id, {_FEED}, b.extra FROM full_text t CROSS JOIN article a ON a.id = t.article CROSS JOIN feed f ON f.id = a.feed
            CROSS JOIN body b ON b.article = a.id
            WHERE t.next_try <= ? AND {REACHABLE} AND (t.asked IS NOT NULL OR t.state = 'there' OR f.full_text)
            ORDER BY t.asked IS NULL, a.key DESC LIMIT ?""",
        (now, limit),
    )
    return [Page(number, url, feed) for number, feed, extra in rows if (url := _page_of(extra))]


def _of_feeds(db: sqlite3.Connection, limit: int) -> tuple[list[Page], list[int]]:
    """Pages of articles that nobody has asked for and whose feeds are set to full text; and the articles among these that have none."""
    pages: list[Page] = []
    without: list[int] = []
    feeds = db.execute("SELECT id FROM feed WHERE full_text AND removed IS NULL").fetchall()
    newest_first = heapq.merge(*(_untried(db, feed) for (feed,) in feeds), reverse=True)
    while len(pages) < limit and len(without) < _STEP and (one := next(newest_first, None)) is not None:
        _key, number, feed, extra = one
        if url := _page_of(extra):
            pages.append(Page(number, url, feed))
        else:
            without.append(number)
    return pages, without


def _untried(db: sqlite3.Connection, feed: int) -> Iterator[tuple[int, int, int, bytes]]:
    """Key, id, feed and packed fields of a feed's articles whose page nobody has tried, newest first."""
    return db.execute(
        """SELECT a.key, a.id, a.feed, b.extra FROM article a INDEXED BY article_feed CROSS JOIN body b ON b.article = a.id
           WHERE a.feed = ? AND a.id NOT IN (SELECT article FROM full_text) AND a.key NOT IN (SELECT key FROM hidden) ORDER BY a.key DESC""",
        (feed,),
    )


def note_trouble(db: sqlite3.Connection, article_id: int, trouble: str, now: datetime) -> None:
    """Notes that a page gave no full text, and when to try again; unknown articles are passed over."""
    row = db.execute(
        "SELECT a.id, coalesce(t.tries, 0) FROM json_each(?) j CROSS JOIN article a ON a.id = j.value LEFT JOIN full_text t ON t.article = a.id",
        (json.dumps([article_id]),),
    ).fetchone()
    if row is None:
        return
    number, tries = row
    again = seconds(now) + AGAIN[tries] if tries < len(AGAIN) else None
    db.execute(
        """INSERT INTO full_text (article, state, next_try, tries, trouble) VALUES (?, 'failed', ?, ?, ?)
           ON CONFLICT (article) DO UPDATE SET state = iif(state IN ('there', 'own'), state, 'failed'),
               next_try = excluded.next_try, tries = excluded.tries, trouble = excluded.trouble""",
        (number, again, tries + 1, line(trouble)),
    )


def note_changed(db: sqlite3.Connection, article_id: int, own_extra: bytes, own_blocks: bytes, now: int, *, dated: bool) -> None:
    """Notes what the feed gives of an article since it changed: a full text that is shown is wanted again, after a while.

    Args:
        dated: the feed says when it was published or updated.
    """
    if dated:
        db.execute("UPDATE full_text SET said_date = NULL WHERE article = ?", (article_id,))
    db.execute(
        """UPDATE full_text SET own_extra = ?, own_blocks = ?, next_try = max(?, fetched + ?), tries = 0 WHERE article = ? AND state = 'there'""",
        (own_extra, own_blocks, now, REST, article_id),
    )
    # it may have a page now
    db.execute("DELETE FROM full_text WHERE article = ? AND state = ''", (article_id,))


def _page_of(extra: bytes) -> str:
    """The address of an article's page, "" if it has none."""
    url = unpack_extra(extra).get("url") or ""
    return url if url.startswith(("http://", "https://")) else ""
