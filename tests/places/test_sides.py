"""The words and signs right beside a name are told the same, however the text is written."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.places.candidates.sides import EDGE, NOWHERE, left_of, right_of
from reader.places.gazetteer import Gazetteer
from reader.places.place_line import names_of

PIECES = ["a", "Wien", "x" * 30, " ", " ", " ", ".", ",", "-", "\n", "_", "\u00a0", "„", "é", "1", "\u0915", "\u093f", "\u0e31", "Dr"]


@pytest.mark.parametrize(
    ("before", "side", "word"),
    [
        ("Reise nach ", ("nach", "Reise", False), "nach"),
        ("sagte, in ", ("in", ",", False), "in"),
        ("Dr. ", (".", "Dr", False), "Dr"),
        ("am Ende. ", (".", "Ende", False), ""),
        ("Nord-", ("-", "Nord", True), "Nord"),
        ("Erste Zeile\n", NOWHERE, ""),
        ("Zeile\nin ", ("in", EDGE, False), "in"),
        ("", NOWHERE, ""),
    ],
)
def test_what_stands_before_a_name(before: str, side: tuple[str, str, bool], word: str) -> None:
    assert left_of(f"{before}Graz", len(before)) == (side, word)


@pytest.mark.parametrize(
    ("behind", "side", "word"),
    [
        (" ist groß", ("ist", "groß", False), "ist"),
        (", sagte", (",", "sagte", True), ""),
        ("-Nord", ("-", "Nord", True), ""),
        ("  weit", ("weit", EDGE, False), ""),
        ("\nweiter", NOWHERE, ""),
        (" " + "w" * 40, ("w" * 27, EDGE, False), "w" * 40),
        (" दिल्ली में", ("द", "ि", False), "दिल्ली"),
    ],
)
def test_what_stands_behind_a_name(behind: str, side: tuple[str, str, bool], word: str) -> None:
    assert right_of(f"Graz{behind}", 4) == (side, word)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_the_words_are_those_of_the_text(before: str) -> None:
    side, word = left_of(f"{before}Graz", len(before))
    words = re.findall(r"[^\W_]+|[^\w\s]|\n", before[-28:])
    lines = [EDGE if found == "\n" else found for found in words]
    assert side == ((lines[-1], lines[-2] if len(lines) > 1 else EDGE, not before[-1].isspace()) if words and words[-1] != "\n" else NOWHERE)
    assert not word or re.search(rf"(?<![^\W_]){re.escape(word)}[ .\-\u00a0]{{1,2}}$", before)


def test_a_line_of_places_is_told_from_where_it_stands_however_often_it_comes(world: Gazetteer) -> None:
    first = names_of(world, "Halle, Sachsen-Anhalt", 0)
    again = names_of(world, "Halle, Sachsen-Anhalt", 100)
    assert [(name.start, name.end) for name in again] == [(name.start + 100, name.end + 100) for name in first]
    assert again[0].outer is not None
    assert first[0].outer is not None
    assert again[0].outer.start == first[0].outer.start + 100
    assert names_of(world, "Halle, Sachsen-Anhalt", 0) == first
