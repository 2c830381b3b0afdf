"""Which of several places of one name somebody means who types it: unlike in a text nothing stands around it, so people decide, and what kind of name it is."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.model.place import Place
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import PEOPLE, Naming
from reader.text.fold import fold

_STRENGTH = {Naming.OWN: 1.0, Naming.GIVEN: 1.0, Naming.ACRONYM: 1.0, Naming.FOREIGN: 0.3, Naming.ALTERNATE: 0.05, Naming.CODE: 0.02}
"""How much a kind of name counts. A name in a language that is not known finds a metropolis before a village of that name, but not before a town."""

_TYPED, _LONGEST_CODE = 0.3, 4
"""How much a name counts that is never read in texts (the White House) and is longer than GeoNames' codes of airports and stations."""

_MAIN_TOWN = 0.4
"""A city goes before the region of its name if it stands out by this share of the region: Salzburg does, Brandenburg doesn't."""

_OVERSHADOWS = 250_000
"""A city of so many people goes before any region of its country that shares a name with it."""

_ABBREVIATION = 3
"""Names of so few letters must be written as typed, accents too, to go first: NÖ is no village called No."""

_MEANT_FROM = 10_000
"""A place whose name counts less than that of so many people is hardly meant by it, unless it is what the place is called: Austurland by `Öst`."""

_COMPARABLE = 0.25
"""Of two cities of a name the lesser one is no afterthought from this share of the other: Springfield is, Paris in Texas is not."""

_MAIN_LANGUAGES = ("en", "de")
"""Languages in which readers know places by the names that are shown."""

_SPELLINGS = (("saint", "st", "sankt"), ("sainte", "ste"), ("mount", "mt"), ("fort", "ft"))
"""First words that stand for each other in names."""

_BEGUN = 0.1
"""How much less half a name means a second-level unit or an area that holds nothing known: Stuttgart goes before the district around it."""

_BESIDES = 0.01
"""How much less half a name means what has that name besides its own: `Öst` is Österreich rather than Ostdeutschland."""


class Weighed(NamedTuple):
    """A place under a key, and how much it stands out under it."""

    strength: float
    key: str
    place: Place


def spellings(key: str) -> tuple[str, ...]:
    """A folded name and its other spellings: `saint louis` and `st louis`."""
    first, blank, rest = key.partition(" ")
    return (key, *(f"{word} {rest}" for words in _SPELLINGS if first in words for word in words if word != first)) if blank else (key,)


def in_order(gazetteer: Gazetteer, key: str, typed: str) -> tuple[Entry, ...]:
    """The places of a folded name, best first.

    Short forms that else stand behind a comma ("Calif.") come behind names, but before them if typed with a full stop or in letters that
    no name has; people and adjectives ("bayerisch") come last.
    """
    entries = gazetteer.key(key).entries
    names = named(gazetteer, key)
    short = tuple(entry for entry in entries if entry.naming == Naming.SUFFIX)
    people = tuple(entry for entry in entries if entry.naming in PEOPLE)
    if not short:
        return names + people
    if "." in typed:
        return short + names + people
    if len(key) <= _ABBREVIATION and not typed.isascii():
        wanted = typed.strip().casefold()
        same = tuple(entry for entry in names if gazetteer.written(key, entry.place.geonameid).casefold() == wanted)
        return same + short + tuple(entry for entry in names if entry not in same) + people
    return names + short + people


def named(gazetteer: Gazetteer, key: str) -> tuple[Entry, ...]:
    """The places that have this folded name itself, or another spelling of it, best first."""
    found: dict[int, Entry] = {}
    for spelling in spellings(key):
        for entry in gazetteer.key(spelling).entries:
            known = found.get(entry.place.geonameid)
            if entry.naming <= Naming.CODE and (known is None or entry.naming < known.naming):
                found[entry.place.geonameid] = entry
    return ranked(gazetteer, key, tuple(found.values()))


def ranked(gazetteer: Gazetteer, key: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Places of one name by people and kind of name; of a city and the region around it, the one that is meant more often."""
    if len(entries) < 2:
        return entries
    score = {entry.place.geonameid: strength(entry, key) for entry in entries}
    for region in entries:
        if region.place.kind == "region":
            for city in entries:
                if city.place.kind == "city" and _goes_first(gazetteer, city, region):
                    score[city.place.geonameid] = max(score[city.place.geonameid], score[region.place.geonameid] + 1)
    return tuple(sorted(entries, key=lambda entry: (-score[entry.place.geonameid], entry.place.geonameid)))


def strength(entry: Entry, key: str) -> float:
    """How much a place stands out under a folded name."""
    if entry.naming == Naming.CODE and len(key) > _LONGEST_CODE:
        return entry.prominence * _TYPED
    return entry.prominence * _STRENGTH.get(entry.naming, 0.0)


def called(gazetteer: Gazetteer, place: Place, key: str) -> bool:
    """Whether a folded name is what a place is called: its own, or the one that readers see in some language."""
    return any(key == fold(name) for name in (place.name, *(gazetteer.name(place.geonameid, language) for language in _MAIN_LANGUAGES)))


def stands_out(gazetteer: Gazetteer, entry: Entry, key: str) -> bool:
    """Whether somebody who types this whole name may well mean the place."""
    named_so = entry.naming <= Naming.OWN or strength(entry, key) >= _MEANT_FROM or entry.naming > Naming.CODE
    return named_so or any(called(gazetteer, entry.place, spelling) for spelling in spellings(key))


def outdone(gazetteer: Gazetteer, city: Place) -> bool:
    """Whether a city's name alone leaves open which one it is: another of that name stands out more, or nearly as much."""
    key = fold(city.name)
    own = gazetteer.prominence(city)
    first = gazetteer.lookup(city.name)[:1]
    if first and first[0].geonameid != city.geonameid:
        return True
    others = (entry for entry in gazetteer.key(key).entries if entry.place.kind == "city" and entry.place.geonameid != city.geonameid)
    return any(entry.naming <= Naming.GIVEN and entry.prominence >= _COMPARABLE * own for entry in others)


def repeats(gazetteer: Gazetteer, key: str, place: Place) -> bool:
    """Whether a second-level unit is named by a town of its country and a word for what it is: `Wiener Neustadt Stadt`, `Politischer Bezirk Zwettl`."""
    if place.kind != "region" or not _within_region(gazetteer, place):
        return False
    words = key.split()
    parts = {" ".join(words[start:end]) for start in range(len(words)) for end in range(start + 1, len(words) + 1)} - {key}
    return any(
        entry.place.kind == "city" and entry.place.country == place.country and entry.naming <= Naming.GIVEN
        for part in parts
        for entry in gazetteer.key(part).entries
    )


def begun(gazetteer: Gazetteer, entry: Entry, key: str, *, whole: bool = False) -> float:
    """How much a place stands out under a name of which only a part may have been typed; `whole` if more than that."""
    place = entry.place
    vague = (place.kind == "area" and not gazetteer.members(place.geonameid)) or _within_region(gazetteer, place)
    besides = not whole and entry.naming != Naming.OWN and not called(gazetteer, place, key)
    return strength(entry, key) * (_BEGUN if vague else 1) * (_BESIDES if besides else 1)


def weighed(gazetteer: Gazetteer, keys: Mapping[str, float], weakest: Naming, *, whole: bool = False) -> list[Weighed]:
    """The places of several keys, each with how likely it is meant, the most prominent first; `whole` as in `begun`."""
    found = [
        Weighed(begun(gazetteer, entry, key, whole=whole) * likely, key, entry.place)
        for key, likely in keys.items()
        for entry in gazetteer.key(key).entries
        if entry.naming <= weakest
    ]
    return sorted(found, key=lambda item: (-item.strength, len(item.key), item.key, item.place.geonameid))


def _within_region(gazetteer: Gazetteer, place: Place) -> bool:
    """A region that lies in a region, such as a county or district."""
    above = gazetteer.ancestors(place.geonameid)[:1]
    return place.kind == "region" and bool(above) and above[0].kind == "region"


def pair(gazetteer: Gazetteer, entries: tuple[Entry, ...], place: Place) -> tuple[Place, ...]:
    """The regions of one name that a city lies in; one row of the picker takes both."""
    if place.kind != "city":
        return ()
    above = {p.geonameid for p in gazetteer.ancestors(place.geonameid)}
    return tuple(entry.place for entry in entries if entry.place.kind == "region" and entry.place.geonameid in above)


def _goes_first(gazetteer: Gazetteer, city: Entry, region: Entry) -> bool:
    """Whether the name means the city rather than the region."""
    if city.place.country != region.place.country or city.naming > Naming.ALTERNATE:
        return False
    if city.place.population >= _OVERSHADOWS:
        return True
    inside = any(p.geonameid == region.place.geonameid for p in gazetteer.ancestors(city.place.geonameid))
    return inside and city.naming <= Naming.FOREIGN and city.prominence >= _MAIN_TOWN * region.prominence
