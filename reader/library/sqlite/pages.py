"""Saved web pages: articles that belong to no feed."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import sqlite3
from datetime import datetime
from typing import Any

from reader.library.sqlite import articles, hiding, marks
from reader.library.sqlite.articles import New
from reader.library.sqlite.journal import record
from reader.library.sqlite.keys import seconds
from reader.library.sqlite.known import of_identity
from reader.library.sqlite.pack import pack_story
from reader.model.article import Story

SAVED = 0
"""The feed on which they hang; schema.sql makes it, and it is never shown."""


def keep(db: sqlite3.Connection, story: Story, now: datetime) -> tuple[int, bool]:
    """Saves a page and bookmarks it as one act; one that is there takes its new text. Returns its id, and whether it was not to be seen before."""
    page = pack_story(story)
    stored = of_identity(db, SAVED, page.identity)
    if stored is None:
        (number,) = articles.add(db, [[New(SAVED, None, page, seconds(now))]])
        was_there = is_kept = was_away = False
    else:
        number = stored.id
        if stored.fingerprint != page.fingerprint:
            articles.replace(db, stored, page, seconds(now))
        row = db.execute(
            f"SELECT {hiding.REACHABLE}, a.key IN (SELECT key FROM bookmarked), a.key IN (SELECT key FROM put_away) FROM article a WHERE a.id = ?", (number,)
        ).fetchone()
        was_there, is_kept, was_away = bool(row[0]), bool(row[1]), bool(row[2])
        if not was_there:
            hiding.show(db, [number])
    if not (was_there and is_kept):
        marks.put_bookmarked(db, [number], True)
        record(db, "save", 1, story.title, now, old={"id": number, "there": was_there, "away": was_away}, new={})
    return number, not was_there


def take_away(db: sqlite3.Connection, old: dict[str, Any]) -> None:
    """Takes back that a page was saved: it is hidden again if it was not there, and comes back with its id if it is saved once more."""
    marks.put_bookmarked(db, [old["id"]], False)
    if not old["there"]:
        hiding.hide(db, [old["id"]])
    elif old.get("away"):
        hiding.put_away(db, [old["id"]])
