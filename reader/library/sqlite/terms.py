"""What of an article can be searched for: the folded text of its columns, and the facets that a query names."""

import json
import sqlite3
from collections.abc import Iterable
from urllib.parse import urlsplit

from reader.library.sqlite.codec import unpack_blocks, unpack_extra
from reader.model.article import Story
from reader.model.blocks import Block, Image, Items, Quote, plain_text
from reader.text.fold import fold, tokens

LAST = "\U0010ffff"
"""Sorts behind every folded name."""
NO_LABEL = 0
"""The facet of articles without a place that is sure."""

FtsText = tuple[str, str, str, str]
"""Title, teaser, body, author as the index holds them."""


def fts_text(story: Story) -> FtsText:
    """The columns of the full-text index."""
    return _fts_text(story.title, story.teaser, plain_text(story.blocks), story.authors)


def stored_fts_text(title: str, extra: bytes, blocks: bytes) -> FtsText:
    """What was indexed of a stored article: a row of an index without content is deleted by giving its text again."""
    found = unpack_extra(extra)
    return _fts_text(title, found.get("teaser", ""), plain_text(unpack_blocks(blocks)), found.get("authors", ()))


def _fts_text(title: str, teaser: str, body: str, authors: Iterable[str]) -> FtsText:
    # a blank line of its own between authors would be lost by folding: phrases may run over two of them
    return " ".join(tokens(title)), " ".join(tokens(teaser)), " ".join(tokens(body)), " ".join(tokens("\n".join(authors)))


def add_text(db: sqlite3.Connection, rows: Iterable[tuple[int, FtsText]]) -> None:
    """Indexes articles by key."""
    db.executemany("INSERT INTO fts (rowid, title, teaser, body, author) VALUES (?, ?, ?, ?, ?)", ((key, *text) for key, text in sorted(rows)))


def drop_text(db: sqlite3.Connection, key: int, text: FtsText) -> None:
    """Takes an article out of the index; the text must be the one that was added."""
    db.execute("INSERT INTO fts (fts, rowid, title, teaser, body, author) VALUES ('delete', ?, ?, ?, ?, ?)", (key, *text))


def host_of(url: str) -> str:
    """The host of an address in lower case, "" if it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def sort_of(field: str, value: str) -> str:
    """The order of a facet's values: folded, a tab, the value itself, so that no two are the same."""
    head = value.removeprefix("www.") if field == "source" else fold(value)
    return f"{head if value else LAST}\t{value}"


def facets_of(story: Story) -> set[tuple[str, str]]:
    """Field and value of all that a query can name of a story; tags and label are the reader's and the places'."""
    made = {("source", host) for link in story.sources if (host := host_of(link.url))}
    for field, value in (("publisher", story.publisher), ("event", story.event), ("lang", story.language)):
        if value:
            made.add((field, value))
    if story.sources or story.links:
        made.add(("has", "link"))
    if _has_image(story.blocks):
        made.add(("has", "image"))
    return made


def _has_image(blocks: Iterable[Block]) -> bool:
    for block in blocks:
        match block:
            case Image():
                return True
            case Quote(blocks=inner):
                if _has_image(inner):
                    return True
            case Items(items=items):
                if any(_has_image(item) for item in items):
                    return True
    return False


class Facets:
    """The ids of facets within one transaction; missing ones are made."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        self._known: dict[tuple[str, str], int] = {("label", ""): NO_LABEL}

    def id_of(self, field: str, value: str) -> int:
        """The id of a value."""
        found = self._known.get((field, value))
        if found is None:
            sort = sort_of(field, value)
            self.db.execute("INSERT INTO facet (field, sort, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (field, sort, value))
            found = int(self.db.execute("SELECT id FROM facet WHERE field = ? AND sort = ?", (field, sort)).fetchone()[0])
            self._known[field, value] = found
        return found

    def add(self, key: int, values: Iterable[tuple[str, str]]) -> None:
        """Notes values of an article."""
        rows = [(self.id_of(field, value), key) for field, value in values]
        self.db.executemany("INSERT OR IGNORE INTO article_facet (facet, key) VALUES (?, ?)", rows)

    def drop(self, key: int, values: Iterable[tuple[str, str]]) -> None:
        """Takes values of an article away."""
        self.db.executemany("DELETE FROM article_facet WHERE facet = ? AND key = ?", [(self.id_of(field, value), key) for field, value in values])


def tags_of(stored: str | None) -> tuple[str, ...]:
    """The tags of a row of marks."""
    return tuple(json.loads(stored)) if stored else ()
