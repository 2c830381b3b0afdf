"""The query bar: row 1 while a query is typed, with proposals below; the list behind follows."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells
from reader.app.widgets.query_field import QueryField, QueryOutcome, QuerySign
from reader.app.widgets.query_former import Former
from reader.app.widgets.query_proposals import ProposalList, QueryTrouble
from reader.app.widgets.query_values import KnownValues
from reader.app.widgets.row_list import RowList
from reader.model.errors import DatelineError, QueryError
from reader.model.safe import line
from reader.model.words import _, ngettext
from reader.query.complete import Proposal, complete
from reader.query.parse import parse

DELAY = 0.06
"""Seconds from the last key until the list behind is asked to follow."""
INDENT = 4
"""Cells before the text: margin, sign, blank."""
LIST_WIDTH = 60


class QueryBar(Former):
    """Types a query. Show it with `open`; it hides itself when the query is submitted or cancelled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("tab", "take", show=False),
        Binding("escape", "cancel", show=False),
        Binding("ctrl+s", "save", show=False),
    ]

    class Changed(Message):
        """Another query stands there: count it, list it, and call `set_outcome`."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Submitted(Changed):
        """The query is to be shown."""

    class SaveWanted(Changed):
        """The query, which is right, is to be saved as a view; the bar stays open."""

    class Cancelled(Message):
        """Nothing is changed: the query from before counts again."""

        def __init__(self, before: str) -> None:
            super().__init__()
            self.before = before

    class Proposed(Message):
        """Proposals for a text and a cursor."""

        def __init__(self, asked: tuple[str, int], proposals: tuple[Proposal, ...], unread: Mapping[str, int]) -> None:
            super().__init__()
            self.asked = asked
            self.proposals = proposals
            self.unread = unread

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._error: DatelineError | None = None
        self._insists = False
        self._asked = ("", -1)
        self._proposed_for = ""
        self._takes = False
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        """Sign, input, outcome; what hangs below."""
        yield QuerySign(id="query-sign")
        yield QueryField(placeholder=_("words, or in:Wien is:unread"), id="query-field")
        yield QueryOutcome(id="query-outcome")
        yield QueryTrouble(id="query-trouble")
        yield ProposalList(id="query-proposals")

    @property
    def is_open(self) -> bool:
        """Whether a query is being typed."""
        return self.has_class("-open")

    def open(self, text: str, cursor: int | None = None) -> None:
        """Shows the bar with a query in it, ready for one more term, or with the cursor at an offset of it."""
        self.begin(text)
        self.add_class("-open")
        self.field.colours.ink = app_of(self).ink
        self.set_outcome(None, None)
        self.field.value = f"{line(text)} " if text else ""
        self.field.cursor_position = len(self.field.value) if cursor is None else cursor
        self.field.focus()
        self._asked = ("", -1)
        self._propose()

    def close(self) -> None:
        """Hides the bar and all that hangs from it."""
        self.remove_class("-open")
        self.query_one(ProposalList).show(())
        self.query_one(QueryTrouble).show(None, 0)
        if self._timer is not None:
            self._timer.stop()

    def set_outcome(self, count: int | None, error: DatelineError | None) -> None:
        """Says what the query takes, or what is wrong with it."""
        self._error, self._insists = error, False
        self.query_one(QueryOutcome).words = "" if count is None else ngettext("{n} article", "{n} articles", count).format(n=number(count))
        self._show_trouble()

    # typing

    @on(QueryField.Changed)
    def _typed(self, event: QueryField.Changed) -> None:
        event.stop()
        if not self.is_open:
            return
        self._error, self._insists, self._takes = None, False, False
        self._show_trouble()
        self._propose()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(DELAY, lambda: self.post_message(self.Changed(self.text)))

    def on_mount(self) -> None:
        """Proposals follow the cursor, too."""
        self.watch(self.field, "selection", self._propose, init=False)

    def _propose(self) -> None:
        asked = (self.field.value, self.field.cursor_position)
        if self.is_open and asked != self._asked:
            self._asked = asked
            self._complete(*asked)

    @work(thread=True, exclusive=True, group="query-complete", exit_on_error=False)
    def _complete(self, text: str, cursor: int) -> None:
        known, worker = KnownValues(app_of(self).session), get_current_worker()
        with known.session.library.stopping(lambda: worker.is_cancelled):
            proposals = complete(text, cursor, known)
        if not worker.is_cancelled:
            self.post_message(self.Proposed((text, cursor), proposals, known.unread))

    @on(Proposed)
    def _show_proposals(self, event: Proposed) -> None:
        event.stop()
        if not self.is_open or event.asked != self._asked:
            return
        text = event.asked[0]
        useful = tuple(p for p in event.proposals if p.insert != text[p.start - 1 : p.end - 1])
        self.query_one(ProposalList).show(useful, event.unread)
        self._proposed_for = text
        self._show_trouble()
        if self._takes:
            self.action_take()

    def _show_trouble(self) -> None:
        """Shows an error unless the word at the cursor may still become right; puts the list below it."""
        listed, error = self.query_one(ProposalList), self._error
        if error is not None and not self._insists and self._may_become_right(listed.current):
            error = None
        column = error.column - 1 if isinstance(error, QueryError) else 0
        self.field.colours.wrong = column if isinstance(error, QueryError) else None
        self.field.refresh()
        self.query_one(QueryTrouble).show(error, self._cell_of(column))
        if isinstance(error, QueryError):
            self.query_one(QueryOutcome).words = _("column {n}").format(n=error.column)
        if listed.current is not None:
            x = max(0, min(self._cell_of(listed.current.start - 1), self.size.width - LIST_WIDTH))
            listed.styles.width = min(LIST_WIDTH, self.size.width)
            listed.styles.offset = Offset(x, 3 if error is not None else 1)

    def _may_become_right(self, proposal: Proposal | None) -> bool:
        if proposal is None:
            return False
        typed = self.field.value[proposal.start - 1 : self.field.cursor_position]
        return bool(typed) and proposal.insert.lower().startswith(typed.lower())

    def _cell_of(self, offset: int) -> int:
        """The bar's cell at which a character of the query stands."""
        return INDENT + cells(self.field.value[:offset]) - round(self.field.scroll_offset.x)

    # keys

    def action_move(self, rows: int) -> None:
        """The next proposal or the one before."""
        self.query_one(ProposalList).move(rows)

    @on(RowList.Chosen)
    @on(RowList.Moved)
    def _kept(self, event: Message) -> None:
        event.stop()
        if isinstance(event, RowList.Chosen):
            self.action_take()

    def action_take(self) -> None:
        """Puts the proposal in, a whole term with a blank behind it; while proposals are looked up, as soon as they are there."""
        proposal = self.query_one(ProposalList).current
        self._takes = self._proposed_for != self.field.value
        if proposal is None or self._takes:
            return
        text, cursor = proposal.apply(self.field.value)
        if not proposal.insert.endswith(":") and cursor == len(text):
            text, cursor = f"{text} ", cursor + 1
        self.field.value = text
        self.field.cursor_position = cursor
        self.field.focus()

    def action_save(self) -> None:
        """Wants the query saved as a view; a wrong one stays, with what is wrong."""
        if not self._told_wrong() and self.text:
            self.post_message(self.SaveWanted(self.text))

    def action_cancel(self) -> None:
        """Puts the query from before back."""
        self.close()
        self.post_message(self.Cancelled(self.before))

    @on(QueryField.Submitted)
    def _submitted(self, event: QueryField.Submitted) -> None:
        """Shows the query; a wrong one stays, with what is wrong."""
        event.stop()
        if not self._told_wrong():
            self._finish()

    def _told_wrong(self) -> bool:
        """Whether the query is wrong; then it says so, even if nobody has counted it yet."""
        if self._error is None:
            try:
                parse(self.text, app_of(self).session.now())
            except QueryError as problem:
                self._error = problem
        self._insists = self._error is not None
        if self._insists:
            self._show_trouble()
        return self._insists

    def _finish(self) -> None:
        """Shows the query as it stands."""
        text = self.text
        if text:
            self.remember(text)
        self.close()
        self.post_message(self.Submitted(text))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Without the focus there are no proposals; a click elsewhere shows the query."""
        self.query_one(ProposalList).show(())
        self.call_after_refresh(self._left)

    def _left(self) -> None:
        """Ends typing if another widget took the focus: not if a sheet lies above, nor if the terminal lost it."""
        focused = self.screen.focused
        if not self.is_open or not self.screen.is_current or focused is None or self.has_focus_within:
            return
        if self._error is None:
            self._finish()
        else:
            self.action_cancel()
