"""Feeds to start with, to choose from: each with a box, its title, its language if it is not the reader's, and where it writes from."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.strip import Strip

from reader.app.amounts import language_name
from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.row_list import RowList
from reader.model.words import language

if TYPE_CHECKING:
    from reader.desk.starters import Offer

WIDEST = 72
"""Cells of a row: a title and its place stay near each other."""
LEAST_TITLE = 16


class OfferList(RowList):
    """Offers with ticks."""

    class Ticked(Message):
        """A tick was set or taken away."""

    def __init__(self, ground: str = "raised", id: str | None = None) -> None:
        super().__init__(id=id)
        self.ground = ground
        self.offers: tuple[Offer, ...] = ()
        self._ticked: frozenset[str] = frozenset()

    @property
    def chosen(self) -> "tuple[Offer, ...]":
        """The ticked ones, in their order."""
        return tuple(offer for offer in self.offers if offer.starter.url in self._ticked)

    def show(self, offers: "Sequence[Offer]", untouched: Collection[str] = ()) -> None:
        """Shows offers; those whose addresses are `untouched` keep the ticks that they have, the others get those that they come with."""
        kept = {url for url in untouched if url in self._ticked}
        self.offers = tuple(offers)
        self._ticked = frozenset({*(o.starter.url for o in offers if o.ticked and o.starter.url not in untouched), *kept})
        self.update_rows(0)

    def tick(self) -> None:
        """Ticks the row under the cursor, or takes its tick away."""
        if 0 <= self.cursor < len(self.offers):
            self._ticked ^= {self.offers[self.cursor].starter.url}
            self.refresh()
            self.post_message(self.Ticked())

    def row_count(self) -> int:
        """How many offers."""
        return len(self.offers)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """An offer."""
        ink, offer = app_of(self).ink, self.offers[index]
        ticked = offer.starter.url in self._ticked
        spoken = offer.starter.language
        tongue = language_name(spoken) if spoken and spoken != language() else ""
        about = f"{offer.where}, {tongue}" if offer.where and tongue else offer.where or tongue
        room = min(width, WIDEST) - 5
        if room - cells(about) - 2 < LEAST_TITLE:
            about = offer.where if room - cells(offer.where) - 2 >= LEAST_TITLE else ""
        title = fit(offer.starter.title, room - cells(about) - (2 if about else 0), ink.glyphs.more)
        return [
            segment("[x] " if ticked else "[ ] ", ink("accent" if ticked else "muted", ground, bold=ticked)),
            segment(title, ink("bright" if ticked else "text", ground, bold=ticked)),
            segment(f"  {about} " if about else " ", ink("muted", ground)),
        ]


class WelcomeOffers(OfferList, can_focus=True):
    """The same below the question of the first start, with keys of its own; a click ticks."""

    ALLOW_SELECT = False
    BINDINGS = [
        Binding("up,k", "step(-1)", show=False),
        Binding("down,j", "step(1)", show=False),
        Binding("pageup", "step(-8)", show=False),
        Binding("pagedown", "step(8)", show=False),
        Binding("home", "step(-1000)", show=False),
        Binding("end", "step(1000)", show=False),
        Binding("space", "tick", show=False),
        Binding("enter", "take", show=False),
    ]

    class Left(Message):
        """The cursor went up from the first row."""

    class Taken(Message):
        """Enter was pressed: the ticked ones are wanted."""

    def action_step(self, rows: int) -> None:
        """Moves by rows; from the first one upwards it leads to the question."""
        if rows == -1 and self.cursor <= 0:
            self.post_message(self.Left())
        else:
            self.move(rows)

    def action_tick(self) -> None:
        """Ticks, or takes the tick away."""
        self.tick()

    def action_take(self) -> None:
        """Takes what is ticked."""
        self.post_message(self.Taken())

    def on_focus(self) -> None:
        """Shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """Steps back."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row; without the focus none stands out."""
        if self.has_focus:
            return super().render_line(y)
        ink, width = app_of(self).ink, self.scrollable_content_region.width
        index, ground = y + self.scroll_offset.y, ink("text", self.ground)
        if not 0 <= index < self.row_count():
            return Strip.blank(width, ground)
        return strip([segment(" ", ground), *self.row(index, width - 1, self.ground)], width, ground)

    def on_click(self, event: events.Click) -> None:
        """Goes to the row and ticks it."""
        event.stop()
        index = event.y + self.scroll_offset.y
        if self.selectable(index):
            self.go_to(index)
            self.tick()
