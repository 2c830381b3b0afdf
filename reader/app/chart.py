"""The ground of every map: which part of the world stands on a grid of cells, its land as dots, its coasts and borders as lines.

No library for maps or plots: a braille cell is eight bits, and a row of cells fits into one whole number.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil, cos, floor, isfinite, radians
from operator import itemgetter

from reader.app.pen import Pen
from reader.places import land as data

BLANK, LAND, COAST, BORDER = range(4)

CELL = 20 / 9
"""A cell's height by its width."""
EAST = 359.0
"""Degrees of longitude that stand on the whole world, from 168 W on: the cut lies in the Bering Strait."""
_WEST, _NORTH, _TALL = -168.0, 79.3, 137.0
_TRUE = 33.0
"""Degrees of latitude at which the whole world has its true shape."""
_HIGHEST, _LOWEST = 84.0, -60.0
_INSIDE = 1e-6
_MOST = 0.2
"""The least cosine of a latitude: nearer to the poles shapes are squeezed rather than stretched beyond the map."""

BRAILLE = "".join(map(chr, range(0x2800, 0x2900)))
_BITS = ((0, 3), (1, 4), (2, 5), (6, 7))
"""The number of the bit of each dot of a cell, by row and column (Unicode 16, section 21.1)."""


@dataclass(frozen=True, slots=True)
class View:
    """A part of the world on a grid of cells, plate carrée.

    Attributes:
        west, north: degrees of the upper left corner; `west` may lie below -180, the east side beyond 180.
        lon_step, lat_step: degrees that a cell is wide and high.
        columns, rows: size in cells.
    """

    west: float
    north: float
    lon_step: float
    lat_step: float
    columns: int
    rows: int

    def cell(self, lat: float, lon: float) -> tuple[int, int] | None:
        """Column and row of a point in degrees, None if it lies outside or is no point."""
        x, y = self.where(lat, lon)
        return (floor(x), floor(y)) if 0 <= x < self.columns and 0 <= y < self.rows else None

    def where(self, lat: float, lon: float) -> tuple[float, float]:
        """Cells from the upper left corner to a point, inside or not; of two turns of the globe the one nearer to the middle."""
        middle = self.west + self.columns * self.lon_step / 2
        turned = middle + (lon - middle + 180) % 360 - 180
        return (turned - self.west) / self.lon_step, (self.north - lat) / self.lat_step

    def point(self, column: int, row: int) -> tuple[float, float]:
        """Latitude and longitude of a cell's middle, in degrees; the longitude between -180 and 180."""
        lon = self.west + (column + 0.5) * self.lon_step
        return self.north - (row + 0.5) * self.lat_step, (lon + 180) % 360 - 180


def world(columns: int, rows: int) -> View:
    """The whole world, 168 W to 191 E, without Antarctica, in at most so many cells.

    It takes all columns and the rows that its shape needs; where there are too few rows it stands amid the columns.
    """
    columns, rows = max(1, columns), max(1, rows)
    step, high = EAST / columns, CELL * cos(radians(_TRUE))
    needed = max(1, round(_TALL / (step * high)))
    if needed > rows:
        needed = rows
        step = _TALL / rows / high
    return View(_WEST + EAST / 2 - columns * step / 2, _NORTH, step, _TALL / needed, columns, needed)


def around(lat: float, lon: float, wide: float, columns: int, rows: int) -> View:
    """`wide` degrees of longitude around a point, at its true shape, kept inside the world north and south; a point that is none is taken for 0, 0."""
    columns, rows = max(1, columns), max(1, rows)
    lat, lon = (lat, lon) if isfinite(lat) and isfinite(lon) else (0.0, 0.0)
    step = min(max(wide, 0.01), 360.0) / columns
    middle = min(max(lat, _LOWEST), _HIGHEST)
    tall = step * CELL * max(_MOST, cos(radians(middle)))
    high = rows * tall
    # the point stands a little inside a cell, not on the edge of two
    north = max(min(middle + (rows / 2 + _INSIDE) * tall, _HIGHEST), min(_HIGHEST, _LOWEST + high))
    return View(lon - (columns / 2 + _INSIDE) * step, north, step, tall, columns, rows)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under a map's spots.

    Attributes:
        chars: a row of braille and blanks for each row of the view, one character a cell.
        kinds: BLANK, LAND, COAST or BORDER for each cell of each row.
        land: 1 for each cell that holds land, else 0.
    """

    chars: tuple[str, ...]
    kinds: tuple[bytes, ...]
    land: tuple[bytes, ...]


@lru_cache(maxsize=32)
def mask(view: View) -> Ground:
    """The land of a view: every other dot of it, and all dots of its coasts. Raises GazetteerError if the map's file is missing or damaged."""
    return _Mask(view).ground()


@lru_cache(maxsize=32)
def lines(view: View, fine: bool = False) -> Ground:
    """Coasts and borders of a view, from finer data for a country. Raises GazetteerError if the map's file is missing or damaged."""
    bits, kinds = _drawn(view, data.lines(fine))
    rows = range(0, len(bits), view.columns)
    told = tuple(bytes(kinds[at : at + view.columns]) for at in rows)
    return Ground(tuple(_text(bits[at : at + view.columns]) for at in rows), told, tuple(row.translate(_ANY) for row in told))


def _text(row: bytes | bytearray) -> str:
    """Cells of dots as characters."""
    return "".join(map(_CHARS.__getitem__, row))


_FEW = 4_000
"""Cells."""
_CHARS = " " + BRAILLE[1:]
_ANY = bytes((0, *(1,) * 255))


class _Mask:
    """Samples the land under each dot.

    A row of dots is one whole number for the left dots of all cells and one for the right, a byte a cell: so the dots of a row are compared with their
    neighbours and put into cells all at once. A cell beyond each side of the view is drawn along, else the view's edges would look like coasts.
    """

    def __init__(self, view: View) -> None:
        self.view = view
        # a small map has few dots, and shows seas and straits only if it looks at each dot more than once
        self.looks = 2 if view.columns * view.rows <= _FEW else 1
        across = view.lon_step / 2 / self.looks
        wanted = max(across, view.lat_step / 4 / self.looks)
        level = next((level for level in reversed(data.levels()) if level.step <= wanted), data.levels()[0])
        self.level, self.blank = level, bytes(level.columns + 1)
        half = view.columns * view.lon_step / 2
        middle = view.west + half + 180
        seen = (across * (n + 0.5) - half for n in range(-2 * self.looks, 2 * (view.columns + 1) * self.looks))
        at = [floor((middle + lon) / level.step) % level.columns if abs(lon) <= EAST / 2 else level.columns for lon in seen]
        self.samples = [itemgetter(*at[n :: 2 * self.looks]) for n in range(2 * self.looks)]
        ones = int.from_bytes(b"\1" * (view.columns + 2), "little")
        self.enough = (0x80 - self.looks) * ones, 0x80 * ones

    def dots(self, row: int) -> tuple[int, int]:
        """The left and the right dots of a row, a byte a cell, 1 where there is land."""
        found = [0] * len(self.samples)
        for look in range(self.looks):
            lat = self.view.north - (row + (look + 0.5) / self.looks) * self.view.lat_step / 4
            at = floor((data.NORTH - lat) / self.level.step)
            pixels = self.level.rows[at] if 0 <= at < len(self.level.rows) else self.blank
            for n, sample in enumerate(self.samples):
                found[n] += int.from_bytes(bytes(sample(pixels)), "little")
        if self.looks == 1:
            return found[0], found[1]
        add, carry = self.enough  # half of the looks carry into the highest bit of their byte
        return (found[0] + found[1] + add & carry) >> 7, (found[2] + found[3] + add & carry) >> 7

    def ground(self) -> Ground:
        """All rows."""
        columns = self.view.columns
        chars: list[str] = []
        kinds: list[bytes] = []
        lands: list[bytes] = []
        rows = [self.dots(row) for row in range(-1, 4 * self.view.rows + 1)]
        for top in range(0, 4 * self.view.rows, 4):
            drawn = land = coast = 0
            for n in range(4):
                (left_above, right_above), (left, right), (left_below, right_below) = rows[top + n : top + n + 3]
                left_coast = left & ~(right & right << 8 & left_above & left_below)
                right_coast = right & ~(left & left >> 8 & right_above & right_below)
                shown = (left, right_coast) if n % 2 == 0 else (left_coast, right)
                drawn |= shown[0] << _BITS[n][0] | shown[1] << _BITS[n][1]
                land |= left | right
                coast |= left_coast | right_coast
            size = columns + 3  # the number of a row may be as much as a cell longer
            inner = slice(1, columns + 1)
            lands.append(land.to_bytes(size, "little")[inner])
            kinds.append((land + coast).to_bytes(size, "little")[inner])
            chars.append(_text(drawn.to_bytes(size, "little")[inner]))
        return Ground(tuple(chars), tuple(kinds), tuple(lands))


def _drawn(view: View, found: data.Lines) -> tuple[bytearray, bytearray]:
    """Bits and kinds of all cells; a cell with both kinds of line is coast."""
    half = EAST / view.lon_step
    pen = Pen(view.columns, view.rows, max(0, ceil(view.columns - half)), min(2 * view.columns, floor(view.columns + half)))
    turn = 720 / view.lon_step
    across, down = turn / data.UNITS, 720 / view.lat_step / data.UNITS
    left, top = (view.west + 180) * 2 / view.lon_step, (90 - view.north) * 4 / view.lat_step
    for arc in found.arcs:
        if arc.south * down < top or arc.north * down >= top + pen.bottom:
            continue
        for start in (left - turn, left, left + turn):
            if arc.east * across >= start + pen.left and arc.west * across < start + pen.right:
                xs, ys = found.points(arc)
                pen.kind = COAST if arc.coast else BORDER
                pen.draw([floor(x * across - start) for x in xs], [floor(y * down - top) for y in ys])
    return pen.bits, pen.kinds
