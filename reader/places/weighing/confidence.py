"""How often a mention like this one is right: `likely` and `sure` of its candidate, set right by what annotated texts say of them."""

import math
from collections.abc import Iterator
from functools import cache

from reader.places.candidates.candidate import ROWS, Candidate
from reader.places.weights import Weights, groups, probability

NAME = "confidence"
PLACE, WHICH = "place", "which"
"""The two questions: is it a place, and is it this one."""

_MOST = 0.99
_LEAST_ODDS, _MOST_ODDS = -7.0, 7.0
_REPEATED = 3


def confidence(candidate: Candidate, named: int, given: bool = False) -> float:
    """The probability that the candidate's place is the one that the text means.

    Args:
        named: how often the text names the place.
        given: somebody else has said that it is a place.
    """
    place, which = _learned()
    if place is None or which is None:
        return min(_MOST, (1.0 if given else candidate.likely) * candidate.sure)
    p = probability(sum([which[clue] * value for clue, value in which_clues(candidate, named)]))
    return min(_MOST, p if given else p * probability(sum([place[clue] * value for clue, value in place_clues(candidate, named)])))


def place_clues(candidate: Candidate, named: int) -> Iterator[tuple[str, float]]:
    """What tells whether it is a place: clues with their values."""
    yield "always", 1.0
    row = candidate.section in ROWS
    yield ("row" if row else "likely"), 1.0 if row else log_odds(candidate.likely)
    if named > 1:
        yield "again", math.log2(min(named, 2**_REPEATED))
    if candidate.people:
        yield "people", 1.0


def which_clues(candidate: Candidate, named: int) -> Iterator[tuple[str, float]]:
    """What tells whether it is this place: clues with their values."""
    yield "always", 1.0
    yield "sure", log_odds(candidate.sure)
    if named > 1:
        yield "again", math.log2(min(named, 2**_REPEATED))
    if candidate.hold or candidate.held:
        yield "told", 1.0
    if candidate.place is not None and candidate.place.kind in ("country", "continent"):
        yield "land", 1.0
    if candidate.section in ROWS:
        yield "row", 1.0


def log_odds(p: float) -> float:
    """The natural logarithm of the odds of a probability, within bounds."""
    if p <= 0.0:
        return _LEAST_ODDS
    return _MOST_ODDS if p >= 1.0 else max(_LEAST_ODDS, min(_MOST_ODDS, math.log(p / (1 - p))))


@cache
def _learned() -> tuple[Weights | None, Weights | None]:
    """The weights of both questions, None where they were not learned: then what the models say stands."""
    found = groups(NAME)
    return found.get(PLACE), found.get(WHICH)
