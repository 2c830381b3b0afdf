"""What stands on a terminal that is too small for anything else."""

from textwrap import wrap

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import cells
from reader.model.words import _

LEAST = Size(40, 10)
"""Columns and rows below which nothing can be read."""


def too_small(size: Size) -> bool:
    """True for a terminal below the least size."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(Widget):
    """One sentence in the middle, on as many rows as it takes."""

    def render_line(self, y: int) -> Strip:
        """A row of it."""
        ink, size, width = app_of(self).ink, self.app.size, self.size.width
        ground = ink("text", "bg")
        words = _("dateline needs {width}x{height}; this is {columns}x{rows}.").format(
            width=LEAST.width, height=LEAST.height, columns=size.width, rows=size.height
        )
        lines = wrap(words, max(1, width)) or [""]
        line = y - (size.height - len(lines)) // 2
        text = lines[line] if 0 <= line < len(lines) else ""
        left = " " * max(0, (width - cells(text)) // 2)
        return Strip([Segment(f"{left}{text}", ground)]).adjust_cell_length(width, ground)
