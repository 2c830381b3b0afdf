"""The tree of places with counts, what the picker finds, and following."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.errors import NotFoundError
from reader.model.place import Place, PlaceCount
from reader.model.safe import line
from reader.model.words import _, language
from reader.query.ast import And, InPlaces, NoPlace, Query
from reader.text.fold import fold

if TYPE_CHECKING:
    from reader.places.names import Hit

_TOLD = 60
"""Characters of an unknown name in a message."""


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A place of the tree with its name in the reader's language; children by articles, most first."""

    place: Place
    name: str
    articles: int
    unread: int
    children: "tuple[TreeNode, ...]"


@dataclass(frozen=True, slots=True)
class PickerHit:
    """A place that the picker offers.

    Attributes:
        name: in the reader's language, or as the typed text found it.
        matched: the name that was typed, wholly or its beginning, where `name` is another one, else "".
        what: what it is and where ("city, Sweden").
        exact: the typed text is the whole name.
        similar: found by forgiving typos.
        term: the value for `in:` ("Wien", "Paris, Texas", "geo:..." where no name means it).
    """

    place: Place
    name: str
    matched: str
    what: str
    exact: bool
    similar: bool
    term: str
    articles: int
    unread: int


def tree(session: Session, query: Query | None = None, only: Collection[int] | None = None) -> tuple[TreeNode, ...]:
    """Continents and areas with everything below that has articles.

    Args:
        query: counts only what it takes; None for everything.
        only: ids of the places that are wanted (those that can be seen); None for all.
    """
    counts = session.library.place_counts(query or Query(), only)
    below: dict[int | None, list[PlaceCount]] = {}
    known = {count.place.geonameid for count in counts}
    for count in counts:
        parent = count.place.parent if count.place.parent in known else None
        below.setdefault(parent, []).append(count)

    def nodes(parent: int | None) -> tuple[TreeNode, ...]:
        made = [TreeNode(c.place, session.name(c.place), c.articles, c.unread, nodes(c.place.geonameid)) for c in below.get(parent, ())]
        return tuple(sorted(made, key=lambda node: (-node.articles, node.name)))

    return nodes(None)


def without_place(session: Session) -> Totals:
    """Counts of the articles whose place nobody knows."""
    return session.library.totals(Query(root=NoPlace()))


def find(session: Session, typed: str, limit: int = 30, query: Query | None = None) -> tuple[PickerHit, ...]:
    """Places for what is typed: whole names first, then those with articles (beginnings, then near misses), then the rest, each by prominence.

    Of the rest beginnings go before near misses, but behind them if they hardly stand out beside the best. Districts that repeat a name come last.

    Args:
        query: counts only what it takes besides the place; None for everything.
    """
    from reader.places import names
    from reader.places.describe import describe
    from reader.places.name_order import called

    gazetteer = session.gazetteer_or_fail()
    found = names.find(gazetteer, typed, language(), limit)
    counts, counted = _counted(session, query or Query(), found)
    start = fold(typed)
    best = next((hit for hit in found if hit.kind_of_match == "exact"), None)

    def nearness(pair: tuple["Hit", Totals]) -> tuple[bool, bool, bool, bool, bool]:
        """What is meant most likely first: a whole name, if it has articles, or readers know its place by it and no other of that name stands out more;
        has articles; among those no typo, and the ones that readers know by that name. The rest stays as it was found.
        """
        hit, taken = pair
        exact, has = hit.kind_of_match == "exact", taken.articles > 0
        known = (has or hit is best) and called(gazetteer, hit.place, fold(hit.matched))
        return hit.repeats, not (exact and (has or known)), not has, has and hit.kind_of_match == "similar", has and not exact and not known

    return tuple(
        PickerHit(
            hit.place,
            hit.shown,
            hit.matched if hit.matched != hit.shown and hit.kind_of_match != "similar" and fold(hit.matched).startswith(start) else "",
            describe(gazetteer, hit.place, language(), hit.also),
            hit.kind_of_match == "exact",
            hit.kind_of_match == "similar",
            term_for(session, _filtered(hit, counts)),
            taken.articles,
            taken.unread,
        )
        for hit, taken in sorted(zip(found, counted, strict=True), key=nearness)
    )


def _filtered(hit: "Hit", counts: Mapping[int, Totals]) -> Place:
    """What a hit filters by: of a city and the region of its name both, which the region does; by the city where that is all there is."""
    none = Totals(0, 0)
    return max((hit.place, *hit.also), key=lambda place: counts.get(place.geonameid, none).articles)


def _counted(session: Session, query: Query, hits: Sequence["Hit"]) -> tuple[Mapping[int, Totals], tuple[Totals, ...]]:
    """What the query takes of each place, and of each hit, in one look at the library and another for each area whose members have articles."""
    gazetteer = session.gazetteer_or_fail()
    areas = {hit.place.geonameid: gazetteer.members(hit.place.geonameid) for hit in hits if hit.place.kind == "area"}
    wanted = {place.geonameid for hit in hits for place in (hit.place, *hit.also)}.union(*areas.values())
    counts = {count.place.geonameid: Totals(count.articles, count.unread) for count in session.library.place_counts(query, wanted)} if wanted else {}

    def taken(hit: "Hit") -> Totals:
        its = {place.geonameid for place in (hit.place, *hit.also)}
        if members := areas.get(hit.place.geonameid):
            # an area holds countries, not their articles: what lies in several of them counts once
            within = {geonameid for geonameid in its | members if geonameid in counts}
            if len(within) > 1:
                return session.library.totals(_within(query, within))
            its |= within
        return max((counts[geonameid] for geonameid in its if geonameid in counts), key=lambda total: total.articles, default=Totals(0, 0))

    return counts, tuple(taken(hit) for hit in hits)


def _within(query: Query, ids: Iterable[int]) -> Query:
    """The query, and besides one of these places."""
    node = InPlaces(frozenset(ids))
    return replace(query, root=And((query.root, node)) if query.root else node)


def term_for(session: Session, place: Place, name: str = "") -> str:
    """What to write after `in:` so that it means this place: its name, with its region or country where the name alone means another, or `geo:ID`.

    Args:
        name: one of its names, which goes before the one that the reader's language has for it; "" for none.
    """
    own = session.name(place)
    above = session.gazetteer_or_fail().ancestors(place.geonameid)
    # a state or land tells more than the county below it
    holders = [session.name(p) for kind in ("region", "country") for p in reversed(above) if p.kind == kind]
    region = (f"{own} (region)",) if place.kind == "region" else ()
    terms = (*((name,) if name else ()), own, *(f"{own}, {holder}" for holder in holders), *region)
    return next((term for term in terms if _means(session, term, place)), f"geo:{place.geonameid}")


def _means(session: Session, term: str, place: Place) -> bool:
    """Whether a name in a query is this place."""
    from reader.places.names import resolve

    best = next(iter(resolve(session.gazetteer_or_fail(), term, language())), None)
    return best is not None and best.place.geonameid == place.geonameid


def is_called(session: Session, place: Place, name: str) -> bool:
    """Whether readers know a place by this name: its own, or the one that is shown in some language of the interface."""
    from reader.places.name_order import called

    return called(session.gazetteer_or_fail(), place, fold(name))


def look_up(session: Session, name: str) -> Place:
    """The most prominent place of a name. Raises NotFoundError, which tells the nearest known name."""
    from reader.places.names import resolve

    choices = resolve(session.gazetteer_or_fail(), name, language())
    if not choices:
        raise unknown(session, name)
    return choices[0].place


def unknown(session: Session, name: str) -> NotFoundError:
    """What to say of a name that nobody knows: the nearest one that is known."""
    from reader.places.names import nearest

    told = line(name) if len(name) <= _TOLD else f"{line(name[:_TOLD])}…"
    if other := nearest(session.gazetteer_or_fail(), name, language()):
        return NotFoundError(_("no place called {name}; did you mean {other}?").format(name=told, other=other))
    return NotFoundError(_("no place called {name}; try another spelling or geo:ID").format(name=told))


def follow(session: Session, places: Sequence[Place], followed: bool = True) -> int:
    """Follows places or stops to; returns how many changed. An area is followed with what it holds."""
    gazetteer = session.gazetteer() if any(place.kind == "area" for place in places) else None
    members = {p.geonameid: gazetteer.members(p.geonameid) for p in places if p.kind == "area"} if gazetteer else {}
    return session.library.follow(places, followed, session.now(), members)
