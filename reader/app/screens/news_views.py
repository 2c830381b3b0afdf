"""The main screen: saved views, and one row for one story."""

import asyncio
from dataclasses import replace

from textual import on, work

from reader.app.screens.news_act import Acting
from reader.app.widgets.browse import Browse
from reader.app.widgets.query_bar import QueryBar
from reader.desk import views
from reader.model.errors import DatelineError
from reader.model.view import View
from reader.model.words import _, ngettext
from reader.query.ast import Sort


class Viewing(Acting):
    """How the list stands, and keeping it for later."""

    _told: tuple[int, int] = (0, 0)

    # saved views

    def action_save_view(self) -> None:
        """Saves what the list shows under a name."""
        self.save_query(self.wanted.text)

    @on(QueryBar.SaveWanted)
    def _save_wanted(self, event: QueryBar.SaveWanted) -> None:
        self.save_query(event.text)

    def save_query(self, typed: str) -> None:
        """Asks for the name of a view of a query in the present scope and order."""
        scopes = {"today": "after:today", "unread": "is:unread", "bookmarks": "is:bookmarked"}
        text = f"{scopes.get(self.wanted.scope, '')} {typed}".strip()
        sort = self.wanted.sort
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.save_view import SaveViewSheet

        def done(name: str | None) -> None:
            if name:
                self._save_view(name, text, sort)

        names = tuple(saved.view.name for saved in self.browse_data.views)
        self.app.push_screen(SaveViewSheet(text, sort, names), done)

    @work(group="acts", exit_on_error=False)
    async def _save_view(self, name: str, text: str, sort: Sort) -> None:
        session = self.session
        view = await self.act(lambda: views.save(session, name, text, sort))
        if view is not None:
            self.toast(_("{name} saved.").format(name=view.name), "u", _("undo"), "undo")

    def action_drop_view(self) -> None:
        """Removes the view under the cursor of Browse."""
        self.browse.action_drop()

    @on(Browse.Dropped)
    def _row_dropped(self, event: Browse.Dropped) -> None:
        if event.row.view is None:
            self.toast(_("Only a view can be removed here."), *(("F", _("feeds"), "feeds") if event.row.key.startswith("feed:") else ("", "", "")))
        else:
            self._remove_view(event.row.view)

    @work(group="acts", exit_on_error=False)
    async def _remove_view(self, view: View) -> None:
        session = self.session

        def remove() -> bool:
            views.remove(session, view.id)
            return True

        if await self.act(remove):
            self.toast(_("{name} removed.").format(name=view.name), "u", _("undo"), "undo")

    # one row for one story

    def action_fold_stories(self) -> None:
        """Folds articles that tell the same story into one row, or shows them all, as long as the app runs."""
        for session in filter(None, (self.session, self.own)):
            session.settings = replace(session.settings, fold=not session.settings.fold)
        self.load(self.wanted)
        self._tell_folded()

    @work(exclusive=True, group="fold", exit_on_error=False)
    async def _tell_folded(self) -> None:
        shown = self.shown
        if not self.session.settings.fold or shown is None:
            self.toast(_("All rows."))
            return
        library = self.session.library
        try:
            every, rows = [(await asyncio.to_thread(library.totals, replace(shown.query, folded=folded))).articles for folded in (False, True)]
        except DatelineError:
            # what is wrong is said where the rows are read
            return
        fewer = every - rows
        if fewer:
            self.toast(ngettext("One row for one story: {n} row fewer.", "One row for one story: {n} rows fewer.", fewer).format(n=fewer))
        else:
            self.toast(_("One row for one story: none is told twice here."))

    # who tells the story

    def tellers(self, article_id: int) -> int:
        """How many articles tell the story of one, 0 until that has been looked up."""
        if self.wanted.sort != "story":
            return 0
        if self._told[0] != article_id:
            self._look_who_tells(article_id)
            return 0
        return self._told[1]

    @work(exclusive=True, group="story-head", exit_on_error=False)
    async def _look_who_tells(self, article_id: int) -> None:
        try:
            others = await asyncio.to_thread(self.session.library.same_story, article_id)
        except DatelineError:
            return
        self._told = (article_id, len(others) + 1)
        self.update_bars()
