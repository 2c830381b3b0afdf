"""The places of the world by id, by name, by what lies above and below them, and by point."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

from reader.model.place import Place
from reader.places.distance import EARTH_KM, distance_km
from reader.places.layout import Naming
from reader.places.store import Store
from reader.text.fold import fold

DATA = Path(__file__).parent / "data"
_KM_A_DEGREE = EARTH_KM * radians(1)
_KEPT = 16_384
"""How many places and keys stay in memory before all are let go and read anew."""


class Entry(NamedTuple):
    """A place under a name: what kind of name it is, and how prominent the place is."""

    place: Place
    naming: Naming
    prominence: int


@dataclass(frozen=True, slots=True)
class Key:
    """All that is known of one folded name; entries best first, flags are bits of WordFlag."""

    entries: tuple[Entry, ...]
    flags: int


_NOTHING = Key((), 0)
_NAMINGS = tuple(Naming)


class Gazetteer:
    """All places, read from memory-mapped files."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._places: dict[int, tuple[Place, int]] = {}
        self._keys: dict[str, Key] = {}
        self._above: dict[int, tuple[Place, ...]] = {}
        self._names: dict[tuple[int, str], str] = {}
        self._inside: dict[int, tuple[str, ...]] = {}
        self._members = dict(_member_lists(store.sections["members"]))

    @classmethod
    def open(cls, folder: Path | None = None) -> "Gazetteer":
        """Opens the shipped gazetteer, or the one in a folder. Raises GazetteerError."""
        return cls(Store(folder or DATA))

    def close(self) -> None:
        """Lets go of the files."""
        self._store.close()

    def __len__(self) -> int:
        return self._store.count

    # by id
    def place(self, geonameid: int) -> Place | None:
        """The place with an id."""
        index = self._store.index(geonameid)
        return None if index is None else self._read(index)[0]

    def prominence(self, place: Place) -> int:
        """How much a place stands out among those of its name; people, but countries and continents go first."""
        index = self._store.index(place.geonameid)
        return 0 if index is None else self._read(index)[1]

    def ancestors(self, geonameid: int) -> tuple[Place, ...]:
        """What lies above a place, nearest first."""
        known = self._above.get(geonameid)
        if known is None:
            if len(self._above) > _KEPT:
                self._above.clear()
            known = self._above[geonameid] = self._ancestors(geonameid)
        return known

    def _ancestors(self, geonameid: int) -> tuple[Place, ...]:
        found: list[Place] = []
        place = self.place(geonameid)
        while place is not None and place.parent is not None and len(found) < 8:
            place = self.place(place.parent)
            if place is not None:
                found.append(place)
        return tuple(found)

    def children(self, geonameid: int) -> tuple[Place, ...]:
        """What lies directly below a place, most prominent first."""
        parents, below = self._store.sections["parents"], self._store.sections["below"]
        start, end = bisect_left(parents, geonameid), bisect_right(parents, geonameid)
        return tuple(self._read(below[at])[0] for at in range(start, end))

    def members(self, geonameid: int) -> frozenset[int]:
        """Ids of the countries and regions that an area holds; empty for everything else."""
        return self._members.get(geonameid, frozenset())

    def countries_in(self, geonameid: int) -> tuple[str, ...]:
        """ISO codes of the members of an area, one a member; empty for everything else."""
        if geonameid not in self._members:
            return ()
        known = self._inside.get(geonameid)
        if known is None:
            places = (self.place(member) for member in self._members[geonameid])
            known = self._inside[geonameid] = tuple(place.country for place in places if place is not None and place.country)
        return known

    def name(self, geonameid: int, language: str) -> str:
        """A place's name in a language, else GeoNames' own; "" for an unknown id."""
        key = geonameid, language
        known = self._names.get(key)
        if known is None:
            if len(self._names) > _KEPT:
                self._names.clear()
            known = self._names[key] = self._name(geonameid, language)
        return known

    def _name(self, geonameid: int, language: str) -> str:
        index = self._store.index(geonameid)
        if index is None:
            return ""
        return self._store.shown(index, language) or self._read(index)[0].name

    # by name
    def lookup(self, name: str) -> tuple[Place, ...]:
        """Places of exactly this name in any language (accents and case aside), most prominent first."""
        return tuple(entry.place for entry in self.key(fold(name)).entries if entry.naming <= Naming.CODE)

    def key(self, folded: str) -> Key:
        """What is known of a folded name, people and adjectives included."""
        known = self._keys.get(folded)
        if known is None:
            number = self._store.trie.get(folded)
            if number is None:
                return _NOTHING
            if len(self._keys) > _KEPT:
                self._keys.clear()
            known = self._keys[folded] = self._key(number)
        return known

    def keys_in(self, folded: str) -> list[str]:
        """The keys that a folded text begins with, whole words only, longest first."""
        trie, size = self._store.trie, len(folded)
        found = [key for key in trie.prefixes(folded) if len(key) == size or folded[len(key)] == " "]
        found.reverse()
        return found

    def beginning(self, folded: str) -> list[str]:
        """The keys that a folded text begins with, letter by letter, longest first."""
        found: list[str] = self._store.trie.prefixes(folded)
        found.reverse()
        return found

    def following(self, folded: str) -> Iterator[str]:
        """The words that stand right behind this one in longer keys, some of them more than once."""
        start = len(folded) + 1
        return (key[start:].partition(" ")[0] for key in self._store.trie.iterkeys(folded + " "))

    def goes_on(self, folded: str) -> bool:
        """Some key is longer than this one by a word."""
        return next(self._store.trie.iterkeys(folded + " "), None) is not None

    def begins(self, folded: str) -> bool:
        """Some key begins with these letters."""
        return next(self._store.trie.iterkeys(folded), None) is not None

    def starting(self, folded: str) -> Iterator[tuple[int, str]]:
        """All keys that begin with these letters, with the rank (0 to 255) of their best place."""
        ranks = self._store.sections["ranks"]
        return ((ranks[number], key) for key, number in self._store.trie.iteritems(folded))

    def written(self, folded: str, geonameid: int) -> str:
        """How the name of a key is written for a place: `Kärnten` for the key `karnten`; "" if it has no such name."""
        number = self._store.trie.get(folded)
        index = self._store.index(geonameid)
        if number is not None and index is not None:
            for at, _ in self._postings(number):
                posts = self._store.sections["posts"]
                if posts[2 * at] >> 4 == index:
                    return self._store.string(posts[2 * at + 1]) or folded.title()
        return ""

    # by point
    def near(self, lat: float, lon: float, km: float) -> Iterator[Place]:
        """Cities and areas within a distance of a point in degrees, nearest first."""
        found = []
        for index in self._spots(lat, lon, km):
            place = self._read(index)[0]
            distance = distance_km(lat, lon, place.lat, place.lon)
            if distance <= km:
                found.append((distance, place.geonameid, place))
        found.sort(key=lambda item: item[:2])
        return (place for _, _, place in found)

    def _spots(self, lat: float, lon: float, km: float) -> Iterator[int]:
        """Indexes of all places in the square degrees around a point."""
        cells, spots = self._store.sections["cells"], self._store.sections["spots"]
        high = km / _KM_A_DEGREE
        for row in range(max(0, int(lat - high + 90)), min(179, int(lat + high + 90)) + 1):
            edge = max(abs(row - 90), abs(row - 89))  # the row's side that is nearer to a pole: degrees of longitude are shortest there
            wide = min(180.0, high / max(0.01, cos(radians(min(89.9, edge)))))
            first, last = int(lon + 180 - wide // 1 - 1), int(lon + 180 + wide // 1 + 1)
            columns = range(360) if last - first >= 359 else range(first, last + 1)
            for column in columns:
                number = row * 360 + column % 360
                at = bisect_left(cells, number)
                while at < len(cells) and cells[at] == number:
                    yield spots[at]
                    at += 1

    def _read(self, index: int) -> tuple[Place, int]:
        known = self._places.get(index)
        if known is None:
            if len(self._places) > _KEPT:
                self._places.clear()
            known = self._places[index] = self._store.place(index)
        return known

    def _postings(self, number: int) -> Iterator[tuple[int, int]]:
        keys, posts = self._store.sections["keys"], self._store.sections["posts"]
        for at in range(keys[number], keys[number + 1]):
            yield at, posts[2 * at]

    def _key(self, number: int) -> Key:
        entries = []
        for _, packed in self._postings(number):
            place, prominence = self._read(packed >> 4)
            entries.append(Entry(place, _NAMINGS[packed & 15], prominence))
        return Key(tuple(entries), self._store.sections["words"][number])


def _member_lists(flat: memoryview) -> Iterator[tuple[int, frozenset[int]]]:
    at = 0
    while at + 1 < len(flat):
        end = at + 2 + flat[at + 1]
        yield flat[at], frozenset(flat[at + 2 : end])
        at = end
