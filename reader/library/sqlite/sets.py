"""The sets of articles that a query is made of: names, places and words looked up, so that compile.py only has to combine them."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from reader.library.sqlite.follow import members_of
from reader.library.sqlite.near import within
from reader.library.sqlite.pack import NOWHERE
from reader.library.sqlite.terms import LAST
from reader.library.sqlite.text import path_of
from reader.library.sqlite.tree import topmost
from reader.query.ast import And, Between, Country, Has, InPlaces, Is, MainPlace, Named, Near, Newer, Node, NoPlace, Not, Or, PlaceTerm, Text
from reader.text.fold import fold
from reader.text.links import host_of


@dataclass(frozen=True, slots=True)
class Match:
    """What the full-text index finds by an expression of its own language; every word in it is quoted and folded.

    Attributes:
        count: how many articles it finds; None: not counted, as it is read in the order of keys anyway.
        many: they are so many that it is better asked about single articles.
    """

    expression: str
    count: int | None = None
    many: bool = False

    @property
    def goes_on(self) -> bool:
        """True if a word is only the beginning of what is meant: each question about one has to look up all."""
        return '" *' in self.expression


@dataclass(frozen=True, slots=True)
class Listed:
    """Articles listed under any of these ids in a table of (id, key); `origin` takes only what the dateline or details name."""

    table: Literal["article_place", "article_facet"]
    ids: tuple[int, ...]
    origin: bool = False


@dataclass(frozen=True, slots=True)
class Happening:
    """Articles whose main place is one of these."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OfFeeds:
    """Articles of any of these feeds."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KeySet:
    """Articles in a table that is a set of keys."""

    table: Literal["unread", "bookmarked", "put_away"]


@dataclass(frozen=True, slots=True)
class Noted:
    """Articles with a note."""


@dataclass(frozen=True, slots=True)
class Since:
    """Articles that came after the one of this id."""

    id: int


@dataclass(frozen=True, slots=True)
class Negated:
    """Everything but."""

    part: "Part"


@dataclass(frozen=True, slots=True)
class AllOf:
    """What is in all of the parts."""

    parts: "tuple[Part, ...]"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What is in any of the parts."""

    parts: "tuple[Part, ...]"


Part = Match | Listed | Happening | OfFeeds | KeySet | Noted | Since | Between | Negated | AllOf | AnyOf
PUT_AWAY = KeySet("put_away")


def looked_up(part: Part, *, one_by_one: bool) -> Part:
    """A part whose words are looked up anew for each article that is asked about, or once for all of them."""
    match part:
        case Match(expression=expression, count=count):
            return Match(expression, count, one_by_one and not part.goes_on)
        case Negated(part=inner):
            return Negated(looked_up(inner, one_by_one=one_by_one))
        case AllOf(parts=parts):
            return AllOf(tuple(looked_up(one, one_by_one=one_by_one) for one in parts))
        case AnyOf(parts=parts):
            return AnyOf(tuple(looked_up(one, one_by_one=one_by_one) for one in parts))
        case _:
            return part


def holds(part: Part, wanted: Part) -> bool:
    """True if a part is in another one anywhere, negated or not."""
    match part:
        case Negated(part=inner):
            return holds(inner, wanted)
        case AllOf(parts=parts) | AnyOf(parts=parts):
            return any(holds(one, wanted) for one in parts)
        case _:
            return part == wanted


class LookUp:
    """Turns the nodes of a query into sets, by what the library knows at this moment."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def part(self, node: Node) -> Part:
        """The set that a node means."""
        if (expression := _expression(node)) is not None:
            return Match(expression)
        match node:
            case And(nodes=nodes):
                return self._combined(nodes)
            case Or(nodes=nodes):
                words = [said for one in nodes if (said := _expression(one)) is not None]
                others = [self.part(one) for one in nodes if _expression(one) is None]
                return AnyOf((*others, Match(_joined(" OR ", words))) if words else tuple(others))
            case Not(node=inner):
                return self._negated(inner)
            case _:
                return self._leaf(node)

    def _combined(self, nodes: Sequence[Node]) -> Part:
        """A conjunction; all of its words go to the index as one expression."""
        words = [said for one in nodes if (said := _expression(one)) is not None]
        unwanted = [said for one in nodes if isinstance(one, Not) and (said := _expression(one.node)) is not None]
        rest = [one for one in nodes if _expression(one) is None]
        if not words:
            return AllOf(tuple(self.part(one) for one in rest))
        kept = [one for one in rest if not (isinstance(one, Not) and _expression(one.node) is not None)]
        return AllOf((Match(_with_without(words, unwanted)), *(self.part(one) for one in kept)))

    def _negated(self, node: Node) -> Part:
        """The opposite of a node; negations end up at the leaves, where they nest least."""
        match node:
            case Not(node=inner):
                return self.part(inner)
            case And(nodes=nodes) if _expression(node) is None:
                return self.part(Or(tuple(Not(one) for one in nodes)))
            case Or(nodes=nodes) if _expression(node) is None:
                return self.part(And(tuple(Not(one) for one in nodes)))
            case _:
                return Negated(self.part(node))

    def _leaf(self, node: Node) -> Part:
        match node:
            case Between():
                return node
            case Is(flag=flag):
                return self._flagged(flag)
            case Has(what="place"):
                return Negated(Listed("article_place", (NOWHERE,)))
            case Has(what="note"):
                return Noted()
            case Has(what=what):
                return Listed("article_facet", self._ids("SELECT id FROM facet WHERE field = 'has' AND value = ?", what))
            case NoPlace():
                return Listed("article_place", (NOWHERE,))
            case Newer(id=last):
                return Since(last)
            case InPlaces(ids=ids, origin=origin):
                return Listed("article_place", topmost(self.db, ids), origin)
            case MainPlace(ids=ids):
                return Happening(self._ids("SELECT id FROM place WHERE id IN (SELECT value FROM json_each(?))", json.dumps(sorted(ids))))
            case Country(code=code):
                return Listed("article_place", self._ids("SELECT id FROM place WHERE kind = 'country' AND country = ?", code))
            case Near(lat=lat, lon=lon, km=km):
                return Listed("article_place", within(self.db, lat, lon, km))
            case Named(field="feed", value=value):
                return OfFeeds(self._feeds(value))
            case Named(field="folder", value=value):
                wanted = fold(value)
                return OfFeeds(tuple(number for number, _title, _url, folder in self._every_feed if folder and _same(folder, value, wanted)))
            case Named(field="source", value=value):
                return Listed("article_facet", self._sources(value))
            case Named(field=field, value=value):
                return Listed("article_facet", self._named(field, value))
            case PlaceTerm() | _:
                raise TypeError(f"{node!r} cannot be looked up in a library")

    def _flagged(self, flag: str) -> Part:
        match flag:
            case "unread":
                return KeySet("unread")
            case "read":
                return Negated(KeySet("unread"))
            case "bookmarked":
                return KeySet("bookmarked")
            case "hidden":
                return PUT_AWAY
            case "followed":
                return Listed("article_place", topmost(self.db, members_of(self.db, self._ids("SELECT place FROM follow"))))
            case _:
                row = self.db.execute("SELECT value FROM state WHERE name = 'closed_at_id'").fetchone()
                return Since(0 if row is None else int(row[0]))

    def _ids(self, statement: str, *values: str) -> tuple[int, ...]:
        return tuple(row[0] for row in self.db.execute(statement, values))

    @cached_property
    def _every_feed(self) -> list[tuple[int, str, str, str | None]]:
        rows = self.db.execute("SELECT id, title, url, folder FROM feed WHERE removed IS NULL")
        return [(number, title, path_of(url), folder) for number, title, url, folder in rows]

    def _feeds(self, value: str) -> tuple[int, ...]:
        """By id, else by address, else by a part of the title."""
        feeds = self._every_feed
        if value.isascii() and value.isdigit() and (found := tuple(n for n, *_rest in feeds if str(n) == value.lstrip("0"))):
            return found
        if found := tuple(number for number, _title, url, _folder in feeds if url == value):
            return found
        wanted = fold(value)
        return tuple(number for number, title, _url, _folder in feeds if (wanted in fold(title) if wanted else value in title))

    def _named(self, field: str, value: str) -> tuple[int, ...]:
        """Facets of this value, letters folded; a publisher also by the beginning of its name."""
        wanted = fold(value)
        if not wanted:
            return self._ids("SELECT id FROM facet WHERE field = ? AND value = ?", field, value)
        end = f"{wanted}{LAST}" if field == "publisher" else f"{wanted}\n"
        return self._ids("SELECT id FROM facet WHERE field = ? AND sort >= ? AND sort < ?", field, f"{wanted}\t" if field != "publisher" else wanted, end)

    def _sources(self, value: str) -> tuple[int, ...]:
        """Hosts that are this one, lie below it, or begin so."""
        host = (host_of(value if "//" in value else f"//{value}") or value.lower()).removeprefix("www.")
        return self._ids(
            """SELECT id FROM facet WHERE field = 'source'
               AND ((sort >= ?1 AND sort < ?1 || ?2) OR substr(value, -length(?1) - 1) = '.' || ?1)""",
            host,
            LAST,
        )


def _same(name: str, value: str, wanted: str) -> bool:
    return fold(name) == wanted if wanted else name == value


def _expression(node: Node) -> str | None:
    """A node as an expression of the full-text index, None if it is not only words, or only words that must not be there."""
    match node:
        case Text(tokens=words, prefix=prefix, where=where) if words:
            columns = "{title teaser body}" if where == "any" else where
            phrase = " ".join(words).replace('"', '""')
            return f'{columns} : "{phrase}"{" *" if prefix else ""}'
        case And(nodes=nodes):
            said_words = [said for one in nodes if (said := _expression(one)) is not None]
            unwanted = [said for one in nodes if isinstance(one, Not) and (said := _expression(one.node)) is not None]
            return _with_without(said_words, unwanted) if said_words and len(said_words) + len(unwanted) == len(nodes) else None
        case Or(nodes=nodes):
            said_words = [said for one in nodes if (said := _expression(one)) is not None]
            return _joined(" OR ", said_words) if said_words and len(said_words) == len(nodes) else None
        case _:
            return None


def _joined(sign: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else sign.join(f"({part})" for part in parts)


def _with_without(words: Sequence[str], unwanted: Sequence[str]) -> str:
    wanted = _joined(" AND ", words)
    return f"({wanted}) NOT ({_joined(' OR ', unwanted)})" if unwanted else wanted
