"""The whole app for tests: a library with articles from four places, a fixed time, and ways to wait without sleeping."""

import asyncio
import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual import events
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.news import NewsScreen
from reader.desk.session import Session
from reader.library.sqlite.open import open_library, open_memory
from reader.model.article import Headline, Link, Story
from reader.model.blocks import Paragraph, Span
from reader.model.feed import Delivery, Document, NewFeed
from reader.model.place import ArticlePlace, Placed
from reader.model.settings import Settings
from reader.places.version import VERSION
from reader.query.ast import Query
from tests.app.waiting import workers_done

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
PLACES = ((2761369, "Wien"), (524901, "Moskau"), (184745, "Nairobi"), (None, ""))
SIZES = ((80, 24), (120, 40), (160, 45), (200, 50))
SOURCES = (Link("www.krone.at", "https://www.krone.at"), Link("www.themoscowtimes.com", "https://www.themoscowtimes.com"))


def story(n: int, *, title: str = "", age: timedelta | None = None) -> Story:
    """The nth story: older as n grows; every other one has a page of its own."""
    body = tuple(Paragraph((Span(f"Paragraph {part} of story {n}. " * 12),)) for part in range(6))
    said = title or f"Story {n} about {('tunnels', 'trams', 'bridges')[n % 3]}"
    return Story(
        f"g{n}",
        said,
        "A teaser.",
        body,
        url=f"https://example.org/{n}" if n % 2 else None,
        publisher="Wiener Blatt",
        published=NOW - (age if age is not None else timedelta(minutes=10 + 30 * n)),
        sources=SOURCES if n != 2 else (),
        fingerprint=said,
    )


def fill(session: Session, stories: Sequence[Story], feed: str = "Wiener Blatt") -> None:
    """Keeps stories under a feed and places them in turn."""
    found, _new = session.library.subscribe([NewFeed(f"/news/{feed}", kind="files", title=feed)], NOW)[0]
    session.library.keep(found.id, Delivery((Document("", None, tuple(stories)),), kind="files", fetched=NOW - timedelta(minutes=3)))
    gazetteer = session.gazetteer_or_fail()
    placed: list[tuple[int, Placed]] = []
    for n, waiting in enumerate(sorted(session.library.unplaced(VERSION, 10_000))):
        geonameid, label = PLACES[n % len(PLACES)]
        place = gazetteer.place(geonameid) if geonameid is not None else None
        if place is None:
            placed.append((waiting, Placed()))
            continue
        where = ArticlePlace(place, "dateline", label, label, 2, 0.9, "dateline")
        placed.append((waiting, Placed(label, (where,), gazetteer.ancestors(place.geonameid))))
    session.library.place(VERSION, placed)


def news_session(count: int = 40, *, path: Path | None = None, settings: Settings | None = None) -> Session:
    """A session over `count` articles; every third is read."""
    session = Session(open_library(path) if path else open_memory(), settings or Settings(mark_read="open"), path, now=lambda: NOW)
    if not session.library.feeds():
        fill(session, [story(n) for n in range(count)])
        session.library.mark_read([row.id for row in rows(session) if int(row.title.split()[1]) % 3 == 2], True, NOW)
    return session


def rows(session: Session, count: int = 1000) -> tuple[Headline, ...]:
    """The newest rows of the library."""
    return session.library.headlines(Query(), count)


def screen(pilot: Pilot[None]) -> NewsScreen:
    """The main screen."""
    app = pilot.app
    assert isinstance(app, DatelineApp)
    return app.news


async def until(pilot: Pilot[None], condition: Callable[[], object], what: str = "") -> None:
    """Lets the app run until something holds."""
    for _round in range(2000):
        # Pilot.pause asks every widget in turn, which takes most of a test's time
        await asyncio.sleep(0.002)
        if condition():
            await pilot.pause(0)
            return
    raise AssertionError(what or f"never came true; on the screen:\n{text(pilot)}")


def pane(pilot: Pilot[None]) -> str:
    """The pane that has the keys."""
    return screen(pilot).pane


async def started(pilot: Pilot[None]) -> NewsScreen:
    """The main screen with its rows and counts."""
    news = screen(pilot)
    await until(pilot, lambda: news.shown is not None and news.browse_data.scopes)
    return news


async def shown(pilot: Pilot[None], said: str) -> None:
    """Lets the app run until a text stands on the screen."""
    await until(pilot, lambda: said in text(pilot), f"{said!r} never came on the screen")


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys and waits for what they start. Pilot.press waits 40 ms a key until the processor is idle; this waits for the messages alone."""
    for key in keys:
        name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
        character: str | None
        try:
            character = unicodedata.lookup(_get_unicode_name_from_key(name)) if len(name) > 1 else name
        except KeyError:
            character = key if len(key) == 1 else None
        pilot.app.post_message(events.Key(name, character))
        # app, screen, widget: each hands the key on
        for _hop in range(6):
            await asyncio.sleep(0)
        await pilot.pause(0)
    await workers_done(pilot.app)
    for _round in range(3):
        await pilot.pause(0)


def lines(pilot: Pilot[None]) -> list[str]:
    """What stands on the screen, line by line, trailing blanks cut."""
    return ["".join(part.text for part in line).rstrip() for line in pilot.app.screen._compositor.render_strips()]


def text(pilot: Pilot[None]) -> str:
    """What stands on the screen."""
    return "\n".join(lines(pilot))


def toasts(pilot: Pilot[None]) -> str:
    """What the toasts say."""
    app = pilot.app
    assert isinstance(app, DatelineApp)
    return "\n".join(toast.text for toast in app.toasts)
