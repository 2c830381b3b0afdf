"""Reads the gazetteer's files through memory maps (layout.py has the format): nothing is loaded that nobody asks for."""

import mmap
import sys
from bisect import bisect_left
from pathlib import Path
from typing import Final, Literal

import marisa_trie

from reader.model.errors import GazetteerError
from reader.model.place import Place
from reader.places.layout import HEADER, KINDS, MAGIC, NAMES_FILE, PLACES_FILE, RECORD, SECTION, VERSION

_WIDTHS: Final[dict[str, Literal["i", "I"]]] = {"ids": "i", "keys": "I", "posts": "I", "parents": "i", "below": "I", "cells": "i", "spots": "I", "members": "i"}
_NEEDED: Final = (*_WIDTHS, "records", "strings", "words", "ranks")


class Store:
    """The two files, opened; places are told by index.

    Attributes:
        trie: folded names.
        sections: numbers and bytes by the names of layout.py.
        count: how many places there are.
    """

    def __init__(self, folder: Path) -> None:
        """Raises GazetteerError if a file is missing, cut off, of another version, or if the two do not belong together."""
        if sys.byteorder != "little":
            raise GazetteerError("the gazetteer can be read on little-endian machines only")
        path, names = folder / PLACES_FILE, folder / NAMES_FILE
        self._map = _mapped(path)
        self.count, trie_size, keys, self.sections = _opened(self._map, path)
        try:
            if names.stat().st_size != trie_size:
                raise GazetteerError(f"{names} does not belong to {path.name} or is cut off; reinstall dateline")
            self.trie = marisa_trie.Trie()
            self.trie.mmap(str(names))
        except (OSError, RuntimeError, ValueError) as error:
            raise GazetteerError(f"{names} cannot be read ({error}); reinstall dateline") from error
        if len(self.trie) != keys:
            raise GazetteerError(f"{names} does not belong to {path.name}; reinstall dateline")
        self._ids = self.sections["ids"]
        self._records = self.sections["records"]
        self._strings = self.sections["strings"]

    def index(self, geonameid: int) -> int | None:
        """The index of an id."""
        at = bisect_left(self._ids, geonameid)
        return at if at < self.count and self._ids[at] == geonameid else None

    def string(self, offset: int) -> str:
        """A string of the blob."""
        if not offset:
            return ""
        size = self._strings[offset] | self._strings[offset + 1] << 8
        return str(self._strings[offset + 2 : offset + 2 + size], "utf-8")

    def place(self, index: int) -> tuple[Place, int]:
        """A place and its prominence."""
        lat, lon, parent, population, prominence, name, admin1, kind, country, _ = RECORD.unpack_from(self._records, index * RECORD.size)
        place = Place(
            geonameid=self._ids[index],
            name=self.string(name),
            kind=KINDS[kind],
            country=None if country == b"\0\0" else country.decode("ascii"),
            admin1=self.string(admin1) or None,
            lat=lat / 100_000,
            lon=lon / 100_000,
            parent=parent or None,
            population=population,
        )
        return place, prominence

    def shown(self, index: int, language: str) -> str:
        """The name of a place in a language where it differs from its own, else ""."""
        section = self.sections.get(f"name.{language}")
        if section is None:
            return ""
        half = len(section) // 2
        at = bisect_left(section, index, 0, half)
        return self.string(section[half + at]) if at < half and section[at] == index else ""

    def close(self) -> None:
        """Lets go of the files; places that were read stay good."""
        for section in self.sections.values():
            section.release()
        self.sections.clear()
        self._ids = self._records = self._strings = memoryview(b"")
        self._map.close()


def _mapped(path: Path) -> mmap.mmap:
    try:
        with path.open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except FileNotFoundError as error:
        raise GazetteerError(f"the gazetteer {path} is missing; reinstall dateline") from error
    except (OSError, ValueError) as error:  # an empty file cannot be mapped
        raise GazetteerError(f"the gazetteer {path} cannot be read ({error}); reinstall dateline") from error


def _opened(data: mmap.mmap, path: Path) -> tuple[int, int, int, dict[str, memoryview]]:
    """Number of places, size of the trie's file, number of keys, and the sections."""
    if len(data) < HEADER.size or data[: len(MAGIC)] != MAGIC:
        raise GazetteerError(f"{path} is no gazetteer; reinstall dateline")
    _, version, sections, length, trie_size, keys, places = HEADER.unpack_from(data)
    if version != VERSION:
        raise GazetteerError(f"{path} is of version {version}, this dateline reads version {VERSION}; reinstall dateline")
    if len(data) != length:
        raise GazetteerError(f"{path} is cut off: {len(data)} of {length} bytes; reinstall dateline")
    found: dict[str, memoryview] = {}
    whole = memoryview(data)
    for number in range(sections):
        name, start, size = SECTION.unpack_from(data, HEADER.size + number * SECTION.size)
        key = name.rstrip(b"\0").decode("ascii", "replace")
        part = whole[start : start + size]
        width: Literal["i", "I"] | None = "I" if key.startswith("name.") else _WIDTHS.get(key)
        found[key] = part.cast(width) if width else part
    if missing := [key for key in _NEEDED if key not in found]:
        raise GazetteerError(f"{path} lacks {', '.join(missing)}; reinstall dateline")
    return places, trie_size, keys, found
