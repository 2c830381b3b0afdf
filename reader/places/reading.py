"""Reads texts for places: candidates, names that hold others, is it a place, which one. Used for articles and for bare text."""

from reader.places.gazetteer import Gazetteer
from reader.places.learnt import Said
from reader.places.mentions.candidate import Candidate, Section
from reader.places.mentions.find import find
from reader.places.mentions.judge import judge
from reader.places.resolve.choose import choose
from reader.places.resolve.containers import link


def candidates_of(gazetteer: Gazetteer, text: str, language: str, section: Section, dateline: list[Candidate] | None = None) -> list[Candidate]:
    """Candidates of one text in order; those of its dateline stand for whatever else is found there."""
    found = find(gazetteer, text, language, section)
    if dateline:
        end = max(candidate.end for candidate in dateline)
        start = min(candidate.start for candidate in dateline)
        found = sorted([*dateline, *(c for c in found if c.end <= start or c.start >= end)], key=lambda c: c.start)
    return link(gazetteer, text, found, section=section)


def settle(gazetteer: Gazetteer, candidates: list[Candidate], language: str, sure_from: float = 0.5, said: Said | None = None) -> list[Candidate]:
    """Judges and resolves candidates of one article; returns those that are places. What the reader has said of them goes before."""
    given = [candidate.likely for candidate in candidates]
    judge(candidates, language)
    for candidate, likely in zip(candidates, given, strict=True):
        candidate.likely = max(candidate.likely, likely)
    if said is not None:
        candidates = said.judged(candidates)
    choose(gazetteer, candidates, language)
    return [candidate for candidate in candidates if candidate.likely >= sure_from and candidate.place is not None]
