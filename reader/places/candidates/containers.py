"""Names that stand right behind another and hold it: `Paris, Texas`, `Austin, Tex.`, `Halle (Saale), Sachsen-Anhalt`."""

import re
from collections.abc import Iterable
from operator import attrgetter

from reader.places.candidates.candidate import Candidate, Section
from reader.places.candidates.villages import SHORT, short_form, villages
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming

_START = attrgetter("start")
_GAP_MOST = 9
"""Characters of the longest `_GAP` with one blank each."""

_GAP = re.compile(r"\s*(?:,\s*|\s\(|\s+in\s+(?:the\s+|der\s+|dem\s+)?)")


def link(gazetteer: Gazetteer, text: str, candidates: list[Candidate], only: bool = False, section: Section | None = None) -> list[Candidate]:
    """Ties names to those behind that hold them; returns the candidates with short forms (`Tex.`) and small places put in.

    Args:
        only: nothing but short forms is put in.
        section: where the text stands, if no candidate may tell.
    """
    found: list[Candidate] = []
    for at, candidate in enumerate(candidates):
        found.append(candidate)
        if candidate.people:
            continue
        end = candidate.end
        following = candidates[at + 1] if at + 1 < len(candidates) else None
        if following is not None and following.start - end <= _GAP_MOST and not following.people and _GAP.fullmatch(text, end, following.start):
            tie(gazetteer, candidate, following)
        elif text[end : end + 1] == "," and (match := SHORT.match(text, end)):
            short = short_form(gazetteer, candidate.section, match)
            if short is not None:
                tie(gazetteer, candidate, short)
                if candidate.hold and (following is None or following.start >= short.end):
                    found.append(short)
    small = [] if only else villages(gazetteer, text, found, section)
    return sorted([*found, *small], key=_START) if small else found


def tie(gazetteer: Gazetteer, inner: Candidate, outer: Candidate) -> None:
    """Notes that `outer` holds `inner`, if some place of the one lies in some place of the other."""
    above = {entry.place.geonameid for entry in outer.entries}
    inside, both = _inside(gazetteer, inner.entries, above)
    if not inside and outer.entries[0].place.kind == "region":  # a small place of that name may be in it: Berlin, Maryland
        inside, both = _inside(gazetteer, [e for e in gazetteer.key(inner.key).entries if e.naming <= Naming.ALTERNATE], above)
    if inside:
        inner.entries = tuple(inside)
        inner.hold = frozenset(both)
        outer.entries = tuple(entry for entry in outer.entries if entry.place.geonameid in both)
        outer.held = True


def _inside(gazetteer: Gazetteer, entries: Iterable[Entry], above: set[int]) -> tuple[list[Entry], set[int]]:
    """The entries that lie in one of the places above, and which of those hold them."""
    inside: list[Entry] = []
    both: set[int] = set()
    for entry in entries:
        holding = {place.geonameid for place in gazetteer.ancestors(entry.place.geonameid)} & above
        if holding:
            inside.append(entry)
            both |= holding
    return inside, both
