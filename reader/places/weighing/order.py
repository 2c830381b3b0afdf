"""In which order the places of an article stand: what speaks for each as the place that the story is about, and how sure it is of the first."""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reader.model.place import ArticlePlace
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.signs import WHERE
from reader.places.weighing.confidence import log_odds
from reader.places.weights import DATA, SUFFIX, Weights, groups, probability

NAME = "mains"
ORDER, RIGHT = "order", "right"
"""The two questions: which of an article's places is it about, and is the first one right."""

_GIVEN = {"details": 60.0, "geo": 30.0}
"""What came with the article as its place goes before all that is read."""

_NEARS = (60, 150, 300, 600)
_AT = ("at 0", "at 1", "at 2", "at 3", "at 4")
"""News say first what matters: where a place is first named, in characters behind the dateline or the headline."""

_SENTENCE = 150
_SIZES = ((20_000, "village"), (100_000, "town"), (1_000_000, "big city"))
_ON_THE_WAY = frozenset(
    ("nach", "aus", "from", "via", "toward", "towards", "vers", "depuis", "desde", "hacia", "para", "da", "naar", "uit", "från", "till", "gebürtige",
     "gebürtiger")
)  # fmt: skip
"""Prepositions before a place that somebody comes from or goes to."""

_THERE = WHERE - _ON_THE_WAY
_MOST = 0.99

Clues = list[tuple[str, float]]


class Subject(NamedTuple):
    """A place that an article may be about.

    Attributes:
        names: where the article names it.
        start: where it is first named, code points.
    """

    entry: ArticlePlace
    names: list[Candidate]
    start: int


class _Named(NamedTuple):
    """What the names of a place say by themselves."""

    times: int
    running: int
    first: int
    clues: Clues


def ordered(gazetteer: Gazetteer, subjects: Sequence[Subject], line: str, headline: int) -> tuple[tuple[ArticlePlace, ...], float]:
    """The places, that which the article is about first, and the probability that the first one is right: it is about it, and means that place.

    Args:
        line: the clue that its dateline gives.
        headline: the body's first line ends there, in code points, if it is its title.
    """
    if not subjects:
        return (), 0.0
    order, right = _learned()
    odds = []
    for subject, clues in zip(subjects, clues_of(gazetteer, subjects, line, headline), strict=True):
        odds.append(sum([order[clue] * value for clue, value in clues]) + _GIVEN.get(subject.entry.role, 0.0))
    ranks = sorted(range(len(subjects)), key=lambda at: (-odds[at], subjects[at].start))
    first = subjects[ranks[0]].entry
    sure = probability(sum([right[clue] * value for clue, value in right_clues(first, share_of(odds, ranks[0]))]))
    return tuple([subjects[at].entry for at in ranks]), min(_MOST, sure)


def share_of(odds: Sequence[float], at: int) -> float:
    """The probability of one of several, by the logarithms of their odds."""
    most = max(odds)
    return math.exp(odds[at] - most) / sum([math.exp(its - most) for its in odds])


def right_clues(first: ArticlePlace, share: float) -> Iterator[tuple[str, float]]:
    """What tells whether the first place is right: clues with their values."""
    yield "always", 1.0
    yield "share", log_odds(share)
    yield "sure", log_odds(first.confidence)
    if first.role in ("dateline", "title"):
        yield first.role, 1.0
    if first.mentions > 1:
        yield "again", math.log2(min(first.mentions, 8))


def clues_of(gazetteer: Gazetteer, subjects: Sequence[Subject], line: str, headline: int) -> list[Clues]:
    """What speaks for each of an article's places, and against: clues with their values."""
    opening = max(headline, max([c.end for s in subjects for c in s.names if c.section == "dateline"], default=0))
    named = [_named(subject, line, opening) for subject in subjects]
    total = sum([its.times for its in named]) or 1
    where = {subject.entry.place.geonameid: at for at, subject in enumerate(subjects)}
    countries: dict[str | None, int] = {}
    holds = [0] * len(subjects)
    for at, subject in enumerate(subjects):
        place, its = subject.entry.place, named[at]
        countries[place.country] = countries.get(place.country, 0) + its.times
        for above in gazetteer.ancestors(place.geonameid):
            holder = where.get(above.geonameid)
            if holder is not None:
                holds[holder] += 1
                its.clues.append(("in " + above.kind, 1.0))
                if above.kind == "country" and subject.entry.role == "dateline":
                    its.clues.append(("line in land" if its.running else "line in land alone", 1.0))
                    named[holder].clues.append(("holds line", 1.0))
    cities = sorted([(its.first, at) for at, its in enumerate(named) if subjects[at].entry.place.kind == "city"])
    soonest = min([its.first for its in named])
    for at, (subject, its) in enumerate(zip(subjects, named, strict=True)):
        place, add = subject.entry.place, its.clues.append
        add(("times", math.log2(min(its.times, 8)) if its.times else 0.0))
        add(("share", its.times / total))
        add(("sure", log_odds(subject.entry.confidence)))
        if place.country:
            add(("land", countries[place.country] / total))
        if its.first == soonest:
            add(("first", 1.0))
        if holds[at]:
            add(("holds", math.log2(1 + min(holds[at], 7))))
        if place.kind == "city":
            if len(cities) == 1:
                add(("only city", 1.0))
            elif cities[0][1] != at:
                add(("later city", 1.0))
    return [its.clues for its in named]


def _named(subject: Subject, line: str, opening: int) -> _Named:
    """The clues that a place's own names give."""
    place = subject.entry.place
    clues: Clues = [(place.kind, 1.0)]
    add = clues.append
    if place.kind == "city":
        clues.append((next((size for most, size in _SIZES if place.population < most), "metropolis"), 1.0))
    times = running = 0
    first = 1_000_000
    own = free = title = opens = there = scene = False
    for name in subject.names:
        section = name.section
        if section == "details":
            continue
        times += 1
        own = own or not name.people
        free = free or not name.held
        if section == "title":
            title = True
        elif section == "dateline":
            add((line if not name.held else "line held", 1.0))
        else:
            running += 1
            at = name.start - opening if section == "body" else name.start
            if at < 0:
                opens = True
                continue
            first = min(first, at)
            if name.before and name.before.lower() in _THERE:
                there = True
                scene = scene or at < _SENTENCE
    for clue, holds in (("title", title), ("opens", opens), ("there", there), ("scene", scene), ("people", not own), ("held", not free)):
        if holds:
            add((clue, 1.0))
    if first < 1_000_000:
        add((next((at for near, at in zip(_NEARS, _AT, strict=False) if first < near), _AT[-1]), 1.0))
    return _Named(times, running, first, clues)


@cache
def _learned() -> tuple[Weights, Weights]:
    """The weights of both questions."""
    if not (DATA / f"{NAME}{SUFFIX}").is_file():
        return Weights(START), Weights({"share": 1.0})
    found = groups(NAME)
    return found[ORDER], found[RIGHT]


START = {"title": 1.0, "line bureau": 0.5, "line reported": 1.5, "line settled": 4.0, "scene": 1.0, "times": 0.7, "people": -0.7, "held": -1.0, "sure": 0.3}
"""Where learning starts."""
