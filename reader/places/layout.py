"""The gazetteer's file format, shared by what writes it (build) and what reads it (store).

Two files lie in a folder: `names.marisa`, a marisa trie of folded names (https://github.com/pytries/marisa-trie), and `places.bin`: a header, a table of
sections, then the sections, each starting at a multiple of 8. All numbers are little-endian. A place is told by its index in the order of ids.

    ids       int32 an id a place, ascending
    records   RECORD a place
    strings   UTF-8, each after its length as uint16; offset 0 is no string
    keys      uint32 for key i of the trie: its postings are keys[i] to keys[i + 1]
    posts     uint32 pairs: index << 4 | Naming, and the offset of the name as written (0: it is the key in title case); best first
    words     uint8 a key: WordFlag bits
    ranks     uint8 a key: how prominent its best place is
    parents   int32 a place, ascending by (parent's id, prominence downwards); below: uint32 the place's index
    cells     int32 a place with a point, ascending: the square degree it lies in; spots: uint32 the place's index
    members   int32: area's id, count, ids of members, next area
    name.LL   uint32: indexes of the places named in language LL ascending, then the offset of each name
"""

import struct
from enum import IntEnum, IntFlag
from typing import Final

from reader.model.place import PlaceKind

MAGIC = b"DATELINE"
VERSION = 1
HEADER = struct.Struct("<8sIIQQII")
"""Magic, version, number of sections, length of this file, length of the trie's file, number of keys, number of places."""

SECTION = struct.Struct("<8sQQ")
"""Name, offset, length."""

RECORD = struct.Struct("<iiiIIIIB2sB")
"""Latitude and longitude in 1/100,000 degree, parent's id (0: none), population, prominence,
offset of the name, offset of the first-level code, kind, country, spare."""

KINDS: Final[tuple[PlaceKind, ...]] = ("continent", "country", "region", "city", "area")
NAMES_FILE = "names.marisa"
PLACES_FILE = "places.bin"
LANGUAGES = ("ar", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "tr", "uk", "zh")


class Naming(IntEnum):
    """What kind of name a name is; lower is stronger."""

    OWN = 0  # GeoNames' own
    GIVEN = 1  # in English or German, or by hand
    ACRONYM = 2  # read only where the text has capitals
    FOREIGN = 3  # in another known language
    ALTERNATE = 4  # in a language that is not known
    CODE = 5  # airport codes and the like; never read in text
    ADJECTIVE = 6  # an adjective that German writes small
    DEMONYM = 7  # people and capitalised adjectives
    SUFFIX = 8  # means a place only behind another one and a comma


class WordFlag(IntFlag):
    """What else the word of a key may be."""

    FIRST_NAME = 1
    SURNAME = 2
    COMMON = 4


def cell(lat: float, lon: float) -> int:
    """The square degree that a point lies in."""
    return min(179, int(lat + 90)) * 360 + int(lon + 180) % 360
