"""What the reader sets for a feed: name, address, folder, and how it is fetched and shown."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from reader.library.sqlite import feeds, fetches
from reader.library.sqlite.journal import record
from reader.library.sqlite.keys import seconds
from reader.library.sqlite.text import path_of, path_value
from reader.library.sqlite.waiting import wait
from reader.model.change import Act
from reader.model.errors import UsageError
from reader.model.feed import FeedChange
from reader.model.safe import line
from reader.model.words import _

_FIELDS = ("own_title", "url", "folder", "every", "sort_by", "full_text", "muted_until", "home")
"""Columns of `feed` that are the reader's."""


def edit(db: sqlite3.Connection, feed_id: int, change: FeedChange, now: datetime) -> None:
    """Changes what is given as one act.

    Raises:
        NotFoundError: there is no such feed.
        UsageError: another feed has this address.
    """
    feed = feeds.followed(db, feed_id)
    row = db.execute(f"SELECT {', '.join(_FIELDS)} FROM feed WHERE id = ?", (feed_id,)).fetchone()
    old = dict(zip(_FIELDS, row, strict=True))
    old["url"] = path_of(old["url"])
    new = {**old, **_wanted(change, now)}
    changed = [name for name in _FIELDS if new[name] != old[name]]
    if not changed:
        return
    if "url" in changed and (other := feeds.with_address(db, new["url"], feed_id)) is not None:
        raise UsageError(_("{url} is the address of {name} already").format(url=new["url"], name=other))
    fetched = {"fetch": fetches.kept(db, feed_id), "error": feed.error} if "url" in changed else {}
    _put(db, feed_id, {name: new[name] for name in changed})
    act: Act = "rename" if changed == ["own_title"] else "edit"
    record(db, act, 1, feed.title, now, old={"id": feed_id, **old, **fetched}, new={"id": feed_id, **new})


def put_back(db: sqlite3.Connection, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Takes back what an act changed and nothing else: a feed may have moved since."""
    fields = {name: old[name] for name in _FIELDS if name in old and old[name] != new[name]}
    if "url" in fields and feeds.with_address(db, fields["url"], old["id"]) is not None:
        # another feed has moved there meanwhile
        del fields["url"]
    _put(db, old["id"], fields)
    if "url" in fields and "fetch" in old:
        # what is remembered of the fetches of this address holds again
        if old["fetch"] is not None:
            fetches.put_back(db, old["fetch"])
        db.execute("UPDATE feed SET error = ? WHERE id = ?", (old["error"], old["id"]))


def _wanted(change: FeedChange, now: datetime) -> dict[str, Any]:
    """The columns that a change sets; what stands for "none" becomes null."""
    made: dict[str, Any] = {}
    if change.title is not None:
        made["own_title"] = line(change.title)
    if change.url is not None:
        made["url"] = change.url
    if change.folder is not None:
        made["folder"] = line(change.folder) or None
    if change.every is not None:
        made["every"] = change.every or None
    if change.sort is not None:
        made["sort_by"] = change.sort or None
    if change.full_text is not None:
        made["full_text"] = 1 if change.full_text else None
    if change.muted_until is not None:
        made["muted_until"] = seconds(change.muted_until) if change.muted_until > now else None
    if change.home is not None:
        made["home"] = change.home or None
    return made


def _put(db: sqlite3.Connection, feed_id: int, fields: Mapping[str, Any]) -> None:
    """Sets columns of a feed; what is known of the fetches of another address is void, and articles that lie at its home or nowhere are placed anew."""
    if "home" in fields:
        rows = db.execute(
            "SELECT a.id FROM article a CROSS JOIN feed f ON f.id = a.feed WHERE a.feed = ? AND (a.place IS NULL OR a.place = f.home)", (feed_id,)
        )
        wait(db, [row[0] for row in rows])
    for name, value in fields.items():
        # the names are those of _FIELDS
        db.execute(f"UPDATE feed SET {name} = ? WHERE id = ?", (path_value(value) if name == "url" else value, feed_id))
    if "url" in fields:
        fetches.forget(db, feed_id)
        db.execute("UPDATE feed SET error = NULL WHERE id = ?", (feed_id,))
    if {"url", "own_title"} & fields.keys():
        feeds.entitle(db, feed_id)
