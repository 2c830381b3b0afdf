"""What the reader has said of places goes before what the text says: which place a name means in a feed, and that it is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from reader.model.place import ArticlePlace, Learnt, Place, Role
from reader.places.candidates.candidate import ROWS, Candidate
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.text.fold import fold

SAID = "reader"
"""The reason code of what the reader has said."""
CERTAIN = 0.99

_STILL_A_NAME = 0.25
"""A corrected name is the place wherever it is a name at all: `Paris` is, `Paris Hilton` and `das Essen` are not."""

_NOTHING: frozenset[int] = frozenset()


def point_key(geonameid: int) -> str:
    """The key under which a place is corrected that came by a point or as the feed's home."""
    return f"geo:{geonameid}"


def key_of(candidate: Candidate) -> str:
    """The key under which a name is corrected: of `Kleindorf, Österreich`, where nobody knows the village, the village's."""
    return fold(candidate.unknown) if candidate.unknown else candidate.key


@dataclass(slots=True)
class Said:
    """What the reader has said, looked up in the gazetteer; ids that it no longer knows are left out, as if nothing had been said.

    Attributes:
        names: the place that a key means, None for "not a place".
        place: the one that the reader gave the article itself.
        taken: ids of the places that an article got by it, filled in on the way.
    """

    gazetteer: Gazetteer
    names: Mapping[str, Place | None]
    place: Place | None
    taken: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, gazetteer: Gazetteer, learnt: Learnt) -> Self | None:
        """None if nothing has been said that holds today."""
        if not learnt.names and learnt.place is None:
            return None
        names = {key: None if number is None else gazetteer.place(number) for key, number in learnt.names.items()}
        known = {key: place for key, place in names.items() if place is not None or learnt.names[key] is None}
        place = None if learnt.place is None else gazetteer.place(learnt.place)
        return cls(gazetteer, known, place) if known or place else None

    def judged(self, candidates: list[Candidate]) -> list[Candidate]:
        """The candidates, judged already, without those that are no places; corrected ones can be only the place that was said."""
        if not self.names:
            return candidates
        found: list[Candidate] = []
        inner: Candidate | None = None
        for candidate in candidates:
            behind = inner is not None and candidate.held and inner.section == candidate.section
            if (not behind or self._holds(candidate, inner)) and self._corrected(candidate):
                found.append(candidate)
            inner = candidate
        return found

    def point(self, place: Place) -> Place | None:
        """The place that one near a point, or a feed's home, stands for; None if it is none."""
        meant = self.names.get(point_key(place.geonameid), place)
        if meant is not None and meant is not place:
            self.taken.add(meant.geonameid)
        return meant

    def told(self, places: tuple[ArticlePlace, ...], language: str) -> tuple[ArticlePlace, ...]:
        """The places with what the reader said marked as certain, the article's own place first."""
        taken = self.taken
        found = [replace(p, confidence=CERTAIN, reason=SAID) if p.place.geonameid in taken else p for p in places]
        if self.place is None:
            return tuple(found)
        geonameid = self.place.geonameid
        name = self.gazetteer.name(geonameid, language)
        named = next((p for p in found if p.place.geonameid == geonameid), None)
        role: Role = named.role if named is not None and named.role in ROWS else "geo"
        own = ArticlePlace(self.place, role, name, name, named.mentions if named is not None else 0, CERTAIN, SAID)
        return (own, *(p for p in found if p is not named))

    def _corrected(self, candidate: Candidate) -> bool:
        """Puts into a candidate what was said of it; False if it is no place."""
        key = key_of(candidate)
        if candidate.unknown:
            if (place := self.names.get(key)) is not None:
                return self._is(candidate, place)
            if key in self.names:  # the village is none; what lies behind it may be
                candidate.unknown = ""
            key = candidate.key
        if key not in self.names:
            return True
        place = self.names[key]
        return place is not None and self._is(candidate, place)

    def _is(self, candidate: Candidate, place: Place) -> bool:
        """Makes a candidate the place; False if it is hardly a name here."""
        if candidate.likely < _STILL_A_NAME:
            return False
        above = {p.geonameid for p in self.gazetteer.ancestors(place.geonameid)}
        if candidate.unknown and not any(entry.place.geonameid in above for entry in candidate.entries):
            candidate.outer_text = candidate.unknown
        candidate.key = key_of(candidate)  # a name means one place throughout, and the country behind the village is another
        candidate.entries = (Entry(place, Naming.OWN, self.gazetteer.prominence(place)),)
        candidate.likely = CERTAIN
        candidate.hold &= above
        self.taken.add(place.geonameid)
        return True

    def _holds(self, outer: Candidate, inner: Candidate | None) -> bool:
        """Ties a name to the corrected one before it again, or parts them; False if it only said where the wrong place lies.

        `Moskau, Russland`, where Moskau is Moscow, Idaho: in a dateline or a row of details nothing is left of Russia.
        """
        if inner is None or (key := key_of(inner)) not in self.names:
            return True
        place = self.names[key]
        if place is None:
            outer.held = False
            return True
        above = {p.geonameid for p in self.gazetteer.ancestors(place.geonameid)}
        inside = tuple(entry for entry in outer.entries if entry.place.geonameid in above)
        if inside:
            outer.entries = inside
            return True
        inner.outer_text = inner.text if inner.outer_text else ""
        outer.held = False
        return outer.section not in ROWS
