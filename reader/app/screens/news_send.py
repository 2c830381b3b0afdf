"""The main screen's ways out: pager, editor, pipes, files, the clipboard, the comments page."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import SuspendNotSupported

from reader.app.screens.news_play import Playing
from reader.model.article import Article
from reader.model.errors import DatelineError
from reader.model.settings import Settings
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.app.widgets.options import Option


class Sending(Playing):
    """Where an article, or those that are selected, can go."""

    async def _articles(self) -> tuple[Article, ...]:
        """The selected articles with their bodies, else the current one; none with a reason in a toast."""
        if not self.selected:
            article = await self.whole_article()
            return () if article is None else (article,)
        session, ids = self.session, self.selected
        try:
            articles = await asyncio.to_thread(lambda: session.library.articles(ids, bodies=True))
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return ()
        if not articles:
            self.toast(_("They are not in the library any more."))
        return articles

    def action_send(self) -> None:
        """Offers the ways out."""
        row, count = self.row, len(self.selected)
        if row is None and not count:
            self.toast(_("No article here."))
            return
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.ways import WaysSheet

        def done(chosen: str | None) -> None:
            if chosen is not None:
                self._go_out(chosen)

        aside = ngettext("{n} article", "{n} articles", count).format(n=count) if count else row.title if row is not None else ""
        self.app.push_screen(WaysSheet(_("SEND"), self._ways(), aside), done)

    def _ways(self) -> "tuple[Option, ...]":
        # the forms of export are imported when something is sent: they are no part of the start
        from reader.app.widgets.options import Option
        from reader.desk import send

        settings = self.session.settings
        return (
            Option("pager", _("read it in the pager"), _first(send.pager, settings)),
            Option("editor", _("open it in the editor"), _first(send.editor, settings) or _("none set")),
            Option("file", _("write it to a file"), "Markdown, HTML, JSON"),
            Option("text", _("copy its text")),
            Option("markdown", _("copy it as Markdown")),
            Option("share", _("copy title and link")),
            *(Option(f"pipe:{name}", _("pipe its text to {name}").format(name=name)) for name in settings.pipes),
        )

    @work(group="send", exit_on_error=False)
    async def _go_out(self, way: str) -> None:
        from reader.desk import send

        articles = await self._articles()
        if not articles:
            return
        settings, (kind, _colon, name) = self.session.settings, way.partition(":")
        try:
            match kind:
                case "pager":
                    await self._show_in(send.pager(settings), articles, ".txt")
                case "editor":
                    await self._show_in(send.editor(settings), articles, ".md")
                case "pipe":
                    await self._pipe(name, articles)
                case "file":
                    self._ask_file(articles)
                case "share":
                    self._copy_out("\n\n".join(map(send.shared, articles)))
                case "markdown":
                    self._copy_out(await asyncio.to_thread(send.markdown, articles))
                case _:
                    self._copy_out(await asyncio.to_thread(send.plain, articles))
        except DatelineError as problem:
            self.toast(str(problem), error=True)

    def _copy_out(self, text: str) -> None:
        self.app.copy_to_clipboard(text)
        self.toast(_("Copied."))

    async def _pipe(self, name: str, articles: tuple[Article, ...]) -> None:
        """Gives a command the articles' text."""
        from reader.desk import commands, send

        argv = commands.arguments(self.session.settings.pipes.get(name, ()), name)
        await commands.pipe(argv, await asyncio.to_thread(send.plain, articles))
        self.toast(_("Piped to {name}.").format(name=name))

    async def _show_in(self, argv: Sequence[str], articles: tuple[Article, ...], ending: str) -> None:
        """Gives the terminal to a program that shows the articles, until it ends; the screen waits for it, as the reader does."""
        from reader.desk import commands, send

        if not argv:
            self.toast(_("No editor set."), ",", _("settings"), "settings")
            return
        path = await asyncio.to_thread(send.temporary, articles, ending, self.session.settings.measure)
        code, problem = 0, ""
        try:
            with self.app.suspend():
                # whatever is raised in here would leave the terminal to nobody
                try:
                    code = commands.run_here(commands.filled(argv, str(path)))
                except DatelineError as trouble:
                    problem = str(trouble)
        except SuspendNotSupported:
            problem = _("This terminal cannot be lent to another program.")
        finally:
            path.unlink(missing_ok=True)
        if problem or code:
            self.toast(problem or _("{name} ended with code {code}.").format(name=Path(argv[0]).name, code=code), error=True)

    def _ask_file(self, articles: tuple[Article, ...]) -> None:
        from reader.app.screens.export_file import ExportSheet
        from reader.desk import send

        def done(path: str | None) -> None:
            if path is not None:
                self.toast(_("Written to {path}.").format(path=path))

        self.app.push_screen(ExportSheet(self.session, articles, send.file_name(articles, ".md")), done)

    # comments

    def action_comments(self) -> None:
        """Opens the page with its comments."""
        self._comments()

    @work(group="open", exit_on_error=False)
    async def _comments(self) -> None:
        article = await self.whole_article()
        if article is None:
            return
        if article.story.comments_url is None:
            self.toast(_("No comments page known for this article."))
        else:
            await self.open_url(article.story.comments_url)


def _first(command: Callable[[Settings], tuple[str, ...]], settings: Settings) -> str:
    """The program of a command, "" if there is none or it cannot be read."""
    try:
        return next(iter(command(settings)), "")
    except DatelineError:
        return ""
