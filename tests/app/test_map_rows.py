from hypothesis import given
from hypothesis import strategies as st

from reader.app.chart import BLANK, BORDER, COAST, LAND, Ground, world
from reader.app.lights import gather, glow, labels
from reader.app.show import ASCII, Glyphs, Ink, cells, fit
from reader.app.themes import ANSI_DARK, PALETTES
from reader.app.widgets.empty_lines import Empty
from reader.app.widgets.map_rows import MapPicture, draw, over
from reader.desk.world import Spot
from reader.model.place import Place

NIGHT = Ink(PALETTES["night"], Glyphs(), plain=False)
CONSOLE = Ink(ANSI_DARK, ASCII, plain=True)


def ground(*rows: str) -> Ground:
    """Land where a row has a sign: `#` land, `c` coast, `b` border."""
    kinds = tuple(bytes({" ": BLANK, "#": LAND, "c": COAST, "b": BORDER}[sign] for sign in row) for row in rows)
    return Ground(tuple("".join("⢕" if kind else " " for kind in row) for row in kinds), kinds, tuple(bytes(min(1, kind) for kind in row) for row in kinds))


def texts(picture: MapPicture, width: int, height: int, ink: Ink = NIGHT) -> list[str]:
    return [strip.text for strip in draw(picture, width, height, ink)]


@given(st.lists(st.tuples(st.text(max_size=12), st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 10**6)), max_size=25), st.integers(1, 120))
def test_whatever_places_are_called_every_row_has_its_width(places: list[tuple[str, float, float, int]], columns: int) -> None:
    view = world(columns, 12)
    spots = [Spot(Place(n, name, "city", None, None, lat, lon, None), name, many, 0) for n, (name, lat, lon, many) in enumerate(places)]
    lit = gather(spots, view, whole=True)
    placed = labels(lit, lit[0] if lit else None, view, lambda light: fit(light.biggest.name, min(10, cells(light.biggest.name))), cells)
    picture = MapPicture(ground(*[("#c " * 40)[:columns]] * view.rows), lit, glow(lit, view), placed, lit[0] if lit else None)
    for ink in (NIGHT, CONSOLE):
        drawn = draw(picture, columns, 14, ink)
        assert len(drawn) == 14
        assert {strip.cell_length for strip in drawn} == {columns}


def test_a_wide_name_takes_two_cells_a_character() -> None:
    view = world(40, 6)
    (light,) = gather([Spot(Place(1, "大阪", "city", None, None, 34.7, 135.5, None), "大阪", 3, 0)], view, whole=True)
    placed = labels([light], light, view, lambda light: light.biggest.name, cells)
    picture = MapPicture(ground(*["#" * 40] * 6), [light], (), placed, light)
    assert any(" 大阪 ●" in row or "● 大阪 " in row for row in texts(picture, 40, 6))


def test_land_alone_takes_the_light() -> None:
    view = world(40, 6)
    (light,) = gather([Spot(Place(1, "Here", "city", None, None, 0, 0, None), "Here", 3, 0)], view, whole=True)
    row = "#" * light.column + "#" + " " * (39 - light.column)
    strips = draw(MapPicture(ground(*[row] * 6), [light], glow([light], view)), 40, 6, NIGHT)
    lit = [part for part in strips[light.row] if part.style is not None and part.style.color == NIGHT("glow").color]
    assert [part.text for part in lit] == ["⢕⢕⢕"]


def test_lines_stand_over_the_land_and_the_lands_own_edge_becomes_land() -> None:
    lines = Ground(("⠒ ⠒ ",), (bytes((COAST, BLANK, BORDER, BLANK)),), (bytes((1, 0, 1, 0)),))
    both = over(ground("c##c"), lines)
    assert both.chars == ("⠒⢕⠒⢕",)
    assert both.kinds == (bytes((COAST, LAND, BORDER, LAND)),)
    assert both.land == (bytes((1, 1, 1, 1)),)


def test_a_terminal_without_braille_gets_other_signs() -> None:
    assert texts(MapPicture(ground("#c b")), 6, 2, CONSOLE) == [".: -  ", " " * 6]


def test_a_dark_map_says_why_in_its_middle() -> None:
    said = texts(MapPicture(ground(*["#" * 40] * 7), empty=Empty("Nothing.", (("t", "longer"), ("Esc", "back")))), 40, 7)
    assert said[2].strip("⢕") == " Nothing. "
    assert said[3].strip("⢕") == " t longer   Esc back "
    assert texts(MapPicture(ground("###"), empty=Empty("Nothing.", ())), 3, 1) == ["⢕⢕⢕"]
