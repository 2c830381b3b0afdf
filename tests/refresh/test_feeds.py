"""Feeds by address, over a real server: what comes, what stays, what is remembered."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.model.feed import FeedChange
from reader.places.version import VERSION
from reader.query.ast import Named, Query
from reader.refresh.pool import Pool
from tests.net.server import Asked, Writer, each, page, redirect, reply, serving, silent, status
from tests.refresh.feeds import Desk, rss


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(workers=2) as pool:
        yield pool


@pytest.fixture
def desk(tmp_path: Path, pool: Pool) -> Iterator[Desk]:
    opened = Desk.open(tmp_path / "library.db", pool)
    yield opened
    assert opened.library.trouble() == ()
    opened.library.close()


def test_a_feed_is_fetched_read_and_kept(desk: Desk) -> None:
    with serving({"/feed": page(rss("a", "b"))}) as server:
        (feed,) = desk.follow(server.url("/feed"))
        total = desk.refresh()
    assert (total.feeds, total.fetched, total.new, total.failed) == (1, 1, 2, 0)
    assert desk.titles() == ["a", "b"]
    now = desk.feed(feed)
    assert (now.title, now.kind, now.articles, now.error, now.last_ok) == ("The Post", "rss", 2, None, desk.now)
    assert now.next_due == desk.now + timedelta(hours=1)


def test_an_unchanged_feed_costs_a_question(desk: Desk) -> None:
    with serving({"/feed": page(rss("a"), etag='W/"é1"', last_modified="yesterday, late")}) as server:
        desk.follow(server.url("/feed"))
        desk.refresh()
        total = desk.refresh()
    assert (total.not_modified, total.fetched, total.new) == (1, 0, 0)
    assert server.asked[1].headers["if-none-match"] == 'W/"é1"'
    assert server.asked[1].headers["if-modified-since"] == "yesterday, late"


def test_the_same_bytes_without_validators_are_not_read_again(desk: Desk) -> None:
    with serving({"/feed": page(rss("a"))}) as server:
        desk.follow(server.url("/feed"))
        desk.refresh()
        total = desk.refresh()
    assert (total.not_modified, total.fetched) == (1, 0)


def test_a_changed_article_is_changed_and_not_doubled(desk: Desk) -> None:
    changed = rss("a", "b").replace(b"a: words", b"a: other words")
    with serving({"/feed": each(page(rss("a", "b")), page(changed))}) as server:
        desk.follow(server.url("/feed"))
        desk.refresh()
        total = desk.refresh()
    assert (total.new, total.updated) == (0, 1)
    assert desk.titles() == ["a", "b"]


def test_an_old_article_under_a_new_guid_is_no_news(desk: Desk) -> None:
    with serving({"/feed": each(page(rss("a", guid="1-")), page(rss("a", "b", guid="2-")))}) as server:
        desk.follow(server.url("/feed"))
        desk.refresh()
        total = desk.refresh()
    assert total.new == 1
    assert desk.titles() == ["a", "b"]


def test_an_article_that_leaves_its_feed_stays(desk: Desk) -> None:
    with serving({"/feed": each(page(rss("a", "b")), page(rss("c")), page(rss()))}) as server:
        desk.follow(server.url("/feed"))
        for _time in range(3):
            assert desk.refresh().failed == 0
    assert desk.titles() == ["a", "b", "c"]


def test_a_feed_moves_for_good_once_its_redirect_repeats(desk: Desk) -> None:
    with serving({"/old": redirect("/new", 301), "/new": page(rss("a"))}) as server:
        (feed,) = desk.follow(server.url("/old"))
        desk.refresh()
        assert desk.feed(feed).url == server.url("/old")
        desk.refresh()
        assert desk.feed(feed).url == server.url("/new")
        desk.refresh()
    assert server.paths() == ["/old", "/new", "/old", "/new", "/new"]
    assert desk.titles() == ["a"]


def test_a_passing_redirect_moves_nothing(desk: Desk) -> None:
    with serving({"/old": redirect("/new", 302), "/new": page(rss("a"))}) as server:
        (feed,) = desk.follow(server.url("/old"))
        for _time in range(3):
            desk.refresh()
        assert desk.feed(feed).url == server.url("/old")


def test_a_redirect_to_a_login_page_moves_nothing(desk: Desk) -> None:
    login = page(b"<html><body><form><input type=password></form></body></html>", media_type="text/html")
    with serving({"/old": redirect("/login", 301), "/login": login}) as server:
        (feed,) = desk.follow(server.url("/old"))
        for _time in range(3):
            desk.refresh()
    now = desk.feed(feed)
    assert now.url == server.url("/old")
    assert now.failures == 3
    assert "login page" in str(now.error)


def test_a_feed_that_moves_to_an_address_that_is_followed_already_stays(desk: Desk) -> None:
    with serving({"/old": redirect("/new", 301), "/new": page(rss("a"))}) as server:
        old, _new = desk.follow(server.url("/old"), server.url("/new"))
        for _time in range(3):
            assert desk.refresh().failed == 0
        assert desk.feed(old).url == server.url("/old")


def test_a_feed_that_is_gone_is_not_asked_again_and_keeps_its_articles(desk: Desk) -> None:
    with serving({"/feed": each(page(rss("a")), status(410))}) as server:
        (feed,) = desk.follow(server.url("/feed"))
        desk.refresh()
        total = desk.refresh()
    assert [trouble.error for trouble in total.troubles] == ["gone for good (410)"]
    assert desk.feed(feed).next_due is None
    assert desk.library.fetch_states()[feed.id].gone
    assert desk.titles() == ["a"]


def test_retry_after_is_waited_for(desk: Desk) -> None:
    with serving({"/feed": status(429, {"Retry-After": "7200"}), "/other": page(rss("a"))}) as server:
        (feed,) = desk.follow(server.url("/feed"))
        desk.refresh()
        assert desk.feed(feed).next_due == desk.now + timedelta(hours=2)
        total = desk.refresh()
        assert len(server.asked) == 1
        assert total.failed == 1
        desk.now += timedelta(hours=2)
        server.behaviours["/feed"] = page(rss("a"))
        assert desk.refresh().new == 1


def test_a_failure_is_told_kept_and_forgotten(desk: Desk) -> None:
    with serving({"/feed": each(page(rss("a")), status(500), status(503), page(rss("a", "b")))}) as server:
        (feed,) = desk.follow(server.url("/feed"))
        desk.refresh()
        desk.now += timedelta(hours=1)
        total = desk.refresh()
        assert total.troubles[0].where == server.url("/feed")
        now = desk.feed(feed)
        assert now.failures == 1
        assert now.error == total.troubles[0].error
        assert now.last_ok == desk.now - timedelta(hours=1)
        desk.now += timedelta(hours=1)
        desk.refresh()
        assert desk.feed(feed).failures == 2
        desk.now += timedelta(hours=9)
        desk.refresh()
    now = desk.feed(feed)
    assert (now.failures, now.error, now.articles) == (0, None, 2)


def test_ttl_and_skip_hours_lengthen_the_wait(desk: Desk) -> None:
    more = "<ttl>120</ttl><skipHours><hour>14</hour></skipHours>"
    with serving({"/feed": page(rss("a", more=more)), "/age": page(rss("b"), headers={"Cache-Control": "max-age=18000"})}) as server:
        slow, slower = desk.follow(server.url("/feed"), server.url("/age"))
        desk.refresh()
    assert desk.feed(slow).next_due == desk.now + timedelta(hours=3)
    assert desk.feed(slower).next_due == desk.now + timedelta(hours=5)


def test_articles_of_a_muted_feed_come_in_as_read(desk: Desk) -> None:
    with serving({"/feed": each(page(rss("a")), page(rss("a", "b")))}) as server:
        (feed,) = desk.follow(server.url("/feed"))
        desk.refresh()
        desk.library.edit_feed(feed.id, FeedChange(muted_until=desk.now + timedelta(days=1)), desk.now)
        desk.refresh()
    now = desk.feed(feed)
    assert (now.articles, now.unread) == (2, 1)


def test_another_address_is_fetched_afresh_and_keeps_the_articles(desk: Desk) -> None:
    with serving({"/old": each(page(rss("a"), etag='"1"'), status(404)), "/new": page(rss("a", "b"), etag='"1"')}) as server:
        (feed,) = desk.follow(server.url("/old"))
        desk.refresh()
        desk.refresh()
        desk.library.edit_feed(feed.id, FeedChange(url=server.url("/new")), desk.now)
        assert desk.feed(feed).error is None
        assert desk.refresh().new == 1
    assert "if-none-match" not in server.asked[-1].headers
    assert desk.titles() == ["a", "b"]


def test_events_tell_of_each_feed_and_of_the_two_ends(desk: Desk) -> None:
    events: list[dict[str, Any]] = []
    with serving({"/a": page(rss("a")), "/b": status(404)}) as server:
        desk.follow(server.url("/a"), server.url("/b"))
        desk.refresh(events=events)
    assert [event["event"] for event in events] == ["start", "feed", "feed", "readable"]
    assert events[0] == {"event": "start", "feeds": 2}
    assert sorted(str(event["error"]) for event in events[1:3]) == ["None", "not found (404)"]


def test_a_cut_off_feed_gives_what_there_is_and_says_so(desk: Desk) -> None:
    with serving({"/feed": page(rss("a", "b")[:-200])}) as server:
        (feed,) = desk.follow(server.url("/feed"))
        desk.refresh()
        desk.refresh()
    assert desk.feed(feed).articles >= 1
    assert "cut off" in str(desk.feed(feed).error)


def test_many_feeds_of_one_host_are_asked_two_at_a_time(desk: Desk) -> None:
    paths = [f"/{n}" for n in range(12)]
    with serving({path: page(rss(f"t{path[1:]}", guid=path), delay=0.02) for path in paths}) as server:
        desk.follow(*(server.url(path) for path in paths))
        assert desk.refresh().new == 12
    assert server.most_at_once == 2


def test_what_came_is_found_by_its_feed(desk: Desk) -> None:
    with serving({"/a": page(rss("a", name="A")), "/b": page(rss("b", name="B"))}) as server:
        desk.follow(server.url("/a"), server.url("/b"))
        desk.refresh()
    number = next(feed.id for feed in desk.library.feeds() if feed.title == "B")
    assert [row.title for row in desk.library.headlines(Query(root=Named("feed", str(number))), 10)] == ["b"]


def test_what_has_come_is_placed_while_a_slow_server_is_waited_for(desk: Desk) -> None:
    async def when_the_other_is_placed(_asked: Asked, writer: Writer) -> None:
        while not desk.titles() or desk.library.unplaced(VERSION, 1):  # noqa: ASYNC110 - what is waited for happens in another thread
            await asyncio.sleep(0.05)
        writer.write(reply(200, rss("late", guid="late")))

    with serving({"/a": page(rss("a")), "/slow": when_the_other_is_placed}) as server:
        desk.follow(server.url("/a"), server.url("/slow"))
        total = desk.refresh(timeout=30.0)
    assert (total.new, total.failed, total.placed) == (2, 0, 1)


def test_a_host_that_asked_to_be_left_alone_is_not_asked_for_another_feed_either(desk: Desk) -> None:
    with serving({"/a": status(429, {"Retry-After": "7200"}), "/b": page(rss("b"))}) as server:
        desk.follow(server.url("/a"))
        desk.refresh()
        _a, b = desk.follow(server.url("/a"), server.url("/b"))
        assert desk.refresh(b).failed == 1
        assert server.paths() == ["/a"]
        desk.now += timedelta(hours=2)
        assert desk.refresh(b).new == 1


def test_a_silent_host_is_waited_for_once_and_not_for_each_of_its_feeds(desk: Desk) -> None:
    paths = [f"/{n}" for n in range(8)]
    with serving(dict.fromkeys(paths, silent())) as server:
        desk.follow(*(server.url(path) for path in paths))
        total = desk.refresh(timeout=0.5)
    assert {trouble.error for trouble in total.troubles} == {"no answer within 0.5 s"}
    assert (total.failed, len(server.asked)) == (8, 2)
