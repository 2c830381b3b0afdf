"""A small app for the tests of sheets: a session over a library in memory, one screen, and what it heard."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from reader.app import themes
from reader.app.base import InkedApp
from reader.app.screens.feeds import FeedsSheet
from reader.app.screens.picker import PlacePicker
from reader.app.widgets.welcome import Welcome
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Story
from reader.model.feed import Delivery, Document, Feed, NewFeed
from reader.model.paths import styles
from reader.model.place import ArticlePlace, Placed
from reader.model.settings import Settings
from reader.places.gazetteer import Gazetteer
from tests.app.waiting import workers_done

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
WIEN, MOSCOW, NAIROBI = 2761369, 524901, 184745
STORIES = ((WIEN, "Tunnel"), (WIEN, "Fernkälte"), (WIEN, "Donau"), (MOSCOW, "Metro"), (NAIROBI, "Buses"), (None, "Nowhere"))
"""Place and title of the articles in the library of the tests; Fernkälte is read."""


def empty_session(home: str = "") -> Session:
    """A session over an empty library in memory, at a fixed time."""
    session = Session(open_memory(), Settings(home=home), now=lambda: NOW)
    session._gazetteer = _shipped_gazetteer()
    return session


@cache
def _shipped_gazetteer() -> Gazetteer:
    """Opened once for all tests."""
    return Gazetteer.open()


def news_session(home: str = "") -> Session:
    """A session over six articles, five of them with a place."""
    session = empty_session(home)
    gazetteer = session.gazetteer_or_fail()
    feed = add_feed(session, "Alpenpost", [title for _place, title in STORIES])
    found = {article.story.title: article for article in session.library.articles(all_ids(session))}
    session.library.place(1, [(found[title].id, _placed(gazetteer, place, title)) for place, title in STORIES if place is not None])
    session.library.mark_read([found["Fernkälte"].id], True, NOW)
    assert feed.title == "Alpenpost"
    return session


def all_ids(session: Session) -> Sequence[int]:
    """Ids of all articles."""
    from reader.query.ast import Query

    return session.library.ids(Query())


def add_feed(session: Session, title: str, stories: Sequence[str] = (), *, error: str | None = None, folder: str | None = None) -> Feed:
    """Subscribes to a feed and keeps articles of these titles."""
    url = f"https://{title.split(maxsplit=1)[0].lower()}.example/feed"
    feed, _new = session.library.subscribe([NewFeed(url, title=title, folder=folder)], NOW)[0]
    made = tuple(Story(f"{title}-{story}", story, published=NOW - timedelta(hours=2), fingerprint=story) for story in stories)
    session.library.keep(feed.id, Delivery((Document("", None, made),), kind="rss", error=error, fetched=NOW - timedelta(hours=1)))
    return next(f for f in session.library.feeds() if f.id == feed.id)


def _placed(gazetteer: Gazetteer, geonameid: int, title: str) -> Placed:
    place = gazetteer.place(geonameid)
    assert place is not None
    return Placed(place.name, (ArticlePlace(place, "dateline", place.name, place.name, 1, 0.9, title),), gazetteer.ancestors(geonameid))


class Below(Screen[None]):
    """The screen under a sheet; it hears what sheets send down."""

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        self.widgets = widgets
        self.heard: list[Message] = []

    def compose(self) -> ComposeResult:
        yield from self.widgets

    @on(PlacePicker.Preview)
    @on(FeedsSheet.RefreshWanted)
    @on(Welcome.Followed)
    def hear(self, message: Message) -> None:
        self.heard.append(message)


class SheetApp(InkedApp):
    """An app with one screen and our themes."""

    CSS_PATH = [styles() / "sheets.tcss"]

    def __init__(self, session: Session, theme: str = "night", below: Below | None = None) -> None:
        super().__init__(session)
        themes.register(self)
        self.theme = theme
        self.animation_level = "none"
        self.below = below or Below(Static("below"))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        # Textual names two that only its own ansi themes define; its themes lack ours
        palette = themes.palette_of(self.current_theme)
        return {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"} | {f"d-{key.replace('_', '-')}": value for key, value in palette.items()}

    def get_default_screen(self) -> Screen[None]:
        return self.below


def lines(app: InkedApp) -> list[str]:
    """What stands on the screen, line by line, trailing blanks cut."""
    return ["".join(part.text for part in line).rstrip() for line in app.screen._compositor.render_strips()]


def text(app: InkedApp) -> str:
    """What stands on the screen."""
    return "\n".join(lines(app))


async def settle(pilot: Pilot[None]) -> None:
    """Waits until workers and messages are done."""
    for _round in range(4):
        # pause() alone waits 20 ms for an idle processor; what counts here is that messages and workers are done
        await pilot.pause(0)
        await workers_done(pilot.app)
    await pilot.pause(0)


async def until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    """Lets the app run until something holds."""
    app = pilot.app
    assert isinstance(app, SheetApp)
    for _round in range(2000):
        await asyncio.sleep(0.002)
        if condition():
            return
    raise AssertionError(f"never came true; on the screen:\n{text(app)}")


async def write(pilot: Pilot[None], words: str) -> None:
    """Writes into the field that has the focus: what typing does, at once."""
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.insert_text_at_cursor(words)
    await pilot.pause(0)
