"""Learning which place of its name a name means."""

from pathlib import Path

import pytest

from reader.places.gazetteer import Gazetteer
from reader.places.train.corpora import CorpusError
from reader.places.train.resolution import AMBIGUOUS, TOLD, fit, learn


def test_the_right_place_becomes_the_likelier_one_and_the_same_texts_give_the_same_weights() -> None:
    rows = [([["big", "far"], ["small", "near"]], [False, True], 1.0)] * 6 + [([["big"], ["small"]], [True, False], 1.0)] * 6
    found = fit(rows)
    assert found["small"] + found["near"] > found["big"] + found["far"]
    assert found["big"] > found["small"]
    assert fit(rows) == found


def test_a_folder_without_texts_teaches_nothing(world: Gazetteer, tmp_path: Path) -> None:
    with pytest.raises(CorpusError):
        learn(tmp_path, world)


def test_the_texts_that_were_made_up_name_places_that_there_are(world: Gazetteer) -> None:
    lines = [line.split("\t") for line in AMBIGUOUS.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) >= 150
    for language, text, *told in lines:
        assert language in ("de", "en")
        assert told
        for name, number in zip(told[::2], told[1::2], strict=True):
            assert name in text
            assert world.place(int(number)) is not None


def test_what_was_learned_from_is_told() -> None:
    assert all(line and "\n" not in line for line in TOLD)
