"""Which place of a name was meant, and why: what the resolution weighed, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.model.place import Place
from reader.model.words import _, ngettext
from reader.places.candidates.candidate import Candidate
from reader.places.distance import distance_km
from reader.places.explaining.reason import Reason, heaviest
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming
from reader.places.resolve.choose import names_of, settle
from reader.places.resolve.clues import Spot
from reader.places.resolve.groups import Group, grouped
from reader.places.resolve.scene import Scene

_MOST, _REASONS, _LEAST = 4, 3, 0.5
"""Places of a name that are shown, reasons for each, and the least that a reason weighs."""

_SHOWN = 0.005
"""A place less probable than that is counted only."""

_EXAMPLES = 3
_COUNTED = 0.3
_HEAVY = -1.0
"""What speaks against the chosen place is said if it weighs so much."""

_BY_FAR = 5
_NEAR_KM = 300
_CONTINENTS = ("Africa", "Antarctica", "Asia", "Europe", "North America", "Oceania", "South America")
_FAMILIES = (
    ("beside", ("alike ", "region among regions")),
    ("unit", ("unit follows ", "city follows ", "unit before ")),
    ("known", ("kind ", "rank ", "behind ", "size ", "small ", "lonely ", "dateline ")),
    ("naming", ("name ",)),
    ("land", ("land ", *_CONTINENTS)),
    ("country named", ("country named",)),
    ("region named", ("region named",)),
    ("other region", ("other region named",)),
    ("country", ("country ", "neighbour's country", "opening's country")),
    ("region", ("region ", "unit ", "spread ", "neighbour's region", "opening's region")),
    ("near", ("within ", "around ", "far")),
)
"""Clues by what they are about, told by how they begin."""

_NAMINGS = {
    Naming.ACRONYM: lambda: _("its short form"),
    Naming.FOREIGN: lambda: _("its name in another language"),
    Naming.ALTERNATE: lambda: _("another spelling of its name"),
    Naming.ADJECTIVE: lambda: _("its adjective"),
    Naming.DEMONYM: lambda: _("its people, or its adjective"),
    Naming.SUFFIX: lambda: _("its short form"),
}


@dataclass(frozen=True, slots=True)
class Considered:
    """A place that a name may mean.

    Attributes:
        weight: how probable it is among those of the name, 0 to 1.
        reasons: what speaks for it or against, compared with the others of the name.
    """

    place: Place
    weight: float
    reasons: tuple[Reason, ...]


class Namesakes:
    """The names of one text as they were resolved.

    Args:
        candidates: all that were read together, as `choose` had them.
    """

    def __init__(self, gazetteer: Gazetteer, candidates: Sequence[Candidate], language: str) -> None:
        self._gazetteer = gazetteer
        self._names = names_of(gazetteer, language)
        groups, theirs = grouped(self._names, list(candidates))
        settle(self._names, groups, None)
        self._scene = Scene(groups, None)
        self._groups = [group for group in groups if group.weight > _COUNTED]
        self._by_id = {id(candidate): group for candidate, group in zip(candidates, theirs, strict=True)}
        self._behind = {id(candidate): following for candidate, following in pairwise(candidates)}
        self._before = {id(candidate): former for former, candidate in pairwise(candidates)}

    def weigh(self, candidate: Candidate) -> tuple[Considered, ...]:
        """The likeliest places of a name; the first is the one chosen."""
        group = self._by_id[id(candidate)]
        spots = group.name.spots
        odds = group.odds if len(spots) > 1 else (1.0,)
        order = sorted(range(len(spots)), key=lambda at: -odds[at])[:_MOST]
        weights = self._weights(group, order)
        shown = [at for at in order if odds[at] >= _SHOWN or at == order[0]]
        found = []
        for at in shown:
            rivals = [(odds[other], weights[other]) for other in order if other != at]
            total = sum(share for share, _ in rivals) or 1.0
            families = {family for other in order for family in weights[other]}
            its = {
                family: weights[at].get(family, 0.0) - sum(share / total * other.get(family, 0.0) for share, other in rivals)
                for family in families
            }  # fmt: skip
            found.append(Considered(spots[at].place, odds[at], self._reasons(candidate, group, spots[at], its, at == order[0])))
        return tuple(found)

    def _weights(self, group: Group, order: list[int]) -> dict[int, dict[str, float]]:
        """By place of the name what each family of clues weighs, at the stage that settled it."""
        own = self._names.own_clues(group.name)
        alone = group.odds == group.name.prior
        learned = self._names.learned[0 if alone else -1]
        found: dict[int, dict[str, float]] = {}
        for at in order:
            its = found[at] = {}
            told = own[at] if alone else [*own[at], *self._scene.clues(group, group.name.spots[at])]
            for clue in told:
                family = _family(clue)
                its[family] = its.get(family, 0.0) + learned[clue]
        return found

    def _alone(self, candidate: Candidate, spot: Spot) -> str:
        """Why no other place of the name was weighed."""
        others = [e for e in self._gazetteer.key(candidate.key).entries if e.naming <= Naming.FOREIGN and e.place.geonameid != spot.place.geonameid]
        if candidate.formed == "short":
            return _("the one named in full elsewhere in the text")
        if not others:
            return _("the only place of that name")
        if all(other.prominence * _BY_FAR < spot.entry.prominence for other in others):
            return _("by far the best known of that name")
        best = all(other.prominence <= spot.entry.prominence for other in others)
        return _("the best known of that name") if best else _("the only one that it may mean here")

    def _reasons(self, candidate: Candidate, group: Group, spot: Spot, weights: dict[str, float], first: bool) -> tuple[Reason, ...]:
        told = [*_naming(spot)]
        if candidate.hold and (following := self._behind.get(id(candidate))):
            return (Reason(_("{name} follows").format(name=following.text), 1.0), *told)
        if candidate.held and (former := self._before.get(id(candidate))):
            return (Reason(_("{name} before it lies there").format(name=former.text), 1.0), *told)
        if len(group.name.spots) == 1:
            return tuple(told) or (Reason(self._alone(candidate, spot), 1.0),)
        found = {family: Reason(said, weight) for family, weight in weights.items() if weight and (said := self._said(family, weight, group, spot, first))}
        _joined(found)
        kept = [reason for reason in found.values() if reason.weight > 0 or not first or reason.weight < _HEAVY]
        return (*heaviest(kept, _LEAST, _REASONS), *told)

    def _said(self, family: str, weight: float, group: Group, spot: Spot, first: bool) -> str:
        """A family of clues in words; "" if there are none that fit."""
        match family:
            case "known":
                return _prominent(group, spot, first) if weight > 0 else _("less well known")
            case "land":
                often, seldom = _("news in this language is often about its country"), _("news in this language is seldom about its country")
                return often if weight > 0 else seldom
            case "country":
                return self._in_country(weight, group, spot)
            case "region":
                return self._in_region(weight, group, spot)
            case "country named" | "region named" if weight > 0:
                return self._above(family, group, spot)
            case "other region" if weight < 0:
                return _("another region of its country is named")
            case "near" if spot.level == "city":
                return self._distance(weight, group, spot)
            case "beside" if weight > 0:
                return _alike(group, spot)
            case "unit" if weight > 0 and group.first.after:
                return _("“{word}” follows").format(word=group.first.after)
        return ""

    def _others(self, group: Group) -> Iterator[tuple[Group, Spot]]:
        return ((other, other.best()) for other in self._groups if other is not group)

    def _in_country(self, weight: float, group: Group, spot: Spot) -> str:
        """The names that lie in the same country."""
        its = [(other, best) for other, best in self._others(group) if best.country == spot.country]
        if weight < 0:
            return "" if its or not spot.country else _("no other name lies in its country")
        there = [other for other, best in its if best.level != "country"]
        if spot.level == "country":
            return _lying(there)
        return _("in the same country as {names}").format(names=_names(there)) if there else ""

    def _in_region(self, weight: float, group: Group, spot: Spot) -> str:
        """The names that lie in the same region, or in it if it is one."""
        if not spot.region:
            return ""
        its = [(other, best) for other, best in self._others(group) if best.region == spot.region]
        if weight < 0:
            return "" if its else _("no other name lies in its region")
        there = [other for other, best in its if best.level != "region"]
        inside = there if spot.level == "region" else [other for other, best in its if best.unit == spot.unit and best.level == "city"]
        if spot.level in ("region", "unit") and inside:
            return _lying(inside)
        return _("in the same region as {names}").format(names=_names(there)) if there else ""

    def _above(self, family: str, group: Group, spot: Spot) -> str:
        """The name of its country or region in the text."""
        for other, best in self._others(group):
            if family == "country named" and best.level == "country" and best.country == spot.country:
                return _("its country is named nearby ({name})").format(name=other.first.text)
            if family == "region named" and best.level == "region" and best.region == spot.region:
                return _("its region is named nearby ({name})").format(name=other.first.text)
        return ""

    def _distance(self, weight: float, group: Group, spot: Spot) -> str:
        """The nearest of the other names, and how far it is."""
        near = [
            (distance_km(spot.place.lat, spot.place.lon, best.place.lat, best.place.lon), other.first.text)
            for other, best in self._others(group)
            if best.level == "city"
        ]
        if not near:
            return ""
        km, name = min(near)
        if weight < 0:
            return _("far from {name}: {n} km").format(n=f"{km:,.0f}", name=name) if km > _NEAR_KM else ""
        if km < 1:
            return _("right beside {name}").format(name=name)
        return _("{n} km from {name}").format(n=f"{km:,.0f}", name=name) if km <= _NEAR_KM else ""


def _joined(found: dict[str, Reason]) -> None:
    """Says of country and region only the one that tells more: the same region, else no place in the same country."""
    country, region = found.get("country"), found.get("region")
    if country is not None and region is not None and (country.weight > 0) == (region.weight > 0):
        kept = "region" if region.weight > 0 else "country"
        del found["country"], found["region"]
        found[kept] = Reason((region if kept == "region" else country).said, country.weight + region.weight)


def _names(groups: list[Group]) -> str:
    return ", ".join([*dict.fromkeys(group.first.text for group in groups)][:_EXAMPLES])


def _lying(groups: list[Group]) -> str:
    if not groups:
        return ""
    return ngettext("{names} lies in it", "{names} lie in it", len({group.first.text for group in groups})).format(names=_names(groups))


def _family(clue: str) -> str:
    """What a clue is about; "" if that has no words."""
    if " beside " in clue:
        return "beside"
    return next((family for family, openings in _FAMILIES if clue.startswith(openings)), "")


def _naming(spot: Spot) -> Iterator[Reason]:
    if naming := _NAMINGS.get(spot.entry.naming):
        yield Reason(naming(), 0.0)


def _prominent(group: Group, spot: Spot, first: bool) -> str:
    """How a place stands out among those of its name; "" if it does not."""
    others = [other for other in group.name.spots if other is not spot]
    if spot.level == "city" and all(other.place.population < spot.place.population for other in others):
        return _("most people of that name")
    if all(other.entry.prominence <= spot.entry.prominence for other in others):
        return _("the best known of that name")
    return _("better known than others of that name") if first else ""


def _alike(group: Group, spot: Spot) -> str:
    """A neighbour that is of the same kind."""
    name = next((other.first.text for other, close in group.beside if close and other.best().level == spot.level), "")
    if not name:
        return ""
    match spot.level:
        case "country":
            return _("a country like {name} beside it").format(name=name)
        case "city":
            return _("a city like {name} beside it").format(name=name)
        case "region" | "unit":
            return _("a region like {name} beside it").format(name=name)
    return ""
