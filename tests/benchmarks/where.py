"""Everything that a library is asked about where, at 1,000,000 articles from all over the world."""

import random
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import get_args

from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library
from reader.model.place import Place
from reader.model.telling import Sketched
from reader.places.gazetteer import Gazetteer
from reader.query.ast import And, Between, Country, InPlaces, Is, Named, Near, Node, NoPlace, Query, Sort, Text
from tests.benchmarks.figures import Figure
from tests.benchmarks.library_of import COMMON, RARE
from tests.benchmarks.world_of import NOW, world_of

ARTICLES = 1_000_000
ROWS, RUNS = 100, 3
ROWS_MOST, COUNTS_MOST, WEEK_MOST = 0.1, 1.0, 0.1
ORDERS: tuple[tuple[Sort, bool], ...] = (*((sort, False) for sort in get_args(Sort)), ("date", True), ("story", True), ("rare", True))
"""Every order of a list, and some of a folded one."""
STORIES, TOLD, _LUMP = 20, 2_000, 10_000
"""Every so many articles one begins a story; it is told by some of so many that follow."""
FOLLOWED = ("European Union", "Vienna", "Moscow", "Kenya", "New York City")


def measure(folder: Path) -> list[Figure]:
    """The worst of the first rows by filter, and the counts one by one; medians of warm runs by the clock."""
    path = folder / f"world-{ARTICLES}.db"
    start = perf_counter()
    there = path.exists()
    world_of(path, ARTICLES)
    made = perf_counter() - start
    gazetteer, library = Gazetteer.open(), open_library(path)
    try:
        places = Places(gazetteer)
        if library.totals(Query(folded=True)) == library.totals(Query()):
            stories(library)
        library.follow(places.followed(), True, NOW, {place.geonameid: gazetteer.members(place.geonameid) for place in places.followed()})
        figures = [] if there else [Figure("building the library", made, "s", 180)]
        return figures + first_rows(library, places) + counts(library, places)
    finally:
        library.close()
        gazetteer.close()


class Places:
    """Queries by the names of places."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def ids(self, name: str, kind: str) -> frozenset[int]:
        """The id of a place; of an area, also of what it holds."""
        place = next(place for place in self.gazetteer.lookup(name) if place.kind == kind)
        return frozenset({place.geonameid}) | self.gazetteer.members(place.geonameid)

    def followed(self) -> "tuple[Place, ...]":
        """What the reader follows."""
        return tuple(self.gazetteer.lookup(name)[0] for name in FOLLOWED)

    def filters(self) -> dict[str, Node]:
        """Every kind of filter, with large and small places."""
        named = (("Europe", "continent"), ("Germany", "country"), ("Bavaria", "region"), ("Vienna", "city"), ("London", "city"), ("Wels", "city"))
        areas = ("European Union", "Balkans", "sub-Saharan Africa")
        near = {"Vienna": (48.21, 16.37, (30.0, 100.0, 1000.0, 20_000.0, 1e9)), "Tonga": (-21.1, -175.2, (1000.0,))}
        made: dict[str, Node] = {f"in:{name}": InPlaces(self.ids(name, kind)) for name, kind in (*named, *((name, "area") for name in areas))}
        made |= {f"near:{name},{km:g}": Near(lat, lon, km) for name, (lat, lon, radii) in near.items() for km in radii}
        made |= {f"from:{name}": InPlaces(self.ids(name, kind), origin=True) for name, kind in (*named[1:5], ("European Union", "area"))}
        return made | {"country:AT": Country("AT"), "country:US": Country("US"), "is:followed": Is("followed"), "in:none": NoPlace()}


def others() -> dict[str, Node | None]:
    """What a filter is combined with."""
    return {
        "": None,
        "is:unread": Is("unread"),
        "frequent word": word(COMMON),
        "rare word": word(RARE),
        "after: a week ago": Between(NOW - timedelta(days=7), None),
    }


def word(text: str) -> Text:
    """A word as the parser makes it."""
    return Text(text, (text,))


def stories(library: SqliteLibrary) -> None:
    """Notes that some articles tell the same, two to four each time; without sketches, as of old news."""
    ids, chance = library.ids(Query()), random.Random(11)
    told = [
        Sketched(number, None, NOW, frozenset(), b"", (), ids[at])
        for at in range(0, len(ids) - TOLD, STORIES)
        for number in (ids[at], *(ids[at + 1 + chance.randrange(TOLD) // STORIES * STORIES] for _n in range(chance.choice((1, 1, 2, 3)))))
    ]
    for start in range(0, len(told), _LUMP):
        library.tell(1, told[start : start + _LUMP], NOW + timedelta(days=1))


def first_rows(library: SqliteLibrary, places: Places) -> list[Figure]:
    """For each filter the slowest of all combinations and orders."""
    figures = []
    for name, node in places.filters().items():
        taken = {}
        for other, with_it in others().items():
            for sort, folded in ORDERS:
                query = Query(root=node if with_it is None else And((node, with_it)), sort=sort, folded=folded)
                taken[f"{other} sort:{sort}{' folded' * folded}".strip()] = timed(partial(library.headlines, query, ROWS), ROWS_MOST)
        worst = max(taken, key=lambda key: taken[key])
        figures.append(Figure(f"{name} [{worst}]", taken[worst] * 1000, "ms", ROWS_MOST * 1000))
    return figures


def counts(library: SqliteLibrary, places: Places) -> list[Figure]:
    """Counts in the tree, spots of the map, days."""
    tree = visible(library)
    vienna, europe = places.filters()["in:Vienna"], places.filters()["in:Europe"]
    week = Between(NOW - timedelta(days=7), None)
    filters: dict[str, Node | None] = {
        "everything": None,
        "is:unread": Is("unread"),
        "is:bookmarked": Is("bookmarked"),
        "frequent word": word(COMMON),
        "rare word": word(RARE),
        "feed:, large": Named("feed", "Feed 0000"),
        "folder:": Named("folder", "Folder 1"),
        "in:Vienna": vienna,
        "in:Europe": europe,
        "in:EU": places.filters()["in:European Union"],
        "lang:de": Named("lang", "de"),
        "after: a week ago": week,
        "after: a year ago": Between(NOW - timedelta(days=365), None),
        "is:unread frequent word": And((Is("unread"), word(COMMON))),
        "in:Europe frequent word": And((europe, word(COMMON))),
        "is:unread in:Europe": And((Is("unread"), europe)),
        "lang:de is:unread": And((Named("lang", "de"), Is("unread"))),
        "folder: frequent word": And((Named("folder", "Folder 1"), word(COMMON))),
    }
    figures = []
    for name, node in filters.items():
        query = Query(root=node)
        figures.append(Figure(f"tree of {len(tree)}, {name}", timed(partial(library.place_counts, query, tree), COUNTS_MOST), "s", COUNTS_MOST))
    for name, node in filters.items():
        figures.append(Figure(f"whole tree, {name}", timed(partial(library.place_counts, Query(root=node)), COUNTS_MOST), "s"))
    for name, node in filters.items():
        most = WEEK_MOST if node is week else COUNTS_MOST
        figures.append(Figure(f"spots, {name}", timed(partial(library.spots, Query(root=node)), most), "s", most))
    for name, start, number in (("7 days", 7, 7), ("all time", 700, 700)):
        since = NOW - timedelta(days=start)
        for what in ("everything", "is:unread", "frequent word"):
            query = Query(root=filters[what])
            figures.append(Figure(f"{name} day by day, {what}", timed(partial(library.days, query, since, number), COUNTS_MOST), "s", COUNTS_MOST))
    for name in ("everything", "is:unread", "frequent word", "in:Europe"):
        query = Query(root=filters[name], folded=True)
        figures.append(Figure(f"folded, {name}", timed(partial(library.totals, query), COUNTS_MOST), "s", COUNTS_MOST))
    figures.append(Figure("followed places", timed(library.followed, COUNTS_MOST), "s", COUNTS_MOST))
    return figures


def visible(library: SqliteLibrary) -> tuple[int, ...]:
    """The places of a tree with continents and the largest countries of two of them open: 60 ids."""
    found = sorted(library.place_counts(Query()), key=lambda count: -count.articles)
    continents = [count.place for count in found if count.place.kind == "continent"]
    countries = [count.place for count in found if count.place.kind == "country" and count.place.parent in {place.geonameid for place in continents[:2]}]
    regions = [count.place for count in found if count.place.kind == "region" and count.place.parent == countries[0].geonameid]
    return tuple(place.geonameid for place in (*continents, *countries[:45], *regions))[:60]


def timed(run: Callable[[], object], most: float) -> float:
    """Seconds that something takes once it is warm: the median of several runs, one if it is hopelessly late."""
    taken = []
    for _n in range(RUNS + 1):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
        if taken[-1] > 5 * most:
            break
    return median(taken[1:] or taken)
