"""The main screen's article: it follows the cursor, remembers where the reader stopped, and becomes read."""

import asyncio

from textual import on, work
from textual.timer import Timer

from reader.app.screens.news_base import NewsBase
from reader.app.widgets.article_list import ArticleList
from reader.app.widgets.article_view import ArticleView
from reader.desk import read
from reader.desk.facts import facts
from reader.model.article import Article
from reader.model.errors import DatelineError

FOLLOW = 0.05
"""Seconds that the cursor rests before the article beside the list follows it."""
READ_AFTER = 2.0
"""Seconds on screen after which an article is read."""


class Following(NewsBase):
    """Shows the article of the current row."""

    _follow_timer: Timer | None = None
    _read_timer: Timer | None = None
    former: Article | None = None
    """The current article as it was when it was read, if its publisher has changed it since."""

    @on(ArticleList.Moved)
    def _cursor_moved(self) -> None:
        self.update_bars()
        self.follow_cursor()

    @on(ArticleList.Scrolled)
    def _list_scrolled(self) -> None:
        self.update_bars()

    def follow_cursor(self, *, at_once: bool = False) -> None:
        """Shows the article of the current row once the cursor rests; holding a key down never waits for it."""
        if self._follow_timer is not None:
            self._follow_timer.stop()
        self._stop_reading_time()
        if not at_once:
            self._follow_timer = self.set_timer(FOLLOW, self._follow)
        else:
            self._follow()

    def _follow(self) -> None:
        row = self.row
        if row is None:
            if self.rows.total == 0 and self.article is not None:
                self._leave()
                self.article, self.facts = None, None
                self._show_article()
            return
        if self.article is not None and self.article.id == row.id:
            self._start_reading_time()
        elif self.article_in_sight:
            self._read_article(row.id)

    @work(exclusive=True, group="article", exit_on_error=False)
    async def _read_article(self, article_id: int, *, again: bool = False) -> None:
        """Reads the article, shows it, then looks up what its metadata say."""
        try:
            article, self.former = await asyncio.to_thread(read.with_former, self.session, article_id)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        if self.row is None or self.row.id != article_id:
            return
        if not again:
            self._leave()
        self.article = article
        known = self.facts if again and self.facts is not None and self.facts.article_id == article_id else None
        self.facts = known
        self._show_article(again=again)
        if not again:
            self._start_reading_time()
        try:
            found = await asyncio.to_thread(facts, self.session, article)
        except DatelineError:
            return
        if self.article is article:
            self.facts = found
            self.panel.show(article, found)
            self.strip.show(article, found)

    def show_again(self) -> None:
        """Reads the current article again, after its marks, note or places changed; the text stays where it is."""
        if self.article is not None and self.row is not None and self.row.id == self.article.id:
            self._read_article(self.article.id, again=True)

    def _show_article(self, *, again: bool = False) -> None:
        self.view.show(self.article, keep_position=again)
        self.panel.show(self.article, self.facts)
        self.strip.show(self.article, self.facts)
        if self.article is not None and not again and self.article.position > 0:
            if self.former is not None and self.former.id == self.article.id:
                self.view.go_where_it_was(self.article.position, self.former)
            else:
                self.view.go_to(self.article.position)
        self.strip.position(self.view.position_words())
        self.update_bars()

    @on(ArticleView.Moved)
    def _text_moved(self) -> None:
        self.strip.position(self.view.position_words())

    # where the reader stopped

    def _leave(self) -> None:
        """Remembers where in the article the reader is."""
        if self.article is not None and self.view.article is self.article and abs(self.view.share - self.article.position) > 0.001:
            self._remember(self.article.id, self.view.share)

    @work(group="position", exit_on_error=False)
    async def _remember(self, article_id: int, share: float) -> None:
        async with self.acts:
            await asyncio.to_thread(self._remember_now, article_id, share)

    def _remember_now(self, article_id: int, share: float) -> None:
        try:
            self.session.library.remember_position(article_id, share)
        except DatelineError:
            # a position is a convenience: what matters is said where the reader acts
            return

    def leave_for_good(self) -> None:
        """Remembers the position at once: the screen is closing."""
        if self.article is not None and self.view.article is self.article and self.view.share != self.article.position:
            self._remember_now(self.article.id, self.view.share)

    # becoming read

    def read_current(self) -> None:
        """The reader went into the article."""
        row = self.row
        if row is not None and not row.read and self.session.settings.mark_read != "never":
            self.mark((row.id,), read=True, by_itself=True)

    def _stop_reading_time(self) -> None:
        if self._read_timer is not None:
            self._read_timer.stop()
            self._read_timer = None

    def _start_reading_time(self) -> None:
        """Counts two seconds on screen."""
        self._stop_reading_time()
        row = self.row
        if row is None or row.read or self.session.settings.mark_read != "preview" or not self.article_in_sight:
            return
        self._read_timer = self.set_timer(READ_AFTER, lambda: self._seen(row.id))

    def _seen(self, article_id: int) -> None:
        row = self.row
        if row is not None and row.id == article_id and not row.read and self.article_in_sight and self.screen.is_current:
            self.mark((article_id,), read=True, by_itself=True)
