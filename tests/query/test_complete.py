"""What is proposed while a query is typed."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from reader.query.complete import complete
from reader.query.examples import example, examples, meanings
from reader.query.fields import FIELDS, FLAGS, HAVINGS, SORTS
from reader.query.parse import parse

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
KNOWN = {
    "in": (("Österreich", "country", 131), ("Ostafrika", "area", 12), ("Sankt Pölten", "city in Austria", 4)),
    "near": (("Wien", "city", 17),),
    "feed": (("Alpenpost", "", 40),),
    "is": (("unread", "", 38), ("read", "", 374)),
}


def values(field: str, start: str) -> Sequence[tuple[str, str, int]]:
    """A small library: what begins so, small letters and umlauts aside."""
    fold = str.maketrans("ö", "o")
    return [known for known in KNOWN.get(field, ()) if known[0].lower().translate(fold).startswith(start.lower().translate(fold))]


def proposed(text: str, cursor: int | None = None) -> list[str]:
    return [proposal.insert for proposal in complete(text, len(text) if cursor is None else cursor, values)]


def test_an_empty_bar_proposes_every_field_with_an_example() -> None:
    proposals = complete("", 0, values)
    assert {proposal.insert for proposal in proposals} == {f"{field}:" for field in FIELDS}
    for proposal in proposals:
        assert proposal.shown.startswith(proposal.insert)
        assert len(proposal.shown) > len(proposal.insert)
        assert proposal.what


def test_every_example_is_a_right_query() -> None:
    for known in examples():
        assert parse(known.example, NOW).text == known.example
        assert example(known.field) == known.example


def test_every_fixed_value_has_a_meaning() -> None:
    assert [value for value, _ in meanings("is")] == list(FLAGS)
    assert [value for value, _ in meanings("has")] == list(HAVINGS)
    assert [value for value, _ in meanings("sort")] == list(SORTS)


def test_the_start_of_a_word_proposes_fields_and_marks() -> None:
    assert proposed("tunnel fr") == ["from:"]
    assert proposed("unr") == ["is:unread"]
    assert proposed("tunnel") == []


def test_a_place_is_asked_for_and_replaces_the_term_under_the_cursor() -> None:
    text = "tunnel is:unread in:Öst"
    proposals = complete(text, len(text), values)
    assert [(p.shown, p.what, p.count) for p in proposals] == [("in:Österreich", "country", 131), ("in:Ostafrika", "area", 12)]
    assert proposals[0].apply(text) == ("tunnel is:unread in:Österreich", 30)


def test_what_stands_behind_the_cursor_in_the_same_term_is_replaced() -> None:
    text = "in:Öxxx is:read"
    assert complete(text, 4, values)[0].apply(text)[0] == "in:Österreich is:read"


def test_a_value_of_two_words_comes_in_quotation_marks_and_can_be_typed_so() -> None:
    assert proposed("in:Sankt") == ['in:"Sankt Pölten"']
    text = '-in:"Sankt P'
    assert complete(text, len(text), values)[0].apply(text)[0] == '-in:"Sankt Pölten"'


def test_a_sign_or_bracket_before_the_term_stays() -> None:
    text = "(-feed:al"
    assert complete(text, len(text), values)[0].apply(text)[0] == "(-feed:Alpenpost"


def test_near_is_completed_with_a_radius() -> None:
    assert proposed("near:wi") == ["near:Wien,50"]
    assert proposed("near:Wien,3") == []


def test_fixed_values_come_with_meaning_and_count() -> None:
    proposals = complete("is:", 3, values)
    assert [p.insert for p in proposals] == [f"is:{flag}" for flag in FLAGS]
    assert [(p.what, p.count) for p in proposals][:3] == [("not yet read", 38), ("already read", 374), ("kept by you", None)]


def test_a_wrong_value_proposes_the_nearest_first() -> None:
    assert proposed("is:unred")[0] == "is:unread"
    assert len(proposed("is:unred")) == len(FLAGS)


def test_a_wrong_field_proposes_the_right_one_and_keeps_the_value() -> None:
    text = "fro:Wien"
    assert complete(text, len(text), values)[0].apply(text) == ("from:Wien", 5)


def test_the_place_nobody_knows_can_be_proposed() -> None:
    assert "in:none" in proposed("in:no")


@pytest.mark.parametrize("field", ["after", "age", "country"])
def test_a_free_value_shows_how_it_is_written(field: str) -> None:
    assert proposed(f"{field}:") == [example(field)]
