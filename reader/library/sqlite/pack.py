"""Puts stories and places into the form in which they are stored: all that takes time and needs no library, so that a worker process can do it."""

from dataclasses import dataclass
from typing import Any, get_args

from reader.library.sqlite.codec import json_bytes, pack_blocks, pack_extra
from reader.library.sqlite.keys import alias_of, identity_of, seconds_or_none
from reader.library.sqlite.terms import FtsText, facets_of, fts_text
from reader.library.sqlite.text import digest_value
from reader.model.article import Story
from reader.model.feed import Packed
from reader.model.place import SURE, ArticlePlace, PackedPlaces, Place, Placed, Role

NOWHERE = 0
"""The place that stands for "no place known"."""
OWN, ORIGIN = 1, 2
"""Flags of a row of article_place: named itself; is or holds a place of the dateline or details."""
ROLES: tuple[Role, ...] = get_args(Role)

PlaceRow = tuple[int, str, str, str | None, str | None, float, float, int | None, int]
"""A row of the table of places, in the order of stories.PLACE."""


@dataclass(frozen=True, slots=True)
class PackedStory(Packed):
    """A story as the tables have it; bytes, text and numbers only, so that it travels between processes at little cost.

    Attributes:
        identity, alias: as in the table of articles.
        returns: it can be known again by its alias under another guid.
        published, updated: seconds since 1970.
        text: as the full-text index has it.
        facets: field and value of what a query can name.
    """

    identity: int
    alias: int | None
    returns: bool
    fingerprint: str | bytes
    title: str
    publisher: str
    published: int | None
    updated: int | None
    extra: bytes
    blocks: bytes
    text: FtsText
    facets: tuple[tuple[str, str], ...]


def pack_story(story: Story) -> PackedStory:
    """What is stored of a story."""
    alias = alias_of(story)
    return PackedStory(
        identity_of(story),
        alias,
        bool(story.url),
        digest_value(story.fingerprint),
        story.title,
        story.publisher,
        seconds_or_none(story.published),
        seconds_or_none(story.updated),
        pack_extra(story),
        pack_blocks(story.blocks),
        fts_text(story),
        tuple(sorted(facets_of(story))),
    )


@dataclass(frozen=True, slots=True)
class PackedPlacing(PackedPlaces):
    """What the places room said of an article, as the tables have it.

    Attributes:
        nodes: ids and flags of the article's rows in article_place.
        listed: ids of `nodes` as JSON.
        details: the article's places as JSON.
        main: id of the main place, None if none is sure.
        places: rows of all places named, and of those above.
    """

    dateline: str
    nodes: tuple[tuple[int, int], ...]
    listed: str
    details: str
    main: int | None
    label: str
    places: tuple[PlaceRow, ...]


def pack_places(said: Placed) -> PackedPlacing:
    """What is stored of the places of an article."""
    rows = {place.geonameid: place_row(place) for place in (*(found.place for found in said.places), *said.above)}
    nodes = _nodes(said, rows)
    main = said.places[0] if said.places and said.places[0].confidence >= SURE else None
    return PackedPlacing(
        said.dateline,
        tuple(nodes.items()),
        _json(list(nodes)),
        _json([article_place_json(found) for found in said.places]),
        None if main is None else main.place.geonameid,
        "" if main is None else main.label,
        tuple(rows.values()),
    )


def place_row(place: Place) -> PlaceRow:
    """A place as its table has it."""
    return (place.geonameid, place.name, place.kind, place.country, place.admin1, place.lat, place.lon, place.parent, place.population)


def article_place_json(found: ArticlePlace) -> list[Any]:
    """A place of an article as it is stored; confidences keep four digits."""
    text = None if found.text == found.label else found.text
    return [found.place.geonameid, ROLES.index(found.role), text, found.label, found.mentions, round(found.confidence, 4), found.reason]


def _nodes(said: Placed, rows: dict[int, PlaceRow]) -> dict[int, int]:
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
        while node is not None and node in rows and node not in climbed:
            climbed.add(node)
            nodes[node] = nodes.get(node, 0) | flags
            node = rows[node][7]
    return nodes or {NOWHERE: 0}


def _json(value: Any) -> str:
    return json_bytes(value).decode("utf-8", "surrogatepass")
