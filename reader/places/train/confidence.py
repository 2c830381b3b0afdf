"""Learns how often mentions are right, from the tuning parts of annotated texts: logistic regression with few clues, exact to the last digit that is kept."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.places.candidates.candidate import Candidate
from reader.places.distance import distance_km
from reader.places.gazetteer import Gazetteer
from reader.places.locate import read_text
from reader.places.train import mentions
from reader.places.train.corpora import CORPORA, Document, Gold, Part, read
from reader.places.train.equations import solved
from reader.places.weighing.confidence import NAME, PLACE, WHICH, place_clues, which_clues
from reader.places.weights import TAB, probability

RIGHT_KM = 161
"""A place is right within so many kilometres (100 miles), as the measures that are published for such texts have it."""

TOLD = (
    "How often mentions are right: weights of clues, learned by reader/places/train/confidence.py from the tuning parts of the texts",
    "that the other weights are learned from. Counts only, no text.",
)
_STEPS = 25
_DRAWN = 1.0
"""How strongly weights are drawn to where the models' own estimates stand."""

_CORPUS = 1500
"""No corpus counts for more mentions than so many."""

_WIDE_KM = {"country": 1500, "continent": 3000, "area": 1500}
"""The middle of a large land lies elsewhere in each source."""

_LANGUAGES = ("de", "en")

Clues = tuple[tuple[str, float], ...]
Row = tuple[Clues, bool, float]
"""Clues of one case, its answer, and how much it counts."""


@dataclass(frozen=True, slots=True)
class Case:
    """A mention that was found in an annotated text.

    Attributes:
        named: how often the text names the place.
        place: it is one, as the text's annotators say.
        right: it is this one; None where they don't say which.
    """

    candidate: Candidate
    named: int
    place: bool
    right: bool | None


def weights_of(folder: Path, gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """The weights by the name of their file. Raises CorpusError."""
    return {NAME: learn(folder, gazetteer)}


def learn(folder: Path, gazetteer: Gazetteer) -> dict[str, float]:
    """The weights of both questions by question, a tab and clue. Raises CorpusError."""
    rows: dict[str, list[Row]] = {PLACE: [], WHICH: []}
    for corpus in CORPORA:
        found = list(cases(folder, corpus, gazetteer, "tune"))
        share = min(1.0, _CORPUS / max(1, len(found)))
        for case in found:
            rows[PLACE].append((tuple(place_clues(case.candidate, case.named)), case.place, share))
            if case.right is not None:
                rows[WHICH].append((tuple(which_clues(case.candidate, case.named)), case.right, share))
    asked = ((PLACE, {"likely": 1.0, "row": 3.0}), (WHICH, {"sure": 1.0}))
    return {f"{question}{TAB}{clue}": weight for question, start in asked for clue, weight in fitted(rows[question], start).items()}


def cases(folder: Path, corpus: str, gazetteer: Gazetteer, part: Part) -> Iterator[Case]:
    """The mentions found in one part of a corpus; those that its guideline leaves open are left out. Raises CorpusError."""
    for document in read(folder, corpus):
        if document.part == part and document.language in _LANGUAGES:
            yield from _cases(document, gazetteer)


def _cases(document: Document, gazetteer: Gazetteer) -> Iterator[Case]:
    names = [c for c in read_text(gazetteer, document.text, document.title, document.language).names if c.section != "title"]
    counts = Counter(c.place.geonameid for c in names if c.place is not None)
    for candidate in names:
        if candidate.place is None:
            continue
        place = mentions.right(document, candidate.start, candidate.end, candidate.people)
        if place is None:
            continue
        meant = next((g for g in document.gold if g.start < candidate.end and candidate.start < g.end), None)
        yield Case(candidate, counts[candidate.place.geonameid], place, None if meant is None else _right(candidate, meant))


def _right(candidate: Candidate, gold: Gold) -> bool | None:
    if gold.lat is None or gold.lon is None or candidate.place is None:
        return None
    away = distance_km(gold.lat, gold.lon, candidate.place.lat, candidate.place.lon)
    return away <= _WIDE_KM.get(candidate.place.kind, RIGHT_KM)


def fitted(rows: Sequence[Row], start: dict[str, float]) -> dict[str, float]:
    """The weights that make the answers likeliest, drawn to those to start with; Newton's method."""
    names = sorted({clue for clues, _, _ in rows for clue, _ in clues} | set(start))
    number = {name: at for at, name in enumerate(names)}
    first = [start.get(name, 0.0) for name in names]
    weights = first[:]
    for _ in range(_STEPS):
        slope = [-_DRAWN * (w - f) for w, f in zip(weights, first, strict=True)]
        curve = [[_DRAWN if a == b else 0.0 for b in range(len(names))] for a in range(len(names))]
        for clues, right, counts in rows:
            its = [(number[clue], value) for clue, value in clues]
            p = probability(sum(weights[at] * value for at, value in its))
            for at, value in its:
                slope[at] += counts * (right - p) * value
                for other, its_value in its:
                    curve[at][other] += counts * p * (1 - p) * value * its_value
        step = solved(curve, slope)
        weights = [w + s for w, s in zip(weights, step, strict=True)]
        if max(abs(s) for s in step) < 1e-6:
            break
    return dict(zip(names, weights, strict=True))
