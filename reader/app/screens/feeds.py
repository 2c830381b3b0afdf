"""The feeds and their health: what is in trouble stands first, with what can be done."""

import asyncio
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.message import Message

from reader.app.amounts import number
from reader.app.screens.feeds_rows import LOGIN_WANTED, FeedsRows
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.desk import keep, sources
from reader.model.errors import DatelineError
from reader.model.feed import Feed, FeedChange
from reader.model.words import _, ngettext


class FeedsSheet(FeedsRows):
    """Returns ("show", feed id) to show its articles, None if nothing. Removing and changing are done here, and undone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home,g", "move(-100000)", show=False),
        Binding("end,G", "move(100000)", show=False),
        Binding("enter", "show_articles", show=False),
        Binding("r", "try_now", show=False),
        Binding("e", "edit", show=False),
        Binding("p", "password", show=False),
        Binding("delete", "remove", show=False),
        Binding("u", "undo", show=False),
        Binding("slash", "filter", show=False),
        Binding("tab", "to_keys", show=False, priority=True),
        Binding("q,F", "close_sheet", show=False),
    ]

    class RefreshWanted(Message):
        """A feed is to be tried now; sent to the screen below."""

        def __init__(self, feed_id: int) -> None:
            super().__init__()
            self.feed_id = feed_id

    def action_move(self, rows: int) -> None:
        """The next feed or the one before."""
        self.rows.move(rows)

    def action_page(self, pages: int) -> None:
        """A page down or up."""
        self.rows.move(pages * self.rows.page)

    def action_to_keys(self) -> None:
        """From the filter to the rows' keys; the filter stays."""
        if self.field.has_focus:
            self.set_focus(None)

    @on(RowList.Chosen)
    @on(Field.Submitted)
    def action_show_articles(self) -> None:
        """Shows its articles in the list."""
        if (feed := self.rows.current) is not None:
            self.dismiss(("show", feed.id))

    # trying

    def action_try_now(self) -> None:
        """Asks for a refresh of this feed."""
        if (feed := self.rows.current) is not None:
            self._try(feed)

    def _try(self, feed: Feed) -> None:
        self.ask_for(feed)
        below = [screen for screen in self.app.screen_stack if screen is not self]
        (below[0] if below else self.app).post_message(self.RefreshWanted(feed.id))

    # changing

    @work(exclusive=True, group="feeds-open", exit_on_error=False)
    async def action_edit(self) -> None:
        """Changes address, title and all else."""
        feed, session = self.rows.current, self.session
        if feed is None:
            return

        said = await asyncio.to_thread(sources.home_name, session, feed)

        def changed(change: FeedChange | None) -> None:
            if change is None:
                return
            self.read(_("{name} changed.  u undo").format(name=change.title or feed.title))
            if change.url is not None:
                self._try(feed)

        # a sheet that is seldom opened
        from reader.app.screens.feed_edit import FeedEditSheet

        self.app.push_screen(FeedEditSheet(session, feed, said), changed)

    def action_password(self) -> None:
        """Asks for the name and password of this feed."""
        feed = self.rows.current
        if feed is None:
            return
        if feed.is_local:
            self.foot.show(_("{name} lies on this machine, it needs no password.").format(name=feed.title))
            return
        from reader.app.screens.login import Login, LoginSheet

        def done(login: Login | None) -> None:
            if login is not None:
                self._keep_login(feed, login.name, login.password)

        self.app.push_screen(LoginSheet(feed.url, refused=feed.id in self._given and LOGIN_WANTED in (feed.error or "")), done)

    @work(exclusive=True, group="feeds-act", exit_on_error=False)
    async def _keep_login(self, feed: Feed, name: str, password: str) -> None:
        from reader.desk import logins

        try:
            where = await asyncio.to_thread(logins.keep, self.session, feed.url, name, password)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        self._given.add(feed.id)
        self._try(feed)
        self.said = _("Login of {name} kept in {where}.").format(name=feed.title, where=where)
        self.foot.show(self.said)

    @work(exclusive=True, group="feeds-act", exit_on_error=False)
    async def action_remove(self) -> None:
        """Removes the feed; its bookmarked articles stay, and `u` brings it back."""
        feed = self.rows.current
        if feed is None:
            return
        try:
            kept = await asyncio.to_thread(sources.remove, self.session, feed)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        if kept:
            words = ngettext("{name} removed, {n} bookmark kept.  u undo", "{name} removed, {n} bookmarks kept.  u undo", kept)
            self.read(words.format(name=feed.title, n=number(kept)))
        else:
            self.read(_("{name} removed.  u undo").format(name=feed.title))

    @work(exclusive=True, group="feeds-act", exit_on_error=False)
    async def action_undo(self) -> None:
        """Takes back the last act."""
        try:
            done = await asyncio.to_thread(keep.undo, self.session)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        self.read(done[1] if done else _("Nothing to undo."))
