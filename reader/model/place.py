"""The words for where."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PlaceKind = Literal["continent", "country", "region", "city", "area"]
Role = Literal["dateline", "details", "geo", "title", "body", "feed"]

SURE = 0.5
"""Confidence from which a place counts for `in:`, `from:`, counts and the tree."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    Attributes:
        geonameid: GeoNames' id; negative and fixed for places without one.
        name: GeoNames' own name.
        country: ISO 3166 alpha-2, None for continents and areas.
        admin1: GeoNames' first-level code without the country ("48"), None where there is none.
        lat, lon: degrees.
        parent: id of the place above; None for continents and areas.
        population: people, 0 if not known.
    """

    geonameid: int
    name: str
    kind: PlaceKind
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    parent: int | None
    population: int = 0


@dataclass(frozen=True, slots=True)
class ArticlePlace:
    """A place of an article.

    Attributes:
        role: the weightiest part of the article that names it.
        text: as written there ("Moskau, Russland").
        label: short, for a list ("Moskau"); a place known by an adjective shows its name.
        mentions: how often the article names it.
        confidence: 0 to 1; 0.8 should be right in 80%.
        reason: codes joined by blanks, put in words by places.explain ("dateline details").
    """

    place: Place
    role: Role
    text: str
    label: str
    mentions: int
    confidence: float
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """What the places room says of one article.

    Attributes:
        dateline: as written ("Moskau, Russland"), "" if the story opens without one.
        places: by weight, the main place first; one entry a place.
        above: every ancestor of `places` that is not itself among them.
    """

    dateline: str = ""
    places: tuple[ArticlePlace, ...] = ()
    above: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Learnt:
    """What the reader has said of places, as far as it concerns one article.

    Attributes:
        names: what a name means in the article's feed: the folded name as `PlaceSpan.key` has it, and the id of its place, None for "not a place".
        place: id of the place that the reader gave the article itself, None if none was given.
    """

    names: Mapping[str, int | None] = field(default_factory=dict)
    place: int | None = None


NOTHING_LEARNT = Learnt()


@dataclass(frozen=True, slots=True)
class Correction:
    """What the reader says of a place of an article.

    Attributes:
        names: the folded names (`PlaceSpan.key`) that the article has for the wrong place; `geo:ID` for a place that no name of it gave.
            Empty: the article has no place, and is given one that holds for it alone.
        was: id of the wrong place, None if the article had none.
        place: the right place, None for "not a place".
        called: the wrong place as the reader saw it ("Moskau"), for the words of undo.
    """

    article_id: int
    names: tuple[str, ...]
    was: int | None
    place: "Place | None"
    called: str = ""


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """Where an article names a place; offsets in code points of that part's text (of the body: of `Story.text`).

    Attributes:
        key: the folded name under which it was found, as corrections keep it.
    """

    part: Literal["title", "teaser", "body"]
    start: int
    end: int
    geonameid: int
    key: str


class PackedPlaces:
    """What the places room said, put into the form of one backend by a worker process; opaque to everybody else."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text; offsets in code points."""

    start: int
    end: int
    text: str
    place: Place
    confidence: float


@dataclass(frozen=True, slots=True)
class Located:
    """All mentions of a text in order, its main place, and its countries (ISO codes), weightiest first."""

    mentions: tuple[Mention, ...]
    main: tuple[Place, float] | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A place of the library's tree with its articles, those below it included."""

    place: Place
    articles: int
    unread: int
