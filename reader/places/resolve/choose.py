"""Which place of its name each candidate is: a conditional logit over the places of a name, learned by train/resolution.py."""

from functools import lru_cache

from reader.model.place import Place
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.mentions.judge import IS_A_PLACE
from reader.places.resolve.clues import COUNTRIES_OF, Names, softmax
from reader.places.resolve.groups import Group, grouped
from reader.places.resolve.scene import Scene, ruling

_ALONE, _TOLD, _MOST, _UNREAD = 0.97, 0.97, 0.99, 0.5
_CLEAR = 0.995
"""A place that is so probable by its name alone needs no estimate of the others."""

_FIRM = 0.97
"""A first estimate is made where some place is less probable by its name alone."""

_GONE = 0.0003
"""A place that the first estimate makes so improbable is not weighed again."""

_PLAIN = 0.95
"""A place that is so probable needs no help from namesakes close by."""

_NARROW = ("city", "region")
"""Levels of places whose namesakes in the text's region may be meant."""

_TOWN = 10_000
"""A place of less prominence has no smaller namesakes that could be meant."""

_ONE = 0.9999
"""Places of a name that lie so close together are one for the question which is meant: the cosine of 90 km on the globe."""


def names_of(gazetteer: Gazetteer, language: str) -> Names:
    """The names of a gazetteer as they are weighed in a language; all that nothing is known of are one."""
    return _names_of(gazetteer, language if language in COUNTRIES_OF else "")


@lru_cache(maxsize=8)
def _names_of(gazetteer: Gazetteer, language: str) -> Names:
    return Names(gazetteer, language)


def choose(gazetteer: Gazetteer, candidates: list[Candidate], language: str, home: Place | None = None) -> None:
    """Sets `place` and `sure` of each: one place for one key throughout, but for those that a name behind them tells apart.

    Args:
        home: the place that the text's feed or publisher writes from, None if not known.
    """
    names = names_of(gazetteer, language)
    groups, theirs = grouped(names, candidates, IS_A_PLACE)
    settle(names, groups, home)
    found = {group: chosen(group) for group in groups}
    for candidate, group in zip(candidates, theirs, strict=True):
        candidate.place, candidate.sure = found[group]


def settle(names: Names, groups: list[Group], home: Place | None, last: int = 2) -> None:
    """Estimates the places of all groups: at first in the light of the names alone, then of that estimate; `last`: the stage to stop at.

    The first estimate is of those names only that tell something of others; names that are hardly those of places are left as they are.
    """
    here = names.spot(home) if home is not None else None
    unsure = [group for group in groups if group.name.top < _CLEAR and group.likely >= IS_A_PLACE]
    telling = [group for group in unsure if group.weight]
    regions = ruling(groups, here)
    scene = None
    if telling and (last == 1 or ((len(unsure) > 1 or regions) and any(group.name.top < _FIRM for group in telling))):
        scene = Scene(groups, here, telling)
        estimate(names, scene, telling, 1)
        regions = ruling(groups, here)
    if regions and (more := widened(names, groups, regions)):
        known = set(unsure)
        unsure += [group for group in more if group not in known]
        scene = Scene(groups, here, more)
        estimate(names, scene, more, 1)
    if last == 2 and unsure:
        if scene is None:
            scene = Scene(groups, here, ())
        else:
            scene.renew()
        estimate(names, scene, unsure, 2)


def widened(names: Names, groups: list[Group], regions: list[int]) -> list[Group]:
    """The groups that may mean a small place too, as the text is about its region, one of these; puts that in."""
    found: list[Group] = []
    for region in regions:
        for group in groups:
            if group.likely < IS_A_PLACE or group.told or group.first.people or group.first.section == "dateline":  # a dateline says where a small place lies
                continue
            spot = group.best()
            if spot.region != region and spot.level in _NARROW and spot.entry.prominence >= _TOWN:
                wider = names.wider(group.name, group.first.key, region)
                if wider is not None:
                    group.name, group.odds = wider, wider.prior
                    if group not in found:
                        found.append(group)
    return found


def estimate(names: Names, scene: Scene, groups: list[Group], stage: int) -> None:
    """Sets the probabilities of groups by a scene, all at once; places that are out of the question stay so."""
    table = names.tables[stage]
    found = []
    for group in groups:
        spots = group.name.spots
        if stage == 2 and min(group.odds) < _GONE:
            spots = tuple([spot for spot, p in zip(spots, group.odds, strict=True) if p >= _GONE])
        odds = softmax([spot.own[stage] + weight for spot, weight in zip(spots, scene.told(group, table, spots), strict=True)])
        if len(odds) < len(group.odds):
            left = iter(odds)
            odds = tuple([next(left) if p >= _GONE else p for p in group.odds])
        found.append(odds)
    for group, odds in zip(groups, found, strict=True):
        group.odds = odds


def chosen(group: Group) -> tuple[Place, float]:
    """The likeliest place of a group and how sure that is; a city and the district around it are one there."""
    odds, spots = group.odds, group.name.spots
    if len(odds) < 2:
        return (spots[0].place, _ALONE) if odds else (group.first.entries[0].place, _UNREAD)
    sure = max(odds)
    best = spots[odds.index(sure)]
    if sure < _PLAIN:
        sure = sum([p for p, spot in zip(odds, spots, strict=True) if spot.x * best.x + spot.y * best.y + spot.z * best.z > _ONE])
    return best.place, min(_MOST, max(sure, _TOLD) if group.told else sure)
