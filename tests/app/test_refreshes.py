"""What the app makes of a refresh's events: progress, outcome and the words of a toast."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.refreshes import Failed, Result, Tale, Wish, failure_words
from reader.app.show import cells
from reader.app.widgets.topbar import Progress
from reader.model.feed import Feed

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
KANSAI = Feed(7, "Kansai Daily", "https://kansai.example/feed", "rss", None, 214, 3, next_due=NOW + timedelta(hours=2))
JSON = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.dictionaries(st.just("error"), st.none()), max_size=2)

NAMES = ("event", "feeds", "new", "errors", "failed", "done", "total")
EVENTS = st.dictionaries(st.sampled_from(NAMES), JSON | st.sampled_from(["done", "start", "placing"]))


def told(*events: dict[str, Any]) -> Tale:
    tale = Tale()
    for event in events:
        tale.hear(event)
    return tale


def failed(*errors: tuple[str, str], url: str = KANSAI.url, count: int = 1) -> Result:
    said = [{"feed": feed, "url": url, "error": error} for feed, error in errors]
    return Result.of({"event": "done", "feeds": 9, "failed": count, "new": 0, "errors": said, "offline": False})


def at(feed: Feed) -> str:
    assert feed.next_due is not None
    return f"{feed.next_due.astimezone():%H:%M}"


def test_a_wish_becomes_a_command() -> None:
    assert Wish(quiet=True).arguments == ("refresh", "--events")
    assert Wish(quiet=True, places=True).arguments == ("refresh", "--events", "--places-only")
    assert Wish((3, 7), force=True).arguments == ("refresh", "--events", "--force", "3", "7")


def test_progress_follows_the_events() -> None:
    assert told().progress.seen is False
    assert told({"event": "waiting"}).progress.words == "waiting for another refresh"
    start, feed = {"event": "start", "feeds": 480}, {"event": "feed", "feed": 1, "title": "A", "new": 63, "updated": 0, "error": None}
    assert told({"event": "waiting"}, start, feed, feed).progress == Progress(2, 480, 63)
    assert told(start, feed, {"event": "readable"}, {"event": "placing", "done": 10}).progress == Progress(1, 480, 63, "finding places")
    old = {"event": "placing", "done": 1200, "total": 34_000}
    assert told(start, feed, old).progress.words == "finding places 1,200 of 34,000"
    assert told(start, feed, {"event": "placing", "done": 12, "total": 90}).progress.words == "finding places"
    assert told(start, feed, old).places_old
    assert not told(start, feed, {"event": "placing", "done": 12}).places_old
    assert not told(start, feed, old, {"event": "placed"}).places_old
    assert told(start, feed, {"event": "placing", "done": 0}, {"event": "placed"}).progress == Progress(1, 480, 63)


@settings(max_examples=60)
@given(st.lists(EVENTS, max_size=4))
def test_events_of_any_shape_are_survived(events: list[dict[str, Any]]) -> None:
    tale = told(*events)
    assert tale.progress.done <= tale.progress.total
    assert isinstance(tale.places_old, bool)
    if tale.result is not None:
        failure_words(tale.result, (KANSAI,), NOW)


def test_one_failure_says_what_is_kept_and_when_it_is_tried_again() -> None:
    said = failure_words(failed(("Kansai Daily", "no answer within 20 s")), (KANSAI,), NOW)
    assert said == f"Kansai Daily: no answer within 20 s. Kept 214 articles, trying again at {at(KANSAI)}."


@pytest.mark.parametrize(
    ("feed", "said"),
    [
        (Feed(7, "Gone", KANSAI.url, "rss", None, 1, 0, error="gone"), "Kept 1 article, not tried again."),
        (Feed(7, "Empty", KANSAI.url, "rss", None, 0, 0, next_due=NOW + timedelta(hours=2)), "Trying again at {time}."),
        (Feed(7, "Folder", "/news", "files", None, 5, 0), "Kept 5 articles."),
        (Feed(7, "Empty folder", "/news", "files", None, 0, 0), ""),
    ],
)
def test_what_follows_a_failure_fits_the_feed(feed: Feed, said: str) -> None:
    assert failure_words(failed((feed.title, "it broke."), url=feed.url), (feed,), NOW) == f"{feed.title}: it broke. {said.format(time=at(KANSAI))}".rstrip()


def test_of_several_failures_the_first_is_named() -> None:
    errors = (("Kansai Daily", "no answer within 20 s"), ("Lamar Courier", "gone for good (410)"))
    assert failure_words(failed(*errors, count=2), (KANSAI,), NOW) == "Kansai Daily: no answer within 20 s. 1 more feed failed."
    assert failure_words(failed(*errors, count=30), (KANSAI,), NOW).endswith("29 more feeds failed.")


def test_feeds_that_have_failed_before_are_no_news() -> None:
    old, first = replace(KANSAI, failures=2), replace(KANSAI, failures=1)
    errors = (("Kansai Daily", "no answer within 20 s"), ("Lamar Courier", "gone for good (410)"))
    assert failure_words(failed(errors[0]), (old,), NOW) == ""
    assert failure_words(failed(errors[0]), (first,), NOW).startswith("Kansai Daily: ")
    both = Result(9, 8, 0, False, (Failed("Kansai Daily", KANSAI.url, "no answer"), Failed("Lamar Courier", "https://lamar.example/", "gone (410)")))
    lamar = Feed(8, "Lamar Courier", "https://lamar.example/", "rss", None, 1, 0, failures=1)
    assert failure_words(both, (old, lamar), NOW) == "Lamar Courier: gone (410). Kept 1 article, not tried again."
    assert failure_words(both, (first, lamar), NOW) == "Kansai Daily: no answer. 7 more feeds failed."


def test_a_long_hostile_title_leaves_room_for_what_is_kept() -> None:
    feed = Feed(7, "T\x1b[31m" * 90, KANSAI.url, "rss", None, 214, 0, next_due=KANSAI.next_due)
    said = failure_words(failed((feed.title, "x " * 400)), (feed,), NOW)
    assert "\x1b" not in said
    assert said.endswith(f"Kept 214 articles, trying again at {at(KANSAI)}.")
    assert cells(said) < 130


def test_the_outcome_in_row_1() -> None:
    assert failed(count=0).failed_words == ""
    assert failed(count=2).failed_words == "2 feeds failed"
    assert Result(1, 0, 1063, False, ()).new_words == "1,063 new"


def test_what_rules_notify_of_is_heard_as_plain_words() -> None:
    tale = told({"event": "rules", "changed": 2, "notices": ["3 new for `in:Wien`: [bold]x\x1b[31m", 7]})
    assert tale.notices == ("3 new for `in:Wien`: [bold]x[31m", "7")


def test_full_texts_have_a_stage_of_their_own() -> None:
    assert told({"event": "start", "feeds": 1}, {"event": "full text", "article": 1, "error": None}).progress.words == "fetching full texts"
