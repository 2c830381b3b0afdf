"""A set article as a scrolling column: sets its first rows at once and the rest in slices, and keeps the place where the reader is."""

import asyncio
from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.widgets.targets import Note
from reader.app.widgets.text_selection import marked
from reader.app.widgets.typeset import Layout
from reader.app.widgets.typeset_anchor import Anchor, anchor, same_story, told_anew
from reader.app.widgets.typeset_draw import Drawn, Mark, draw
from reader.app.widgets.typeset_leaf import Row
from reader.app.widgets.typeset_lit import Lights
from reader.model.article import Article

MARGIN, RIGHT = 4, 2
"""Cells to the left and to the right of the text."""
AT_ONCE = 1_500
"""Rows that are set before the first frame; a 15,000-word article has fewer."""
_KEPT = 1_000


class Column(ScrollView, can_focus=False):
    """The rows of an article, and where in them the reader is."""

    class Scrolled(Message):
        """Other rows are in sight, or there are more of them."""

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

    # what is shown

    def show(self, article: Article | None, *, keep_position: bool) -> None:
        """Shows an article from its top, or from where the reader is now, even if it is told anew."""
        before = self.article if keep_position else None
        keep = article is not None and before is not None and article.id == before.id
        where = self._anchor() if keep else None
        anew = keep and article is not None and before is not None and article.story.blocks != before.story.blocks
        self.article = article
        if article is None or self.lights is None or not self.lights.fit(article):
            self.lights = None
        if not keep or anew:
            self._shifts.clear()
        self._wanted = self._wanted if keep else None
        self._set(where, anew=anew)

    def light(self, lights: Lights | None) -> None:
        """Lights the places that the text names, or puts the lights out; every row stays where it is."""
        if self.article is not None and lights != self.lights and (lights is None or lights.fit(self.article)):
            self.lights = lights
            self._set(self._anchor())

    def on_resize(self) -> None:
        """Sets the text anew for another width; the row at the top stays."""
        if self._set_for != (self._measure(), self._narrow()):
            self._set(self._anchor())
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

    def _layout_of(self, article: Article, lights: Lights | None = None) -> Layout:
        app = app_of(self)
        return Layout(article, self._measure(), app.glyphs, app.now(), narrow=self._narrow(), lights=lights)

    def _set(self, where: Anchor | None, *, anew: bool = False) -> None:
        """Sets the article for the present width and goes to the anchor."""
        self._drawn.clear()
        self._set_for = (self._measure(), self._narrow())
        self.layout_rows = None
        if self.article is None or self.size.width <= 0:
            self._resized(0)
            return
        self.layout_rows = made = self._layout_of(self.article, self.lights)
        made.grow(AT_ONCE if where is None or not anew else AT_ONCE + where.row)
        self._resized(0 if where is None else told_anew(made, where) if anew else same_story(made, where))
        if self._wanted is not None:
            self.go_to(self._wanted)
        self._was_set()
        self._go_on()

    def _was_set(self) -> None:
        """The rows are others than before."""

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
            self.after_others(self._slice, made)

    def after_others(self, step: Callable[..., object], *arguments: object) -> None:
        """Has a step of long work done once others had their turn. `call_later` alone does not let them: a widget takes all its messages in one go."""
        asyncio.get_running_loop().call_soon(self.call_later, step, *arguments)

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

    def _anchor(self) -> Anchor | None:
        """The text at the top of the screen; None at the article's top."""
        return anchor(self.layout_rows, self.scroll_offset.y) if self.layout_rows else None

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

    def go_where_it_was(self, share: float, former: Article) -> None:
        """Goes to where a share of a former telling of this article was: the same words, if they still stand there."""
        made = self.layout_rows
        if made is None:
            self.go_to(share)
            return
        told = self._layout_of(former)
        told.grow(10 * AT_ONCE)
        where = anchor(told, round(share * len(told.rows)))
        if where is not None:
            made.grow(max(0, where.row + AT_ONCE - len(made.rows)))
            self._resized(min(told_anew(made, where), max(0, len(made.rows) - self.size.height)))

    def go_to_note(self, number: int) -> None:
        """Goes to a footnote, or (negative) back to its mark, which stands a few rows below the top then."""
        made = self.layout_rows
        row = made.find_target(Note(-number)) if made is not None else None
        if made is not None and row is not None:
            self._resized()
            self.move_to(row - self.size.height // 3)

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

    def marks(self, row: Row) -> Sequence[Mark]:
        """What stands out in a row's leaf."""
        return ()

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
            shift = self._shifts.get(row.leaf.region, 0)
            drawn = self._drawn[at] = draw(row, app_of(self).ink, self._measure(), shift, self.marks(row))
        return drawn

    def draw_anew(self) -> None:
        """Draws what is in sight again: it looks different now."""
        self._drawn.clear()
        self.refresh()

    def sideways(self, region: int, cells: int) -> bool:
        """Moves a block that is wider than the measure; False if it is at its end, or is no such block."""
        leaf = next((row.leaf for row in self._in_sight() if row.leaf.region == region), None) if region else None
        if leaf is None:
            return False
        before = self._shifts.get(region, 0)
        self._shifts[region] = min(max(0, before + cells), max(0, leaf.span - leaf.width))
        self.draw_anew()
        return self._shifts[region] != before

    def all_sideways(self, cells: int) -> bool:
        """Moves every wide block in sight; False if none moves."""
        moved = {region: self.sideways(region, cells) for region in {row.leaf.region for row in self._in_sight()}}
        return any(moved.values())

    @property
    def has_wide(self) -> bool:
        """Whether a block in sight is wider than the measure."""
        return any(row.leaf.region and row.leaf.span > row.leaf.width for row in self._in_sight())

    def _in_sight(self) -> Sequence[Row]:
        top = self.scroll_offset.y
        return self.layout_rows.rows[top : top + self.size.height] if self.layout_rows else ()
