"""The main screen's feeds to start with: subscribed in the reader's own library and fetched, while the samples are still shown."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work
from textual.timer import Timer

from reader.app.amounts import number
from reader.app.refreshes import Wish
from reader.app.screens.news_refresh import Refreshing
from reader.app.search import Wanted
from reader.app.widgets.welcome import Welcome
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.words import _, ngettext
from reader.query.ast import Query

if TYPE_CHECKING:
    from reader.desk.starters import Offer

LOOK_SECONDS = 1.0
"""Between two looks at what has come meanwhile."""


class Starting(Refreshing):
    """Begins with feeds that are offered, and goes over from the samples to the news."""

    own: Session | None
    _first_ids: tuple[int, ...] = ()
    _first_runs = False
    _looker: Timer | None = None
    _seen_version = -1

    # subscribing

    @on(Welcome.Taken)
    def _offers_taken(self, event: Welcome.Taken) -> None:
        event.stop()
        # nothing is left to type: from here on keys are keys again
        self.go_to("list")
        self.start_with(event.offers)

    @work(group="acts", exit_on_error=False)
    async def start_with(self, offers: "tuple[Offer, ...]") -> None:
        """Subscribes to feeds as one act, and fetches those that are new."""
        target = self.own or self.session
        if target.path is None:
            self.toast(_("This library is in memory alone; nothing can be added to it."), error=True)
            return

        def subscribe() -> tuple[int, ...]:
            from reader.desk import starters

            return tuple(feed.id for feed in starters.subscribe(target, offers))

        async with self.acts:
            try:
                new = await asyncio.to_thread(subscribe)
            except DatelineError as problem:
                self.toast(str(problem), error=True)
                return
        if not new:
            self.toast(ngettext("You follow this feed already.", "You follow these feeds already.", len(offers)))
        elif self.session.samples:
            self._want_first(new)
        else:
            self.toast(ngettext("{n} feed added.", "{n} feeds added.", len(new)).format(n=number(len(new))), "u", _("undo"), "undo")
            self.count_again()
            self.wish(Wish(new))

    # the first news

    def _want_first(self, ids: tuple[int, ...]) -> None:
        """Fetches feeds of the own library, after those that are being fetched."""
        self._first_ids = tuple(dict.fromkeys((*self._first_ids, *ids)))
        if not self._first_runs:
            self._fetch_first()

    def try_feed(self, feed_id: int) -> None:
        """Tries a feed now; while the samples are shown it is one of the own library."""
        if self.session.samples:
            self._want_first((feed_id,))
        else:
            super().try_feed(feed_id)

    def action_refresh(self) -> None:
        """Refreshes; again stops it. While the samples are shown it tries the feeds of the own library."""
        if self.session.samples and self.own is not None and self.own.path is not None and self._child is None:
            self._try_own(self.own)
        else:
            super().action_refresh()

    @work(exclusive=True, group="feeds", exit_on_error=False)
    async def _try_own(self, own: Session) -> None:
        try:
            feeds = await asyncio.to_thread(own.library.feeds)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        if feeds and own is self.own:
            self._want_first(tuple(feed.id for feed in feeds))
        else:
            super().action_refresh()

    @work(group="first", exit_on_error=False)
    async def _fetch_first(self) -> None:
        """Fetches what was chosen, one choice after the other; then the samples go."""
        self._first_runs = True
        if self._looker is None:
            self._looker = self.set_interval(LOOK_SECONDS, self.light_map)
        try:
            while self._first_ids and self.session.samples and self.own is not None and self.own.path is not None:
                ids, self._first_ids = self._first_ids, ()
                if not await self._run_first(self.own, Wish(ids, force=True)):
                    break
        finally:
            self._first_runs = False
            self._first_ids = ()
        if self.own is not None:
            await self._light(self.own)
        self.leave_samples()

    async def _run_first(self, own: Session, wish: Wish) -> bool:
        """One refresh of the own library beside the samples, with its progress in row 1; False if it was stopped or broke off."""
        assert own.path is not None
        outcome, result = await self.run_child(own.path, wish)
        if outcome is None:
            return False
        # feeds that are gone are told in row 1 alone: nobody knows these addresses by heart
        quiet = result is not None and not result.offline
        await self._tell_outcome(Wish(wish.feeds, quiet=quiet), outcome, result)
        if result is not None and result.failed and self.session.samples:
            # nothing else tells of it: in Browse are the samples
            self._keep_trouble(result.failed_words)
        return result is not None

    def _keep_trouble(self, words: str) -> None:
        """Row 1 says what failed until the next refresh."""
        if self._forgetting is not None:
            self._forgetting.stop()
        self.trouble_words = words
        self.update_bars()

    @on(Welcome.Seen)
    def _map_seen(self) -> None:
        self.light_map()

    def light_map(self) -> None:
        """Lights the map below the question where the news is that has come so far."""
        if self.own is not None and self.has_class("-welcome") and self.welcome.has_class("-mapped"):
            self._light_map(self.own)

    @work(exclusive=True, group="lights", exit_on_error=False)
    async def _light_map(self, own: Session) -> None:
        await self._light(own)

    async def _light(self, own: Session) -> None:
        from reader.desk import world

        try:
            version = await asyncio.to_thread(own.library.version)
            if version == self._seen_version and self.welcome.is_mapped:
                return
            found = await asyncio.to_thread(world.look, own, Query(), "week")
        except DatelineError:
            # busy: the next look finds out
            return
        self._seen_version = version
        if own is self.own:
            self.welcome.show_world(found)

    # from the samples to the news

    @work(exclusive=True, group="leave", exit_on_error=False)
    async def leave_samples(self) -> None:
        """Goes over to the reader's own library once it has news, and the reader neither reads a sample nor types."""
        own = self.own
        if own is None or not self.session.samples:
            return
        try:
            filled = bool(await asyncio.to_thread(own.library.headlines, Query(), 1))
        except DatelineError:
            filled = False
        if filled and not self._first_runs and self._is_idle:
            self.use_own()
        elif filled:
            self.set_timer(LOOK_SECONDS, self.leave_samples)

    @property
    def _is_idle(self) -> bool:
        """The samples and the question are in sight, and nothing is being typed or chosen."""
        typing = self.welcome.field.has_focus and bool(self.welcome.field.value)
        return self.has_class("-welcome") and self.app.screen is self and not typing and not self.welcome.offering

    def use_own(self) -> None:
        """With the first source the samples go, and the question with them."""
        if self.own is None or not self.session.samples:
            return
        samples = self.session
        self.session = self.inked.session = self.own
        self.own = None
        if self._looker is not None:
            self._looker.stop()
        if self.trouble_words:
            self.forget_soon()
        if self.welcome.has_focus_within:
            self.go_to("list")
        self.remove_class("-welcome")
        self.touched = False
        self.load(Wanted(), keep=False)
        self.count_again()
        samples.library.close()
