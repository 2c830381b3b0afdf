"""How often a mention like this one is right: `likely` and `sure` of its candidate, set right by what annotated texts say of them."""

import math
from collections.abc import Iterator
from functools import lru_cache

from reader.places.candidates.candidate import ROWS, Candidate
from reader.places.weights import groups, probability

NAME = "confidence"
PLACE, WHICH = "place", "which"
"""The two questions: is it a place, and is it this one."""

_MOST = 0.99
_LANDS = ("country", "continent")
_LEAST_ODDS, _MOST_ODDS = -7.0, 7.0
_OFTEN = 8
"""More mentions say no more."""


def confidence(candidate: Candidate, named: int, given: bool = False) -> float:
    """The probability that the candidate's place is the one that the text means.

    Args:
        named: how often the text names the place.
        given: somebody else has said that it is a place.
    """
    row, place = candidate.section in ROWS, candidate.place
    named = named if named < _OFTEN else _OFTEN
    land = place is not None and place.kind in _LANDS
    p = _is_this(round(candidate.sure, 3), named, bool(candidate.hold or candidate.held), land, row)
    if not given:
        p *= _is_place(round(candidate.likely, 3), named, candidate.people, row)
    return p if p < _MOST else _MOST


def place_clues(candidate: Candidate, named: int) -> Iterator[tuple[str, float]]:
    """What tells whether it is a place: clues with their values."""
    return _place_clues(candidate.likely, min(named, _OFTEN), candidate.people, candidate.section in ROWS)


def which_clues(candidate: Candidate, named: int) -> Iterator[tuple[str, float]]:
    """What tells whether it is this place: clues with their values."""
    land = candidate.place is not None and candidate.place.kind in _LANDS
    return _which_clues(candidate.sure, min(named, _OFTEN), bool(candidate.hold or candidate.held), land, candidate.section in ROWS)


def _place_clues(likely: float, named: int, people: bool, row: bool) -> Iterator[tuple[str, float]]:
    yield "always", 1.0
    yield ("row" if row else "likely"), 1.0 if row else log_odds(likely)
    if named > 1:
        yield "again", math.log2(named)
    if people:
        yield "people", 1.0


def _which_clues(sure: float, named: int, told: bool, land: bool, row: bool) -> Iterator[tuple[str, float]]:
    yield "always", 1.0
    yield "sure", log_odds(sure)
    if named > 1:
        yield "again", math.log2(named)
    if told:
        yield "told", 1.0
    if land:
        yield "land", 1.0
    if row:
        yield "row", 1.0


@lru_cache(8192)
def _is_place(likely: float, named: int, people: bool, row: bool) -> float:
    return _sum(PLACE, _place_clues(likely, named, people, row))


@lru_cache(8192)
def _is_this(sure: float, named: int, told: bool, land: bool, row: bool) -> float:
    return _sum(WHICH, _which_clues(sure, named, told, land, row))


def _sum(question: str, clues: Iterator[tuple[str, float]]) -> float:
    learned = groups(NAME)[question]
    return probability(sum([learned[clue] * value for clue, value in clues]))


def log_odds(p: float) -> float:
    """The natural logarithm of the odds of a probability, within bounds."""
    if p <= 0.0:
        return _LEAST_ODDS
    if p >= 1.0:
        return _MOST_ODDS
    odds = math.log(p / (1 - p))
    return _LEAST_ODDS if odds < _LEAST_ODDS else _MOST_ODDS if odds > _MOST_ODDS else odds
