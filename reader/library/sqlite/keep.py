"""Keeps what a refresh brings: new articles, changed ones, files and how the source fares."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.library.sqlite import articles, feeds, files
from reader.library.sqlite.articles import New
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.index import STEP, is_scattered, tend
from reader.library.sqlite.keys import seconds
from reader.library.sqlite.known import Given, Wanted, alias, fingerprint, given, identity, known, packed
from reader.library.sqlite.purge import purge
from reader.model.feed import Delivery, Document, Kept

BATCH = 200
"""Stories in one transaction, some 35 ms, for which a reader's act may have to wait; a feed without news weighs as much as one of them."""

Piece = tuple[Document, Given | None]


@dataclass(slots=True)
class _Part:
    """What one transaction keeps of a delivery.

    Attributes:
        at: the delivery's number among those to be kept.
        delivered: identities of all that the delivery holds.
        pieces: stories one by one; after those of a file, None: only then it counts as read.
        last: nothing is left for another transaction.
    """

    at: int
    feed: int
    delivery: Delivery
    delivered: frozenset[int]
    pieces: list[Piece]
    last: bool


def keep_all(connections: Connections, deliveries: Sequence[tuple[int, Delivery]]) -> tuple[Kept, ...]:
    """Keeps deliveries in their order; of a feed that is not followed (any more) nothing is kept."""
    now = seconds(datetime.now(UTC))
    new, updated = [0] * len(deliveries), [0] * len(deliveries)
    for parts, is_last in _transactions(deliveries):
        added, changed = [0] * len(parts), [0] * len(parts)
        with connections.write(durable=False) as db:
            states = feeds.states(db, {part.feed for part in parts})
            coming: list[list[New]] = []
            for n, part in enumerate(parts):
                if (state := states.get(part.feed)) is not None:
                    fetched = now if part.delivery.fetched is None else seconds(part.delivery.fetched)
                    found, changed[n] = _compare(db, part, state, fetched)
                    coming.append(found)
                    added[n] = len(found)
            articles.add(db, coming)
            for part in parts:
                if part.last and part.feed in states:
                    files.note_gone(db, part.feed, part.delivery.gone)
                    feeds.note(db, part.feed, part.delivery)
            if is_last:
                purge(db, max((seconds(part.delivery.fetched) for part in parts if part.delivery.fetched is not None), default=now))
            scattered = bool(coming) and is_scattered(db)
        if scattered:
            tend(connections, 2 * STEP)
        for part, one, other in zip(parts, added, changed, strict=True):
            new[part.at] += one
            updated[part.at] += other
    return tuple(Kept(*counts) for counts in zip(new, updated, strict=True))


def _transactions(deliveries: Sequence[tuple[int, Delivery]]) -> Iterator[tuple[list[_Part], bool]]:
    """The deliveries in short transactions, and whether one is the last; no feed is in one of them twice."""
    parts: list[_Part] = []
    weight = 0
    for at, (feed, delivery) in enumerate(deliveries):
        pieces = [piece for document in delivery.documents for piece in _pieces(document)]
        delivered = frozenset(identity(story) for _document, story in pieces if story is not None)
        if parts and (weight + len(pieces) > BATCH or weight >= BATCH or any(part.feed == feed for part in parts)):
            yield parts, False
            parts, weight = [], 0
        for start in range(0, max(1, len(pieces)), BATCH):
            if start:
                yield parts, False
                parts, weight = [], 0
            some = pieces[start : start + BATCH]
            parts.append(_Part(at, feed, delivery, delivered, some, start + BATCH >= len(pieces)))
            weight += max(1, len(some))
    if parts:
        yield parts, True


def _pieces(document: Document) -> Iterator[Piece]:
    for story in document.stories:
        yield document, given(story)
    if document.state is not None:
        yield document, None


def _compare(db: sqlite3.Connection, part: _Part, state: feeds.State, fetched: int) -> tuple[list[New], int]:
    """Writes what has changed of known articles and files; returns the new articles, and how many have changed."""
    paths: dict[str, int] = {}
    wanted: dict[int, Wanted] = {}
    for document, story in part.pieces:
        if story is None:
            files.note(db, part.feed, document)
        else:
            if document.state is not None and document.path not in paths:
                paths[document.path] = files.id_of(db, part.feed, document.path)
            wanted.setdefault(identity(story), (story, paths.get(document.path)))
    there = known(db, part.feed, wanted, part.delivered) if wanted and state.known else {}
    is_read = state.muted_until is not None and state.muted_until > fetched
    new: list[New] = []
    updated = 0
    for number, (story, file) in wanted.items():
        stored = there.get(number)
        if stored is None:
            new.append(New(part.feed, file, packed(story), fetched, is_read))
            continue
        if stored.fingerprint != fingerprint(story):
            articles.replace(db, stored, packed(story), fetched)
            updated += 1
        elif stored.identity != number or stored.alias != alias(story):
            articles.rename(db, stored, packed(story))
        if stored.file != file and file is not None:
            db.execute("UPDATE article SET file = ? WHERE id = ?", (file, stored.id))
    return new, updated
