"""Where land is, and how its coasts and borders run: the files behind every map, opened when the first map is drawn.

Both files are a header and a body packed with zlib (RFC 1950, which checks itself); all numbers are little-endian.

    land.bin         HEADER, number of levels, then a LEVEL a level; body: the levels' pixels, a byte each, 1 for land, rows from north to south, each from
                     180 W to 180 E. A level's pixel is land if enough of it is; a map takes the level whose pixels are about as wide as its dots.
    lines.bin        HEADER, number of arcs, number of points; body: an ARC an arc, then the steps of all points as int16, east first: low bytes, then
    lines-fine.bin   high bytes, then the same to the south. The first step of an arc leads from its own west and north corner to its first point.

Lines are told in units of 1/65535 of the whole: x from 180 W to 180 E, y from 90 N to 90 S.

Named tuples, not dataclasses: they are made in a tenth of the time, and an app that starts with an article makes them at its start.
"""

import struct
import zlib
from array import array
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from sys import byteorder
from typing import NamedTuple, TypeVar

from reader.model.errors import GazetteerError

DATA = Path(__file__).parent / "data"
LAND_FILE, LINES_FILE, FINE_FILE = "land.bin", "lines.bin", "lines-fine.bin"

VERSION = 1
LAND_MAGIC, LINES_MAGIC = b"DATELAND", b"DATELINS"
HEADER = struct.Struct("<8sIIII")
"""Magic, version, two counts, length of the unpacked body."""
LEVEL = struct.Struct("<HHHH")
"""Pixels a degree or degrees a pixel (the other is 1), columns, rows."""
ARC = struct.Struct("<BxHHHHH")
"""BORDER or COAST, number of points, west, north, east and south edge of its box."""

NORTH, SOUTH = 84, -60
"""Degrees between which the pixels lie: north of it there is no land, south of it Antarctica."""
UNITS = 65535
COAST, BORDER = 1, 2
_T = TypeVar("_T")
_LARGEST = 64 * 2**20
"""Bytes that a body may unpack to."""


class Level(NamedTuple):
    """The world in pixels of one size.

    Attributes:
        step: degrees that a pixel is wide and high.
        rows: a byte a pixel, 1 for land, and one more that is always 0; the first row begins at 84 N, 180 W.
    """

    step: float
    columns: int
    rows: tuple[bytes, ...]


class Arc(NamedTuple):
    """A line that is a coast or a border from end to end.

    Attributes:
        west, north, east, south: its box in units; y grows to the south.
        points: where its steps lie.
    """

    coast: bool
    west: int
    north: int
    east: int
    south: int
    points: slice


class Lines(NamedTuple):
    """All lines of one scale, borders first."""

    arcs: tuple[Arc, ...]
    east_steps: "array[int]"
    south_steps: "array[int]"

    def points(self, arc: Arc) -> tuple[list[int], list[int]]:
        """The x and y of an arc's points, in units."""
        xs = accumulate(self.east_steps[arc.points], initial=arc.west)
        ys = accumulate(self.south_steps[arc.points], initial=arc.north)
        return list(xs)[1:], list(ys)[1:]


@lru_cache(maxsize=4)
def levels(folder: Path = DATA) -> tuple[Level, ...]:
    """The land, finest pixels first. Raises GazetteerError if its file is missing or damaged."""
    return _reading(folder / LAND_FILE, _levels)


@lru_cache(maxsize=4)
def lines(fine: bool = False, folder: Path = DATA) -> Lines:
    """Coasts and borders for a part of the world, or finer ones for a country. Raises GazetteerError if their file is missing or damaged."""
    return _reading(folder / (FINE_FILE if fine else LINES_FILE), _lines)


def _reading(path: Path, read: Callable[[bytes], _T]) -> _T:
    try:
        return read(path.read_bytes())
    except FileNotFoundError as error:
        raise GazetteerError(f"the map {path} is missing; reinstall dateline") from error
    except (OSError, ValueError, struct.error, zlib.error) as error:
        raise GazetteerError(f"the map {path} cannot be read ({error}); reinstall dateline") from error


def _body(data: bytes, at: int, size: int) -> bytes:
    unpacking = zlib.decompressobj()
    if size > _LARGEST or len(body := unpacking.decompress(data[at:], size + 1)) != size:
        raise ValueError("it is of another length than it says")
    unpacking.decompress(b"")
    if not unpacking.eof:
        raise ValueError("it is cut off")
    return body


def _head(data: bytes, expected: bytes) -> tuple[int, int, int]:
    """The two counts, and the length of the unpacked body."""
    magic, version, first, second, size = HEADER.unpack_from(data)
    if magic != expected:
        raise ValueError("it is no such file")
    if version != VERSION:
        raise ValueError(f"it is of version {version}, this dateline reads version {VERSION}")
    return first, second, size


def _levels(data: bytes) -> tuple[Level, ...]:
    count, _spare, size = _head(data, LAND_MAGIC)
    start = HEADER.size + count * LEVEL.size
    body = _body(data, start, size)
    found: list[Level] = []
    at = 0
    for finer, coarser, columns, rows in LEVEL.iter_unpack(data[HEADER.size : start]):
        step = coarser / finer if finer else 0.0
        if step <= 0 or columns != round(360 / step) or rows != round((NORTH - SOUTH) / step):
            raise ValueError("its pixels do not cover the world")
        end = at + columns * rows
        if end > len(body):
            raise ValueError("it lacks pixels")
        found.append(Level(step, columns, tuple(body[row : row + columns] + b"\0" for row in range(at, end, columns))))
        at = end
    if not found:
        raise ValueError("it holds no pixels")
    return tuple(found)


def _lines(data: bytes) -> Lines:
    count, points, size = _head(data, LINES_MAGIC)
    if size != count * ARC.size + 4 * points:
        raise ValueError("its arcs and points are of another length than it says")
    body = _body(data, HEADER.size, size)
    table = count * ARC.size
    arcs: list[Arc] = []
    at = 0
    for kind, number, west, north, east, south in ARC.iter_unpack(body[:table]):
        if not number:
            raise ValueError("it holds an arc without points")
        arcs.append(Arc(kind == COAST, west, north, east, south, slice(at, at + number)))
        at += number
    if at != points:
        raise ValueError("its arcs have other points than it says")
    return Lines(tuple(arcs), _steps(body, table, points), _steps(body, table + 2 * points, points))


def _steps(body: bytes, at: int, points: int) -> "array[int]":
    """int16 numbers whose low bytes stand before all high bytes."""
    mixed = bytearray(2 * points)
    mixed[::2], mixed[1::2] = body[at : at + points], body[at + points : at + 2 * points]
    steps = array("h", bytes(mixed))
    if byteorder == "big":
        steps.byteswap()
    return steps
