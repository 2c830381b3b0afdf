"""What the picker makes of typed text and of places, without a screen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.screens.place_term import LONGEST, MODES, Active, Typed, read, typed, without_places, write
from reader.app.widgets.field import names
from reader.app.widgets.place_hits import beside, matched_length
from reader.query.ast import PlaceMode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("wien", Typed("wien", None)),
        ("wien 50", Typed("wien", 50)),
        (" Sankt Pölten  30 km ", Typed("Sankt Pölten", 30)),
        ("50", Typed("50", None)),
        ("wien 30km", Typed("wien", 30)),
        ("wien 12,5", Typed("wien", 12.5)),
        ("wien 0", Typed("wien", None, too_far=True)),
        ("wien -1", Typed("wien", None, too_far=True)),
        ("wien 1e9", Typed("wien", None, too_far=True)),
        ("wien 1e999", Typed("wien", None, too_far=True)),
        ("wien 99999999", Typed("wien", None, too_far=True)),
        ("wien 1e", Typed("wien 1e", None)),
        ("wien nan", Typed("wien nan", None)),
        ("wien -", Typed("wien -", None)),
        ("+wien 50", Typed("wien", 50, adds=True)),
        ("", Typed("", None)),
        ("x" * 1_000_000, Typed("x" * LONGEST, None)),
    ],
)
def test_a_number_at_the_end_is_the_radius(text: str, expected: Typed) -> None:
    assert typed(text) == expected


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("in:Wien", Active("in", "Wien", None)),
        ('near:"Sankt Pölten",30', Active("near", "Sankt Pölten", 30)),
        ("from:geo:524901", Active("from", "geo:524901", None)),
        ("in:none", Active("in", "", None)),
        ("is:unread", None),
        ("near:Wien", None),
        ('in:"', None),
        ("", None),
    ],
)
def test_a_term_is_taken_apart(term: str, expected: Active | None) -> None:
    assert read(term) == expected


@settings(max_examples=100)
@given(st.text(st.characters(), max_size=60) | st.from_regex(r"wien [-+0-9eE.,kmnaif]{1,12}", fullmatch=True))
def test_whatever_is_typed_is_a_name_and_perhaps_a_radius_that_can_be(text: str) -> None:
    said = typed(text)
    assert said.km is None or (1 <= said.km <= 20_000 and not said.too_far)
    assert len(said.name) <= LONGEST


def test_the_rest_of_a_search_has_no_place() -> None:
    assert without_places('tunnel in:Wien is:unread near:"Sankt Pölten",30 +in:none') == "tunnel is:unread"
    assert without_places("in:Wien") == ""
    assert without_places('in:"') == 'in:"'


def test_a_name_with_blanks_is_quoted() -> None:
    assert write("in", "Sankt Pölten", 30) == 'in:"Sankt Pölten"'
    assert write("near", "Paris, Texas", 12.5) == 'near:"Paris, Texas",12.5'


@settings(max_examples=60)
@given(mode=st.sampled_from(MODES), rest=st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=20), km=st.integers(1, 20_000))
def test_any_written_name_is_read_back(mode: PlaceMode, rest: str, km: int) -> None:
    back = read(write(mode, f"Sankt{rest}", km))
    assert back is not None
    assert back.mode == mode
    assert back.name == " ".join(f"Sankt{rest}".split())
    assert back.km == (km if mode == "near" else None)


def test_matching_letters_are_counted_without_accents_and_case() -> None:
    assert matched_length("Österreich", "oster") == 5
    assert matched_length("Straßburg", "strass") == 5
    assert matched_length("Vienna", "wien") == 0
    assert matched_length("Wien", "") == 0


def test_what_a_place_is_comes_before_its_other_name() -> None:
    assert beside("city in Austria", "(Wien)", 40, "…") == ("city in Austria", "     (Wien)")
    assert beside("city in Austria", "(Wien)", 24, "…") == ("city in Austria", "  (Wien)")
    assert beside("city in Lower Austria", "(Wien)", 22, "…") == ("city in Lower…", "  (Wien)")
    assert beside("city in Austria", "(Österreich)", 20, "…") == ("city in Austria", "")


def test_a_list_of_names_is_parted_by_commas_outside_quotation_marks() -> None:
    assert [n for n in names('Wien, "Paris, Texas"; 東京、Kärnten') if n] == ["Wien", "Paris, Texas", "東京", "Kärnten"]
