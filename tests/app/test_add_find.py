"""The part of the adding sheet that looks for feeds: the choice, a page without one, a login, stopping."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.screens.add import AddSheet, AddWanted
from reader.app.screens.login import LoginSheet
from reader.desk.session import Session
from tests.app.child_process import found, telling
from tests.app.news_app import press
from tests.app.sheet_app import SheetApp, empty_session, settle, text, until, write

Results = list[AddWanted | None]


async def opened(pilot: Pilot[None], start: str = "") -> Results:
    results: Results = []
    app = pilot.app
    assert isinstance(app, SheetApp)
    await app.push_screen(AddSheet(app.session, start), results.append)
    await settle(pilot)
    return results


def session_at(folder: Path) -> Session:
    """A session that says where its library lies: children could write to it."""
    session = empty_session()
    session.path = folder / "library.db"
    return session


ALL = ("https://alpenpost.example/all.xml", "Alpenpost, [b]alle[/b] Meldungen \x1b[31m", 40, "2026-11-24T09:48:00Z")
SPORT = ("https://alpenpost.example/sport.xml", "Alpenpost, Sport", 25, "2026-11-24T08:00:00Z")
LETTERS = ("https://alpenpost.example/letters.xml", "Leserbriefe", 1, None)


async def test_of_several_feeds_the_ticked_ones_are_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [{"event": "looking", "url": "https://alpenpost.example"}, found(ALL, SPORT, LETTERS)])
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "alpenpost.example")
        await press(pilot, "enter")
        await settle(pilot)
        assert "3 feeds on this page" in text(app)
        assert "[x] Alpenpost, [b]alle[/b] Meldungen" in text(app)
        assert "40 articles, newest 12 min" in text(app)
        assert "[ ] Leserbriefe" in text(app)
        assert "\x1b" not in text(app)
        assert "Space choose   Enter add 1   Esc cancel" in text(app)
        await press(pilot, "down", "space", "down")
        assert "Enter add 2" in text(app)
        await press(pilot, "up", "up", "space")
        assert "Enter add 1" in text(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert results == [AddWanted((SPORT[0],))]


async def test_without_a_tick_enter_adds_nothing_and_tab_goes_back_to_the_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [found(SPORT)])
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "alpenpost.example")
        await press(pilot, "enter")
        await settle(pilot)
        assert "1 feed on this page" in text(app)
        await press(pilot, "space", "enter")
        await settle(pilot)
        assert results == []
        assert "Enter add" not in text(app)
        await press(pilot, "x", "j")
        await settle(pilot)
        assert "[ ]" in text(app), "letters are no text while feeds are chosen"
        await press(pilot, "tab", "/", "x")
        await settle(pilot)
        assert "alpenpost.example/x" in text(app)
        assert "[ ]" not in text(app)
        assert "An address; Enter looks for its feeds." in text(app)


async def test_the_address_of_a_feed_is_added_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [found(ALL, url=ALL[0])])
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, ALL[0])
        await press(pilot, "enter")
        await settle(pilot)
        assert results == [AddWanted((ALL[0],))]


async def test_a_page_without_a_feed_can_be_kept_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [found(url="https://example.org/news")])
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "example.org/news")
        await press(pilot, "enter")
        await settle(pilot)
        assert "! No feed on example.org. Its address may end in /feed or /rss." in text(app)
        await press(pilot, "/", "s", "enter")
        await settle(pilot)
        assert "example.org/news/s" in text(app)
        await press(pilot, "s")
        await settle(pilot)
        assert results == [AddWanted(("https://example.org/news",), page=True)]


async def test_a_list_by_address_is_added_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [found(url="https://example.org/all.opml", kind="list")])
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "https://example.org/all.opml")
        await press(pilot, "enter")
        await settle(pilot)
        assert "A list of feeds; all of them are added." in text(app)
        await press(pilot, "enter")
        await settle(pilot)
        assert results == [AddWanted(("https://example.org/all.opml",))]


async def test_escape_stops_the_looking_and_then_closes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [{"event": "looking", "url": "https://www.alpenpost.example/rss"}], stays=True)
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "alpenpost.example")
        await pilot.press("enter")
        await until(pilot, lambda: "Looking at www.alpenpost.example …" in text(app))
        assert "Esc stop looking" in text(app)
        await press(pilot, "escape")
        await settle(pilot)
        assert "Stopped looking." in text(app)
        assert results == []
        await press(pilot, "escape")
        await settle(pilot)
        assert results == [None]


@pytest.mark.parametrize(
    ("events", "said"),
    [
        ([found(error="no answer within 20 s")], "! www.alpenpost.example: no answer within 20 s"),
        ([], "! The looking ended early."),
        ([{"event": "found", "kind": 7, "feeds": "none", "url": None}], "! No feed on alpenpost.example."),
        ([found(("", "no address", 1, None))], "! No feed on www.alpenpost.example."),
    ],
)
async def test_what_is_not_found_is_said_in_the_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, events: list[dict[str, object]], said: str) -> None:
    telling(monkeypatch, tmp_path, events)
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "alpenpost.example")
        await press(pilot, "enter")
        await settle(pilot)
        assert said in text(app)
        assert results == []


async def test_a_login_is_asked_for_kept_and_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    telling(monkeypatch, tmp_path, [found(error="needs a login", login=True)])
    session = session_at(tmp_path)
    session.config = tmp_path / "config.toml"
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "www.alpenpost.example")
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, LoginSheet)
        await write(pilot, "ann")
        await press(pilot, "enter")
        await write(pilot, "se  cret")
        await settle(pilot)
        assert "••••••••" in text(app)
        assert "cret" not in text(app)
        telling(monkeypatch, tmp_path, [found(ALL, url=ALL[0])])
        await press(pilot, "enter")
        await settle(pilot)
        await settle(pilot)
        assert results == [AddWanted((ALL[0],))]
        safe = session.manners().safe()
        assert safe is not None
        assert safe.find(ALL[0].replace("alpenpost", "www.alpenpost")) == ("ann", "se  cret")


async def test_a_login_that_is_not_given_is_said_and_one_that_is_refused_is_asked_for_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [found(error="needs a login", login=True, url="http://alpenpost.example/")])
    monkeypatch.setattr("reader.desk.logins.keep", lambda *_given: "the file logins")
    app = SheetApp(session_at(tmp_path))
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, "http://alpenpost.example")
        await press(pilot, "enter")
        await settle(pilot)
        assert "! alpenpost.example is not encrypted" in text(app)
        await press(pilot, "a", "tab", "b", "enter")
        await settle(pilot)
        await settle(pilot)
        assert "! alpenpost.example did not take this name and password." in text(app)
        await press(pilot, "escape")
        await settle(pilot)
        assert "! alpenpost.example needs a login." in text(app)
        assert results == []
