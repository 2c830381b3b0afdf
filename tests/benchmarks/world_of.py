"""A library with news from all over the world: places by population, several an article, as a reader has it after two years."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from reader.library.sqlite.keys import hashed, seconds
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library
from reader.library.sqlite.pack import PackedPlacing, PackedStory, pack_places, pack_story
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Place, Placed
from reader.places.gazetteer import Gazetteer
from reader.query.ast import Query
from tests.benchmarks.library_of import COMMON, RARE, sentence_pool, story

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
FEEDS = 300
TEXTS, PLACINGS = 4_000, 100_000
"""Texts and sets of places among which each article has its own by chance."""
READ = 0.6
"""Share of the articles, the oldest, that have been read."""
_LUMP = 50_000
_KINDS = (("city", 0.62), ("country", 0.28), ("region", 0.1))


def world_of(path: Path, articles: int) -> None:
    """Makes a library of so many articles at a path, one a minute, unless it is there."""
    if path.exists():
        return
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    library = open_library(part)
    try:
        fill(library, articles)
    finally:
        library.close()
    part.replace(path)


def fill(library: SqliteLibrary, articles: int) -> None:
    """Adds articles to an empty library, oldest first, as they come in."""
    from reader.places.version import VERSION

    subscribed = library.subscribe(
        [NewFeed(f"https://feed-{n}.example.org/news.xml", title=f"Feed {n:04}", folder=f"Folder {n % 7}") for n in range(FEEDS)], NOW
    )
    feeds = [feed.id for feed, _new in subscribed]
    chance = random.Random(7)
    texts, placings = _texts(), _placings(chance)
    weights = list(accumulate(1 / (n + 5) for n in range(FEEDS)))
    for oldest in range(articles, 0, -_LUMP):
        by_feed: dict[int, list[PackedStory]] = {}
        for number in range(max(0, oldest - _LUMP), oldest):
            by_feed.setdefault(chance.choices(feeds, cum_weights=weights)[0], []).append(_numbered(number, texts))
        fetched = NOW - timedelta(minutes=max(0, oldest - _LUMP))
        library.keep_all([(feed, Delivery((Document("", None, tuple(stories)),), fetched=fetched)) for feed, stories in by_feed.items()])
        waiting = library.unplaced(VERSION, _LUMP)
        library.place(VERSION, [(number, chance.choice(placings)) for number in waiting])
    ids = library.ids(Query(sort="oldest"))
    for start in range(0, int(articles * READ), 100_000):
        library.mark_read(ids[start : min(start + 100_000, int(articles * READ))], True, NOW)
    library.bookmark(chance.sample(ids, articles // 500), True, NOW)


def _texts() -> tuple[PackedStory, ...]:
    known = sentence_pool()
    return tuple(pack_story(story(number, known, 1)) for number in range(TEXTS))


def _numbered(number: int, texts: Sequence[PackedStory]) -> PackedStory:
    """The article of a number, 0 the newest: a text of the pool under a guid, an address and a title of its own."""
    made = texts[number * 7919 % TEXTS]
    title, teaser, body, author = made.text
    extra = "".join(f" {word}" for word, every in ((RARE, 1000), (COMMON, 2)) if number % every == 0)
    date = seconds(NOW - timedelta(minutes=number)) - number % 60
    name = hashed(str(number))
    text = (f"news {number} {title.partition(' ')[2]}", teaser, body.replace(f" {COMMON}", "").replace(f" {RARE}", "") + extra, author)
    return replace(made, identity=name, alias=name ^ 1, fingerprint=f"{name & (2**64 - 1):016x}", title=f"News {number}: {title}", published=date, text=text)


def _placings(chance: random.Random) -> tuple[PackedPlacing, ...]:
    """Sets of places: 30% none, the others one to five, most from around the first one."""
    gazetteer = Gazetteer.open()
    places = list(_below(gazetteer, [place for name in _CONTINENTS for place in gazetteer.lookup(name) if place.kind == "continent"]))
    by_kind = {kind: [place for place in places if place.kind == kind] for kind, _share in _KINDS}
    people = {place.geonameid: place.population or sum(one.population for one in gazetteer.children(place.geonameid)) for place in places}
    weights = {kind: list(accumulate((people[place.geonameid] + 1) ** 0.8 for place in listed)) for kind, listed in by_kind.items()}
    at_home: dict[str | None, list[Place]] = {}
    for place in by_kind["city"]:
        at_home.setdefault(place.country, []).append(place)

    def picked() -> Place:
        kind = chance.choices([kind for kind, _share in _KINDS], [share for _kind, share in _KINDS])[0]
        return chance.choices(by_kind[kind], cum_weights=weights[kind])[0]

    def placed() -> Placed:
        if chance.random() < 0.3:
            return Placed()
        named = [picked()]
        for _n in range(min(4, int(chance.expovariate(0.9)))):
            named.append(chance.choice(at_home.get(named[0].country, by_kind["city"])) if chance.random() < 0.6 else picked())
        named = list(dict.fromkeys(named))
        above = {over.geonameid: over for place in named for over in gazetteer.ancestors(place.geonameid)}
        by_dateline = chance.random() < 0.5
        found = tuple(
            ArticlePlace(place, "dateline" if by_dateline and not at else "body", place.name, place.name, max(1, 3 - at), 0.95 - at * 0.12, "body")
            for at, place in enumerate(named)
        )
        return Placed(named[0].name if by_dateline else "", found, tuple(place for number, place in above.items() if place not in named))

    made = tuple(pack_places(placed()) for _n in range(PLACINGS))
    gazetteer.close()
    return made


_CONTINENTS = ("Europe", "Asia", "Africa", "North America", "South America", "Oceania", "Antarctica")


def _below(gazetteer: Gazetteer, places: Sequence[Place]) -> Iterator[Place]:
    """Places with all that lies below them."""
    for place in places:
        yield place
        yield from _below(gazetteer, gazetteer.children(place.geonameid))
