"""When feeds are fetched again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.feed import Feed
from reader.model.fetch import Answer, Failure, FetchState
from reader.refresh import schedule

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
HOUR = 3600
FEED = Feed(1, "Post", "https://post.example/feed", "rss", None, 0, 0, last_fetched=NOW - timedelta(hours=1))
BROKEN = Failure("timeout", "no answer within 20 s")


def after(state: FetchState | None, new: int = 0, *, feed: Feed = FEED, now: datetime = NOW, answer: Answer | None = None, **said: object) -> FetchState:
    return schedule.after_answer(feed, state, answer or Answer(FEED.url, digest="d"), new, now, HOUR, **said)  # type: ignore[arg-type]


def wait(state: FetchState) -> timedelta:
    assert state.next_due is not None
    return state.next_due - NOW


def test_a_feed_that_was_never_fetched_is_due() -> None:
    assert schedule.is_due(FEED, None, NOW)


def test_a_feed_is_due_when_its_time_has_come() -> None:
    state = FetchState(next_due=NOW)
    assert schedule.is_due(FEED, state, NOW)
    assert not schedule.is_due(FEED, state, NOW - timedelta(seconds=1))


def test_the_first_fetch_is_followed_by_one_an_hour_later() -> None:
    assert wait(after(None, new=30)) == timedelta(hours=1)


def test_news_make_a_feed_due_sooner_and_silence_later_within_limits() -> None:
    busy = quiet = after(None, new=30)
    for _fetch in range(40):
        busy, quiet = after(busy, new=3), after(quiet, new=0)
    assert wait(after(after(None), new=1)) < timedelta(hours=1) < wait(after(after(None), new=0))
    assert wait(busy) == timedelta(minutes=15)
    assert wait(quiet) == timedelta(hours=24)


def test_the_readers_own_interval_is_kept() -> None:
    own = replace(FEED, every=2 * HOUR)
    state = after(None, feed=own)
    for _fetch in range(5):
        state = after(state, new=5, feed=own, at_least=6 * HOUR)
    assert wait(state) == timedelta(hours=2)


def test_a_publisher_can_only_lengthen_the_wait() -> None:
    assert wait(after(None, at_least=3 * HOUR)) == timedelta(hours=3)
    assert wait(after(None, at_least=60)) == timedelta(hours=1)
    assert wait(after(None, answer=Answer(FEED.url, at_least=2 * HOUR))) == timedelta(hours=2)


def test_what_a_feed_asks_for_holds_while_it_stays_the_same() -> None:
    state = after(None, at_least=3 * HOUR, skip_hours=(15, 16))
    same = after(state, answer=Answer(FEED.url, same=True))
    assert same.at_least == 3 * HOUR
    assert same.skip_hours == (15, 16)
    assert same.digest == state.digest
    assert wait(state) == timedelta(hours=5), "15:00 and 16:00 are skipped"


def test_a_feed_that_wants_no_hour_at_all_is_fetched_all_the_same() -> None:
    assert wait(after(None, skip_hours=tuple(range(24)))) <= timedelta(hours=25)


def test_failures_wait_longer_and_longer_and_one_good_fetch_forgets_them() -> None:
    state, waits = after(None), []
    for _failure in range(9):
        state = schedule.after_failure(FEED, state, BROKEN, NOW)
        waits.append(wait(state) / timedelta(hours=1))
    assert waits == [0.5, 1, 2, 4, 8, 16, 24, 24, 24]
    assert state.failures == 9
    assert state.digest == "d"
    assert after(state).failures == 0


def test_410_stops_a_feed_until_it_is_asked_for_by_hand() -> None:
    gone = schedule.after_failure(FEED, after(None), Failure("gone", "gone for good (410)"), NOW)
    assert gone.gone
    assert gone.next_due is None
    assert not schedule.is_due(FEED, gone, NOW + timedelta(days=400))
    assert not after(gone).gone


def test_retry_after_is_waited_for_even_if_forced() -> None:
    until = NOW + timedelta(hours=3)
    state = schedule.after_failure(FEED, None, Failure("wait", "too many requests (429)", until), NOW)
    assert state.next_due == until
    assert schedule.asked_to_wait(state, NOW) == until
    assert schedule.asked_to_wait(state, until) is None


def test_a_permanent_redirect_counts_once_it_repeats() -> None:
    there = Answer(FEED.url, moved_to="https://new.example/feed")
    once = after(None, answer=there)
    assert schedule.moved(once) is None
    twice = after(once, answer=there)
    assert schedule.moved(twice) == "https://new.example/feed"
    assert schedule.moved(after(once, answer=replace(there, moved_to="https://other.example/feed"))) is None
    assert schedule.moved(after(after(once), answer=there)) is None


@pytest.mark.parametrize("jump", [timedelta(hours=-7), timedelta(days=-3), timedelta(days=-4000)])
def test_a_clock_that_jumps_back_stops_no_feed(jump: timedelta) -> None:
    state = after(None)
    assert schedule.is_due(replace(FEED, last_fetched=NOW), state, NOW + jump)


@pytest.mark.parametrize("jump", [timedelta(hours=9), timedelta(days=4000)])
def test_after_sleep_feeds_are_due_at_once(jump: timedelta) -> None:
    assert schedule.is_due(replace(FEED, last_fetched=NOW), after(None), NOW + jump)


def test_a_wait_that_was_asked_for_before_the_clock_jumped_back_is_forgotten() -> None:
    state = FetchState(wait_until=NOW + timedelta(days=300), next_due=NOW + timedelta(days=300))
    assert schedule.asked_to_wait(state, NOW) is None
    assert schedule.is_due(FEED, state, NOW)


@given(
    pace=st.integers(0, 10**7),
    new=st.integers(0, 1000),
    at_least=st.integers(0, 86_400),
    every=st.none() | st.integers(60, 10**6),
    hours=st.sets(st.integers(0, 23)).map(tuple),
    usual=st.integers(300, 604_800),
)
def test_the_next_fetch_is_never_in_the_past_and_never_out_of_sight(
    pace: int, new: int, at_least: int, every: int | None, hours: tuple[int, ...], usual: int
) -> None:
    state = schedule.after_answer(
        replace(FEED, every=every), FetchState(pace=pace, digest="x"), Answer(FEED.url), new, NOW, usual, at_least=at_least, skip_hours=hours
    )
    assert timedelta(0) < wait(state) <= timedelta(seconds=max(every or 0, usual, 86_400)) + timedelta(hours=25)
