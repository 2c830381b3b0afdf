"""Places found in the background: after an upgrade, after a correction, and in nobody's way."""

from datetime import timedelta
from pathlib import Path

import pytest

from reader.app.main import DatelineApp
from reader.app.refreshes import Wish
from reader.desk.session import Session
from reader.places.version import VERSION
from tests.app.child_process import asked, telling
from tests.app.news_app import NOW, lines, press, shown, started, toasts, until
from tests.app.test_news_refresh import SMALL, START, done, refreshed, session

__all__ = ["session"]


async def test_articles_that_wait_for_their_places_get_them_at_the_start_and_row_1_says_how_far_it_is(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # as after an upgrade that reads for places anew
    monkeypatch.setattr("reader.app.screens.news_refresh.VERSION", VERSION + 1)
    telling(monkeypatch, tmp_path, [{"event": "placing", "done": 1200, "total": 34_000}], stays=True)
    async with DatelineApp(session).run_test(size=(120, 40)) as pilot:
        news = await started(pilot)
        news._fingerprints = {}
        await shown(pilot, "Paragraph 0")
        before = [line[:80] for line in lines(pilot)]
        await news.look_at_sources().wait()
        await shown(pilot, "finding places 1,200 of 34,000")
        assert [line[:80] for line in lines(pilot)][:-1] == before[:-1]
        assert asked(tmp_path) == ["refresh --events --places-only"]
        # it holds up neither a refresh that is due nor one at a key
        telling(monkeypatch, tmp_path, [START, done(new=2)])
        await press(pilot, "r")
        await shown(pilot, "2 new")
        assert asked(tmp_path)[1:] == ["refresh --events --force"]
        await news.look_at_sources().wait()
        await refreshed(pilot, news)
        assert len(asked(tmp_path)) == 2
        assert toasts(pilot) == ""
    session.library.close()


async def test_a_feed_that_is_due_does_not_wait_for_the_places_of_old_articles(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [NOW]
    session.now = lambda: clock[0]
    telling(monkeypatch, tmp_path, [{"event": "placing", "done": 1, "total": 34_000}], stays=True)
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news._fingerprints = {}
        news.wish(Wish(quiet=True, places=True))
        await shown(pilot, "finding places 1 of 34,000")
        clock[0] += timedelta(hours=3)
        telling(monkeypatch, tmp_path, [START, done()])
        await news.look_at_sources().wait()
        await refreshed(pilot, news)
        assert asked(tmp_path) == ["refresh --events --places-only", "refresh --events"]
    session.library.close()


async def test_places_that_cannot_be_found_keep_no_feed_from_being_fetched(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [])
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news._fingerprints = {}
        news.wish(Wish(quiet=True, places=True))
        await until(pilot, lambda: asked(tmp_path) == ["refresh --events --places-only"])
        await refreshed(pilot, news)
        assert news._rests_until is None
        assert toasts(pilot) == ""
    session.library.close()
