"""The feeds: subscribing, removing, and how they fare."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from reader.library.sqlite import fetches, hiding, tellings
from reader.library.sqlite.journal import ids_of, ranges, record
from reader.library.sqlite.keys import moment_or_none, seconds
from reader.library.sqlite.terms import LAST
from reader.library.sqlite.text import path_of, path_value
from reader.model.errors import NotFoundError
from reader.model.feed import Delivery, Feed, NewFeed
from reader.model.safe import line
from reader.model.words import _
from reader.text.fold import fold
from reader.text.links import host_of

_COLUMNS = (
    "f.id, f.title, f.url, f.kind, f.folder, f.articles, f.unread, f.last_fetched, f.last_ok, f.error,"
    "f.every, f.sort_by, f.full_text, f.muted_until, f.home, s.next_due, s.failures"
)
_FEEDS = f"SELECT {_COLUMNS} FROM feed f LEFT JOIN fetch s ON s.feed = f.id"


def all_feeds(db: sqlite3.Connection) -> tuple[Feed, ...]:
    """Followed feeds by folder and title; those in no folder first."""
    rows = db.execute(f"{_FEEDS} WHERE f.removed IS NULL ORDER BY f.sort").fetchall()
    return tuple(sorted((_feed(row) for row in rows), key=lambda feed: fold(feed.folder or "")))


def _feed(row: tuple[Any, ...]) -> Feed:
    number, title, url, kind, folder, articles, unread, last_fetched, last_ok, error, every, sort, full_text, muted_until, home, next_due, failures = row
    return Feed(
        *(number, title, path_of(url), kind, folder, articles, unread, moment_or_none(last_fetched), moment_or_none(last_ok), error),
        *(moment_or_none(next_due), failures or 0, every, sort or "", bool(full_text), moment_or_none(muted_until), home),
    )


def _one(db: sqlite3.Connection, feed_id: int) -> Feed:
    return _feed(db.execute(f"{_FEEDS} WHERE f.id = ?", (feed_id,)).fetchone())


def with_address(db: sqlite3.Connection, url: str, but: int) -> str | None:
    """The title of another followed feed that has an address, None if there is none."""
    row = db.execute("SELECT title FROM feed WHERE url = ? AND id != ? AND removed IS NULL", (path_value(url), but)).fetchone()
    return None if row is None else str(row[0])


def followed(db: sqlite3.Connection, feed_id: int) -> Feed:
    """The feed. Raises NotFoundError."""
    if not states(db, [feed_id]):
        raise NotFoundError(_("no feed {name}; `dateline feeds` lists them").format(name=feed_id))
    return _one(db, feed_id)


@dataclass(frozen=True, slots=True)
class State:
    """What keeping a delivery depends on.

    Attributes:
        known: it has articles, put away or not.
        muted_until: seconds, None if it is not muted.
    """

    known: bool
    muted_until: int | None


def states(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, State]:
    """The states of those of the feeds that are followed."""
    rows = db.execute(
        """SELECT f.id, f.articles OR EXISTS (SELECT 1 FROM article a WHERE a.feed = f.id), f.muted_until
           FROM feed f WHERE f.id IN (SELECT value FROM json_each(?)) AND f.removed IS NULL""",
        (json.dumps(list(ids)),),
    )
    return {number: State(bool(known), muted_until) for number, known, muted_until in rows}


def subscribe(db: sqlite3.Connection, new: Sequence[NewFeed], now: datetime) -> tuple[tuple[Feed, bool], ...]:
    """Adds feeds as one act; a removed one comes back with its articles and counts as new."""
    ids: list[tuple[int, bool]] = []
    made: list[int] = []
    back: list[dict[str, Any]] = []
    for wanted in new:
        url = path_value(wanted.url)
        there = db.execute("SELECT id FROM feed WHERE url = ? AND removed IS NULL", (url,)).fetchone()
        if there is not None:
            ids.append((there[0], False))
            continue
        removed = db.execute("SELECT id FROM feed WHERE url = ? AND removed IS NOT NULL ORDER BY removed DESC, id DESC LIMIT 1", (url,)).fetchone()
        if removed is None:
            ids.append((_insert(db, wanted), True))
            made.append(ids[-1][0])
        else:
            ids.append((removed[0], True))
            back.append(_bring_back(db, removed[0], wanted))
    count = len(made) + len(back)
    feeds = tuple((_one(db, number), is_new) for number, is_new in ids)
    if count:
        name = next(feed.title for feed, is_new in feeds if is_new) if count == 1 else ""
        record(db, "add" if len(new) == 1 else "import", count, name, now, old={"back": back}, new={"made": made})
    return feeds


def _insert(db: sqlite3.Connection, new: NewFeed) -> int:
    said = (path_value(new.url), new.kind, line(new.title), line(new.said_title), new.folder and (line(new.folder) or None), new.home or None)
    cursor = db.execute("INSERT INTO feed (url, kind, own_title, said_title, folder, home, title, sort) VALUES (?, ?, ?, ?, ?, ?, '', '')", said)
    number = int(cursor.lastrowid or 0)
    entitle(db, number)
    return number


def _bring_back(db: sqlite3.Connection, feed_id: int, new: NewFeed) -> dict[str, Any]:
    """Follows a removed feed again; returns what undoing needs."""
    removed, own_title, folder, home = db.execute("SELECT removed, own_title, folder, home FROM feed WHERE id = ?", (feed_id,)).fetchone()
    last = db.execute("SELECT coalesce(max(id), 0) FROM article").fetchone()[0]
    away = hiding.put_away_of(db, feed_id)
    hidden = hiding.bring_along(db, feed_id)
    tellings.forget(db, hidden)
    set_to = (line(new.title) or own_title, (new.folder and line(new.folder)) or folder, home or new.home or None, feed_id)
    db.execute("UPDATE feed SET removed = NULL, own_title = ?, folder = ?, home = ? WHERE id = ?", set_to)
    entitle(db, feed_id)
    return {
        "id": feed_id,
        "removed": removed,
        "own_title": own_title,
        "folder": folder,
        "home": home,
        "hidden": ranges(hidden),
        "away": ranges(away),
        "last": last,
    }


def take_away(db: sqlite3.Connection, old: dict[str, Any], new: dict[str, Any], now: datetime) -> None:
    """Takes back that feeds were added."""
    for feed_id in new["made"]:
        _remove(db, feed_id, seconds(now), hiding.loose_of(db, feed_id))
    for back in old["back"]:
        later = [number for number in hiding.loose_of(db, back["id"]) if number > back["last"]]
        # older versions, which knew no homes in lists, did not note it either
        home = back["home"] if "home" in back else _one(db, back["id"]).home
        db.execute("UPDATE feed SET own_title = ?, folder = ?, home = ? WHERE id = ?", (back["own_title"], back["folder"], home, back["id"]))
        _remove(db, back["id"], back["removed"], [*ids_of(back["hidden"]), *later], ids_of(back.get("away", [])))


def remove(db: sqlite3.Connection, feed_id: int, now: datetime) -> int:
    """Removes a feed and hides its articles but the bookmarked ones; returns how many of these stay. Raises NotFoundError."""
    feed = followed(db, feed_id)
    hidden = hiding.loose_of(db, feed_id)
    _remove(db, feed_id, seconds(now), hidden)
    record(db, "remove", 1, feed.title, now, old={"id": feed_id}, new={})
    return feed.articles - len(hidden)


def _remove(db: sqlite3.Connection, feed_id: int, removed: int, hidden: Sequence[int], away: Sequence[int] = ()) -> None:
    """Hides articles with their feed, and what is put away of it but some that were when it was not followed."""
    hiding.take_along(db, feed_id, away)
    hiding.hide(db, hidden)
    db.execute("UPDATE feed SET removed = ? WHERE id = ?", (removed, feed_id))
    entitle(db, feed_id)


def put_back(db: sqlite3.Connection, old: dict[str, Any]) -> None:
    """Takes back that a feed was removed; a followed feed hides nothing."""
    db.execute("UPDATE feed SET removed = NULL WHERE id = ?", (old["id"],))
    entitle(db, old["id"])
    tellings.forget(db, hiding.bring_along(db, old["id"]))


def note(db: sqlite3.Connection, feed_id: int, delivery: Delivery) -> None:
    """Notes what a delivery says of the feed itself, and how fetching it went."""
    error = delivery.error and line(delivery.error)
    said = None if delivery.said_title is None else line(delivery.said_title)
    if delivery.fetched is not None:
        time = seconds(delivery.fetched)
        db.execute("UPDATE feed SET last_fetched = ?1, error = ?2, last_ok = iif(?2 IS NULL, ?1, last_ok) WHERE id = ?3", (time, error, feed_id))
    elif error is not None:
        db.execute("UPDATE feed SET error = ? WHERE id = ?", (error, feed_id))
    if delivery.kind is not None:
        db.execute("UPDATE feed SET kind = ?1 WHERE id = ?2 AND kind != ?1", (delivery.kind, feed_id))
    if said is not None and db.execute("UPDATE feed SET said_title = ?1 WHERE id = ?2 AND said_title != ?1", (said, feed_id)).rowcount:
        entitle(db, feed_id)
    state = delivery.state
    if delivery.moved and _move(db, feed_id, delivery.moved) and state is not None:
        state = fetches.arrived(state)
    if state is not None:
        fetches.write(db, feed_id, state)


def _move(db: sqlite3.Connection, feed_id: int, url: str) -> bool:
    """Gives a feed the address that it has moved to; False if another one has it, also one whose removal can be undone."""
    if db.execute("SELECT 1 FROM feed WHERE url = ? AND id != ?", (path_value(url), feed_id)).fetchone() is not None:
        return False
    db.execute("UPDATE feed SET url = ? WHERE id = ?", (path_value(url), feed_id))
    entitle(db, feed_id)
    return True


def entitle(db: sqlite3.Connection, feed_id: int) -> None:
    """Sets the title that is shown, and the order by it."""
    own, said, url, removed = db.execute("SELECT own_title, said_title, url, removed FROM feed WHERE id = ?", (feed_id,)).fetchone()
    address = path_of(url)
    title = own or said or line((host_of(address) if "://" in address else PurePath(address).name) or address) or "?"
    sort = f"{fold(title) if removed is None else LAST}\t{feed_id}"
    db.execute("UPDATE feed SET title = ?, sort = ? WHERE id = ?", (title, sort, feed_id))
