"""The text of an article: a set column under the mouse, with selected text and letters for its links."""

from textual import events
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.widgets.targets import Target
from reader.app.widgets.text_selection import extract
from reader.app.widgets.typeset import Layout
from reader.app.widgets.typeset_hints import Chosen, Spot, letters, spots, with_letters
from reader.app.widgets.typeset_seeking import SeekingColumn

_NOTCH = 4
"""Cells that a turn of the wheel moves a block sideways."""


class ArticleText(SeekingColumn, can_focus=False):
    """The column of text below the head."""

    DEFAULT_CSS = """
    ArticleText { background: $d-paper; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        scrollbar-color: $d-line; scrollbar-color-hover: $d-line; scrollbar-color-active: $d-muted; scrollbar-background: $d-paper;
        scrollbar-background-hover: $d-paper; scrollbar-background-active: $d-paper; }
    """

    class Pointed(Message):
        """The mouse is over a part that can be clicked, or over none."""

        def __init__(self, target: Target | None) -> None:
            super().__init__()
            self.target = target

    class Clicked(Message):
        """A part was clicked."""

        def __init__(self, target: Target) -> None:
            super().__init__()
            self.target = target

    def __init__(self) -> None:
        super().__init__()
        self.hints: dict[Chosen, str] = {}
        self._spots: dict[int, list[Spot]] = {}
        self._hinted: tuple[Layout | None, int] = (None, 0)
        self._typed = ""
        self._pointed: Target | None = None

    # the mouse

    def target_at(self, x: int, y: int) -> Target | None:
        """What can be clicked at a cell of the widget."""
        made, at, column = self.layout_rows, y + self.scroll_offset.y, x - self.margin
        if made is None or not 0 <= at < len(made.rows):
            return None
        return next((hit.target for hit in self._row(at, made.rows[at]).hits if hit.start <= column < hit.end), None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tells once for each part that the mouse comes to."""
        self._point(self.target_at(event.x, event.y))

    def on_leave(self) -> None:
        """The mouse is over nothing of the text any more."""
        self._point(None)

    def _point(self, target: Target | None) -> None:
        if target != self._pointed:
            self._pointed = target
            self.post_message(self.Pointed(target))

    def on_click(self, event: events.Click) -> None:
        """Tells what was clicked; the end of a drag is no click."""
        selected = self.text_selection
        if (selected is None or selected.start == selected.end) and (target := self.target_at(event.x, event.y)) is not None:
            self.post_message(self.Clicked(target))

    def on_mouse_scroll_right(self, event: events.MouseScrollRight) -> None:
        """Moves the block under the mouse sideways."""
        self._turn(event, _NOTCH)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Moves it back."""
        self._turn(event, -_NOTCH)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """With shift the wheel moves sideways, as terminals that have no sideways wheel send it."""
        if event.shift:
            self._turn(event, _NOTCH)
        else:
            self._wanted = None
            super()._on_mouse_scroll_down(event)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        if event.shift:
            self._turn(event, -_NOTCH)
        else:
            self._wanted = None
            super()._on_mouse_scroll_up(event)

    def _turn(self, event: events.MouseEvent, cells: int) -> None:
        event.stop()
        event.prevent_default()
        made, at = self.layout_rows, event.y + self.scroll_offset.y
        if made is not None and 0 <= at < len(made.rows):
            self.sideways(made.rows[at].leaf.region, cells)

    # letters

    def show_hints(self) -> dict[Chosen, str]:
        """Puts letters before the links in sight; returns what is typed for each."""
        top = self.scroll_offset.y
        self._hinted = (self.layout_rows, top)
        found = spots([(top + n, self._row(top + n, row).hits) for n, row in enumerate(self._in_sight())])
        self.hints = letters([spot.target for spot in found])
        self._spots = {}
        for spot in found:
            if spot.target in self.hints:
                self._spots.setdefault(spot.row, []).append(spot)
        self.narrow_hints("")
        return self.hints

    @property
    def hints_hold(self) -> bool:
        """Whether the links are still where the letters were put."""
        return bool(self.hints) and self._hinted == (self.layout_rows, self.scroll_offset.y)

    def narrow_hints(self, typed: str) -> None:
        """Leaves the letters of those links that begin with what was typed."""
        self._typed = typed
        self.refresh()

    def hide_hints(self) -> None:
        """Takes the letters away."""
        if self.hints:
            self.hints, self._spots, self._typed = {}, {}, ""
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the screen, letters over it."""
        strip = super().render_line(y)
        if not self._spots or not (here := self._spots.get(y + self.scroll_offset.y)):
            return strip
        shown = [(self.margin + spot.column, self.hints[spot.target]) for spot in here if self.hints[spot.target].startswith(self._typed)]
        return with_letters(strip, shown, app_of(self).ink("bg", "accent", bold=True))

    # selection

    def selection_updated(self, selection: Selection | None) -> None:
        """Draws what is selected."""
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text: rows of one paragraph joined by blanks, as they were before they were set."""
        rows = self.layout_rows.rows if self.layout_rows else []
        if not rows:
            return None
        return extract(rows, selection, self.margin), "\n"
