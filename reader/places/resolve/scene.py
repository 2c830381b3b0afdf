"""The names of one text together: what each says of where the others lie."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from math import cos

from reader.places.distance import EARTH_KM
from reader.places.resolve.clues import Spot
from reader.places.resolve.groups import Group
from reader.places.resolve.table import NAMES, NEAR, RANKS, SHARES, SPREADS, TOTALS, WEIGHTS, T, Table

_AROUND = cos(150 / EARTH_KM)
_POINTS = 300
"""Distances are measured to so many places of a text: all but catalogues have fewer, and time stays linear."""

_HEAVY, _NAMED, _ALONE = 0.3, 0.2, 0.05
"""How much a place weighs that is near, how much a country or region that is named, and how little all other names do if there are none."""

_RULES, _RULING = 1.5, 2
"""A region of this weight is one that the text is about; no more than so many are."""

_SPOTS = ("city", "unit")
"""Levels so small that their points tell how near they are."""

_UNITS = frozenset(
    ("county", "counties", "parish", "borough", "district", "province", "prefecture", "oblast", "kreis", "landkreis", "bezirk", "kanton", "canton")
)
_CITIES = frozenset(("city", "township", "village", "town"))


_Said = Sequence[tuple[Spot, float]]
_Point = tuple[float, float, float, float, Group]
_Near = list[tuple[str, int, T, T]]


class _Sums:
    """What the likely places of some names weigh together: by country, region and unit, those that are countries and regions themselves, and points."""

    __slots__ = ("countries", "inside", "named", "points", "regions", "said", "total", "units")

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.regions: dict[int, float] = {}
        self.units: dict[int, float] = {}
        self.named: dict[int | str, float] = {}
        self.inside: dict[str, float] = {}
        self.points: list[_Point] = []
        self.said: dict[Group, _Said] = {}
        self.total = 0.0

    def copy(self) -> "_Sums":
        """The same sums, to add others to."""
        new = _Sums.__new__(_Sums)
        new.countries, new.regions, new.units = self.countries.copy(), self.regions.copy(), self.units.copy()
        new.named, new.inside, new.points, new.said = self.named.copy(), self.inside.copy(), self.points.copy(), self.said.copy()
        new.total = self.total
        return new

    def add(self, group: Group) -> None:
        """Adds the places that a name may well mean by the estimate at hand."""
        said = self.said[group] = group.shares()
        self.total += group.weight
        countries, regions = self.countries, self.regions
        for spot, weight in said:
            level, country, region = spot.level, spot.country, spot.region
            if country:
                countries[country] = countries.get(country, 0.0) + weight
            if region:
                regions[region] = regions.get(region, 0.0) + weight
            if level == "city":
                if len(self.points) < _POINTS:
                    self.points.append((spot.x, spot.y, spot.z, weight, group))
            elif level == "country":
                self.named[country] = self.named.get(country, 0.0) + weight
            elif level == "region":
                self.named[region] = self.named.get(region, 0.0) + weight
                self.inside[country] = self.inside.get(country, 0.0) + weight
            elif level == "unit":
                self.units[spot.unit] = self.units.get(spot.unit, 0.0) + weight
                if len(self.points) < _POINTS:
                    self.points.append((spot.x, spot.y, spot.z, weight, group))


class Scene:
    """What the names of a text say together, by the estimates at hand when it is made.

    Args:
        home: the place that the text is written from, None if not known.
        loose: the groups whose estimates will change before `renew`, all if that is not known.
    """

    def __init__(self, groups: list[Group], home: Spot | None, loose: Collection[Group] | None = None) -> None:
        self._home = home
        self._spread = spread = dict[int, float]()
        self._settled = settled = _Sums()
        self._loose: list[Group] = []
        self._opening: Group | None = None
        changing = None if loose is None else set(loose)
        for group in groups:
            if group.weight:
                if self._opening is None:
                    self._opening = group
                if changing is None or group in changing:
                    self._loose.append(group)
                else:
                    settled.add(group)
                for region, share in group.name.spread.items():
                    spread[region] = spread.get(region, 0.0) + share
        self.renew()

    def renew(self) -> None:
        """Takes up the estimates at hand."""
        self._sums = self._settled.copy() if self._loose else self._settled
        for group in self._loose:
            self._sums.add(group)

    def clues(self, group: Group, spot: Spot) -> list[str]:
        """What the rest of the text says for a place of a name."""
        return [*self.told(group, NAMES, (spot,))[0]]

    def told(self, group: Group, table: Table[T], spots: tuple[Spot, ...]) -> list[T]:
        """The clues for each of the places of a name, added up as a table has them."""
        sums, home = self._sums, self._home
        its = sums.said.get(group, ())  # what the name itself put in does not count
        total = sums.total - group.weight
        ranked = table.lonely if total <= _ALONE else None
        dateline = table.dateline if group.first.section == "dateline" else None
        near = self._near(group, table)
        points = [point for point in sums.points if point[4] is not group]
        by_level: dict[str, T] = {}
        by_country: dict[str, tuple[T, T, float, float]] = {}
        found = []
        for spot in spots:
            level, country, region = spot.level, spot.country, spot.region
            told = by_level.get(level)
            if told is None:
                told = by_level[level] = _by_level(group, table, level)
            known = by_country.get(country)
            if known is None:
                known = by_country[country] = self._country(its, country, total, table, near)
            told = told + known[0]
            if level != "country":
                told = told + known[1]
            if ranked is not None:
                told = told + ranked[spot.rank if spot.rank < RANKS else RANKS]
            elif region:
                told = told + self._region(group, its, spot, table, known[2], known[3])
            if region:
                for _, other, _, clue in near:
                    if other == region:
                        told = told + clue
            if dateline is not None:
                told = told + dateline[spot.rank if spot.rank < RANKS else RANKS]
            if level in _SPOTS:
                if points:
                    told = told + _close(spot, points, table)
                if home is not None:
                    told = told + table.home_within[bisect_right(NEAR, spot.x * home.x + spot.y * home.y + spot.z * home.z)]
            found.append(told)
        return found

    def _country(self, its: _Said, country: str, total: float, table: Table[T], near: _Near[T]) -> tuple[T, T, float, float]:
        """What says a country, and what says that it is named; how much lies there, and how much regions of it that are named weigh."""
        told, named = table.nothing, table.nothing
        in_country = inside = 0.0
        if country and total > _ALONE:
            sums = self._sums
            in_country, inside, name = sums.countries.get(country, 0.0), sums.inside.get(country, 0.0), sums.named.get(country, 0.0)
            for own, weight in its:
                if own.country == country:
                    in_country -= weight
                    if own.level == "country":
                        name -= weight
                    elif own.level == "region":
                        inside -= weight
            told = table.country[bisect_right(TOTALS, total)][bisect_right(SHARES, in_country / total)]
            if name > _NAMED:
                named = table.country_named
        for other, _, clue, _ in near:
            if other == country:
                told = told + clue
        return told, named, in_country, inside

    def _region(self, group: Group, its: _Said, spot: Spot, table: Table[T], in_country: float, inside: float) -> T:
        """What else lies in the region of a place; `in_country`, `inside`: as of _country."""
        sums, region, level = self._sums, spot.region, spot.level
        in_region, spread = sums.regions.get(region, 0.0), self._spread.get(region, 0.0)
        region_named = sums.named.get(region, 0.0)
        if its:
            spread -= group.name.spread.get(region, 0.0)
            for own, weight in its:
                if own.region == region:
                    in_region -= weight
                    if own.level == "region":
                        region_named -= weight
        told = table.region[bisect_right(WEIGHTS, in_region)] + table.spread[bisect_right(SPREADS, spread)]
        if in_country > _ALONE:
            told = told + table.region_share[bisect_right(SHARES, in_region / in_country)]
        if level == "region":
            return told + table.among_regions if inside > _NAMED else told
        if spot.unit:
            in_unit = sums.units.get(spot.unit, 0.0) - sum([weight for own, weight in its if own.unit == spot.unit])
            told = told + table.unit[bisect_right(WEIGHTS, in_unit)]
        if region_named > _NAMED:
            return told + table.region_named
        return told + table.other_region if inside > _NAMED else told

    def _near(self, group: Group, table: Table[T]) -> _Near[T]:
        """The countries and regions of its neighbours, of the first name and of the home, with the clues for places in that country and that region."""
        near = [(other.best(), table.neighbour) for other, _ in group.beside]
        if self._opening is not None and self._opening is not group and (first := self._opening.best()).country:
            near.append((first, table.opening))
        if self._home is not None:
            near.append((self._home, table.home))
        return [(spot.country, spot.region, here, there) for spot, (here, there) in near]


def _close(spot: Spot, points: list[_Point], table: Table[T]) -> T:
    """How near the other places are, and how many."""
    x, y, z = spot.x, spot.y, spot.z
    nearest, around = -2.0, 0.0
    for ax, ay, az, weight, _ in points:
        dot = x * ax + y * ay + z * az
        if dot > _AROUND:
            around += weight
        if dot > nearest and weight > _HEAVY:
            nearest = dot
    return table.within[bisect_right(NEAR, nearest)] + table.around[bisect_right(WEIGHTS, around)] if nearest > -2.0 else table.nothing


def _by_level(group: Group, table: Table[T], level: str) -> T:
    """What the neighbours of a name say for places of a level: close names, and words."""
    told = table.nothing
    for other, close in group.beside:
        if close:
            told = told + table.beside[level][other.best().level]
    first = group.first
    if first.after:
        after = first.after.lower()
        if after in _UNITS:
            told = told + table.unit_follows[level]
        elif after in _CITIES:
            told = told + table.city_follows[level]
    if first.before and first.before.lower() in _UNITS:
        told = told + table.unit_before[level]
    return told


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
