"""The main screen's asking: query bar and place picker. While they are open the list follows them; closing one that changed nothing leaves no trace."""

import asyncio
from dataclasses import replace

from textual import on, work

from reader.app.screens.news_base import NewsBase
from reader.app.screens.picker import PlacePicker
from reader.app.screens.place_term import ADD
from reader.app.search import Shown, Wanted
from reader.app.widgets.query_bar import QueryBar
from reader.desk.find import PlaceChoice, counted
from reader.desk.session import Session
from reader.model.article import Headline
from reader.model.errors import DatelineError
from reader.model.words import _
from reader.query.chips import with_term, without


class Asking(NewsBase):
    """Asks what to search for."""

    def __init__(self, session: Session, wanted: Wanted) -> None:
        super().__init__(session, wanted)
        self._asked = bool(wanted.text)
        self._unsure = ""
        self._anchor: tuple[Headline, int] | None = None

    # where the reader was

    def kept_row(self) -> Headline | None:
        """The row to stay on: that of the moment when query bar or picker opened, else the current one."""
        return self._anchor[0] if self._anchor else self.row

    def kept_offset(self) -> int:
        """How far below the list's top that row is, in rows."""
        return self._anchor[1] if self._anchor else self.rows.cursor_offset

    def _begin(self) -> None:
        if self._anchor is None and self.row is not None:
            self._anchor = (self.row, self.rows.cursor_offset)

    def _end(self, wanted: Wanted | None) -> None:
        """Shows what was asked for; None: what was shown before."""
        if wanted is not None or (self.shown is not None and self.shown.wanted != self.wanted):
            self.load(wanted if wanted is not None else self.wanted)
        self._anchor = None

    def tell_choice(self, shown: Shown) -> None:
        """Of a typed name that could mean several places: which one was taken."""
        if not self._asked or shown.wanted != self.wanted:
            return
        self._asked = False
        if shown.found.choices:
            self._tell_choice(shown.found.choices)

    @work(exclusive=True, group="choice", exit_on_error=False)
    async def _tell_choice(self, choices: tuple[PlaceChoice, ...]) -> None:
        for choice in choices:
            try:
                said = await asyncio.to_thread(counted, self.session, choice)
            except DatelineError:
                return
            if len(said) > 1:
                self._unsure = choice.name
                self.toast(_("{taken}. Also: {others}.").format(taken=said[0], others=", ".join(said[1:])), "p", _("to choose"), "place")
                return

    # the query bar

    def action_query(self) -> None:
        """Opens the query bar."""
        self.open_query()

    def open_query(self, chip: int | None = None) -> None:
        """Row 1 becomes the query bar; of a chip its cursor stands behind it."""
        self._begin()
        self.add_class("-querying")
        known = chip is not None and 0 <= chip < len(self.chips) and self.shown is not None and self.shown.wanted.text == self.wanted.text
        self.query_bar.open(self.wanted.text, self.chips[chip].end - 1 if known and chip is not None else None)

    @on(QueryBar.Changed)
    def _query_changed(self, event: QueryBar.Changed) -> None:
        if type(event) is QueryBar.Changed:
            self.load(replace(self.wanted, text=event.text), commit=False)

    @on(QueryBar.Submitted)
    def _query_submitted(self, event: QueryBar.Submitted) -> None:
        self._query_closed()
        self._asked = True
        self._end(replace(self.wanted, text=event.text))

    @on(QueryBar.Cancelled)
    def _query_cancelled(self, event: QueryBar.Cancelled) -> None:
        self._query_closed()
        self._end(None)

    def _query_closed(self) -> None:
        self.remove_class("-querying")
        self.go_to("list")

    # the place picker

    def action_place(self) -> None:
        """Opens the place picker; the list behind follows it. Where a toast offers to choose, the name that could mean several places is typed already."""
        offers = [toast for toast in self.inked.toasts if toast.action == "place"]
        for toast in offers:
            self.inked.drop_toast(toast)
        active = next((chip for chip in self.chips if chip.text.startswith(("in:", "from:", "near:"))), None)

        def done(term: str | None) -> None:
            if term:
                self._end(self._with_place(term))
            elif term == "" and active is not None:
                self._end(replace(self.wanted, text=without(self.wanted.text, active)))
            else:
                self._end(None)

        self._begin()
        picker = PlacePicker(self.session, active.text if active else "", self.wanted, self._unsure if offers else "")
        self.app.push_screen(picker, done)

    @on(PlacePicker.Preview)
    def _preview(self, event: PlacePicker.Preview) -> None:
        self.load(self._with_place(event.term) if event.term else self.wanted, commit=False)

    def _with_place(self, term: str) -> Wanted:
        """The search with a place in the place of the one before; with `+` before it, both."""
        if term.startswith(ADD):
            return replace(self.wanted, text=with_term(self.wanted.text, term.removeprefix(ADD), ()))
        return replace(self.wanted, text=with_term(self.wanted.text, term))
