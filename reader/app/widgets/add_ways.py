"""The other ways to add: rows at the end of the adding sheet that lead on."""

from rich.segment import Segment
from textual import events
from textual.message import Message

from reader.app.base import app_of
from reader.app.show import fit, segment
from reader.app.widgets.row_list import RowList
from reader.model.words import _


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
        event.stop()
        if self.selectable(event.y):
            self.cursor = event.y
            self.post_message(self.Went())
