"""The small map of the metadata: coasts and borders around a place, and the place as a spot."""

from itertools import groupby
from typing import TYPE_CHECKING

from reader.app.show import Glyphs, fit
from reader.app.widgets.typeset_leaf import Look, Run
from reader.model.errors import GazetteerError
from reader.model.place import Place
from reader.model.words import _

if TYPE_CHECKING:
    from reader.app.chart import Ground

ROWS = 8
_LEAST, _MOST = 16, 40
"""Cells across: less shows no coast that a reader knows, more is no longer small."""
_DEGREES = 64 / 30
"""Degrees of longitude a cell."""
_FAR = 2.0
"""How many times as much of the world is seen around a continent."""

_LOOKS = (Look("text"), Look("land"), Look("coast"), Look("land"))
"""By kind: BLANK, LAND, COAST, BORDER."""
_SPOT = Look("accent")


def small_map(place: Place, width: int, glyphs: Glyphs) -> tuple[tuple[Run, ...], ...]:
    """The map's rows in at most `width` cells, one row of words if its data are missing; none without room, or where the terminal has no braille."""
    columns = min(width, _MOST)
    if columns < _LEAST or glyphs.ascii:
        return ()
    # 6 ms of the start, for a pane that is filled after the list
    from reader.app import chart

    wide = columns * _DEGREES * (_FAR if place.kind == "continent" else 1)
    view = chart.around(place.lat, place.lon, wide, columns, ROWS)
    try:
        ground = chart.lines(view)
    except GazetteerError:
        return ((Run(fit(_("No map: its data are missing."), width, glyphs.more).rstrip(), Look("muted")),),)
    spot = view.cell(place.lat, place.lon)
    return tuple(_row(ground, row, spot[0] if spot is not None and spot[1] == row else None, glyphs) for row in range(ROWS))


def _row(ground: "Ground", row: int, spot: int | None, glyphs: Glyphs) -> tuple[Run, ...]:
    """Runs of one colour each."""
    cells = [(char, _SPOT if column == spot else _LOOKS[kind]) for column, (char, kind) in enumerate(zip(ground.chars[row], ground.kinds[row], strict=True))]
    if spot is not None:
        cells[spot] = (glyphs.spot, _SPOT)
    return tuple(Run("".join(char for char, _look in run), look) for look, run in groupby(cells, key=lambda cell: cell[1]))
