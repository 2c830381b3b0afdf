import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.widgets.typeset_wrap import balanced, drawable, wrap
from tests.app.reading import HOSTILE


def rows(text: str, width: int) -> list[str]:
    text = drawable(text)
    return [text[start:end] for start, end in wrap(text, width)]


def test_text_breaks_at_blanks_and_never_inside_a_word_that_fits() -> None:
    assert rows("US-amerikanischen und russischen Diplomaten", 20) == ["US-amerikanischen", "und russischen", "Diplomaten"]


def test_a_row_may_be_as_wide_as_the_measure() -> None:
    assert rows("abcd efgh ij", 9) == ["abcd efgh", "ij"]


def test_line_breaks_of_the_author_stay() -> None:
    assert rows("one\ntwo\n\nthree", 20) == ["one", "two", "", "three"]


def test_an_address_longer_than_the_measure_is_cut_at_it() -> None:
    assert rows("see https://example.org/a/very/long/path now", 12) == ["see", "https://exam", "ple.org/a/ve", "ry/long/path", "now"]


def test_chinese_and_japanese_break_between_characters_by_cells() -> None:
    assert rows("大阪のたこ焼き屋", 7) == ["大阪の", "たこ焼", "き屋"]


def test_japanese_punctuation_never_begins_a_row_and_brackets_never_end_one() -> None:
    assert rows("大阪屋、百周年", 6) == ["大阪", "屋、百", "周年"]
    assert rows("大阪「百周年」を", 6) == ["大阪", "「百周", "年」を"]


def test_a_bracket_stays_with_the_word_it_opens() -> None:
    assert rows("大阪「abc」屋", 8) == ["大阪", "「abc」", "屋"]


def test_combining_characters_stay_with_their_base() -> None:
    for row in rows("e\u0301" * 50, 7):
        assert not unicodedata.combining(row[0])
        assert cell_len(row) <= 7


def test_a_pile_of_combining_characters_does_not_make_an_endless_row() -> None:
    assert max(map(len, rows("a" + "\u0301" * 100_000, 40))) <= 8 * 40


def test_joiners_and_soft_hyphens_are_dropped() -> None:
    assert drawable("Donau\u00addampf\u200bschiff 👩\u200d👧 ❤\ufe0f") == "Donaudampfschiff 👩👧 ❤"


def test_skin_tones_and_tags_which_terminals_count_differently_are_dropped() -> None:
    assert drawable("👍\U0001f3fd 🏴\U000e0067\U000e0062\U000e007f a\u200eb") == "👍 🏴 ab"
    assert drawable("\U0001f3fd") == "\U0001f3fd"


def test_a_flag_is_never_cut_in_two() -> None:
    assert rows("🇦🇹" * 5, 5) == ["🇦🇹" * 2, "🇦🇹" * 2, "🇦🇹"] or all(len(row) % 2 == 0 for row in rows("🇦🇹" * 5, 5))


@given(st.one_of(st.text(max_size=300), st.sampled_from(HOSTILE)), st.integers(2, 80))
def test_rows_fit_and_lose_nothing_but_blanks(text: str, width: int) -> None:
    made = rows(text, width)
    assert all(cell_len(row) <= width for row in made)
    assert "".join("".join(made).split(" ")).replace("\n", "") == drawable(text).replace(" ", "").replace("\n", "")


def test_a_headline_is_as_narrow_as_its_rows_allow() -> None:
    title = "Trump und Putin: Neue Hoffnung für Frieden zwischen den USA und Russland!"
    width = balanced(title, 66)
    assert rows(title, width) == ["Trump und Putin: Neue Hoffnung für", "Frieden zwischen den USA und Russland!"]


def test_a_short_headline_stays_on_one_row() -> None:
    assert balanced("Kurz gesagt", 66) == len("Kurz gesagt")


@given(st.text(max_size=200), st.integers(2, 70))
def test_balancing_never_adds_a_row(title: str, most: int) -> None:
    title = drawable(title)
    assert len(rows(title, balanced(title, most))) <= len(rows(title, most))
