"""Feeds to start with: what the shipped lists have for the places that matter to a reader."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.desk.session import Session
from reader.model.errors import SourceError
from reader.model.feed import Feed, NewFeed
from reader.model.paths import seeds
from reader.model.place import Place
from reader.model.words import _, language
from reader.places.gazetteer import Gazetteer
from reader.sources.starter_list import LARGEST, Starter, read

MOST_LISTS = 500
"""Lists of the folder that are read."""
TICKED_HERE = 3
"""Feeds that are ticked at first for each place."""
TICKED = 8
"""Feeds that are ticked at first in all."""
LEAST = 4
"""Feeds that are offered for each of many places."""
MOST_WORLD = 6
"""Feeds of the whole world that are offered."""
READ_BY_MANY = "en"
"""The language that a reader is offered first after their own."""


@dataclass(frozen=True, slots=True)
class Lists:
    """The feeds of all lists, and what is wrong with those that could not be read ("" if nothing is)."""

    starters: tuple[Starter, ...] = ()
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A feed that is offered.

    Attributes:
        where: the place it writes from, in the reader's language.
        folder: the folder it would be put into: its country in the reader's language, or the world.
        ticked: it should be chosen at first.
    """

    starter: Starter
    where: str
    folder: str
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Offers:
    """What is offered, nearest first; `trouble` says why it may be too little."""

    offers: tuple[Offer, ...] = ()
    trouble: str = ""


def shipped() -> Path:
    """The folder of the shipped lists."""
    return seeds() / "feeds"


def starters(folder: Path | None = None) -> Lists:
    """The feeds of all lists of a folder (the shipped one), each address once; what cannot be read is said and passed over."""
    folder = folder or shipped()
    found: dict[str, Starter] = {}
    trouble = ""
    try:
        files = sorted(path for path in folder.iterdir() if path.suffix == ".opml")[:MOST_LISTS]
    except OSError as problem:
        return Lists(trouble=_("The lists of feeds are not there: {reason}").format(reason=problem.strerror or problem))
    for path in files:
        try:
            for starter in _read(path):
                found.setdefault(starter.url, starter)
        except SourceError as problem:
            trouble = trouble or _("The list {name} cannot be read: {reason}").format(name=path.name, reason=problem)
    return Lists(tuple(found.values()), trouble if files else _("There are no lists of feeds."))


def _read(path: Path) -> tuple[Starter, ...]:
    """The feeds of a list. Raises SourceError."""
    try:
        with path.open("rb") as file:
            return read(file.read(LARGEST + 1))
    except OSError as problem:
        raise SourceError(problem.strerror or str(problem)) from problem


def offers(session: Session, places: Sequence[Place], limit: int = 24, folder: Path | None = None) -> Offers:
    """Feeds for places: those that write from there, then those from what lies above them, then those that write of the whole world.

    Those that the reader has already are left out, and each place has its share of the limit.
    Raises LibraryError, GazetteerError.
    """
    lists = starters(folder)
    gazetteer = session.gazetteer_or_fail()
    have = {feed.url for feed in session.library.feeds()}
    spoken = language()
    waiting = [starter for starter in lists.starters if starter.url not in have]
    spoken_world = spoken if any(starter.world and starter.language == spoken for starter in waiting) else READ_BY_MANY
    share = max(LEAST, (limit - MOST_WORLD) // max(1, len(places)))
    found: dict[str, Starter] = {}
    ticked: set[str] = set()
    for place in places:
        near = [(rank, starter) for starter in waiting if (rank := _rank(gazetteer, place, starter)) is not None]
        near.sort(key=lambda pair: (pair[0], _foreign(pair[1], spoken)))
        found |= {starter.url: starter for _rank, starter in near[:share] if starter.url not in found}
        ticked.update(_sensible(place, near[:share], spoken))
    world = [starter for starter in waiting if starter.world and _reaches(gazetteer, starter, places, spoken_world)]
    world.sort(key=lambda starter: (not _is_area(gazetteer, starter), _foreign(starter, spoken)))
    found |= {starter.url: starter for starter in world[:MOST_WORLD]}
    ticked.update(starter.url for starter in world[:1] if places)
    return Offers(_bounded([replace(_offer(gazetteer, s, spoken), ticked=s.url in ticked) for s in found.values()], limit), lists.trouble)


def _rank(gazetteer: Gazetteer, place: Place, starter: Starter) -> tuple[int, int] | None:
    """How near a feed is to a place, None for one that has nothing to do with it.

    (0, n) for one whose home is the place (n = 0) or lies n steps below it: a country's own feeds go before those of its cities.
    (n, 0) for one whose home lies n steps above the place.
    """
    if starter.world:
        return None
    mine = {place.geonameid, *gazetteer.members(place.geonameid)}
    homes = (starter.home, *(p.geonameid for p in gazetteer.ancestors(starter.home)))
    below = next((steps for steps, home in enumerate(homes) if home in mine), None)
    if below is not None:
        return (0, below)
    above = next((steps for steps, p in enumerate(gazetteer.ancestors(place.geonameid), 1) if p.geonameid == starter.home), None)
    return (above, 0) if above is not None else None


def _reaches(gazetteer: Gazetteer, starter: Starter, places: Sequence[Place], spoken: str) -> bool:
    """Whether a feed that writes of the whole world, or of a continent or an area, is one for these places and in this language."""
    home = gazetteer.place(starter.home)
    if home is not None and home.kind in {"continent", "area"}:
        held = {home.geonameid, *gazetteer.members(home.geonameid)}
        return any(held & {place.geonameid, *(p.geonameid for p in gazetteer.ancestors(place.geonameid))} for place in places)
    return starter.language == spoken


def _is_area(gazetteer: Gazetteer, starter: Starter) -> bool:
    """True for a feed of an area, such as the Balkans: it is nearer to a place there than what writes of the world."""
    home = gazetteer.place(starter.home)
    return home is not None and home.kind == "area"


def _foreign(starter: Starter, spoken: str) -> int:
    """0 for the reader's language, 1 for English, 2 for others."""
    return 0 if starter.language == spoken else 1 if starter.language == READ_BY_MANY else 2


def _sensible(place: Place, near: Sequence[tuple[tuple[int, int], Starter]], spoken: str) -> tuple[str, ...]:
    """The addresses of the few that most readers would choose for a place: in a language that they read, and one that writes from there in any case."""
    readable = [pair for pair in near if _foreign(pair[1], spoken) < 2] or list(near)
    if place.kind in {"area", "continent"}:
        # of many countries, one feed each
        first = list({starter.home: starter for _rank, starter in reversed(readable)}.values())[::-1]
    else:
        nearest = [starter for rank, starter in readable if rank == readable[0][0]][: TICKED_HERE - 1]
        first = [*nearest, *(starter for rank, starter in readable if rank[0] > readable[0][0][0])]
    nearest_of_all = [starter for rank, starter in near if rank == near[0][0]]
    if near and near[0][0][0] == 0 and all(_foreign(starter, spoken) == 2 for starter in nearest_of_all):
        # from the place itself there is nothing in their language
        first.insert(0, nearest_of_all[0])
    chosen = dict.fromkeys(starter.url for starter in (*first, *(starter for _rank, starter in readable)))
    return tuple(chosen)[:TICKED_HERE]


def _bounded(found: Sequence[Offer], limit: int) -> tuple[Offer, ...]:
    """At most so many, and no more of them ticked than a first refresh should fetch; ticked ones stay."""
    chosen = [offer.starter.url for offer in found if offer.ticked][: min(TICKED, limit)]
    room = max(0, limit - len(chosen))
    others = [offer.starter.url for offer in found if offer.starter.url not in chosen][:room]
    return tuple(replace(offer, ticked=offer.starter.url in chosen) for offer in found if offer.starter.url in {*chosen, *others})


def _offer(gazetteer: Gazetteer, starter: Starter, spoken: str) -> Offer:
    """A feed with the names of its home and of its folder."""
    home = gazetteer.place(starter.home)
    where = gazetteer.name(starter.home, spoken) if home is not None else ""
    country = next((p for p in (home, *gazetteer.ancestors(starter.home)) if p is not None and p.kind == "country"), None)
    if starter.world or home is None:
        return Offer(starter, where, _("World"))
    return Offer(starter, where, gazetteer.name(country.geonameid, spoken) if country is not None else where)


def subscribe(session: Session, chosen: Iterable[Offer]) -> tuple[Feed, ...]:
    """Subscribes to what was chosen as one undoable act; fetches nothing. Returns the feeds that are new."""
    new = [
        # a feed of the whole world says nothing of its articles by where it writes from
        NewFeed(o.starter.url, o.starter.kind, said_title=o.starter.title, folder=o.folder or None, home=None if o.starter.world else o.starter.home)
        for o in chosen
    ]
    if not new:
        return ()
    return tuple(feed for feed, is_new in session.library.subscribe(new, session.now()) if is_new)
