"""`python -m reader.places.build.land WORLD_ATLAS_FOLDER [TARGET_FOLDER]`: writes the land and the lines of the maps, and the list of their hashes.

The folder is npm's world-atlas 2.0.2 unpacked: Natural Earth as TopoJSON (https://github.com/topojson/topojson-specification).
"""

import hashlib
import json
import struct
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from reader.places.land import ARC, BORDER, COAST, DATA, FINE_FILE, HEADER, LAND_FILE, LAND_MAGIC, LEVEL, LINES_FILE, LINES_MAGIC, NORTH, SOUTH, UNITS, VERSION

Point = tuple[float, float]

LEVELS = ((4, 1), (2, 1), (1, 1), (1, 2))
"""Pixels a degree and degrees a pixel of each level."""
SAMPLES = 4
"""Samples across and down the finest pixel."""
ENOUGH = (0.4, 0.4, 0.45, 0.45)
"""The part of a pixel from which it is land, a level each: less than half, so that islands and narrow lands stay."""
EDGE = 179.99
"""Degrees: lines along this meridian are cuts of the data, no coasts."""
_OVER = bytes((1, 0, *range(2, 256)))
SUMS = "LAND_SHA256SUMS"


class AtlasError(Exception):
    """The files are not what they should be."""


class Topology:
    """A TopoJSON file.

    Attributes:
        arcs: lines of points in degrees, longitude first.
    """

    def __init__(self, path: Path) -> None:
        data = json.loads(path.read_text("utf-8"))
        if data.get("type") != "Topology":
            raise AtlasError(f"{path} is no TopoJSON topology")
        self.objects: dict[str, Any] = data["objects"]
        (scale_x, scale_y), (x_0, y_0) = data["transform"]["scale"], data["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in data["arcs"]:
            x = y = 0
            points: list[Point] = []
            for east, north in arc:  # steps in quanta, the first one from 0 (section 2.1.4)
                x, y = x + east, y + north
                points.append((x * scale_x + x_0, y * scale_y + y_0))
            self.arcs.append(points)

    def polygons(self, name: str) -> Iterator[tuple[dict[str, Any], list[list[int]]]]:
        """Each polygon of an object with the geometry that it belongs to, as rings of numbers of arcs."""
        for geometry in self.objects[name]["geometries"]:
            match geometry.get("type"):
                case "Polygon":
                    yield geometry, geometry["arcs"]
                case "MultiPolygon":
                    for polygon in geometry["arcs"]:
                        yield geometry, polygon

    def ring(self, numbers: Iterable[int]) -> list[Point]:
        """The points of a ring; a negative number is the arc ~number backwards."""
        points: list[Point] = []
        for number in numbers:
            arc = self.arcs[number] if number >= 0 else self.arcs[~number][::-1]
            points.extend(arc[1:] if points else arc)
        if points[:1] != points[-1:]:
            raise AtlasError("a ring does not end where it begins")
        return points


# land


def pixels(rings: Iterable[list[Point]]) -> list[bytes]:
    """The pixels of every level, by the even-odd rule: a sample is land if a line from it to the west meets an odd number of edges."""
    fine = LEVELS[0][0] * SAMPLES
    samples = [bytearray(360 * fine) for _row in range((NORTH - SOUTH) * fine)]
    for ring in rings:
        _fill(samples, _unrolled(ring), fine)
    counts = [_counted(samples[top : top + SAMPLES]) for top in range(0, len(samples), SAMPLES)]
    return [_level(counts, LEVELS[0][0] * coarser // finer, enough) for (finer, coarser), enough in zip(LEVELS, ENOUGH, strict=True)]


def _counted(rows: list[bytearray]) -> list[int]:
    """How many samples of each finest pixel of a row are land: rows, then columns, are added as whole numbers of a byte a sample."""
    added = sum(int.from_bytes(row, "little") for row in rows).to_bytes(len(rows[0]), "little")
    return list(sum(int.from_bytes(added[column::SAMPLES], "little") for column in range(SAMPLES)).to_bytes(len(added) // SAMPLES, "little"))


def _unrolled(ring: list[Point]) -> list[Point]:
    """A ring that goes on beyond 180 degrees where the data jump to the other side; none for one that goes round a pole."""
    made, turn = ring[:1], 0.0
    for (before, _), (lon, lat) in pairwise(ring):
        turn -= 360.0 * round((lon - before) / 360)
        made.append((lon + turn, lat))
    return made if turn == 0 else []


def _fill(samples: list[bytearray], ring: list[Point], fine: int) -> None:
    """Turns the samples inside a ring over."""
    meetings: dict[int, list[float]] = {}
    for (x_1, y_1), (x_2, y_2) in pairwise(ring):
        upper, lower = sorted(((NORTH - y_1) * fine, (NORTH - y_2) * fine))
        for row in range(max(0, _ceil(upper - 0.5)), min(len(samples), _ceil(lower - 0.5))):
            y = NORTH - (row + 0.5) / fine
            meetings.setdefault(row, []).append((x_1 + (y - y_1) / (y_2 - y_1) * (x_2 - x_1) + 180) * fine)
    for row, met in meetings.items():
        met.sort()
        for start, end in zip(met[::2], met[1::2], strict=True):
            _turn_over(samples[row], _ceil(start - 0.5), _ceil(end - 0.5))


def _ceil(number: float) -> int:
    return -int(-number // 1)


def _turn_over(row: bytearray, start: int, end: int) -> None:
    """From `start` to before `end`, round the globe."""
    width = len(row)
    for turn in (-width, 0, width):
        low, high = max(0, start + turn), min(width, end + turn)
        if low < high:
            row[low:high] = row[low:high].translate(_OVER)


def _level(counts: list[list[int]], size: int, enough: float) -> bytes:
    """Pixels of so many finest pixels across and down."""
    enough *= (size * SAMPLES) ** 2
    made = bytearray()
    for top in range(0, len(counts), size):
        sums = [sum(column) for column in zip(*counts[top : top + size], strict=True)]
        made.extend(sum(sums[at : at + size]) >= enough for at in range(0, len(sums), size))
    return bytes(made)


def land_file(rings: Iterable[list[Point]]) -> bytes:
    """The whole file."""
    made = pixels(rings)
    table = b"".join(LEVEL.pack(finer, coarser, 360 * finer // coarser, (NORTH - SOUTH) * finer // coarser) for finer, coarser in LEVELS)
    body = b"".join(made)
    return HEADER.pack(LAND_MAGIC, VERSION, len(LEVELS), 0, len(body)) + table + zlib.compress(body, 9)


# lines


def borders_and_coasts(topology: Topology) -> Iterator[tuple[int, list[Point]]]:
    """Every arc without Antarctica's: what two countries share is a border, what one has alone is a coast. Borders first."""
    used: Counter[int] = Counter()
    for country, polygon in topology.polygons("countries"):
        if country.get("properties", {}).get("name") != "Antarctica":
            used.update(number if number >= 0 else ~number for ring in polygon for number in ring)
    for kind in (BORDER, COAST):
        for number in sorted(used):
            if (used[number] > 1) == (kind == BORDER):
                for line in _cut(topology.arcs[number]):
                    yield kind, line


def _cut(points: list[Point]) -> Iterator[list[Point]]:
    """The parts of a line that neither run along the edge of the data nor jump from one side of it to the other."""
    part = points[:1]
    for before, point in pairwise(points):
        if (abs(before[0]) > EDGE and abs(point[0]) > EDGE) or abs(point[0] - before[0]) > 180:
            if len(part) > 1:
                yield part
            part = []
        part.append(point)
    if len(part) > 1:
        yield part


def lines_file(found: Iterable[tuple[int, list[Point]]]) -> bytes:
    """The whole file."""
    table: list[bytes] = []
    steps_x: list[int] = []
    steps_y: list[int] = []
    for kind, points in found:
        units = [(round((lon + 180) / 360 * UNITS), round((90 - lat) / 180 * UNITS)) for lon, lat in points]
        units = [point for n, point in enumerate(units) if n == 0 or point != units[n - 1]]
        xs, ys = [x for x, _y in units], [y for _x, y in units]
        west, north = min(xs), min(ys)
        table.append(ARC.pack(kind, len(units), west, north, max(xs), max(ys)))
        steps_x += [x - before for x, before in zip(xs, [west, *xs], strict=False)]
        steps_y += [y - before for y, before in zip(ys, [north, *ys], strict=False)]
    body = b"".join(table) + _planes(steps_x) + _planes(steps_y)
    return HEADER.pack(LINES_MAGIC, VERSION, len(table), len(steps_x), len(body)) + zlib.compress(body, 9)


def _planes(steps: list[int]) -> bytes:
    """All low bytes, then all high bytes: alike bytes side by side pack well."""
    packed = struct.pack(f"<{len(steps)}h", *steps)
    return packed[::2] + packed[1::2]


# the command


def build(atlas: Path, target: Path) -> None:
    """Writes the three files and their hashes."""
    land = Topology(atlas / "land-50m.json")
    made = {
        LAND_FILE: land_file(land.ring(ring) for _geometry, polygon in land.polygons("land") for ring in polygon),
        LINES_FILE: lines_file(borders_and_coasts(Topology(atlas / "countries-110m.json"))),
        FINE_FILE: lines_file(borders_and_coasts(Topology(atlas / "countries-50m.json"))),
    }
    for name, data in made.items():
        (target / name).write_bytes(data)
        print(f"{name}: {len(data):,} bytes")
    (target / SUMS).write_text("".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in made.items()), "utf-8")


def main(arguments: list[str]) -> int:
    """Builds everything; returns the exit code."""
    if not 1 <= len(arguments) <= 2:
        print("usage: python -m reader.places.build.land WORLD_ATLAS_FOLDER [TARGET_FOLDER]", file=sys.stderr)
        return 2
    try:
        build(Path(arguments[0]), Path(arguments[1]) if len(arguments) == 2 else DATA)
    except (AtlasError, OSError, ValueError, KeyError, struct.error) as error:
        print(f"cannot build the maps: {error!r}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
