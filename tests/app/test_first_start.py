"""The first start, played through: places named, feeds of theirs chosen, fetched from a server on loopback, and the news that come of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.main import DatelineApp
from reader.app.screens.news import NewsScreen
from reader.app.widgets.world_map import WorldMap
from reader.desk import places, starters
from reader.desk.find import search
from reader.desk.session import Session
from reader.library.sqlite.open import open_library, open_memory
from reader.model.settings import Settings
from reader.query.ast import Query
from tests.app.news_app import NOW, fill, lines, press, screen, shown, started, story, text, toasts, until
from tests.app.sheet_app import write
from tests.net.server import Server, page, serving, status

LARGE, SMALL = (120, 44), (80, 24)
WIEN, AUSTRIA, UKRAINE = 2761369, 2782113, 690791


def feed(title: str, *items: tuple[str, str]) -> bytes:
    """A feed of two articles or so, each with where it opens."""
    said = "".join(
        f"<item><guid>{title}-{n}</guid><title>{head}</title><pubDate>Tue, 24 Nov 2026 08:0{n}:00 GMT</pubDate><description>{where} - Text</description></item>"
        for n, (where, head) in enumerate(items)
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{said}</channel></rss>'.encode()


def outline(server: Server, path: str, title: str, home: int, language: str = "en") -> str:
    return f'<outline text="{title}" type="rss" xmlUrl="{server.url(path)}" language="{language}" home="{home}"/>'


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """Feeds on loopback, and lists that name them."""
    monkeypatch.setattr("reader.app.screens.news.FIRST_FRAME", 3600.0)
    monkeypatch.setattr("reader.app.screens.news_starters.LOOK_SECONDS", 0.05)
    pages = {
        "/wien": page(feed("Wiener Blatt", ("Wien, Österreich", "Tunnel"), ("Graz, Österreich", "Murradweg"))),
        "/kyiv": page(feed("Kyiv Post", ("Kyiv, Ukraine", "Energy"), ("Lviv, Ukraine", "Trams"))),
        "/gone": status(410),
    }
    with serving(pages) as running:
        folder = tmp_path / "feeds"
        folder.mkdir()
        rows = (
            outline(running, "/wien", "Wiener Blatt", WIEN),
            outline(running, "/kyiv", "Kyiv Post", UKRAINE),
            outline(running, "/gone", "Dead Post", UKRAINE),
        )
        (folder / "all.opml").write_text(f'<opml version="2.0"><body>{"".join(rows)}</body></opml>')
        monkeypatch.setattr(starters, "shipped", lambda: folder)
        yield running


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Session]:
    """The reader's own library, in which nothing is yet."""
    path = tmp_path / "library.db"
    session = Session(open_library(path), Settings(mark_read="open"), path, now=lambda: NOW)
    yield session
    session.library.close()


def first_start(own: Session) -> DatelineApp:
    """The app over a few samples, which are quicker made than the shipped ones."""
    samples = Session(open_memory(), own.settings, samples=True, now=own.now)
    fill(samples, [story(n) for n in range(3)], "Samples")
    return DatelineApp(samples, own=own)


def lit(news: NewsScreen) -> set[str]:
    """The places where the map below the question has lights."""
    return {spot.name for spot in news.query_one(WorldMap).world.spots}


async def test_places_are_named_feeds_are_chosen_and_their_news_arrive(server: Server, own: Session) -> None:
    app = first_start(own)
    async with app.run_test(size=LARGE) as pilot:
        news = await started(pilot)
        await press(pilot, "w")
        await write(pilot, "Wien, Kiew")
        await press(pilot, "enter")
        await shown(pilot, "[x] Kyiv Post")
        assert "[x] Wiener Blatt" in text(pilot)
        assert " Vienna ×" in text(pilot)
        assert "followed, with 3 of 3 feeds:" in text(pilot)
        # the dead one is left out, then taken after all
        await press(pilot, "down", "down", "down", "space")
        assert "with 2 of 3" in text(pilot)
        await until(pilot, lambda: news.welcome.is_mapped)
        assert lit(news) == set()
        await press(pilot, "space", "enter")
        assert [count.place.name for count in own.library.followed()] == ["Vienna", "Kyiv"]
        await until(pilot, lambda: not news.session.samples)
        assert lit(news) == {"Vienna", "Graz", "Kyiv", "Lviv"}
        assert app.session is own
        await until(pilot, lambda: lines(pilot)[0].startswith("  dateline  All"))
        assert "1 feed failed" in lines(pilot)[0]
        assert not any(toast.error for toast in news.inked.toasts)
        await shown(pilot, "Murradweg")
        assert not news.has_class("-welcome")
        homes = {feed.title: (feed.home, feed.folder) for feed in own.library.feeds()}
        assert homes["Wiener Blatt"] == (WIEN, "Austria")
        assert homes["Kyiv Post"] == (UKRAINE, "Ukraine")
        await press(pilot, "h")
        await until(pilot, lambda: news.browse_data.followed and all(place.unread for place in news.browse_data.followed))
        assert [(place.name, place.unread) for place in news.browse_data.followed] == [("Vienna", 1), ("Kyiv", 1)]
    assert {row.title for row in own.library.headlines(search(own, "is:followed").query, 9)} == {"Tunnel", "Energy"}
    async with DatelineApp(own, "in:Wien").run_test(size=SMALL) as pilot:
        await started(pilot)
        await shown(pilot, "Tunnel")
        assert "Murradweg" not in text(pilot)
        assert "in:Wien" in lines(pilot)[0]
        # what is undone is the choice of the feeds, as one act
        await press(pilot, "u")
        await until(pilot, lambda: own.library.feeds() == ())


async def test_escape_leaves_the_feeds_and_keeps_the_places(server: Server, own: Session) -> None:
    async with first_start(own).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "tab")
        await write(pilot, "Kiew")
        await press(pilot, "enter")
        await shown(pilot, "[x] Kyiv Post")
        await press(pilot, "down", "space", "escape")
        assert "Kyiv Post" not in text(pilot)
        assert news.welcome.has_focus_within
        # a second name offers feeds for both
        await write(pilot, "Wien")
        await press(pilot, "enter")
        await shown(pilot, "[x] Wiener Blatt")
        await press(pilot, "escape", "escape")
        await until(pilot, lambda: not news.welcome.has_focus_within)
        assert not own.library.feeds()
        assert [count.place.name for count in own.library.followed()] == ["Kyiv", "Vienna"]
        # the sign at its chip takes a place away, undo brings it back
        y = next(n for n, line in enumerate(lines(pilot)) if " Kyiv ×" in line)
        await pilot.click(offset=(lines(pilot)[y].index("×"), y))
        await until(pilot, lambda: "Kyiv ×" not in text(pilot))
        assert [count.place.name for count in own.library.followed()] == ["Vienna"]
        await press(pilot, "escape", "u")
        await until(pilot, lambda: " Kyiv ×" in text(pilot))
        assert own.library.headlines(Query(), 1) == ()


async def test_many_dead_feeds_are_told_in_row_1_alone(server: Server, own: Session, tmp_path: Path) -> None:
    dead = "".join(f'<outline text="Dead {n}" xmlUrl="http://127.0.0.{n + 2}:9/feed" language="en" home="{AUSTRIA}"/>' for n in range(6))
    (tmp_path / "feeds" / "dead.opml").write_text(f'<opml version="2.0"><body>{dead}</body></opml>')
    chosen = starters.offers(own, [places.look_up(own, "Österreich")]).offers
    async with first_start(own).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        news.start_with(chosen)
        await until(pilot, lambda: not news.session.samples)
        await shown(pilot, "6 feeds failed")
        assert toasts(pilot) == ""
        await press(pilot, "F")
        await shown(pilot, "6 of 7 need you")
        await press(pilot, "escape")
        await until(pilot, lambda: screen(pilot) is pilot.app.screen)


async def test_where_all_feeds_fail_row_1_and_the_sheet_say_so_and_its_articles_leave_the_samples(
    server: Server, own: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # it does not go after a while as the outcome of other refreshes does
    monkeypatch.setattr("reader.app.screens.news_refresh.RESULT_SECONDS", 0.01)
    dead = "".join(outline(server, f"/none-{n}", f"Dead {n}", WIEN) for n in range(3))
    (tmp_path / "feeds" / "all.opml").write_text(f'<opml version="2.0"><body>{dead}</body></opml>')
    async with first_start(own).run_test(size=SMALL) as pilot:
        news = await started(pilot)
        await press(pilot, "F")
        await shown(pilot, "1 feed, all fine")
        await press(pilot, "escape", "w")
        await write(pilot, "Wien")
        await press(pilot, "enter")
        await shown(pilot, "[x] Dead 2")
        await press(pilot, "enter")
        await until(pilot, lambda: not news.welcome.has_focus_within)
        await shown(pilot, "3 feeds failed")
        await until(pilot, lambda: not news._first_runs)
        assert news.session.samples
        assert "3 feeds failed" in lines(pilot)[0]
        # the keys act at once
        await press(pilot, "F")
        await shown(pilot, "3 of 3 need you")
        await shown(pilot, "(404)")
        await press(pilot, "r")
        await until(pilot, lambda: own.library.feeds()[0].failures == 2)
        await until(pilot, lambda: not news._first_runs)
        await press(pilot, "escape", "r")
        await until(pilot, lambda: all(feed.failures >= 2 for feed in own.library.feeds()))
        await until(pilot, lambda: not news._first_runs)
        assert news.session.samples
        await press(pilot, "F")
        await shown(pilot, "3 of 3 need you")
        await press(pilot, "enter")
        await until(pilot, lambda: news.session is own)
        await until(pilot, lambda: [chip.text for chip in news.chips] == ['feed:"Dead 0"'])
