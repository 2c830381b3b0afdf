"""The names of one text together: what each says of where the others lie."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import cos

from reader.places.candidates.candidate import Candidate
from reader.places.distance import EARTH_KM
from reader.places.gazetteer import Entry
from reader.places.resolve.clues import Name, Names, Spot

_KM = (30, 100, 300, 1000, 3000)
_NEAR = tuple([cos(km / EARTH_KM) for km in _KM])
_AROUND = cos(150 / EARTH_KM)
_CLOSE = 25
"""Names with fewer characters between them are neighbours, as in a list."""

_POINTS = 300
"""Distances are measured to so many places of a text: all but catalogues have fewer, and time stays linear."""

_FROM = 0.1
"""An alternative of less probability says nothing of the others."""

_SHARES = (0.001, 0.2, 0.4, 0.6, 0.8, 0.99)
_TOTALS = (1.5, 4.0)
_WEIGHTS = (0.05, 0.5, 1.5, 3.0)
_SPREADS = (0.02, 0.1, 0.25, 0.5, 1.0, 2.0)
_RULES, _RULING = 1.5, 2
"""A region of this weight is one that the text is about; no more than so many are."""

_SPOTS = ("city", "unit")
"""Levels so small that their points tell how near they are."""

_WEIGHTY = ("dateline", "details", "title")
_MOST = 3.0

COUNTRY = tuple([tuple([f"country {share} of {total}" for share in range(len(_SHARES) + 1)]) for total in range(len(_TOTALS) + 1)])
REGION = tuple([f"region {weight}" for weight in range(len(_WEIGHTS) + 1)])
REGION_SHARE = tuple([f"region share {share}" for share in range(len(_SHARES) + 1)])
UNIT = tuple([f"unit {weight}" for weight in range(len(_WEIGHTS) + 1)])
DISTANCE = (*[f"within {km} km" for km in _KM], "far")
AROUND = tuple([f"around {weight}" for weight in range(len(_WEIGHTS) + 1)])
SPREAD = tuple([f"spread {share}" for share in range(len(_SPREADS) + 1)])
HOME = (*[f"home within {km} km" for km in _KM], "home far")
LEVELS = ("country", "region", "unit", "city", "area")
ALIKE = {level: f"alike {level}" for level in LEVELS}
UNLIKE = {level: {other: f"{level} beside {other}" for other in LEVELS} for level in LEVELS}
UNITS = frozenset(
    ("county", "counties", "parish", "borough", "district", "province", "prefecture", "oblast", "kreis", "landkreis", "bezirk", "kanton", "canton")
)
CITIES = frozenset(("city", "township", "village", "town"))
AFTER_UNIT = {level: f"unit follows {level}" for level in LEVELS}
AFTER_CITY = {level: f"city follows {level}" for level in LEVELS}
RANKS = 2
DATELINE = tuple([f"dateline rank {rank}" for rank in range(RANKS + 1)])
LONELY = tuple([f"lonely rank {rank}" for rank in range(RANKS + 1)])
BEFORE_UNIT = {level: f"unit before {level}" for level in LEVELS}


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of a name that mean the same place.

    Attributes:
        told: a name behind it, or before, says which it is.
        weight: how much it counts for the others.
        odds: how probable each of its places is, as estimated so far.
        beside: the groups of its neighbours in the text, and whether those stand as close as in a list.
    """

    name: Name
    told: bool
    first: Candidate
    weight: float = 0.0
    odds: tuple[float, ...] = ()
    beside: list[tuple["Group", bool]] = field(default_factory=list)

    def likely(self) -> list[tuple[Spot, float]]:
        """The places that it may well mean, with their weight for others."""
        spots = self.name.spots
        if len(spots) == 1:
            return [(spots[0], self.weight)]
        return [(spot, p * self.weight) for spot, p in zip(spots, self.odds, strict=True) if p > _FROM]

    def best(self) -> Spot:
        """The likeliest place."""
        odds = self.odds
        return self.name.spots[odds.index(max(odds))] if len(odds) > 1 else self.name.spots[0]


class Scene:
    """What the names of a text say together, by the estimates at hand when it is made."""

    def __init__(self, groups: list[Group], home: Spot | None) -> None:
        self.groups, self._home = groups, home
        self._countries: dict[str, float] = {}
        self._regions: dict[int, float] = {}
        self._units: dict[int, float] = {}
        self._named: dict[int | str, float] = {}
        self._spread: dict[int, float] = {}
        self._points: list[tuple[float, float, float, float, Group]] = []
        self._total = 0.0
        self._said: dict[int, list[tuple[Spot, float]]] = {}
        self._opening = next((group for group in groups if group.weight), None)
        for group in groups:
            if group.weight:
                self._add(group)

    def _add(self, group: Group) -> None:
        said = self._said[id(group)] = group.likely()
        countries, regions, units, named = self._countries, self._regions, self._units, self._named
        self._total += group.weight
        for spot, weight in said:
            level = spot.level
            if spot.country:
                countries[spot.country] = countries.get(spot.country, 0.0) + weight
            if spot.region:
                regions[spot.region] = regions.get(spot.region, 0.0) + weight
                if spot.unit:
                    units[spot.unit] = units.get(spot.unit, 0.0) + weight
            if level in _SPOTS and len(self._points) < _POINTS:
                self._points.append((spot.x, spot.y, spot.z, weight, group))
            elif level == "region":
                named[spot.region] = named.get(spot.region, 0.0) + weight
                named["in " + spot.country] = named.get("in " + spot.country, 0.0) + weight
            elif level == "country":
                named[spot.country] = named.get(spot.country, 0.0) + weight
        for region, share in group.name.spread.items():
            self._spread[region] = self._spread.get(region, 0.0) + share

    def clues(self, group: Group, spot: Spot) -> list[str]:
        """What the rest of the text says for a place of a name."""
        country, region, unit, level = spot.country, spot.region, spot.unit, spot.level
        counted = group.weight > 0
        in_country = in_region = in_unit = named = region_named = others_named = 0.0
        if counted:  # what the name itself put in does not count
            for own, weight in self._said[id(group)]:
                if own.country == country:
                    in_country -= weight
                    if own.level == "country":
                        named -= weight
                    elif own.level == "region":
                        others_named -= weight
                        if own.region == region:
                            region_named -= weight
                if region and own.region == region:
                    in_region -= weight
                    if unit and own.unit == unit:
                        in_unit -= weight
        total = self._total - group.weight
        told: list[str] = []
        if total <= 0.05:
            told.append(LONELY[spot.rank if spot.rank < RANKS else RANKS])
        if group.first.section == "dateline":
            told.append(DATELINE[spot.rank if spot.rank < RANKS else RANKS])
        if country and total > 0.05:
            in_country += self._countries.get(country, 0.0)
            told.append(COUNTRY[bisect_right(_TOTALS, total)][bisect_right(_SHARES, in_country / total)])
            if level != "country" and named + self._named.get(country, 0.0) > 0.2:
                told.append("country named")
            if region:
                in_region += self._regions.get(region, 0.0)
                told.append(REGION[bisect_right(_WEIGHTS, in_region)])
                if in_country > 0.05:
                    told.append(REGION_SHARE[bisect_right(_SHARES, in_region / in_country)])
                if unit:
                    told.append(UNIT[bisect_right(_WEIGHTS, in_unit + self._units.get(unit, 0.0))])
                if level != "region":
                    if region_named + self._named.get(region, 0.0) > 0.2:
                        told.append("region named")
                    elif others_named + self._named.get("in " + country, 0.0) > 0.2:
                        told.append("other region named")
                elif others_named + self._named.get("in " + country, 0.0) > 0.2:
                    told.append("region among regions")
                own_spread = group.name.spread.get(region, 0.0) if counted else 0.0
                told.append(SPREAD[bisect_right(_SPREADS, self._spread.get(region, 0.0) - own_spread)])
        if level in _SPOTS:
            told.extend(self._close(group, spot))
        told.extend(self._beside(group, spot))
        return told

    def _close(self, group: Group, spot: Spot) -> Iterator[str]:
        x, y, z = spot.x, spot.y, spot.z
        nearest, around = -2.0, 0.0
        for ax, ay, az, weight, other in self._points:
            if other is not group:
                dot = x * ax + y * ay + z * az
                if dot > nearest and weight > 0.3:
                    nearest = dot
                if dot > _AROUND:
                    around += weight
        if nearest > -2.0:
            yield _km(DISTANCE, nearest)
            yield AROUND[bisect_right(_WEIGHTS, around)]
        if self._home is not None:
            home = self._home
            yield _km(HOME, x * home.x + y * home.y + z * home.z)

    def _beside(self, group: Group, spot: Spot) -> Iterator[str]:
        for other, close in group.beside:
            near = other.best()
            if close:
                yield ALIKE[spot.level] if near.level == spot.level else UNLIKE[spot.level][near.level]
            if near.country == spot.country:
                yield "neighbour's country"
                if near.region and near.region == spot.region:
                    yield "neighbour's region"
        opening = self._opening
        if opening is not None and opening is not group:
            first = opening.best()
            if first.country == spot.country and first.country:
                yield "opening's country"
                if first.region and first.region == spot.region:
                    yield "opening's region"
        if self._home is not None and spot.country == self._home.country:
            yield "home's country"
            if spot.region and spot.region == self._home.region:
                yield "home's region"
        after, before = group.first.after.lower(), group.first.before.lower()
        if after in UNITS:
            yield AFTER_UNIT[spot.level]
        elif after in CITIES:
            yield AFTER_CITY[spot.level]
        if before in UNITS:
            yield BEFORE_UNIT[spot.level]


def ruling(groups: list[Group], home: Spot | None) -> list[int]:
    """Ids of the regions of the first level that several names lie in, and of the home's: small places may be meant there."""
    weights: dict[int, float] = {}
    for group in groups:
        if group.weight and (region := group.best().region):
            weights[region] = weights.get(region, 0.0) + group.weight
    found = [region for region, weight in weights.items() if weight >= _RULES]
    if len(found) > 1:
        found.sort(key=lambda region: -weights[region])
    at_home = home.region if home is not None else 0
    return [at_home, *[region for region in found[:_RULING] if region != at_home]] if at_home else found[:_RULING]


def _km(names: tuple[str, ...], dot: float) -> str:
    """The name of a distance, told by the cosine of its angle."""
    for name, least in zip(names, _NEAR, strict=False):
        if dot >= least:
            return name
    return names[-1]


def grouped(names: Names, candidates: list[Candidate]) -> tuple[list[Group], list[Group]]:
    """The groups in the order of their first mentions, and for each candidate its group."""
    groups: list[Group] = []
    by_key: dict[object, Group] = {}
    told_by_key: dict[str, Group] = {}
    for candidate in candidates:
        if candidate.hold or candidate.held:
            ids = candidate.key, *[entry.place.geonameid for entry in candidate.entries]
            group = by_key.get(ids)
            if group is None:
                group = by_key[ids] = Group(names.name(candidate.entries), True, candidate)
            told_by_key.setdefault(candidate.key, group)
    theirs: list[Group] = []
    last: Candidate | None = None
    for candidate in candidates:
        key = candidate.key
        found: Group | None
        if candidate.hold or candidate.held:
            found = by_key[key, *[entry.place.geonameid for entry in candidate.entries]]
        else:
            found = told_by_key.get(key) if told_by_key else None
            if found is not None and not _shared(found, candidate.entries):
                found = None
            if found is None:
                found = by_key.get(key)
                if found is None:
                    found = by_key[key] = Group(names.name(candidate.entries), False, candidate)
        if not found.odds:
            found.odds = found.name.prior
            groups.append(found)
        if candidate.likely >= 0.5:
            found.weight = min(_MOST, found.weight + candidate.likely * (2.0 if candidate.section in _WEIGHTY or found.told else 1.0))
            if theirs and last is not None and theirs[-1] is not found and last.likely >= 0.5:
                close = last.section == candidate.section and 0 <= candidate.start - last.end < _CLOSE
                if len(found.beside) < 4:
                    found.beside.append((theirs[-1], close))
                if len(theirs[-1].beside) < 4:
                    theirs[-1].beside.append((found, close))
        theirs.append(found)
        last = candidate
    return groups, theirs


def _shared(group: Group, entries: tuple[Entry, ...]) -> bool:
    """A name told apart elsewhere may mean one of these places."""
    ids = {spot.place.geonameid for spot in group.name.spots}
    return any(entry.place.geonameid in ids for entry in entries)
