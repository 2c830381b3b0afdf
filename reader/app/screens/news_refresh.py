"""The main screen's refreshes: at the start, while it is open, when files change and at a key; one runs at a time, in a process of its own."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from textual import on, work
from textual.timer import Timer

from reader.app.child import Child, Outcome
from reader.app.refreshes import Result, Tale, Wish, failure_words
from reader.app.screens.feeds import FeedsSheet
from reader.app.screens.news_base import NewsBase
from reader.app.widgets.topbar import Progress
from reader.desk import due
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.words import _
from reader.places.version import VERSION

FRAME = 1 / 8
"""Seconds between two pictures of the progress, however many events come."""
RESULT_SECONDS = 10.0
"""How long row 1 says what a refresh brought."""
LOOK_SECONDS = 5.0
"""Between two looks at the files of local sources."""
DUE_SECONDS = 30.0
"""Between two questions whether a feed is due; by the clock on the wall, which goes on while the machine sleeps."""
REST = timedelta(minutes=10)
"""How long nothing is fetched of itself after the reader stopped a refresh, or one broke off."""
OFFLINE_REST = timedelta(minutes=2)


class Refreshing(NewsBase):
    """Brings the news in."""

    _child: Child | None = None
    _tale: Tale | None = None
    _wishes: tuple[Wish, ...] = ()
    _ticker: Timer | None = None
    _at_work = False
    _looking = False
    _fingerprints: dict[int, int] | None = None
    _placed_old = _only_places = False
    _asked_due: datetime | None = None
    _rests_until: datetime | None = None
    _forgetting: Timer | None = None

    @property
    def gives_way(self) -> bool:
        """What is at work only places articles that wait: it stops for a refresh, which goes on with that afterwards."""
        return self._child is not None and (self._only_places or (self._tale is not None and self._tale.places_old))

    @property
    def can_refresh(self) -> bool:
        """There is a library that another process can write to."""
        return self.session.path is not None and not self.session.samples

    # of itself

    def refresh_at_start(self) -> None:
        """Brings in what is due, and looks again and again from then on."""
        self.set_interval(LOOK_SECONDS, self.look_at_sources)
        self.look_at_sources()

    @work(group="sources", exit_on_error=False)
    async def look_at_sources(self) -> None:
        """Refreshes local sources whose files have changed, and all that are due."""
        if self._looking or not self.can_refresh:
            return
        self._looking, session, now = True, self.session, self.inked.now()
        asks = self._asks_now(now)
        try:
            changed, is_due = await asyncio.to_thread(self._look, session, asks)
            waits = not self._placed_old and await asyncio.to_thread(self._waits, session)
        except (DatelineError, OSError):
            # the library is busy, or a disk is away: the next look finds out
            return
        finally:
            self._looking = False
        if is_due:
            self.wish(Wish(quiet=True))
        elif changed:
            self.wish(Wish(changed, quiet=True))
        elif waits:
            self.wish(Wish(quiet=True, places=True))
        # every refresh places what waits, too
        self._placed_old = True

    def _waits(self, session: Session) -> bool:
        """Whether articles wait for their places: after an upgrade old ones do, or where a refresh was cut off; for a thread."""
        return bool(session.library.unplaced(VERSION, 1))

    def _asks_now(self, now: datetime) -> bool:
        """Whether it is time to ask what is due; a clock that was put back makes it so, too."""
        if self._child is not None and not self.gives_way:
            return False
        if self._rests_until is not None and timedelta() < self._rests_until - now <= REST:
            return False
        return self._asked_due is None or not 0 <= (now - self._asked_due).total_seconds() < DUE_SECONDS

    def _look(self, session: Session, asks: bool) -> tuple[tuple[int, ...], bool]:
        """Ids of local sources that changed since the last look, and whether anything is due; for a thread."""
        found, before = dict(due.fingerprints(session)), self._fingerprints
        self._fingerprints = found
        if before is None:
            # what changed while nobody looked is found by reading it all once
            changed = tuple(found)
        else:
            changed = tuple(key for key, value in found.items() if key in before and before[key] != value)
        if asks:
            self._asked_due = session.now()
        return changed, asks and due.anything_due(session)

    # at a key

    def action_refresh(self) -> None:
        """Refreshes; again stops it."""
        if self._child is not None and self.progress is not None and not self.gives_way:
            self._wishes = ()
            self._child.stop()
            self._rests_until = self.inked.now() + REST
            self.toast(_("Refresh stopped, what came is kept."))
        elif not self.can_refresh:
            self.toast(_("No source to refresh yet."), "a", _("adds one"), "add")
        else:
            if self._child is not None:
                # one that nobody has seen, or asked for, gives way to the one that is asked for
                self._child.stop()
            self._rests_until = None
            self._wishes = ()
            self.wish(Wish(force=True))

    @on(FeedsSheet.RefreshWanted)
    def _feed_refresh_wanted(self, event: FeedsSheet.RefreshWanted) -> None:
        # its row in the sheet says how it went
        self.try_feed(event.feed_id)

    def try_feed(self, feed_id: int) -> None:
        """Tries a feed now."""
        self.wish(Wish((feed_id,), force=True, quiet=True))

    # at work

    def wish(self, wish: Wish) -> None:
        """Refreshes, after what is being refreshed now."""
        if self._child is not None and self.gives_way and not wish.places:
            self._child.stop()
        if wish not in self._wishes:
            self._wishes = (*self._wishes, wish)
        if not self._at_work:
            self._at_work = True
            self._work_off()

    @work(group="refresh", exit_on_error=False)
    async def _work_off(self) -> None:
        try:
            while self._wishes:
                wish, *rest = self._wishes
                self._wishes = tuple(rest)
                await self._refresh(wish)
        finally:
            self._at_work = False

    async def _refresh(self, wish: Wish) -> None:
        path = self.session.path
        if path is None or not self.can_refresh:
            return
        outcome, result = await self.run_child(path, wish)
        if outcome is None:
            self._rests_until = self.inked.now() + REST
            return
        await self._tell_outcome(wish, outcome, result)
        self.look_for_news()
        self.count_again()

    async def run_child(self, path: Path, wish: Wish) -> tuple[Outcome | None, Result | None]:
        """Runs a refresh of a library with its progress in row 1; how it ended and what it said came of it, None and None if it did not start."""
        self._child, self._tale = child, tale = Child(path, wish.arguments, self.session.config), Tale()
        self._only_places = wish.places
        # a quiet one is not seen before it has something to do
        self.progress = None if wish.quiet else Progress(0, 0, 0)
        self.result_words = self.trouble_words = ""
        self.update_bars()
        if self._ticker is None:
            self._ticker = self.set_interval(FRAME, self.show_progress)
        self._ticker.resume()
        try:
            outcome = await child.run(tale.hear)
        except OSError as problem:
            self.toast(_("The refresh did not start: {reason}").format(reason=problem.strerror), error=True)
            return None, None
        finally:
            if self._child is child:
                self._child = self._tale = self.progress = None
                self._ticker.pause()
            self.update_bars()
            self.tell_sheet(wish)
        self._tell_notices(tale.notices)
        return outcome, tale.result

    def _tell_notices(self, notices: tuple[str, ...]) -> None:
        """Says what rules notify of, unless a command of the reader's does; of many the first."""
        if not notices or self.session.settings.notify:
            return
        more = len(notices) - 1
        self.toast(_("{words} … and {n} more").format(words=notices[0], n=more) if more else notices[0])

    def show_progress(self) -> None:
        """Draws how far it is, if that has changed."""
        if self._tale is None or self._child is None or self._child.stopping:
            return
        progress, before = self._tale.progress, self.progress
        if progress == before or (before is None and not progress.seen):
            return
        self.progress = progress
        if before is None:
            self.update_bars()
        else:
            self.update_top()

    def tell_sheet(self, wish: Wish) -> None:
        """The sheet of the feeds shows how those that were tried fare now."""
        for screen in self.app.screen_stack:
            if isinstance(screen, FeedsSheet):
                screen.tried(wish.feeds)

    async def _tell_outcome(self, wish: Wish, outcome: Outcome, result: Result | None) -> None:
        """Row 1 says for ten seconds what came; a toast what failed for the first time, if somebody asked for it."""
        if outcome.stopped:
            return
        if result is None and wish.places and outcome.code == 0:
            return
        if result is None:
            self._rests_until = self.inked.now() + REST
            if not wish.quiet:
                self.toast(outcome.talk[-1] if outcome.talk else _("The refresh ended early."), "r", _("tries again"), "refresh", error=True)
            return
        self._note_connection(wish, result)
        if not result.offline:
            self.result_words = result.new_words if result.new or not wish.quiet else ""
            self.trouble_words = result.failed_words
            self.forget_soon()
        self.update_bars()
        if wish.quiet:
            return
        if result.offline:
            self.toast(_("No connection. Everything fetched is here."), "r", _("tries again"), "refresh", error=True)
        elif result.errors:
            session = self.session
            try:
                feeds = await asyncio.to_thread(session.library.feeds)
            except DatelineError:
                feeds = ()
            if said := failure_words(result, feeds, session.now()):
                self.toast(said, "F", _("feeds"), "feeds", error=True)

    def _note_connection(self, wish: Wish, result: Result) -> None:
        """Offline is what the last refresh of more than files found."""
        if result.offline:
            self.offline = True
            self._rests_until = self.inked.now() + OFFLINE_REST
        elif result.feeds > result.failed and not (wish.quiet and wish.feeds and not wish.force):
            self.offline = False

    def forget_soon(self) -> None:
        """Row 1 says what came for a while from now on."""
        if self._forgetting is not None:
            self._forgetting.stop()
        self._forgetting = self.set_timer(RESULT_SECONDS, self._forget_outcome)

    def _forget_outcome(self) -> None:
        if self.is_mounted and self._child is None:
            self.result_words = self.trouble_words = ""
            self.update_bars()

    def stop_child(self) -> None:
        """Asks a refresh to end: the app is closing."""
        self._wishes = ()
        if self._child is not None:
            self._child.stop()
