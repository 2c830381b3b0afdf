"""The ground of the maps: which part of the world, its land and its lines."""

from math import inf, nan
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import chart
from reader.app.chart import BLANK, BORDER, COAST, LAND, Ground, View
from reader.app.pen import Pen
from reader.model.errors import GazetteerError
from reader.places import land

VIENNA, MOSCOW, NAIROBI, USHUAIA, SUVA, ATLANTIC = (48.21, 16.37), (55.75, 37.62), (-1.29, 36.82), (-54.8, -68.3), (-18.1, 178.4), (0.0, -30.0)

sizes = st.tuples(st.integers(1, 210), st.integers(1, 60))
degrees = st.floats(-90, 90), st.floats(-180, 180)


def at(ground: Ground, view: View, point: tuple[float, float]) -> tuple[str, int, int]:
    cell = view.cell(*point)
    assert cell is not None
    column, row = cell
    return ground.chars[row][column], ground.kinds[row][column], ground.land[row][column]


# views


@pytest.mark.parametrize(("columns", "rows"), [(80, 16), (120, 25), (200, 41)])
def test_the_world_takes_the_rows_that_its_shape_needs(columns: int, rows: int) -> None:
    view = chart.world(columns, 60)
    assert (view.columns, view.rows, view.west) == (columns, rows, -168)
    assert view.lon_step * columns == pytest.approx(359)
    for place in (VIENNA, MOSCOW, NAIROBI, USHUAIA, SUVA):
        assert view.cell(*place) is not None


def test_the_world_stands_amid_the_columns_where_rows_are_few() -> None:
    view = chart.world(200, 20)
    assert (view.columns, view.rows) == (200, 20)
    assert view.lon_step / view.lat_step == pytest.approx(chart.world(200, 60).lon_step / chart.world(200, 60).lat_step, rel=0.01)
    ground = chart.mask(view)
    assert all(row.strip() == row.strip(" ")[:100].strip() for row in ground.chars)
    assert at(ground, view, VIENNA)[1] in {LAND, COAST}
    # no land twice
    assert {len(row) for row in ground.chars} == {200}
    assert all(not row[:45].strip() and not row[155:].strip() for row in ground.chars)


def test_what_lies_beyond_180_degrees_stands_at_the_east() -> None:
    view = chart.world(80, 24)
    assert (view.cell(66, -171) or (0, 0))[0] == 79
    assert (view.cell(64, -166) or (79, 0))[0] == 0
    west = chart.around(*SUVA, 60, 30, 8)
    assert west.cell(*SUVA) == (15, 4)
    assert west.cell(-13.8, -171.8) is not None
    assert west.cell(*VIENNA) is None


@pytest.mark.parametrize(("lat", "lon"), [(nan, 0.0), (0.0, nan), (inf, 0.0), (0.0, inf), (89.0, 0.0), (-80.0, 0.0)])
def test_what_is_no_point_of_the_map_has_no_cell(lat: float, lon: float) -> None:
    assert chart.world(80, 24).cell(lat, lon) is None
    assert chart.around(lat, lon, 60, 30, 8).columns == 30


@given(size=sizes, lat=degrees[0], lon=degrees[1], wide=st.floats(0.001, 400), data=st.data())
def test_the_middle_of_a_cell_lies_in_it(size: tuple[int, int], lat: float, lon: float, wide: float, data: st.DataObject) -> None:
    for view in (chart.world(*size), chart.around(lat, lon, wide, *size)):
        assert view.columns == size[0]
        assert 1 <= view.rows <= size[1]
        shown = min(view.columns, int(358 / view.lon_step))
        column = (view.columns - shown) // 2 + data.draw(st.integers(0, max(0, shown - 1)))
        row = data.draw(st.integers(0, view.rows - 1))
        assert view.cell(*view.point(column, row)) == (column, row)


@given(lat=degrees[0], lon=degrees[1], wide=st.floats(0.01, 120), size=sizes)
def test_a_part_of_the_world_holds_its_middle_and_keeps_its_shape(lat: float, lon: float, wide: float, size: tuple[int, int]) -> None:
    view = chart.around(lat, lon, wide, *size)
    if -60 < lat < 84 and view.rows * view.lat_step < 144:
        assert view.cell(lat, lon) is not None
        assert view.north <= 84.0001
        assert view.north - view.rows * view.lat_step >= -60.0001


# land


def test_land_is_every_other_dot_and_coasts_are_whole() -> None:
    view = chart.world(200, 48)
    ground = chart.mask(view)
    assert at(ground, view, MOSCOW) == ("⢕", LAND, 1)
    assert at(ground, view, ATLANTIC) == (" ", BLANK, 0)
    assert {char for row, kinds in zip(ground.chars, ground.kinds, strict=True) for char, kind in zip(row, kinds, strict=True) if kind == LAND} == {"⢕"}
    assert sum(row.count(COAST) for row in ground.kinds) < sum(row.count(LAND) for row in ground.kinds)


def test_the_edge_of_a_view_is_no_coast() -> None:
    ground = chart.mask(chart.around(60, 100, 20, 60, 20))
    assert ground.chars == ("⢕" * 60,) * 20


@given(lat=degrees[0], lon=degrees[1], wide=st.floats(0.01, 360), size=st.tuples(st.integers(1, 60), st.integers(1, 20)), fine=st.booleans())
def test_any_view_has_a_ground_of_its_size(lat: float, lon: float, wide: float, size: tuple[int, int], fine: bool) -> None:
    view = chart.around(lat, lon, wide, *size)
    for ground in (chart.mask(view), chart.lines(view, fine), chart.mask(chart.world(*size))):
        for chars, kinds, lands in zip(ground.chars, ground.kinds, ground.land, strict=True):
            assert len(chars) == len(kinds) == len(lands) == size[0]
            assert [char != " " for char in chars] == [kind != BLANK for kind in kinds] == [bool(one) for one in lands]
            assert set(chars) <= {" ", *chart.BRAILLE[1:]}


def test_small_maps_show_the_seas() -> None:
    view = chart.world(80, 24)
    ground = chart.mask(view)
    assert at(ground, view, (20.0, -90.0))[1] != BLANK
    assert at(ground, view, (57.0, -60.0))[1] != LAND
    assert at(ground, view, (35.0, 18.0))[1] != LAND
    assert at(ground, view, (60.0, -85.0))[1] != LAND


# lines


def test_the_lines_around_moscow() -> None:
    view = chart.around(*MOSCOW, 64, 30, 8)
    ground = chart.lines(view)
    assert view.cell(*MOSCOW) == (15, 4)
    assert [row.rstrip() for row in ground.chars] == [
        " ⢀⠔⣡⠃  ⣔⡩⠂ ⢏ ⢸⣝⠫⠏⠈",
        "⠒⠁⠸⡀ ⡰⠉⡇   ⡱⠂",
        "⡀⢀⢤⠃ ⣈⠆⠑⡶⠭⡭⠂",
        "⠈⡗⣞⡄⣀⠇ ⣞⣼⡑⣇⡀",
        "⣀⡟⠮⠫⡤⠒⠒⠵⣦⠎ ⠙⣄            ⢀⠤⠤⠒⠊",
        "⡞  ⣈⣇⡀  ⢿⠒⠤⠴⠓⢦     ⢀⣀⠤⢄⣀⣀⣪⡅",
        "⢓⡄ ⡣⠤⣽⣲⢶⣅⣀⣄⡀  ⠉⢱⡂  ⡇⠁",
        "⢮⠽⠟⣳⣲⡧⡤⡜ ⠁⢹⡷⢦⢤⣒⠟   ⢈⠖⣒⡆ ⣀",
    ]
    assert ground.kinds[4][25:] == bytes([BORDER]) * 5
    assert ground.kinds[1][:2] == bytes([COAST]) * 2


def test_finer_data_have_more_to_show_of_a_country() -> None:
    view = chart.around(*VIENNA, 8, 60, 20)
    coarse, fine = (sum(len(row) - row.count(" ") for row in chart.lines(view, fine).chars) for fine in (False, True))
    assert 0 < coarse < fine


def test_lines_go_on_beyond_180_degrees() -> None:
    view = chart.around(66, 180, 60, 60, 20)
    rows = chart.lines(view).chars
    assert any(row[:30].strip() for row in rows)
    assert any(row[30:].strip() for row in rows)
    # the coast of Chukotka is one line across the middle
    assert any(row[29] != " " and row[30] != " " for row in rows)


def test_a_pen_draws_each_dot_between_two() -> None:
    pen = Pen(4, 1, 0, 8)
    pen.draw([0, 7], [0, 3])
    assert [bits.bit_count() for bits in pen.bits] == [2, 2, 2, 2]
    pen = Pen(4, 1, 2, 6)
    pen.draw([-1_000_000, 1_000_000], [1, 1])
    assert bytes(pen.bits).hex(" ") == "00 12 12 00"
    pen = Pen(4, 1, 0, 8)
    pen.draw([-5, -5, 20, 20], [-5, 50, 50, -5])
    assert not any(pen.bits)


@given(points=st.lists(st.tuples(st.integers(-50, 50), st.integers(-50, 50)), min_size=1, max_size=6))
def test_a_pen_draws_the_same_whatever_is_in_sight(points: list[tuple[int, int]]) -> None:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    whole, part = Pen(60, 40, 0, 120), Pen(10, 5, 0, 20)
    whole.draw([x + 60 for x in xs], [y + 80 for y in ys])
    part.draw(xs, ys)
    assert bytes(part.bits) == b"".join(bytes(whole.bits[row * 60 + 30 : row * 60 + 40]) for row in range(20, 25))


# missing data


def test_a_missing_map_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    levels, lines = land.levels, land.lines
    monkeypatch.setattr(land, "levels", lambda: levels(tmp_path))
    monkeypatch.setattr(land, "lines", lambda fine: lines(fine, tmp_path))
    view = chart.around(12.345, 6.789, 64, 30, 8)
    with pytest.raises(GazetteerError, match="missing"):
        chart.mask(view)
    with pytest.raises(GazetteerError, match="missing"):
        chart.lines(view)
