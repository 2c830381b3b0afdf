"""Learns whether a candidate is a place: from every candidate that the texts hold, right if it overlaps a true mention."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.places.gazetteer import Gazetteer
from reader.places.mentions.around import View, article_clues, view_of
from reader.places.mentions.clues import both_clues, language_of, left_clues, right_clues, word_clues
from reader.places.mentions.judge import AGAIN, ALONE
from reader.places.reading import candidates_of
from reader.places.train.corpora import CORPORA, Document, Part, read
from reader.places.train.logistic import Example, learn, score
from reader.places.weights import probability

TOLD = (
    "How much each clue speaks for a candidate's being a place: logarithm of odds. Learned by `python -m reader.places.train`; NOTICE names the texts.",
)

WEIGHT = {"mobie-de": 0.4, "crossner-en": 0.4, "uner-ewt-en": 0.6, "wikigold-en": 0.6, "danplus-da": 0.5, "webbnyheter-sv": 0.5, "re3d-en": 0.6}
"""How much a mention counts; 1 for news by the usual guidelines."""

_FOLDS = 2
"""The first judgement of an example comes from weights that did not see its document."""


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


def cases_of(gazetteer: Gazetteer, documents: Iterable[Document]) -> Iterator[Cases]:
    """Every candidate of each document."""
    for document in documents:
        language = language_of(document.language)
        candidates = candidates_of(gazetteer, document.text, document.language, "body")
        its = []
        for candidate in candidates:
            view = view_of(candidate)
            clues = (
                *word_clues(language, view.kind, candidate),
                *left_clues(gazetteer, language, view.kind, view.left),
                *right_clues(gazetteer, language, view.kind, view.right),
                *both_clues(language, view.kind, view.left, view.right),
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


def documents(folder: Path, corpora: Iterable[str], parts: tuple[Part, ...]) -> Iterator[Document]:
    """The documents of some parts of some corpora."""
    for corpus in corpora:
        yield from (document for document in read(folder, corpus) if document.part in parts)


def weights_of(folder: Path, gazetteer: Gazetteer) -> dict[str, dict[str, float]]:
    """The weights of both judgements by their name, from the parts that are for learning. Raises CorpusError."""
    return learn_all(list(cases_of(gazetteer, documents(folder, CORPORA, ("train",)))))


def learn_all(every: list[Cases]) -> dict[str, dict[str, float]]:
    """The weights of both judgements by their name."""
    folds = [learn([e for at, c in enumerate(every) if at % _FOLDS != fold for e in _alone(c)]) for fold in range(_FOLDS)]
    again: list[Example] = []
    for at, cases in enumerate(every):
        again.extend(_again(cases, folds[at % _FOLDS]))
    return {ALONE: _general(learn([e for cases in every for e in _alone(cases)])), AGAIN: _general(learn(again))}


def judged(cases: Cases, learned: dict[str, dict[str, float]]) -> list[float]:
    """The probability of each candidate of a document."""
    _first(cases, learned[ALONE])
    clues = article_clues(cases.language, [case.view for case in cases.its])
    return [probability(score(learned[AGAIN], (*case.clues, *more))) for case, more in zip(cases.its, clues, strict=True)]


def _first(cases: Cases, alone: dict[str, float]) -> None:
    for case in cases.its:
        case.view.likely = probability(score(alone, case.clues))


def _alone(cases: Cases) -> Iterator[Example]:
    for case in cases.its:
        if case.right is not None:
            yield Example((*case.clues, *_by_guideline(cases, case)), case.right, WEIGHT.get(cases.document.corpus, 1.0))


def _again(cases: Cases, alone: dict[str, float]) -> Iterator[Example]:
    _first(cases, alone)
    for case, more in zip(cases.its, article_clues(cases.language, [case.view for case in cases.its]), strict=True):
        if case.right is not None:
            yield Example((*case.clues, *more, *_by_guideline(cases, case)), case.right, WEIGHT.get(cases.document.corpus, 1.0))


_GUIDELINE = "guideline "


def _by_guideline(cases: Cases, case: Case) -> Iterator[str]:
    """What only this corpus holds to be a place; learned so that it spoils nothing else, and then left out."""
    corpus = cases.document.corpus
    yield f"{_GUIDELINE}{corpus}"
    yield f"{_GUIDELINE}{corpus} {case.view.kind}"
    yield f"{_GUIDELINE}{corpus} {case.view.candidate.key}"


def _general(learned: dict[str, float]) -> dict[str, float]:
    return {clue: weight for clue, weight in learned.items() if not clue.startswith(_GUIDELINE)}
