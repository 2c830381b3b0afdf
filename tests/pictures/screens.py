"""Which screens are pictured, and how an app gets there: the same list serves the pictures and the snapshot tests."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from textual.app import App
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.desk.samples import open_samples
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.settings import Settings
from reader.model.words import choose_language
from tests.app.news_app import press
from tests.app.waiting import workers_done
from tests.pictures.day import NOW, day_session
from tests.pictures.prose import add_prose
from tests.pictures.scenes import SCENES, go_online

QUIET = 4
"""So many looks at an app have to find that it waits for nothing."""

MOMENT = 0.2
"""Seconds; longer timers are no part of what a key does."""

ON_MOSCOW = ("j", "j", "j")
RULES = ("when in:Austria is:unread: tag heimat", "when feed:Kontinent metro: read, notify")
CHIPS = "in:Europe is:unread -a -b -c -d -e -f -g -h -i -j"


@dataclass(frozen=True, slots=True)
class Picture:
    """A screen at a size (columns, rows) in a theme, after some keys.

    Attributes:
        online: some feeds are out there.
        scene: what happens then.
        prose: an article that holds everything stands on top.
    """

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "night"
    language: Literal["en", "de"] = "en"
    query: str = ""
    no_color: bool = False
    samples: bool = False
    online: bool = False
    scene: str = ""
    prose: bool = False


WIDE, BROAD, MIDDLE, NARROW, SMALL, TALL = (200, 50), (150, 45), (120, 40), (80, 24), (60, 20), (120, 46)
PICTURES: Sequence[Picture] = (
    Picture("wide-night", WIDE, ON_MOSCOW),
    Picture("wide-day-german", WIDE, ON_MOSCOW, "day", "de"),
    Picture("broad-night", BROAD, ON_MOSCOW),
    Picture("middle-day", MIDDLE, (*ON_MOSCOW, "enter"), "day"),
    Picture("middle-filtered", MIDDLE, ("j",), query="in:Europe is:unread"),
    Picture("narrow-list", NARROW, ON_MOSCOW),
    Picture("narrow-list-german", NARROW, ON_MOSCOW, language="de"),
    Picture("narrow-article", NARROW, (*ON_MOSCOW, "enter")),
    Picture("narrow-metadata", NARROW, (*ON_MOSCOW, "enter", "l")),
    Picture("narrow-256", NARROW, ON_MOSCOW, "night-256"),
    Picture("narrow-sixteen-colours", NARROW, ON_MOSCOW, "terminal"),
    Picture("middle-no-colour", MIDDLE, ON_MOSCOW, no_color=True),
    Picture("small-list", SMALL, ON_MOSCOW),
    Picture("small-article", SMALL, (*ON_MOSCOW, "enter")),
    Picture("narrow-many-chips", NARROW, query=CHIPS),
    Picture("narrow-nothing-found", NARROW, query="tunnelblick"),
    Picture("narrow-browse", NARROW, ("h",)),
    Picture("narrow-bookmarked", NARROW, (*ON_MOSCOW, "b")),
    Picture("picker-tree-german", MIDDLE, ("p",), "day", "de"),
    Picture("picker-wien", NARROW, ("p", *"wien")),
    Picture("query-proposals", NARROW, ("slash", *"tunnel in:öst")),
    Picture("query-wrong", NARROW, ("slash", *"tunnel is:unred")),
    Picture("links", NARROW, (*ON_MOSCOW, "L")),
    Picture("bookmark", NARROW, (*ON_MOSCOW, "B")),
    Picture("help", MIDDLE, ("question_mark",)),
    Picture("help-german", NARROW, ("question_mark",), language="de"),
    Picture("feeds", NARROW, ("F",)),
    Picture("feeds-online", NARROW, ("F",), online=True),
    Picture("feeds-online-middle", MIDDLE, ("F", "j", "j", "r"), online=True),
    Picture("feed-edit", NARROW, ("F", "e"), online=True),
    Picture("feed-edit-middle", MIDDLE, ("F", "e", "up", "up", *"7d"), "day", online=True),
    Picture("add-choices", NARROW, scene="choices"),
    Picture("add-no-feed", MIDDLE, theme="day", scene="no feed"),
    Picture("login", NARROW, ("F", "p", "a", "tab", *"secret"), online=True),
    Picture("refreshing", MIDDLE, query="in:Europe", online=True, scene="refreshing"),
    Picture("refreshed", NARROW, online=True, scene="refreshed"),
    Picture("offline", NARROW, online=True, scene="offline"),
    Picture("palette", NARROW, ("ctrl+p",)),
    Picture("first-start", NARROW, samples=True),
    Picture("first-start-tall", TALL, samples=True),
    Picture("first-start-feeds", NARROW, ("w", *"Wien, Kiew", "enter", "down", "down", "space"), samples=True),
    Picture("first-start-feeds-german", TALL, ("w", *"Wien, Kiew", "enter"), "day", "de", samples=True),
    Picture("starters", NARROW, ("a", "up", "up", "enter", *"Kärnten")),
    Picture("map-wide", WIDE, ("P", "right")),
    Picture("map-narrow-german", NARROW, ("P",), language="de"),
    Picture("map-zoomed-day", MIDDLE, ("P", "plus"), "day"),
    Picture("map-filtered", MIDDLE, ("P",), query="in:Europe is:unread"),
    Picture("map-sixteen-colours", NARROW, ("P",), "terminal"),
    Picture("map-small", SMALL, ("P",)),
    Picture("map-dark", NARROW, ("P",), query="has:note"),
    Picture("lit", NARROW, (*ON_MOSCOW, "enter", "H")),
    Picture("wrong-place", NARROW, (*ON_MOSCOW, "x")),
    Picture("wrong-place-german", MIDDLE, (*ON_MOSCOW, "x", "enter"), "day", "de"),
    Picture("wrong-place-done", NARROW, (*ON_MOSCOW, "x", "enter", "enter")),
    Picture("prose-narrow", NARROW, ("enter",), prose=True),
    Picture("prose-end", NARROW, ("enter", "G"), "day", prose=True),
    Picture("prose-wide", WIDE, prose=True),
    Picture("prose-sixteen-colours", MIDDLE, ("enter", "space"), "terminal", prose=True),
    Picture("metadata-same-story", NARROW, ("enter", "l"), prose=True),
    Picture("folded", NARROW, ("Z",), prose=True),
    Picture("changed", NARROW, ("D",), prose=True),
    Picture("changed-wide-german", WIDE, ("D",), "day", "de", prose=True),
    Picture("find", NARROW, ("enter", "ctrl+f", *"pegel"), prose=True),
    Picture("hints", MIDDLE, ("enter", "i"), prose=True),
    Picture("send", NARROW, (*ON_MOSCOW, "e")),
    Picture("selected", NARROW, ("v", "v", "j", "v")),
    Picture("marks", NARROW, (*ON_MOSCOW, "A")),
    Picture("sorting-german", NARROW, ("s",), language="de"),
    Picture("by-place", NARROW, ("s", "s", "s", "enter")),
    Picture("save-view", NARROW, ("S",), query="rail in:Europe"),
    Picture("view-saved", WIDE, ("S", *"Rail", "enter"), query="rail in:Europe"),
    Picture("mute", NARROW, (*ON_MOSCOW, "X")),
    Picture("rules", NARROW, ("R",)),
    Picture("rules-wrong", MIDDLE, ("R", "tab", *"when in:Wien: tg"), "day"),
    Picture("settings", NARROW, ("comma",)),
    Picture("settings-german", MIDDLE, ("comma", "down"), "day", "de"),
    Picture("picker-radius", NARROW, ("p", *"wien 50"), query="is:unread"),
)


def app_for(picture: Picture) -> DatelineApp:
    """The app over the invented day, or over the samples; sets the language."""
    choose_language(picture.language)
    settings = Settings(home="Wien", mark_read="open", theme=picture.theme, language=picture.language, rules=RULES)
    environment = {"NO_COLOR": "1"} if picture.no_color else {}
    if picture.samples:
        # a path: feeds can be fetched into it, so that they are offered
        own = Session(open_memory(), settings, Path("/nowhere/library.db"), now=lambda: NOW)
        return DatelineApp(open_samples(own), own=own, environment=environment)
    session = day_session(settings)
    # named on the sheet of the settings, never read
    session.config = Path("/home/ada/.config/dateline/config.toml")
    if picture.prose:
        add_prose(session, NOW)
    if picture.online:
        go_online(session)
    return DatelineApp(session, picture.query, environment=environment)


async def arrive(pilot: Pilot[None], picture: Picture) -> None:
    """Presses the picture's keys, each when the app is done with the one before."""
    await settle(pilot)
    for key in picture.keys:
        await press(pilot, {" ": "space", ":": "colon"}.get(key, key))
        await settle(pilot)
    if picture.scene:
        app = pilot.app
        assert isinstance(app, DatelineApp)
        await SCENES[picture.scene](app)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Lets the app finish what it has begun, short timers included."""
    quiet = 0
    while quiet < QUIET:
        # Pilot.pause asks every widget in turn, which takes most of a test's time
        await asyncio.sleep(0.005)
        await workers_done(pilot.app)
        quiet = 0 if _waits(pilot.app) else quiet + 1
    await pilot.pause()


def _waits(app: App[None]) -> bool:
    """Something is to be done within a moment: a search behind the keys, an article behind the cursor."""
    nodes = (app, *(node for screen in app.screen_stack for node in screen.walk_children(with_self=True)))
    return any(
        timer._task is not None and not timer._task.done() and timer._repeat == 0 and timer._interval <= MOMENT for node in nodes for timer in node._timers
    )
