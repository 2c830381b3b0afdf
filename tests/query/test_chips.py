"""Terms go into and out of a typed query without touching the rest of it."""

from datetime import UTC, datetime

import pytest

from reader.query.ast import PlaceMode
from reader.query.chips import quote, with_term, without
from reader.query.parse import parse

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def test_a_chip_is_taken_away_with_its_blank() -> None:
    text = 'tunnel in:"Sankt Pölten"  is:unread'
    first, second, third = parse(text, NOW).chips
    assert without(text, first) == 'in:"Sankt Pölten"  is:unread'
    assert without(text, second) == "tunnel is:unread"
    assert without(text, third) == 'tunnel in:"Sankt Pölten"'


def test_signs_that_would_be_left_alone_go_too() -> None:
    text = "Wien - !"
    assert without(text, parse(text, NOW).chips[0]) == ""


def test_neighbours_of_a_bracket_do_not_grow_together() -> None:
    text = "a(b)c"
    assert without(text, parse(text, NOW).chips[1]) == "a c"


@pytest.mark.parametrize(
    ("text", "term", "after"),
    [
        ("", "in:Wien", "in:Wien"),
        ("tunnel", "in:Wien", "tunnel in:Wien"),
        ("in:Graz tunnel", "in:Wien", "in:Wien tunnel"),
        ("tunnel near:Graz,30 is:unread from:Linz", "in:Wien", "tunnel in:Wien is:unread"),
        ("in:none", "near:Wien,50", "near:Wien,50"),
        ("-in:Graz", "in:Wien", "-in:Graz in:Wien"),
        ("in:Graz OR in:Linz", "in:Wien", "in:Graz OR in:Linz in:Wien"),
        ("in:Wien a", "in:Wien", "in:Wien a"),
        ("in:Graz", "event:Sport", "in:Graz event:Sport"),
        ("a sort:feed", "sort:oldest", "a sort:oldest"),
        ("is:unred", "in:Wien", "is:unred in:Wien"),
    ],
)
def test_a_second_place_or_order_takes_the_place_of_the_first(text: str, term: str, after: str) -> None:
    assert with_term(text, term) == after


def test_only_places_of_the_modes_asked_for_are_replaced() -> None:
    only_in: tuple[PlaceMode, ...] = ("in",)
    assert with_term("from:Graz in:Linz", "in:Wien", only_in) == "from:Graz in:Wien"
    assert with_term("in:Graz", "in:Wien", replace=()) == "in:Graz in:Wien"


@pytest.mark.parametrize(
    ("value", "written"), [("Wien", "Wien"), ("Sankt Pölten", '"Sankt Pölten"'), ("geo:524901", "geo:524901"), ('a"b', 'a"b'), ("", '""'), ("none", '"none"')]
)
def test_only_values_that_need_them_get_quotation_marks(value: str, written: str) -> None:
    assert quote(value) == written
