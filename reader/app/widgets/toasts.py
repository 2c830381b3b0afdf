"""Toasts: two at most, bottom right over the last row; each says one thing and the key that goes with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import cells, fit
from reader.model.safe import line

WIDEST = 60
MOST = 2
SECONDS, ERROR_SECONDS = 4.0, 8.0


@dataclass(frozen=True, slots=True)
class Toast:
    """What a toast says; `key` and `words` are the key that goes with it, `action` what it does."""

    text: str
    key: str = ""
    words: str = ""
    action: str = ""
    error: bool = False
    serial: int = 0


class Toasts(Widget):
    """The toasts of a screen."""

    ALLOW_SELECT = False

    class Clicked(Message):
        """A toast was clicked."""

        def __init__(self, toast: Toast) -> None:
            super().__init__()
            self.toast = toast

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Toast, ...] = ()
        self._lines: tuple[tuple[Toast, str, bool], ...] = ()

    def show(self, toasts: Sequence[Toast]) -> None:
        """Shows these and no others."""
        self._shown = tuple(toasts[-MOST:])
        room = max(10, min(WIDEST, self.app.size.width - 4) - 4)
        laid = [(toast, lay_out(toast, room)) for toast in self._shown]
        wide = max((cells(text) + (cells(_key(toast)) if last else 0) for toast, texts in laid for text, last in texts), default=0)
        self._lines = tuple((toast, text, last) for toast, texts in laid for text, last in texts)
        self.display = bool(self._lines)
        width, height = wide + 4, len(self._lines)
        self.styles.width, self.styles.height = width, height
        # two columns from the right edge, right above the last row
        self.styles.offset = (max(0, self.app.size.width - width - 2), max(0, self.app.size.height - height - 1))
        self.refresh(layout=True)

    def render_line(self, y: int) -> Strip:
        """A line of a toast."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        if y >= len(self._lines):
            return Strip.blank(width, ground)
        toast, text, last = self._lines[y]
        parts = [Segment(f"{ink.glyphs.bar} ", ink("error" if toast.error else "accent", "raised")), Segment(text, ground)]
        if last and toast.key:
            # a key that has the second line for itself stands below the text
            parts += [
                Segment("   " if text else "", ground),
                Segment(toast.key, ink("bright", "raised", bold=True)),
                Segment(f" {toast.words}", ink("soft", "raised")),
            ]
        return Strip(parts).adjust_cell_length(width, ground)

    def on_click(self, event: events.Click) -> None:
        """Does what the toast offers, and takes it away."""
        event.stop()
        if event.y < len(self._lines):
            self.post_message(self.Clicked(self._lines[event.y][0]))


def _key(toast: Toast) -> str:
    return f"   {toast.key} {toast.words}" if toast.key else ""


def lay_out(toast: Toast, room: int) -> list[tuple[str, bool]]:
    """A toast's text in at most two lines of `room` cells; the flag marks the one with the key."""
    text, key = line(toast.text), cells(_key(toast))
    if cells(text) + key <= room:
        return [(text, True)]
    first, rest = broken(text, room)
    if not rest:
        return [(first, False), ("", True)] if key else [(first, True)]
    return [(first, False), (fit(rest, max(0, min(cells(rest), room - key))), True)]


def broken(text: str, room: int) -> tuple[str, str]:
    """As many whole words as fit in `room` cells, and the rest; a word that is too long is cut."""
    first, _blank, rest = text.partition(" ")
    if cells(first) > room:
        return fit(first, room), rest
    while rest:
        word, _blank, after = rest.partition(" ")
        if cells(first) + 1 + cells(word) > room:
            break
        first, rest = f"{first} {word}", after
    return first, rest
