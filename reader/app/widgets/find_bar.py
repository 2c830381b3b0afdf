"""The find bar, the last row of the article while words are looked for in it, and what a pane with one can do."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, segment, strip
from reader.app.widgets.field import Field
from reader.app.widgets.query_field import QueryOutcome
from reader.app.widgets.typeset_find import MOST, Finder
from reader.app.widgets.typeset_seeking import SeekingColumn
from reader.model.words import _


class FindSign(Widget):
    """What the row is for, before the words."""

    @staticmethod
    def words() -> str:
        """It, with its blanks."""
        find = _("Find")
        return f"    {find} "

    def render_line(self, y: int) -> Strip:
        """The sign, in line with the text above."""
        ink = app_of(self).ink
        return strip([segment(self.words(), ink("accent", "side", bold=True))], self.size.width, ink("text", "side"))


class FindBar(Widget):
    """Types what is looked for. Show it with `open`; the article that it belongs to closes it."""

    DEFAULT_CSS = """
    FindBar { display: none; layout: horizontal; height: 1; width: 100%; background: $d-side; }
    FindBar.-open { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("escape", "end", show=False),
    ]

    class Changed(Message):
        """Other words are looked for."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Next(Message):
        """The next place is wanted, or the one before; `leaves`: and the keys go back to the article."""

        def __init__(self, steps: int, *, leaves: bool) -> None:
            super().__init__()
            self.steps = steps
            self.leaves = leaves

    class Ended(Message):
        """Nothing is looked for any more."""

    def compose(self) -> ComposeResult:
        """Sign, words, count."""
        yield FindSign(id="find-sign")
        yield Field(placeholder=_("words of this article"), id="find-field")
        yield QueryOutcome(id="find-outcome")

    def on_mount(self) -> None:
        """Gives the sign the room that its word takes."""
        self.query_one(FindSign).styles.width = cells(FindSign.words())

    @property
    def field(self) -> Field:
        """The input."""
        return self.query_one(Field)

    @property
    def is_open(self) -> bool:
        """Whether something is looked for."""
        return self.has_class("-open")

    def open(self) -> None:
        """Shows the row, the words from before ready to be typed over."""
        self.add_class("-open")
        self.field.focus()
        self.field.action_select_all()

    def close(self) -> None:
        """Hides the row."""
        self.remove_class("-open")

    def tell(self, finder: Finder | None) -> None:
        """Says which place is the current one, of how many."""
        outcome = self.query_one(QueryOutcome)
        if finder is None or not finder.needle.words.strip():
            outcome.words = ""
        elif finder.places:
            count = f"{number(MOST)}+" if finder.full else number(len(finder.places)) + ("" if finder.done else app_of(self).glyphs.more)
            outcome.words = _("{n} of {total}").format(n=number(finder.current + 1), total=count)
        else:
            outcome.words = _("not found") if finder.done else app_of(self).glyphs.more

    @on(Field.Changed)
    def _changed(self, event: Field.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Field.Submitted)
    def _submitted(self, event: Field.Submitted) -> None:
        event.stop()
        self.post_message(self.Next(1, leaves=True))

    def action_go(self, steps: int) -> None:
        """To the next place or the one before."""
        self.post_message(self.Next(steps, leaves=False))

    def action_end(self) -> None:
        """Ends it."""
        self.post_message(self.Ended())


class FindingPane(Vertical):
    """A pane with a text in which words can be found."""

    def __init__(self, text: SeekingColumn, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = text
        self.find_bar = FindBar()

    @property
    def finding(self) -> bool:
        """Whether words are looked for in the text."""
        return self.find_bar.is_open

    def open_find(self) -> None:
        """Shows the row in which words are typed; it has the keys then."""
        self.text.begin_find()
        self.find_bar.open()
        self._look_for(self.find_bar.field.value)

    def close_find(self) -> None:
        """Looks for nothing any more. The reader stays at the place that was found, and the pane has the keys if the row had them."""
        if not self.finding:
            return
        had_keys = self.find_bar.has_focus_within
        self.find_bar.close()
        self.text.end_find()
        if had_keys:
            self.focus(scroll_visible=False)

    def find_next(self, steps: int = 1) -> bool:
        """Goes to the next place that was found, or back; False if there is none."""
        return self.text.next_place(steps)

    def _look_for(self, words: str) -> None:
        self.text.find(words)
        self.find_bar.tell(self.text.finder)

    @on(FindBar.Changed)
    def _find_changed(self, event: FindBar.Changed) -> None:
        event.stop()
        if self.finding:
            self._look_for(event.words)

    @on(FindBar.Next)
    def _find_next(self, event: FindBar.Next) -> None:
        event.stop()
        if self.find_next(event.steps) and event.leaves:
            self.focus(scroll_visible=False)

    @on(FindBar.Ended)
    def _find_ended(self, event: FindBar.Ended) -> None:
        event.stop()
        self.close_find()

    @on(SeekingColumn.Found)
    def _found(self, event: SeekingColumn.Found) -> None:
        event.stop()
        if self.finding:
            self.find_bar.tell(self.text.finder)
