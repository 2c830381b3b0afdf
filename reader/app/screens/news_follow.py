"""The main screen's following: the article's place, Browse's, and those that the question of the first start is answered with."""

from typing import TYPE_CHECKING

from textual import on, work

from reader.app.screens.news_act import Acting
from reader.app.widgets.welcome import Welcome
from reader.desk import places
from reader.desk.session import Session
from reader.model.place import Place
from reader.model.words import _

if TYPE_CHECKING:
    from reader.desk.starters import Offers


class PlaceFollowing(Acting):
    """Follows places, and stops to."""

    def action_follow(self) -> None:
        """Follows the article's place, or Browse's; at the first start it asks which places matter."""
        if self.has_class("-welcome"):
            self.welcome.focus_question()
            return
        self._follow_place()

    def follow_spot(self, place: Place) -> None:
        """Follows a place of the map, or stops to."""
        self._follow_place(place)

    @work(group="acts", exit_on_error=False)
    async def _follow_place(self, spot: Place | None = None) -> None:
        chosen = self.browse.current if self.pane == "browse" else None
        place = spot or (chosen.place if chosen is not None and chosen.place is not None else await self.main_place(self.row))
        if place is None:
            self.toast(_("No place known for this article.") if self.row else _("No article here."))
            return
        session = self.session

        def follow() -> tuple[bool, str]:
            from reader.desk.follow import is_followed

            now = not is_followed(session, place)
            places.follow(session, (place,), now)
            return now, session.name(place)

        if (done := await self.act(follow)) is not None:
            words = _("Following {place}.") if done[0] else _("No longer following {place}.")
            self.toast(words.format(place=done[1]), "u", _("undo"), "undo")
            self.show_again()
            self.reload_rows()
            await self.take_over()
            await self.update_followed()

    def reload_rows(self) -> None:
        """Reads the list again where nothing but how rows look has changed."""
        self.touched = True
        self.load(self.wanted)

    # the first start

    @on(Welcome.Followed)
    def _places_named(self, event: Welcome.Followed) -> None:
        self._follow_named(event.names)

    @work(group="acts", exit_on_error=False)
    async def _follow_named(self, names: tuple[str, ...]) -> None:
        """Follows what the question was answered with, as one act, and offers feeds for it."""
        session = self.session

        def follow() -> int:
            from reader.desk.follow import named

            return places.follow(session, [name.place for name in named(session, names) if name.place is not None])

        # no toast: the chips say it, and take it back
        if await self.act(follow) is None:
            await self.update_followed()
            return
        await self.take_over()
        await self.update_followed()
        self.reload_rows()
        await self._offer_feeds()

    async def _offer_feeds(self) -> None:
        """Offers feeds for all places that are followed."""
        target = self.own or self.session
        followed = [chip.place for chip in self.welcome.followed]

        def look() -> "Offers":
            # the lists are read by lxml, which nothing else here needs
            from reader.desk import starters

            return starters.offers(target, followed)

        if target.path is not None and self.has_class("-welcome") and (found := await self.act(look)) is not None:
            self.welcome.offer(found)
            self.update_bars()

    @on(Welcome.Dropped)
    def _place_dropped(self, event: Welcome.Dropped) -> None:
        event.stop()
        self._drop_place(event.place)

    @work(group="acts", exit_on_error=False)
    async def _drop_place(self, place: Place) -> None:
        session, own = self.session, self.own

        def drop() -> str:
            places.follow(session, (place,), False)
            return session.name(place)

        if (name := await self.act(drop)) is None:
            return
        self.toast(_("No longer following {place}.").format(place=name), "u", _("undo"), "undo")
        await self.take_over()
        if own is not None:
            # it may have been followed before the samples were opened: then they do not know of it
            await self.act(lambda: places.follow(own, (place,), False))
        await self.update_followed()
        self.reload_rows()

    async def update_followed(self) -> None:
        """The question of the first start shows what is followed now."""
        if not self.session.samples:
            return
        target = self.own or self.session
        if (found := await self.act(lambda: _followed(target))) is not None:
            self.welcome.show_followed(found)

    @on(Welcome.Seen)
    async def _question_seen(self) -> None:
        await self.update_followed()

    @on(Welcome.Changed)
    def _question_changed(self, event: Welcome.Changed) -> None:
        event.stop()
        self.update_bars()


def _followed(session: Session) -> tuple[tuple[Place, str], ...]:
    """Followed places with their names in the reader's language."""
    return tuple((count.place, session.name(count.place)) for count in session.library.followed())
