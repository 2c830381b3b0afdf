"""The names of one text by what they mean: mentions of one name are of one place, but for those that a name behind them tells apart."""

from dataclasses import dataclass

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry
from reader.places.resolve.clues import NOWHERE, Name, Names, Spot

_CLOSE = 25
"""Names with fewer characters between them are neighbours, as in a list."""

_FROM = 0.1
"""An alternative of less probability says nothing of the others."""

_WEIGHTY = ("dateline", "details", "title")
_MOST, _BESIDE = 3.0, 4
"""How much a name counts at the most, and how many neighbours of it do."""

_CLEAR, _WEIGHTIER = 0.5, 2.0
"""A mention that is likelier a place than not counts for the others, in a dateline and the like so many times."""


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of a name that mean the same place.

    Attributes:
        told: a name behind it, or before, says which it is.
        likely: how likely the likeliest of its mentions is a place at all.
        weight: how much it counts for the others.
        odds: how probable each of its places is, as estimated so far.
        beside: the groups of its neighbours in the text, and whether those stand as close as in a list.
    """

    name: Name
    told: bool
    first: Candidate
    likely: float = -1.0
    weight: float = 0.0
    odds: tuple[float, ...] = ()
    beside: tuple[tuple["Group", bool], ...] = ()

    def shares(self) -> list[tuple[Spot, float]]:
        """The places that it may well mean, with their weight for others."""
        spots = self.name.spots
        if len(spots) == 1:
            return [(spots[0], self.weight)]
        return [(spot, p * self.weight) for spot, p in zip(spots, self.odds, strict=True) if p > _FROM]

    def best(self) -> Spot:
        """The likeliest place."""
        odds, name = self.odds, self.name
        return name.best if odds is name.prior else name.spots[odds.index(max(odds))]


def grouped(names: Names, candidates: list[Candidate], least: float = 0.0) -> tuple[list[Group], list[Group]]:
    """The groups in the order of their first mentions, and for each candidate its group.

    Args:
        least: the places of groups that are less likely names of places than that are not looked up; such a group has none.
    """
    by_ids, told_by_key = _told(names, candidates)
    groups: list[Group] = []
    by_key: dict[str, Group] = {}
    theirs: list[Group] = []
    last: Candidate | None = None
    before: Group | None = None
    for candidate in candidates:
        key, likely = candidate.key, candidate.likely
        found: Group | None
        if by_ids and (candidate.hold or candidate.held):
            found = by_ids[_ids(candidate)]
        else:
            found = told_by_key.get(key) if told_by_key else None
            if found is None or not _shared(found, candidate.entries):
                found = by_key.get(key)
                if found is None:
                    found = by_key[key] = Group(NOWHERE, False, candidate)
        if likely > found.likely:
            if found.likely < 0.0:
                groups.append(found)
            found.likely = likely
        if likely >= _CLEAR:
            if found.told or candidate.section in _WEIGHTY:
                likely *= _WEIGHTIER
            weight = found.weight + likely
            found.weight = weight if weight < _MOST else _MOST
            if before is not None and before is not found:  # what stands right before it, if that is a place too
                close = last is not None and last.section == candidate.section and 0 <= candidate.start - last.end < _CLOSE
                if len(found.beside) < _BESIDE:
                    found.beside += ((before, close),)
                if len(before.beside) < _BESIDE:
                    before.beside += ((found, close),)
            last, before = candidate, found
        else:
            before = None
        theirs.append(found)
    for group in groups:
        if group.likely >= least and group.name is NOWHERE:
            group.name = names.name(group.first.entries)
        group.odds = group.name.prior
    return groups, theirs


_Ids = tuple[str, tuple[int, ...]]


def _told(names: Names, candidates: list[Candidate]) -> tuple[dict[_Ids, Group], dict[str, Group]]:
    """The groups of the candidates that a name behind or before tells apart: by key and places, and by key alone the first of each."""
    by_ids: dict[_Ids, Group] = {}
    by_key: dict[str, Group] = {}
    for candidate in candidates:
        if candidate.hold or candidate.held:
            ids = _ids(candidate)
            group = by_ids.get(ids)
            if group is None:
                group = by_ids[ids] = Group(names.name(candidate.entries), True, candidate)
            by_key.setdefault(candidate.key, group)
    return by_ids, by_key


def _ids(candidate: Candidate) -> _Ids:
    return candidate.key, tuple([entry.place.geonameid for entry in candidate.entries])


def _shared(group: Group, entries: tuple[Entry, ...]) -> bool:
    """A name told apart elsewhere may mean one of these places."""
    ids = {spot.place.geonameid for spot in group.name.spots}
    return any(entry.place.geonameid in ids for entry in entries)
