"""A sheet in which one of a few things is chosen: by arrows and Enter, by its digit, by a click."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app.screens.sheet import Hint, Sheet
from reader.app.widgets.options import Option, Options
from reader.app.widgets.row_list import RowList
from reader.model.words import _


class OptionsSheet(Sheet[str]):
    """Returns the name of the chosen option, None if nothing is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("enter", "take", show=False),
        Binding("q", "close_sheet", show=False),
        *(Binding(str(n), f"take_nth({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, options: Sequence[Option], chosen: str = "") -> None:
        super().__init__()
        self._given = tuple(options)
        self._start = next((n for n, option in enumerate(options) if option.name == chosen), 0)

    @property
    def hints(self) -> Sequence[Hint]:
        """Take, choose, cancel."""
        return (("Enter", _("take it")), ("↑↓", _("choose")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """The options."""
        yield Options(id="options")

    @property
    def options(self) -> Options:
        """The rows."""
        return self.query_one(Options)

    def on_mount(self) -> None:
        """Shows the options."""
        self.options.styles.height = len(self._given)
        self.options.show(self._given, self._start)

    def action_move(self, rows: int) -> None:
        """The next option or the one before."""
        self.options.move(rows)

    @on(RowList.Chosen)
    def action_take(self) -> None:
        """Takes the option under the cursor."""
        if (option := self.options.current) is not None:
            self.dismiss(option.name)

    def action_take_nth(self, number: int) -> None:
        """Takes the option with that digit."""
        if (option := self.options.at(number - 1)) is not None:
            self.dismiss(option.name)
