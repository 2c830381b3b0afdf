"""The sheet that changes a feed, over a library in memory."""

from datetime import timedelta

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.feed_edit import FeedEditSheet
from reader.app.screens.feeds import FeedsSheet
from reader.desk.session import Session
from reader.model.feed import Feed, FeedChange
from tests.app.news_app import fill, news_session, press, shown, started, story, toasts, until
from tests.app.sheet_app import NOW, WIEN, SheetApp, add_feed, empty_session, settle, text, write


@pytest.fixture
def session() -> Session:
    session = empty_session()
    add_feed(session, "Alpenpost", ["A", "B"])
    return session


def feed_of(session: Session) -> Feed:
    return session.library.feeds()[0]


async def opened(pilot: Pilot[None], session: Session) -> None:
    await pilot.app.push_screen(FeedsSheet(session))
    await settle(pilot)
    await press(pilot, "e")
    await settle(pilot)
    assert isinstance(pilot.app.screen, FeedEditSheet)


async def refill(pilot: Pilot[None], name: str, words: str) -> None:
    """Replaces what stands in a field."""
    field = pilot.app.screen.query_one(f"#feed-{name}")
    field.focus()
    await pilot.pause(0)
    await press(pilot, "end", "ctrl+u")
    await write(pilot, words)
    await settle(pilot)


async def test_everything_can_be_changed_at_once(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await refill(pilot, "title", "Berge")
        await refill(pilot, "folder", "Österreich")
        await refill(pilot, "every", "2h")
        assert "Fetched every 2h" in text(app)
        await press(pilot, "tab", "right", "right", "tab", "space")
        await refill(pilot, "muted", "7d")
        assert "Until 1 Dec" in text(app)
        await refill(pilot, "home", "vienne autriche")
        await refill(pilot, "home", "Bécs")
        assert "Vienna" in text(app)
        await press(pilot, "enter")
        await settle(pilot)
        feed = feed_of(session)
        assert (feed.title, feed.folder, feed.every, feed.sort, feed.full_text) == ("Berge", "Österreich", 7200, "oldest", True)
        assert feed.muted_until == NOW + timedelta(days=7)
        assert feed.home == WIEN
        assert feed.url == "https://alpenpost.example/feed"
        assert "Berge changed.  u undo" in text(app)
        assert [m for m in app.below.heard if isinstance(m, FeedsSheet.RefreshWanted)] == []


async def test_what_was_set_is_shown_and_can_be_taken_back(session: Session) -> None:
    change = FeedChange(every=1800, sort="oldest", full_text=True, muted_until=NOW + timedelta(days=2), home=WIEN, folder="Berge")
    session.library.edit_feed(feed_of(session).id, change, NOW)
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        assert "30min" in text(app)
        assert "26 Nov" in text(app)
        assert "Vienna" in text(app)
        for name in ("every", "muted", "home", "folder"):
            await refill(pilot, name, "")
        await press(pilot, "ctrl+s")
        await settle(pilot)
        feed = feed_of(session)
        assert (feed.every, feed.home, feed.folder) == (None, None, None)
        assert feed.muted_until is None or feed.muted_until <= NOW
        assert (feed.sort, feed.full_text) == ("oldest", True)


async def test_another_address_is_fetched_at_once(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await refill(pilot, "url", "alpenpost.example/rss")
        await press(pilot, "enter")
        await settle(pilot)
        assert feed_of(session).url == "https://alpenpost.example/rss"
        assert [m.feed_id for m in app.below.heard if isinstance(m, FeedsSheet.RefreshWanted)] == [feed_of(session).id]
        assert "trying now" in text(app)


async def test_what_means_nothing_is_said_and_what_was_typed_stays(session: Session) -> None:
    add_feed(session, "Kansai")
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await refill(pilot, "title", "Typed")
        for name, right, typed, said in (
            ("every", "", "often", "often is no span of time"),
            ("home", "", "Xyzzyqux", "no place called Xyzzyqux"),
            ("url", "https://alpenpost.example/feed", "", "A feed needs an address or a path."),
            ("url", "https://alpenpost.example/feed", "/no/such/thing", "/no/such/thing"),
            ("url", "https://alpenpost.example/feed", "https://kansai.example/feed", "Kansai"),
        ):
            await refill(pilot, name, typed)
            await press(pilot, "enter")
            await settle(pilot)
            assert isinstance(app.screen, FeedEditSheet)
            assert "! " in text(app)
            assert said in text(app)
            assert "Typed" in text(app)
            await refill(pilot, name, right)
        assert "Typed" not in [feed.title for feed in session.library.feeds()]


async def test_a_name_of_several_places_says_which_one_is_meant(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot, session)
        await refill(pilot, "home", "Paris")
        assert "Paris" in text(app)
        assert "France. Not: " in text(app)


async def test_an_edit_that_changes_nothing_is_no_act(session: Session) -> None:
    app = SheetApp(session)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, session)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, FeedsSheet)
        assert "changed" not in text(app)


@pytest.mark.parametrize("size", [(40, 10), (80, 24)])
async def test_every_field_can_be_reached_at_every_size(session: Session, size: tuple[int, int]) -> None:
    app = SheetApp(session)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, session)
        assert "Enter keep" in text(app)
        await press(pilot, *["down"] * 7)
        await settle(pilot)
        assert "Home place" in text(app)
        if size[1] >= 20:
            assert "Address" in text(app)


async def test_the_feed_of_the_row_is_changed_from_the_list_and_that_is_undone() -> None:
    session = news_session(4)
    fill(session, [story(90, title="From elsewhere")], "Alpenpost")
    session.library.keep_page(story(80, title="A kept page"), NOW)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "E")
        await shown(pilot, "Wiener Blatt")
        assert isinstance(pilot.app.screen, FeedEditSheet)
        await press(pilot, "tab", "ctrl+u", *"Blatt", "tab", *"Wien", "tab", *"2h", "enter")
        await until(pilot, lambda: "Blatt changed." in toasts(pilot))
        feed = next(feed for feed in session.library.feeds() if feed.title == "Blatt")
        assert (feed.folder, feed.every) == ("Wien", 7200)
        await press(pilot, "u")
        await until(pilot, lambda: any(feed.title == "Wiener Blatt" for feed in session.library.feeds()))
        # what belongs to no feed says so
        await until(pilot, lambda: news.rows.total == 6)
        await press(pilot, "G")
        await until(pilot, lambda: news.row is not None and news.row.feed_id is None or not news.rows.move(-1))
        await press(pilot, "E")
        assert "It belongs to no feed." in toasts(pilot)
