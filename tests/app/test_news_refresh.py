"""Refreshing in the app: what row 1 and the toasts say of it, when it starts by itself, and how it is stopped."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens.news import NewsScreen
from reader.desk.session import Session
from reader.model.feed import Delivery, FeedChange, NewFeed
from reader.model.fetch import FetchState
from tests.app.child_process import asked, telling
from tests.app.news_app import NOW, lines, news_session, press, rows, shown, started, text, toasts, until
from tests.net.server import page, serving, status

SMALL = (80, 24)
START = {"event": "start", "feeds": 480}
KANSAI = "https://kansai.example/feed"


def fed(number: int, *, new: int, error: str | None = None) -> dict[str, Any]:
    return {"event": "feed", "feed": number, "title": f"Feed {number}", "new": new, "updated": 0, "error": error}


def done(*, new: int = 0, failed: int = 0, offline: bool = False, feeds: int = 480) -> dict[str, Any]:
    errors = [{"feed": "Kansai Daily", "url": KANSAI, "error": "no answer within 20 s"}] * min(failed, 1)
    return {"event": "done", "feeds": feeds, "fetched": feeds - failed, "not_modified": 0, "failed": failed, "new": new, "errors": errors, "offline": offline}


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A library of its own with a feed by address that is in trouble; nothing is refreshed at the start."""
    monkeypatch.setattr("reader.app.screens.news.FIRST_FRAME", 3600.0)
    session = news_session(path=tmp_path / "library.db")
    session.library.subscribe([NewFeed(KANSAI, title="Kansai Daily")], NOW)
    failing(session, 3)
    return session


def failing(session: Session, times: int) -> None:
    """The feed in trouble has failed so often."""
    state = FetchState(failures=times, next_due=NOW + timedelta(hours=2))
    session.library.keep(kansai(session), Delivery(error="no answer within 20 s", fetched=NOW, state=state))


def kansai(session: Session) -> int:
    return next(feed.id for feed in session.library.feeds() if feed.url == KANSAI)


def at_work(news: NewsScreen) -> bool:
    return news._at_work


async def refreshed(pilot: Pilot[None], news: NewsScreen) -> None:
    """Lets the app run until no refresh is at work."""
    await until(pilot, lambda: not news._at_work)


async def test_row_1_shows_how_far_it_is_and_r_stops_it(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [START, *(fed(n, new=min(63, n)) for n in range(1, 215))], stays=True)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        before = [line[:100] for line in lines(pilot)[1:9]]
        news.action_refresh()
        await shown(pilot, "214 of 480 feeds   63 new")
        assert "r stop refresh" in lines(pilot)[-1]
        assert [line[:100] for line in lines(pilot)[1:9]] == before
        news.action_refresh()
        await refreshed(pilot, news)
        assert "Refresh stopped, what came is kept." in toasts(pilot)
        assert "of 480 feeds" not in text(pilot)
        assert asked(tmp_path) == ["refresh --events --force"]
    session.library.close()


async def test_the_outcome_stands_in_row_1_and_a_toast_names_what_failed(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(session, 1)
    telling(monkeypatch, tmp_path, [START, done(new=63, failed=1)])
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        await started(pilot)
        await press(pilot, "r")
        await shown(pilot, "63 new, 1 feed failed")
        again = f"{(NOW + timedelta(hours=2)).astimezone():%H:%M}"
        assert toasts(pilot) == f"Kansai Daily: no answer within 20 s. Trying again at {again}."
        await shown(pilot, "F feeds")
        await press(pilot, "F")
        await shown(pilot, "no answer within 20 s")
    session.library.close()


async def test_a_feed_that_fails_again_and_again_is_told_in_row_1_alone(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [START, done(new=63, failed=1)])
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "r")
        await shown(pilot, "63 new, 1 feed failed")
        await refreshed(pilot, news)
        assert toasts(pilot) == ""
        await press(pilot, "F")
        await shown(pilot, "no answer within 20 s, 3 times")
    session.library.close()


async def test_without_a_connection_nothing_is_said_to_have_failed(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session.library.keep(session.library.feeds()[-1].id, Delivery(fetched=NOW))
    telling(monkeypatch, tmp_path, [START, done(failed=480, offline=True)])
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "r")
        await shown(pilot, f"offline, fetched {NOW.astimezone():%H:%M}")
        assert toasts(pilot) == "No connection. Everything fetched is here."
        assert "failed" not in text(pilot)
        telling(monkeypatch, tmp_path, [START, done()])
        await press(pilot, "r")
        await refreshed(pilot, news)
        await until(pilot, lambda: "offline" not in text(pilot))
    session.library.close()


async def test_one_that_waits_for_another_says_so(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [{"event": "waiting"}], stays=True)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news.action_refresh()
        await shown(pilot, "waiting for another refresh")
        news.stop_child()
        await refreshed(pilot, news)
    session.library.close()


async def test_a_refresh_that_breaks_off_is_said_and_one_that_nobody_asked_for_is_not(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telling(monkeypatch, tmp_path, [START])
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await news.look_at_sources().wait()
        await refreshed(pilot, news)
        assert toasts(pilot) == ""
        await press(pilot, "r")
        await until(pilot, lambda: toasts(pilot) == "The refresh ended early.")
    session.library.close()


async def test_what_is_due_and_what_changed_on_the_disk_is_refreshed_by_itself(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    local, _new = session.library.subscribe([NewFeed(str(folder), kind="files", title="Folder")], NOW)[0]
    telling(monkeypatch, tmp_path, [done(feeds=1)])
    clock = [NOW]
    session.now = lambda: clock[0]
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)

        async def looked() -> list[str]:
            await news.look_at_sources().wait()
            await refreshed(pilot, news)
            return asked(tmp_path)

        # the first look: files are read once, and nothing else is due
        first = await looked()
        assert len(first) == 1
        assert str(local.id) in first[0].split()
        assert str(kansai(session)) not in first[0].split()
        assert len(await looked()) == 1
        (folder / "late.txt").write_text("Late\n\nA teaser.\n\nText.\n", "utf-8")
        assert (await looked())[1:] == [f"refresh --events {local.id}"]
        # hours later, after a sleep of the machine
        clock[0] = NOW + timedelta(hours=3)
        assert (await looked())[2:] == ["refresh --events"]
        assert toasts(pilot) == ""
        # due still: asked again after half a minute, and after the clock was put back
        clock[0] += timedelta(seconds=10)
        assert len(await looked()) == 3
        clock[0] += timedelta(seconds=25)
        assert len(await looked()) == 4
        clock[0] -= timedelta(seconds=40)
        assert len(await looked()) == 5
    session.library.close()


async def test_after_a_stop_nothing_starts_by_itself_for_a_while(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [NOW + timedelta(hours=3)]
    session.now = lambda: clock[0]
    telling(monkeypatch, tmp_path, [START], stays=True)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news._fingerprints = {}
        news.look_at_sources()
        await shown(pilot, "0 of 480 feeds")
        news.action_refresh()
        await refreshed(pilot, news)
        clock[0] += timedelta(minutes=2)
        await news.look_at_sources().wait()
        assert not at_work(news)
        telling(monkeypatch, tmp_path, [START, done()])
        clock[0] += timedelta(minutes=9)
        await news.look_at_sources().wait()
        assert at_work(news)
        await refreshed(pilot, news)
    session.library.close()


async def test_r_takes_the_place_of_a_refresh_that_nobody_has_seen(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session.now = lambda: NOW + timedelta(hours=3)
    telling(monkeypatch, tmp_path, [], stays=True)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news._fingerprints = {}
        news.look_at_sources()
        await until(pilot, lambda: asked(tmp_path) == ["refresh --events"])
        telling(monkeypatch, tmp_path, [START, done(new=2)])
        await press(pilot, "r")
        await shown(pilot, "2 new")
        assert asked(tmp_path) == ["refresh --events", "refresh --events --force"]
        assert toasts(pilot) == ""
    session.library.close()


async def test_a_feed_with_an_order_of_its_own_is_shown_in_it_and_the_others_are_not(session: Session) -> None:
    session.path = None
    feed = next(feed for feed in session.library.feeds() if feed.title == "Wiener Blatt")
    session.library.edit_feed(feed.id, FeedChange(sort="oldest"), NOW)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "F")
        await shown(pilot, "Kansai Daily")
        await press(pilot, "down", "enter")
        await shown(pilot, "oldest first")
        assert news.row is not None
        assert news.row.title == rows(session)[-1].title
        await press(pilot, "escape")
        await shown(pilot, "newest first")
        await until(pilot, lambda: any(row.name == "Wiener Blatt" for row in news.browse.rows))
        await press(pilot, "h")
        news.browse.go(next(n for n, row in enumerate(news.browse.rows) if row.name == "Wiener Blatt"))
        await press(pilot, "enter")
        await shown(pilot, "oldest first")
        news.show_scope("unread")
        await shown(pilot, "newest first")
    session.library.close()


RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Alpenpost</title><link>https://alpenpost.example</link>
<item><title>Tunnel one</title><guid>1</guid><description>Text of the first.</description></item>
<item><title>Tunnel two</title><guid>2</guid><description>Text of the second.</description></item></channel></rss>"""


async def test_real_feeds_come_in_over_the_network_while_one_of_them_fails(session: Session) -> None:
    with serving({"/feed.xml": page(RSS), "/gone.xml": status(404)}) as server:
        session.library.remove_feed(kansai(session), NOW)
        session.library.remove_feed(session.library.feeds()[0].id, NOW)
        session.library.subscribe([NewFeed(server.url("/feed.xml")), NewFeed(server.url("/gone.xml"), title="Gone")], NOW)
        async with DatelineApp(session).run_test(size=SMALL) as pilot:
            await started(pilot)
            await press(pilot, "r")
            await shown(pilot, "2 new, 1 feed failed")
            await until(pilot, lambda: toasts(pilot).startswith("Gone: "))
            await shown(pilot, "Tunnel two")
            assert any(feed.title == "Alpenpost" for feed in session.library.feeds())
    session.library.close()
