"""Fills a library with made-up news, the same for the same numbers, through the methods that a refresh uses."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from itertools import accumulate
from pathlib import Path

from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library
from reader.model.article import Link, Story
from reader.model.blocks import Paragraph, Span
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Place, Placed
from reader.query.ast import Query

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""The time of the newest article; the others follow every few minutes back."""
WORDS = 20_000
SENTENCES = 4_000
STEP = 1_000
RARE, COMMON = "seltenwort", "haeufigwort"
"""Words of one article in a thousand, and of one in two."""

_EUROPE, _ASIA, _AFRICA, _AMERICA = (
    Place(6255148, "Europe", "continent", None, None, 48.69, 9.14, None),
    Place(6255147, "Asia", "continent", None, None, 29.84, 89.3, None),
    Place(6255146, "Africa", "continent", None, None, 7.19, 21.09, None),
    Place(6255149, "North America", "continent", None, None, 46.07, -100.55, None),
)
# city, its region, its country: name and GeoNames id each; country code, point, people, continent
_CITIES = (
    (("Vienna", 2761369), ("Vienna", 2761367), ("Austria", 2782113), "AT", 48.2, 16.37, 1_691_468, _EUROPE),
    (("Graz", 2778067), ("Styria", 2764581), ("Austria", 2782113), "AT", 47.07, 15.43, 222_326, _EUROPE),
    (("Berlin", 2950159), ("Land Berlin", 2950157), ("Germany", 2921044), "DE", 52.52, 13.41, 3_426_354, _EUROPE),
    (("Munich", 2867714), ("Bavaria", 2951839), ("Germany", 2921044), "DE", 48.14, 11.58, 1_260_391, _EUROPE),
    (("Paris", 2988507), ("Île-de-France", 3012874), ("France", 3017382), "FR", 48.85, 2.35, 2_138_551, _EUROPE),
    (("London", 2643743), ("England", 6269131), ("United Kingdom", 2635167), "GB", 51.51, -0.13, 8_961_989, _EUROPE),
    (("Moscow", 524901), ("Moscow", 524894), ("Russia", 2017370), "RU", 55.75, 37.62, 10_381_222, _EUROPE),
    (("Kyiv", 703448), ("Kyiv City", 703447), ("Ukraine", 690791), "UA", 50.45, 30.52, 2_797_553, _EUROPE),
    (("Rome", 3169070), ("Lazio", 3174976), ("Italy", 3175395), "IT", 41.89, 12.51, 2_318_895, _EUROPE),
    (("Tokyo", 1850147), ("Tokyo", 1850144), ("Japan", 1861060), "JP", 35.69, 139.69, 8_336_599, _ASIA),
    (("Washington", 4140963), ("Washington, D.C.", 4138106), ("United States", 6252001), "US", 38.9, -77.04, 689_545, _AMERICA),
    (("Cairo", 360630), ("Cairo", 360631), ("Egypt", 357994), "EG", 30.06, 31.25, 9_606_916, _AFRICA),
)


def library_of(path: Path, articles: int, feeds: int, *, sentences: int = 6) -> str:
    """Makes a library at a path, or takes the one that is there; returns the title of its newest article.

    Args:
        sentences: in each body, of some 100 characters.
    """
    there = path.exists()
    library = open_library(path)
    try:
        if not there:
            fill(library, articles, feeds, sentences=sentences)
        return library.headlines(Query(), 1)[0].title
    finally:
        library.close()


def fill(library: SqliteLibrary, articles: int, feeds: int, *, sentences: int = 6) -> None:
    """Adds articles to an empty library, unread and placed; the newest first in every feed."""
    from reader.places.version import VERSION

    subscribed = library.subscribe(
        [NewFeed(f"https://feed-{n}.example.org/news.xml", title=f"Feed {n:04}", folder=f"Folder {n % 7}") for n in range(feeds)], NOW
    )
    known, made = sentence_pool(), 0
    for number, (feed, _new) in enumerate(subscribed):
        mine = range(number, articles, feeds)
        for start in range(0, len(mine), STEP):
            library.keep(feed.id, Delivery((Document("", None, tuple(story(n, known, sentences) for n in mine[start : start + STEP])),), fetched=NOW))
        library.place(VERSION, [(made + at, placed(n)) for at, n in enumerate(mine, 1)])
        made += len(mine)


def sentence_pool() -> tuple[str, ...]:
    """Sentences of made-up words, a few of which are frequent as in any language."""
    chance = random.Random(1)
    syllables = [first + vowel + last for first in "bdfghklmnprstvwz" for vowel in "aeiouäöü" for last in ("", "n", "r", "s", "l", "rt", "ch")]
    words = ["".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _n in range(WORDS)]
    weights = list(accumulate(1 / (rank + 10) for rank in range(WORDS)))
    return tuple(" ".join(chance.choices(words, cum_weights=weights, k=14)).capitalize() + "." for _n in range(SENTENCES))


def story(number: int, known: tuple[str, ...], sentences: int) -> Story:
    """The story of a number; 0 is the newest."""
    chance = random.Random(number)
    picked = chance.choices(known, k=sentences + 2)
    extra = [word for word, every in ((RARE, 1000), (COMMON, 2)) if number % every == 0]
    # four paragraphs or fewer, as an article in the seed format has
    step = max(1, sentences // 4)
    body = tuple(Paragraph((Span(" ".join((*picked[at : at + step], *extra))),)) for at in range(0, sentences, step))
    date = NOW - timedelta(minutes=7 * number + chance.randrange(7))
    host = f"www.paper-{number % 50}.example.com"
    made = Story(
        guid=f"https://example.org/{number}",
        title=f"News {number}: {picked[-1][:60]}",
        teaser=picked[-2],
        blocks=body,
        url=f"https://example.org/{date:%Y/%m/%d}/{number}",
        publisher=f"paper-{number % 50}.example.com",
        language=("de", "en", "fr")[number % 3],
        published=date,
        event=("Sonstiges", "Unfall", "Politik")[number % 5 % 3],
        details=(("Vorfall", "Sonstiges"),),
        sources=(Link(host, f"https://{host}/{number}"),),
    )
    return Story(**{name: getattr(made, name) for name in made.__slots__} | {"fingerprint": blake2b(repr(made).encode(), digest_size=16).hexdigest()})


def placed(number: int) -> Placed:
    """Where the story of a number happens: one city, and often a second one; some know no place."""
    if number % 10 == 9:
        return Placed()
    chance = random.Random(number + 1_000_000_007)
    found: list[ArticlePlace] = []
    above: dict[int, Place] = {}
    for at in range(1 + number % 2):
        city, *higher = _chain(min(int(chance.expovariate(0.35)), len(_CITIES) - 1))
        if any(one.place == city for one in found):
            continue
        found.append(ArticlePlace(city, "body" if at else "dateline", city.name, city.name, 2 - at, 0.9 - at * 0.2, "dateline" if not at else "body"))
        above |= {place.geonameid: place for place in higher}
    return Placed(f"{found[0].place.name}, {found[0].place.country}", tuple(found), tuple(above.values()))


def _chain(number: int) -> Iterator[Place]:
    """A city and what is above it."""
    (city, city_id), (region, region_id), (country, country_id), code, lat, lon, people, continent = _CITIES[number]
    yield Place(city_id, city, "city", code, str(number), lat, lon, region_id, people)
    yield Place(region_id, region, "region", code, str(number), lat, lon, country_id)
    yield Place(country_id, country, "country", code, None, lat, lon, continent.geonameid)
    yield continent
