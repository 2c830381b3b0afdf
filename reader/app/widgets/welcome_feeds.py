"""The feeds that the question of the first start offers, and what can be done with them."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.actions import SkipAction
from textual.binding import Binding
from textual.message import Message
from textual.widget import Widget

from reader.app.widgets.field import Field
from reader.app.widgets.footer import Hint
from reader.app.widgets.offer_list import OfferList, WelcomeOffers
from reader.app.widgets.welcome_words import chosen_words, followed_words, offer_hints
from reader.model.words import _

if TYPE_CHECKING:
    from reader.desk.starters import Offer, Offers


class WelcomeFeeds(Widget):
    """The part of the question that offers feeds.

    Attributes:
        trouble: what is wrong with what was typed, or with the lists; "" if nothing is.
        to_rows: the feeds take the focus as soon as they are offered.
    """

    BINDINGS = [
        Binding("escape", "leave_offers", show=False),
        Binding("down", "to_offers", show=False),
        Binding("question_mark", "keys", show=False, priority=True),
    ]

    class Taken(Message):
        """These feeds are wanted."""

        def __init__(self, offers: "tuple[Offer, ...]") -> None:
            super().__init__()
            self.offers = offers

    class Changed(Message):
        """Other keys do something now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.trouble = ""
        self.to_rows = False
        self._taken: tuple[Offer, ...] = ()
        self._left_over: tuple[Offer, ...] = ()

    def fold(self) -> None:
        """Gives everything the rows that the terminal has for it."""
        raise NotImplementedError

    def submit(self) -> None:
        """Looks up what was typed, else takes the feeds that are ticked."""
        raise NotImplementedError

    def draw(self) -> None:
        """Draws the lines again."""
        for part in self.query("WelcomeLine, WelcomeKey"):
            part.refresh()

    @property
    def field(self) -> Field:
        """Where one types."""
        return self.query_one(Field)

    @property
    def rows(self) -> WelcomeOffers:
        """The feeds that are offered."""
        return self.query_one(WelcomeOffers)

    @property
    def offering(self) -> bool:
        """Feeds are offered."""
        return self.has_class("-offering")

    def offer(self, found: "Offers") -> None:
        """Offers feeds; those that were offered before keep the ticks that the reader gave them."""
        self.trouble = self.trouble or found.trouble
        self.rows.show(found.offers, [offer.starter.url for offer in self.rows.offers])
        self._set_offering(bool(found.offers))
        if self.to_rows and found.offers:
            self.rows.focus()
        self.to_rows = False

    def _set_offering(self, offering: bool) -> None:
        self.set_class(offering, "-offering")
        self.screen.set_class(offering, "-offering")
        self.rows.display = offering
        self.query_one(".welcome-other").display = not offering
        self.fold()
        self.draw()
        self.post_message(self.Changed())

    def _put_offers_away(self) -> None:
        if self.rows.has_focus:
            self.field.focus()
        taken = {offer.starter.url for offer in self._taken}
        self._left_over = tuple(replace(offer, ticked=False) for offer in self.rows.offers if offer.starter.url not in taken)
        self.rows.show(())
        self._set_offering(False)

    def action_to_offers(self) -> None:
        """From the question down to the feeds: those of what is typed, else those that were left over, without a tick."""
        if self.offering:
            self.rows.focus()
        elif self.field.value.strip():
            self.to_rows = True
            self.submit()
        elif self._left_over:
            self.rows.show(self._left_over)
            self._set_offering(True)
            self.rows.focus()
        else:
            raise SkipAction

    async def action_keys(self) -> None:
        """All keys, also while one types: no place's name has a question mark."""
        await self.app.run_action("help", self.screen)

    def action_leave_offers(self) -> None:
        """Leaves the feeds that are offered; where there are none, the key does what it does elsewhere."""
        if not self.offering:
            raise SkipAction
        self._put_offers_away()

    @on(WelcomeOffers.Left)
    def _up_again(self, event: WelcomeOffers.Left) -> None:
        event.stop()
        self.field.focus()

    @on(OfferList.Ticked)
    def _ticked(self, event: OfferList.Ticked) -> None:
        event.stop()
        self.draw()
        self.post_message(self.Changed())

    @on(WelcomeOffers.Taken)
    def take(self) -> None:
        """Takes what is ticked, and puts the offers away."""
        if chosen := self.rows.chosen:
            self._taken = tuple({offer.starter.url: offer for offer in (*self._taken, *chosen)}.values())
            self.post_message(self.Taken(chosen))
        self._put_offers_away()

    @property
    def outcome(self) -> str:
        """What stands behind the chips."""
        return chosen_words(len(self.rows.chosen), len(self.rows.offers)) if self.offering else followed_words(self._taken)

    @property
    def hints(self) -> tuple[Hint, ...]:
        """The keys that do something while it has the focus."""
        keys = Hint("?", _("keys"), "help")
        if self.offering:
            return (*offer_hints(len(self.rows.chosen), typing=bool(self.field.value), choosing=self.rows.has_focus), keys)
        choose = (Hint("↓", _("choose feeds"), "follow", 2),) if self.field.value.strip() or self._left_over else ()
        return (Hint("Enter", _("follow"), "follow", 1), *choose, Hint("Esc", _("to the samples"), "back"), keys)
