"""The sheet that asks in which order the list is to stand."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from reader.app.list_head import MEANINGS
from reader.app.screens.options_sheet import OptionsSheet
from reader.app.screens.sheet import Hint
from reader.app.widgets.options import Option
from reader.model.words import _
from reader.query.ast import Sort


class SortSheet(OptionsSheet):
    """Returns a sort; its own key goes on to the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "next", show=False)]

    def __init__(self, sort: Sort) -> None:
        super().__init__([Option(name, _(words), _(about)) for name, (words, about) in MEANINGS.items()], sort)

    @property
    def title_text(self) -> str:
        """SORT."""
        return _("SORT")

    @property
    def hints(self) -> Sequence[Hint]:
        """Take, next, choose, cancel."""
        take, *others = super().hints
        return (take, ("s", _("next")), *others)

    def action_next(self) -> None:
        """The next order, after the last one the first."""
        rows = self.options
        rows.go_to((rows.cursor + 1) % rows.row_count())
