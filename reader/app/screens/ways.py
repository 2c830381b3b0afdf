"""A small sheet of ways to choose from, with a title of its own: by arrows and Enter, by digit, by a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from reader.app.screens.options_sheet import OptionsSheet
from reader.app.screens.sheet import LOW, Hint
from reader.app.widgets.options import Option
from reader.model.words import _


class WaysSheet(OptionsSheet):
    """Returns the name of what was chosen, None for nothing.

    Args:
        aside: what it is about, at the right of the title.
        verb: what Enter does, for the row of keys.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("l,right", "take", show=False), Binding("q,h,left", "close_sheet", show=False)]

    def __init__(self, title: str, ways: Sequence[Option], aside: str = "", verb: str = "") -> None:
        super().__init__(ways)
        self._title, self._aside, self._verb = title, aside, verb

    @property
    def title_text(self) -> str:
        """What is chosen."""
        return self._title

    @property
    def aside(self) -> str:
        """Of what."""
        return self._aside

    @property
    def hints(self) -> Sequence[Hint]:
        """Do it, choose, cancel."""
        return (("Enter", self._verb or _("do it")), ("↑↓", _("choose")), ("Esc", _("cancel")))

    def on_resize(self, event: events.Resize) -> None:
        """Rows that do not fit are scrolled to."""
        room = event.size.height - (4 if event.size.height >= LOW else 2)
        self.options.styles.height = max(1, min(self.options.row_count(), room))
