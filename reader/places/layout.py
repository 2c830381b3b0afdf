"""The gazetteer's file format, shared by what writes it (build) and what reads it (store).

Four files lie in a folder: three marisa tries (https://github.com/pytries/marisa-trie) and `places.bin`.

    text.marisa       folded names that running text may mean
    small.marisa      folded names of small places; what else has such a name stands there once more
    spellings.marisa  names as they are written

`places.bin` is a header, a table of sections, then the sections, each starting at a multiple of 8. All numbers are little-endian, uint24 of three bytes.
A place is told by its index in the order of ids, a spelling by its number in its trie; a name that is the title case of a key has the number of the key
instead, counted on behind those of spellings.marisa in small.marisa, then in text.marisa.

    ids       uint16 a place: the lower half of its id + ID_BIAS, ascending; highs: uint32 for each upper half its first index, and the end
    records   RECORD a place
    wide      uint24 the indexes that have WIDE as population, ascending; amounts: uint32 pairs of population and prominence
              (prominence is the population for all others)
    groups    GROUP: what places have in common that lie in the same place above; codes: first-level codes, parted by NUL
    parents   int32 ids of places that others lie in, ascending; starts: uint32 for each its first in below, and the end
    below     uint24 indexes, by parent, then by prominence downwards
    cells     uint16 square degrees with places, ascending; corners: uint32 for each its first in spots, and the end; spots: uint24 indexes
    members   int32: area's id, count, ids of members, next area
    T.keys    for a trie T ("text", "small"), uint24 a key: a posting, or LISTED | where its postings begin in T.posts
    T.posts   uint24 postings, best first; the last of a key has the bit LISTED. A posting is index << 4 | Naming, or bits of WordFlag << 4 | FLAGS
    T.ranks   uint8 a key: how prominent its best place is; in "small" ELSEWHERE for a key that "text" has too
    odd       uint24 keys of "text" with a name that `spelling.written` does not tell, ascending; forms: uint24 pairs of index and spelling
    name.LL   uint24: indexes of the places named in language LL ascending, then the spelling of each name
"""

import struct
from enum import IntEnum, IntFlag
from typing import Final

from reader.model.place import PlaceKind

MAGIC = b"DATELINE"
VERSION = 2
TEXT, SMALL, SPELLINGS = "text.marisa", "small.marisa", "spellings.marisa"
TRIES = (TEXT, SMALL, SPELLINGS)
PLACES_FILE = "places.bin"
FILES = (*TRIES, PLACES_FILE)
HEADER = struct.Struct("<8sIIQI" + "QI" * len(TRIES))
"""Magic, version, number of sections, length of this file, number of places; for each trie the length of its file and the number of its keys."""

SECTION = struct.Struct("<12sQQ")
"""Name, offset, length."""

RECORD = struct.Struct("<QHH")
"""Point and spelling of its own name (see `packed`), group, population or WIDE."""

WIDE = 0xFFFF
GROUP = struct.Struct("<i2sBH")
"""Parent's id (0: none), country, kind | SMALL_BIT, number of the first-level code."""

SMALL_BIT = 0x80
KINDS: Final[tuple[PlaceKind, ...]] = ("continent", "country", "region", "city", "area")
ID_BIAS = 1 << 16
LISTED = 1 << 23
FLAGS = 15
ELSEWHERE = 255
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


PEOPLE: Final = (int(Naming.ADJECTIVE), int(Naming.DEMONYM))
"""Kinds of names that say who or what is of a place; plain numbers, for those of an enumeration are slow to look up."""


class WordFlag(IntFlag):
    """What else the word of a key may be."""

    FIRST_NAME = 1
    SURNAME = 2
    COMMON = 4


def cell(lat: float, lon: float) -> int:
    """The square degree that a point lies in."""
    return min(179, int(lat + 90)) * 360 + int(lon + 180) % 360


_LAT_BITS, _LON_BITS = 21, 22
_LAT_MASK, _LON_MASK = (1 << _LAT_BITS) - 1, (1 << _LON_BITS) - 1
_STEPS = 10_000
"""Points are kept to 1/10,000 degree: 11 m."""


def packed(lat: float, lon: float, spelling: int) -> int:
    """A point in degrees and the number of a spelling as the first number of a RECORD."""
    return round((lat + 90) * _STEPS) | round((lon + 180) * _STEPS) << _LAT_BITS | spelling << (_LAT_BITS + _LON_BITS)


def point_of(number: int) -> tuple[float, float]:
    """The point of `packed`, latitude and longitude in degrees."""
    return ((number & _LAT_MASK) - 90 * _STEPS) / _STEPS, ((number >> _LAT_BITS & _LON_MASK) - 180 * _STEPS) / _STEPS


def spelling_of(number: int) -> int:
    """The spelling of `packed`."""
    return number >> (_LAT_BITS + _LON_BITS)
