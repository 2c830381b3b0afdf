"""The place picker: any place in any language, or down the tree; the list behind it follows."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.app.amounts import number
from reader.app.screens.picker_look import Looked, look
from reader.app.screens.picker_rows import PickerRows
from reader.app.screens.place_term import ADD, KM, MODES, read, typed
from reader.app.screens.sheet import LOW, Hint
from reader.app.search import Wanted
from reader.app.widgets.field import Field
from reader.app.widgets.picker_foot import PickerFoot
from reader.app.widgets.place_tree import PlaceRow, PlaceTree
from reader.app.widgets.row_list import RowList
from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.words import _
from reader.query.ast import PlaceMode
from reader.query.fields import FARTHEST

DELAY = 0.06
"""Seconds from the last key to the preview in the list behind."""


class PlacePicker(PickerRows):
    """Returns a term (`in:Wien`; `+in:Wien` if it comes to the place before), "" to remove the place, None if nothing changes."""

    full_below_100 = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("tab", "mode(1)", show=False, priority=True),
        Binding("shift+tab", "mode(-1)", show=False, priority=True),
    ]

    class Preview(Message):
        """What the list behind should show meanwhile; sent to the screen below, from where it goes up to the app."""

        def __init__(self, term: str | None) -> None:
            super().__init__()
            self.term = term

    def __init__(self, session: Session, active: str = "", wanted: Wanted | None = None, name: str = "") -> None:
        """Over a search that has the place `active` for a term; `name` is typed already."""
        super().__init__(session, read(active) if active else None, wanted or Wanted("samples" if session.samples else "all"))
        self.typed_before = name
        self.mode: PlaceMode = self.active.mode if self.active else "in"
        self.km = (self.active.km if self.active else None) or KM
        self._mode_before: PlaceMode | None = None
        self._too_far = False
        self._sign = ""
        self._waiting = False
        self._touched = False
        self._previewed = ""
        self._totals: Totals | None = None
        self._timer: Timer | None = None

    @property
    def title_text(self) -> str:
        """PLACE."""
        return _("PLACE")

    @property
    def hints(self) -> Sequence[Hint]:
        """Filter, kind, unfold, back."""
        return (("Enter", _("filter")), ("Tab", _("kind")), ("→", _("unfold")), ("Esc", _("back")))

    def compose_body(self) -> ComposeResult:
        """Field, rows, what the filter means."""
        yield Field(placeholder=_("Place, region or country in any language"), id="picker-field")
        yield PlaceTree(id="picker-rows")
        yield PickerFoot(id="picker-foot")

    def on_mount(self) -> None:
        """Reads the tree."""
        self.load_tree()
        if self.typed_before:
            field = self.query_one(Field)
            field.value = self.typed_before
            field.cursor_position = len(field.value)

    def on_resize(self, event: Resize) -> None:
        """Gives the rows the height that is left; it does not depend on what they show, so nothing moves."""
        left = event.size.height - (4 if event.size.height < LOW else 9)
        self.rows.styles.height = max(1, left if self.fills else min(12, left))

    # what is typed

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        """Looks a name up; a number at its end is the radius, and turns the kind to near."""
        said = typed(event.value)
        self._touched = event.value != self.typed_before or self._touched
        self._sign = ADD if said.adds else ""
        if said.km is not None:
            if self._mode_before is None:
                self._mode_before, self.mode = self.mode, "near"
            self.km = said.km
        elif self._mode_before is not None:
            self.mode, self._mode_before, self.km = self._mode_before, None, KM
        self._too_far = said.too_far
        if said.name == self.typed_name:
            self._preview_soon()
        else:
            self.look_for(said.name)
        self.say_trouble()

    def found(self) -> None:
        """Enter was pressed before the place was there."""
        if self._waiting:
            self._waiting = False
            self._choose()

    def say_trouble(self) -> None:
        """Says what is wrong: the radius, else that nothing was found."""
        far = _("A radius is 1 to {most} km.").format(most=number(FARTHEST)) if self._too_far else ""
        self.picker_foot.trouble = far or self.not_found

    # the filter: a row and a kind

    def action_move(self, rows: int) -> None:
        """The next row or the one before."""
        self._touched = True
        self.rows.move(rows)

    def action_page(self, pages: int) -> None:
        """A page down or up."""
        self.action_move(pages * self.rows.page)

    def action_mode(self, step: int) -> None:
        """The next kind of filter: lies in, happened there, within a radius."""
        self.set_mode(MODES[(MODES.index(self.mode) + step) % len(MODES)])

    @on(PickerFoot.ModeWanted)
    def _mode_clicked(self, event: PickerFoot.ModeWanted) -> None:
        self.set_mode(event.mode)

    def set_mode(self, mode: PlaceMode) -> None:
        """Turns the kind of filter."""
        self.mode = mode
        self._touched = True
        self._preview_soon()

    @on(Field.PastEnd)
    def _unfold(self) -> None:
        self._touched = True
        self.rows.unfold()

    @on(Field.PastStart)
    def _fold(self) -> None:
        self._touched = True
        self.rows.fold()

    @on(RowList.Moved)
    def _preview_soon(self) -> None:
        """Says at once what is known of the filter; asks for the rest shortly."""
        row = self.rows.current
        self._totals = None
        self.say_totals()
        if self._timer is not None:
            self._timer.stop()
        if row is not None and self._touched:
            self._timer = self.set_timer(DELAY, lambda: self._look(row, self.mode, self.km))

    def say_totals(self) -> None:
        """Says what the filter takes: as counted for it, else what the row's own counts say."""
        row = self.rows.current
        own = self.rows.totals(row) if row is not None and self.mode == "in" and not self._sign else None
        self.picker_foot.show(row, self.mode, self.km, self._totals or own)

    @work(thread=True, exclusive=True, group="picker-look", exit_on_error=False)
    def _look(self, row: PlaceRow, mode: PlaceMode, km: float) -> None:
        looked = look(self.session, row, mode, km, self.wanted, self._sign)
        if not get_current_worker().is_cancelled:
            self.post_message(looked)

    @on(Looked)
    def _show_look(self, event: Looked) -> None:
        if (event.row, event.mode, event.km) != (self.rows.current, self.mode, self.km):
            return
        self._totals = event.totals
        self.say_totals()
        if event.trouble:
            self.picker_foot.trouble = event.trouble
        elif self._sign + event.term != self._previewed:
            self._previewed = self._sign + event.term
            self._send(self.Preview(self._previewed))

    def _send(self, message: Message) -> None:
        """To the screen below this one."""
        below = [screen for screen in self.app.screen_stack if screen is not self]
        (below[-1] if below else self.app).post_message(message)

    # the end

    @on(Field.Submitted)
    @on(RowList.Chosen)
    def _choose(self) -> None:
        """Filters by the row; if the name is still being looked up, as soon as it is found."""
        row = self.rows.current
        if self._too_far:
            self.say_trouble()
        elif self.typed_name != self.shown:
            self._waiting = True
        elif row is not None:
            self._finish(row)
        else:
            self.rows.unfold()

    @work(exclusive=True, group="picker-end", exit_on_error=False)
    async def _finish(self, row: PlaceRow) -> None:
        looked = await asyncio.to_thread(look, self.session, row, self.mode, self.km, None)
        if looked.trouble:
            self.picker_foot.trouble = looked.trouble
        else:
            self.dismiss(self._sign + looked.term)

    @on(Field.Emptied)
    def _remove(self) -> None:
        """Backspace in an empty field takes the place off."""
        self.dismiss("")
