"""A row of clickable pieces: row 1 and the last row are such bars, each one widget."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import cells


@dataclass(frozen=True, slots=True)
class Piece:
    """Safe text in one style; `action` is what a click on it asks for, "" for nothing."""

    text: str
    style: Style
    action: str = ""


class Bar(Widget):
    """One row: pieces from the left, pieces up to the right edge."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """A piece with an action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    ground = "side"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._regions: tuple[tuple[int, int, str], ...] = ()

    def left(self, width: int) -> Sequence[Piece]:
        """The pieces from the left edge; `width` in cells."""
        return ()

    def right(self, width: int) -> Sequence[Piece]:
        """The pieces that end at the right edge."""
        return ()

    def render_line(self, y: int) -> Strip:
        """The bar as a line."""
        width = self.size.width
        ground = app_of(self).ink("text", self.ground)
        if y > 0:
            return Strip.blank(width, ground)
        right = list(self.right(width))
        room = width - sum(cells(piece.text) for piece in right)
        left = list(self.left(room))
        used = sum(cells(piece.text) for piece in left)
        pieces = [*left, Piece(" " * max(0, room - used), ground), *right]
        regions, at = [], 0
        for piece in pieces:
            end = at + cells(piece.text)
            if piece.action:
                regions.append((at, end, piece.action))
            at = end
        self._regions = tuple(regions)
        return Strip([Segment(piece.text, piece.style) for piece in pieces]).adjust_cell_length(width, ground)

    def on_click(self, event: events.Click) -> None:
        """Tells which piece was hit."""
        for start, end, action in self._regions:
            if start <= event.x < end:
                self.post_message(self.Clicked(action))
                event.stop()
                return
