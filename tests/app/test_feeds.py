"""The feeds' sheet over a library in memory."""

from datetime import timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.app.screens.feeds import FeedsSheet
from reader.desk.session import Session
from reader.model.feed import Delivery, FeedChange
from reader.model.fetch import FetchState
from tests.app.news_app import press
from tests.app.sheet_app import NOW, SheetApp, add_feed, all_ids, empty_session, lines, settle, text, write

Results = list[tuple[str, int] | None]


@pytest.fixture
def session() -> Session:
    session = empty_session()
    add_feed(session, "Alpenpost", ["A", "B", "C"])
    add_feed(session, "Kansai Daily", error="no answer within 20 s, 3 times")
    add_feed(session, "Zebra [red]News[/] \x1b[31m")
    return session


async def opened(pilot: Pilot[None], session: Session) -> Results:
    results: Results = []
    await pilot.app.push_screen(FeedsSheet(session), results.append)
    await settle(pilot)
    return results


def sheet_of(app: SheetApp) -> FeedsSheet:
    assert isinstance(app.screen, FeedsSheet)
    return app.screen


async def test_trouble_stands_first_with_its_reason(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        shown = lines(app)
        assert "1 of 3 needs you" in shown[0]
        assert "! Kansai Daily" in shown[2]
        assert "no answer within 20 s, 3 times" in shown[2]
        assert "Alpenpost" in shown[3]
        assert "fine" in shown[3]


async def test_enter_shows_a_feeds_articles(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, session)
        await press(pilot, "down", "enter")
        await settle(pilot)
        alpenpost = next(feed for feed in session.library.feeds() if feed.title == "Alpenpost")
        assert results == [("show", alpenpost.id)]


async def test_r_tries_a_feed_until_the_library_says_how_it_went(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await press(pilot, "r")
        await settle(pilot)
        kansai = next(feed for feed in session.library.feeds() if feed.title == "Kansai Daily")
        assert [m.feed_id for m in app.below.heard if isinstance(m, FeedsSheet.RefreshWanted)] == [kansai.id]
        assert "trying now" in lines(app)[2]
        session.library.keep(kansai.id, Delivery(fetched=NOW))
        sheet_of(app).look_again()  # what its clock does each second
        await settle(pilot)
        assert "trying now" not in text(app)


async def test_a_feed_that_was_left_alone_is_not_being_tried_any_more_when_the_refresh_ends(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await press(pilot, "r", "down", "r")
        await settle(pilot)
        assert text(app).count("trying now") == 2
        sheet_of(app).tried([feed.id for feed in session.library.feeds() if feed.title == "Alpenpost"])
        await settle(pilot)
        assert text(app).count("trying now") == 1
        sheet_of(app).tried(())
        await settle(pilot)
        assert "trying now" not in text(app)


async def test_how_often_it_failed_when_it_is_tried_again_and_what_was_given_up(session: Session) -> None:
    def state(title: str, error: str | None, **state: Any) -> None:
        feed = next(feed for feed in session.library.feeds() if feed.title == title)
        session.library.keep(feed.id, Delivery(error=error, fetched=NOW, state=FetchState(**state)))

    state("Kansai Daily", "no answer within 20 s", failures=3, next_due=NOW + timedelta(hours=2))
    add_feed(session, "Lamar Courier")
    state("Lamar Courier", "gone for good (410)", failures=1, gone=True)
    state("Alpenpost", None, next_due=NOW + timedelta(days=2, hours=1))
    muted = next(feed for feed in session.library.feeds() if feed.title.startswith("Zebra"))
    session.library.edit_feed(muted.id, FeedChange(muted_until=NOW + timedelta(hours=1)), NOW)
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        shown = lines(app)
        assert "2 of 4 need you" in shown[0]
        assert "no answer within 20 s, 3 times" in shown[2]
        assert f"{(NOW + timedelta(hours=2)).astimezone():%H:%M}" in shown[2]
        assert "gone for good (410)" in shown[3]
        assert "never" in shown[3]
        assert "in 2 d" in shown[4]
        assert "muted until today" in shown[5]


async def test_a_slash_filters_the_rows(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, session)
        await press(pilot, "slash", *"alpen")
        await settle(pilot)
        assert "Kansai" not in text(app)
        assert "https://alpenpost.example/feed" in text(app)
        await press(pilot, "tab", "r")
        await settle(pilot)
        assert "trying now" in text(app)
        await press(pilot, "slash", "x")
        await settle(pilot)
        assert "No feed fits." in text(app)
        await press(pilot, "escape")
        await settle(pilot)
        assert "Kansai" in text(app)
        await press(pilot, "slash", *"20 s", "enter")
        await settle(pilot)
        assert results == [("show", next(feed.id for feed in session.library.feeds() if feed.title == "Kansai Daily"))]


async def test_p_keeps_a_login_and_tries_the_feed(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[tuple[str, ...]] = []

    def keep(_session: Session, *given: str) -> str:
        kept.append(given)
        return "the keyring"

    monkeypatch.setattr("reader.desk.logins.keep", keep)
    kansai = next(feed for feed in session.library.feeds() if feed.title == "Kansai Daily")
    session.library.keep(kansai.id, Delivery(error="wants a name and a password (401)", fetched=NOW))
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        assert "wants a name and a password (401).  p password" in text(app)
        await press(pilot, "p")
        await settle(pilot)
        assert "LOGIN" in text(app)
        await write(pilot, "ann")
        await press(pilot, "tab")
        await write(pilot, "secret")
        await press(pilot, "enter")
        await settle(pilot)
        assert kept == [("https://kansai.example/feed", "ann", "secret")]
        assert "Login of Kansai Daily kept in the keyring." in text(app)
        assert "trying now" in text(app)


async def test_a_removed_feed_comes_back_with_undo(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await press(pilot, "delete")
        await settle(pilot)
        assert "Kansai Daily removed." in text(app)
        assert [feed.title for feed in session.library.feeds() if feed.title.startswith("Kansai")] == []
        await press(pilot, "u")
        await settle(pilot)
        assert "Kansai Daily" in lines(app)[2]


async def test_a_bookmark_outlives_its_feed_and_the_sheet_says_so(session: Session) -> None:
    session.library.bookmark(all_ids(session)[:1], True, NOW)
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await press(pilot, "down", "delete")
        await settle(pilot)
        assert "Alpenpost removed, 1 bookmark kept." in text(app)


async def test_a_hostile_title_is_text_only(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        assert "Zebra [red]News" in text(app)
        assert "\x1b" not in text(app)
        await press(pilot, "G", "e")
        await settle(pilot)
        assert "\x1b" not in text(app)


async def test_without_feeds_it_says_how_to_add_one() -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, app.session)
        assert "No feeds yet." in text(app)
        await press(pilot, "enter", "delete", "r", "e", "escape")
        await settle(pilot)
        assert results == [None]


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (200, 50)])
async def test_rows_and_keys_stand_at_every_size(session: Session, size: tuple[int, int]) -> None:
    app = SheetApp(session)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, session)
        assert "! Kansai" in text(app)
        assert "Esc close" in text(app)
        assert all(len(line) <= size[0] for line in lines(app))
