"""The sheet that adds tags to several articles."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Label

from reader.app.amounts import number
from reader.app.screens.bookmark import UsedTags, tags_of
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import content
from reader.app.widgets.field import Field
from reader.model.words import _, ngettext


class TagsSheet(Sheet[tuple[str, ...]]):
    """Returns the tags that are to be added, None if none are."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+s", "keep", show=False, priority=True)]

    def __init__(self, count: int, used: tuple[str, ...]) -> None:
        super().__init__()
        self._count = count
        self._used = used

    @property
    def title_text(self) -> str:
        """TAGS."""
        return _("TAGS")

    @property
    def aside(self) -> str:
        """Of how many."""
        return ngettext("added to {n} article", "added to {n} articles", self._count).format(n=number(self._count))

    @property
    def hints(self) -> Sequence[Hint]:
        """Add, cancel."""
        return (("Enter", _("add")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """One field, and what was used before."""
        with Horizontal(classes="sheet-row"):
            yield Label(content(_("Tags")))
            yield Field(id="marks-tags")
        yield UsedTags(self._used, id="marks-used")

    @on(Field.Changed)
    def _propose(self) -> None:
        self.query_one(UsedTags).propose(self.query_one(Field).value)

    @on(Field.Submitted)
    def action_keep(self) -> None:
        """Adds what stands there."""
        self.dismiss(tags_of(self.query_one(Field).value) or None)
