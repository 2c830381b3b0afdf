"""A one-row input without frame, and with a cursor that stands still; what is pasted is cleaned."""

from collections.abc import Collection, Iterable

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input

from reader.app.base import app_of
from reader.app.show import cells, fit
from reader.model.safe import clean, line

LONGEST = 10_000
"""Characters that are taken of what is pasted: more than any address, and few enough to be drawn at each key."""


class Field(Input):
    """One row of text. At its ends it hands the arrows on, so that a list below it can fold and unfold.

    Attributes:
        handed_on: printable keys that bindings with priority around it see before it does.
    """

    class PastEnd(Message):
        """→ was pressed behind the last character."""

    class PastStart(Message):
        """← was pressed before the first character of an empty field."""

    class Emptied(Message):
        """Backspace was pressed in an empty field."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        secret: bool = False,
        handed_on: Collection[str] = (),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(value, placeholder=placeholder, password=secret, id=id, classes=classes, select_on_focus=False)
        self.cursor_blink = False
        self.handed_on = frozenset(handed_on)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is a letter for it alone."""
        return key not in self.handed_on and super().check_consume_key(key, character)

    def render_line(self, y: int) -> Strip:
        """The row; a placeholder for which there is no room ends in `…`."""
        width = self.scrollable_content_region.width
        if y or self.value or cells(self.placeholder) <= width:
            return super().render_line(y)
        words, style = fit(self.placeholder, width, app_of(self).glyphs.more), self.get_component_rich_style("input--placeholder")
        first = self.get_component_rich_style("input--cursor") if self.has_focus else style
        return Strip([Segment(words[:1], first), Segment(words[1:], style)]).adjust_cell_length(width, style)

    def _on_paste(self, event: events.Paste) -> None:
        """Takes what is pasted as one clean line; blanks inside a password are part of it."""
        event.stop()
        event.prevent_default()
        pasted = event.text[:LONGEST]
        if text := clean(pasted).strip("\n").replace("\n", " ") if self.password else line(pasted):
            self.replace(text, *self.selection)

    def action_cursor_right(self, select: bool = False) -> None:
        """Moves right, or hands the key on."""
        if self.cursor_position >= len(self.value) and not select:
            self.post_message(self.PastEnd())
        super().action_cursor_right(select)

    def action_cursor_left(self, select: bool = False) -> None:
        """Moves left, or hands the key on."""
        if not self.value and not select:
            self.post_message(self.PastStart())
        super().action_cursor_left(select)

    def action_delete_left(self) -> None:
        """Deletes to the left, or says that there is nothing."""
        if not self.value:
            self.post_message(self.Emptied())
        super().action_delete_left()


def names(text: str) -> Iterable[str]:
    """The names of a list with commas, semicolons or line ends; "Paris, Texas" in quotation marks is one."""
    part, quoted = "", False
    for char in text:
        if char in '"“”„':
            quoted = not quoted
        elif char in ",;\n、，" and not quoted:
            yield part.strip()
            part = ""
        else:
            part += char
    yield part.strip()
