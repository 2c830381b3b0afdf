"""Browse: scopes, followed places, the tree of places and the feeds, each with its unread count."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.browse_rows import BrowseData, Row, lay_out, opened_at_first
from reader.app.show import cells, content, fit


class Browse(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows with a cursor; keys come from the screen."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "drop", show=False)]

    class Dropped(Message):
        """A row is to be removed: a saved view."""

        def __init__(self, row: Row) -> None:
            super().__init__()
            self.row = row

    class Chosen(Message):
        """A row is to be shown in the list; `stay` if the focus is to remain here."""

        def __init__(self, row: Row, stay: bool) -> None:
            super().__init__()
            self.row, self.stay = row, stay

    class Moved(Message):
        """The cursor stands on another row."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.data = BrowseData()
        self.rows: tuple[Row, ...] = ()
        self.cursor = 0
        self.active = "scope:all"
        self._unfolded: frozenset[str] | None = None
        self._hover: int | None = None

    def show(self, data: BrowseData) -> None:
        """Takes over counts and rows; cursor and folds stay where they are."""
        self.data = data
        if self._unfolded is None and data.tree:
            self._unfolded = opened_at_first(data)
        self._lay_out()

    def mark(self, key: str) -> None:
        """Shows which row the list belongs to, "" for none; the cursor goes there unless it has the focus."""
        self.active = key
        if not self.has_focus:
            self.cursor = next((n for n, row in enumerate(self.rows) if row.key == key), self.cursor)
        self.refresh()

    def _lay_out(self) -> None:
        key = self.rows[self.cursor].key if self.rows else self.active
        self.rows = lay_out(self.data, self._unfolded or frozenset())
        self.cursor = next((n for n, row in enumerate(self.rows) if row.key == key), min(self.cursor, max(0, len(self.rows) - 1)))
        self.virtual_size = Size(self.size.width, len(self.rows))
        self.refresh()

    @property
    def current(self) -> Row | None:
        """The row with the cursor."""
        return self.rows[self.cursor] if self.rows else None

    # what the keys do

    def move(self, rows: int) -> None:
        """Moves the cursor by items; heads and blank rows are passed over."""
        items = [n for n, row in enumerate(self.rows) if row.is_item]
        if not items:
            return
        here = min(range(len(items)), key=lambda i: abs(items[i] - self.cursor))
        self.go(items[max(0, min(len(items) - 1, here + rows))])

    def go(self, index: int) -> None:
        """Puts the cursor on a row."""
        if index == self.cursor:
            return
        before, self.cursor = self.cursor, index
        for row in (before, index):
            self.refresh_line(row)
        self._reveal()
        self.post_message(self.Moved())

    def _reveal(self) -> None:
        height, top = self.size.height, self.scroll_offset.y
        low, high = self.cursor - 2, self.cursor + 3 - height
        target = low if top > low else high if top < high else top
        if target != top:
            self.scroll_to(y=max(0, target), animate=False, force=True)

    def fold(self, folded: bool) -> bool:
        """Folds or unfolds the row; False if there is nothing to do. Folding inside an open row goes up to it."""
        row = self.current
        if row is None:
            return False
        if row.opens and row.folded != folded:
            self._unfolded = (self._unfolded or frozenset()) ^ {row.key}
            self._lay_out()
            return True
        if folded and row.depth:
            above = (n for n in range(self.cursor - 1, -1, -1) if self.rows[n].opens and self.rows[n].depth < row.depth)
            if (parent := next(above, None)) is not None:
                self.go(parent)
                return True
        return False

    def choose(self, *, stay: bool) -> None:
        """Asks for the row to be shown; one that is no filter unfolds."""
        row = self.current
        if row is not None and row.filters:
            self.post_message(self.Chosen(row, stay))
        elif row is not None and row.opens:
            self.fold(False)

    def action_drop(self) -> None:
        """Asks for the row to be removed."""
        if self.current is not None:
            self.post_message(self.Dropped(self.current))

    # drawing

    def on_focus(self) -> None:
        """The cursor's row shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """The cursor's row steps back."""
        self.refresh()

    def on_resize(self) -> None:
        """Keeps the cursor on screen."""
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._reveal()

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        width, index = self.size.width, y + self.scroll_offset.y
        ink = app_of(self).ink
        if index >= len(self.rows):
            return Strip.blank(width, ink("text", "side"))
        row, glyphs = self.rows[index], ink.glyphs
        if not row.is_item:
            return Strip([Segment("  ", ink("text", "side")), Segment(fit(row.name, width - 4), ink("muted", "side", bold=True))]).adjust_cell_length(
                width, ink("text", "side")
            )
        here, active = index == self.cursor and self.has_focus, row.key == self.active
        ground = "cursor" if here else "cursor_off" if active or index == self._hover else "side"
        colour = "error" if row.trouble else "bright" if active else "muted" if row.quiet else "text"
        bar = Segment(f"{glyphs.bar if here or active else ' '} ", ink("accent" if here else "muted", ground))
        fold = (glyphs.folded if row.folded else glyphs.unfolded) if row.opens else " "
        lead = "  " * row.depth + (f"{fold} " if row.opens or row.key.startswith("place:") else "")
        room = width - 4 - cells(lead) - (cells(row.count) + 1 if row.count else 0)
        parts = [
            bar,
            Segment(lead, ink("muted", ground)),
            Segment(fit(row.name, room, glyphs.more), ink(colour, ground, bold=active)),
            Segment(f" {row.count}" if row.count else "", ink("error" if row.trouble else "soft", ground)),
        ]
        return Strip(parts).adjust_cell_length(width, ink("text", ground))

    # the mouse

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Lifts the row under the mouse; a feed in trouble says why."""
        index = event.y + self.scroll_offset.y
        row = self.rows[index] if index < len(self.rows) else None
        self._hover_on(index if row is not None and row.is_item else None)

    def on_leave(self) -> None:
        """Lets it down."""
        self._hover_on(None)

    def _hover_on(self, index: int | None) -> None:
        if index != self._hover:
            self._hover = index
            trouble = self.rows[index].trouble if index is not None else ""
            self.tooltip = content(f"! {trouble}") if trouble else None
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Folds at the mark, and what is no filter anywhere; else shows the row."""
        index = event.y + self.scroll_offset.y
        if index >= len(self.rows) or not self.rows[index].is_item:
            return
        event.stop()
        self.go(index)
        row = self.rows[index]
        if row.opens and (not row.filters or 2 + 2 * row.depth <= event.x < 4 + 2 * row.depth):
            self.fold(not row.folded)
        else:
            self.choose(stay=False)
