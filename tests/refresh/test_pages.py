"""Pages of articles, fetched side by side: each comes to its own end and costs the others nothing."""

import asyncio
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.desk.session import Session
from reader.library.protocol import Library
from reader.model.article import Page, Story
from reader.model.blocks import Paragraph, Span
from reader.model.errors import LibraryError
from reader.model.feed import Delivery, Document, NewFeed
from reader.query.ast import Query
from reader.refresh.pages import Fetching, fetch_pages
from reader.refresh.pool import Pool
from reader.refresh.side_by_side import side_by_side
from tests.net.server import Server, page, redirect, serving, silent, status

SENTENCE = "The council of Graz decided on Monday evening that the new bridge over the Mur is going to carry trams as well as cyclists. "
HTML = f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>{f'<p>{SENTENCE * 3}</p>' * 5}</article></body></html>".encode()
GOOD = page(HTML, media_type="text/html; charset=utf-8")
EMPTY = page(b"<html><body><nav>Home</nav></body></html>", media_type="text/html")


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """Workers that have read their imports already, for all tests here."""
    with Pool(workers=1) as made:
        yield made


def wanted(session: Session, server: Server, paths: Sequence[str], *, text: str = "Only this much.") -> list[Page]:
    """A feed with an article for each path (or address), as pages in that order."""
    feed, _new = session.library.subscribe([NewFeed(server.url("/feed"))], session.now())[0]
    addresses = [path if "://" in path else server.url(path) for path in paths]
    stories = tuple(Story(f"g{n}", f"Story {n}", "", (Paragraph((Span(text),)),), url=url) for n, url in enumerate(addresses))
    session.library.keep(feed.id, Delivery((Document("", None, stories),), kind="rss", fetched=session.now()))
    ids = {article.story.title: article.id for article in session.library.articles(session.library.ids(Query()))}
    return [Page(ids[f"Story {n}"], url, feed.id) for n, url in enumerate(addresses)]


def fetched(session: Session, pages: Sequence[Page], pool: Pool | None, tell: Callable[[dict[str, Any]], None] = lambda event: None) -> Fetching:
    """What became of pages whose feed lies on 127.0.0.1."""
    hosts = {one.feed: "127.0.0.1" for one in pages if one.feed is not None}
    return fetch_pages(session.library, pages, hosts, session.now, pool=pool, tell=tell)


def full(session: Session, one: Page) -> tuple[str, str]:
    """What the library says of an article's full text."""
    (article,) = session.library.articles([one.article])
    return article.full, article.full_trouble


def test_each_page_comes_to_its_own_end(session: Session, pool: Pool) -> None:
    answers = {"/1": GOOD, "/2": status(500), "/3": EMPTY, "/4": redirect("/1"), "/5": page(b"\0" * (9 * 2**20))}
    told: list[dict[str, Any]] = []
    with serving(answers) as server:
        pages = wanted(session, server, ["/1", "/2", "/3", "/4", "/5", "/6", server.url("/1", host="127.0.0.9")])
        done = fetched(session, pages, pool, told.append)
    assert done.done == 2
    troubles = [done.troubles.get(one.article, "") for one in pages]
    assert [bool(trouble) for trouble in troubles] == [False, True, True, False, True, True, True]
    assert troubles[2] == "no article was found on the page"
    assert "8 MB" in troubles[4]
    assert "inside the own network" in troubles[6]
    assert {event["article"]: event["error"] for event in told} == {one.article: trouble or None for one, trouble in zip(pages, troubles, strict=True)}
    assert [full(session, one) for one in pages] == [("failed", trouble) if trouble else ("there", "") for trouble in troubles]


def test_a_page_that_says_less_than_the_feed_is_not_counted_as_done(session: Session, pool: Pool) -> None:
    with serving({"/1": GOOD}) as server:
        pages = wanted(session, server, ["/1"], text=SENTENCE * 60)
        done = fetched(session, pages, pool)
    assert (done.done, done.troubles) == (0, {pages[0].article: "the page says less than the feed"})


def test_an_article_that_is_gone_meanwhile_is_one_trouble(session: Session, pool: Pool) -> None:
    with serving({"/1": GOOD, "/2": GOOD}) as server:
        pages = wanted(session, server, ["/1"])
        done = fetched(session, [*pages, Page(10**9, server.url("/2"), pages[0].feed)], pool)
    assert (done.done, done.troubles) == (1, {10**9: "it is not in the library any more"})


def test_a_page_of_a_feed_that_is_gone_has_to_lie_in_the_open_network(session: Session, pool: Pool) -> None:
    with serving({"/1": GOOD}) as server:
        (one,) = wanted(session, server, ["/1"])
        done = fetched(session, [Page(one.article, one.url, None)], pool)
        assert server.asked == []
    assert "inside the own network" in done.troubles[one.article]


class UnforeseenError(Exception):
    """What no room foresees."""


@pytest.mark.parametrize(
    ("problem", "words"), [(LibraryError("the disk is full"), "the disk is full"), (UnforeseenError(), "could not be read (UnforeseenError)")]
)
def test_what_cannot_be_kept_costs_the_others_nothing(session: Session, pool: Pool, monkeypatch: pytest.MonkeyPatch, problem: Exception, words: str) -> None:
    library: Library = session.library
    keep = library.keep_full_text
    with serving({f"/{n}": GOOD for n in range(4)}) as server:
        pages = wanted(session, server, [f"/{n}" for n in range(4)])

        def keeps(number: int, story: Story, now: Any) -> bool:
            if number == pages[1].article:
                raise problem
            return keep(number, story, now)

        monkeypatch.setattr(library, "keep_full_text", keeps)
        done = fetched(session, pages, pool)
    assert (done.done, done.troubles) == (3, {pages[1].article: words})


def test_pages_that_take_a_worker_too_long_are_given_up_one_by_one(session: Session) -> None:
    with serving({"/1": GOOD, "/2": GOOD}) as server, Pool(seconds=0.05, workers=1) as hasty:
        pages = wanted(session, server, ["/1", "/2"])
        done = fetched(session, pages, hasty)
    assert set(done.troubles) == {one.article for one in pages}
    assert all("was given up" in trouble for trouble in done.troubles.values())


def test_who_listens_ends_all_by_leaving(session: Session, pool: Pool) -> None:
    def leaves(event: dict[str, Any]) -> None:
        raise BrokenPipeError

    with serving({"/1": GOOD, "/2": silent()}) as server, pytest.raises(BrokenPipeError):
        fetched(session, wanted(session, server, ["/1", "/2"]), pool, leaves)


def test_a_stop_keeps_what_came_and_leaves_no_file(session: Session, pool: Pool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    came = threading.Event()
    with serving({"/1": GOOD, "/2": silent()}) as server:
        pages = wanted(session, server, ["/1", "/2"])

        def stop() -> None:
            came.wait(20)
            server.wait(2)
            os.kill(os.getpid(), signal.SIGINT)

        stopper = threading.Thread(target=stop)
        stopper.start()
        with pytest.raises(KeyboardInterrupt):
            fetched(session, pages, pool, lambda event: came.set())
        stopper.join()
    assert full(session, pages[0]) == ("there", "")
    assert full(session, pages[1]) == ("", "")
    assert list((tmp_path / "temporary").iterdir()) == []


def test_many_pages_are_all_fetched_and_two_of_a_host_at_once(session: Session, pool: Pool) -> None:
    with serving({f"/{n}": EMPTY for n in range(40)}) as server:
        pages = wanted(session, server, [f"/{n}" for n in range(40)])
        done = fetched(session, pages, pool)
        assert server.most_at_once <= 2
    assert len(done.troubles) == 40


async def test_side_by_side_raises_what_was_raised_and_ends_the_others() -> None:
    ended: list[str] = []

    async def fails() -> None:
        await asyncio.sleep(0)
        raise UnforeseenError

    async def waits() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("ended")

    with pytest.raises(UnforeseenError):
        await side_by_side([waits(), fails(), waits()])
    assert ended == ["ended", "ended"]
