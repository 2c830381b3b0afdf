"""The main screen's sources: refreshing and adding by a child process, the feeds' health, the first start."""

import asyncio
from typing import TYPE_CHECKING, Any

from textual import on, work

from reader.app.child import Child, Outcome
from reader.app.screens.feeds import FeedsSheet
from reader.app.screens.news_base import NewsBase
from reader.app.search import Wanted
from reader.app.widgets.toasts import Toast
from reader.app.widgets.topbar import Progress
from reader.app.widgets.welcome import Welcome
from reader.desk import places
from reader.desk.session import Session
from reader.model.errors import DatelineError, NotFoundError
from reader.model.words import _, ngettext
from reader.query.chips import quote

if TYPE_CHECKING:
    from reader.app.screens.add import AddWanted

RESULT_SECONDS = 10.0
"""How long row 1 says what a refresh brought."""


class Sourcing(NewsBase):
    """Where the news come from."""

    own: Session | None
    _child: Child | None = None
    _adding = False

    # refreshing

    def refresh_at_start(self) -> None:
        """Brings in what is due, if there is anything to refresh."""
        if self.session.path is not None and not self.session.samples:
            self._refresh((), quiet=True)

    def action_refresh(self) -> None:
        """Refreshes; again stops it."""
        if self._child is not None:
            self._child.stop()
            self.toast(_("Refresh stopped, what came is kept."))
        elif self.session.samples or self.session.path is None:
            self.toast(_("No source to refresh yet."), "a", _("adds one"), "add")
        else:
            self._refresh(())

    @on(FeedsSheet.RefreshWanted)
    def _feed_refresh_wanted(self, event: FeedsSheet.RefreshWanted) -> None:
        if self._child is None and self.session.path is not None:
            self._refresh((str(event.feed_id),))

    @work(group="refresh", exit_on_error=False)
    async def _refresh(self, feeds: tuple[str, ...], *, quiet: bool = False) -> None:
        path = self.session.path
        if path is None or self._child is not None:
            return
        if quiet and not await asyncio.to_thread(self._has_feeds):
            return
        self._child = child = Child(path, ("refresh", "--events", *feeds))
        self.progress, self.result_words, self.trouble_words = Progress(0, 0, 0), "", ""
        last: dict[str, Any] = {}
        try:
            outcome = await child.run(lambda event: self._heard(event, last))
        except OSError as problem:
            self.toast(_("The refresh did not start: {reason}").format(reason=problem.strerror), error=True)
            return
        finally:
            self._child, self.progress = None, None
            self.update_bars()
        self._tell_outcome(outcome, last, quiet=quiet)
        self.look_for_news()
        self.count_again()

    def _has_feeds(self) -> bool:
        try:
            return bool(self.session.library.feeds())
        except DatelineError:
            return False

    def _heard(self, event: dict[str, Any], last: dict[str, Any]) -> None:
        """One event of the refresh."""
        progress = self.progress or Progress(0, 0, 0)
        match event.get("event"):
            case "start":
                self.progress = Progress(0, int(event.get("feeds", 0)), 0)
            case "feed":
                self.progress = Progress(progress.done + 1, progress.total, int(event.get("new", 0)))
            case "done":
                last.update(event)
        self.update_bars()

    def _tell_outcome(self, outcome: Outcome, last: dict[str, Any], *, quiet: bool) -> None:
        """Row 1 says for ten seconds what came; a toast what failed."""
        if outcome.stopped:
            return
        if not last:
            self.toast(outcome.talk[-1] if outcome.talk else _("The refresh ended early."), "r", _("tries again"), "refresh", error=True)
            return
        new, failed, errors = int(last.get("new", 0)), int(last.get("failed", 0)), last.get("errors", [])
        self.result_words = _("{n} new").format(n=new) if new or not quiet else ""
        self.trouble_words = ngettext("{n} feed failed", "{n} feeds failed", failed).format(n=failed) if failed else ""
        self.update_bars()
        self.set_timer(RESULT_SECONDS, self._forget_outcome)
        if errors and not quiet:
            first = errors[0]
            self.toast(f"{first.get('feed', '')}: {first.get('error', '')}", "F", _("feeds"), "feeds", error=True)

    def _forget_outcome(self) -> None:
        self.result_words = self.trouble_words = ""
        self.update_bars()

    def stop_child(self) -> None:
        """Ends a refresh: the app is closing."""
        if self._child is not None:
            self._child.stop()

    # adding

    def action_add(self) -> None:
        """Opens the sheet that adds a source."""
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.add import AddSheet

        self.app.push_screen(AddSheet(), self._add_chosen)

    def _add_chosen(self, wanted: "AddWanted | None") -> None:
        if wanted is not None and wanted.paths:
            self._add(wanted.paths)

    @work(group="add", exit_on_error=False)
    async def _add(self, paths: tuple[str, ...]) -> None:
        target = self.own or self.session
        if target.path is None:
            self.toast(_("This library is in memory alone; nothing can be added to it."), error=True)
            return
        reading = self.inked.toast(Toast(_("Reading {path} …").format(path=", ".join(paths))))
        try:
            outcome = await Child(target.path, ("add", "--", *paths)).run(lambda _event: None)
        except OSError as problem:
            self.toast(_("Nothing was added: {reason}").format(reason=problem.strerror), error=True)
            return
        finally:
            self.inked.drop_toast(reading)
        for said in outcome.talk[-2:]:
            wrong = said.startswith("dateline: ")
            self.toast(said.removeprefix("dateline: "), *(("", "", "") if wrong else ("u", _("undo"), "undo")), error=wrong)
        if outcome.code in {0, 1} and await asyncio.to_thread(lambda: bool(target.library.feeds())):
            self._use_own()
        self.count_again()
        self.look_for_news()

    def _use_own(self) -> None:
        """With the first source the samples go, and the question with them."""
        if self.own is None or not self.session.samples:
            return
        samples = self.session
        self.session = self.inked.session = self.own
        self.own = None
        self.remove_class("-welcome")
        self.touched = False
        self.load(Wanted(), keep=False)
        samples.library.close()

    # the feeds

    def action_feeds(self) -> None:
        """Shows the feeds and their health."""

        def done(chosen: tuple[str, int] | None) -> None:
            self.count_again()
            if chosen is not None:
                self._show_feed(chosen[1])
            else:
                # a feed may have been removed or renamed there
                self.load(self.wanted)

        self.app.push_screen(FeedsSheet(self.session), done)

    @work(exclusive=True, group="term", exit_on_error=False)
    async def _show_feed(self, feed_id: int) -> None:
        feeds = await asyncio.to_thread(self.session.library.feeds)
        name = next((feed.title for feed in feeds if feed.id == feed_id), "")
        if name:
            self.load(Wanted("samples" if self.session.samples else "all", f"feed:{quote(name)}", self.wanted.sort), keep=False)

    # the first start

    @on(Welcome.Followed)
    def _places_named(self, event: Welcome.Followed) -> None:
        self._follow_named(event.names)

    @work(group="acts", exit_on_error=False)
    async def _follow_named(self, names: tuple[str, ...]) -> None:
        session = self.session

        def follow(name: str) -> str:
            place = places.look_up(session, name)
            places.follow(session, (place,))
            return session.name(place)

        for name in names:
            async with self.acts:
                try:
                    said = await asyncio.to_thread(follow, name)
                except NotFoundError:
                    self.toast(_("No place called {name}.").format(name=name), error=True)
                except DatelineError as problem:
                    self.toast(str(problem), error=True)
                else:
                    self.toast(_("Following {place}.").format(place=said), "u", _("undo"), "undo")
        await self.take_over()
        self.count_again()
        self.load(self.wanted)
