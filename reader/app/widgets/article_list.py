"""The list of articles: draws the rows on screen from a window of pages, and reads the pages around the cursor in a worker."""

import asyncio
from collections.abc import Iterable

from textual import events, work
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.list_window import PAGE, ListWindow
from reader.app.when import age
from reader.app.widgets.empty_lines import Empty, empty_line
from reader.app.widgets.list_rows import ONE, Part, State, draw, part_at
from reader.model.article import Headline
from reader.model.errors import DatelineError

SCROLL_OFF = 3
"""Rows that stay visible above and below the cursor."""
AHEAD = 2 * PAGE
"""Rows that are read before the cursor comes there."""
MOST_STRIPS = 2000


class ArticleList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of a window; keys come from the screen, which calls `move` and `go`."""

    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor stands on another row, or its row has just been read."""

    class Scrolled(Message):
        """Another row is the topmost one."""

    class Hit(Message):
        """A row was clicked: which, where, and whether it had the cursor already."""

        def __init__(self, row: Headline, part: Part, again: bool) -> None:
            super().__init__()
            self.row, self.part, self.again = row, part, again

    class Picked(Message):
        """A row was clicked to select it, or, if `to`, all rows up to it."""

        def __init__(self, row: Headline, to: bool) -> None:
            super().__init__()
            self.row, self.to = row, to

    class Failed(Message):
        """Rows could not be read."""

        def __init__(self, problem: str) -> None:
            super().__init__()
            self.problem = problem

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.window: ListWindow | None = None
        self.cursor = 0
        self.lines = ONE
        self.empty = Empty("")
        self.chosen: frozenset[int] = frozenset()
        self._hover: int | None = None
        self._wanted: list[int] = []
        self._reading = False
        self._strips: dict[tuple[object, ...], tuple[Strip, ...]] = {}

    # what is shown

    @property
    def total(self) -> int:
        """Rows of the list."""
        return self.window.total if self.window else 0

    @property
    def current(self) -> Headline | None:
        """The row with the cursor, None if there is none or it has not been read yet."""
        return self.window.get(self.cursor) if self.window else None

    @property
    def topmost(self) -> Headline | None:
        """The row at the top of the screen."""
        return self.window.get(self.scroll_offset.y // self.lines) if self.window else None

    @property
    def cursor_offset(self) -> int:
        """Lines between the top of the screen and the cursor's row."""
        return self.cursor * self.lines - self.scroll_offset.y

    def show(self, window: ListWindow, cursor: int = 0, *, offset: int | None = None) -> None:
        """Shows another listing with the cursor on a row, which stands `offset` lines below the top."""
        self.window = window
        self.cursor = max(0, min(cursor, window.total - 1))
        self._hover = None
        self.virtual_size = Size(self.size.width, window.total * self.lines)
        if offset is not None:
            self.scroll_to(y=self.cursor * self.lines - offset, animate=False, force=True)
        self._reveal()
        self.refresh()
        self._read_around()
        self.post_message(self.Moved())
        self.post_message(self.Scrolled())

    def set_lines(self, lines: int) -> None:
        """One line or three a row; the cursor's row keeps its place as far as that goes."""
        if lines == self.lines:
            return
        rows_above = self.cursor_offset // self.lines
        self.lines = lines
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self.total * lines)
        self.scroll_to(y=(self.cursor - rows_above) * lines, animate=False, force=True)
        self._reveal()
        self.refresh()

    def choose(self, ids: Iterable[int]) -> None:
        """Shows these articles as selected, and no others."""
        self.chosen = frozenset(ids)
        self.refresh()

    def restyle(self) -> None:
        """Draws every row anew: marks, theme or time have changed."""
        self._strips.clear()
        self.refresh()

    # moving

    def go(self, index: int) -> bool:
        """Puts the cursor on a row; False if it stays where it is."""
        index = max(0, min(index, self.total - 1))
        if self.window is None or index == self.cursor:
            return False
        before, self.cursor = self.cursor, index
        self._reveal()
        self._refresh_row(before)
        self._refresh_row(index)
        self._read_around()
        self.post_message(self.Moved())
        return True

    def move(self, rows: int) -> bool:
        """Moves the cursor by rows."""
        return self.go(self.cursor + rows)

    @property
    def page(self) -> int:
        """Rows of a screenful, less two that stay."""
        return max(1, self.size.height // self.lines - 2)

    def _reveal(self) -> None:
        """Scrolls so that the cursor's row and a few around it are on screen."""
        height, top = self.size.height, self.scroll_offset.y
        if height <= 0 or self.window is None:
            return
        line = self.cursor * self.lines
        margin = min(SCROLL_OFF * self.lines, max(0, (height - self.lines) // 2))
        low, high = line - margin, line + self.lines + margin - height
        target = low if top > low else high if top < high else top
        if target != top:
            self.scroll_to(y=max(0, target), animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Follows with the head row and the pages."""
        super().watch_scroll_y(old_value, new_value)
        if int(old_value) != int(new_value):
            self.post_message(self.Scrolled())
            self._read_around()

    def on_resize(self) -> None:
        """Keeps the cursor on screen."""
        self.virtual_size = Size(self.size.width, self.total * self.lines)
        self._reveal()
        self._read_around()

    def on_focus(self) -> None:
        """The cursor's row shows where the keys go."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """The cursor's row steps back."""
        self._refresh_row(self.cursor)

    # reading pages

    def _read_around(self) -> None:
        """Asks for the pages on screen, then for those around the cursor."""
        window = self.window
        if window is None:
            return
        first = self.scroll_offset.y // self.lines
        seen = window.missing(first, first + self.size.height // self.lines + 2)
        here = window.missing(self.cursor, self.cursor + 1)
        near = window.missing(self.cursor - AHEAD, self.cursor + AHEAD)
        self._wanted = list(dict.fromkeys([*here, *seen, *near]))
        if self._wanted and not self._reading:
            self._reading = True
            self._read()

    @work(group="rows", exit_on_error=False)
    async def _read(self) -> None:
        """Reads what is wanted most until nothing is."""
        try:
            while self._wanted and self.window is not None:
                window, page = self.window, self._wanted.pop(0)
                try:
                    rows = await asyncio.to_thread(window.fetch, page)
                except DatelineError as problem:
                    self.post_message(self.Failed(str(problem)))
                    return
                if window is self.window:
                    window.put(page, rows)
                    self._arrived(page)
        finally:
            self._reading = False

    def _arrived(self, page: int) -> None:
        """Draws a page that has come if it is on screen."""
        top = self.scroll_offset.y // self.lines
        bottom = top + self.size.height // self.lines + 1
        if page * PAGE <= bottom and (page + 1) * PAGE > top:
            self.refresh()
            self.post_message(self.Scrolled())
        if self.cursor // PAGE == page:
            self.post_message(self.Moved())

    # drawing

    def _refresh_row(self, index: int) -> None:
        self.refresh_lines(index * self.lines, self.lines)

    def render_line(self, y: int) -> Strip:
        """A line of the screen."""
        width = self.size.width
        if self.window is None or self.total == 0:
            middle = max(0, self.size.height // 2 - 1)
            return empty_line(self.empty if self.window is not None else Empty(""), y - middle, width, app_of(self).ink)
        index, line = divmod(y + self.scroll_offset.y, self.lines)
        if index >= self.total:
            return Strip.blank(width, app_of(self).ink("text", "bg"))
        return self._row(index, width)[line]

    def _row(self, index: int, width: int) -> tuple[Strip, ...]:
        """A row's strips, from memory if it was drawn before."""
        app = app_of(self)
        row = self.window.get(index) if self.window else None
        state: State = "" if index != self.cursor else "cursor" if self.has_focus else "cursor_off"
        if not state and index == self._hover:
            state = "hover"
        old = age(row.date, app.now(), dated=row.dated) if row else ""
        chosen = row is not None and row.id in self.chosen
        key = (row, width, state, old, app.theme, chosen)
        strips = self._strips.get(key)
        if strips is None:
            if len(self._strips) >= MOST_STRIPS:
                self._strips.clear()
            strips = self._strips[key] = draw(row, width, self.lines, state, old, app.ink, chosen=chosen)
        return strips

    # the mouse

    def _index_at(self, y: int) -> tuple[int, int] | None:
        """Row and line within it at a line of the screen."""
        index, line = divmod(y + self.scroll_offset.y, self.lines)
        return (index, line) if index < self.total else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Lifts the row under the mouse."""
        at = self._index_at(event.y)
        self._hover_on(at[0] if at else None)

    def on_leave(self) -> None:
        """Lets it down."""
        self._hover_on(None)

    def _hover_on(self, index: int | None) -> None:
        before, self._hover = self._hover, index
        for row in {before, index} - {None}:
            self._refresh_row(row or 0)

    def on_click(self, event: events.Click) -> None:
        """Puts the cursor on the row and tells what was hit; after the dot, or with ctrl or shift (where the terminal passes them), it selects."""
        at = self._index_at(event.y)
        row = self.window.get(at[0]) if at and self.window else None
        if at is None or row is None:
            return
        event.stop()
        again = not self.go(at[0])
        part = part_at(row, event.x, at[1], self.size.width, self.lines)
        if event.ctrl or event.shift or part == "tick":
            self.post_message(self.Picked(row, to=event.shift))
        else:
            self.post_message(self.Hit(row, part, again))
