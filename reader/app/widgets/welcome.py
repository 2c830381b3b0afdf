"""The question of the first start, below the samples: which places matter to the reader, and which feeds of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.worker import get_current_worker

from reader.app.base import app_of
from reader.app.widgets.field import Field, names
from reader.app.widgets.offer_list import WelcomeOffers
from reader.app.widgets.welcome_feeds import WelcomeFeeds
from reader.app.widgets.welcome_lines import Chip, WelcomeKey, WelcomeLine
from reader.model.errors import DatelineError
from reader.model.place import Place
from reader.model.words import _

if TYPE_CHECKING:
    from reader.app.widgets.world_map import WorldMap
    from reader.desk.world import World

LOW = 22
"""Rows of the terminal below which it does without blank rows."""
MAPPED = (100, 40)
"""Columns and rows of the terminal from which the world map stands below."""
MOST = 20
"""Names that are looked up at once."""
OTHER_ROWS, LOW_ROWS = 11, 6
"""Rows beside samples and offers: row 1, the list's head, the question's lines, the keys; with and without blank ones."""
MOST_OFFERED = 16
"""Rows of offers that are seen at once."""


class Welcome(WelcomeFeeds):
    """Asks for places and offers feeds. It takes no focus by itself, so that the samples can be read at once.

    Attributes:
        followed: the places that are followed now.
    """

    class Followed(Message):
        """These names were typed and are known: they are to be followed."""

        def __init__(self, names: tuple[str, ...]) -> None:
            super().__init__()
            self.names = names

    class Dropped(Message):
        """A place is to be followed no more."""

        def __init__(self, place: Place) -> None:
            super().__init__()
            self.place = place

    class Seen(Message):
        """It came in sight, or there is room for the map now."""

    @dataclass
    class Looked(Message):
        """Which names are known (as what), which are not, and what to say of these."""

        known: tuple[Chip, ...]
        typed: tuple[str, ...]
        unknown: tuple[str, ...]
        trouble: str = ""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.followed: tuple[Chip, ...] = ()
        self._left = ""
        self._map: WorldMap | None = None

    def compose(self) -> ComposeResult:
        """Question, field, what came of it, feeds, the other way; the map comes when it has something to show."""
        yield WelcomeLine("question")
        with Horizontal(id="welcome-row"):
            yield WelcomeKey()
            yield Field(placeholder=_("Vienna, Kärnten, Ostafrika …"), handed_on=("question_mark",), id="welcome-field")
        yield WelcomeLine("outcome")
        yield WelcomeOffers("bg", id="welcome-offers")
        yield WelcomeLine("other")

    def on_mount(self) -> None:
        """Follows the terminal's size."""
        self.rows.display = False
        self.fold()

    def on_resize(self) -> None:
        """Follows the terminal's size."""
        self.fold()

    def on_show(self) -> None:
        """Wants to know what is followed already, and where the news is."""
        self.post_message(self.Seen())

    def fold(self) -> None:
        """Gives everything the rows that the terminal has for it."""
        size = self.app.size
        low = size.height < LOW
        self.set_class(low, "-low")
        for node in (self, self.screen):
            node.set_class(size.width >= MAPPED[0] and size.height >= MAPPED[1], "-mapped")
        if self._map is None and self.has_class("-mapped"):
            self.post_message(self.Seen())
        room = size.height - (LOW_ROWS if low else OTHER_ROWS)
        # the rest of it is for the samples
        self.rows.styles.height = max(1, min(MOST_OFFERED, room * 2 // 3, len(self.rows.offers)))

    def focus_question(self) -> None:
        """Lets the reader type."""
        self.field.focus()

    def on_descendant_focus(self) -> None:
        """The question has the focus: its bar shows it."""
        self._focus_moved()

    def on_descendant_blur(self) -> None:
        """It has it no more."""
        self._focus_moved()

    def _focus_moved(self) -> None:
        typing = self.field.has_focus
        if self.has_class("-typing") and not typing:
            # what was said of the text is over; the chips stand there again
            self.trouble = ""
        # where one types, the text begins where the key stood
        self.set_class(typing, "-typing")
        self.draw()

    # places

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        if event.value != self._left:
            self.trouble = ""
            self.to_rows = False
            self.draw()
        self.post_message(self.Changed())

    @on(Field.Submitted)
    def _submitted(self, event: Field.Submitted) -> None:
        event.stop()
        self.submit()

    def submit(self) -> None:
        """Looks up what was typed, else takes the feeds that are ticked."""
        typed = tuple(dict.fromkeys(name for name in names(self.field.value) if name))[:MOST]
        if typed:
            self._look(typed)
        elif self.offering:
            self.take()

    @work(thread=True, exclusive=True, group="welcome", exit_on_error=False)
    def _look(self, typed: tuple[str, ...]) -> None:
        from reader.desk.follow import named

        try:
            found = named(app_of(self).session, typed)
            unknown = [name for name in found if name.place is None]
            trouble = unknown[0].trouble if len(unknown) == 1 else ""
            if len(unknown) > 1:
                trouble = _("No places called {names}. Another spelling may help.").format(names=", ".join(name.said for name in unknown))
            known = tuple(Chip(name.place, name.shown) for name in found if name.place is not None)
            said = self.Looked(known, tuple(name.typed for name in found if name.place is not None), tuple(name.typed for name in unknown), trouble)
        except DatelineError as problem:
            said = self.Looked((), (), typed, str(problem))
        if not get_current_worker().is_cancelled:
            self.post_message(said)

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        event.stop()
        self.trouble = event.trouble
        if event.trouble:
            # it is about what is still in the field
            self.to_rows = False
        self.followed = tuple({chip.place.geonameid: chip for chip in (*self.followed, *event.known)}.values())
        field = self.field
        field.value = self._left = ", ".join(event.unknown)
        field.cursor_position = len(field.value)
        field.placeholder = _("another place")
        self.draw()
        if event.typed:
            self.post_message(self.Followed(event.typed))

    def show_followed(self, places: Sequence[tuple[Place, str]]) -> None:
        """Shows what is followed now: places with their names in the reader's language."""
        self.followed = tuple(Chip(place, name) for place, name in places)
        if self.followed:
            self.field.placeholder = _("another place")
        self.draw()

    # the map

    @property
    def is_mapped(self) -> bool:
        """The map is there."""
        return self._map is not None

    def show_world(self, world: "World") -> None:
        """Lights the map where the news is."""
        if self._map is None:
            # the map and its data are imported when they are first seen: they would hold the first frame up
            from reader.app.widgets.world_map import WorldMap

            self._map = WorldMap(id="welcome-map")
            self.mount(self._map)
        self._map.show(world)

    async def on_click(self, event: events.Click) -> None:
        """A click beside the lines leads to the question."""
        event.stop()
        self.focus_question()
