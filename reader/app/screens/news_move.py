"""The main screen's moving: through rows, panes and the text; reading on."""

import asyncio

from textual import work

from reader.app.screens.news_base import PANES, NewsBase, Pane
from reader.model.article import Headline
from reader.model.errors import DatelineError
from reader.model.words import _
from reader.query.ast import Is


class Moving(NewsBase):
    """What arrows, letters and Space do, by pane."""

    def action_down(self) -> None:
        """Next row, or a line down."""
        self._step(1)

    def action_up(self) -> None:
        """Row before, or a line up."""
        self._step(-1)

    def _step(self, rows: int) -> None:
        match self.pane:
            case "browse":
                self.browse.move(rows)
            case "list":
                self.touched = True
                self.rows.move(rows)
            case "article":
                _moved = self.view.line_down() if rows > 0 else self.view.line_up()
            case "metadata":
                self.panel.move(rows)

    def action_page_down(self) -> None:
        """A page down."""
        self._page(1)

    def action_page_up(self) -> None:
        """A page up."""
        self._page(-1)

    def _page(self, pages: int) -> None:
        match self.pane:
            case "browse":
                self.browse.move(pages * max(1, self.browse.size.height - 2))
            case "list":
                self.touched = True
                self.rows.move(pages * self.rows.page)
            case "article":
                _moved = self.view.page_down() if pages > 0 else self.view.page_up()
            case "metadata":
                self.panel.move(pages * max(1, self.panel.size.height - 2))

    def action_top(self) -> None:
        """To the top; in the list, to the articles that wait there."""
        match self.pane:
            case "browse":
                self.browse.move(-len(self.browse.rows))
            case "list":
                if self.waiting:
                    self.touched = False
                    self.load(self.wanted, keep=False)
                else:
                    self.rows.go(0)
            case "article":
                self.view.to_top()
            case "metadata":
                self.panel.to_top()

    def action_bottom(self) -> None:
        """To the bottom."""
        match self.pane:
            case "browse":
                self.browse.move(len(self.browse.rows))
            case "list":
                self.touched = True
                self.rows.go(self.rows.total - 1)
            case "article":
                self.view.to_end()
            case "metadata":
                self.panel.to_end()

    # in and out

    def action_inward(self) -> None:
        """Into the article, to the metadata, or what the row does."""
        match self.pane:
            case "browse":
                row = self.browse.current
                if row is None or not row.opens or not self.browse.fold(False):
                    self.browse.choose(stay=False)
            case "list":
                self.enter_article()
            case "article":
                self.go_to("metadata")
            case "metadata":
                self.panel.act()

    def enter_article(self) -> None:
        """Goes into the article of the current row, even if the row is still being read."""
        if self.rows.total == 0:
            self.toast(_("No article here."))
            return
        self.touched = True
        self.go_to("article")
        self.follow_cursor(at_once=True)
        self.read_current()

    def action_outward(self) -> None:
        """To the pane at the left; Browse folds."""
        match self.pane:
            case "browse":
                if not self.browse.fold(True):
                    self.toast(_("Nothing to fold here."), "Esc", _("to the list"), "back")
            case "list":
                self.go_to("browse")
            case "article":
                self._leave_zen()
                self.go_to("list")
            case "metadata":
                self.go_to("article")

    def action_back(self) -> None:
        """Undoes the nearest: only the body, the question, a pane, a chip."""
        if self.end_hints() or self.end_finding() or self._leave_zen() or (self.pane == "list" and self.drop_selection()):
            return
        if self.welcome.has_focus_within:
            self.go_to("list")
            return
        match self.pane:
            case "browse" | "article":
                self.go_to("list")
            case "metadata":
                self.go_to("article")
            case "list":
                self.drop_last_chip()

    def _leave_zen(self) -> bool:
        if not self.has_class("-zen"):
            return False
        self.remove_class("-zen")
        self.view.centred = False
        self.update_bars()
        return True

    def action_next_pane(self) -> None:
        """Round the panes in sight; where there is one at a time, round list, article and metadata."""
        if self.has_class("-welcome") and not self.welcome.has_focus_within:
            self.welcome.focus_question()
            return
        panes = [pane for pane in PANES if self._in_sight(pane)]
        after = panes[(panes.index(self.pane) + 1) % len(panes)] if self.pane in panes else "list"
        if after == "article" and self.is_narrow:
            self.enter_article()
        else:
            self.go_to(after)

    def _in_sight(self, pane: Pane) -> bool:
        if self.has_class("-welcome"):
            return pane == "list"
        return pane != "browse" or self.app.size.width >= 150

    # from article to article

    def action_next_article(self) -> None:
        """The next article, whatever pane has the keys."""
        self._to_article(1)

    def action_previous_article(self) -> None:
        """The article before."""
        self._to_article(-1)

    def _to_article(self, rows: int) -> None:
        self.touched = True
        if not self.rows.move(rows):
            self.toast(_("This is the last article.") if rows > 0 else _("This is the first article."))
        elif self.pane == "article":
            self.follow_cursor(at_once=True)

    def action_next_unread(self) -> None:
        """The next unread one, from the top if there is none below; while finding, the next hit."""
        if self.finding:
            self.find_again()
            return
        self._to_unread(backwards=False)

    def action_previous_unread(self) -> None:
        """The unread one before; while finding, the hit before."""
        if self.finding:
            self.find_again(backwards=True)
            return
        self._to_unread(backwards=True)

    def action_read_on(self) -> None:
        """A page on; at the end the next unread one. Browse shows the row and keeps the keys."""
        if self.pane == "browse":
            self.browse.choose(stay=True)
        elif self.pane == "list" and not self.article_in_sight:
            row = self.row
            if row is None or row.read:
                self._to_unread(backwards=False, enter=True)
            else:
                self.enter_article()
        elif self.row is not None and self.current is None:
            self.follow_cursor(at_once=True)
        elif self.current is not None and self.view.page_down():
            self.touched = True
            self.read_current()
        else:
            self.read_current()
            self._to_unread(backwards=False)

    @work(exclusive=True, group="unread", exit_on_error=False)
    async def _to_unread(self, *, backwards: bool, enter: bool = False) -> None:
        """Looks among the rows in memory first, then in the library."""
        shown = self.shown
        if shown is None or not shown.window.total:
            self.toast(_("No article here."))
            return
        window, around = shown.window, False
        self.touched = True
        index, sure = window.nearest(self.rows.cursor, lambda row: not row.read, backwards=backwards)
        if index is None and not sure:
            index = await asyncio.to_thread(self._unread_in_library, self.row, backwards)
        if index is None:
            around = True
            index, sure = window.nearest(window.total if backwards else -1, lambda row: not row.read, backwards=backwards)
            if index is None and not sure:
                index = await asyncio.to_thread(self._unread_in_library, None, backwards)
        if shown is not self.shown:
            return
        if index is None or (index == self.rows.cursor and around):
            self.toast(_("All read."))
            return
        if around:
            self.toast(_("No more unread above. From the end.") if backwards else _("No more unread below. From the top."))
        self.rows.go(index)
        if enter or self.pane == "article":
            self.enter_article()

    def _unread_in_library(self, row: Headline | None, backwards: bool) -> int | None:
        """The index of the nearest unread row after (before) one; from the end that comes first if `row` is None."""
        shown = self.shown
        if shown is None:
            return None
        try:
            found = shown.window.next_match(row, Is("unread"), backwards=backwards)
            return None if found is None else shown.window.index_of(found)
        except DatelineError:
            return None
