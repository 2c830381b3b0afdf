"""The main screen's full text: fetched from an article's page at a key, or by itself for what was bookmarked as a teaser."""

import asyncio
from typing import Any

from textual import work

from reader.app.amounts import host
from reader.app.child import Child
from reader.app.screens.news_base import NewsBase
from reader.model.article import Article
from reader.model.errors import DatelineError
from reader.model.safe import line
from reader.model.words import _, ngettext
from reader.text.teaser import can_be_fetched

AT_ONCE = 200
"""Pages that are fetched at one key."""


class FullText(NewsBase):
    """Full text of pages. A process of its own fetches and reads them, as it does feeds."""

    _fetching: frozenset[int] = frozenset()
    _more_wanted = False
    _fetches_wanted = False

    def action_full_text(self) -> None:
        """Fetches the full text of the current article, or of those that are selected."""
        self._full_text(self.selected)

    @work(group="full text", exit_on_error=False)
    async def _full_text(self, selected: tuple[int, ...]) -> None:
        row = self.row
        ids = selected or (() if row is None else (row.id,))
        if not ids:
            self.toast(_("No article here."))
            return
        try:
            articles = await asyncio.to_thread(self.session.library.articles, ids)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        if len(articles) == 1 and articles[0].full in {"there", "own"}:
            await self._switch(articles[0])
            return
        wanted = [article for article in articles if can_be_fetched(article) and article.id not in self._fetching]
        if not wanted:
            self._say_why_not(articles)
        elif self.session.path is None or self.session.samples:
            self.toast(_("The samples are whole as they are."))
        elif len(wanted) == 1:
            self.toast(_("Looking at {host} …").format(host=host(wanted[0].story.url or "")))
            await self._fetch((wanted[0].id,))
        else:
            await self._fetch_many(tuple(article.id for article in wanted))

    async def _switch(self, article: Article) -> None:
        """Shows the feed's own text, or the page's again, which is kept either way."""
        try:
            switched = await asyncio.to_thread(self.session.library.switch_text, article.id)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        if switched:
            own = article.full == "there"
            self.toast(
                _("What the feed gives.") if own else _("The full text."), "f", _("the full text again") if own else _("what the feed gives"), "full_text"
            )
            self.place_again()

    async def _fetch_many(self, ids: tuple[int, ...]) -> None:
        """Fetches as many as a refresh does; the rest waits for the next ones."""
        try:
            later = await asyncio.to_thread(self.session.library.want_full_text, ids[AT_ONCE:], self.session.now()) if ids[AT_ONCE:] else 0
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        words = ngettext("Looking at {n} page …", "Looking at {n} pages …", len(ids[:AT_ONCE])).format(n=len(ids[:AT_ONCE]))
        if later:
            words += " " + ngettext("{n} more comes with the next refresh.", "{n} more come with the next refreshes.", later).format(n=later)
        self.toast(words)
        await self._fetch(ids[:AT_ONCE])

    def _say_why_not(self, articles: tuple[Article, ...]) -> None:
        """A key that can't act now says why."""
        if any(article.id in self._fetching for article in articles):
            self.toast(_("It is being fetched."))
        elif any(article.full in {"there", "own"} for article in articles):
            self.toast(_("Their full texts are here."))
        elif any(article.story.file for article in articles):
            self.toast(_("This file is all there is."))
        else:
            self.toast(_("No page known for this article."))

    def fetch_wanted(self, ids: tuple[int, ...]) -> None:
        """Fetches in the background what waits for its full text, if one of these articles does: teasers that were just bookmarked."""
        if self.session.path is not None and not self.session.samples:
            self._look_for_wanted(ids[:AT_ONCE])

    @work(group="full text wanted", exit_on_error=False)
    async def _look_for_wanted(self, ids: tuple[int, ...]) -> None:
        try:
            articles = await asyncio.to_thread(self.session.library.articles, ids)
        except DatelineError:
            # the next refresh fetches it
            return
        if any(article.full == "wanted" for article in articles):
            self._more_wanted = True
            if not self._fetches_wanted:
                self._fetches_wanted = True
                self._fetch_wanted()

    @work(group="full text wanted", exit_on_error=False)
    async def _fetch_wanted(self) -> None:
        """One process after the other: what is wanted meanwhile has its turn after what is being fetched."""
        try:
            while self._more_wanted:
                self._more_wanted = False
                await self._fetch(())
        finally:
            self._fetches_wanted = False

    async def _fetch(self, ids: tuple[int, ...]) -> None:
        """Fetches and shows what came; without ids what waits, and then nothing is said of failures: nobody asked just now."""
        path = self.session.path
        if path is None:
            return
        self._fetching |= frozenset(ids)
        troubles: dict[int, str] = {}
        done: set[int] = set()

        def hear(event: dict[str, Any]) -> None:
            number = event.get("article")
            if event.get("event") != "full text" or not isinstance(number, int):
                return
            if error := event.get("error"):
                troubles[number] = line(str(error))
            else:
                done.add(number)
                self._came(number)

        try:
            outcome = await Child(path, ("full-text", "--events", *map(str, ids)), self.session.config).run(hear)
        except OSError as problem:
            if ids:
                self._say_none(line(problem.strerror or str(problem)))
            return
        finally:
            self._fetching -= frozenset(ids)
        if ids:
            self._tell(ids, done, troubles, outcome.talk[-1] if outcome.talk else "")
        if done:
            # by now they are placed anew, too
            self.show_again()
            self.reload_rows()
            self.look_for_news()

    def _came(self, number: int) -> None:
        """Shows the better text where the article is on screen; the reader stays at the words that were on top."""
        if self.article is not None and self.article.id == number:
            self.show_again()

    def _tell(self, ids: tuple[int, ...], done: set[int], troubles: dict[int, str], talk: str) -> None:
        """Says what failed, and what came where the eye cannot see it."""
        if len(ids) == 1 and not done:
            self._say_none(troubles.get(ids[0]) or line(talk) or _("the page could not be read"))
        elif len(ids) > 1 or self.article is None or self.article.id != ids[0] or not self.article_in_sight:
            words = ngettext("{n} full text fetched.", "{n} full texts fetched.", len(done)).format(n=len(done))
            if failed := len(set(ids) - done):
                words += " " + ngettext("{n} page gave none.", "{n} pages gave none.", failed).format(n=failed)
            self.toast(words, error=not done)

    def _say_none(self, why: str) -> None:
        self.toast(_("No full text: {why}.").format(why=why.rstrip(".")), "o", _("opens it"), "open_page", error=True)
