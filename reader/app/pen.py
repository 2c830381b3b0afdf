"""Draws lines of dots into braille cells."""

from collections.abc import Iterator
from itertools import chain, groupby
from math import ceil, floor

DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a cell, by row and column (Unicode 16, section 21.1)."""


class Pen:
    """Draws lines of dots into cells.

    Attributes:
        left, right, bottom: dots between which it draws, from 0 down.
        kind: of the lines drawn next.
        bits, kinds: of all cells, row by row.
    """

    def __init__(self, columns: int, rows: int, left: int, right: int) -> None:
        self.columns, self.left, self.right, self.bottom = columns, left, right, 4 * rows
        self.kind = 0
        self.bits, self.kinds = bytearray(columns * rows), bytearray(columns * rows)

    def draw(self, xs: list[int], ys: list[int]) -> None:
        """A line through dots."""
        left, right, bottom, columns, kind = self.left, self.right, self.bottom, self.columns, self.kind
        bits, kinds = self.bits, self.kinds
        x_0, y_0 = xs[0], ys[0]
        for x, y in chain(((x_0, y_0),), _bends(xs, ys)):
            if abs(x - x_0) > 1 or abs(y - y_0) > 1:
                self._straight(x_0, y_0, x, y)
            if left <= x < right and 0 <= y < bottom:
                cell = (y >> 2) * columns + (x >> 1)
                bits[cell] |= DOTS[y & 3][x & 1]
                kinds[cell] = kind
            x_0, y_0 = x, y

    def _straight(self, x_0: int, y_0: int, x_1: int, y_1: int) -> None:
        """The dots between two dots, as far as they are in sight."""
        across, down = x_1 - x_0, y_1 - y_0
        steps = max(abs(across), abs(down))
        first, last = _within(x_0, across / steps, self.left, self.right, (1, steps - 1))
        first, last = _within(y_0, down / steps, 0, self.bottom, (first, last))
        for step in range(first, last + 1):
            x, y = x_0 + round(across * step / steps), y_0 + round(down * step / steps)
            if self.left <= x < self.right and 0 <= y < self.bottom:
                cell = (y >> 2) * self.columns + (x >> 1)
                self.bits[cell] |= DOTS[y & 3][x & 1]
                self.kinds[cell] = self.kind


def _bends(xs: list[int], ys: list[int]) -> Iterator[tuple[int, int]]:
    """Dots without those that are like the one before."""
    return (dot for dot, _same in groupby(zip(xs, ys, strict=True)))


def _within(start: int, step: float, low: int, high: int, steps: tuple[int, int]) -> tuple[int, int]:
    """Which steps of a straight line lie between two bounds, a dot more at either side; an empty range if none do."""
    first, last = steps
    if step == 0:
        return (first, last) if low <= start < high else (1, 0)
    near, far = sorted(((low - 1 - start) / step, (high - start) / step))
    return max(first, floor(near)), min(last, ceil(far))
