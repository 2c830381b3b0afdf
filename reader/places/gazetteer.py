"""The places of the world by id, by name, by what lies above and below them, and by point."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import cos, radians
from pathlib import Path
from typing import NamedTuple

from reader.model.errors import GazetteerError
from reader.model.place import Place
from reader.places.distance import EARTH_KM, distance_km
from reader.places.layout import Naming
from reader.places.name_table import NameTable
from reader.places.spelling import SHORT, SHOWN_FIRST, written
from reader.places.store import Store
from reader.places.weights import look
from reader.text.fold import fold

DATA = Path(__file__).parent / "data"
_KM_A_DEGREE = EARTH_KM * radians(1)
_KEPT = 16_384
"""How many places and keys stay in memory before all are let go and read anew."""

_HIGHEST = 8
"""How many places may lie above one: the files may be wrong and lead round in a ring."""

_SMALL_FROM = 3
"""Names of small places are listed from so many letters on: one or two begin half of all names."""


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


class Gazetteer:
    """All places, read from memory-mapped files."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._trie = store.text.trie
        self._places: dict[int, tuple[Place, int, bool]] = {}
        self._keys: dict[str, Key] = {}
        self._text_keys: dict[str, Key] = {}
        self._above: dict[int, tuple[Place, ...]] = {}
        self._names: dict[tuple[int, str], str] = {}
        self._written: dict[tuple[str, int], str] = {}
        self._members = dict(_member_lists(store.sections["members"]))

    @classmethod
    def open(cls, folder: Path | None = None) -> "Gazetteer":
        """Opens the shipped gazetteer, or the one in a folder. Raises GazetteerError."""
        if folder is None:
            look()
        try:
            return cls(Store(folder or DATA))
        except (ValueError, IndexError, struct.error) as error:  # sizes are right, and what they measure is not
            raise GazetteerError(f"the gazetteer in {folder or DATA} is damaged ({error}); reinstall dateline") from error

    def close(self) -> None:
        """Lets go of the files."""
        self._store.close()
        self._trie = self._store.text.trie

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

    def small(self, place: Place) -> bool:
        """A place that running text cannot mean by its bare name: one of less than 15,000 people, or a district that few know."""
        index = self._store.index(place.geonameid)
        return index is not None and self._read(index)[2]

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
        while place is not None and place.parent is not None and len(found) < _HIGHEST:
            place = self.place(place.parent)
            if place is not None:
                found.append(place)
                if (known := self._above.get(place.geonameid)) is not None:
                    return (*found, *known)[:_HIGHEST]
        return tuple(found)

    def children(self, geonameid: int) -> tuple[Place, ...]:
        """What lies directly below a place, most prominent first."""
        return tuple(self._read(index)[0] for index in self._store.below(geonameid))

    def members(self, geonameid: int) -> frozenset[int]:
        """Ids of the countries and regions that an area holds; empty for everything else."""
        return self._members.get(geonameid, frozenset())

    def name(self, geonameid: int, language: str) -> str:
        """A place's name in a language; "" for an unknown id.

        Where the sources have none in that language it is GeoNames' own name, whatever the reader's language: mostly what the place calls itself, in
        Latin letters. So a large city is Wien and Vienna, a village is Wieselburg to all. Of two names that the sources have the plainer one is shown:
        Osaka for Ōsaka, Maine for State of Maine.
        """
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
            known = self.text_key(folded)  # for its flags
            number = self._store.small.number(folded)
            if number is not None:
                known = Key(self._entries(self._store.small, number)[0], known.flags)
                if len(self._keys) > _KEPT:
                    self._keys.clear()
                self._keys[folded] = known
        return known

    def text_key(self, folded: str) -> Key:
        """What running text may mean by a folded name: like `key`, without small places."""
        known = self._text_keys.get(folded)
        if known is None:
            number = self._trie.get(folded)
            if number is None:
                return _NOTHING
            if len(self._text_keys) > _KEPT:
                self._text_keys.clear()
            known = self._text_keys[folded] = Key(*self._entries(self._store.text, number))
        return known

    def keys_in(self, folded: str) -> list[str]:
        """The keys of running text that a folded text begins with, whole words only, longest first."""
        trie, size = self._trie, len(folded)
        found = [key for key in trie.prefixes(folded) if len(key) == size or folded[len(key)] == " "]
        found.reverse()
        return found

    def beginning(self, folded: str) -> list[str]:
        """The keys of running text that a folded text begins with, letter by letter, longest first."""
        found: list[str] = self._trie.prefixes(folded)
        found.reverse()
        return found

    def longer(self, folded: str) -> list[str]:
        """The keys of running text that go on with further words behind this one."""
        found: list[str] = self._trie.keys(folded + " ")
        return found

    def opens(self, folded: str) -> bool:
        """Some key of running text begins with these letters."""
        return next(self._trie.iterkeys(folded), None) is not None

    def has_small(self, folded: str) -> bool:
        """A small place has this name, whatever else has it."""
        return self._store.small.number(folded) is not None

    def begins_small(self, folded: str) -> bool:
        """The name of some small place begins with these letters."""
        return self._store.small.begins(folded)

    def begins(self, folded: str) -> bool:
        """Some key begins with these letters."""
        return self.opens(folded) or self._store.small.begins(folded)

    def starting(self, folded: str) -> Iterator[tuple[int, str]]:
        """All keys that begin with these letters, with the rank (0 to 255) of their best place; those of small places only from the third letter on."""
        yield from self._store.text.starting(folded)
        if not 0 < len(folded) < _SMALL_FROM:
            yield from self._store.small.starting(folded)

    def written(self, folded: str, geonameid: int) -> str:
        """How the name of a key is written for a place: `Kärnten` for the key `karnten`; "" if it has no such name."""
        key = folded, geonameid
        known = self._written.get(key)
        if known is None:
            if len(self._written) > _KEPT:
                self._written.clear()
            known = self._written[key] = self._as_written(folded, geonameid)
        return known

    def _as_written(self, folded: str, geonameid: int) -> str:
        index = self._store.index(geonameid)
        keys = (look(folded) for look in (self.text_key, self.key))  # mostly the first tells, and the second has many small places
        naming = next((entry.naming for key in keys for entry in key.entries if entry.place.geonameid == geonameid), None)
        if index is None or naming is None:
            return ""
        number = self._store.text.number(folded)
        odd = self._store.odd(number, index) if number is not None else ""
        if odd or naming in SHORT:
            return odd or folded.upper()
        return written(folded, chain((self._read(index)[0].name,), (self._store.shown(index, language) for language in SHOWN_FIRST)))

    # by point
    def near(self, lat: float, lon: float, km: float) -> Iterator[Place]:
        """Cities and areas within a distance of a point in degrees, nearest first."""
        found = []
        for index in self._spots(lat, lon, km):
            distance = distance_km(lat, lon, *self._store.point(index))
            if distance <= km:
                found.append((distance, index))
        found.sort()
        return (self._read(index)[0] for _, index in found)

    def _spots(self, lat: float, lon: float, km: float) -> Iterator[int]:
        """Indexes of all places in the square degrees around a point."""
        high = km / _KM_A_DEGREE
        for row in range(max(0, int(lat - high + 90)), min(179, int(lat + high + 90)) + 1):
            edge = max(abs(row - 90), abs(row - 89))  # the row's side that is nearer to a pole: degrees of longitude are shortest there
            wide = 180.0 if abs(lat) + high >= 90 else min(180.0, high / max(0.01, cos(radians(min(89.9, edge)))))
            first, last = int((lon + 180 - wide) // 1), int((lon + 180 + wide) // 1)
            start = row * 360
            if last - first >= 359:
                yield from self._store.spots(start, start + 359)
                continue
            for begin, end in ((max(first, 0), min(last, 359)), (first + 360, 359), (0, last - 360)):  # the last two beyond the date line
                if 0 <= begin <= end:
                    yield from self._store.spots(start + begin, start + end)

    def _read(self, index: int) -> tuple[Place, int, bool]:
        known = self._places.get(index)
        if known is None:
            if len(self._places) > _KEPT:
                self._places.clear()
            known = self._places[index] = self._store.place(index)
        return known

    def _entries(self, table: NameTable, number: int) -> tuple[tuple[Entry, ...], int]:
        known, new = self._places, tuple.__new__  # which takes a third of the constructor's time
        postings, flags = table.postings(number)
        read = [(known.get(index) or self._read(index), naming) for index, naming in postings]
        return tuple([new(Entry, (place, naming, prominence)) for (place, prominence, _), naming in read]), flags


def _member_lists(flat: memoryview) -> Iterator[tuple[int, frozenset[int]]]:
    at = 0
    while at + 1 < len(flat):
        end = at + 2 + flat[at + 1]
        yield flat[at], frozenset(flat[at + 2 : end])
        at = end
