"""Reads texts for places: candidates, names that hold others, is it a place, which one. Used for articles and for bare text."""

from reader.model.place import Place
from reader.places.candidates.candidate import Candidate, Section
from reader.places.candidates.containers import link
from reader.places.candidates.find import find
from reader.places.dateline import Dateline
from reader.places.datelines.names import dateline_candidates
from reader.places.gazetteer import Gazetteer
from reader.places.learnt import Said
from reader.places.mentions.judge import IS_A_PLACE, judge
from reader.places.resolve.choose import choose


def candidates_of(gazetteer: Gazetteer, text: str, language: str, section: Section, line: Dateline | None = None) -> list[Candidate]:
    """Candidates of one text in order; those of its dateline stand for whatever else is found there."""
    found = find(gazetteer, text, language, section)
    if line is not None and (ours := dateline_candidates(gazetteer, line)):
        start, end = min(line.start, ours[0].start), max(line.end, ours[-1].end)
        found = sorted([*ours, *(c for c in found if c.end <= start or c.start >= end)], key=lambda c: c.start)
    found = link(gazetteer, text, found, section=section)
    for candidate in found:
        candidate.whole = text
    return found


def settle(gazetteer: Gazetteer, candidates: list[Candidate], language: str, said: Said | None = None, home: Place | None = None) -> list[Candidate]:
    """Judges and resolves candidates of one article; returns those that are places. What the reader has said of them goes before."""
    judge(gazetteer, candidates, language)
    if said is not None:
        candidates = said.judged(candidates)
    choose(gazetteer, candidates, language, home)
    return [candidate for candidate in candidates if candidate.likely >= IS_A_PLACE and candidate.place is not None]
