"""The main screen's eyes on the library: what other processes write, counts, and marks that changed."""

import asyncio
from time import monotonic

from textual import on, work

from reader.app import browse_rows
from reader.app.empty import empty_words
from reader.app.screens.news_base import NewsBase
from reader.app.widgets.article_list import ArticleList
from reader.desk.find import Listing
from reader.model.article import Headline
from reader.model.errors import DatelineError, LibraryError
from reader.model.words import _

SECONDS = 1.0
"""Between two looks at whether the library has changed."""
SOON = 0.2
"""Seconds that counts wait for the next change."""
RARELY = 3.0
"""Seconds between two counts while a refresh runs: with 1,000 feeds one takes 11 ms from the keys."""
AT_ONCE = 300
"""Articles read again in one go."""


class Watching(NewsBase):
    """Keeps the screen true to the library; rows never move by it."""

    _version = -1
    _counting = False
    _count_once_more = False
    _counted = 0.0

    def watch_library(self) -> None:
        """Begins to look."""
        self.set_interval(SECONDS, self.look_for_news)
        # what is written from now on is news; a first look a second later would take it for what was there
        self.look_for_news()
        self._count()

    @work(exclusive=True, group="watch", exit_on_error=False)
    async def look_for_news(self) -> None:
        """Takes in what another process has written since the last look."""
        try:
            version = await asyncio.to_thread(self.session.library.version)
            if version == self._version:
                return
            first, self._version = self._version == -1, version
            if not first:
                await self.take_news()
        except LibraryError:
            # the library is busy or being moved: the next look finds out, an act of the reader says so
            return

    async def take_news(self) -> None:
        """Reloads from the top row, else only tells how many wait above."""
        self.count_again()
        shown = self.shown
        if shown is None:
            return
        if shown.wanted != self.wanted:
            # a preview of the query bar or the place picker: its next key finds the news
            return
        stays = shown.wanted.scope == "unread"
        if shown.window.total == 0 or (not stays and (self.rows.cursor == 0 or not self.touched)):
            self.load(self.wanted)
            return
        first = shown.window.get(0)
        self.waiting = await asyncio.to_thread(_above, shown.window.listing, first)
        self.restate()
        self.update_bars()

    def count_again(self) -> None:
        """Reads all counts again, once for many changes, and never twice at a time."""
        if self._counting:
            self._count_once_more = True
        else:
            self._counting = True
            rest = RARELY - (monotonic() - self._counted) if self.progress is not None else SOON
            self.set_timer(max(SOON, rest), self._count)

    @work(group="counts", exit_on_error=False)
    async def _count(self) -> None:
        self._counting, self._count_once_more = True, False
        try:
            await self._read_counts()
        finally:
            self._counting, self._counted = False, monotonic()
        if self._count_once_more:
            self.count_again()

    async def _read_counts(self) -> None:
        shown = self.shown
        try:
            data = await asyncio.to_thread(browse_rows.read, self.session)
            totals = await asyncio.to_thread(self.session.library.totals, shown.query) if shown else None
        except DatelineError:
            # busy, or closed meanwhile: the next change counts again, and an act of the reader says what is wrong
            return
        self.browse_data = data
        self.browse.show(data)
        if shown is not None and totals is not None and shown is self.shown:
            # what waits above the list is unread, and not in it yet
            shown.window.unread = totals.unread - max(0, totals.articles - shown.window.total)
            if not shown.window.total and not self.welcomes:
                kept = next((t.articles for name, t in data.scopes if name in {"all", "samples"}), 0)
                self.rows.empty = empty_words(shown, kept, len(data.feeds))
                self.rows.refresh()
        self.update_bars()

    def restate(self) -> None:
        """Reads the rows in memory again, without moving them."""
        self._restate()

    @work(exclusive=True, group="restate", exit_on_error=False)
    async def _restate(self) -> None:
        shown = self.shown
        if shown is None:
            return
        near = self.rows.cursor
        ids = shown.window.ids(near)
        for start in range(0, len(ids), AT_ONCE):
            try:
                articles = await asyncio.to_thread(self.session.library.articles, ids[start : start + AT_ONCE])
            except DatelineError:
                return
            if shown is not self.shown:
                return
            shown.window.restate(articles)
            self.rows.restyle()
        self.update_bars()

    @on(ArticleList.Failed)
    def _rows_failed(self, event: ArticleList.Failed) -> None:
        self.toast(event.problem, "r", _("tries again"), "refresh", error=True)


def _above(listing: Listing, first: Headline | None) -> int:
    """How many rows stand above the first one now; for a sort by name, how many more there are."""
    if first is not None and listing.query.sort == "date":
        return listing.index_of(first)
    return max(0, listing.library.totals(listing.query).articles - listing.totals.articles)
