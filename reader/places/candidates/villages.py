"""Places too small to be known by their names alone, where the text says in which region they lie: `Pandi, Bulacan`, `Boyce, La.`, `Wörgl (Tirol)`."""

import re
from collections.abc import Iterator

from reader.places.candidates.candidate import Candidate, Section
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.places.signs import TITLES, WHERE
from reader.text.fold import fold

_FORM = r"((?:[A-Z]\.\s?){2,4}|[A-Z]{2,3}\b|[A-Z][a-z]{1,5}\.)"
SHORT = re.compile(r",\s*" + _FORM)
"""A short form of a region behind a name: `, Tex.`, `, TX`, `, B.C.`."""

_SHORT_AFTER_COMMA = re.compile(", " + _FORM)  # with a blank: passed over quickly
_GAPS = (", ", " (")
_WORD = r"[A-ZÀ-ÖØ-Þ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_NAME = re.compile(rf"(?:{_WORD}\.?\s){{0,3}}{_WORD}$")
_REACH = 60
_PERSON = int(WordFlag.FIRST_NAME | WordFlag.SURNAME)
_COMMON = int(WordFlag.COMMON)


def short_form(gazetteer: Gazetteer, section: Section, match: "re.Match[str]") -> Candidate | None:
    """What `SHORT` found behind a name, None if it is no short form of a place."""
    key = fold(match[1])
    known = gazetteer.text_key(key)
    entries = tuple(entry for entry in known.entries if entry.naming in (Naming.SUFFIX, Naming.ACRONYM))
    if not entries:
        return None
    return Candidate(match.start(1), match.end(1), match[1].rstrip(), key, entries, known.flags, section, likely=0.9)


def villages(gazetteer: Gazetteer, text: str, candidates: list[Candidate], section: Section | None = None) -> list[Candidate]:
    """Small places before the regions among the candidates and before short forms of regions, each with its region if that is new."""
    found: list[Candidate] = []
    done = 0
    for outer in candidates:
        start = outer.start
        if text[start - 2 : start] in _GAPS and start - 2 > done and not outer.people and not outer.held:
            inner = _before(gazetteer, text, done, start - 2, outer)
            if inner is not None:
                found.append(inner)
        done = outer.end
    if section is None and candidates:
        section = candidates[0].section
    if section is not None:
        done = at = 0
        for match in _SHORT_AFTER_COMMA.finditer(text):
            while at < len(candidates) and candidates[at].end < match.start():  # in order and without overlap
                at += 1
            if at == len(candidates) or candidates[at].start >= match.end():
                low = max(done, candidates[at - 1].end if at else 0)
                found.extend(_shortly(gazetteer, text, match, low, section))
            done = match.end()
    return found


def _shortly(gazetteer: Gazetteer, text: str, match: "re.Match[str]", low: int, section: Section) -> Iterator[Candidate]:
    outer = short_form(gazetteer, section, match)
    inner = _before(gazetteer, text, low, match.start(), outer) if outer else None
    if outer and inner:
        yield inner
        yield outer


def _before(gazetteer: Gazetteer, text: str, low: int, end: int, outer: Candidate) -> Candidate | None:
    """The small place whose name ends at a code point, behind `low`, and that lies in what `outer` may mean."""
    low = max(low, end - _REACH)
    match = _NAME.search(text, low, end)
    if match is None:
        return None
    above = {entry.place.geonameid: entry for entry in outer.entries if entry.place.kind in ("region", "country")}
    start = match.start()
    while above and start < end:
        before = text[max(0, start - 20) : start].split()
        said = bool(before) and before[-1].lower() in WHERE
        written = text[start:end]
        key = fold(written)
        known = gazetteer.key(key)
        inside = _inside(gazetteer, known.entries, above, known.flags, said)
        if inside and not (before and before[-1].lower().rstrip(".") in TITLES):
            holding = frozenset(p.geonameid for e in inside for p in gazetteer.ancestors(e.place.geonameid) if p.geonameid in above)
            outer.entries = tuple(entry for entry in outer.entries if entry.place.geonameid in holding)
            outer.held = True
            return Candidate(start, end, written, key, inside, known.flags, outer.section, before=before[-1] if before else "", hold=holding)
        following = re.compile(r"\s").search(text, start, end)
        start = following.end() if following else end
    return None


def _inside(gazetteer: Gazetteer, entries: tuple[Entry, ...], above: dict[int, Entry], flags: int, said: bool) -> tuple[Entry, ...]:
    """The entries in one of the places above; a country says enough behind "in" only, and a word that names persons needs that too."""
    if not said and flags & (_PERSON | _COMMON):
        return ()
    holders = {geonameid for geonameid, entry in above.items() if said or entry.place.kind == "region"}
    return tuple(e for e in entries if e.naming <= Naming.ALTERNATE and any(p.geonameid in holders for p in gazetteer.ancestors(e.place.geonameid)))
