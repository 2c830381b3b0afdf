"""Adding in the app: by keys from a site's address to its articles, and what the toasts say."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.app.child import Outcome
from reader.app.main import DatelineApp
from reader.app.screens.add import AddSheet
from reader.app.screens.news import NewsScreen
from reader.desk.session import Session
from reader.model.feed import NewFeed
from tests.app.child_process import asked, telling
from tests.app.news_app import NOW, news_session, press, shown, started, toasts, until
from tests.app.sheet_app import write
from tests.app.test_news_refresh import RSS
from tests.net.server import page, serving

SMALL = (80, 24)
SITE = b"""<html><head><title>Alpenpost</title><link rel="alternate" type="application/rss+xml" href="/feed.xml" title="All"></head>
<body><p>Welcome to the Alpenpost.</p></body></html>"""


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    monkeypatch.setattr("reader.app.screens.news.FIRST_FRAME", 3600.0)
    return news_session(4, path=tmp_path / "library.db")


async def test_a_feed_is_added_by_the_address_of_its_site(session: Session) -> None:
    with serving({"/": page(SITE, media_type="text/html"), "/feed.xml": page(RSS)}) as server:
        async with DatelineApp(session).run_test(size=SMALL) as pilot:
            news = await started(pilot)
            await press(pilot, "a")
            await until(pilot, lambda: isinstance(pilot.app.screen, AddSheet))
            await write(pilot, server.url("/"))
            await press(pilot, "enter")
            await shown(pilot, "[x] Alpenpost")
            await shown(pilot, "Enter add 1")
            await press(pilot, "enter")
            await until(pilot, lambda: toasts(pilot) == "Alpenpost added, 2 articles.")
            assert [toast.action for toast in news.inked.toasts] == ["undo"]
            await press(pilot, "u")
            await until(pilot, lambda: all(feed.title != "Alpenpost" for feed in session.library.feeds()))
    session.library.close()


async def test_a_page_is_kept_as_an_article(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [])
    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news.add_sources(("https://example.org/page",), page=True)
        await until(pilot, lambda: toasts(pilot) == "Bookmarked, kept even if its feed goes.")
        assert asked(tmp_path) == ["save -- https://example.org/page"]
    session.library.close()


async def test_the_toasts_say_what_came_of_it(session: Session) -> None:
    session.path = None
    session.library.subscribe([NewFeed("https://a.example/", title="A"), NewFeed("https://b.example/", title="B")], NOW)
    feeds = session.library.feeds()
    a, b = (next(feed for feed in feeds if feed.title == title) for title in "AB")

    def said(pilot: Pilot[None], news: NewsScreen, outcome: Outcome, given: str, new: tuple[str, ...] = ()) -> str:
        news.inked.toasts = ()
        news._tell_added(outcome, (given,), tuple(feed for feed in (a, b) if feed.title in new), feeds)
        return toasts(pilot).replace("\n", " | ")

    async with DatelineApp(session).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        assert said(pilot, news, Outcome(0, ("2 feeds in /x.opml, 2 of them new.",)), "/x.opml", ("A", "B")) == "2 feeds added."
        assert said(pilot, news, Outcome(0, ("0 feeds in /x.opml, 0 of them new.",)), "/x.opml") == "0 feeds in /x.opml, 0 of them new."
        assert said(pilot, news, Outcome(0, ("You follow A already; 0 articles.",)), "https://a.example/") == "You follow A already."
        assert said(pilot, news, Outcome(1, ("dateline: https://c.example: not found (404)",)), "https://c.example") == "https://c.example: not found (404)"
        assert (
            said(pilot, news, Outcome(1, ("dateline: broken.txt: no text", "news added, 1 article.")), "/news", ("A",))
            == "broken.txt: no text | A added, 0 articles."
        )
        assert said(pilot, news, Outcome(-15, (), stopped=True), "/x") == "Nothing was added."
        # in memory alone there is nothing to write to
        await press(pilot, "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, AddSheet))
        await write(pilot, "alpenpost.example")
        await press(pilot, "enter")
        await shown(pilot, "This library is in memory alone")
    session.library.close()
