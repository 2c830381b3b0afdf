"""Notes where articles happen: their own places, and every place above these."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.library.protocol import Unplaced
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.counts import NOWHERE, Counts, nodes_of
from reader.library.sqlite.follow import mark_followed
from reader.library.sqlite.stories import article_place_json, story_of
from reader.library.sqlite.terms import Facets
from reader.model.place import SURE, Place, Placed

BATCH = 200
OWN, ORIGIN = 1, 2
"""Flags of a row of article_place: named itself; is or holds a place of the dateline or details."""


def unplaced(connections: Connections, version: int, limit: int) -> tuple[Unplaced, ...]:
    """Articles that wait for a pass of this version, newest first; a new version makes all wait that another one has placed."""
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
        ).fetchall()
        return tuple(Unplaced(number, story_of(db, number)) for (number,) in rows)


def _version(db: sqlite3.Connection) -> int:
    row = db.execute("SELECT value FROM state WHERE name = 'places_version'").fetchone()
    return 0 if row is None else int(row[0])


def place(connections: Connections, version: int, placed: Iterable[tuple[int, Placed]]) -> None:
    """Notes the places of articles; ids that are not there are passed over."""
    # an iterable may find the places only now, and no transaction should wait for that
    work = list(placed)
    for start in range(0, len(work), BATCH):
        batch = work[start : start + BATCH]
        with connections.write(durable=False) as db:
            parents = add_places(db, [place for _number, said in batch for place in (*(found.place for found in said.places), *said.above)])
            _note(db, version, batch, parents)


@dataclass(frozen=True, slots=True)
class _Row:
    """An article about to be placed."""

    key: int
    feed: int
    label: str
    nodes: tuple[int, ...]
    shown: bool
    unread: bool


def _rows(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, _Row]:
    rows = db.execute(
        """SELECT a.id, a.key, a.feed, f.value, p.nodes, a.key NOT IN (SELECT key FROM hidden), a.key IN (SELECT key FROM unread)
           FROM json_each(?) j CROSS JOIN article a ON a.id = j.value JOIN facet f ON f.id = a.label LEFT JOIN placed p ON p.article = a.id""",
        (json.dumps(list(ids)),),
    )
    return {number: _Row(key, feed, label, nodes_of(nodes), bool(shown), bool(unread)) for number, key, feed, label, nodes, shown, unread in rows}


def _note(db: sqlite3.Connection, version: int, batch: Sequence[tuple[int, Placed]], parents: dict[int, int | None]) -> None:
    known = _rows(db, (number for number, _said in batch))
    facets, counts = Facets(db), Counts()
    gone, there, details, mains, seen = [], [], [], [], []
    # the last word on an article counts, if a batch holds several
    for number, said in dict(batch).items():
        row = known.get(number)
        if row is None:
            continue
        nodes = _nodes(said, parents)
        gone += [(node, row.key) for node in row.nodes if node not in nodes]
        there += [(node, row.key, flags) for node, flags in nodes.items()]
        if row.shown:
            counts.places(set(row.nodes) - nodes.keys(), -1, -row.unread)
            counts.places(nodes.keys() - set(row.nodes), 1, int(row.unread))
        details.append((number, said.dateline, json.dumps(list(nodes)), _details(said)))
        main = said.places[0] if said.places and said.places[0].confidence >= SURE else None
        label = main.label if main is not None else ""
        mains.append((None if main is None else main.place.geonameid, facets.id_of("label", label), version, number))
        if label != row.label:
            facets.drop(row.key, [("label", row.label)])
            facets.add(row.key, [("label", label)])
        seen.append((row.key,))
    db.executemany("DELETE FROM article_place WHERE place = ? AND key = ?", gone)
    db.executemany("INSERT OR REPLACE INTO article_place (place, key, flags) VALUES (?, ?, ?)", there)
    db.executemany("INSERT OR REPLACE INTO placed (article, dateline, nodes, details) VALUES (?, ?, ?, ?)", details)
    db.executemany("UPDATE article SET place = ?, label = ?, placed_by = ? WHERE id = ?", mains)
    if version >= _version(db):
        db.executemany("DELETE FROM waiting WHERE key = ?", seen)
    counts.write(db)


def _details(said: Placed) -> str:
    return json.dumps([article_place_json(found) for found in said.places], ensure_ascii=False, separators=(",", ":"))


def _nodes(said: Placed, parents: dict[int, int | None]) -> dict[int, int]:
    """Where an article counts, with flags: the places that are sure and all above them, else NOWHERE."""
    nodes: dict[int, int] = {}
    for found in said.places:
        # what is stored decides, and that is rounded
        if round(found.confidence, 4) < SURE:
            continue
        flags = ORIGIN if found.role in {"dateline", "details"} else 0
        node: int | None = found.place.geonameid
        nodes[found.place.geonameid] = nodes.get(found.place.geonameid, 0) | OWN
        climbed: set[int] = set()
        while node is not None and node in parents and node not in climbed:
            climbed.add(node)
            nodes[node] = nodes.get(node, 0) | flags
            node = parents[node]
    return nodes or {NOWHERE: 0}


def add_places(db: sqlite3.Connection, places: Iterable[Place]) -> dict[int, int | None]:
    """Makes sure that places are in the table; returns the parents of all of them and of those above."""
    given = {place.geonameid: place for place in places}
    known = {row[0] for row in db.execute("SELECT id FROM place WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(given)),))}
    db.executemany(
        """INSERT INTO place (id, name, kind, country, admin1, parent, lat, lon, population) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, country = excluded.country, admin1 = excluded.admin1,
               parent = excluded.parent, lat = excluded.lat, lon = excluded.lon, population = excluded.population""",
        [(p.geonameid, p.name, p.kind, p.country, p.admin1, p.parent, p.lat, p.lon, p.population) for p in given.values()],
    )
    if given.keys() - known:
        mark_followed(db)
    above = db.execute(
        """WITH RECURSIVE up (id, parent) AS (
               SELECT id, parent FROM place WHERE id IN (SELECT value FROM json_each(?))
               UNION SELECT p.id, p.parent FROM up JOIN place p ON p.id = up.parent)
           SELECT id, parent FROM up""",
        (json.dumps(list(given)),),
    )
    return dict(above.fetchall())
