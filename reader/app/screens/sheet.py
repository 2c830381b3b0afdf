"""The base of every sheet: a raised page over the screen with a bar at its left, a title, its content and a row of keys."""

from collections.abc import Sequence
from typing import ClassVar, TypeVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.screens.answering import Answering
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.sheet_foot import SheetFoot

T = TypeVar("T")
Hint = tuple[str, str]
"""A key as it is shown ("Enter") and what it does ("filter")."""

LOW = 16
"""Rows below which sheets do without blank rows."""

KEYS = {
    "Enter": "enter",
    "Esc": "escape",
    "Tab": "tab",
    "Space": "space",
    "Leer": "space",
    "Del": "delete",
    "Entf": "delete",
    "→": "right",
    "←": "left",
    "↑": "up",
    "↓": "down",
    "?": "question_mark",
    "/": "slash",
    "↑↓": "down",
    "Right": "right",
    "Up/Down": "down",
}
"""Keys as they are shown, to the names that Textual knows; others are their own name."""

ASCII_KEYS = {"→": "Right", "↑↓": "Up/Down"}


class Framed:
    """What stands in the frame of a sheet: title and aside in its first row, keys in its last.

    Attributes:
        title_text: in accent, on the first row.
        aside: muted, at the right of the first row.
        hints: the keys of the last row, most used first; the last one always stays.
    """

    @property
    def title_text(self) -> str:
        """The title, in capitals."""
        raise NotImplementedError

    @property
    def aside(self) -> str:
        """What stands at the right of the title."""
        return ""

    @property
    def hints(self) -> Sequence[Hint]:
        """The keys of the last row."""
        return ()


class Sheet(Framed, Answering[T], ModalScreen[T]):
    """A sheet; subclasses say its title, its keys and yield its content in `compose_body`.

    Attributes:
        full_below_100: takes the whole screen on terminals of less than 100 columns.
        wide: 104 columns instead of 74.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-broad"), (180, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close_sheet", show=False)]

    full_below_100: ClassVar[bool] = False
    wide: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self.set_class(self.full_below_100, "-fills")
        self.set_class(self.wide, "-broad-sheet")

    @property
    def fills(self) -> bool:
        """Whether it takes the whole screen now."""
        return self.full_below_100 and self.app.size.width < 100

    def compose_body(self) -> ComposeResult:
        """The content between title and keys."""
        yield from ()

    def compose(self) -> ComposeResult:
        """Title, content, keys."""
        with Vertical(id="sheet"):
            yield SheetHead(id="sheet-head")
            with VerticalScroll(id="sheet-body", can_focus=False):
                yield from self.compose_body()
            yield SheetHints(id="sheet-hints")

    def on_resize(self, event: events.Resize) -> None:
        """Keeps title and keys on the screen: the content scrolls if there is too little room."""
        self.query_one("#sheet-body").styles.max_height = max(1, event.size.height - (4 if event.size.height >= LOW else 2))

    @property
    def foot(self) -> SheetFoot:
        """The line below the content that says what is chosen or wrong, in sheets that have one."""
        return self.query_one(SheetFoot)

    def update_frame(self) -> None:
        """Draws title and keys again, after they changed."""
        for part in self.query("#sheet-head, #sheet-hints"):
            part.refresh()

    def action_close_sheet(self) -> None:
        """Closes; nothing is changed."""
        self.dismiss(None)


class SheetHead(Widget):
    """The first row of a sheet: its title, and an aside at the right."""

    def on_mount(self) -> None:
        """Draws the sheet's bar in ASCII where the terminal has nothing else; a style sheet knows no glyphs."""
        if app_of(self).glyphs.ascii and isinstance(self.parent, Widget):
            self.parent.styles.border_left = ("ascii", self.parent.styles.border_left[1])

    def render_line(self, y: int) -> Strip:
        """The row."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        sheet = self.screen
        if y or not isinstance(sheet, Framed):
            return Strip.blank(width, ground)
        title, aside = fit(sheet.title_text, width).rstrip(), sheet.aside
        room = width - cells(title) - 3
        shown = fit(aside, room).rstrip() if aside and room >= min(8, cells(aside)) else ""
        gap = width - cells(title) - cells(shown)
        return strip([segment(title, ink("accent", "raised", bold=True)), Segment(" " * gap, ground), segment(shown, ink("muted", "raised"))], width, ground)


class SheetHints(Widget):
    """The last row of a sheet: its keys. A click does what the key does."""

    def laid_out(self) -> list[tuple[int, int, Hint]]:
        """The hints that fit whole, each with its first column and the one after its last."""
        sheet = self.screen
        hints = list(sheet.hints) if isinstance(sheet, Framed) else []
        if app_of(self).glyphs.ascii:
            hints = [(ASCII_KEYS.get(key, key), words) for key, words in hints]
        while len(hints) > 1 and _length(hints) > self.size.width:
            del hints[-2]
        placed, x = [], 0
        for hint in hints:
            end = x + _length([hint])
            placed.append((x, end, hint))
            x = end + 3
        return placed

    def render_line(self, y: int) -> Strip:
        """The row."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        parts: list[Segment] = []
        for start, _end, (key, words) in self.laid_out() if y == 0 else ():
            gap = Segment("   " if start else "", ground)
            parts += [gap, segment(key, ink("bright", "raised", bold=True)), segment(f" {words}", ink("muted", "raised"))]
        return strip(parts, width, ground)

    def on_click(self, event: events.Click) -> None:
        """Presses the key that was clicked."""
        event.stop()
        for start, end, (key, _words) in self.laid_out():
            if start <= event.x < end:
                self.app.simulate_key(KEYS.get(key, key))


def _length(hints: Sequence[Hint]) -> int:
    """Cells that hints take in a row, three blanks between them."""
    return sum(cells(key) + 1 + cells(words) for key, words in hints) + 3 * (len(hints) - 1)
