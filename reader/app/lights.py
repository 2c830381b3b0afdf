"""The lights of a world map: spots that stand close together become one, with its size, its glow, its label and its neighbours. Nothing here draws.

No library for clustering: cells are few, and what counts is what a reader can tell apart.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor, hypot, isqrt, log1p
from typing import Literal

from reader.app.chart import CELL, View
from reader.desk.world import Spot
from reader.model.place import Place

Direction = Literal["left", "right", "up", "down"]
Cell = tuple[int, int]
"""Column and row."""

SIZES = 3
NEAR = 2.5
"""Spots nearer than this are one: in columns, a row counts for its true height."""
APART = 3
"""Cells between a label that stands above or below its spot and another spot in that row, at least one more than that."""
_AROUND: tuple[Cell, ...] = tuple((dx, dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
"""Of squares as wide as `NEAR`: those that something near may stand in."""
_FARTHEST = 1e6
"""Cells: where a point lies at most, whatever the view."""


@dataclass(frozen=True, slots=True)
class Light:
    """Spots that stand at one cell of a map, most articles first.

    Attributes:
        size: 0, 1 or 2: the third of the logarithm of the largest count that its own lies in.
    """

    column: int
    row: int
    spots: tuple[Spot, ...]
    articles: int
    unread: int
    size: int = 0

    @property
    def biggest(self) -> Spot:
        """The spot that it is named after."""
        return self.spots[0]

    @property
    def places(self) -> tuple[Place, ...]:
        """The places of its spots."""
        return tuple(spot.place for spot in self.spots)


@dataclass(frozen=True, slots=True)
class Label:
    """A name on the map: its first cell and its text, blanks around it included."""

    column: int
    row: int
    text: str
    light: Light


def gather(spots: Sequence[Spot], view: View, *, whole: bool) -> tuple[Light, ...]:
    """The lights of a view, also those beyond its edges, most articles first.

    Args:
        spots: most articles first; a smaller one goes to the biggest near it.
        whole: the view shows the whole world, so that what lies beyond its edges (near a pole, at the date line) stands at the edge.
    """
    homes: dict[Cell, list[Spot]] = {}
    points: dict[Cell, list[tuple[float, float, list[Spot]]]] = {}
    for spot in spots:
        x, y = _where(spot, view, whole=whole)
        at = floor(x), floor(y)
        home = homes.get(at)
        if home is None:
            tall = y * CELL
            column, row = floor(x / NEAR), floor(tall / NEAR)
            least = NEAR
            for dx, dy in _AROUND:
                for left, top, there in points.get((column + dx, row + dy), ()):
                    if (far := hypot(x - left, tall - top)) < least:
                        home, least = there, far
            if home is None:
                home = []
                points.setdefault((column, row), []).append((x, tall, home))
            homes[at] = home
        home.append(spot)
    return _lit({id(found): (at, found) for at, found in reversed(homes.items())}.values())


def _lit(found: Iterable[tuple[Cell, list[Spot]]]) -> tuple[Light, ...]:
    """Spots that stand at one cell as lights, most articles first."""
    counted = [(sum(spot.articles for spot in spots), at, spots) for at, spots in found]
    counted.sort(key=lambda light: (-light[0], light[2][0].name))
    most = counted[0][0] if counted else 0
    return tuple(
        Light(column, row, tuple(spots), articles, sum(spot.unread for spot in spots), size(articles, most)) for articles, (column, row), spots in counted
    )


def size(articles: int, most: int) -> int:
    """The third of the logarithm that a count lies in: 0 is small, 2 is large."""
    return min(SIZES - 1, floor(SIZES * log1p(max(0, articles)) / log1p(max(1, most))))


def _where(spot: Spot, view: View, *, whole: bool) -> tuple[float, float]:
    """Where a spot stands, in cells from the upper left corner."""
    x, y = view.where(spot.place.lat, spot.place.lon)
    if whole:
        return min(max(x, 0.0), view.columns - 0.5), min(max(y, 0.0), view.rows - 0.5)
    return min(max(x, -_FARTHEST), _FARTHEST), min(max(y, -_FARTHEST), _FARTHEST)


def seen(lights: Sequence[Light], view: View) -> tuple[Light, ...]:
    """The lights that stand within a view."""
    return tuple(light for light in lights if 0 <= light.column < view.columns and 0 <= light.row < view.rows)


def glow(lights: Sequence[Light], view: View) -> tuple[bytes, ...]:
    """For each row the cells that take the light of a spot, as ones: 1 to 3 columns around it, at the cells' true shape."""
    lit = [bytearray(view.columns) for _row in range(view.rows)]
    for light in lights:
        for dy, wide in _GLOW[light.size]:
            row, start, end = light.row + dy, max(0, light.column - wide), min(view.columns, light.column + wide + 1)
            if 0 <= row < view.rows and start < end:
                lit[row][start:end] = b"\1" * (end - start)
    return tuple(map(bytes, lit))


_GLOW: tuple[tuple[Cell, ...], ...] = tuple(
    tuple((dy, isqrt(int(far * far - (dy * CELL) ** 2))) for dy in range(-far, far + 1) if abs(dy) * CELL <= far) for far in range(1, SIZES + 1)
)
"""By size: the rows, counted from the spot's own, and how many columns of each are lit at both sides."""


def neighbour(lights: Sequence[Light], at: Light, direction: Direction) -> Light | None:
    """The nearest light in the quarter that an arrow points to; where that is empty, the nearest one on that side at all."""
    best: tuple[bool, float, Light] | None = None
    for light in lights:
        dx, dy = light.column - at.column, (light.row - at.row) * CELL
        ahead, aside = {"right": (dx, abs(dy)), "left": (-dx, abs(dy)), "down": (dy, abs(dx)), "up": (-dy, abs(dx))}[direction]
        if ahead <= 0:
            continue
        found = (aside > ahead, hypot(dx, dy), light)
        if best is None or found[:2] < best[:2]:
            best = found
    return best[2] if best else None


def most_labels(columns: int) -> int:
    """How many labels a map of so many columns has: 5 at 80, 10 at 200."""
    return max(2, 5 + (columns - 80) // 24)


def labels(lights: Sequence[Light], chosen: Light | None, view: View, text: Callable[[Light], str], wide: Callable[[str], int]) -> tuple[Label, ...]:
    """Where names stand: the chosen one first, then by count; right, left, above or below, never over a spot or another label.

    Args:
        lights: those of the view, most articles first.
        text: the words of a light's label.
        wide: cells of a text.
    """
    spots = frozenset((light.column, light.row) for light in lights)
    taken = set(spots)
    placed: list[Label] = []
    most = most_labels(view.columns)
    order = [chosen] if chosen is not None and chosen in lights else []
    for light in [*order, *(light for light in lights if light is not chosen)]:
        if len(placed) >= most:
            break
        words = f" {text(light)} "
        cells = wide(words)
        free = [at for at in _beside(light, cells, view) if not _hits(at, cells, taken)]
        spot = next((at for at in free if at[1] == light.row or not _claimed(at, cells, spots)), None)
        if spot is None and light is chosen:
            # it is never left out: where there is no room at all it covers what is smaller
            spot = next(iter(free), None) or next(_beside(light, cells, view), (max(0, view.columns - cells), light.row))
        if spot is not None:
            placed.append(Label(*spot, words, light))
            taken.update((spot[0] + dx, spot[1]) for dx in range(cells))
    return tuple(placed)


def _beside(light: Light, cells: int, view: View) -> Iterator[Cell]:
    """The places that a label may have, best first; all of them on the map."""
    column, row = light.column, light.row
    tried = (
        (column + 1, row),
        (column - cells, row),
        (column + 1, row - 1),
        (column + 1, row + 1),
        (column - cells, row - 1),
        (column - cells, row + 1),
        (column - cells // 2, row - 1),
        (column - cells // 2, row + 1),
    )
    for left, y in tried:
        if left >= 0 and left + cells <= view.columns and 0 <= y < view.rows:
            yield left, y


def _hits(at: Cell, cells: int, taken: Collection[Cell]) -> bool:
    return any((at[0] + dx, at[1]) in taken for dx in range(cells))


def _claimed(at: Cell, cells: int, spots: Collection[Cell]) -> bool:
    """A label above or below its spot stands so near another one that it would be read as the name of that."""
    left, row = at
    return any((left - far, row) in spots or (left + cells - 1 + far, row) in spots for far in range(1, APART + 1))


def nearest(lights: Sequence[Light], column: int, row: int, within: float = NEAR) -> Light | None:
    """The light nearest to a cell, None if none is so near; in columns, a row counts for its true height."""
    near = min(lights, key=lambda light: hypot(light.column - column, (light.row - row) * CELL), default=None)
    return near if near is not None and hypot(near.column - column, (near.row - row) * CELL) <= within else None
