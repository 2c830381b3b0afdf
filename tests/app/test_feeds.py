"""The feeds' sheet over a library in memory."""

import pytest
from textual.pilot import Pilot

from reader.app.screens.feeds import FeedsSheet
from reader.desk.session import Session
from reader.model.feed import Delivery
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
        await pilot.press("down", "enter")
        await settle(pilot)
        alpenpost = next(feed for feed in session.library.feeds() if feed.title == "Alpenpost")
        assert results == [("show", alpenpost.id)]


async def test_r_asks_the_screen_below_for_a_refresh(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        session.library.edit_feed(next(f.id for f in session.library.feeds() if f.title == "Kansai Daily"), NOW, url="/news/kansai")
        await opened(pilot, session)
        await pilot.press("r")
        await settle(pilot)
        kansai = next(feed for feed in session.library.feeds() if feed.title == "Kansai Daily")
        assert [m.feed_id for m in app.below.heard if isinstance(m, FeedsSheet.RefreshWanted)] == [kansai.id]
        assert "trying now" in text(app)
        session.library.keep(kansai.id, Delivery(fetched=NOW))
        app.screen_stack[-1]._look_again()  # type: ignore[attr-defined]  # what its clock does each second
        await settle(pilot)
        assert "trying now" not in text(app)


async def test_a_feed_by_address_is_not_tried_in_vain(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await pilot.press("r")
        await settle(pilot)
        assert [m for m in app.below.heard if isinstance(m, FeedsSheet.RefreshWanted)] == []
        assert "trying now" not in text(app)


async def test_a_removed_feed_comes_back_with_undo(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await pilot.press("delete")
        await settle(pilot)
        assert "Kansai Daily removed." in text(app)
        assert [feed.title for feed in session.library.feeds() if feed.title.startswith("Kansai")] == []
        await pilot.press("u")
        await settle(pilot)
        assert "Kansai Daily" in lines(app)[2]


async def test_a_bookmark_outlives_its_feed_and_the_sheet_says_so(session: Session) -> None:
    session.library.bookmark(all_ids(session)[:1], True, NOW)
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await pilot.press("down", "delete")
        await settle(pilot)
        assert "Alpenpost removed, 1 bookmark kept." in text(app)


async def test_title_and_folder_can_be_changed(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, session)
        await pilot.press("down", "e")
        await settle(pilot)
        await pilot.press("end")
        await write(pilot, " neu")
        await pilot.press("tab")
        await write(pilot, "Berge")
        await pilot.press("enter")
        await settle(pilot)
        changed = next(feed for feed in session.library.feeds() if feed.title == "Alpenpost neu")
        assert changed.folder == "Berge"
        assert changed.url == "https://alpenpost.example/feed"
        assert "Alpenpost neu changed." in text(app)


async def test_an_edit_that_changes_nothing_is_no_act(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await pilot.press("e", "enter")
        await settle(pilot)
        assert "changed" not in text(app)


async def test_a_hostile_title_is_text_only(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        assert "Zebra [red]News[/]" in text(app)
        assert "\x1b" not in text(app)
        await pilot.press("G", "e")
        await settle(pilot)
        assert "\x1b" not in text(app)


async def test_without_feeds_it_says_how_to_add_one() -> None:
    app = SheetApp(empty_session())
    async with app.run_test(size=(80, 24)) as pilot:
        results = await opened(pilot, app.session)
        assert "No feeds yet." in text(app)
        await pilot.press("enter", "delete", "r", "e", "escape")
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
