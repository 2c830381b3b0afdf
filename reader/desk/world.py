"""What the world map shows: where the articles of a search happen over a span of time, and the newest of some places."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from math import isfinite
from typing import Literal

from reader.desk.facts import described, place_term
from reader.desk.session import Session
from reader.model.article import Headline
from reader.model.place import Place
from reader.query.ast import And, Between, MainPlace, Node, Query

Span = Literal["day", "week", "month", "all"]
SPANS: tuple[Span, ...] = ("day", "week", "month", "all")
"""From the shortest to the longest."""
DAYS: Mapping[Span, int] = {"day": 1, "week": 7, "month": 30, "all": 30}
"""Days of 24 hours that bars stand for; all but `all` take no article that is older."""

MOST_TERMS = 12
"""Places that one filter names, so that its chip can still be read."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the articles that happen there; `name` in the reader's language."""

    place: Place
    name: str
    articles: int
    unread: int


@dataclass(frozen=True, slots=True)
class World:
    """All spots of a search, most articles first.

    Attributes:
        query: the search with the span as one more condition.
    """

    spots: tuple[Spot, ...] = ()
    span: Span = "week"
    query: Query = field(default_factory=Query)

    @property
    def unread(self) -> int:
        """Unread articles of all spots."""
        return sum(spot.unread for spot in self.spots)


@dataclass(frozen=True, slots=True)
class SpotNews:
    """What is told of some spots below the map.

    Attributes:
        above: what the one place lies in ("Russia"), "" for several.
        days: articles a day, the last one ends now.
    """

    above: str = ""
    rows: tuple[Headline, ...] = ()
    days: tuple[int, ...] = ()


def look(session: Session, query: Query, span: Span) -> World:
    """The spots of a query; for workers. Continents have no point of their own, so they are none. Raises LibraryError."""
    asked = _within(session, query, span)
    spots = [
        Spot(count.place, session.name(count.place) or count.place.name, count.articles, count.unread)
        for count in session.library.spots(asked)
        if count.articles > 0 and count.place.kind != "continent" and _on_earth(count.place)
    ]
    return World(tuple(sorted(spots, key=_standing)), span, asked)


def news_of(session: Session, world: World, places: Collection[Place], limit: int) -> SpotNews:
    """The newest articles that happen in some places, and how many do a day: those that the spots count; for workers. Raises LibraryError."""
    ids = frozenset(place.geonameid for place in places)
    query = replace(world.query, root=_both(world.query.root, MainPlace(ids)), sort="date")
    days = DAYS[world.span]
    # the present second belongs to the last day
    counts = session.library.days(query, session.now() + timedelta(seconds=1) - timedelta(days=days), days) if days > 1 else ()
    above = ""
    if len(ids) == 1:
        for place in places:
            above = described(session, place, continent=False).removeprefix(session.name(place)).removeprefix(", ")
    return SpotNews(above, session.library.headlines(query, limit) if limit > 0 else (), tuple(counts))


def terms(session: Session, places: Collection[Place]) -> str:
    """The term that takes what lies in the places, one bracket for several; for workers."""
    found = tuple(dict.fromkeys(place_term(session, place) for place in list(places)[:MOST_TERMS]))
    return found[0] if len(found) == 1 else f"({' OR '.join(found)})" if found else ""


def _standing(spot: Spot) -> tuple[int, bool, int, str, int]:
    """Most articles first; of as many a city before what it lies in, and the larger one before the smaller."""
    place = spot.place
    return -spot.articles, place.kind != "city", -place.population, spot.name, place.geonameid


def _within(session: Session, query: Query, span: Span) -> Query:
    """The query with the span's beginning as one more condition."""
    if span == "all":
        return query
    return replace(query, root=_both(query.root, Between(session.now() - timedelta(days=DAYS[span]), None)))


def _both(root: Node | None, more: Node) -> Node:
    return more if root is None else And((root, more))


def _on_earth(place: Place) -> bool:
    """Its point is one."""
    return isfinite(place.lat) and isfinite(place.lon) and abs(place.lat) <= 90 and abs(place.lon) <= 180
