from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.dates import read


def at(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]  # mypy can't count the parts


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("Tue, 25 Feb 2025 14:30:00 +0100", at(2025, 2, 25, 13, 30)),
        ("25 Feb 25 09:00 EST", at(2025, 2, 25, 14)),
        ("Tue, 25 Feb 2025 14:30:00 GMT+1", at(2025, 2, 25, 13, 30)),
        ("2025-02-25T14:30:00Z", at(2025, 2, 25, 14, 30)),
        ("2025-02-25T14:30:00.123+05:30", at(2025, 2, 25, 9)),
        ("2025-02-25 24:00:00", at(2025, 2, 26)),
        ("2025-02-25", at(2025, 2, 25)),
        ("20250225", at(2025, 2, 25)),
        ("Di, 25 Feb 2025", at(2025, 2, 25)),
        ("25. Februar 2025, 14:30", at(2025, 2, 25, 14, 30)),
        ("Dienstag, 25. Jänner 2025 um 14.30 Uhr", at(2025, 1, 25, 14, 30)),
        ("25.2.2025", at(2025, 2, 25)),
        ("February 25th, 2025 2:30 PM", at(2025, 2, 25, 14, 30)),
        ("le 25 février 2025 à 14h30", at(2025, 2, 25, 14, 30)),
        ("25 de febrero de 2025", at(2025, 2, 25)),
        ("Tue Feb 25 14:30:00 2025", at(2025, 2, 25, 14, 30)),
        ("2025年2月25日", at(2025, 2, 25)),
        ("2003-12", at(2003, 12, 1)),
        ("1969-07-20T20:17:00Z", at(1969, 7, 20, 20, 17)),
    ],
)
def test_dates_are_read_as_feeds_and_people_write_them(written: str, date: datetime) -> None:
    assert read(written) == date


@pytest.mark.parametrize(
    "written", ["", "garbage", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "32 Feb 2025", "30 Feb 2025", "12", "1899-12-31", "yesterday"]
)
def test_garbage_and_dates_out_of_range_are_unknown(written: str) -> None:
    assert read(written) is None


def test_datetimes_become_utc() -> None:
    assert read(datetime(2025, 2, 25, 14, 30)) == at(2025, 2, 25, 14, 30)
    assert read(datetime(2025, 2, 25, 14, 30, tzinfo=timezone(timedelta(hours=1)))) == at(2025, 2, 25, 13, 30)
    assert read(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=9)))) is None
    assert read(None) is None


@given(st.text(max_size=60) | st.datetimes().map(str))
def test_any_text_gives_a_date_in_range_or_none(text: str) -> None:
    date = read(text)
    assert date is None or 1900 <= date.year <= 2200


@given(
    st.datetimes(min_value=datetime(1890, 1, 1), max_value=datetime(2210, 1, 1)),
    st.sampled_from(["%a, %d %b %Y %H:%M:%S", "%d %b %Y %H:%M:%S", "%a, %d Xyz %Y %H:%M:%S", "%a, %d %b %Y %H:%M:60", "%a, %d %b %Y 24:%M:%S"]),
    st.sampled_from([" GMT", " +0000", " -0530", " +2359", " +2400", " +0199"]),
)
def test_the_form_that_most_feeds_write_reads_as_the_loose_ones_do(when: datetime, form: str, zone: str) -> None:
    written = when.strftime(form) + zone
    assert read(written) == read(" " + written)  # a blank in front is loose


@given(
    st.datetimes(min_value=datetime(1890, 1, 1), max_value=datetime(2210, 1, 1)),
    st.sampled_from(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:60", "%Y-%m-%dT24:%M:%S", "%Y-%m-31T%H:%M:%S"]),
    st.sampled_from(["Z", "+00:00", "-05:30", "+23:59", "+24:00", "+01:99"]),
)
def test_the_form_of_atom_reads_as_the_loose_ones_do(when: datetime, form: str, zone: str) -> None:
    written = when.strftime(form) + zone
    assert read(written) == read(" " + written)
