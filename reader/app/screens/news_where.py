"""The main screen's where: the places lit in the body, and a wrong one corrected."""

import asyncio
from typing import TYPE_CHECKING

from textual import on, work

from reader.app.refreshes import Wish
from reader.app.screens.news_base import NewsBase
from reader.app.widgets import targets
from reader.app.widgets.article_view import ArticleView
from reader.desk import read
from reader.desk.facts import Facts, facts
from reader.model.article import Article
from reader.model.errors import DatelineError
from reader.model.words import _
from reader.places.version import VERSION

if TYPE_CHECKING:
    from reader.app.screens.wrong_place import Righted


class Where(NewsBase):
    """Shows and mends where an article happens."""

    _asks_lights = False

    # lights

    def action_lit_places(self) -> None:
        """Lights the places of the article in its text, or puts the lights out; it holds for the next articles, too."""
        self.view.lit = self._asks_lights = not self.view.lit
        if not self.article_in_sight:
            self._asks_lights = False
            self.toast(_("Places are lit in the text from now on.") if self.view.lit else _("Places are no longer lit in the text."))

    @on(ArticleView.Lit)
    def _lit(self, event: ArticleView.Lit) -> None:
        """Says so where there is nothing to light."""
        if self._asks_lights and not event.lights.count:
            self.toast(_("No place is named in this text."))
        self._asks_lights = False

    # a wrong place

    def action_wrong_place(self) -> None:
        """Asks what a place of the article should be."""
        article, known = self.current, self.facts
        if article is not None and known is not None and known.article_id == article.id:
            # at once: what is typed next is meant for the sheet
            self._open_wrong(article, known)
        else:
            self._ask_wrong()

    @work(exclusive=True, group="wrong", exit_on_error=False)
    async def _ask_wrong(self) -> None:
        row, session = self.row, self.session
        if row is None:
            self.toast(_("No article here."))
            return
        try:
            article = self.current
            if article is None:
                article = await asyncio.to_thread(read.article, session, row.id)
            known = await asyncio.to_thread(facts, session, article)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        self._open_wrong(article, known)

    def _open_wrong(self, article: Article, known: Facts) -> None:
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.wrong_place import WrongPlace
        from reader.app.widgets.wrong_rows import Named

        named = tuple(Named(each.place, each.described, each.why) for each in known.places)

        def done(righted: "Righted | None") -> None:
            if righted is not None:
                self._correct(article, righted)

        self.app.push_screen(WrongPlace(self.session, article, named, self._pointed_at(article, known)), done)

    def _pointed_at(self, article: Article, known: Facts) -> int:
        """The number of the place that the cursor of the metadata stands on, else of the main place."""
        if self.pane != "metadata":
            return 0
        match self.panel.rows.target:
            case targets.Filter(term=term):
                return next((n for n, each in enumerate(known.places) if each.term == term), 0)
            case targets.Where(place=place):
                return next((n for n, each in enumerate(article.places) if each.place.geonameid == place.geonameid), 0)
            case _:
                return 0

    @work(group="acts", exit_on_error=False)
    async def _correct(self, article: Article, righted: "Righted") -> None:
        # it reads articles for places, which takes 70 ms to import
        from reader.desk.correct import correct

        session = self.session
        async with self.acts:
            try:
                done = await asyncio.to_thread(correct, session, article.id, righted.was, righted.right)
            except DatelineError as problem:
                self.toast(str(problem), error=True)
                return
        self.toast(done.words, "u", _("undo"), "undo")
        self._show_places()
        if done.waiting:
            self.place_again()

    # after a correction, and after it was taken back

    def place_again(self) -> None:
        """Shows the current article as it is placed now, and has the others that wait placed in the background."""
        self._place_again()

    @work(group="acts", exit_on_error=False)
    async def _place_again(self) -> None:
        from reader.desk.correct import settle

        session = self.session
        async with self.acts:
            try:
                await asyncio.to_thread(settle, session, first=self._on_screen())
                waits = await asyncio.to_thread(session.library.unplaced, VERSION, 1)
            except DatelineError as problem:
                self.toast(str(problem), error=True)
                return
        self._show_places()
        if waits:
            self.wish(Wish(quiet=True, places=True))

    def _on_screen(self) -> tuple[int, ...]:
        """Ids of the current article and of the rows in sight."""
        window, row = self.rows.window, self.row
        top = self.rows.scroll_offset.y // self.rows.lines
        seen = [window.get(top + n) for n in range(self.rows.size.height // self.rows.lines + 1)] if window is not None else []
        return tuple(dict.fromkeys(each.id for each in (row, *seen) if each is not None))

    def _show_places(self) -> None:
        """Reads again what tells of places: article, list, counts."""
        self.show_again()
        self.reload_rows()
        self.count_again()
