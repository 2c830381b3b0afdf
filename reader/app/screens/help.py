"""The help: every key from the table of actions; typing filters, Enter does the action."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.keys import Action
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import fit, segment, strip
from reader.app.widgets.field import Field
from reader.app.widgets.help_grid import HelpGrid
from reader.model.words import _


class HelpSheet(Sheet[str]):
    """Returns the id of the action that is to be done, None if none."""

    full_below_100 = True
    wide = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("tab", "sideways(1)", show=False, priority=True),
        Binding("shift+tab", "sideways(-1)", show=False, priority=True),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
    ]

    @property
    def title_text(self) -> str:
        """KEYS."""
        return _("KEYS")

    @property
    def hints(self) -> Sequence[Hint]:
        """Do it, next column, back."""
        return (("Enter", _("do it")), ("↑↓", _("choose")), ("Tab", _("next column")), ("Esc", _("back")))

    def compose_body(self) -> ComposeResult:
        """Field, grid, the chosen action in full."""
        yield Field(placeholder=_("a key, or what it does"), id="help-field")
        yield HelpGrid(id="help-grid")
        yield HelpFoot(id="help-foot")

    @property
    def grid(self) -> HelpGrid:
        """The grid of actions."""
        return self.query_one(HelpGrid)

    def on_mount(self) -> None:
        """Shows all."""
        self.grid.filter("")

    def on_resize(self, event: Resize) -> None:
        """Gives the grid the height that is left."""
        left = event.size.height - (4 if event.size.height < LOW else 8)
        self.grid.styles.height = max(1, left if self.fills else min(18, left))

    @on(Field.Changed)
    def _filter(self, event: Field.Changed) -> None:
        self.grid.filter(event.value)

    @on(HelpGrid.Moved)
    def _tell(self) -> None:
        self.query_one(HelpFoot).show(self.grid.current)

    def action_move(self, rows: int) -> None:
        """The next action or the one before."""
        self.grid.move(rows)

    def action_sideways(self, columns: int) -> None:
        """The next column or the one before."""
        self.grid.move_sideways(columns)

    @on(Field.PastEnd)
    def _right(self) -> None:
        self.grid.move_sideways(1)

    @on(Field.PastStart)
    def _left(self) -> None:
        self.grid.move_sideways(-1)

    @on(Field.Submitted)
    @on(HelpGrid.Chosen)
    def _choose(self) -> None:
        if (action := self.grid.current) is not None:
            self.dismiss(action.id)


class HelpFoot(Widget):
    """The chosen action in full: its keys, what it does, its id for the settings."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._action: Action | None = None

    def show(self, action: Action | None) -> None:
        """Shows an action."""
        self._action = action
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        if self._action is None:
            nothing = fit(_("No key does that."), width - 1)
            return strip([segment(f" {nothing}", ink("muted", "raised"))], width, ground)
        called = _("in the settings: {name}").format(name=self._action.id)
        words = f"{_(self._action.help)}   ({called})"
        return strip([Segment(" ", ground), segment(fit(words, width - 1, ink.glyphs.more), ink("muted", "raised"))], width, ground)
