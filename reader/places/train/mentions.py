"""Learns whether a candidate is a place: from every candidate that the texts hold, right if it overlaps a true mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from reader.places.gazetteer import Gazetteer
from reader.places.mentions.around import ARTICLE, View, article_clues, told_apart, view_of
from reader.places.mentions.clues import LEFT, RIGHT, WORD, language_of, left_clues, right_clues, word_clues
from reader.places.mentions.judge import NAME, group
from reader.places.reading import candidates_of
from reader.places.train import texts
from reader.places.train.corpora import CORPORA, Document, Part, read
from reader.places.train.logistic import Example, learn, score
from reader.places.weights import TAB, probability

TOLD = (
    "How much each clue speaks for a candidate's being a place, in natural logarithms of odds. Learned from annotated texts by",
    "`python -m reader.places.train`; NOTICE names them. A group is told apart by language and kind of candidate.",
)
WEIGHT = {
    "texts-de-2": 0.5,
    "mobie-de": 0.4,
    "crossner-en": 0.2,
    "uner-ewt-en": 0.4,
    "wikigold-en": 0.4,
    "danplus-da": 0.5,
    "webbnyheter-sv": 0.5,
    "re3d-en": 0.6,
}
"""How much a mention counts; 1 for news by the usual guidelines."""

_FOLDS = 3
"""What a candidate's own clues weigh comes, for learning what its article does, from weights that did not see its document."""

_GUIDELINE = "guideline "


@dataclass(slots=True)
class Case:
    """A candidate with its own clues and the answer; None if the guideline says nothing of it."""

    view: View
    clues: tuple[str, ...]
    right: bool | None


@dataclass(frozen=True, slots=True)
class Cases:
    """The candidates of one document."""

    document: Document
    language: str
    its: list[Case]


def weights_of(folder: Path, gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """The weights by the name of their file, from the parts that are for learning. Raises CorpusError."""
    every = chain(documents(folder, CORPORA, ("train",)), texts.read())
    return {NAME: learn_all(list(cases_of(gazetteer, every)))}


def documents(folder: Path, corpora: Iterable[str], parts: tuple[Part, ...]) -> Iterator[Document]:
    """The documents of some parts of some corpora."""
    for corpus in corpora:
        yield from (document for document in read(folder, corpus) if document.part in parts)


def cases_of(gazetteer: Gazetteer, documents: Iterable[Document]) -> Iterator[Cases]:
    """Every candidate of each document."""
    for document in documents:
        language = language_of(document.language)
        its = []
        for candidate in candidates_of(gazetteer, document.text, document.language, "body"):
            candidate.given = candidate.likely
            view = view_of(candidate)
            clues = (
                *_named(WORD, language, view.kind, word_clues(gazetteer, language, candidate)),
                *_named(LEFT, language, view.kind, left_clues(gazetteer, view.left)),
                *_named(RIGHT, language, view.kind, right_clues(gazetteer, view.right)),
            )
            its.append(Case(view, clues, right(document, candidate.start, candidate.end, candidate.people)))
        yield Cases(document, language, its)


def right(document: Document, start: int, end: int, people: bool) -> bool | None:
    """Whether a mention is one of the document's; None where its guideline does not tell."""
    if any(start < gold.end and gold.start < end for gold in document.gold):
        return True
    if people and not document.people:
        return None
    if any(start < stop and begin < end for begin, stop in document.neutral):
        return None
    if any(kind == "place" and start < stop and begin < end for begin, stop, kind in document.others):
        return None
    return False


def learn_all(every: list[Cases]) -> dict[str, float]:
    """The weight of each clue, by group, tab and value."""
    again: list[Example] = []
    for fold in range(_FOLDS):
        alone = learn([e for at, cases in enumerate(every) if at % _FOLDS != fold for e in _alone(cases)])
        for at, cases in enumerate(every):
            if at % _FOLDS == fold:
                again.extend(_again(cases, alone))
    alone = learn([e for cases in every for e in _alone(cases)])
    article = learn(again)
    return {clue: weight for clue, weight in (alone | article).items() if not clue.startswith(_GUIDELINE)}


def _named(templates: tuple[str, ...], language: str, kind: str, clues: Iterable[tuple[int, object]]) -> Iterator[str]:
    for number, value in clues:
        yield f"{group(templates[number], language, kind)}{TAB}{value}"


def _alone(cases: Cases) -> Iterator[Example]:
    for case in cases.its:
        if case.right is not None:
            yield Example((*case.clues, *_by_guideline(cases, case)), case.right, WEIGHT.get(cases.document.corpus, 1.0))


def _again(cases: Cases, alone: dict[str, float]) -> Iterator[Example]:
    own = [score(alone, (*case.clues, *_by_guideline(cases, case))) for case in cases.its]
    for case, odds in zip(cases.its, own, strict=True):
        case.view.likely = max(probability(odds), case.view.candidate.given)
    for case, odds, clues in zip(cases.its, own, article_clues([case.view for case in cases.its]), strict=True):
        if case.right is not None:
            named = _named(ARTICLE, cases.language, case.view.kind, map(told_apart, clues))
            yield Example(tuple(named), case.right, WEIGHT.get(cases.document.corpus, 1.0), odds)


def _by_guideline(cases: Cases, case: Case) -> Iterator[str]:
    """What only this corpus holds to be a place; learned so that it spoils nothing else, and then left out."""
    corpus = cases.document.corpus
    yield f"{_GUIDELINE}{corpus}"
    yield f"{_GUIDELINE}{corpus} {case.view.kind}"
    yield f"{_GUIDELINE}{corpus} {case.view.candidate.key}"
