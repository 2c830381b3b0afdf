"""A query that a newer wish has replaced is given up, in the list, the place picker and on the map; nobody hears of it."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.picker import PlacePicker
from reader.app.widgets.place_tree import PlaceTree
from reader.desk.session import Session
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library
from reader.model.errors import StoppedError
from reader.model.settings import Settings
from reader.query.ast import Query
from tests.app.map_app import FOUR, NARROW, chosen, keep, opened
from tests.app.news_app import NOW, lines, press, screen, shown, started, text, toasts, until

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 30000000) SELECT count(*) FROM n"
"""Longer than any test waits, but no thread is left behind by one that fails."""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """Sixteen articles from four places, in a file that no refresh is told of: several threads can ask it at a time."""
    made = Session(open_library(tmp_path / "library.db"), Settings(mark_read="open"), now=lambda: NOW)
    keep(made, FOUR)
    yield made
    made.library.close()


class Endless:
    """A method of the library that never ends by itself, the first time that a condition holds."""

    def __init__(self, session: Session, monkeypatch: pytest.MonkeyPatch, name: str, when: Callable[[Query], object] = lambda _query: True) -> None:
        self.begun, self.given_up = threading.Event(), threading.Event()
        library = session.library
        assert isinstance(library, SqliteLibrary)
        real = getattr(library, name)

        def ask(query: Query, *args: object, **kwargs: object) -> object:
            if self.begun.is_set() or not when(query):
                return real(query, *args, **kwargs)
            self.begun.set()
            try:
                with library._connections.read() as db:
                    return db.execute(ENDLESS).fetchone()
            except StoppedError:
                self.given_up.set()
                raise

        monkeypatch.setattr(library, name, ask)


async def strike(pilot: Pilot[None], *keys: str) -> None:
    """Presses keys, and waits for nothing that they start."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        for _hop in range(6):
            await asyncio.sleep(0)
        await pilot.pause(0)


async def test_the_next_letter_gives_up_the_search_for_those_before(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        news = await started(pilot)
        slow = Endless(session, monkeypatch, "totals", lambda query: query.text == "stor")
        await strike(pilot, "slash", *"stor")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, "y", "enter")
        await until(pilot, slow.given_up.is_set)
        await until(pilot, lambda: news.shown is not None and news.shown.wanted.text == "story")
        assert news.shown is not None
        assert news.shown.window.total == 16
        assert toasts(pilot) == ""
        assert "given up" not in text(pilot)


async def test_the_app_is_closed_while_a_search_runs(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        await started(pilot)
        slow = Endless(session, monkeypatch, "totals", lambda query: query.text == "stor")
        await strike(pilot, "slash", *"stor")
        await until(pilot, slow.begun.is_set)
    assert slow.given_up.wait(20)


@pytest.mark.parametrize("span", ["t", "t t"])
async def test_the_next_span_of_the_map_gives_up_the_one_before(session: Session, monkeypatch: pytest.MonkeyPatch, span: str) -> None:
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        slow = Endless(session, monkeypatch, "spots")
        await strike(pilot, "t")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, *span.split())
        await until(pilot, slow.given_up.is_set)
        await until(pilot, lambda: map_screen.world is not None and map_screen.world.span == map_screen.span)
        assert map_screen.span == {"t": "all", "t t": "day"}[span]
        await shown(pilot, "4 places, 16 unread")
        assert toasts(pilot) == ""


async def test_the_next_spot_gives_up_the_bars_of_the_one_before(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        map_screen = await opened(pilot)
        slow = Endless(session, monkeypatch, "days")
        await strike(pilot, "right")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, "left")
        await until(pilot, slow.given_up.is_set)
        await shown(pilot, "Story 0 of Vienna")
        assert chosen(map_screen) == "Vienna"
        assert toasts(pilot) == ""


async def test_a_map_that_is_closed_reads_no_longer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session).run_test(size=NARROW) as pilot:
        await opened(pilot)
        slow = Endless(session, monkeypatch, "spots")
        await strike(pilot, "t")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, "escape")
        await until(pilot, slow.given_up.is_set)
        await until(pilot, lambda: pilot.app.screen is screen(pilot))
        assert toasts(pilot) == ""


async def picker_over(pilot: Pilot[None], query: str) -> PlacePicker:
    """The place picker over a search."""
    await started(pilot)
    await press(pilot, "p")
    picker = pilot.app.screen
    assert isinstance(picker, PlacePicker)
    assert picker.wanted.text == query
    return picker


async def test_another_name_gives_up_the_counts_of_the_one_before(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session, "is:unread").run_test(size=NARROW) as pilot:
        picker = await picker_over(pilot, "is:unread")
        await press(pilot, *"wie")
        slow = Endless(session, monkeypatch, "place_counts", lambda query: query.root is not None)
        await strike(pilot, "n")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, "backspace")
        await until(pilot, slow.given_up.is_set)
        await press(pilot, "n")
        await until(pilot, lambda: any("Vienna" in line and line.split()[-1] == "9" for line in lines(pilot)))
        assert picker.shown == "wien"
        assert picker.not_found == ""
        assert toasts(pilot) == ""
        assert "given up" not in text(pilot)


async def test_another_row_gives_up_what_the_one_before_would_take(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session, "is:unread").run_test(size=NARROW) as pilot:
        picker = await picker_over(pilot, "is:unread")
        await press(pilot, *"mosk")
        tree = picker.query_one(PlaceTree)
        first = tree.current
        slow = Endless(session, monkeypatch, "totals")
        await strike(pilot, "tab")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, "down")
        await until(pilot, slow.given_up.is_set)
        await until(pilot, lambda: picker._totals is not None)
        assert tree.current != first
        assert picker.picker_foot.trouble == ""
        assert toasts(pilot) == ""


async def test_a_picker_that_is_closed_counts_no_longer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    async with DatelineApp(session, "is:unread").run_test(size=NARROW) as pilot:
        await picker_over(pilot, "is:unread")
        slow = Endless(session, monkeypatch, "place_counts", lambda query: query.root is not None)
        await strike(pilot, *"wien")
        await until(pilot, slow.begun.is_set)
        await strike(pilot, "escape")
        await until(pilot, slow.given_up.is_set)
        await press(pilot)
        assert pilot.app.screen is screen(pilot)
        assert toasts(pilot) == ""
