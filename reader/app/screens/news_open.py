"""The main screen's opening: pages, sources and links in the browser, the link sheet, copying, the metadata, only the body."""

import asyncio
from urllib.parse import urlsplit

from textual import on, work

from reader.app.screens.news_base import NewsBase
from reader.app.widgets.article_list import ArticleList
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.metadata import MetadataPanel
from reader.desk import read
from reader.desk.browser import open_address
from reader.model.article import Article
from reader.model.errors import DatelineError, SourceError
from reader.model.words import _, ngettext
from reader.query.chips import quote


class Opening(NewsBase):
    """What leaves the screen, and what clicks on it ask for."""

    async def whole_article(self) -> Article | None:
        """The article of the current row, read now if it is not on screen; None with a reason in a toast."""
        row = self.row
        if row is None:
            self.toast(_("No article here."))
            return None
        if self.current is not None:
            return self.current
        try:
            return await asyncio.to_thread(read.article, self.session, row.id)
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return None

    # pages and links

    def action_open_page(self) -> None:
        """Opens the article's page."""
        self.open_number(None)

    def action_open_background(self) -> None:
        """Opens the article's page; the keys stay here."""
        self.open_number(None)

    def open_number(self, number: int | None) -> None:
        """Opens the article's page, or its Nth link."""
        self._open_number(number)

    @work(group="open", exit_on_error=False)
    async def _open_number(self, number: int | None) -> None:
        article = await self.whole_article()
        if article is None:
            return
        count = len(article.numbered)
        if number is None and article.story.url is None:
            self.toast(_("No page known for this article."), *(("1", _("opens its first source"), "open_1") if count else ("", "", "")))
        elif number is not None and number > count:
            words = ngettext("It has {n} link.", "It has {n} links.", count).format(n=count) if count else _("It has no links.")
            self.toast(words)
        else:
            await self.open_url(read.address(article, number))

    async def open_url(self, url: str) -> None:
        """Opens an address in the browser, and says so."""
        try:
            await asyncio.to_thread(open_address, self.session.settings, url)
        except SourceError as problem:
            self.toast(str(problem), "c", _("copies the link"), "copy_link", error=True)
        else:
            self.toast(_("Opened {host} in the browser.").format(host=urlsplit(url).hostname or url))

    def action_links(self) -> None:
        """Shows all links and sources."""
        self._links()

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _links(self) -> None:
        article = await self.whole_article()
        if article is None:
            return
        if not article.numbered:
            self.toast(_("It has no links."))
            return

        def done(chosen: tuple[str, int] | None) -> None:
            if chosen is None:
                return
            if chosen[0] == "open":
                self.open_number(chosen[1])
            else:
                self._copy(read.address(article, chosen[1]))

        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.links import LinksSheet

        self.app.push_screen(LinksSheet(article), done)

    def action_copy_link(self) -> None:
        """Copies what is selected, else the article's address, else its first source's."""
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(selected)
            self.toast(_("Copied."))
            return
        self._copy_link()

    @work(group="open", exit_on_error=False)
    async def _copy_link(self) -> None:
        article = await self.whole_article()
        if article is None:
            return
        url = article.story.url or next((link.url for link in article.numbered), "")
        if url:
            self._copy(url)
        else:
            self.toast(_("No page known for this article."))

    def _copy(self, url: str) -> None:
        self.app.copy_to_clipboard(url)
        self.toast(_("Link copied."))

    # metadata, only the body

    def action_metadata(self) -> None:
        """To the metadata, and back to the article."""
        if self.row is None:
            self.toast(_("No article here."))
        elif self.pane == "metadata":
            self.go_to("article")
        else:
            self.touched = True
            self.go_to("metadata")
            self.follow_cursor(at_once=True)

    def action_zen(self) -> None:
        """Only the body, or all panes again."""
        if self.row is None:
            self.toast(_("No article here."))
            return
        on = not self.has_class("-zen")
        self.set_class(on, "-zen")
        self.view.centred = on
        if on and self.pane != "article":
            self.enter_article()
        if on:
            self.toast(_("Only the body."), "z", _("everything again"), "zen")
        self.update_bars()

    # what the panes ask for

    @on(ArticleView.LinkChosen)
    @on(MetadataPanel.LinkChosen)
    def _link_chosen(self, event: ArticleView.LinkChosen | MetadataPanel.LinkChosen) -> None:
        self.open_number(event.number)

    @on(ArticleView.FilterWanted)
    @on(MetadataPanel.Wanted)
    def _filter_wanted(self, event: ArticleView.FilterWanted | MetadataPanel.Wanted) -> None:
        self.go_to("list")
        self.add_term(event.term)

    @on(ArticleView.Hovered)
    @on(MetadataPanel.Hovered)
    def _hovered(self, event: ArticleView.Hovered | MetadataPanel.Hovered) -> None:
        self.hovered = event.url or ""
        self.update_bars()

    @on(MetadataPanel.NoteWanted)
    async def _note_wanted(self) -> None:
        await self.run_action("annotate")

    @on(MetadataPanel.ActionWanted)
    async def _action_wanted(self, event: MetadataPanel.ActionWanted) -> None:
        await self.run_action(event.action)

    @on(MetadataPanel.ArticleWanted)
    def _article_wanted(self, event: MetadataPanel.ArticleWanted) -> None:
        index = self.shown.window.find(event.article_id) if self.shown else None
        if index is not None:
            self.rows.go(index)
            self.go_to("article")
            self.follow_cursor(at_once=True)
        else:
            self._find_article(event.article_id)

    @work(exclusive=True, group="term", exit_on_error=False)
    async def _find_article(self, article_id: int) -> None:
        """Goes to an article that is not among the rows in memory: in the list if it is there, else in All."""
        await self.go_to_article(article_id)

    @on(ArticleList.Hit)
    async def _row_hit(self, event: ArticleList.Hit) -> None:
        """Mouse: the row becomes current, again opens it; dot, star, place and feed act on their own."""
        self.touched = True
        if self.pane != "list":
            self.go_to("list")
        row = event.row
        match event.part:
            case "dot":
                self.mark((row.id,), read=not row.read)
            case "star":
                self.bookmark_row(row)
            case "place":
                await self.run_action("more_from")
            case "feed":
                self.add_term(f"feed:{quote(row.feed)}" if row.feed else f"publisher:{quote(row.publisher)}")
            case _:
                if event.again:
                    self.enter_article()
