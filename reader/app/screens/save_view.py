"""The sheet that asks for the name of a view."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Label
from textual.widgets.input import Selection

from reader.app.list_head import MEANINGS
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import content
from reader.app.widgets.field import Field
from reader.app.widgets.sheet_foot import SheetFoot
from reader.model.safe import line
from reader.model.words import _
from reader.query.ast import Sort


class SaveViewSheet(Sheet[str]):
    """Returns the name, None if nothing is to be saved."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False, priority=True)]

    def __init__(self, text: str, sort: Sort, names: Sequence[str]) -> None:
        """Of a query and its order; `names` are those of the views that there are."""
        super().__init__()
        self._text = line(text)
        self._sort = sort
        self._names = tuple(names)

    @property
    def title_text(self) -> str:
        """SAVE VIEW."""
        return _("SAVE VIEW")

    @property
    def hints(self) -> Sequence[Hint]:
        """Save, cancel."""
        return (("Enter", _("save")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """The name, what is saved, what it replaces."""
        with Horizontal(classes="sheet-row"):
            yield Label(content(_("Name")))
            yield Field(self._text[:60], id="view-name")
        yield SheetFoot(_("{query}, {order}").format(query=self._text or _("everything"), order=_(MEANINGS[self._sort][0])), id="view-query")
        yield SheetFoot(id="view-foot")

    def on_mount(self) -> None:
        """The proposed name goes as soon as another one is typed."""
        field = self.query_one(Field)
        field.selection = Selection(0, len(field.value))

    @on(Field.Changed)
    def _named(self) -> None:
        """Says what the name does."""
        name = line(self.query_one(Field).value)
        foot = self.query_one("#view-foot", SheetFoot)
        foot.show(_("It takes the place of the view of this name.") if name in self._names else _("It stands in Browse under VIEWS."))

    @on(Field.Submitted)
    def action_keep(self) -> None:
        """Saves under the name."""
        if name := line(self.query_one(Field).value):
            self.dismiss(name)
        else:
            self.query_one("#view-foot", SheetFoot).show(_("A view needs a name."), wrong=True)
