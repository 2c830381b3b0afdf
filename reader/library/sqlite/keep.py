"""Keeps what a refresh brings: new articles, changed ones, files and how the source fares."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice

from reader.library.sqlite import articles, feeds
from reader.library.sqlite.articles import STORED, Stored
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.keys import alias_of, identity_of, seconds
from reader.library.sqlite.purge import purge
from reader.library.sqlite.text import digest_value, path_value
from reader.model.article import Story
from reader.model.feed import Delivery, Document, Kept

BATCH = 200
"""Stories in one transaction: some 50 ms, for which a reader's act may have to wait."""


def keep(connections: Connections, feed: int, delivery: Delivery) -> Kept:
    """Keeps a delivery; of a feed that is not followed (any more) nothing is kept."""
    fetched = seconds(delivery.fetched or datetime.now(UTC))
    delivered = frozenset(identity_of(story) for document in delivery.documents for story in document.stories)
    work = _pieces(delivery.documents)
    new = updated = 0
    while True:
        batch = list(islice(work, BATCH))
        last = len(batch) < BATCH
        with connections.write(durable=False) as db:
            if not feeds.is_followed(db, feed):
                return Kept(new, updated)
            added, changed = _keep_stories(db, feed, batch, delivered, fetched)
            if last:
                _note_gone(db, feed, delivery.gone)
                feeds.note(db, feed, delivery)
                purge(db, fetched)
        new += added
        updated += changed
        if last:
            return Kept(new, updated)


Piece = tuple[Document, Story | None]
Wanted = tuple[Story, int | None]


def _pieces(documents: Sequence[Document]) -> Iterator[Piece]:
    """Stories one by one; after those of a document, None: only then the file counts as read."""
    for document in documents:
        for story in document.stories:
            yield document, story
        yield document, None


def _keep_stories(db: sqlite3.Connection, feed: int, batch: Sequence[Piece], delivered: frozenset[int], fetched: int) -> tuple[int, int]:
    """Adds and changes articles of one batch; returns how many of each."""
    files: dict[str, int] = {}
    wanted: dict[int, Wanted] = {}
    for document, story in batch:
        if story is not None:
            file = None if document.state is None else _file_id(db, feed, document.path, files)
            wanted.setdefault(identity_of(story), (story, file))
        elif document.state is not None:
            _note_file(db, feed, document)
    known = _known(db, feed, wanted, delivered)
    new: list[Wanted] = []
    updated = 0
    for identity, (story, file) in wanted.items():
        stored = known.get(identity)
        if stored is None:
            new.append((story, file))
            continue
        if stored.fingerprint != digest_value(story.fingerprint):
            articles.replace(db, stored, story, fetched)
            updated += 1
        elif stored.identity != identity or stored.alias != alias_of(story):
            articles.rename(db, stored, story)
        if stored.file != file and file is not None:
            db.execute("UPDATE article SET file = ? WHERE id = ?", (file, stored.id))
    articles.add(db, feed, new, fetched)
    return len(new), updated


def _known(db: sqlite3.Connection, feed: int, wanted: Mapping[int, Wanted], delivered: frozenset[int]) -> dict[int, Stored]:
    """The articles that these stories are, by identity: of the same guid, or an old one that returns under another."""
    found = {row.identity: row for row in _select(db, feed, "identity", list(wanted))}
    others = {
        identity: (alias, file) for identity, (story, file) in wanted.items() if identity not in found and story.url and (alias := alias_of(story)) is not None
    }
    if others:
        # one whose own guid is delivered too, or that another file of the source holds, is another article
        rows = _select(db, feed, "alias", [alias for alias, _file in others.values()])
        free = {(row.alias, row.file): row for row in rows if row.identity not in delivered}
        for identity, alias_and_file in others.items():
            if alias_and_file in free:
                found[identity] = free.pop(alias_and_file)
    return found


def _select(db: sqlite3.Connection, feed: int, column: str, values: list[int]) -> list[Stored]:
    rows = db.execute(
        f"SELECT {STORED} FROM article WHERE feed = ? AND {column} IN (SELECT value FROM json_each(?)) ORDER BY id",
        (feed, json.dumps(values)),
    )
    return [Stored(*row) for row in rows]


def _file_id(db: sqlite3.Connection, feed: int, path: str, known: dict[str, int]) -> int:
    """The file's row; it is made without a state, so that it is read again if the rest of it does not come."""
    if path not in known:
        value = path_value(path)
        db.execute("INSERT INTO file (feed, path, digest, error) VALUES (?, ?, '', '') ON CONFLICT DO NOTHING", (feed, value))
        known[path] = int(db.execute("SELECT id FROM file WHERE feed = ? AND path = ?", (feed, value)).fetchone()[0])
    return known[path]


def _note_file(db: sqlite3.Connection, feed: int, document: Document) -> None:
    """Notes the state of a file that has been read, or tried."""
    state = document.state
    if state is None:
        return
    db.execute(
        """INSERT INTO file (feed, path, mtime_ns, size, digest, error) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (feed, path) DO UPDATE SET mtime_ns = excluded.mtime_ns, size = excluded.size,
               digest = excluded.digest, error = excluded.error, gone = 0""",
        (feed, path_value(document.path), state.mtime_ns, state.size, state.digest, state.error),
    )


def _note_gone(db: sqlite3.Connection, feed: int, paths: Sequence[str]) -> None:
    """Marks files as deleted; their articles stay."""
    db.executemany("UPDATE file SET gone = 1, digest = '', error = '' WHERE feed = ? AND path = ?", [(feed, path_value(path)) for path in paths])
