"""Notes where articles happen: their own places, and every place above these."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.library.protocol import Unplaced
from reader.library.sqlite import stories
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.corrections import learnt_of
from reader.library.sqlite.counts import Counts, nodes_of
from reader.library.sqlite.index import Facets, tend
from reader.library.sqlite.pack import PackedPlacing, pack_places
from reader.library.sqlite.places_used import add_places
from reader.library.sqlite.waiting import HandedOut, waits
from reader.model.place import PackedPlaces, Placed

BATCH = 300


def unplaced(connections: Connections, version: int, limit: int, handed: HandedOut) -> tuple[int, ...]:
    """Ids of articles that wait for a pass of this version, newest first; a new version makes all wait that another one has placed."""
    with connections.read() as db:
        known = _version(db)
    if known < version and connections.mode != "ro":
        with connections.write(durable=False) as db:
            db.execute("INSERT OR IGNORE INTO waiting (key) SELECT key FROM article WHERE placed_by != ?", (version,))
            db.execute("INSERT OR REPLACE INTO state (name, value) VALUES ('places_version', ?)", (version,))
    with connections.read() as db:
        rows = db.execute(
            """SELECT a.id FROM waiting w CROSS JOIN article a ON a.key = w.key
               WHERE w.key NOT IN (SELECT key FROM hidden) ORDER BY w.key DESC LIMIT ?""",
            (limit,),
        )
        ids = tuple(row[0] for row in rows)
        handed.note(ids, waits(db))
    return ids


def to_place(db: sqlite3.Connection, ids: Sequence[int], handed: HandedOut) -> tuple[Unplaced, ...]:
    """Shown articles with their text in the order asked for, and what is known of where."""
    wanted = json.dumps(list(ids))
    rows = db.execute("SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value CROSS JOIN waiting w ON w.key = a.key", (wanted,))
    handed.note([row[0] for row in rows], waits(db))
    return stories.to_place(db, ids, learnt_of(db, ids))


def _version(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT value FROM state WHERE name = 'places_version'").fetchone()
    return 0 if row is None else int(row[0])


def place(connections: Connections, version: int, placed: Iterable[tuple[int, Placed | PackedPlaces]], handed: HandedOut) -> None:
    """Notes the places of articles; ids that are not there are passed over, and so are those that changed since they were handed out."""
    # an iterable may find the places only now, and no transaction should wait for that
    work = [(number, _packed(said)) for number, said in placed]
    for start in range(0, len(work), BATCH):
        # the last word on an article counts, if a batch holds several
        batch = dict(work[start : start + BATCH])
        with connections.write(durable=False) as db:
            overtaken = _overtaken(db, {number: read for number in batch if (read := handed.take(number)) is not None})
            batch = {number: said for number, said in batch.items() if number not in overtaken}
            add_places(db, {row[0]: row for said in batch.values() for row in said.places})
            _note(db, version, batch)
    # nobody waits for places as one does for news
    tend(connections, len(work))


def _overtaken(db: sqlite3.Connection, read: Mapping[int, int]) -> set[int]:
    """Those of the articles that were made to wait again after they were read, or that another pass has placed meanwhile.

    Args:
        read: the number of the last change when each was read; all were waiting then.
    """
    rows = db.execute(
        "SELECT a.id, w.since FROM json_each(?) j CROSS JOIN article a ON a.id = j.value LEFT JOIN waiting w ON w.key = a.key", (json.dumps(list(read)),)
    )
    return {number for number, since in rows if since is None or since > read[number]}


def _packed(said: Placed | PackedPlaces) -> PackedPlacing:
    if isinstance(said, Placed):
        return pack_places(said)
    if not isinstance(said, PackedPlacing):
        raise TypeError(f"{type(said).__name__} is not packed for SQLite")
    return said


@dataclass(frozen=True, slots=True)
class _Row:
    """An article about to be placed."""

    key: int
    label: int
    nodes: tuple[int, ...]
    shown: bool
    unread: bool


def _rows(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, _Row]:
    rows = db.execute(
        """SELECT a.id, a.key, a.label, p.nodes, a.key NOT IN (SELECT key FROM hidden), a.key IN (SELECT key FROM unread)
           FROM json_each(?) j CROSS JOIN article a ON a.id = j.value LEFT JOIN placed p ON p.article = a.id""",
        (json.dumps(list(ids)),),
    )
    return {number: _Row(key, label, nodes_of(nodes), bool(shown), bool(unread)) for number, key, label, nodes, shown, unread in rows}


def _note(db: sqlite3.Connection, version: int, batch: Mapping[int, PackedPlacing]) -> None:
    facets, counts = Facets(db), Counts()
    gone, there, placed, mains, left, named, seen = [], [], [], [], [], [], []
    for number, row in _rows(db, batch).items():
        said = batch[number]
        nodes = {node for node, _flags in said.nodes}
        gone += [(node, row.key) for node in row.nodes if node not in nodes]
        there += [(node, row.key, flags) for node, flags in said.nodes]
        if row.shown:
            counts.places([node for node in row.nodes if node not in nodes], -1, -row.unread)
            counts.places(nodes.difference(row.nodes), 1, int(row.unread))
        placed.append((number, said.dateline, said.listed, said.details))
        label = facets.id_of("label", said.label)
        mains.append((said.main, label, version, number))
        if label != row.label:
            left.append((row.label, row.key))
            named.append((label, row.key))
        seen.append((row.key,))
    db.executemany("DELETE FROM article_place WHERE place = ? AND key = ?", sorted(gone))
    db.executemany("INSERT OR REPLACE INTO article_place (place, key, flags) VALUES (?, ?, ?)", sorted(there))
    db.executemany("INSERT OR REPLACE INTO placed (article, dateline, nodes, details) VALUES (?, ?, ?, ?)", placed)
    db.executemany("UPDATE article SET place = ?, label = ?, placed_by = ? WHERE id = ?", mains)
    db.executemany("DELETE FROM article_facet WHERE facet = ? AND key = ?", sorted(left))
    db.executemany("INSERT OR IGNORE INTO article_facet (facet, key) VALUES (?, ?)", sorted(named))
    if version >= _version(db):
        db.executemany("DELETE FROM waiting WHERE key = ?", sorted(seen))
    counts.write(db)
