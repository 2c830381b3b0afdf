"""The other ways to add: rows of the adding sheet that lead on, below its field as long as nothing is typed, else at its end."""

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import fit, segment
from reader.app.widgets.row_list import RowList
from reader.model.words import _

LISTS_BEGIN = "~/"
"""Where one begins to look for a list of feeds."""


class AddWays(RowList):
    """`Feeds for a country …` and `An OPML file …`; a click acts at once."""

    COUNTRY = 0
    WAYS = 2

    class Went(Message):
        """A way was clicked."""

    @property
    def entered(self) -> bool:
        """The cursor is here."""
        return self.cursor >= 0

    def on_mount(self) -> None:
        """Stands below the rows, without the cursor."""
        self.styles.height = self.row_count()
        self.update_rows()
        self.cursor = -1

    def stand(self, *, first: bool) -> None:
        """Goes to its place: before the rows of the sheet, or behind them."""
        if first == self.has_class("-first") or not isinstance(self.parent, Widget):
            return
        self.set_class(first, "-first")
        lists = [child for child in self.parent.query_children(RowList) if child is not self]
        if first:
            self.parent.move_child(self, before=lists[0])
        else:
            self.parent.move_child(self, after=lists[-1])

    def step(self, rows: int) -> bool:
        """To the next way or the one before, from outside to the first or the last one; False, and without the cursor, if that leads out."""
        at = self.cursor + (1 if rows > 0 else -1) if self.entered else 0 if rows > 0 else self.row_count() - 1
        self.cursor = at if at < self.row_count() else -1
        return self.entered

    def row_count(self) -> int:
        """Two."""
        return self.WAYS

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A way."""
        ink = app_of(self).ink
        words = _("Feeds for a country …") if index == self.COUNTRY else _("An OPML file …")
        return [segment(fit(f"    {words}", width, ink.glyphs.more), ink("bright" if index == self.cursor else "text", ground))]

    def on_click(self, event: events.Click) -> None:
        """Goes that way."""
        event.prevent_default()
        event.stop()
        if self.selectable(event.y):
            self.cursor = event.y
            self.post_message(self.Went())
