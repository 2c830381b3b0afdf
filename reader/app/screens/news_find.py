"""The main screen's list: what a search brings, scopes, chips, Browse, sort."""

import asyncio
from concurrent.futures import Future
from dataclasses import replace

from textual import on, work

from reader.app.browse_rows import SCOPE_WORDS, ScopeName
from reader.app.empty import empty_words
from reader.app.newest_wish import in_thread
from reader.app.screens.news_ask import Asking
from reader.app.search import SORTS, Shown, Wanted, headline_of, look
from reader.app.widgets.bar import Bar
from reader.app.widgets.browse import Browse
from reader.app.widgets.empty_lines import Empty
from reader.desk.facts import place_term
from reader.model.article import Headline
from reader.model.errors import DatelineError
from reader.model.place import Place
from reader.model.view import View
from reader.model.words import _
from reader.query.ast import Sort
from reader.query.chips import with_term, without


class Finding(Asking):
    """What the list shows."""

    _searched: tuple[str, str] = ("", "")

    # showing a search

    def load(self, wanted: Wanted, *, keep: bool = True, commit: bool = True) -> None:
        """Shows another search; the newest wish wins."""
        if commit:
            self.wanted = wanted
        self._load(wanted, *((self.kept_row(), self.kept_offset()) if keep else (None, None)), commit)

    def show_first(self, first: "Future[Shown] | None") -> None:
        """Shows what was looked up while the app started, so that the first frame has rows; if it is not there yet, looks again."""
        if first is None or not first.done() or first.exception() is not None:
            self.load(self.wanted, keep=False)
            return
        shown = first.result()
        self.wanted = shown.wanted
        self._show(shown, None)

    @work(exclusive=True, group="listing", exit_on_error=False)
    async def _load(self, wanted: Wanted, keep: Headline | None, offset: int | None, commit: bool) -> None:
        try:
            shown = await in_thread(self.session, look, self.session, wanted, keep)
        except DatelineError as problem:
            self._failed(wanted, problem)
            return
        if commit:
            self.wanted = shown.wanted
        self._show(shown, offset if shown.kept and self.touched else None)

    def _failed(self, wanted: Wanted, problem: DatelineError) -> None:
        """The results stay those of the last right search."""
        if self.wanted == wanted and self.shown is not None:
            self.wanted = self.shown.wanted
        if self.query_bar.is_open:
            self.query_bar.set_outcome(None, problem)
            return
        self.toast(str(problem), "/", _("change it"), "query", error=True)
        if self.shown is None and wanted.text:
            self.load(replace(wanted, text=""))

    def _show(self, shown: Shown, offset: int | None) -> None:
        """Puts rows on the screen. Untouched, the list stays at its top while news come in; another search has nothing selected."""
        before, self.shown = self.shown, shown
        searched = (shown.wanted.scope, shown.wanted.text)
        if shown.wanted == self.wanted and searched != self._searched:
            self._searched = searched
            self.drop_selection()
        again = before is not None and before.wanted == shown.wanted
        self.waiting = 0
        cursor = shown.cursor if self.touched or not again else 0
        if not shown.window.total:
            self.rows.empty = Empty("") if self.welcomes else self._empty(shown)
        self.rows.show(shown.window, cursor, offset=offset)
        if self.query_bar.is_open:
            self.query_bar.set_outcome(shown.window.total, None)
        self.browse.mark(self._browse_key(shown.wanted))
        self.tell_choice(shown)
        self.update_welcome()
        self.update_bars()
        self.follow_cursor()

    def _empty(self, shown: Shown) -> Empty:
        kept = next((totals.articles for name, totals in self.browse_data.scopes if name in {"all", "samples"}), 0)
        return empty_words(shown, kept, len(self.browse_data.feeds))

    def _browse_key(self, wanted: Wanted) -> str:
        """The row of Browse that the list belongs to."""
        if not wanted.text:
            return f"scope:{wanted.scope}"
        saved = next((row.key for row in self.browse.rows if row.view is not None and (row.view.text, row.view.sort) == (wanted.text, wanted.sort)), "")
        return saved or next((row.key for row in self.browse.rows if row.term and row.term == wanted.text), "")

    # terms and scopes

    def show_scope(self, scope: ScopeName) -> None:
        """Shows a scope without chips."""
        self.load(Wanted(scope, "", self.sort_of()), keep=False)

    def add_term(self, term: str) -> None:
        """Filters by one more term; a place takes the place of the one before."""
        if term:
            self.load(replace(self.wanted, text=with_term(self.wanted.text, term)))

    def drop_chip(self, number: int) -> None:
        """Takes a chip off."""
        if 0 <= number < len(self.chips):
            chip = self.chips[number]
            sort = self.sort_of() if chip.text.startswith("feed:") else self.wanted.sort
            self.load(replace(self.wanted, text=without(self.wanted.text, chip), sort=sort))

    def drop_last_chip(self) -> bool:
        """Takes the last chip off; False if there is none."""
        if not self.chips:
            return False
        self.drop_chip(len(self.chips) - 1)
        return True

    @on(Browse.Chosen)
    def _browse_chosen(self, event: Browse.Chosen) -> None:
        row = event.row
        if not event.stay:
            self.go_to("list")
        if row.scope is not None:
            self.show_scope(row.scope)
        elif row.place is not None:
            self._show_place(row.place)
        elif row.view is not None:
            self.show_view(row.view)
        else:
            feed = next((feed for feed in self.browse_data.feeds if row.key == f"feed:{feed.id}"), None)
            self.load(Wanted(self._whole, row.term, self.sort_of(feed.sort if feed is not None else "")), keep=False)

    @work(exclusive=True, group="term", exit_on_error=False)
    async def _show_place(self, place: Place) -> None:
        term = await asyncio.to_thread(place_term, self.session, place)
        self.load(Wanted(self._whole, term, self.sort_of()), keep=False)

    async def go_to_article(self, article_id: int) -> None:
        """Puts the cursor on an article and goes in: in this list if it is there, else in all articles; one that is folded under another gets its row."""
        found = await asyncio.to_thread(self.session.library.articles, [article_id])
        if not found:
            self.toast(_("It is not in the library any more."))
            return
        row = headline_of(found[0])
        folds = (False, True) if self.session.settings.fold else (False,)
        for wanted, unfolded in ((wanted, unfolded) for wanted in (self.wanted, Wanted(self._whole)) for unfolded in folds):
            shown = await asyncio.to_thread(look, self.session, wanted, row, unfolded=unfolded)
            if shown.kept:
                break
        else:
            self.toast(_("It stands in no list."))
            return
        if unfolded:
            self.session.settings = replace(self.session.settings, fold=False)
            self.toast(_("All rows."))
        self.wanted, self.touched = shown.wanted, True
        self._show(shown, None)
        self.enter_article()

    @property
    def _whole(self) -> ScopeName:
        return "samples" if self.session.samples else "all"

    @on(Bar.Clicked)
    async def _bar_clicked(self, event: Bar.Clicked) -> None:
        name, _sign, number = event.action.partition(":")
        match name:
            case "chip":
                self.drop_chip(int(number))
            case "edit":
                self.open_query(int(number) if number else None)
            case "scope":
                self.show_scope(self._whole)
            case _:
                await self.run_action(event.action)

    # keys

    def action_more_from(self) -> None:
        """Makes the place of the current article the filter."""
        self._more_from()

    @work(exclusive=True, group="term", exit_on_error=False)
    async def _more_from(self) -> None:
        place = await self.main_place(self.row)
        if place is None:
            self.toast(_("No place known for this article.") if self.row else _("No article here."))
        else:
            self.add_term(await asyncio.to_thread(place_term, self.session, place))

    def action_sort(self) -> None:
        """Asks for the order."""
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.sorting import SortSheet

        def done(name: str | None) -> None:
            sort = next((sort for sort in SORTS if sort == name), None)
            if sort is not None and sort != self.wanted.sort:
                # chosen by hand it holds everywhere
                self.sort_elsewhere = None
                self.load(replace(self.wanted, sort=sort))

        self.app.push_screen(SortSheet(self.wanted.sort), done)

    def show_view(self, view: View) -> None:
        """Shows a saved view in its own order; what is shown after it stands in the order from before."""
        self.load(Wanted(self._whole, view.text, self.sort_of(view.sort)), keep=False)

    def sort_of(self, own: str = "") -> Sort:
        """The order for what is shown next: a feed's or view's own, else the one in use wherever no feed has its own."""
        everywhere = self.sort_elsewhere or self.wanted.sort
        of_feed = next((sort for sort in SORTS if sort == own), None)
        self.sort_elsewhere = everywhere if of_feed is not None else None
        return of_feed or everywhere

    def scope_words(self) -> str:
        """The scope's name."""
        return _(SCOPE_WORDS[self.shown.wanted.scope if self.shown else self.wanted.scope])
