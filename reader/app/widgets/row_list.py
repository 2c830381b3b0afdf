"""A list of one-row entries that draws itself: what sheets choose from. Keys reach it through its sheet, so a field keeps the focus."""

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.show import segment, strip

SCROLL_OFF = 3


class RowList(ScrollView, can_focus=False):
    """Rows by index; a subclass says how many there are and draws one.

    Attributes:
        cursor: the row that Enter acts on, -1 if there is none.
        ground: the ink's name of the ground it stands on.
    """

    cursor: reactive[int] = reactive(-1)
    ground = "raised"

    class Moved(Message):
        """The cursor stands on another row."""

    class Chosen(Message):
        """A click on the row under the cursor: the same as Enter."""

    def row_count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A row's text in `width` cells, without the bar at its left."""
        raise NotImplementedError

    def selectable(self, index: int) -> bool:
        """Whether the cursor may stand on it."""
        return 0 <= index < self.row_count()

    def update_rows(self, cursor: int | None = None) -> None:
        """Draws all again after the rows changed; the cursor goes to `cursor`, or stays as near as it can."""
        count = self.row_count()
        self.virtual_size = Size(self.size.width, count)
        wanted = self.cursor if cursor is None else cursor
        self.cursor = self._nearest(min(max(wanted, 0), count - 1), 1) if count else -1
        self._show_cursor()
        self.refresh()

    def _nearest(self, index: int, step: int) -> int:
        """The first selectable row from an index on in a direction, else in the other; -1 if there is none."""
        count = self.row_count()
        onward = range(index, count if step > 0 else -1, step)
        back = range(index, -1 if step > 0 else count, -step)
        return next((i for i in (*onward, *back) if self.selectable(i)), -1)

    def move(self, rows: int) -> None:
        """Moves the cursor down by so many rows (up if negative); it stops at the ends."""
        if (count := self.row_count()) == 0:
            return
        wanted = min(max(self.cursor + rows, 0), count - 1)
        self.go_to(self._nearest(wanted, 1 if rows > 0 else -1))

    def go_to(self, index: int) -> None:
        """Puts the cursor on a row."""
        if index != self.cursor and self.selectable(index):
            self.cursor = index
            self._show_cursor()
            self.post_message(self.Moved())

    @property
    def page(self) -> int:
        """Rows that page up and page down move by."""
        return max(1, self.size.height - 1)

    def _show_cursor(self) -> None:
        """Scrolls so that the cursor's row and two around it are seen."""
        top, height = self.scroll_offset.y, self.size.height
        if height <= 0 or self.cursor < 0:
            return
        off = min(SCROLL_OFF, (height - 1) // 2)
        if self.cursor - off < top:
            top = self.cursor - off
        elif self.cursor + off >= top + height:
            top = self.cursor + off - height + 1
        self.scroll_to(y=max(0, min(top, self.row_count() - height)), animate=False, force=True)

    def on_resize(self) -> None:
        """Keeps the cursor's row on the screen."""
        self.virtual_size = Size(self.size.width, self.row_count())
        self._show_cursor()

    def render_line(self, y: int) -> Strip:
        """The row at a line of the widget."""
        ink, width = app_of(self).ink, self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if not 0 <= index < self.row_count():
            return Strip.blank(width, ink("text", self.ground))
        current = index == self.cursor
        ground = "cursor" if current else self.ground
        bar = segment(ink.glyphs.bar if current else " ", ink("accent", ground))
        return strip([bar, *self.row(index, width - 1, ground)], width, ink("text", ground))

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on a row; on the cursor's row it chooses."""
        event.stop()
        index = event.y + self.scroll_offset.y
        if index == self.cursor:
            self.post_message(self.Chosen())
        else:
            self.go_to(index)
