"""Learns which of an article's places it is about, and how often the first one is right, from news articles whose main places are known.

`mains.tsv` says which articles, and which places are right: ids alone, the texts lie in the corpora's folder.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.model.place import Place
from reader.places.gazetteer import Gazetteer
from reader.places.locate import read_text
from reader.places.train.corpora import Document, read, tenth_of
from reader.places.train.equations import solved
from reader.places.weighing.order import NAME, ORDER, RIGHT, Clues, Subject, right_clues, share_of
from reader.places.weighing.weigh import clues_for, subjects
from reader.places.weights import TAB, Weights
from reader.text.fold import fold

TOLD = (
    "Which of an article's places it is about, and how often the first one is right: weights of clues, learned by reader/places/train/mains.py",
    "from news articles of SmartData, LGL, GeoVirus and GUM whose main places mains.tsv has. Weights only, no text.",
)
MAINS = Path(__file__).with_name("mains.tsv")

START = {
    "title": 1.0, "line bureau": 0.5, "line reported": 1.5, "line settled": 4.0, "scene": 1.0, "times": 0.7, "people": -0.7, "held": -1.0, "sure": 0.3,
    "late": -0.3, "city": 0.3, "line second": -0.5,
}  # fmt: skip
"""Weights of the first question that learning starts from, and stays near where little is known."""

START_RIGHT = {"share": 1.0}
"""The same for the second question."""

_DRAWN = 3.0
"""How strongly weights are drawn to where they start."""

_OTHER = 0.5
"""How much an acceptable place counts that is not the best one."""

_FOLDS = 10
"""As many as `tenth_of` has numbers."""

_NOTHING = Clues([], [])
_STEPS = 40


@dataclass(frozen=True, slots=True)
class Case:
    """An article with its places.

    Attributes:
        clues: those of each of its places.
        good: how good each place is as the main one, 0 to 1.
    """

    document: Document
    subjects: list[Subject]
    clues: list[Clues]
    good: list[float]


def weights_of(folder: Path, gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """The weights by the name of their file. Raises CorpusError."""
    return {NAME: learn(list(cases(folder, gazetteer)))}


def learn(known: Sequence[Case]) -> dict[str, float]:
    """The weights of both questions by question, a tab and clue.

    How often the first place is right is learned from articles that the order was not learned from, in turn.
    """
    rows = []
    for fold_number in range(_FOLDS):
        order = Weights(order_of([case for case in known if tenth_of(case.document.id) != fold_number]))
        for case in known:
            if tenth_of(case.document.id) == fold_number:
                first, odds, share = first_of(order, case.clues)
                rows.append((right_clues(case.subjects[first].entry, odds, share), case.good[first] > 0))
    asked = {ORDER: order_of(known), RIGHT: right_of(rows)}
    return {f"{question}{TAB}{clue}": weight for question, its in asked.items() for clue, weight in its.items()}


def cases(folder: Path, gazetteer: Gazetteer, mains: Path = MAINS) -> Iterator[Case]:
    """The articles that name places and whose main place is known, or that have none. Raises CorpusError."""
    rows = [line.split("\t")[:3] for line in mains.read_text("utf-8").splitlines() if not line.startswith("#")]
    known = {(corpus, number): main.split("|") for corpus, number, main in rows}
    for corpus in dict.fromkeys(corpus for corpus, _ in known):
        for document in read(folder, corpus):
            main = known.get((corpus, document.id))
            if main is None or document.part == "test":
                continue
            text = read_text(gazetteer, document.text, document.title, document.language)
            found = subjects(gazetteer, text.names, text.frame)
            right = [place for number in main if number != "-" and (place := gazetteer.place(int(number))) is not None]
            good = [max([0.0, *(1.0 if not at else _OTHER for at, place in enumerate(right) if same(gazetteer, s.entry.place, place))]) for s in found]
            if found:
                yield Case(document, found, clues_for(gazetteer, found, text.frame), good)


def same(gazetteer: Gazetteer, one: Place, other: Place) -> bool:
    """The same place, or a city and the region or country of its name that it lies in."""
    if one.geonameid == other.geonameid:
        return True
    above = {place.geonameid for place in (*gazetteer.ancestors(one.geonameid), *gazetteer.ancestors(other.geonameid))}
    if not {one.geonameid, other.geonameid} & above:
        return False
    return any(fold(gazetteer.name(one.geonameid, language)) == fold(gazetteer.name(other.geonameid, language)) for language in ("en", "de"))


def first_of(order: Weights, clues: Sequence[Clues]) -> tuple[int, float, float]:
    """The place with the best odds, their logarithm, and its share of the probability."""
    odds = [its.odds(order) for its in clues]
    first = max(range(len(odds)), key=odds.__getitem__)
    return first, odds[first], share_of(odds, first)


def order_of(known: Sequence[Case], drawn: float = _DRAWN) -> dict[str, float]:
    """The weights that make the good places likeliest among those of their articles. Articles without a good place teach nothing."""
    return fitted([(case.clues, case.good) for case in known if any(case.good) and len(case.good) > 1], START, drawn)


def right_of(rows: Sequence[tuple[Clues, bool]]) -> dict[str, float]:
    """The weights that make the answers likeliest: what is right is chosen before nothing."""
    return fitted([([clues, _NOTHING], [1.0, 0.0] if right else [0.0, 1.0]) for clues, right in rows], START_RIGHT, 1.0)


def fitted(choices: Sequence[tuple[list[Clues], list[float]]], first: dict[str, float], drawn: float) -> dict[str, float]:
    """The weights that make good choices likeliest (conditional logit), drawn to those to start with; Newton's method in bounded steps.

    Args:
        choices: clues of what there was to choose from, and how good each would have been. Of several good ones each counts by how likely it is.
    """
    names = sorted({clue for options, _ in choices for its in options for clue in (*its.signs, *dict(its.amounts))} | set(first))
    number = {name: at for at, name in enumerate(names)}
    rows = [([_vector(its, number) for its in options], good) for options, good in choices]
    start = [first.get(name, 0.0) for name in names]
    weights = start[:]
    for _ in range(_STEPS):
        slope = [-drawn * (w - s) for w, s in zip(weights, start, strict=True)]
        curve = [[drawn if a == b else 0.0 for b in range(len(names))] for a in range(len(names))]
        for vectors, good in rows:
            odds = [sum([weights[at] * value for at, value in its.items()]) for its in vectors]
            likely, wanted = _shares(odds, [1.0] * len(odds)), _shares(odds, good)
            mean: dict[int, float] = {}
            for its, p, q in zip(vectors, likely, wanted, strict=True):
                for at, value in its.items():
                    mean[at] = mean.get(at, 0.0) + p * value
                    slope[at] += (q - p) * value
                    for other, its_value in its.items():
                        curve[at][other] += p * value * its_value
            for at, value in mean.items():
                for other, its_value in mean.items():
                    curve[at][other] -= value * its_value
        step = solved(curve, slope)
        longest = max(abs(s) for s in step)
        weights = [w + s / max(1.0, longest) for w, s in zip(weights, step, strict=True)]
        if longest < 1e-5:
            break
    return dict(zip(names, weights, strict=True))


def _vector(clues: Clues, number: dict[str, int]) -> dict[int, float]:
    found: dict[int, float] = {}
    for clue, value in (*((sign, 1.0) for sign in clues.signs), *clues.amounts):
        found[number[clue]] = found.get(number[clue], 0.0) + value
    return found


def _shares(odds: Sequence[float], good: Sequence[float]) -> list[float]:
    most = max(its for its, how in zip(odds, good, strict=True) if how)
    weighed = [how * math.exp(its - most) if how else 0.0 for its, how in zip(odds, good, strict=True)]
    whole = sum(weighed)
    return [its / whole for its in weighed]
