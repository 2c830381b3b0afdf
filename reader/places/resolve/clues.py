"""What speaks for a place of a name by itself, whatever the text says: its size and rank among its namesakes, its kind, the kind of name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, exp, log10, radians, sin

from reader.model.place import Place
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.weights import Weights, weights
from reader.text.fold import fold

COUNTRIES_OF = {
    "de": ("DE", "AT", "CH"), "en": ("US", "GB", "CA", "AU", "IE", "NZ", "IN"), "fr": ("FR", "BE", "CH", "CA"), "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "it": ("IT", "CH"), "nl": ("NL", "BE"), "pt": ("PT", "BR"), "pl": ("PL",), "sv": ("SE", "FI"), "da": ("DK",), "nb": ("NO",), "no": ("NO",), "fi": ("FI",),
    "cs": ("CZ",),
    "hu": ("HU",), "ro": ("RO", "MD"), "ru": ("RU",), "uk": ("UA",), "tr": ("TR",), "el": ("GR", "CY"), "ja": ("JP",), "ko": ("KR",), "zh": ("CN", "TW"),
}  # fmt: skip
"""Where a language's news mostly happen."""

STAGES = ("prior ", "first ", "")
"""What opens a clue's name by stage: names alone, then in the light of that estimate, then in the light of that one."""

_RANKS, _BEHIND = 5, 10
_MOST = 120
"""So many places of a name are weighed: the rest are villages."""

_VILLAGES = 3
"""So many small places of a name are weighed in a region besides."""

_KEPT = 4_096
_LANGUAGES = ("de", "en")
"""The languages of the texts that were learned from."""


@dataclass(frozen=True, slots=True, eq=False)
class Spot:
    """A place of a name, with what its neighbours in a text are compared by.

    Attributes:
        level: "country", "region" (of the first level), "unit" (a region within one), "city", "area" (continents too).
        region, unit: ids of the regions of the first and second level that it is or lies in, 0 if there is none.
        x, y, z: its point on the unit sphere.
        rank: how many of that name the gazetteer has before it.
        own: what its own clues weigh together, by stage.
    """

    entry: Entry
    place: Place
    level: str
    country: str
    region: int
    unit: int
    x: float
    y: float
    z: float
    rank: int
    own: tuple[float, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Name:
    """The places that a name may mean.

    Attributes:
        prior: how probable each is by itself.
        spread: ids of the regions of the first level with places of that name, each with its share.
        wider: the name with small places besides, by key and region, as far as that has been asked; not frozen.
    """

    entries: tuple[Entry, ...]
    spots: tuple[Spot, ...]
    prior: tuple[float, ...]
    spread: dict[int, float]
    wider: "dict[tuple[str, int], Name | None]"


class Names:
    """The names of a gazetteer as they are weighed in a language, each made once."""

    def __init__(self, gazetteer: Gazetteer, language: str, learned: tuple[Weights, ...] | None = None) -> None:
        self._gazetteer, self._language = gazetteer, language
        self.learned = learned or stages()
        self._known: dict[int, Name] = {}
        self._equal: dict[tuple[tuple[int, int], ...], Name] = {}
        self._where: dict[int, tuple[str, str, int, int, float, float, float]] = {}

    def name(self, entries: tuple[Entry, ...]) -> Name:
        """The name that has these entries."""
        known = self._known.get(id(entries))  # a name holds its entries, so their id stays theirs
        if known is not None:
            return known
        equal = tuple([(place.geonameid, naming) for place, naming, _ in entries])
        known = self._equal.get(equal)  # some are put together anew for each text
        if known is None:
            if len(self._known) > _KEPT:
                self._known.clear()
                self._equal.clear()
                self._where.clear()
            known = self._known[id(entries)] = self._equal[equal] = self._made(entries)
        return known

    def wider(self, name: Name, key: str, region: int) -> Name | None:
        """A name with its small places in a region besides; None if it has none there."""
        asked = key, region
        if asked not in name.wider:
            known = {entry.place.geonameid for entry in name.entries}
            more = [e for e in self._gazetteer.key(key).entries if e.place.geonameid not in known and self.where(e.place)[2] == region and _called(e, key)]
            if name.spots[0].level != "city":  # of a region only towns may have the name besides
                more = [entry for entry in more if not self._gazetteer.small(entry.place)]
            name.wider[asked] = self._made((*name.entries, *more[:_VILLAGES])) if more else None
        return name.wider[asked]

    def _made(self, entries: tuple[Entry, ...]) -> Name:
        left = without_shadows(entries)[:_MOST] if len(entries) > 1 else entries
        spots = []
        for number, entry in enumerate(left):
            told = [*self.own(left, number)]
            spots.append(Spot(entry, entry.place, *self.where(entry.place), number, tuple([stage.sum(told) for stage in self.learned])))
        regions = {spot.region for spot in spots if spot.region}
        return Name(entries, tuple(spots), softmax([spot.own[0] for spot in spots]), dict.fromkeys(regions, 1 / max(1, len(regions))), {})

    def spot(self, place: Place) -> Spot:
        """A place that no name gave, such as a feed's home."""
        return Spot(Entry(place, Naming.OWN, self._gazetteer.prominence(place)), place, *self.where(place), 0, (0.0,) * len(self.learned))

    def where(self, place: Place) -> tuple[str, str, int, int, float, float, float]:
        """Level, country, region, unit and point of a place, as in Spot."""
        known = self._where.get(place.geonameid)
        if known is None:
            regions = [p.geonameid for p in (place, *self._gazetteer.ancestors(place.geonameid)) if p.kind == "region"]
            level: str = place.kind
            if level == "region":
                level = "unit" if len(regions) > 1 else "region"
            elif level == "continent":
                level = "area"
            lat, lon = radians(place.lat), radians(place.lon)
            point = cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
            known = level, place.country or "", regions[-1] if regions else 0, regions[-2] if len(regions) > 1 else 0, *point
            self._where[place.geonameid] = known
        return known

    def own_clues(self, name: Name) -> list[list[str]]:
        """The own clues of each place of a name."""
        entries = tuple([spot.entry for spot in name.spots])
        return [[*self.own(entries, number)] for number in range(len(entries))]

    def own(self, entries: tuple[Entry, ...], number: int) -> Iterator[str]:
        """The clues of a place among the others of its name."""
        place, naming, prominence = entries[number]
        level = self.where(place)[0]
        language = self._language if self._language in _LANGUAGES else "other"
        behind = min(_BEHIND, int(2 * (log10(max(e.prominence for e in entries) + 10) - log10(prominence + 10))))
        yield f"kind {level}"
        yield f"rank {min(_RANKS, number)}"
        yield f"rank {min(2, number)} {language}"
        yield f"behind {behind}"
        yield f"behind {behind // 2 * 2} {language}"
        yield f"size {level} {int(log10(place.population + 10))}"
        yield f"name {Naming(naming).name.lower()}"
        if self._gazetteer.small(place):
            yield f"small {language}"
        above = self._gazetteer.ancestors(place.geonameid)
        if above and above[-1].kind == "continent":
            yield f"{above[-1].name} {language}"
        home = COUNTRIES_OF.get(self._language, ())
        if place.country in home:
            yield f"land {language} {'first' if place.country == home[0] else 'other'}"


def _called(entry: Entry, key: str) -> bool:
    """A place has a name itself, or with something behind: Frankfurt (Oder), Neustadt in Holstein."""
    return entry.naming <= Naming.GIVEN or (entry.naming <= Naming.ALTERNATE and fold(entry.place.name).startswith(f"{key} "))


@cache
def stages() -> tuple[Weights, ...]:
    """The learned weights, by stage."""
    return parted(weights("resolution"))


def parted(learned: dict[str, float]) -> tuple[Weights, ...]:
    """Weights by stage, of clues without the stage's opening."""
    first, second = STAGES[:2]
    found = Weights(), Weights(), Weights()
    for clue, weight in learned.items():
        stage = 0 if clue.startswith(first) else 1 if clue.startswith(second) else 2
        found[stage][clue.removeprefix(STAGES[stage])] = weight
    return found


def softmax(scores: list[float]) -> tuple[float, ...]:
    """Probabilities of alternatives by their scores in natural logarithms."""
    top = max(scores)
    shares = [exp(score - top) for score in scores]
    total = sum(shares)
    return tuple([share / total for share in shares])


def without_shadows(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without regions that yield to a city of their country and name; the gazetteer has put that city before them."""
    cities: set[str | None] = set()
    found = []
    for entry in entries:
        if entry.place.kind == "city":
            cities.add(entry.place.country)
        elif entry.place.kind == "region" and entry.place.country in cities:
            continue
        found.append(entry)
    return entries if len(found) == len(entries) else tuple(found)
