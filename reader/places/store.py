"""Reads the gazetteer's files through memory maps (layout.py has the format): nothing is loaded that nobody asks for."""

import mmap
import struct
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple

import marisa_trie

from reader.model.errors import GazetteerError
from reader.model.place import Place, PlaceKind
from reader.places import layout
from reader.places.layout import GROUP, HEADER, ID_BIAS, KINDS, RECORD, SECTION, SMALL_BIT, TRIES, WIDE
from reader.places.name_table import NameTable
from reader.places.numbers import Uint24, widened

_WIDTHS: Final[dict[str, Literal["H", "i", "I"]]] = {
    "ids": "H", "highs": "I", "amounts": "I", "parents": "i", "starts": "I", "cells": "H", "corners": "I", "members": "i",
}  # fmt: skip
_THREES: Final = ("below", "spots", "text.keys", "text.posts", "small.keys", "small.posts", "forms")
_SEARCHED: Final = ("wide", "odd")
_NEEDED: Final = (*_WIDTHS, *_THREES, *_SEARCHED, "records", "groups", "codes", "text.ranks", "small.ranks")


class Group(NamedTuple):
    """What the places have in common that lie in the same place above; fields as in Place."""

    kind: PlaceKind
    country: str | None
    admin1: str | None
    parent: int | None
    small: bool


class Store:
    """The files, opened; places are told by index.

    Attributes:
        text, small: names that running text may mean, and names of small places.
        sections: numbers by the names of layout.py.
        count: how many places there are.
    """

    def __init__(self, folder: Path) -> None:
        """Raises GazetteerError if a file is missing, cut off, of another version, or if they do not belong together."""
        if sys.byteorder != "little":
            raise GazetteerError("the gazetteer can be read on little-endian machines only")
        path = folder / layout.PLACES_FILE
        self._map = _mapped(path)
        self.count, tries, self.sections = _opened(self._map, path)
        text, small, spellings = [_trie(folder / name, path.name, *sizes) for name, sizes in zip(TRIES, tries, strict=True)]
        self._tries = spellings, small, text
        self._ids, self._highs = self.sections["ids"], self.sections["highs"]
        self._records = self.sections["records"]
        self._threes = {name: Uint24(self.sections[name]) for name in _THREES}
        self._searched: dict[str, memoryview] = {}
        self.text, self.small = [
            NameTable(trie, self._threes[f"{name}.keys"], self._threes[f"{name}.posts"], self.sections[f"{name}.ranks"])
            for name, trie in (("text", text), ("small", small))
        ]
        self._codes = bytes(self.sections["codes"]).decode("utf-8", "replace").split("\0")
        self._groups: dict[int, Group] = {}

    def _wide(self, name: str) -> memoryview:
        """A section that is searched through, widened when it is first asked for."""
        found = self._searched.get(name)
        if found is None:
            found = self._searched[name] = widened(self.sections[name])
        return found

    def index(self, geonameid: int) -> int | None:
        """The index of an id."""
        high, low = divmod(geonameid + ID_BIAS, 1 << 16)
        if not 0 <= high < len(self._highs) - 1:
            return None
        end = self._highs[high + 1]
        at = bisect_left(self._ids, low, self._highs[high], end)
        return at if at < end and self._ids[at] == low else None

    def _id(self, index: int) -> int:
        return (bisect_right(self._highs, index) - 1 << 16 | self._ids[index]) - ID_BIAS

    def place(self, index: int) -> tuple[Place, int, bool]:
        """A place, its prominence, and whether it is small."""
        number, group, population = RECORD.unpack_from(self._records, index * RECORD.size)
        prominence = population
        if population == WIDE:
            at = bisect_left(self._wide("wide"), index)
            population, prominence = self.sections["amounts"][2 * at : 2 * at + 2]
        kind, country, admin1, parent, small = self._groups.get(group) or self._group(group)
        lat, lon = layout.point_of(number)
        name = self._spelling(layout.spelling_of(number))
        return Place(self._id(index), name, kind, country, admin1, lat, lon, parent, population), prominence, small

    def _group(self, number: int) -> Group:
        parent, country, kind, code = GROUP.unpack_from(self.sections["groups"], number * GROUP.size)
        land = None if country == b"\0\0" else country.decode("ascii")
        found = self._groups[number] = Group(KINDS[kind & ~SMALL_BIT], land, self._codes[code] or None, parent or None, bool(kind & SMALL_BIT))
        return found

    def point(self, index: int) -> tuple[float, float]:
        """Latitude and longitude of a place in degrees."""
        return layout.point_of(RECORD.unpack_from(self._records, index * RECORD.size)[0])

    def shown(self, index: int, language: str) -> str:
        """The name of a place in a language where it differs from its own, else ""."""
        key = f"name.{language}"
        if key not in self.sections:
            return ""
        section = self._wide(key)
        half = len(section) // 2
        at = bisect_left(section, index, 0, half)
        return self._spelling(section[half + at]) if at < half and section[at] == index else ""

    def odd(self, key: int, index: int) -> str:
        """How a place's name behind a key of `text` is written, if `spelling.written` does not tell; else ""."""
        odd, forms = self._wide("odd"), self._threes["forms"]
        at = bisect_left(odd, key)
        while at < len(odd) and odd[at] == key:
            if forms[2 * at] == index:
                return self._spelling(forms[2 * at + 1])
            at += 1
        return ""

    def below(self, geonameid: int) -> Iterator[int]:
        """Indexes of what lies directly below a place, most prominent first."""
        parents, starts, below = self.sections["parents"], self.sections["starts"], self._threes["below"]
        at = bisect_left(parents, geonameid)
        if at < len(parents) and parents[at] == geonameid:
            yield from (below[number] for number in range(starts[at], starts[at + 1]))

    def spots(self, first: int, last: int) -> Iterator[int]:
        """Indexes of the cities and areas in the square degrees from one number to another."""
        cells, corners, spots = self.sections["cells"], self.sections["corners"], self._threes["spots"]
        start, end = corners[bisect_left(cells, first)], corners[bisect_right(cells, last)]
        return (spots[number] for number in range(start, end))

    def _spelling(self, number: int) -> str:
        for trie in self._tries:
            if number < len(trie):
                found: str = trie.restore_key(number)
                return found if trie is self._tries[0] else found.title()
            number -= len(trie)
        return ""

    def close(self) -> None:
        """Lets go of the files; places that were read stay good."""
        self._threes.clear()
        self._searched.clear()
        self._tries = (marisa_trie.Trie(),) * 3
        self.text = self.small = NameTable(marisa_trie.Trie(), *(Uint24(memoryview(b"")),) * 2, memoryview(b""))
        self._ids = self._highs = self._records = memoryview(b"")
        for section in self.sections.values():
            section.release()
        self.sections.clear()
        self._map.close()


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise GazetteerError(f"the gazetteer {path} is missing; reinstall dateline") from error
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise GazetteerError(f"the gazetteer {path} cannot be read ({error}); reinstall dateline") from error


def _opened(data: mmap.mmap, path: Path) -> tuple[int, list[tuple[int, int]], dict[str, memoryview]]:
    """Number of places, file size and number of keys of each trie, and the sections."""
    if len(data) < HEADER.size or data[: len(layout.MAGIC)] != layout.MAGIC:
        raise GazetteerError(f"{path} is no gazetteer; reinstall dateline")
    _, version, sections, length, places, *tries = HEADER.unpack_from(data)
    if version != layout.VERSION:
        raise GazetteerError(f"{path} is of version {version}, this dateline reads version {layout.VERSION}; reinstall dateline")
    if len(data) != length:
        raise GazetteerError(f"{path} is cut off: {len(data)} of {length} bytes; reinstall dateline")
    found: dict[str, memoryview] = {}
    whole = memoryview(data)
    for number in range(sections):
        name, start, size = SECTION.unpack_from(data, HEADER.size + number * SECTION.size)
        key = name.rstrip(b"\0").decode("ascii", "replace")
        part = whole[start : start + size]
        width = _WIDTHS.get(key)
        if len(part) != size or size % struct.calcsize(width or "B"):
            raise GazetteerError(f"{path} is damaged ({key}); reinstall dateline")
        found[key] = part.cast(width) if width else part
    if missing := [key for key in _NEEDED if key not in found]:
        raise GazetteerError(f"{path} lacks {', '.join(missing)}; reinstall dateline")
    if len(found["records"]) != places * RECORD.size or len(found["ids"]) != places:
        raise GazetteerError(f"{path} is damaged (records); reinstall dateline")
    return places, list(zip(tries[::2], tries[1::2], strict=True)), found


def _trie(path: Path, of: str, size: int, keys: int) -> marisa_trie.Trie:
    try:
        if path.stat().st_size != size:
            raise GazetteerError(f"{path} does not belong to {of} or is cut off; reinstall dateline")
        trie = marisa_trie.Trie()
        trie.mmap(str(path))
    except (OSError, RuntimeError, ValueError) as error:
        raise GazetteerError(f"{path} cannot be read ({error}); reinstall dateline") from error
    if len(trie) != keys:
        raise GazetteerError(f"{path} does not belong to {of}; reinstall dateline")
    return trie
