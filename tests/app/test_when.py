"""Ages, moments and heads of days."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from reader.app.when import age, ago, day_head, fetched_ago, moment, today_from
from reader.model.words import choose_language

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_vienna() -> Iterator[None]:
    """The reader sits in Vienna (UTC+1 in November) and reads English."""
    choose_language("en")
    # a destination with a named zone sets TZ for the block
    with time_machine.travel(NOW.astimezone(ZoneInfo("Europe/Vienna"))):
        yield
    choose_language("en")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (timedelta(seconds=5), "now"),
        (timedelta(minutes=-40), "now"),
        (timedelta(minutes=12), "12 min"),
        (timedelta(hours=3, minutes=50), "3 h"),
        (timedelta(days=4), "4 d"),
        (timedelta(days=12), "12 Nov"),
        (timedelta(days=1107), "11/2023"),
    ],
)
def test_an_age_is_short(before: timedelta, words: str) -> None:
    assert age(NOW - before, NOW) == words


def test_an_article_without_a_date_shows_when_it_was_fetched() -> None:
    assert age(NOW - timedelta(hours=2), NOW, dated=False) == "~2 h"


def test_german_ages() -> None:
    choose_language("de")
    assert age(NOW - timedelta(days=12), NOW) == "12. Nov"


@given(st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)), st.booleans(), st.sampled_from(["en", "de"]))
def test_an_age_fits_seven_cells(date: datetime, dated: bool, said: str) -> None:
    choose_language(said)
    assert 1 <= len(age(date, NOW, dated=dated)) <= 7


def test_moments_are_local() -> None:
    assert moment(datetime(2026, 11, 24, 8, 0, tzinfo=UTC), NOW) == "today 09:00"
    assert moment(datetime(2026, 11, 23, 8, 0, tzinfo=UTC), NOW) == "yesterday 09:00"
    assert moment(datetime(2026, 11, 12, 8, 0, tzinfo=UTC), NOW) == "12 Nov 09:00"
    assert moment(datetime(2023, 11, 3, 8, 0, tzinfo=UTC), NOW) == "3 Nov 2023"
    assert ago(datetime(2026, 11, 24, 9, 0, tzinfo=UTC), NOW) == "2 h"


def test_heads_of_days() -> None:
    assert day_head(NOW, NOW) == ("TODAY", "Tuesday 24 November")
    assert day_head(NOW + timedelta(days=2), NOW)[0] == "TODAY"
    assert day_head(NOW - timedelta(days=1), NOW) == ("YESTERDAY", "Monday 23 November")
    assert day_head(NOW - timedelta(days=2), NOW) == ("SUNDAY", "22 November")
    assert day_head(NOW - timedelta(days=12), NOW) == ("12 NOVEMBER", "Thursday")
    assert day_head(datetime(2023, 11, 12, 12, tzinfo=UTC), NOW) == ("12 NOVEMBER", "2023")


def test_a_day_begins_at_local_midnight() -> None:
    assert day_head(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), NOW)[0] == "TODAY"
    assert today_from(datetime(2026, 11, 23, 23, 30, tzinfo=UTC)) == "2026-11-24"


def test_when_it_was_fetched() -> None:
    assert fetched_ago(NOW - timedelta(seconds=20), NOW) == "fetched just now"
    assert fetched_ago(NOW - timedelta(minutes=3), NOW) == "fetched 3 min ago"
    assert fetched_ago(datetime(2026, 11, 24, 8, 12, tzinfo=UTC), NOW) == "fetched 09:12"
    assert fetched_ago(datetime(2026, 11, 12, 8, 12, tzinfo=UTC), NOW) == "fetched 12 Nov"
