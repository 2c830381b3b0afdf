from collections.abc import Sequence
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.app import lights
from reader.app.chart import CELL, View, around, world
from reader.app.lights import Light, gather, glow, labels, nearest, neighbour, seen, size
from reader.desk.world import Spot
from reader.model.place import Place

FLAT = View(-180.0, 90.0, 1.0, 1.0, 360, 180)
"""A cell a degree."""


def spot(name: str, lat: float, lon: float, articles: int = 1, unread: int = 0) -> Spot:
    return Spot(Place(1, name, "city", None, None, lat, lon, None), name, articles, unread)


def lit(*spots: Spot, view: View = FLAT, whole: bool = False) -> tuple[Light, ...]:
    return gather(sorted(spots, key=lambda one: -one.articles), view, whole=whole)


def words(light: Light) -> str:
    return f"{light.biggest.name} {light.articles}"


def texts(found: Sequence[lights.Label]) -> list[str]:
    return [label.text.strip() for label in found]


KYIV, MOSCOW, VIENNA, BERLIN, NAIROBI = (
    spot("Kyiv", 50.45, 30.52, 4, 2),
    spot("Moscow", 55.75, 37.62, 2, 1),
    spot("Vienna", 48.2, 16.37, 20),
    spot("Berlin", 52.52, 13.41, 5),
    spot("Nairobi", -1.28, 36.82, 3),
)


def test_spots_close_together_are_one_named_after_its_biggest() -> None:
    view = world(80, 16)
    found = lit(KYIV, MOSCOW, NAIROBI, view=view)
    assert [(light.biggest.name, light.articles, light.unread) for light in found] == [("Kyiv", 6, 3), ("Nairobi", 3, 0)]
    assert [one.name for one in found[0].spots] == ["Kyiv", "Moscow"]
    assert (found[0].column, found[0].row) == view.cell(50.45, 30.52)


def test_on_a_wider_map_they_are_parted() -> None:
    assert len(lit(KYIV, MOSCOW, view=world(200, 43))) == 2
    assert len(lit(VIENNA, BERLIN, view=world(200, 43))) == 2
    assert len(lit(VIENNA, BERLIN, view=world(80, 16))) == 1


def test_a_small_spot_goes_to_the_nearest_of_the_bigger_ones() -> None:
    found = lit(spot("Left", 0, 10, 10), spot("Right", 0, 14, 8), spot("Between", 0, 12.2, 1))
    assert [[one.name for one in light.spots] for light in found] == [["Left"], ["Right", "Between"]]


def test_many_spots_of_one_cell_are_one_light() -> None:
    (found,) = lit(*(spot(f"Village {n}", 48.2, 16.3) for n in range(500)))
    assert found.articles == 500


@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 10**9)), max_size=60),
    st.integers(1, 220),
    st.integers(1, 60),
)
def test_wherever_spots_are_none_is_lost_and_every_light_stands_on_the_world(points: list[tuple[float, float, int]], columns: int, rows: int) -> None:
    view = world(columns, rows)
    found = lit(*(spot(str(n), lat, lon, articles) for n, (lat, lon, articles) in enumerate(points)), view=view, whole=True)
    assert sum(len(light.spots) for light in found) == len(points)
    assert sum(light.articles for light in found) == sum(articles for *_point, articles in points)
    assert seen(found, view) == found
    assert len({(light.column, light.row) for light in found}) == len(found)
    assert [light.articles for light in found] == sorted((light.articles for light in found), reverse=True)
    assert len(glow(found, view)) == view.rows
    assert all(len(row) == view.columns for row in glow(found, view))
    for label in labels(found, found[-1] if found else None, view, words, len):
        assert label.column >= 0
        assert 0 <= label.row < view.rows


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from([90.0, 24.0]))
def test_zoomed_in_the_middle_is_in_sight(lat: float, lon: float, wide: float) -> None:
    view = around(lat, lon, wide, 80, 16)
    (found,) = lit(spot("Here", lat, lon), view=view)
    assert seen((found,), view) or abs(lat) >= 60


def test_at_the_poles_and_at_the_date_line_spots_stand_at_the_edge_of_the_world() -> None:
    view = world(80, 16)
    found = lit(spot("South Pole", -90, 0, 3), spot("Alert", 82.5, -62.3, 2), spot("Wales, Alaska", 65.6, -168.09), view=view, whole=True)
    by_name = {light.biggest.name: light for light in found}
    assert by_name["South Pole"].row == view.rows - 1
    assert by_name["Alert"].row == 0
    assert by_name["Wales, Alaska"].column in {0, view.columns - 1}


def test_both_sides_of_the_date_line_are_neighbours_when_zoomed_in() -> None:
    view = around(-17, 178, 24, 80, 16)
    found = lit(spot("Suva", -18.1, 178.4, 2), spot("Apia", -13.8, -171.8), view=view)
    assert {light.biggest.name for light in seen(found, view)} == {"Suva", "Apia"}
    east = neighbour(found, found[0], "right")
    assert east is not None
    assert east.biggest.name == "Apia"


@pytest.mark.parametrize(("articles", "most", "expected"), [(1, 20, 0), (3, 20, 1), (6, 20, 1), (8, 20, 2), (20, 20, 2), (1, 1, 2), (0, 0, 0), (1, 10**9, 0)])
def test_the_size_is_a_third_of_the_logarithm(articles: int, most: int, expected: int) -> None:
    assert size(articles, most) == expected


def test_the_light_reaches_1_to_3_columns_and_less_far_up_and_down() -> None:
    small, large = Light(10, 5, (), 1, 0, 0), Light(50, 5, (), 9, 0, 2)
    rows = glow((small, large), View(0, 0, 1, 1, 60, 12))
    assert [row for row, cells in enumerate(rows) if any(cells)] == [4, 5, 6]
    assert [n for n, one in enumerate(rows[5]) if one] == [9, 10, 11, *range(47, 54)]
    assert [n for n, one in enumerate(rows[4]) if one] == [48, 49, 50, 51, 52]


def test_an_arrow_goes_to_the_nearest_spot_in_its_quarter() -> None:
    middle, near, far, above = spot("Middle", 0, 0, 9), spot("Near", 2, 10, 8), spot("Far", 0, 30, 7), spot("Above", 20, 5, 6)
    found = lit(middle, near, far, above)
    assert neighbour(found, found[0], "right") is found[1]
    assert neighbour(found, found[1], "right") is found[2]
    assert neighbour(found, found[0], "up") is found[3]
    assert neighbour(found, found[0], "left") is None
    assert neighbour(found, found[0], "down") is None


def test_where_the_quarter_is_empty_the_arrow_takes_the_nearest_on_its_side() -> None:
    found = lit(spot("Middle", 0, 0, 9), spot("Steep", 40, 5, 8))
    assert neighbour(found, found[0], "right") is found[1]


@given(st.lists(st.tuples(st.integers(-60, 60), st.integers(-170, 170)), min_size=1, max_size=30, unique=True))
def test_every_spot_can_be_reached_by_arrows(points: list[tuple[int, int]]) -> None:
    found = lit(*(spot(str(n), lat, lon) for n, (lat, lon) in enumerate(points)), view=world(80, 16), whole=True)
    reached, waiting = {id(found[0])}, [found[0]]
    while waiting:
        at = waiting.pop()
        for turn in ("left", "right", "up", "down"):
            there = neighbour(found, at, turn)
            if there is not None and id(there) not in reached:
                reached.add(id(there))
                waiting.append(there)
    assert len(reached) == len(found)


def test_5_labels_at_80_columns_and_10_at_200() -> None:
    assert [lights.most_labels(columns) for columns in (20, 40, 80, 120, 200)] == [2, 3, 5, 6, 10]


def test_the_chosen_ones_label_stands_first_then_those_with_most() -> None:
    spots = [spot(f"Place {n}", 60 - 10 * (n % 12), -150 + 25 * n, 20 - n) for n in range(12)]
    found = lit(*spots)
    view = world(80, 16)
    found = lit(*spots, view=view, whole=True)
    assert texts(labels(found, found[9], view, words, len))[0] == words(found[9])
    assert texts(labels(found, None, view, words, len)) == [words(light) for light in found[:5]]


def test_a_label_stands_right_of_its_spot_or_else_left_above_or_below() -> None:
    view = View(0, 0, 1, 1, 60, 9)
    alone = Light(20, 4, (spot("Here", 0, 0),), 3, 0)
    (label,) = labels([alone], None, view, words, len)
    assert (label.column, label.row, label.text) == (21, 4, " Here 3 ")
    right = Light(24, 4, (spot("Right", 0, 0),), 2, 0)
    assert labels([alone, right], None, view, words, len)[0].column == 20 - len(" Here 3 ")
    left = Light(16, 4, (spot("Left", 0, 0),), 1, 0)
    found = labels([alone, right, left], None, view, words, len)[0]
    assert (found.column, found.row) == (21, 3)


def test_at_the_right_edge_the_label_stands_left() -> None:
    view = View(0, 0, 1, 1, 60, 9)
    (label,) = labels([Light(57, 4, (spot("Fiji", 0, 0),), 1, 0)], None, view, words, len)
    assert label.column + len(label.text) == 57


@given(
    st.lists(st.tuples(st.integers(0, 79), st.integers(0, 15)), min_size=1, max_size=80, unique=True),
    st.text(min_size=1, max_size=30),
    st.integers(0, 79),
)
def test_no_label_covers_a_spot_or_another_label(cells: list[tuple[int, int]], name: str, chosen: int) -> None:
    view = View(0, 0, 1, 1, 80, 16)
    found = [Light(column, row, (spot(name, 0, 0),), 80 - n, 0) for n, (column, row) in enumerate(cells)]
    at = found[chosen % len(found)]
    placed = labels(found, at, view, words, len)
    assert placed[0].light is at
    taken = set(cells)
    for label in placed[1:]:
        inside = {(label.column + n, label.row) for n in range(len(label.text))}
        assert not inside & taken
        taken |= inside


def test_a_click_finds_the_spot_that_is_nearest_if_it_is_near() -> None:
    found = lit(spot("One", 0, 0, 2), spot("Two", 0, 6))
    column, row = found[0].column, found[0].row
    assert nearest(found, column + 1, row) is found[0]
    assert nearest(found, column + 5, row) is found[1]
    assert nearest(found, column, row + 3) is None
    assert nearest((), 0, 0) is None
    assert hypot(0, CELL) < lights.NEAR


def test_above_or_below_a_label_stands_clear_of_the_spots_in_that_row() -> None:
    view = View(0, 0, 1, 1, 60, 9)
    here = Light(20, 4, (spot("Here", 0, 0),), 9, 0)
    beside = [Light(24, 4, (spot("Right", 0, 0),), 2, 0), Light(16, 4, (spot("Left", 0, 0),), 1, 0)]

    def first(*more: tuple[int, int]) -> tuple[int, int]:
        found = labels([here, *beside, *(Light(column, row, (spot("Other", 0, 0),), 1, 0) for column, row in more)], here, view, words, len)[0]
        return found.column, found.row

    # " Here 9 " takes 21 to 28 above it; a spot at 31 is too near its end, one at 32 is not
    assert first() == first((32, 3)) == (21, 3)
    assert first((31, 3)) == first((18, 3)) == (21, 5)
    # where every row has such a spot the chosen one's label still covers none
    assert first(*((column, row) for column in (14, 31) for row in (3, 5))) == (21, 3)


@given(st.lists(st.tuples(st.integers(0, 79), st.integers(0, 15)), min_size=1, max_size=60, unique=True))
def test_no_label_can_be_read_as_the_name_of_another_spot(cells: list[tuple[int, int]]) -> None:
    view = View(0, 0, 1, 1, 80, 16)
    found = [Light(column, row, (spot("Name", 0, 0),), 80 - n, 0) for n, (column, row) in enumerate(cells)]
    for label in labels(found, None, view, words, len):
        if label.row != label.light.row:
            near = [column for column, row in cells if row == label.row and label.column - 3 <= column < label.column + len(label.text) + 3]
            assert not near
