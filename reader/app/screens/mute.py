"""The sheet that mutes a feed, a place, or whatever a query takes, for a time; and that ends what is muted."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Label

from reader.app.amounts import number
from reader.app.screens.mute_rows import MuteRows, Proposal
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import content
from reader.app.widgets.choice import Choice
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk import mutes
from reader.desk.find import search
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.safe import line
from reader.model.view import Mute
from reader.model.words import _, ngettext

DAY = 86400
SPANS: Mapping[str, int] = {"1": DAY, "7": 7 * DAY, "30": 30 * DAY, "good": 3650 * DAY}
"""Seconds of each choice; for good is ten years."""
FEWEST, ROWS = 8, 11
"""Rows that the list has room for from the start, and at most."""


def span_words(name: str) -> str:
    """How long, in words."""
    return _("for good") if name == "good" else ngettext("{n} day", "{n} days", int(name)).format(n=name)


class MuteSheet(Sheet[tuple[str, str]]):
    """Returns a query and the name of a span, None if nothing is to be muted. Mutes are ended here; what is typed on the rows goes into the field."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("space", "tick", show=False),
        Binding("enter", "mute", show=False),
        Binding("delete", "end", show=False),
    ]

    def __init__(self, session: Session, look: Callable[[], Awaitable[Sequence[Proposal]]]) -> None:
        """`look` finds out what can be proposed; the sheet stands before that is known."""
        super().__init__()
        self.session = session
        self._look = look
        self._proposals: tuple[Proposal, ...] = ()
        self._room = FEWEST

    @property
    def title_text(self) -> str:
        """MUTE."""
        return _("MUTE")

    @property
    def aside(self) -> str:
        """What muting means."""
        return _("new ones come in as read")

    @property
    def hints(self) -> Sequence[Hint]:
        """Mute, tick, next, end, cancel."""
        if isinstance(self.focused, MuteRows):
            act = (_("Del"), _("end it")) if isinstance(self.rows.current, Mute) else (_("Space"), _("tick"))
            return (("Enter", _("mute")), act, ("Tab", _("next field")), ("Esc", _("cancel")))
        return (("Enter", _("mute")), ("Tab", _("next field")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """Rows, a query of one's own, for how long, what that does."""
        yield MuteRows(id="mute-rows")
        with Horizontal(classes="sheet-row"):
            yield Label(content(_("Or")))
            yield Field(placeholder=_("a word, or a query such as in:Tirol"), id="mute-field")
        with Horizontal(classes="sheet-row"):
            yield Label(content(_("For")))
            yield Choice([(name, span_words(name)) for name in SPANS], "7", id="mute-span")
        yield SheetFoot(id="mute-foot")

    @property
    def rows(self) -> MuteRows:
        """Proposals and mutes."""
        return self.query_one(MuteRows)

    @property
    def text(self) -> str:
        """The query that would be muted: what is ticked and typed."""
        return " ".join(filter(None, [*self.rows.ticked, line(self.query_one(Field).value)]))

    def on_mount(self) -> None:
        """Shows what can be muted, then what is."""
        self.rows.focus()
        self._begin()

    @work(exclusive=True, group="mute-begin", exit_on_error=False)
    async def _begin(self) -> None:
        try:
            self._proposals = tuple(await self._look())
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
        if not self._proposals and isinstance(self.focused, MuteRows):
            self.query_one(Field).focus()
        self.rows.show(self._proposals, ())
        self.read()
        self._explain()

    def on_resize(self, event: events.Resize) -> None:
        """Gives the rows the height that is left."""
        super().on_resize(event)
        self._set_height()

    def _set_height(self) -> None:
        """It only grows, so that nothing moves when rows come or a mute ends."""
        left = self.size.height - (7 if self.size.height < LOW else 13)
        self._room = max(self._room, min(ROWS, self.rows.row_count()))
        self.rows.styles.height = max(1, min(self._room, left))

    @work(exclusive=True, group="mute-read", exit_on_error=False)
    async def read(self, words: str = "") -> None:
        """Reads what is muted; then says `words`."""
        try:
            found = await asyncio.to_thread(mutes.all, self.session)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        self.rows.show(self._proposals, found)
        self._set_height()
        self.update_frame()
        if words:
            self.workers.cancel_group(self, "mute-mean")
            self.foot.show(words)

    # what it would do

    @on(RowList.Moved)
    @on(Field.Changed)
    def _changed(self) -> None:
        self.update_frame()
        self._explain()

    @work(exclusive=True, group="mute-mean", exit_on_error=False)
    async def _explain(self) -> None:
        current = self.rows.current
        if isinstance(current, Mute) and not self.text:
            self.foot.show(_("{query} comes in as read. Del ends it.").format(query=current.text))
            return
        # as long as nothing is named, what the row would do if it were ticked
        text = self.text or (current.term if isinstance(current, Proposal) else "")
        if not text:
            self.foot.show("")
            return
        session = self.session
        try:
            totals = await asyncio.to_thread(lambda: session.library.totals(search(session, text).query))
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        n = totals.articles
        at_hand = ngettext("{n} article at hand, {unread} unread", "{n} articles at hand, {unread} unread", n)
        self.foot.show(f"{text}: {at_hand.format(n=number(n), unread=number(totals.unread))}")

    # keys

    @on(events.Key)
    def _type_on(self, event: events.Key) -> None:
        """On the rows letters begin a word in the field; a blank ticks."""
        if not isinstance(self.focused, MuteRows) or not event.is_printable or event.character is None or event.character == " ":
            return
        event.stop()
        field = self.query_one(Field)
        field.focus()
        field.cursor_position = len(field.value)
        field.insert_text_at_cursor(event.character)

    def action_move(self, rows: int) -> None:
        """The next row or the one before; elsewhere the next field."""
        if not isinstance(self.focused, MuteRows):
            _moved = self.focus_next() if rows > 0 else self.focus_previous()
            return
        before = self.rows.cursor
        self.rows.move(rows)
        if rows > 0 and self.rows.cursor == before:
            self.focus_next()

    def action_tick(self) -> None:
        """Ticks the row."""
        self.rows.tick()
        self._explain()

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_tick()

    @on(Field.Submitted)
    @on(Choice.Submitted)
    def action_mute(self) -> None:
        """Mutes, if the query is right."""
        self._mute(self.text)

    @work(exclusive=True, group="mute-act", exit_on_error=False)
    async def _mute(self, text: str) -> None:
        if not text:
            self.workers.cancel_group(self, "mute-mean")
            self.foot.show(_("Nothing is named that is to be muted."), wrong=True)
            return
        try:
            await asyncio.to_thread(search, self.session, text)
        except DatelineError as problem:
            self.workers.cancel_group(self, "mute-mean")
            self.foot.show(str(problem), wrong=True)
            return
        self.dismiss((text, self.query_one(Choice).value))

    @work(exclusive=True, group="mute-act", exit_on_error=False)
    async def action_end(self) -> None:
        """Ends the mute under the cursor."""
        mute = self.rows.current
        if not isinstance(mute, Mute):
            self.foot.show(_("Only what is muted now can be ended."))
            return
        try:
            await asyncio.to_thread(mutes.end, self.session, mute.id)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        self.read(_("No longer muted: {name}.").format(name=mute.text))

    def on_descendant_focus(self) -> None:
        """The keys of what has the focus."""
        self.update_frame()
