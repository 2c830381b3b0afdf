"""In which order the places of an article stand: what speaks for each as the place that the story is about, and how sure it is of the first."""

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import repeat
from typing import NamedTuple

from reader.model.place import ArticlePlace
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.signs import WHERE
from reader.places.weighing.confidence import log_odds
from reader.places.weights import Weights, groups, probability

NAME = "mains"
ORDER, RIGHT = "order", "right"
"""The two questions: which of an article's places is it about, and is the first one right."""

_NEAR = 60
"""News say first what matters: how far behind the dateline or the headline a place is first named is told in doublings of so many characters."""

_SENTENCE = 150
_FAR = 1_000_000
_PEOPLE = 0.6
"""What an adjective or an inhabitant counts of a name."""

_ON_THE_WAY = frozenset(
    ("nach", "aus", "richtung", "from", "via", "toward", "towards", "vers", "depuis", "desde", "hacia", "para", "da", "naar", "uit", "från", "till",
     "gebürtige", "gebürtiger")
)  # fmt: skip
"""Prepositions before a place that somebody comes from or goes to."""

_THERE = WHERE - _ON_THE_WAY
_IN = {"country": "in country", "region": "in region", "city": "in city", "area": "in area"}
_MOST = 0.99
_MUCH = 10.0
_ZEROS = repeat(0.0)


class Subject(NamedTuple):
    """A place that an article may be about.

    Attributes:
        names: where the article names it.
        start: where it is first named, code points.
        given: what it adds to the logarithm of the odds that it came with the article as its place.
    """

    entry: ArticlePlace
    names: list[Candidate]
    start: int
    given: float = 0.0


class Clues(NamedTuple):
    """What speaks for a place, and against.

    Attributes:
        signs: clues that are there or not.
        amounts: clues with their values.
    """

    signs: list[str]
    amounts: list[tuple[str, float]]

    def odds(self, weights: Weights) -> float:
        """What they weigh together: the logarithm of odds."""
        get = weights.get
        return sum(map(get, self.signs, _ZEROS)) + sum([get(clue, 0.0) * value for clue, value in self.amounts])


_Named = tuple[float, bool, int, list[str]]
"""What the names of a place say by themselves: how often it is named, whether in the text itself and not only in its dateline, where first (in code points
behind the dateline and the headline), and the signs."""

_odds_of = lru_cache(256)(log_odds)
"""Confidence in places is told in hundredths."""


def ordered(gazetteer: Gazetteer, subjects: Sequence[Subject], line: str, headline: int) -> tuple[tuple[ArticlePlace, ...], float]:
    """The places, that which the article is about first, and the probability that the first one is right: it is about it, and means that place.

    Args:
        line: the clue that its dateline gives.
        headline: the body's first line ends there, in code points, if it is its title.
    """
    if not subjects:
        return (), 0.0
    ranks, odds = _ranked(gazetteer, subjects, line, headline)
    first = ranks[0]
    sure = probability(right_clues(subjects[first].entry, odds[first], share_of(odds, first)).odds(_learned()[1]))
    return tuple([subjects[at].entry for at in ranks]), min(_MOST, sure)


def in_order(gazetteer: Gazetteer, subjects: Sequence[Subject], line: str, headline: int) -> tuple[ArticlePlace, ...]:
    """The places, that which the article is about first. Arguments as in `ordered`."""
    if len(subjects) < 2:
        return tuple([subject.entry for subject in subjects])
    return tuple([subjects[at].entry for at in _ranked(gazetteer, subjects, line, headline)[0]])


def _ranked(gazetteer: Gazetteer, subjects: Sequence[Subject], line: str, headline: int) -> tuple[list[int], list[float]]:
    """The places by number, that which the article is about first, and the logarithm of the odds of each."""
    order = _learned()[0]
    clues = clues_of(gazetteer, subjects, line, headline)
    odds = [its.odds(order) + subject.given for its, subject in zip(clues, subjects, strict=True)]
    return sorted(range(len(subjects)), key=lambda at: (-odds[at], subjects[at].start)), odds


def share_of(odds: Sequence[float], at: int) -> float:
    """The probability of one of several, by the logarithms of their odds."""
    most = max(odds)
    return math.exp(odds[at] - most) / sum([math.exp(its - most) for its in odds])


def right_clues(first: ArticlePlace, odds: float, share: float) -> Clues:
    """What tells whether the first place is right: how much speaks for it, how much more than for the others, and how sure it is that it is this one."""
    return Clues(["always"], [("odds", min(odds, _MUCH)), ("share", log_odds(share)), ("sure", log_odds(first.confidence))])


def clues_of(gazetteer: Gazetteer, subjects: Sequence[Subject], line: str, headline: int) -> list[Clues]:
    """What speaks for each of an article's places, and against: clues with their values. Arguments as in `ordered`."""
    lines = [c for s in subjects for c in s.names if c.section == "dateline"]
    opening = max([headline, *[c.end for c in lines]]) if lines else headline
    front = min([c.start for c in lines]) if lines else 0
    named = [_named(subject, line, front, opening) for subject in subjects]
    total = sum([times for times, *_ in named]) or 1.0
    where = {subject.entry.place.geonameid: at for at, subject in enumerate(subjects)}
    countries: dict[str | None, float] = {}
    holds = [0] * len(subjects)
    cities = []
    for at, subject in enumerate(subjects):
        place = subject.entry.place
        times, running, first, signs = named[at]
        countries[place.country] = countries.get(place.country, 0.0) + times
        if place.kind == "city":
            cities.append((first, at))
        for above in gazetteer.ancestors(place.geonameid):
            holder = where.get(above.geonameid)
            if holder is None:
                continue
            holds[holder] += 1
            if above.kind in _IN:
                signs.append(_IN[above.kind])
            if above.kind == "country" and subject.entry.role == "dateline":
                signs.append("line in land" if running else "line in land alone")
                named[holder][3].append("holds line")
    soonest = min([first for _, _, first, _ in named])
    first_city = min(cities)[1] if cities else -1
    return [
        _beside(subject.entry, its, countries[subject.entry.place.country] / total, its[2] == soonest, holds[at], len(cities), first_city == at)
        for at, (subject, its) in enumerate(zip(subjects, named, strict=True))
    ]


def _beside(entry: ArticlePlace, its: _Named, land: float, soonest: bool, holds: int, cities: int, first_city: bool) -> Clues:
    """The clues of a place among the others.

    Args:
        land: the share of its country in all names.
        holds: how many of the others lie in it.
        cities: how many cities are named.
    """
    place = entry.place
    times, _, first, signs = its
    amounts = [("sure", _odds_of(entry.confidence))]
    if times:
        amounts.append(("times", math.log2(times)))
    if place.country:
        amounts.append(("land", land))
    if holds:
        amounts.append(("holds", math.log2(1 + holds)))
    if first < _FAR:
        amounts.append(("late", math.log2(1 + first / _NEAR)))
    else:
        signs.append("beside")
    if soonest:
        signs.append("first")
    if place.kind == "city":
        if cities == 1:
            signs.append("only city")
        elif not first_city:
            signs.append("later city")
    return Clues(signs, amounts)


def _named(subject: Subject, line: str, front: int, opening: int) -> _Named:
    """The clues that a place's own names give.

    Args:
        front, opening: where the dateline begins, and where the story does, code points.
    """
    signs: list[str] = [subject.entry.place.kind]
    times, first = 0.0, _FAR
    running = own = free = title = opens = there = scene = way = stays = False
    for name in subject.names:
        section = name.section
        if name.people:
            times += _PEOPLE
        else:
            times += 1.0
            own = True
        if not name.held:
            free = True
        if section == "title":
            title = True
        elif section == "dateline":
            if name.held:
                signs.append("line held")
            else:
                signs.append(line)
                if name.start > front:
                    signs.append("line second")
        else:
            running = True
            at = name.start - opening if section == "body" else name.start
            if at < 0:
                opens = True
                continue
            first = at if at < first else first
            before = name.before and name.before.lower()
            if before in _ON_THE_WAY:
                way = True
                continue
            stays = True
            if before in _THERE:
                there = True
                if at < _SENTENCE:
                    scene = True
    if title:
        signs.append("title")
    if opens:
        signs.append("opens")
    if there:
        signs.append("there")
    if scene:
        signs.append("scene")
    if times and not own:
        signs.append("people")
    if times and not free:
        signs.append("held")
    if way and not stays:
        signs.append("way")
    return times, running, first, signs


@cache
def _learned() -> tuple[Weights, Weights]:
    """The weights of both questions."""
    found = groups(NAME)
    return found[ORDER], found[RIGHT]
