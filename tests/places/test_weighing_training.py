"""Learning what an article is about, how often mentions are right, and whether a name is a place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.places.gazetteer import Gazetteer
from reader.places.train import mains, texts
from reader.places.train.confidence import fitted
from reader.places.train.corpora import CORPORA
from reader.places.train.equations import solved
from reader.places.train.logistic import Example, learn, score
from reader.places.weighing.order import NAME, ORDER, RIGHT, Clues
from reader.places.weights import groups


def test_what_is_learned_says_how_often_cases_are_right() -> None:
    rows = [((("always", 1.0),), number % 4 > 0, 1.0) for number in range(4000)]
    assert 1 / (1 + math.exp(-fitted(rows, {})["always"])) == pytest.approx(0.75, abs=0.01)


def test_of_what_was_chosen_each_time_the_clue_is_learned() -> None:
    good, bad = Clues(["near"], [("times", 1.0)]), Clues(["far"], [("times", 1.0)])
    learned = mains.fitted([([good, bad], [1.0, 0.0]), ([bad, good, bad], [0.0, 1.0, 0.0])] * 5, {"times": 0.7}, 1.0)
    assert learned["near"] > 0.5
    assert learned["far"] < -0.5
    assert learned["times"] == pytest.approx(0.7)


def test_how_often_the_first_place_is_right_is_learned_as_it_is() -> None:
    learned = mains.right_of([(Clues(["always"], []), number % 4 > 0) for number in range(2000)])
    assert 1 / (1 + math.exp(-learned["always"])) == pytest.approx(0.75, abs=0.01)


def test_the_articles_to_learn_main_places_from_are_known_by_their_ids(world: Gazetteer) -> None:
    rows = [line.split("\t") for line in mains.MAINS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert {len(row) for row in rows} == {5}
    assert len({tuple(row[:2]) for row in rows}) == len(rows) > 250
    assert {row[0] for row in rows} <= set(CORPORA)
    assert all(number == "-" or world.place(int(number)) for row in rows for field in (row[2], row[4]) for number in field.split("|"))


def test_what_was_learned_of_main_places_is_there() -> None:
    learned = groups(NAME)
    assert set(mains.START) <= set(learned[ORDER])
    assert learned[RIGHT]["sure"] > 0


def test_nothing_to_learn_from_leaves_the_models_estimates() -> None:
    assert fitted([], {"likely": 1.0}) == {"likely": 1.0}


@given(st.lists(st.lists(st.floats(-3, 3), min_size=3, max_size=3), min_size=3, max_size=3), st.lists(st.floats(-9, 9), min_size=3, max_size=3))
def test_equations_hold_for_what_solves_them(drawn: list[list[float]], right: list[float]) -> None:
    matrix = [[sum(row[a] * row[b] for row in drawn) + (a == b) for b in range(3)] for a in range(3)]
    found = solved(matrix, right)
    assert [sum(value * its for value, its in zip(row, found, strict=True)) for row in matrix] == pytest.approx(right, abs=1e-6)


def test_clues_that_tell_weigh_and_those_that_say_nothing_or_are_seldom_weigh_nothing() -> None:
    examples = [Example((side, "always there"), side == "good") for side in ("good", "bad") for _ in range(50)] + [Example(("once",), True)]
    learned = learn(examples)
    assert score(learned, ["good"]) > 1
    assert score(learned, ["bad"]) < -1
    assert abs(score(learned, ["always there"])) < 0.5
    assert "once" not in learned
    assert learn(examples) == learned


def test_what_is_known_already_is_not_learned_once_more() -> None:
    known = learn([Example(("clue",), True, odds=6.0) for _ in range(50)])
    assert known.get("clue", 0.0) < learn([Example(("clue",), True) for _ in range(50)])["clue"]


def test_sentences_that_were_made_up_hold_their_marked_places_and_no_marks() -> None:
    documents = list(texts.read())
    assert len({document.id for document in documents}) == len(documents) > 1000
    for document in documents:
        assert document.language
        assert not set("[]") & set(document.text)
        assert all(document.text[gold.start : gold.end].strip() for gold in document.gold)
