"""The rows of the metadata pane, in one column or two, with a cursor that goes over those that act."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.show import segment
from reader.app.widgets.metadata_parts import Column, Item
from reader.app.widgets.metadata_rows import columns
from reader.app.widgets.targets import Target
from reader.desk.facts import Facts
from reader.model.article import Article

SCROLL_OFF = 3


class MetadataRows(ScrollView, can_focus=False):
    """The rows below the head, in one column or two."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    MetadataRows { background: $d-bg; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        scrollbar-color: $d-line; scrollbar-color-hover: $d-line; scrollbar-color-active: $d-muted; scrollbar-background: $d-bg;
        scrollbar-background-hover: $d-bg; scrollbar-background-active: $d-bg; }
    """

    class Clicked(Message):
        """A row that acts was clicked."""

    class Pointed(Message):
        """The mouse is over a link, or over none."""

        def __init__(self, target: Target | None) -> None:
            super().__init__()
            self.target = target

    def __init__(self) -> None:
        super().__init__()
        self.article: Article | None = None
        self.facts: Facts | None = None
        self.unfolded = False
        self.active = False
        self.cursor = 0
        self._columns: tuple[Column, ...] = ()
        self._lines: list[list[tuple[int, int]]] = []
        self._pointed: Target | None = None

    def show(self, article: Article | None, facts: Facts | None) -> None:
        """Shows an article; the cursor stays where it means the same."""
        same = article is not None and self.article is not None and article.id == self.article.id
        self.article, self.facts = article, facts
        if not same:
            self.cursor, self.unfolded = 0, False
            self.scroll_to(y=0, animate=False, force=True)
        self.lay_out()

    def lay_out(self) -> None:
        """Writes the rows for the present width."""
        app, width = app_of(self), self.size.width
        if self.article is None or width <= 0:
            self._columns, self._lines = (), []
        else:
            self._columns = columns(self.article, self.facts, width, app.glyphs, app.now(), unfolded=self.unfolded)
            self._lines = [[(n, at) for n, item in enumerate(column.items) for at in range(len(item.rows))] for column in self._columns]
        self.virtual_size = Size(width, max(map(len, self._lines), default=0))
        self.cursor = min(self.cursor, max(0, len(self.acting) - 1))
        self.refresh()

    def on_resize(self) -> None:
        """Other widths have other rows."""
        self.lay_out()

    @property
    def acting(self) -> list[tuple[int, int]]:
        """Column and number of each item that acts, in the order in which the cursor goes over them."""
        return [(c, n) for c, column in enumerate(self._columns) for n, item in enumerate(column.items) if item.target is not None]

    @property
    def target(self) -> Target | None:
        """What Enter means now."""
        acting = self.acting
        return self._item(*acting[self.cursor]).target if acting else None

    def _item(self, column: int, number: int) -> Item:
        return self._columns[column].items[number]

    def go_to(self, cursor: int) -> bool:
        """Puts the cursor on an acting item and brings it into sight; False if it stands there already."""
        acting = self.acting
        before, self.cursor = self.cursor, min(max(0, cursor), max(0, len(acting) - 1))
        if acting:
            self._bring_into_sight(*acting[self.cursor], last=self.cursor == len(acting) - 1)
        self.refresh()
        return self.cursor != before

    def _bring_into_sight(self, column: int, number: int, *, last: bool) -> None:
        rows = [y for y, (n, _at) in enumerate(self._lines[column]) if n == number]
        height, top = self.size.height, self.scroll_offset.y
        first_acting = self.cursor == 0
        highest = 0 if first_acting else rows[0] - SCROLL_OFF
        lowest = self.virtual_size.height - 1 if last and column == len(self._columns) - 1 else rows[-1] + SCROLL_OFF
        if lowest >= top + height:
            top = lowest - height + 1
        self.scroll_to(y=max(0, min(top, highest)), animate=False, force=True)

    # drawing

    def render_line(self, y: int) -> Strip:
        """A row of both columns."""
        ink, width = app_of(self).ink, self.size.width
        at, ground = y + self.scroll_offset.y, ink("text", "bg")
        segments: list[Segment] = []
        current = self.acting[self.cursor] if self.active and self.acting else None
        for c, column in enumerate(self._columns):
            if at >= len(self._lines[c]):
                segments.append(Segment(" " * column.width, ground))
                continue
            number, row = self._lines[c][at]
            segments.extend(self._row(column, number, row, chosen=(c, number) == current))
        return Strip(segments).adjust_cell_length(width, ground)

    def _row(self, column: Column, number: int, row: int, *, chosen: bool) -> Strip:
        """A row in the width of its column, with the bar if the cursor is on it."""
        ink = app_of(self).ink
        ground = "cursor" if chosen else "bg"
        plain: Style = ink("text", ground)
        parts = [Segment(f"{ink.glyphs.bar} ", ink("accent", ground)) if chosen else Segment("  ", plain)]
        for run in column.items[number].rows[row]:
            look = run.look
            parts.append(segment(run.text, ink(look.name, ground, bold=look.bold, italic=look.italic, underline=look.underline)))
        return Strip(parts).adjust_cell_length(column.width, plain)

    # the mouse

    def _hit(self, x: int, y: int) -> int | None:
        """The acting item at a cell of the widget, by its place in `acting`."""
        at = y + self.scroll_offset.y
        for c, column in enumerate(self._columns):
            if column.left <= x < column.left + column.width and at < len(self._lines[c]):
                wanted = (c, self._lines[c][at][0])
                return next((n for n, where in enumerate(self.acting) if where == wanted), None)
        return None

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor there and acts."""
        if (hit := self._hit(event.x, event.y)) is not None:
            self.go_to(hit)
            self.post_message(self.Clicked())

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tells once for each row that the mouse comes to."""
        hit = self._hit(event.x, event.y)
        self._point(None if hit is None else self._item(*self.acting[hit]).target)

    def on_leave(self) -> None:
        """The mouse is over no row any more."""
        self._point(None)

    def _point(self, target: Target | None) -> None:
        if target != self._pointed:
            self._pointed = target
            self.post_message(self.Pointed(target))
