"""What the reader says of places: kept for the names of a feed, or for one article, and taken back with undo."""

# ruff: noqa: S608 - statements are put together of fixed words, every value is bound

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from reader.library.sqlite.hiding import REACHABLE
from reader.library.sqlite.journal import ids_of, ranges, record
from reader.library.sqlite.pack import OWN, place_row
from reader.library.sqlite.pages import SAVED
from reader.library.sqlite.places_used import add_places
from reader.library.sqlite.waiting import wait
from reader.model.errors import NotFoundError
from reader.model.place import NOTHING_LEARNT, Correction, Learnt
from reader.model.safe import clean, line
from reader.model.words import _

EVERY = 0
"""Stands for the article in a rule that holds for all of a feed."""
OWN_PLACE = ""
"""Stands for the name in the rule that gives an article its own place."""
_MOST_NAMES, _LONGEST = 100, 300

Rule = tuple[int, str]
"""A rule's article and name, within its feed."""


def correct(db: sqlite3.Connection, correction: Correction, now: datetime) -> tuple[int, ...]:
    """Keeps what the reader says as one act; returns the articles that wait because of it. Raises NotFoundError."""
    article, feed = _article(db, correction.article_id)
    place = None if correction.place is None else correction.place.geonameid
    if correction.place is not None:
        add_places(db, {correction.place.geonameid: place_row(correction.place)})
    rules = _rules(db, correction, article, feed)
    if not rules:
        return ()
    old = [[*rule, _kept(db, feed, *rule)] for rule in rules]
    for rule in rules:
        # an article that is given no place any more has no rule
        _put(db, feed, rule, None if place is None and rule[1] == OWN_PLACE else [place])
    last = int(db.execute("SELECT max(id) FROM article").fetchone()[0])
    everywhere = correction.was is not None and any(of == EVERY for of, _name in rules)
    ids = [article, *(number for number in (_placed_at(db, feed, correction.was) if everywhere else ()) if number != article)]
    wait(db, ids)
    record(db, "correct", len(ids), line(correction.called), now, old={"feed": feed, "rules": old}, new={"ids": ranges(ids), "last": last})
    return _shown(db, ids)


def put_back(db: sqlite3.Connection, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Takes a correction back: the former rules hold, and all that may have been placed by it waits again."""
    feed = old["feed"]
    if db.execute("SELECT 1 FROM feed WHERE id = ?", (feed,)).fetchone() is None:
        return
    for article, name, kept in old["rules"]:
        _put(db, feed, (article, name), kept)
    later: list[int] = []
    if any(article == EVERY for article, _name, _kept in old["rules"]):
        later = [row[0] for row in db.execute("SELECT id FROM article WHERE feed = ? AND id > ?", (feed, new["last"]))]
    wait(db, [*ids_of(new["ids"]), *later])


def learnt(db: sqlite3.Connection, article_id: int) -> Learnt:
    """What the reader has said that concerns an article; nothing of one that is not there."""
    return learnt_of(db, [article_id]).get(article_id, NOTHING_LEARNT)


def learnt_of(db: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Learnt]:
    """What the reader has said that concerns each of some articles; those of which nothing was said are left out."""
    if db.execute("SELECT 1 FROM correction LIMIT 1").fetchone() is None:
        return {}
    feeds = dict(db.execute("SELECT a.id, a.feed FROM json_each(?) j CROSS JOIN article a ON a.id = j.value", (json.dumps(list(ids)),)).fetchall())
    said: dict[tuple[int, int], dict[str, int | None]] = {}
    rows = db.execute(
        "SELECT c.feed, c.article, c.name, c.place FROM json_each(?) j CROSS JOIN correction c ON c.feed = j.value", (json.dumps(sorted(set(feeds.values()))),)
    )
    for feed, article, name, place in rows:
        if article == EVERY or article in feeds:
            said.setdefault((feed, article), {})[name] = place
    every = {feed: Learnt(names) for (feed, article), names in said.items() if article == EVERY}
    made = {number: every[feed] for number, feed in feeds.items() if feed in every}
    for (feed, article), names in said.items():
        if article != EVERY and feeds[article] == feed:
            together = {**said.get((feed, EVERY), {}), **names}
            made[article] = Learnt({name: place for name, place in together.items() if name != OWN_PLACE}, names.get(OWN_PLACE))
    return made


def _article(db: sqlite3.Connection, article_id: int) -> tuple[int, int]:
    """The id and feed of an article that the reader can reach. Raises NotFoundError."""
    row = db.execute(
        f"SELECT a.id, a.feed FROM json_each(?) j CROSS JOIN article a ON a.id = j.value WHERE {REACHABLE}",
        (json.dumps([article_id]),),
    ).fetchone()
    if row is None:
        raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=article_id))
    return int(row[0]), int(row[1])


def _rules(db: sqlite3.Connection, correction: Correction, article: int, feed: int) -> list[Rule]:
    """The rules that a correction sets.

    Saved pages come from everywhere, so what is said of one holds for it alone. A wrong place that the reader gave the article
    itself is mended where it was given.
    """
    # no place has a longer name, and what cannot be stored no pass asks for
    names = [name for name in dict.fromkeys(correction.names) if name and len(name) <= _LONGEST and name == clean(name)][:_MOST_NAMES]
    given = _kept(db, feed, article, OWN_PLACE)
    rules = [(article if feed == SAVED else EVERY, name) for name in names]
    if given is not None and given[0] == correction.was:
        return [(article, OWN_PLACE), *(rule for rule in rules if not rule[1].startswith("geo:"))]
    if not correction.names and correction.place is not None:
        return [(article, OWN_PLACE)]
    return rules


def _kept(db: sqlite3.Connection, feed: int, article: int, name: str) -> list[int | None] | None:
    """The place that a rule gives in a list, None if there is no such rule."""
    row = db.execute("SELECT place FROM correction WHERE feed = ? AND article = ? AND name = ?", (feed, article, name)).fetchone()
    return None if row is None else [row[0]]


def _put(db: sqlite3.Connection, feed: int, rule: Rule, kept: Sequence[int | None] | None) -> None:
    if kept is None:
        db.execute("DELETE FROM correction WHERE feed = ? AND article = ? AND name = ?", (feed, *rule))
    else:
        db.execute("INSERT OR REPLACE INTO correction (feed, article, name, place) VALUES (?, ?, ?, ?)", (feed, *rule, kept[0]))


def _placed_at(db: sqlite3.Connection, feed: int, place: int | None) -> list[int]:
    """Articles of a feed that name a place themselves, newest first; the shorter of the two lists is read."""
    of_feed, of_place = (
        "article a INDEXED BY article_feed CROSS JOIN article_place r ON r.place = ?2 AND r.key = a.key",
        "article_place r CROSS JOIN article a ON a.key = r.key",
    )
    counts = "SELECT (SELECT articles FROM feed WHERE id = ?), (SELECT articles FROM place WHERE id = ?)"
    in_feed, in_place = db.execute(counts, (feed, place)).fetchone()
    source = of_feed if in_place is not None and (in_feed or 0) < in_place else of_place
    rows = db.execute(f"SELECT a.id FROM {source} WHERE a.feed = ?1 AND r.place = ?2 AND r.flags & {OWN} ORDER BY a.key DESC", (feed, place))
    return [row[0] for row in rows]


def _shown(db: sqlite3.Connection, ids: Sequence[int]) -> tuple[int, ...]:
    """Those of the articles that the reader can reach, in their order."""
    rows = db.execute(
        f"SELECT a.id FROM json_each(?) j CROSS JOIN article a ON a.id = j.value WHERE {REACHABLE} ORDER BY j.key",
        (json.dumps(list(ids)),),
    )
    return tuple(row[0] for row in rows)
