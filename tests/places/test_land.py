"""The files behind the maps: how they are written, and what is said of damaged ones."""

import hashlib
import json
import os
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.errors import GazetteerError
from reader.places import land
from reader.places.build import land as build

FILES = (land.LAND_FILE, land.LINES_FILE, land.FINE_FILE)
ATLAS = Path(os.environ.get("WORLD_ATLAS", "no-atlas"))

# two countries side by side, the western one with a lake, an island across 180 degrees, and the land around the pole
ARCS = [
    [(10, 0), (10, 10)],  # 0: between the two
    [(10, 10), (0, 10), (0, 0), (10, 0)],  # 1: around the west
    [(10, 0), (20, 0), (20, 10), (10, 10)],  # 2: around the east
    [(4, 4), (6, 4), (6, 6), (4, 6), (4, 4)],  # 3: the lake
    [(170, -20), (170, -10), (180, -10), (180, -20), (170, -20)],  # 4: the island's west
    [(-180, -20), (-180, -10), (-170, -10), (-170, -20), (-180, -20)],  # 5: the island's east
    [(-180, -80), (0, -80), (180, -80)],  # 6: Antarctica
]
COUNTRIES = [
    ("Westland", [[[1, 0], [3]]]),
    ("Eastland", [[[2, -1]]]),
    ("Island", [[[4]], [[5]]]),
    ("Antarctica", [[[6]]]),
]


def topology(folder: Path, **changes: object) -> Path:
    """A small atlas in a folder, quantized to a quarter degree."""
    folder.mkdir(exist_ok=True)
    steps = []
    for arc in ARCS:
        quanta = [(round((x + 180) * 4), round((y + 90) * 4)) for x, y in arc]
        steps.append([quanta[0], *((x - a, y - b) for (a, b), (x, y) in zip(quanta, quanta[1:], strict=False))])
    geometries = [{"type": "MultiPolygon", "arcs": polygons, "properties": {"name": name}} for name, polygons in COUNTRIES]
    lands = {"type": "GeometryCollection", "geometries": [*geometries[:3], {"type": None}]}
    data = {
        "type": "Topology",
        "transform": {"scale": [0.25, 0.25], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}, "land": lands},
        "arcs": steps,
    }
    for name in ("land-50m.json", "countries-110m.json", "countries-50m.json"):
        (folder / name).write_text(json.dumps(data | changes), "utf-8")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that are made of the small atlas."""
    target = tmp_path_factory.mktemp("maps")
    assert build.main([str(topology(target / "atlas")), str(target)]) == 0
    return target


def pixel(level: land.Level, lat: float, lon: float) -> int:
    return level.rows[int((land.NORTH - lat) / level.step)][int((lon + 180) / level.step)]


def test_the_same_atlas_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    assert build.main([str(small / "atlas"), str(tmp_path)]) == 0
    for name in (*FILES, build.SUMS):
        assert (tmp_path / name).read_bytes() == (small / name).read_bytes()


@pytest.mark.parametrize("number", range(4))
def test_land_lies_where_its_polygons_lie_lakes_taken_out(small: Path, number: int) -> None:
    level = land.levels(small)[number]
    assert [pixel(level, lat, lon) for lat, lon in ((5, 15), (5, 2), (5, 5), (15, 5), (-15, 175), (-15, -175), (-15, 165))] == [1, 1, 0, 0, 1, 1, 0]
    assert sum(map(sum, level.rows)) == round((100 + 100 - 4 + 200) / level.step**2)
    assert {row[-1] for row in level.rows} == {0}


def test_what_two_countries_share_is_a_border_and_the_rest_is_coast(small: Path) -> None:
    lines = land.lines(folder=small)
    borders = [lines.points(arc) for arc in lines.arcs if not arc.coast]
    assert [[round(x / land.UNITS * 360 - 180, 1) for x in xs] for xs, _ys in borders] == [[10, 10]]
    assert [[round(90 - y / land.UNITS * 180, 1) for y in ys] for _xs, ys in borders] == [[0, 10]]
    assert [arc.coast for arc in lines.arcs] == [False, *(True,) * 6]


def test_the_cut_at_180_degrees_and_antarctica_are_no_coasts(small: Path) -> None:
    lines = land.lines(folder=small)
    for arc in lines.arcs:
        xs, ys = lines.points(arc)
        assert max(ys) < land.UNITS * 170 / 180
        for before, x in zip(xs, xs[1:], strict=False):
            assert not {before, x} <= {0, land.UNITS}
        assert (min(xs), max(xs), min(ys), max(ys)) == (arc.west, arc.east, arc.north, arc.south)


def test_no_atlas_is_told_in_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build.main([str(tmp_path), str(tmp_path)]) == 1
    assert build.main([str(topology(tmp_path / "other", type="FeatureCollection")), str(tmp_path)]) == 1
    assert build.main([]) == 2
    assert [line.split(":")[0] for line in capsys.readouterr().err.splitlines()] == ["cannot build the maps"] * 2 + ["usage"]


# the shipped files


def test_the_shipped_maps_are_those_that_were_built() -> None:
    lines = (land.DATA / build.SUMS).read_text("ascii").splitlines()
    sums = {name: total for total, name in map(str.split, lines)}
    assert sums == {name: hashlib.sha256((land.DATA / name).read_bytes()).hexdigest() for name in FILES}


@pytest.mark.skipif(not (ATLAS / "land-50m.json").is_file(), reason="WORLD_ATLAS names no folder with npm's world-atlas 2.0.2")
def test_the_atlas_gives_the_shipped_maps(tmp_path: Path) -> None:
    assert build.main([str(ATLAS), str(tmp_path)]) == 0
    for name in FILES:
        made, shipped = (tmp_path / name).read_bytes(), (land.DATA / name).read_bytes()
        # another zlib may pack the same body otherwise
        assert made[: land.HEADER.size] == shipped[: land.HEADER.size]
        start = land.HEADER.size + (len(build.LEVELS) * land.LEVEL.size if name == land.LAND_FILE else 0)
        assert zlib.decompress(made[start:]) == zlib.decompress(shipped[start:])


@pytest.mark.parametrize(
    ("lat", "lon", "found"),
    [(48.2, 16.4, 1), (55.75, 37.6, 1), (-1.3, 36.8, 1), (42, 51, 0), (43, 35, 0), (36, 18, 0), (66, -171, 1), (65.5, 179.9, 1), (-41.5, 173, 1), (0, -30, 0)],
)
def test_the_shipped_land_is_the_worlds(lat: float, lon: float, found: int) -> None:
    assert pixel(land.levels()[0], lat, lon) == found


def test_the_shipped_lines_cover_the_world_without_antarctica() -> None:
    for fine in (False, True):
        arcs = land.lines(fine).arcs
        assert min(arc.west for arc in arcs) < 100
        assert max(arc.east for arc in arcs) > land.UNITS - 100
        assert max(arc.south for arc in arcs) < (90 + 60) / 180 * land.UNITS
        kinds = [arc.coast for arc in arcs]
        assert kinds == sorted(kinds)
        assert set(kinds) == {False, True}


# damage


def opened(folder: Path) -> None:
    land.levels(folder)
    land.lines(False, folder)
    land.lines(True, folder)


@pytest.fixture
def copied(tmp_path: Path, small: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_bytes((small / name).read_bytes())
    return tmp_path


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda _data: None, "is missing"),
        (lambda _data: b"", "cannot be read"),
        (lambda data: data[:20], "cannot be read"),
        (lambda data: b"DATELINE" + data[8:], "it is no such file"),
        (lambda data: data[:8] + b"\x09" + data[9:], "it is of version 9"),
        (lambda data: data[:-1], "it is cut off"),
        (lambda data: data[:-30], "cannot be read"),
        (lambda data: data[:40] + b"\xff" + data[41:], "cannot be read"),
    ],
)
def test_a_damaged_map_is_told_in_a_line(copied: Path, name: str, change: Callable[[bytes], bytes | None], message: str) -> None:
    changed = change((copied / name).read_bytes())
    (copied / name).unlink() if changed is None else (copied / name).write_bytes(changed)
    with pytest.raises(GazetteerError, match=message) as caught:
        opened(copied)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


@given(data=st.data(), name=st.sampled_from(FILES))
def test_no_damage_gets_further_than_a_word_about_it(tmp_path_factory: pytest.TempPathFactory, small: Path, data: st.DataObject, name: str) -> None:
    whole = bytearray((small / name).read_bytes())
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=3)):
        whole[at] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged")
    (path / name).write_bytes(whole[: data.draw(st.integers(0, len(whole)))])
    try:
        land.levels(path) if name == land.LAND_FILE else land.lines(name == land.FINE_FILE, path)
    except GazetteerError as error:
        assert name in str(error)  # noqa: PT017 - most damage is noticed, not all
