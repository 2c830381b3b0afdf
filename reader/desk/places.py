"""The tree of places with counts, what the picker finds, and following."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.errors import NotFoundError
from reader.model.place import Place, PlaceCount
from reader.model.words import _, language
from reader.query.ast import InPlaces, NoPlace, Query


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
        matched: the name that the text found where `name` is another one, else "".
        what: what it is and where ("city in Sweden").
        exact: the typed text is the whole name.
        similar: found by forgiving typos.
        term: the value for `in:` ("Wien", or "geo:..." where the name means another place).
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


def tree(session: Session, query: Query | None = None) -> tuple[TreeNode, ...]:
    """Continents and areas with everything below that has articles."""
    counts = session.library.place_counts(query or Query())
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


def find(session: Session, typed: str, limit: int = 30) -> tuple[PickerHit, ...]:
    """Places for what is typed, those with articles first, then by prominence."""
    from reader.places import names

    gazetteer = session.gazetteer_or_fail()
    counts = {count.place.geonameid: count for count in session.library.place_counts(Query())}
    hits = []
    for hit in names.find(gazetteer, typed, language(), limit):
        pair = [counts[p.geonameid] for p in (hit.place, *hit.also) if p.geonameid in counts]
        if hit.place.kind == "area" and (members := gazetteer.members(hit.place.geonameid)):
            # an area holds countries, not its own articles: what lies in it is counted, not kept
            taken = session.library.totals(Query(root=InPlaces(frozenset({hit.place.geonameid, *members}))))
            pair = [PlaceCount(hit.place, taken.articles, taken.unread)]
        top = max(pair, key=lambda c: c.articles, default=None)
        hits.append(
            PickerHit(
                hit.place,
                hit.shown,
                hit.matched if hit.matched != hit.shown else "",
                names.describe(gazetteer, hit.place, language()),
                hit.kind_of_match == "exact",
                hit.kind_of_match == "similar",
                term_for(session, hit.place),
                top.articles if top else 0,
                top.unread if top else 0,
            )
        )
    return tuple(sorted(hits, key=_nearness))


def _nearness(hit: PickerHit) -> tuple[bool, bool, bool]:
    """What is meant most likely first: no typo, has articles, and among those the ones that show the name that was typed."""
    return hit.similar, not hit.articles, bool(hit.articles and hit.matched and not hit.exact)


def term_for(session: Session, place: Place) -> str:
    """What to write after `in:` so that it means this place: its name, or `geo:ID` where the name means another."""
    from reader.places.names import resolve

    name = session.name(place)
    choices = resolve(session.gazetteer_or_fail(), name, language())
    return name if choices and choices[0].place.geonameid == place.geonameid else f"geo:{place.geonameid}"


def look_up(session: Session, name: str) -> Place:
    """The most prominent place of a name. Raises NotFoundError."""
    from reader.places.names import resolve

    choices = resolve(session.gazetteer_or_fail(), name, language())
    if not choices:
        raise NotFoundError(_("no place called {name}; try another spelling or geo:ID").format(name=name))
    return choices[0].place


def follow(session: Session, places: Sequence[Place], followed: bool = True) -> int:
    """Follows places or stops to; returns how many changed."""
    return session.library.follow(places, followed, session.now())
