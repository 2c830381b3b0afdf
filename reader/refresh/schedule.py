"""When a feed is to be fetched again: as often as it changes, never sooner than its publisher or its server asks for, and seldom if it fails. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta

from reader.model.feed import Feed
from reader.model.fetch import Answer, Failure, FetchState
from reader.refresh.manners import HOUR

SOONEST_SHARE, LATEST_SHARE = 4, 24
"""A feed's pace lies between a quarter of the usual interval and 24 of them."""
FASTER, SLOWER = 0.7, 1.2
"""What a fetch makes of the pace: one that brings news, one that brings none."""
FIRST_RETRY = HOUR // 2
LATEST = 24 * HOUR
"""Seconds: the first wait after a failure, which doubles with each further one; the longest wait of all."""
REPEATS = 2
"""Fetches in a row that a permanent redirect must lead to the same address before the feed moves there."""
SKEW = timedelta(minutes=5)


def is_due(feed: Feed, state: FetchState | None, now: datetime) -> bool:
    """True if a feed by address is to be fetched without being asked for.

    A clock that has jumped back makes a feed due: it was fetched in the future, or its time lies further away than any wait is long.
    """
    if state is None:
        return True
    if state.gone:
        return False
    if asked_to_wait(state, now) is not None:
        return False
    if state.next_due is None or state.next_due <= now:
        return True
    longest = timedelta(seconds=max(LATEST, feed.every or 0)) * 2
    return state.next_due > now + longest or (feed.last_fetched is not None and feed.last_fetched > now + SKEW)


def asked_to_wait(state: FetchState | None, now: datetime) -> datetime | None:
    """Until when the server asked to be left alone, None if that is over; a forced fetch waits too."""
    until = state.wait_until if state else None
    return until if until is not None and now < until <= now + timedelta(seconds=LATEST) else None


def after_answer(
    feed: Feed, state: FetchState | None, answer: Answer, new: int, now: datetime, usual: int, *, at_least: int = 0, skip_hours: tuple[int, ...] = ()
) -> FetchState:
    """What is remembered of a fetch that went well.

    Args:
        new: articles that it brought.
        usual: seconds between fetches by the reader's settings.
        at_least: seconds that the feed itself asks for.
        skip_hours: hours of the day (UTC) that it does not want to be fetched in.
    """
    before = state or FetchState()
    lasting = max(at_least, answer.at_least, before.at_least if answer.same else 0)
    hours = before.skip_hours if answer.same else skip_hours
    pace = _pace(before.pace or usual, new, usual) if state is not None and state.digest else before.pace or usual
    moved_times = 0 if not answer.moved_to else before.moved_times + 1 if answer.moved_to == before.moved_to else 1
    return FetchState(
        etag=answer.etag,
        last_modified=answer.last_modified,
        digest=answer.digest or before.digest,
        moved_to=answer.moved_to,
        moved_times=moved_times,
        at_least=lasting,
        skip_hours=hours,
        pace=pace,
        next_due=_awake(now + timedelta(seconds=feed.every or max(pace, lasting)), hours),
    )


def after_failure(feed: Feed, state: FetchState | None, failure: Failure, now: datetime) -> FetchState:
    """What is remembered of a fetch that failed; what the body was is still known."""
    before = state or FetchState()
    failures = before.failures + 1
    if failure.kind == "gone":
        return replace(before, failures=failures, gone=True, wait_until=None, next_due=None)
    wait = min(LATEST, FIRST_RETRY * 2 ** min(failures - 1, 10))
    due = now + timedelta(seconds=max(wait, min(feed.every or 0, LATEST)))
    if failure.wait_until is not None:
        due = max(due, failure.wait_until)
    return replace(before, failures=failures, gone=False, wait_until=failure.wait_until, next_due=due)


def moved(state: FetchState) -> str | None:
    """The address that a feed has moved to for good, None if that is not sure yet."""
    return state.moved_to if state.moved_to and state.moved_times >= REPEATS else None


def _pace(pace: int, new: int, usual: int) -> int:
    return round(min(usual * LATEST_SHARE, max(LATEST, usual), max(usual / SOONEST_SHARE, pace * (FASTER if new else SLOWER))))


def _awake(due: datetime, skip_hours: tuple[int, ...]) -> datetime:
    """The first moment from `due` on that lies in no hour to be skipped."""
    for _hour in range(24):
        if due.hour not in skip_hours:
            return due
        due = due.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return due
