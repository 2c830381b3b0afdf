"""The sheet of feeds to start with: a country or another place is typed, feeds of its are ticked."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.widgets.field import Field, names
from reader.app.widgets.offer_list import OfferList
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk import places, starters
from reader.desk.session import Session
from reader.desk.starters import Offer, Offers
from reader.model.errors import DatelineError, NotFoundError
from reader.model.paths import styles
from reader.model.place import Place
from reader.model.words import _, ngettext

DELAY = 0.06
"""Seconds from the last key to the look into the lists."""
MOST = 10
"""Places that are looked up at once."""
LIMIT = 60
"""Feeds that are offered."""
LEAST, MOST_ROWS = 1, 12


class StartersSheet(Sheet[tuple[Offer, ...]]):
    """Returns the feeds that were ticked, None if none."""

    CSS_PATH = styles() / "starters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("tab", "switch", show=False, priority=True),
        Binding("enter", "accept", show=False),
        Binding("space", "tick", show=False),
    ]

    def __init__(self, session: Session, start: str = "") -> None:
        super().__init__()
        self.session = session
        self.start = start

    @property
    def title_text(self) -> str:
        """FEEDS FOR A COUNTRY."""
        return _("FEEDS FOR A COUNTRY")

    @property
    def aside(self) -> str:
        """What can be typed."""
        return _("or any other place, in any language")

    @property
    def hints(self) -> Sequence[Hint]:
        """What can be done now."""
        count = len(self.rows.chosen)
        add = (("Enter", _("add {n}").format(n=count)),) if count else ()
        choose = ((_("Space"), _("choose")),) if self.choosing else (("↓", _("choose")),) if self.rows.offers else ()
        return (*choose, *add, ("Esc", _("back")))

    def compose_body(self) -> ComposeResult:
        """Field, what was found, feeds."""
        yield Field(self.start, placeholder=_("Austria, Kenya, Balkans …"), id="starters-field")
        yield SheetFoot(id="starters-foot")
        yield OfferList(id="starters-rows")

    @property
    def rows(self) -> OfferList:
        """The feeds."""
        return self.query_one(OfferList)

    @property
    def choosing(self) -> bool:
        """The keys go to the feeds."""
        return self.focused is None

    def on_mount(self) -> None:
        """Begins with the places that the reader follows."""
        self._look(self.start)

    def on_resize(self, event: events.Resize) -> None:
        """Gives the rows the height that is left."""
        self.rows.styles.height = max(LEAST, min(MOST_ROWS, event.size.height - (5 if event.size.height < LOW else 9)))

    # typing

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._look(event.value)

    @work(exclusive=True, group="starters", exit_on_error=False)
    async def _look(self, text: str) -> None:
        await asyncio.sleep(DELAY)
        typed = tuple(dict.fromkeys(name for name in names(text) if name))[:MOST]
        try:
            found, called, unknown = await asyncio.to_thread(_find, self.session, typed)
        except DatelineError as problem:
            self.query_one(SheetFoot).show(str(problem), wrong=True)
            return
        self.rows.show(found.offers)
        self._say(found, called, unknown)
        self.update_frame()

    def _say(self, found: Offers, called: tuple[str, ...], unknown: str) -> None:
        """For which places the feeds are, or why there are none."""
        foot, count = self.query_one(SheetFoot), len(found.offers)
        if unknown:
            foot.show(_("No place called {name}. Another spelling may help.").format(name=unknown), wrong=True)
        elif found.trouble:
            foot.show(found.trouble, wrong=True)
        elif not count:
            foot.show(_("No more feeds are known there."))
        elif called:
            words = ngettext("{n} feed for {places}", "{n} feeds for {places}", count)
            foot.show(words.format(n=count, places=", ".join(called)), loud=True)
        else:
            foot.show(_("News of the world; type a country or another place."))

    @on(events.Key)
    def _type_on(self, event: events.Key) -> None:
        """Letters and Backspace go to the field, wherever the keys are."""
        field = self.query_one(Field)
        if not self.choosing:
            return
        if event.key == "backspace":
            field.focus()
            field.action_delete_left()
        elif event.is_printable and event.character is not None and event.character != " ":
            field.focus()
            field.insert_text_at_cursor(event.character)

    # keys

    def action_move(self, rows: int) -> None:
        """The next feed or the one before; from the field to the first, from the first to the field."""
        if not self.choosing:
            if rows > 0 and self.rows.offers:
                self.set_focus(None)
        elif rows < 0 and self.rows.cursor <= 0:
            self.query_one(Field).focus()
        else:
            self.rows.move(rows)
        self.update_frame()

    def action_switch(self) -> None:
        """From the field to the feeds and back."""
        if self.choosing:
            self.query_one(Field).focus()
        elif self.rows.offers:
            self.set_focus(None)
        self.update_frame()

    def action_tick(self) -> None:
        """Ticks the feed under the cursor, or takes its tick away."""
        if self.choosing:
            self.rows.tick()

    @on(OfferList.Ticked)
    def _ticked(self) -> None:
        self.update_frame()

    @on(RowList.Chosen)
    def _row_clicked(self) -> None:
        self.rows.tick()

    @on(Field.Submitted)
    def action_accept(self) -> None:
        """Takes what is ticked."""
        if chosen := self.rows.chosen:
            self.dismiss(chosen)


def _find(session: Session, typed: Sequence[str]) -> tuple[Offers, tuple[str, ...], str]:
    """Offers for what is typed so far (for the followed places, unticked, if nothing is), the places' names, and a name that nobody knows; for workers."""
    if not typed:
        home = session.home()
        near = [count.place for count in session.library.followed()] or ([home] if home is not None else [])
        found = starters.offers(session, near, LIMIT)
        # nobody has asked for these: Enter must not take them
        unasked = replace(found, offers=tuple(replace(offer, ticked=False) for offer in found.offers))
        return unasked, tuple(session.name(place) for place in near), ""
    known: list[Place] = []
    unknown = ""
    for name in typed:
        place = _place(session, name)
        known += [place] if place is not None else []
        unknown = unknown or (name if place is None else "")
    found = starters.offers(session, known, LIMIT) if known else starters.Offers()
    return found, tuple(dict.fromkeys(session.name(place) for place in known)), unknown


def _place(session: Session, name: str) -> Place | None:
    """The place of a name, else the one that half of it finds first."""
    try:
        return places.look_up(session, name)
    except NotFoundError:
        hit = next(iter(places.find(session, name, 1)), None)
        return hit.place if hit is not None else None
