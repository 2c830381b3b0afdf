"""One of a few values in a row: all stand side by side, the chosen one stands out; → ← and Space go on."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip


class Choice(Widget, can_focus=True):
    """Values with their words, one of them chosen."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("right,space,l", "step(1)", show=False),
        Binding("left,h", "step(-1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Submitted(Message):
        """Enter was pressed."""

    def __init__(self, options: Sequence[tuple[str, str]], value: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options = tuple(options)
        self._at = next((n for n, (name, _words) in enumerate(self._options) if name == value), 0)

    @property
    def value(self) -> str:
        """The chosen value."""
        return self._options[self._at][0]

    def action_step(self, by: int) -> None:
        """Chooses the next value or the one before."""
        self._at = (self._at + by) % len(self._options)
        self.refresh()

    def action_submit(self) -> None:
        """Says that it is done."""
        self.post_message(self.Submitted())

    def on_focus(self) -> None:
        """Shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Steps back."""
        self.refresh()

    def _laid_out(self) -> list[tuple[int, int, int]]:
        """First column, the one after the last, and number of each value that is shown: all if there is room, else the chosen one."""
        placed, x = [], 1
        for n, (_value, words) in enumerate(self._options):
            placed.append((x, x + cells(words), n))
            x += cells(words) + 3
        if x - 2 > self.size.width:
            return [(1, self.size.width, self._at)]
        return placed

    def render_line(self, y: int) -> Strip:
        """The row."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "bg")
        parts, at = [], 0
        for start, end, n in self._laid_out() if y == 0 else ():
            parts.append(Segment(" " * (start - at), ground))
            chosen = n == self._at
            words = fit(self._options[n][1], min(end - start, cells(self._options[n][1])), ink.glyphs.more)
            on = "cursor" if chosen and self.has_focus else "bg"
            parts.append(segment(words, ink("accent" if chosen else "muted", on, bold=chosen)))
            at = start + cells(words)
        return strip(parts, width, ground)

    def on_click(self, event: events.Click) -> None:
        """Chooses the value that was clicked; the chosen one alone: the next."""
        event.stop()
        placed = self._laid_out()
        if len(placed) == 1:
            self.action_step(1)
            return
        for start, end, n in placed:
            if start <= event.x < end:
                self._at = n
                self.refresh()
