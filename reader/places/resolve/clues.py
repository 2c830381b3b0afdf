"""What speaks for a place of a name by itself, whatever the text says: its size and rank among its namesakes, its kind, the kind of name."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import cos, exp, log10, radians, sin

from reader.model.place import Place
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.resolve.table import Table
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

_NONE = Entry(Place(0, "", "area", None, None, 0.0, 0.0, None, 0), Naming.OWN, 0)
_KEPT = 4_096
_NAMING_BITS = 4
_LANGUAGES = ("de", "en")
"""The languages of the texts that were learned from."""


@dataclass(slots=True, eq=False)
class Spot:
    """A place of a name, with what its neighbours in a text are compared by. Not frozen, for freezing takes most of the time of making it.

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


@dataclass(slots=True, eq=False)
class Name:
    """The places that a name may mean.

    Attributes:
        prior: how probable each is by itself.
        best, top: the place that is the likeliest by itself, and how probable that is.
        spread: ids of the regions of the first level with places of that name, each with its share.
        wider: the name with small places besides, by key and region, as far as that has been asked.
    """

    entries: tuple[Entry, ...]
    spots: tuple[Spot, ...]
    prior: tuple[float, ...]
    best: Spot
    top: float
    spread: dict[int, float]
    wider: "dict[tuple[str, int], Name | None]"


class Names:
    """The names of a gazetteer as they are weighed in a language, each made once.

    Attributes:
        learned: weights by stage.
        tables: those of a scene's clues by stage.
    """

    def __init__(self, gazetteer: Gazetteer, language: str, learned: tuple[Weights, ...] | None = None) -> None:
        self._gazetteer, self._language = gazetteer, language
        self._group = language if language in _LANGUAGES else "other"
        self.learned = learned or stages()
        self.tables = tuple([Table[float](stage.__getitem__, 0.0) for stage in self.learned])
        self._known: dict[int, Name] = {}
        self._equal: dict[tuple[int, ...], Name] = {}
        self._above: dict[int | None, tuple[tuple[int, ...], str]] = {}
        self._traits: dict[tuple[str, Naming, int, bool, str | None], tuple[float, ...]] = {}
        self._ranks: dict[tuple[int, int], tuple[float, ...]] = {}

    def name(self, entries: tuple[Entry, ...]) -> Name:
        """The name that has these entries."""
        known = self._known.get(id(entries))  # a name holds its entries, so their id stays theirs
        if known is not None:
            return known
        equal = tuple([entry.place.geonameid << _NAMING_BITS | entry.naming for entry in entries])
        known = self._equal.get(equal)  # some are put together anew for each text
        if known is None:
            if len(self._known) > _KEPT:
                for kept in (self._known, self._equal, self._above, self._traits):
                    kept.clear()
            known = self._known[id(entries)] = self._equal[equal] = self._made(entries)
        return known

    def wider(self, name: Name, key: str, region: int) -> Name | None:
        """A name with its small places in a region besides; None if it has none there."""
        asked = key, region
        if asked not in name.wider:
            more = [e for e in self._gazetteer.key(key).entries if self._region(e.place) == region]
            if more:
                known = {entry.place.geonameid for entry in name.entries}
                more = [entry for entry in more if entry.place.geonameid not in known and _called(entry, key)]
            if name.spots[0].level != "city":  # of a region only towns may have the name besides
                more = [entry for entry in more if not self._gazetteer.small(entry.place)]
            name.wider[asked] = self._made((*name.entries, *more[:_VILLAGES])) if more else None
        return name.wider[asked]

    def _made(self, entries: tuple[Entry, ...]) -> Name:
        left = without_shadows(entries)[:_MOST] if len(entries) > 1 else entries
        if len(left) == 1:  # nothing to weigh it against
            spot = self.spot(left[0].place, left[0])
            return Name(entries, (spot,), (1.0,), spot, 1.0, {spot.region: 1.0} if spot.region else {}, {})
        top = log10(max([entry.prominence for entry in left]) + 10)
        spots = []
        for number, entry in enumerate(left):
            place = entry.place
            where = self._where(place)
            weights = zip(self._weighed(entry, where[0]), self._ranked(number, _behind(top, entry)), strict=True)
            spots.append(Spot(entry, place, *where, number, tuple([one + other for one, other in weights])))
        prior = softmax([spot.own[0] for spot in spots])
        regions = {spot.region for spot in spots if spot.region}
        likeliest = max(prior)
        return Name(entries, tuple(spots), prior, spots[prior.index(likeliest)], likeliest, dict.fromkeys(regions, 1 / max(1, len(regions))), {})

    def spot(self, place: Place, entry: Entry | None = None) -> Spot:
        """A place that has no others beside it, such as a feed's home."""
        return Spot(entry or Entry(place, Naming.OWN, self._gazetteer.prominence(place)), place, *self._where(place), 0, (0.0,) * len(self.learned))

    def _where(self, place: Place) -> tuple[str, str, int, int, float, float, float]:
        """Level, country, region, unit and point of a place, as in Spot."""
        regions = self._over(place.parent)[0]
        level: str = place.kind
        if level == "region":
            level = "unit" if regions else "region"
            regions = (place.geonameid, *regions)
        elif level == "continent":
            level = "area"
        lat, lon = radians(place.lat), radians(place.lon)
        width = cos(lat)
        region, unit = regions[-1] if regions else 0, regions[-2] if len(regions) > 1 else 0
        return level, place.country or "", region, unit, width * cos(lon), width * sin(lon), sin(lat)

    def _region(self, place: Place) -> int:
        """Id of the region of the first level that a place is or lies in, 0 if there is none."""
        regions = self._over(place.parent)[0]
        return regions[-1] if regions else place.geonameid if place.kind == "region" else 0

    def _over(self, parent: int | None) -> tuple[tuple[int, ...], str]:
        """Ids of the regions and the name of the continent that whatever has this parent lies in."""
        known = self._above.get(parent)
        if known is None:
            nearest = self._gazetteer.place(parent) if parent is not None else None
            above = (nearest, *self._gazetteer.ancestors(nearest.geonameid)) if nearest is not None else ()
            continent = above[-1].name if above and above[-1].kind == "continent" else ""
            known = self._above[parent] = tuple([place.geonameid for place in above if place.kind == "region"]), continent
        return known

    def own_clues(self, name: Name) -> list[list[str]]:
        """The own clues of each place of a name."""
        top = log10(max([spot.entry.prominence for spot in name.spots]) + 10)
        return [
            [*self._rank(number, _behind(top, spot.entry)), *self._kind(spot.entry, spot.level, self._gazetteer.small(spot.place))]
            for number, spot in enumerate(name.spots)
        ]

    def _ranked(self, number: int, behind: int) -> tuple[float, ...]:
        """What its rank among the others of its name weighs, by stage."""
        asked = min(_RANKS, number), behind
        known = self._ranks.get(asked)
        if known is None:
            told = [*self._rank(*asked)]
            known = self._ranks[asked] = tuple([stage.sum(told) for stage in self.learned])
        return known

    def _weighed(self, entry: Entry, level: str) -> tuple[float, ...]:
        """What a place's kind, size, country and kind of name weigh, by stage."""
        place = entry.place
        small = self._gazetteer.small(place)
        asked = level, entry.naming, _size(place), small, place.country
        known = self._traits.get(asked)
        if known is None:
            told = [*self._kind(entry, level, small)]
            known = self._traits[asked] = tuple([stage.sum(told) for stage in self.learned])
        return known

    def _rank(self, number: int, behind: int) -> Iterator[str]:
        yield f"rank {min(_RANKS, number)}"
        yield f"rank {min(2, number)} {self._group}"
        yield f"behind {behind}"
        yield f"behind {behind // 2 * 2} {self._group}"

    def _kind(self, entry: Entry, level: str, small: bool) -> Iterator[str]:
        place = entry.place
        yield f"kind {level}"
        yield f"size {level} {_size(place)}"
        yield f"name {Naming(entry.naming).name.lower()}"
        if small:
            yield f"small {self._group}"
        if continent := self._over(place.parent)[1]:
            yield f"{continent} {self._group}"
        home = COUNTRIES_OF.get(self._language, ())
        if place.country in home:
            yield f"land {self._group} {'first' if place.country == home[0] else 'other'}"


def _size(place: Place) -> int:
    return int(log10(place.population + 10))


def _behind(top: float, entry: Entry) -> int:
    """How far a place is behind the most prominent one of its name, in halves of powers of ten; `top`: the logarithm of that one's prominence."""
    return min(_BEHIND, int(2 * (top - log10(entry.prominence + 10))))


NOWHERE = Name((), (), (), Spot(_NONE, _NONE.place, "area", "", 0, 0, 0.0, 0.0, 0.0, 0, ()), 1.0, {}, {})
"""A name whose places nobody has looked up."""


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
