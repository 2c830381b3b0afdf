"""The main screen's feeds: their health, and what one of them brings."""

import asyncio

from textual import work

from reader.app.screens.feeds import FeedsSheet
from reader.app.screens.news_add import Adding
from reader.app.search import Wanted
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.query.chips import quote


class Sourcing(Adding):
    """Where the news come from."""

    # the feeds

    def action_feeds(self) -> None:
        """Shows the feeds and their health: the reader's own as soon as there are some, not those of the samples."""
        if self.own is None:
            self._open_feeds(self.session)
        else:
            self._open_own_feeds(self.own)

    @work(exclusive=True, group="feeds", exit_on_error=False)
    async def _open_own_feeds(self, own: Session) -> None:
        try:
            feeds = await asyncio.to_thread(own.library.feeds)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        self._open_feeds(own if feeds else self.session)

    def _open_feeds(self, session: Session) -> None:
        def done(chosen: tuple[str, int] | None) -> None:
            self.count_again()
            if chosen is not None:
                if session is self.own:
                    self.use_own()
                self._show_feed(chosen[1])
            else:
                # a feed may have been removed or renamed there
                self.load(self.wanted)

        self.app.push_screen(FeedsSheet(session), done)

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
