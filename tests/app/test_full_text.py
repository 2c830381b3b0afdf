"""`f`: the text on screen becomes the page's, fetched by a process of its own; what keeps it away is one line."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.app.main import DatelineApp
from reader.app.screens import news_full
from reader.desk import keep
from reader.desk.samples import open_samples
from reader.desk.session import Session
from reader.model.article import Story
from reader.model.blocks import Paragraph, Span
from reader.model.feed import Delivery, Document, NewFeed
from tests.app.child_process import asked, telling
from tests.app.news_app import NOW, news_session, press, rows, screen, shown, started, text, toasts, until
from tests.net.server import Server, page, serving, status

SENTENCE = "The council of Graz decided on Monday evening that the new bridge over the Mur is going to carry trams as well as cyclists. "
FEEDS = tuple(f"Paragraph {n} of the feed tells " + ", ".join(f"of house {n}-{house} on the river" for house in range(12)) + "." for n in range(20))


def html(*paragraphs: str, head: str = "") -> bytes:
    """A page with an article."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"<html lang='en'><head><title>Bridge</title>{head}</head><body><article><h1>Bridge</h1>{body}</article></body></html>".encode()


WHOLE = page(html(*(f"Paragraph {n} of the page. {SENTENCE * 3}" for n in range(5))), media_type="text/html; charset=utf-8")
LOGIN = page(
    html(SENTENCE, "Subscribe to continue reading.", head='<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'),
    media_type="text/html",
)


def with_pages(session: Session, server: Server | None, paths: Sequence[str], *, text: Sequence[str] = ("Only this much.",)) -> None:
    """Newest in the library: articles of a feed on the server, whose pages lie there."""
    blocks = tuple(Paragraph((Span(paragraph),)) for paragraph in text)
    base = server.url() if server is not None else "https://example.org/"
    feed, _new = session.library.subscribe([NewFeed(f"{base}feed", title="The Post")], NOW)[0]
    stories = tuple(
        Story(f"p{n}", f"Bridge {n}", "", blocks, url=base + path.lstrip("/"), published=NOW - timedelta(minutes=n)) for n, path in enumerate(paths)
    )
    session.library.keep(feed.id, Delivery((Document("", None, stories),), kind="rss", fetched=NOW))


def words(pilot: Pilot[None]) -> list[str]:
    """The middle of the text on screen, without the scrollbar beside it."""
    return [line[:76].rstrip() for line in text(pilot).splitlines()[6:20]]


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A library on the disk; nothing is refreshed at the start."""
    monkeypatch.setattr("reader.app.screens.news.FIRST_FRAME", 3600.0)
    return news_session(3, path=tmp_path / "library.db")


async def test_the_text_on_screen_becomes_the_pages_and_the_reader_stays_where_he_was(session: Session) -> None:
    whole = page(html(*[f"Before all that. {SENTENCE}"] * 6, *FEEDS, f"Behind it all. {SENTENCE}"), media_type="text/html; charset=utf-8")
    with serving({"/1": whole}) as server:
        with_pages(session, server, ["/1"], text=FEEDS)
        async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
            news = await started(pilot)
            await press(pilot, "enter")
            await shown(pilot, "Paragraph 0 of the feed")
            for _line in range(200):
                if "house 9-4" in text(pilot).splitlines()[6]:
                    break
                await press(pilot, "down")
            before = words(pilot)
            await press(pilot, "f")
            assert "Looking at 127.0.0.1 …" in toasts(pilot)
            await until(pilot, lambda: news.article is not None and news.article.full == "there")
            await until(pilot, lambda: words(pilot) == before)
            await press(pilot, "g")
            await shown(pilot, "Before all that.")
            await press(pilot, "f")
            await until(pilot, lambda: "What the feed gives." in toasts(pilot))
            await until(pilot, lambda: news.article is not None and news.article.full == "own")
            await press(pilot, "f")
            await until(pilot, lambda: news.article is not None and news.article.full == "there")
    session.library.close()


async def test_a_page_that_gives_none_says_why_and_o_opens_it(session: Session) -> None:
    with serving({"/1": LOGIN}) as server:
        with_pages(session, server, ["/1"])
        async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
            await started(pilot)
            await press(pilot, "f")
            await until(pilot, lambda: "No full text" in toasts(pilot))
            toast = screen(pilot).inked.toasts[-1]
            assert (toast.text, toast.key, toast.words, toast.error) == ("No full text: the page needs a login.", "o", "opens it", True)
            await shown(pilot, "No full text: the page needs a login.   o opens it")
            await press(pilot, "enter")
            await shown(pilot, "Only this much.")
    session.library.close()


async def test_selected_articles_are_fetched_together_and_counted(session: Session) -> None:
    with serving({"/1": WHOLE, "/2": WHOLE, "/3": status(404)}) as server:
        with_pages(session, server, ["/1", "/2", "/3"])
        async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
            await started(pilot)
            await press(pilot, "v", "v", "v", "f")
            await until(pilot, lambda: "2 full texts fetched. 1 page gave none." in toasts(pilot))
        found = session.library.articles([row.id for row in rows(session)[:3]])
        assert [article.full for article in found] == ["there", "there", "failed"]
    session.library.close()


async def test_out_of_sight_it_is_said_that_it_came(session: Session) -> None:
    with serving({"/1": WHOLE}) as server:
        with_pages(session, server, ["/1"])
        async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
            await started(pilot)
            await press(pilot, "f")
            await until(pilot, lambda: "1 full text fetched." in toasts(pilot))
            await press(pilot, "enter")
            await shown(pilot, "Paragraph 0 of the page.")
    session.library.close()


async def test_what_cannot_be_fetched_says_why(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [], stays=True)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        await press(pilot, "f")
        assert toasts(pilot) == "No page known for this article."
        news.rows.go(1)
        await pilot.press("f")
        await until(pilot, lambda: asked(tmp_path))
        await pilot.press("f")
        await until(pilot, lambda: "It is being fetched." in toasts(pilot))
    session.library.close()


async def test_the_samples_fetch_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    telling(monkeypatch, tmp_path, [], stays=True)
    own = Session.open(tmp_path / "own.db", news_session(0).settings)
    own.now = lambda: NOW
    async with DatelineApp(open_samples(own), own=own).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, "f")
        assert toasts(pilot) in {"The samples are whole as they are.", "This file is all there is.", "No page known for this article."}
        assert asked(tmp_path) == []
    own.library.close()


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ([{"event": "full text", "article": "NaN", "error": 7}, {"event": "unknown"}, {}], "No full text: the page could not be read."),
        ([{"event": "full text", "article": 0, "error": "x\x1b[31m\ny" * 50}], "No full text: the page could not be read."),
    ],
)
async def test_whatever_a_process_says_is_one_toast(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, events: list[dict[str, Any]], says: str
) -> None:
    telling(monkeypatch, tmp_path, events)
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        news = await started(pilot)
        news.rows.go(1)
        await press(pilot, "f")
        await until(pilot, lambda: says in toasts(pilot))
    session.library.close()


async def test_a_long_selection_is_fetched_in_part_and_the_rest_waits(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(news_full, "AT_ONCE", 2)
    telling(monkeypatch, tmp_path, [])
    with_pages(session, None, [f"/{n}" for n in range(5)])
    async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
        await started(pilot)
        await press(pilot, *"vvvvv", "f")
        assert "Looking at 2 pages … 3 more come with the next refreshes." in toasts(pilot)
        ids = [row.id for row in rows(session)[:5]]
        assert asked(tmp_path) == [f"full-text --events {ids[0]} {ids[1]}"]
        assert {one.article for one in session.library.pages_wanted(NOW, 9)} == set(ids[2:])
    session.library.close()


async def test_what_is_wanted_is_fetched_in_the_background_one_process_after_the_other(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving({"/1": WHOLE, "/2": LOGIN}) as server:
        with_pages(session, server, ["/1", "/2"])
        async with DatelineApp(session).run_test(size=(80, 24)) as pilot:
            news = await started(pilot)
            await press(pilot, "enter")
            await shown(pilot, "Only this much.")
            ids = tuple(row.id for row in rows(session)[:2])
            keep.bookmark(session, ids)
            news.fetch_wanted(ids[:1])
            news.fetch_wanted(ids[1:])
            await shown(pilot, "Paragraph 0 of the page.")
            await until(pilot, lambda: not news._fetches_wanted)
            assert toasts(pilot) == ""
            assert len(server.asked) == 2
    session.library.close()
