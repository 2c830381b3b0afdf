from collections.abc import Iterator

import pytest

from reader.app.amounts import distance, host, language_name, length, minutes, number, words
from reader.model.blocks import Paragraph, Span
from reader.model.words import choose_language
from tests.app.reading import article


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    choose_language("en")
    yield
    choose_language("en")


def test_thousands_are_parted_as_the_language_does() -> None:
    assert number(1234567) == "1,234,567"
    choose_language("de")
    assert number(1234567) == "1.234.567"


@pytest.mark.parametrize(("km", "said"), [(0.4, "0 km"), (7.6, "8 km"), (99.4, "99 km"), (101, "100 km"), (1668.4, "1,670 km")])
def test_distances_are_rounded_to_ten_from_a_hundred_on(km: float, said: str) -> None:
    assert distance(km) == said


def test_the_dateline_is_no_word_of_the_text() -> None:
    shown = article(dateline="Moskau, Russland", blocks=(Paragraph((Span("Moskau, Russland - Drei kurze Wörter"),)),))
    assert words(shown) == 3


def test_scripts_without_blanks_count_by_how_long_they_take_to_read() -> None:
    assert words(article(dateline="", language="ja", blocks=(Paragraph((Span("大阪のたこ焼き屋百周年" * 100),)),))) == 500


def test_very_long_texts_are_counted_nearly_right() -> None:
    text = "four little words here " * 30_000
    assert words(article(dateline="", blocks=(Paragraph((Span(text.strip()),)),))) == pytest.approx(120_000, rel=0.01)


def test_reading_takes_at_least_a_minute() -> None:
    assert minutes(3) == "1 min"
    assert minutes(0) == ""
    assert length(2380) == "10 min, 2,380 words"
    assert length(1) == "1 min, 1 word"
    assert length(0) == ""


def test_languages_have_names_and_unknown_ones_their_code() -> None:
    assert [language_name(code) for code in ("de", "gsw", "")] == ["German", "gsw", ""]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://www.krone.at/1", "www.krone.at"),
        ("https://user:pw@evil.example:8080/x", "evil.example"),
        ("https://[broken", "https://[broken"),
        ("mail", "mail"),
    ],
)
def test_a_host_is_what_opens(url: str, shown: str) -> None:
    assert host(url) == shown
