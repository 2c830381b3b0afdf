"""The map of the whole app for tests: articles by place at a fixed time, and ways to it."""

from collections.abc import Sequence
from datetime import timedelta

from textual.pilot import Pilot

from reader.app.screens.map import MapScreen
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Placed
from reader.model.settings import Settings
from reader.places.version import VERSION
from tests.app.news_app import NOW, press, screen, started, story, until

WIEN, MOSKAU, NAIROBI, BRATISLAVA, SYDNEY = 2761369, 524901, 184745, 3060972, 2147714
NARROW, WIDE = (80, 24), (200, 50)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Placing = tuple[int, int, timedelta]
"""A place, how many articles it has, and the age of the first one."""
FOUR: tuple[Placing, ...] = ((WIEN, 9, HOUR), (MOSKAU, 4, HOUR), (NAIROBI, 2, 2 * HOUR), (SYDNEY, 1, 3 * HOUR))


def keep(session: Session, placings: Sequence[Placing], first: int = 0, title: str = "Story {n} of {place}") -> None:
    """Keeps articles and places them; those of a place follow one another by an hour."""
    gazetteer = session.gazetteer_or_fail()
    feed, _new = session.library.subscribe([NewFeed("/news", kind="files", title="News")], NOW)[0]
    found = [
        (place, story(first + n, title=title.format(n=first + n, place=place.name), age=age + n * HOUR))
        for geonameid, count, age in placings
        if (place := gazetteer.place(geonameid)) is not None
        for n in range(first, first + count)
    ]
    stories = [story(first + n, title=made.title, age=NOW - (made.published or NOW)) for n, (_place, made) in enumerate(found)]
    session.library.keep(feed.id, Delivery((Document("", None, tuple(stories)),), kind="files", fetched=NOW))
    by_title = {made.title: place for place, made in found}
    placed = []
    for article in session.library.articles(session.library.unplaced(VERSION, 1000)):
        place = by_title[article.story.title]
        where = ArticlePlace(place, "dateline", place.name, place.name, 1, 0.9, "dateline")
        placed.append((article.id, Placed(place.name, (where,), gazetteer.ancestors(place.geonameid))))
    session.library.place(VERSION, placed)


def session_of(placings: Sequence[Placing] = FOUR, **settings: str) -> Session:
    """A session over articles by place."""
    session = Session(open_memory(), Settings(mark_read="open", **settings), now=lambda: NOW)  # type: ignore[arg-type] # text settings alone
    if placings:
        keep(session, placings)
    return session


async def opened(pilot: Pilot[None], *keys: str) -> MapScreen:
    """The map over the list, after some keys."""
    await started(pilot)
    await press(pilot, "P")
    map_screen = pilot.app.screen
    assert isinstance(map_screen, MapScreen)
    await until(pilot, lambda: map_screen.world is not None)
    await press(pilot, *keys)
    return map_screen


def chosen(map_screen: MapScreen) -> str:
    """The name of the chosen spot's biggest place."""
    light = map_screen.map.chosen
    return "" if light is None else light.biggest.name


def chips(pilot: Pilot[None]) -> list[str]:
    """The list's chips."""
    return [chip.text for chip in screen(pilot).chips]
