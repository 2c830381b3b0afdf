"""Spans of time as a reader writes them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.desk.durations import seconds_of, words_of
from reader.model.errors import UsageError


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30min", 1800), ("30 m", 1800), ("2h", 7200), (" 7d ", 604_800), ("2W", 1_209_600), ("0", 0), ("0h", 0)],
)
def test_spans_are_read(text: str, seconds: int) -> None:
    assert seconds_of(text) == seconds


@pytest.mark.parametrize("text", ["", "2", "h", "-2h", "2 years", "2h30", "٣h", "99999w", "1e3h", "2h\n3h"])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        seconds_of(text)


@given(st.integers(0, 5_000_000).map(lambda minutes: minutes * 60))
def test_what_is_written_is_read_again(seconds: int) -> None:
    written = words_of(seconds)
    if len(written.rstrip("mindhw")) <= 5:
        assert seconds_of(written) == seconds


@given(st.text())
def test_no_text_does_harm(text: str) -> None:
    with contextlib.suppress(UsageError):
        assert seconds_of(text) >= 0
