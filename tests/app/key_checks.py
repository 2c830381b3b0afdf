"""What each key of the design's table has to do, as a check in the running app."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.command import CommandPalette
from textual.pilot import Pilot

from reader.model.article import Link
from reader.model.blocks import Paragraph, Span
from tests.app.child_process import asked
from tests.app.news_app import fill, pane, press, rows, screen, story, text, toasts, until

NAMES = {"Enter": "enter", "Esc": "escape", "Tab": "tab", "Space": "space", "/": "slash", "?": "question_mark", ",": "comma"}

Check = Callable[[Pilot[None]], Awaitable[None]]


async def go(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys as the design writes them."""
    await press(pilot, *(NAMES.get(key, key) for key in keys))


def moves(key: str, before: int, after: int) -> Check:
    """The cursor of the list goes from one row to another."""

    async def check(pilot: Pilot[None]) -> None:
        screen(pilot).rows.go(before)
        await go(pilot, key)
        await until(pilot, lambda: screen(pilot).rows.cursor == after)

    return check


def to_pane(key: str, wanted: str, *before: str) -> Check:
    """Another pane has the keys."""

    async def check(pilot: Pilot[None]) -> None:
        await go(pilot, *before, key)
        await until(pilot, lambda: pane(pilot) == wanted)

    return check


def sheet(key: str, name: str, *before: str) -> Check:
    """A sheet of this name opens, and Esc closes it."""

    async def check(pilot: Pilot[None]) -> None:
        await go(pilot, *before, key)
        await until(pilot, lambda: type(pilot.app.screen).__name__ == name, f"{key} gave {type(pilot.app.screen).__name__}, not {name}: {toasts(pilot)}")
        await go(pilot, "Esc")
        await until(pilot, lambda: pilot.app.screen is screen(pilot))

    return check


def says(key: str, words: str, *before: str) -> Check:
    """A toast says so."""

    async def check(pilot: Pilot[None]) -> None:
        await go(pilot, *before, key)
        await until(pilot, lambda: words in toasts(pilot), f"{words!r} was not said, but: {toasts(pilot)}")

    return check


def shows(key: str, words: str, *before: str) -> Check:
    """It stands on the screen, where it did not before."""

    async def check(pilot: Pilot[None]) -> None:
        await go(pilot, *before)
        assert words not in text(pilot)
        await go(pilot, key)
        await until(pilot, lambda: words in text(pilot), f"{words!r} is not on the screen:\n{text(pilot)}")

    return check


def opens(key: str, address: str) -> Check:
    """The browser is given this address."""

    async def check(pilot: Pilot[None]) -> None:
        argv = screen(pilot).session.settings.browser
        assert isinstance(argv, tuple)
        target = Path(argv[3])
        screen(pilot).rows.go(1)
        await go(pilot, "Enter", key)
        await until(pilot, target.exists)
        await until(pilot, lambda: target.read_text() == address)

    return check


async def _bookmarks(pilot: Pilot[None]) -> None:
    await go(pilot, "b")
    await until(pilot, lambda: rows(screen(pilot).session)[0].bookmarked)


async def _toggles(pilot: Pilot[None]) -> None:
    read = rows(screen(pilot).session)[0].read
    await go(pilot, "m")
    await until(pilot, lambda: rows(screen(pilot).session)[0].read is not read)


async def _undoes(pilot: Pilot[None]) -> None:
    await _bookmarks(pilot)
    await go(pilot, "u")
    await until(pilot, lambda: not rows(screen(pilot).session)[0].bookmarked)


async def _pages(pilot: Pilot[None]) -> None:
    await go(pilot, "Enter")
    await until(pilot, lambda: screen(pilot).view.article is not None)
    await go(pilot, "Space")
    await until(pilot, lambda: screen(pilot).view.text.scroll_offset.y > 0)


async def _selects(pilot: Pilot[None]) -> None:
    await go(pilot, "v")
    await until(pilot, lambda: len(screen(pilot).selected) == 1)


async def _selects_to(pilot: Pilot[None]) -> None:
    await go(pilot, "v")
    screen(pilot).rows.go(5)
    await go(pilot, "V")
    await until(pilot, lambda: len(screen(pilot).selected) == 6)


async def _more_from(pilot: Pilot[None]) -> None:
    await go(pilot, "M")
    await until(pilot, lambda: [chip.text for chip in screen(pilot).chips] == ["in:Vienna"])


async def _lights(pilot: Pilot[None]) -> None:
    await go(pilot, "H")
    await until(pilot, lambda: screen(pilot).view.lit)


async def _zen(pilot: Pilot[None]) -> None:
    await go(pilot, "z")
    await until(pilot, lambda: screen(pilot).has_class("-zen"))
    await go(pilot, "Esc")
    assert not screen(pilot).has_class("-zen")


async def _query(pilot: Pilot[None]) -> None:
    await go(pilot, "/")
    await until(pilot, lambda: screen(pilot).query_bar.is_open)


async def _finds(pilot: Pilot[None]) -> None:
    await go(pilot, "Enter")
    await until(pilot, lambda: screen(pilot).current is not None)
    await go(pilot, "ctrl+f")
    await until(pilot, lambda: screen(pilot).finding)


async def _hints(pilot: Pilot[None]) -> None:
    news = screen(pilot)
    linked = replace(
        story(90, title="Linked", age=timedelta()), blocks=(Paragraph((Span("the plan", link=0),)),), links=(Link("plan", "https://plan.example"),)
    )
    fill(news.session, [linked], "Kontinent")
    news.load(news.wanted, keep=False)
    await until(pilot, lambda: news.row is not None and news.row.title == "Linked")
    await go(pilot, "Enter")
    await until(pilot, lambda: news.current is not None)
    await go(pilot, "i")
    assert news.end_hints()


async def _copies(pilot: Pilot[None]) -> None:
    screen(pilot).rows.go(1)
    await go(pilot, "c")
    await until(pilot, lambda: pilot.app.clipboard == "https://example.org/1")


async def _palette(pilot: Pilot[None]) -> None:
    await go(pilot, "ctrl+p")
    await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))


async def _refreshes(pilot: Pilot[None]) -> None:
    path = screen(pilot).session.path
    assert path is not None
    await go(pilot, "r")
    await until(pilot, lambda: any(line.startswith("refresh --events --force") for line in asked(path.parent)))


async def _full_text(pilot: Pilot[None]) -> None:
    path = screen(pilot).session.path
    assert path is not None
    screen(pilot).rows.go(1)
    row = screen(pilot).row
    assert row is not None
    await go(pilot, "f")
    await until(pilot, lambda: f"full-text --events {row.id}" in asked(path.parent))


CHECKS: dict[str, Check] = {
    "j": moves("j", 0, 1),
    "k": moves("k", 3, 2),
    "Enter": to_pane("Enter", "article"),
    "l": to_pane("l", "article"),
    "Esc": to_pane("Esc", "list", "Enter"),
    "h": to_pane("h", "browse"),
    "Tab": to_pane("Tab", "article"),
    "g": moves("g", 7, 0),
    "G": moves("G", 0, 39),
    "J": moves("J", 0, 1),
    "K": moves("K", 4, 3),
    "n": moves("n", 1, 3),
    "N": moves("N", 3, 1),
    "Space": _pages,
    "o": opens("o", "https://example.org/1"),
    "O": opens("O", "https://example.org/1"),
    "1": opens("1", "https://www.krone.at"),
    "2": opens("2", "https://www.themoscowtimes.com"),
    **{str(n): says(str(n), "It has 2 links.", "Enter") for n in range(3, 10)},
    "L": sheet("L", "LinksSheet"),
    "i": _hints,
    "c": _copies,
    "C": says("C", "No comments page known for this article."),
    "f": _full_text,
    "ctrl+f": _finds,
    "D": says("D", "It has not changed since it came."),
    "e": sheet("e", "WaysSheet"),
    "d": to_pane("d", "metadata"),
    "z": _zen,
    "b": _bookmarks,
    "B": sheet("B", "BookmarkSheet"),
    "t": sheet("t", "BookmarkSheet"),
    "m": _toggles,
    "A": sheet("A", "MarkSheet"),
    "v": _selects,
    "V": _selects_to,
    "u": _undoes,
    "p": sheet("p", "PlacePicker"),
    "P": sheet("P", "MapScreen"),
    "w": says("w", "Following Vienna."),
    "M": _more_from,
    "H": _lights,
    "x": sheet("x", "WrongPlace"),
    "/": _query,
    "s": sheet("s", "SortSheet"),
    "S": sheet("S", "SaveViewSheet", "M"),
    "E": sheet("E", "FeedEditSheet"),
    "F": sheet("F", "FeedsSheet"),
    "a": sheet("a", "AddSheet"),
    "r": _refreshes,
    ",": sheet(",", "SettingsSheet"),
    "?": sheet("?", "HelpSheet"),
    "ctrl+p": _palette,
}
