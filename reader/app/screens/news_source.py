"""The main screen's feeds: their health, what one of them brings, and the question of the first start."""

import asyncio

from textual import on, work

from reader.app.screens.feeds import FeedsSheet
from reader.app.screens.news_add import Adding
from reader.app.search import Wanted
from reader.app.widgets.welcome import Welcome
from reader.desk import places
from reader.model.errors import DatelineError, NotFoundError
from reader.model.words import _
from reader.query.chips import quote


class Sourcing(Adding):
    """Where the news come from."""

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
        try:
            feeds = await asyncio.to_thread(self.session.library.feeds)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        feed = next((feed for feed in feeds if feed.id == feed_id), None)
        if feed is not None:
            alone = sum(other.title.casefold() == feed.title.casefold() for other in feeds) == 1
            term = f"feed:{quote(feed.title) if alone else feed.id}"
            self.load(Wanted("samples" if self.session.samples else "all", term, self.sort_of(feed.sort)), keep=False)

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
