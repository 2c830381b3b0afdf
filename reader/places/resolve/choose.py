"""Which place of its name each candidate is: a conditional logit over the places of a name, learned by train/resolution.py."""

from functools import lru_cache

from reader.model.place import Place
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.resolve.clues import COUNTRIES_OF, Names, Spot, softmax
from reader.places.resolve.scene import Group, Scene, grouped, ruling

__all__ = ["choose", "told"]

_ALONE, _TOLD, _MOST = 0.97, 0.97, 0.99
_CLEAR = 0.995
"""A place that is so probable by its name alone needs no estimate of the others."""

_FIRM = 0.97
"""A first estimate is made where some place is less probable by its name alone."""

_NARROW = ("city", "unit", "region")
"""Levels of places whose namesakes in the text's region may be meant."""

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
    groups, theirs = grouped(names, candidates)
    settle(names, groups, home)
    found = {id(group): chosen(group) for group in groups}
    for candidate, group in zip(candidates, theirs, strict=True):
        candidate.place, candidate.sure = found[id(group)]


def settle(names: Names, groups: list[Group], home: Place | None, last: int = 2) -> None:
    """Estimates the places of all groups: at first in the light of the names alone, then of that estimate; `last`: the stage to stop at."""
    here = names.spot(home) if home is not None else None
    unsure = [group for group in groups if len(group.odds) > 1 and max(group.odds) < _CLEAR]
    if unsure and (last == 1 or any(max(group.odds) < _FIRM for group in unsure)):
        estimate(names, Scene(groups, here), unsure, 1)
    if more := widened(names, groups, here):
        estimate(names, Scene(groups, here), more, 1)
        unsure += [group for group in more if group not in unsure]
    if last == 2 and unsure:
        estimate(names, Scene(groups, here), unsure, 2)


def widened(names: Names, groups: list[Group], home: Spot | None) -> list[Group]:
    """The groups that may mean a small place too, as the text is about its region; puts that in."""
    found = []
    for region in ruling(groups, home):
        for group in groups:
            spot = group.best()
            if spot.level in _NARROW and spot.region != region and not group.told and not group.first.people:
                wider = names.wider(group.name, group.first.key, region)
                if wider is not None:
                    group.name, group.odds = wider, wider.prior
                    if group not in found:
                        found.append(group)
    return found


def estimate(names: Names, scene: Scene, groups: list[Group], stage: int) -> None:
    """Sets the probabilities of groups by a scene, all at once."""
    weigh = names.learned[stage].__getitem__
    found = [
        softmax([spot.own[stage] + sum(map(weigh, scene.clues(group, spot))) for spot in group.name.spots])
        for group in groups
    ]  # fmt: skip
    for group, odds in zip(groups, found, strict=True):
        group.odds = odds


def chosen(group: Group) -> tuple[Place, float]:
    """The likeliest place of a group and how sure that is; a city and the district around it are one there."""
    odds, spots = group.odds, group.name.spots
    if len(odds) == 1:
        return spots[0].place, _ALONE
    sure = max(odds)
    best = spots[odds.index(sure)]
    if sure < 0.95:
        sure = sum([p for p, spot in zip(odds, spots, strict=True) if spot.x * best.x + spot.y * best.y + spot.z * best.z > _ONE])
    return best.place, min(_MOST, max(sure, _TOLD) if group.told else sure)


def told(
    gazetteer: Gazetteer, candidates: list[Candidate], candidate: Candidate, entry: Entry, language: str, home: Place | None = None
) -> list[tuple[str, float]]:
    """The clues for a place of a candidate with what each weighs in natural logarithms, the heaviest first; [] if that place was not weighed.

    Args:
        candidates: all that were read with it, as `choose` had them.
    """
    names = names_of(gazetteer, language)
    groups, theirs = grouped(names, candidates)
    settle(names, groups, home)
    group = next((group for group, other in zip(theirs, candidates, strict=True) if other is candidate), None)
    if group is None:
        return []
    scene = Scene(groups, names.spot(home) if home is not None else None)
    for spot, own in zip(group.name.spots, names.own_clues(group.name), strict=True):
        if spot.place.geonameid == entry.place.geonameid:
            learned = names.learned[-1]
            found = [(clue, learned[clue]) for clue in dict.fromkeys([*own, *scene.clues(group, spot)])]
            return sorted([(clue, weight) for clue, weight in found if weight], key=lambda pair: -abs(pair[1]))
    return []
