"""Names that stand right behind another and hold it: `Paris, Texas`, `Austin, Tex.`, `Halle (Saale), Sachsen-Anhalt`."""

import re

from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming
from reader.places.mentions.candidate import Candidate
from reader.text.fold import fold

_GAP = re.compile(r"\s*(?:,\s*|\s\(|\s+in\s+(?:the\s+|der\s+|dem\s+)?)")
_SHORT = re.compile(r",\s*((?:[A-Z]\.\s?){2,4}|[A-Z]{2,3}\b|[A-Z][a-z]{1,5}\.)")


def link(gazetteer: Gazetteer, text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Ties names to those behind that hold them; returns the candidates with short forms (`Tex.`) put in."""
    found: list[Candidate] = []
    for at, candidate in enumerate(candidates):
        found.append(candidate)
        if candidate.people:
            continue
        end = candidate.end
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        if following is not None and following.start - end <= 9 and not following.people and _GAP.fullmatch(text, end, following.start):
            tie(gazetteer, candidate, following)
        elif text[end : end + 1] == "," and (match := _SHORT.match(text, end)):
            short = _short(gazetteer, candidate, match)
            if short is not None:
                tie(gazetteer, candidate, short)
                if candidate.hold and (following is None or following.start >= short.end):
                    found.append(short)
    return found


def tie(gazetteer: Gazetteer, inner: Candidate, outer: Candidate) -> None:
    """Notes that `outer` holds `inner`, if some place of the one lies in some place of the other."""
    above = {entry.place.geonameid for entry in outer.entries}
    both = set()
    inside = []
    for entry in inner.entries:
        holding = {place.geonameid for place in gazetteer.ancestors(entry.place.geonameid)} & above
        if holding:
            inside.append(entry)
            both |= holding
    if inside:
        inner.entries = tuple(inside)
        inner.hold = frozenset(both)
        outer.entries = tuple(entry for entry in outer.entries if entry.place.geonameid in both)
        outer.held = True


def _short(gazetteer: Gazetteer, inner: Candidate, match: "re.Match[str]") -> Candidate | None:
    key = fold(match[1])
    entries = tuple(entry for entry in gazetteer.key(key).entries if entry.naming in (Naming.SUFFIX, Naming.ACRONYM))
    if not entries:
        return None
    flags = gazetteer.key(key).flags
    return Candidate(match.start(1), match.end(1), match[1].rstrip(), key, entries, flags, inner.section, likely=0.9)
