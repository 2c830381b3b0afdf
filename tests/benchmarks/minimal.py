"""The peer: the smallest Textual app that shows a list through the Line API, with rows from a SQLite table.

Run as `python -m tests.benchmarks.minimal DATABASE`; without a database it shows one line.
"""

import sqlite3
import sys
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static


class Rows(ScrollView, can_focus=True):
    """Rows with a cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("j", "move(1)"), Binding("k", "move(-1)")]

    def __init__(self, path: str) -> None:
        super().__init__()
        self.library = sqlite3.connect(path)
        self.total = self.library.execute("SELECT count(*) FROM row").fetchone()[0]
        self.virtual_size = Size(80, self.total)
        self.cursor = 0
        self.rows: dict[int, str] = {}

    def action_move(self, step: int) -> None:
        """Moves the cursor."""
        self.cursor = max(0, min(self.total - 1, self.cursor + step))
        self.scroll_to(y=max(0, self.cursor - self.size.height + 3), animate=False)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draws a row."""
        n = y + self.scroll_offset.y
        if n not in self.rows:
            for i, title in self.library.execute("SELECT id, title FROM row WHERE id >= ? ORDER BY id LIMIT 100", (n,)):
                self.rows[i] = title
        style = Style(reverse=n == self.cursor)
        return Strip([Segment(self.rows.get(n, ""), style)]).adjust_cell_length(self.size.width, style)


class Minimal(App[None]):
    """One list, or one line."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit")]

    def compose(self) -> ComposeResult:
        """The only widget."""
        if len(sys.argv) > 1:
            yield Rows(sys.argv[1])
        else:
            yield Static("first frame", markup=False)


if __name__ == "__main__":
    Minimal().run()
