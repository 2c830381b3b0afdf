"""The text of an article as a scrolling column: draws set rows, and tells what the mouse is over."""

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.widgets.targets import Target
from reader.app.widgets.text_selection import extract, marked
from reader.app.widgets.typeset import Layout
from reader.app.widgets.typeset_leaf import Drawn, Row, draw
from reader.app.widgets.typeset_lit import Lights
from reader.model.article import Article

MARGIN, RIGHT = 4, 2
"""Cells to the left and to the right of the text."""
AT_ONCE = 1_500
"""Rows that are set before the first frame; a 15,000-word article has fewer."""
_KEPT = 1_000


class ArticleText(ScrollView, can_focus=False):
    """The column of text below the head."""

    DEFAULT_CSS = """
    ArticleText { background: $d-paper; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
        scrollbar-color: $d-line; scrollbar-color-hover: $d-line; scrollbar-color-active: $d-muted; scrollbar-background: $d-paper;
        scrollbar-background-hover: $d-paper; scrollbar-background-active: $d-paper; }
    """

    class Scrolled(Message):
        """Other rows are in sight, or there are more of them."""

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
        self.article: Article | None = None
        self.lights: Lights | None = None
        self.layout_rows: Layout | None = None
        self.centred = False
        self._drawn: dict[int, Drawn] = {}
        self._drawn_for = ""
        self._set_for: tuple[int, bool] = (0, False)
        self._shifts: dict[int, int] = {}
        self._wanted: float | None = None
        self._pointed: Target | None = None

    # what is shown

    def show(self, article: Article | None, *, keep_position: bool) -> None:
        """Shows an article from its top, or from where the text is now."""
        keep = keep_position and article is not None and self.article is not None and article.id == self.article.id
        anchor = self.reading_at() if keep else None
        self.article = article
        if article is None or self.lights is None or not self.lights.fit(article):
            self.lights = None
        self._shifts.clear()
        self._wanted = self._wanted if keep else None
        self._set(anchor)

    def light(self, lights: Lights | None) -> None:
        """Lights the places that the text names, or puts the lights out; every row stays where it is."""
        if self.article is not None and lights != self.lights and (lights is None or lights.fit(self.article)):
            self.lights = lights
            self._set(self.reading_at())

    def on_resize(self) -> None:
        """Sets the text anew for another width; the row at the top stays."""
        if self._set_for != (self._measure(), self._narrow()):
            self._set(self.reading_at())
        else:
            self.post_message(self.Scrolled())

    def _narrow(self) -> bool:
        return self.screen.has_class("-narrow")

    def _measure(self) -> int:
        return max(2, min(app_of(self).session.settings.measure, self.size.width - MARGIN - RIGHT))

    @property
    def margin(self) -> int:
        """Cells to the left of the text."""
        return max(MARGIN, (self.size.width - self._measure()) // 2) if self.centred else min(MARGIN, max(0, self.size.width - 2))

    def _set(self, anchor: tuple[int, int] | None) -> None:
        """Sets the article for the present width and goes to the anchor."""
        self._drawn.clear()
        self._set_for = (self._measure(), self._narrow())
        self.layout_rows = None
        if self.article is None or self.size.width <= 0:
            self._resized(0)
            return
        app = app_of(self)
        self.layout_rows = made = Layout(self.article, self._measure(), app.glyphs, app.now(), narrow=self._narrow(), lights=self.lights)
        made.grow(AT_ONCE)
        top = made.find(*anchor) if anchor else 0
        self._resized(top)
        if self._wanted is not None:
            self.go_to(self._wanted)
        self._go_on()

    def _resized(self, top: int | None = None) -> None:
        rows = self.layout_rows.rows if self.layout_rows else []
        self.virtual_size = Size(self.size.width, len(rows))
        if top is not None:
            self.scroll_to(y=top, animate=False, force=True)
        self.refresh()
        self.post_message(self.Scrolled())

    def _go_on(self) -> None:
        """Sets the rest in slices, other events between them."""
        made = self.layout_rows
        if made is not None and not made.done:
            self.call_later(self._slice, made)

    def _slice(self, made: Layout) -> None:
        if made is not self.layout_rows or not self.is_attached:
            return
        made.grow(AT_ONCE // 5)
        self.virtual_size = Size(self.size.width, len(made.rows))
        if made.done:
            if self._wanted is not None:
                self.go_to(self._wanted)
            self.post_message(self.Scrolled())
        self._go_on()

    # where the reader is

    def reading_at(self) -> tuple[int, int] | None:
        """The text at the top of the screen: a leaf's key and an offset; None at the article's top."""
        rows = self.layout_rows.rows if self.layout_rows else []
        top = self.scroll_offset.y
        return (rows[top].leaf.key, rows[top].start) if 0 < top < len(rows) else None

    @property
    def last_top(self) -> int:
        """The topmost row when the end is in sight."""
        return max(0, self.virtual_size.height - self.size.height)

    @property
    def whole(self) -> bool:
        """Whether every row is set."""
        return self.layout_rows is not None and self.layout_rows.done

    @property
    def share(self) -> float:
        """What of the text is above the screen, 0 to 1; where it is to go, as long as that is not set yet or out of sight."""
        rows = self.virtual_size.height
        return self._wanted if self._wanted is not None else self.scroll_offset.y / rows if rows else 0.0

    def go_to(self, share: float) -> None:
        """Goes to a share of the text, as soon as so much of it is set."""
        self.move_to(round(share * self.virtual_size.height))
        self._wanted = None if self.whole or self.article is None else share

    def move_to(self, top: int) -> bool:
        """Puts a row at the top; False if nothing moved."""
        self._wanted = None
        before = self.scroll_offset.y
        self.scroll_to(y=min(max(0, top), self.last_top), animate=False, force=True)
        return self.scroll_offset.y != before

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tells that other rows are in sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    # drawing

    def render_line(self, y: int) -> Strip:
        """A row of the screen."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "paper")
        made, at = self.layout_rows, y + self.scroll_offset.y
        if made is None or at >= len(made.rows):
            return Strip.blank(width, ground)
        drawn = self._row(at, made.rows[at])
        strip = Strip([Segment(" " * self.margin, ground), *drawn.strip]).adjust_cell_length(width, ground)
        if (selection := self.text_selection) is not None and (span := selection.get_span(at)) is not None:
            strip = marked(strip, *span, Style(reverse=True) if ink.plain else Style(bgcolor=ink("text", "cursor").bgcolor))
        return strip.apply_offsets(0, at)

    def _row(self, at: int, row: Row) -> Drawn:
        """A row as drawn, kept for the theme."""
        if self._drawn_for != self.app.theme or len(self._drawn) > _KEPT:
            self._drawn.clear()
            self._drawn_for = self.app.theme
        if (drawn := self._drawn.get(at)) is None:
            drawn = self._drawn[at] = draw(row, app_of(self).ink, self._measure(), self._shifts.get(row.leaf.region, 0))
        return drawn

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
        self._sideways(event, 4)

    def on_mouse_scroll_left(self, event: events.MouseScrollLeft) -> None:
        """Moves it back."""
        self._sideways(event, -4)

    def _on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """With shift the wheel moves sideways, as terminals that have no sideways wheel send it."""
        if event.shift:
            self._sideways(event, 4)
        else:
            self._wanted = None
            super()._on_mouse_scroll_down(event)

    def _on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        if event.shift:
            self._sideways(event, -4)
        else:
            self._wanted = None
            super()._on_mouse_scroll_up(event)

    def _sideways(self, event: events.MouseEvent, cells: int) -> None:
        event.stop()
        event.prevent_default()
        made, at = self.layout_rows, event.y + self.scroll_offset.y
        if made is None or not 0 <= at < len(made.rows) or not (region := made.rows[at].leaf.region):
            return
        leaf = made.rows[at].leaf
        self._shifts[region] = min(max(0, self._shifts.get(region, 0) + cells), max(0, leaf.span - leaf.width))
        self._drawn.clear()
        self.refresh()

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
