"""Tells the articles of a delivery that are here already from new ones."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Mapping

from reader.library.sqlite.articles import STORED, Stored
from reader.library.sqlite.keys import alias_of, identity_of
from reader.library.sqlite.pack import PackedStory, pack_story
from reader.library.sqlite.text import digest_value
from reader.model.article import Story
from reader.model.feed import Packed

Given = Story | PackedStory
Wanted = tuple[Given, int | None]
"""A story with the id of its file, or None."""


def given(story: Story | Packed) -> Given:
    """A story of a delivery. Raises TypeError for one that another backend has packed."""
    if not isinstance(story, Story | PackedStory):
        raise TypeError(f"{type(story).__name__} is not packed for SQLite")
    return story


def packed(story: Given) -> PackedStory:
    """A story as it is stored."""
    return story if isinstance(story, PackedStory) else pack_story(story)


def identity(story: Given) -> int:
    """What it is known by within its feed."""
    return story.identity if isinstance(story, PackedStory) else identity_of(story)


def alias(story: Given) -> int | None:
    """What it is known by under another guid."""
    return story.alias if isinstance(story, PackedStory) else alias_of(story)


def fingerprint(story: Given) -> str | bytes:
    """Its fingerprint as it is stored."""
    return story.fingerprint if isinstance(story, PackedStory) else digest_value(story.fingerprint)


def known(db: sqlite3.Connection, feed: int, wanted: Mapping[int, Wanted], delivered: frozenset[int]) -> dict[int, Stored]:
    """The articles that these stories are, by identity: of the same guid, or an old one that returns under another.

    Args:
        delivered: identities of all that the delivery holds.
    """
    found = {row.identity: row for row in _select(db, feed, "identity", list(wanted))}
    if len(found) == len(wanted):
        return found
    others = {
        number: (name, file) for number, (story, file) in wanted.items() if number not in found and _returns(story) and (name := alias(story)) is not None
    }
    if others:
        # one whose own guid is delivered too, or that another file of the source holds, is another article
        rows = _select(db, feed, "alias", [name for name, _file in others.values()])
        free = {(row.alias, row.file): row for row in rows if row.identity not in delivered}
        for number, name_and_file in others.items():
            if name_and_file in free:
                found[number] = free.pop(name_and_file)
    return found


def of_identity(db: sqlite3.Connection, feed: int, number: int) -> Stored | None:
    """The article of a guid alone."""
    return next(iter(_select(db, feed, "identity", [number])), None)


def _returns(story: Given) -> bool:
    return story.returns if isinstance(story, PackedStory) else bool(story.url)


def _select(db: sqlite3.Connection, feed: int, column: str, values: list[int]) -> list[Stored]:
    rows = db.execute(
        f"SELECT {STORED} FROM article WHERE feed = ? AND {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
        (feed, json.dumps(values)),
    )
    return [Stored(*row) for row in rows]
