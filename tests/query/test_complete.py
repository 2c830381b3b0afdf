"""What is proposed while a query is typed."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from reader.query.complete import LONGEST_TERM, RADII, complete
from reader.query.examples import example, examples, meanings
from reader.query.fields import FIELDS, FLAGS, HAVINGS, SORTS
from reader.query.parse import LONGEST, parse

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
KNOWN = {
    "in": (("Österreich", "country", 131), ("Ostafrika", "area", 12), ("Sankt Pölten", "city in Austria", 4)),
    "near": (("Wien", "city", 17),),
    "feed": (("Alpenpost", "", 40),),
    "is": (("unread", "", 38), ("read", "", 374)),
}


def values(field: str, start: str) -> Sequence[tuple[str, str, int | None]]:
    """A small library: what begins so, small letters and umlauts aside."""
    fold = str.maketrans("ö", "o")
    return [known for known in KNOWN.get(field, ()) if known[0].lower().translate(fold).startswith(start.lower().translate(fold))]


class Asked:
    """A library that knows nothing and remembers what it was asked for."""

    def __init__(self) -> None:
        self.terms: list[tuple[str, str]] = []

    def __call__(self, field: str, start: str) -> Sequence[tuple[str, str, int | None]]:
        self.terms.append((field, start))
        return ()


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
    assert proposed("near:Wien,") == [f"near:Wien,{km}" for km in RADII]
    assert proposed("near:Wien,2") == ["near:Wien,25", "near:Wien,200"]
    assert proposed("near:Wien,7") == []


@pytest.mark.parametrize("text", ['near:"Sankt Pölten",', '-(near:"Sankt Pölten",5', "near:48.2,16.4,"])
def test_a_radius_stands_behind_whatever_is_around(text: str) -> None:
    inserted = complete(text, len(text), values)[0].apply(text)[0]
    assert inserted.endswith((",10", ",50"))
    assert parse(inserted.removeprefix("-("), NOW).root


def test_a_longitude_is_no_radius() -> None:
    assert proposed("near:48.2,") == []


def test_a_comma_within_quotation_marks_belongs_to_the_place() -> None:
    asked, text = Asked(), 'near:"Paris, T'
    complete(text, len(text), asked)
    assert asked.terms == [("near", "Paris, T")]


@pytest.mark.parametrize(
    ("text", "field", "start"),
    [
        ('feed:"Harbour', "feed", "Harbour"),
        ('feed:"Harbour T"', "feed", "Harbour T"),
        ('feed:"the \\"best\\" of', "feed", 'the "best" of'),
        ("tag:„morgen fr", "tag", "morgen fr"),
        ("-tag:東京", "tag", "東京"),
        ("(a OR -(source:kro", "source", "kro"),
        ('"in: a" event:Sp', "event", "Sp"),
        ('a"b in:W', "in", "W"),
        ('in:"Sankt Pölten"tag:ra', "tag", "ra"),
        ("FEED:al", "feed", "al"),
        ("author:Hub", "author", "Hub"),
    ],
)
def test_what_is_asked_for_is_what_was_typed_of_the_value(text: str, field: str, start: str) -> None:
    asked = Asked()
    complete(text, len(text), asked)
    assert asked.terms == [(field, start)]


def test_a_closed_quotation_is_replaced_whole() -> None:
    text = 'in:"Sankt P" is:read'
    for cursor in (10, 12):
        assert complete(text, cursor, lambda _field, _start: [("Sankt Pölten", "", 1)])[0].apply(text)[0] == 'in:"Sankt Pölten" is:read'


def test_an_open_quotation_leaves_what_is_behind_it() -> None:
    text = 'in:"Sankt P is:read feed:"A B"'
    assert complete(text, 11, values)[0].apply(text)[0] == 'in:"Sankt Pölten" is:read feed:"A B"'


def test_the_cursor_at_the_start_of_a_term_replaces_that_term() -> None:
    assert complete("in:Wi tunnel", 12, values) == ()
    assert complete("fe tunnel", 2, values)[0].apply("fe tunnel")[0] == "feed: tunnel"


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


@pytest.mark.parametrize("field", ["after", "age", "country", "author", "title", "before"])
def test_a_free_value_shows_how_it_is_written(field: str) -> None:
    assert example(field) in proposed(f"{field}:")


def test_days_and_ages_are_proposed_as_they_are_typed() -> None:
    assert proposed("after:y") == ["after:yesterday"]
    assert proposed("age:<2") == ["age:<24h", "age:<2d"]
    for term in (*proposed("age:"), *proposed("before:")):
        assert parse(term, NOW).root


def test_the_orders_and_the_hidden_ones_are_proposed() -> None:
    assert proposed("sort:r") == ["sort:rare"]
    assert proposed("sort:st") == ["sort:story"]
    assert proposed("hid") == ["is:hidden"]


@pytest.mark.parametrize("piece", ["(", '"', ":", "in:", '\\"', "a ", 'a"', "-", "near:1,", "鯨", "„"])
def test_ten_thousand_characters_are_completed_at_once_or_not_at_all(piece: str) -> None:
    for length in (LONGEST, 10_000):
        text = (piece * 10_000)[:length]
        asked = Asked()
        complete(text, length, asked)
        assert all(len(start) <= LONGEST_TERM for _field, start in asked.terms)
