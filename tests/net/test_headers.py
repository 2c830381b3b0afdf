"""Response headers are read as hostile text."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.net import headers as read

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (["max-age=600"], 600),
        (["public, MAX-AGE = 600"], 600),
        (['max-age="600"'], 600),
        (["public", "max-age=600"], 600),
        (["max-age=600, max-age=5"], 600),
        (["max-age=0"], 0),
        (["max-age=-600"], 0),
        (["max-age=6e3"], 0),
        (["max-age=１２"], 0),
        (["max-age="], 0),
        (["max-age"], 0),
        (["max-age=99999999999999999999999"], 86400),
        (["no-cache, max-age=600"], 0),
        (["max-age=600", "no-store"], 0),
        (['no-cache="set-cookie", max-age=600'], 600),
        (['extension="a, max-age=9, b", max-age=600'], 600),
        (["s-maxage=600"], 0),
        (["must-revalidate;max-age=600"], 0),
        ([""], 0),
        ([], 0),
    ],
)
def test_the_publisher_asks_for_a_pace(said: list[str], seconds: int) -> None:
    assert read.pace([(b"Cache-Control", one.encode("utf-8")) for one in said]) == seconds


@pytest.mark.parametrize(("age", "left"), [("100", 500), ("600", 0), ("9999", 0), ("-5", 600), ("soon", 600)])
def test_what_has_lain_in_a_cache_is_older(age: str, left: int) -> None:
    assert read.pace([(b"cache-control", b"max-age=600"), (b"AGE", age.encode())]) == left


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("text/xml", ("text/xml", "")),
        ("Text/XML; Charset=UTF-8", ("text/xml", "utf-8")),
        ("text/xml;charset='iso-8859-1';x=y", ("text/xml", "iso-8859-1")),
        ('application/rss+xml; version=2; charset="utf-8"', ("application/rss+xml", "utf-8")),
        ("charset=utf-8", ("", "")),
        ("; charset=utf-8", ("", "utf-8")),
        ("rss", ("", "")),
        ("text/html; charset=\x1b[31m", ("text/html", "")),
        ("text/" + "x" * 500, ("text/" + "x" * 80, "")),
    ],
)
def test_what_a_body_is(said: str, found: tuple[str, str]) -> None:
    assert read.content_type([(b"Content-Type", said.encode())]) == found


@pytest.mark.parametrize(
    "said",
    [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994",
        "sun, 6 nov 1994 08:49:37 gmt",
        "Sun, 06 Nov 1994 08:49:37 +0000",
    ],
)
def test_a_date_has_three_forms(said: str) -> None:
    assert read.http_date(said, NOW) == datetime(1994, 11, 6, 8, 49, 37, tzinfo=UTC)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "today",
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Foo 1994 08:49:37 GMT",
        "Sun, 06 Nov 0000 08:49:37 GMT",
        "Sun, 06 Nov 1994 25:00:00 GMT",
        "784111777",
    ],
)
def test_what_is_no_date_is_none(said: str) -> None:
    assert read.http_date(said, NOW) is None


def test_a_year_of_two_digits_lies_near() -> None:
    assert read.http_date("Tuesday, 24-Nov-26 13:00:00 GMT", NOW) == NOW + timedelta(hours=1)
    assert read.http_date("Tuesday, 24-Nov-76 13:00:00 GMT", NOW) == datetime(2076, 11, 24, 13, tzinfo=UTC)
    assert read.http_date("Tuesday, 24-Nov-77 13:00:00 GMT", NOW) == datetime(1977, 11, 24, 13, tzinfo=UTC)


@settings(max_examples=80, deadline=None)
@given(
    value=st.one_of(
        st.binary(max_size=80), st.lists(st.sampled_from(["max-age", "no-cache", "=", ",", '"', " ", "60", "-1", ";"]), max_size=9).map("".join).map(str.encode)
    )
)
def test_any_bytes_can_be_read(value: bytes) -> None:
    for name in (b"cache-control", b"age", b"retry-after", b"content-type", b"etag"):
        raw = [(name, value), (b"cache-control", b"max-age=60")]
        assert 0 <= read.pace(raw) <= 86400
        until = read.retry_after(raw, NOW)
        assert until is None or NOW < until <= NOW + timedelta(days=1)
        assert read.content_type(raw)[1].isprintable()
        assert read.validator(raw, b"etag").encode("latin-1") in {b"", value.strip(b" \t")}
