"""Days are the reader's, times are UTC."""

import contextlib
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from reader.model.errors import QueryError
from reader.query.ast import Between
from reader.query.parse import parse

NOW = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


@pytest.fixture(params=["Europe/Vienna", "Pacific/Auckland", "America/New_York", "UTC"])
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A clock in some part of the world."""
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


def span(text: str) -> Between:
    node = parse(text, NOW).root
    assert isinstance(node, Between)
    return node


MIDNIGHTS = {
    "Europe/Vienna": datetime(2026, 10, 31, 23, tzinfo=UTC),
    "Pacific/Auckland": datetime(2026, 10, 31, 11, tzinfo=UTC),
    "America/New_York": datetime(2026, 11, 1, 4, tzinfo=UTC),
    "UTC": datetime(2026, 11, 1, tzinfo=UTC),
}
TODAYS = {
    "Europe/Vienna": datetime(2026, 11, 24, 23, tzinfo=UTC),
    "Pacific/Auckland": datetime(2026, 11, 24, 11, tzinfo=UTC),
    "America/New_York": datetime(2026, 11, 24, 5, tzinfo=UTC),
    "UTC": datetime(2026, 11, 24, tzinfo=UTC),
}


def test_after_takes_the_day_itself_and_before_does_not(zone: str) -> None:
    assert span("after:2026-11-01") == Between(MIDNIGHTS[zone], None)
    assert span("before:2026-11-01") == Between(None, MIDNIGHTS[zone])


def test_a_month_or_year_means_its_first_day(zone: str) -> None:
    assert span("after:2026-11") == span("after:2026-11-01")
    assert span("before:2026") == span("before:2026-1-1")


def test_today_is_the_day_of_the_readers_clock(zone: str) -> None:
    assert span("after:today") == Between(TODAYS[zone], None)


def test_a_date_written_the_other_way_round_is_put_right() -> None:
    with pytest.raises(QueryError, match=r"24\.11\.2026 is no date, write it as 2026-11-24\.") as caught:
        parse("after:24.11.2026", NOW)
    assert (caught.value.column, caught.value.suggestion) == (7, "after:2026-11-24")


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "0000-01-01", "26-11-01", "soon", "2026-11-01T10:00", "２０２６"])
def test_a_day_that_no_calendar_has_is_no_date(text: str) -> None:
    with pytest.raises(QueryError, match="is no date") as caught:
        parse(f"before:{text}", NOW)
    assert caught.value.column == 8


@pytest.mark.parametrize("text", ["after:0001-01-01", "before:9999-12-31", "age:<99999w", "age:>99999w"])
def test_the_ends_of_the_calendar_break_nothing(text: str) -> None:
    with contextlib.suppress(QueryError):
        assert isinstance(parse(text, NOW).root, Between)
