"""The names of a dateline as candidates."""

from reader.places.candidates.candidate import Candidate
from reader.places.dateline import Dateline
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.text.fold import fold

_KNOWN_TO_AGENCIES, _KNOWN_TO_ALL = 150_000, 1_000_000
"""From these prominences on a place stands in datelines without its state."""

_LIKELY = 0.98
"""A dateline is read as one only where its names are places."""


def dateline_candidates(gazetteer: Gazetteer, line: Dateline) -> list[Candidate]:
    """The names of a dateline as candidates that are surely places."""
    found: list[Candidate] = []
    for name in line.names:
        whole = line.text if len(line.names) == 1 else name.text
        outer = name.outer if name.outer and name.outer.entries else None
        hold = frozenset(e.place.geonameid for e in outer.entries) if outer else frozenset()
        if name.entries:
            flags = gazetteer.key(fold(name.text)).flags
            entries = name.entries if outer else _by_itself(name.entries, line.wire)
            inner = Candidate(name.start, name.end, name.text, fold(name.text), entries, flags, "dateline", hold=hold, likely=_LIKELY)
            inner.outer_text = whole
            found.append(inner)
        if outer:
            held = Candidate(outer.start, outer.end, outer.text, fold(outer.text), outer.entries, 0, "dateline", held=bool(name.entries), likely=_LIKELY)
            held.outer_text = whole
            held.unknown = "" if name.entries else name.text
            found.append(held)
    return found


def _by_itself(entries: tuple[Entry, ...], wire: bool) -> tuple[Entry, ...]:
    """The places that a dateline may mean by a name with nothing behind it: agencies, and most others, add a state unless the place is well known."""
    entries = tuple(entry for entry in entries if entry.naming <= Naming.FOREIGN) or entries
    most = max((entry.prominence for entry in entries if entry.place.kind != "country"), default=0)  # a country's stands above all cities'
    known, times = (_KNOWN_TO_AGENCIES, 8) if wire else (_KNOWN_TO_ALL, 20)
    return entries if most < known else tuple(entry for entry in entries if entry.prominence * times >= most)
