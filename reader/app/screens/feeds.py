"""The feeds and their health: what is in trouble stands first, with what can be done."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.screens.feed_edit import FeedEdit, FeedEditSheet
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.feed_list import FeedList
from reader.app.widgets.row_list import RowList
from reader.desk import keep, sources
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.feed import Feed
from reader.model.words import _, ngettext

LOOK_SECONDS = 1.0
MOST_LOOKS = 60
"""After so many looks a feed that was asked for counts as not answered."""


class FeedsSheet(Sheet[tuple[Literal["show"], int]]):
    """Returns ("show", feed id) to show its articles, None if nothing. Removing and changing are done here, and undone."""

    full_below_100 = True
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
        Binding("delete", "remove", show=False),
        Binding("u", "undo", show=False),
        Binding("q,F", "close_sheet", show=False),
    ]

    class RefreshWanted(Message):
        """A feed is to be tried now; sent to the screen below."""

        def __init__(self, feed_id: int) -> None:
            super().__init__()
            self.feed_id = feed_id

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._feeds: tuple[Feed, ...] = ()
        self._asked: dict[int, datetime | None] = {}
        self._looks = 0
        self._most = 4
        self._timer: Timer | None = None

    @property
    def title_text(self) -> str:
        """FEEDS."""
        return _("FEEDS")

    @property
    def aside(self) -> str:
        """How many need the reader."""
        bad, count = sum(feed.error is not None for feed in self._feeds), len(self._feeds)
        if bad:
            return ngettext("{n} of {count} needs you", "{n} of {count} need you", bad).format(n=number(bad), count=number(count))
        return ngettext("{n} feed, all fine", "{n} feeds, all fine", count).format(n=number(count)) if count else ""

    @property
    def hints(self) -> Sequence[Hint]:
        """Articles, try, edit, remove, close."""
        if not self._feeds:
            return (("Esc", _("close")),)
        return (("Enter", _("its articles")), ("r", _("try now")), ("e", _("edit")), (_("Del"), _("remove")), ("Esc", _("close")))

    def compose_body(self) -> ComposeResult:
        """The rows, and what was done or is wrong."""
        yield FeedList(id="feeds-rows")
        yield FeedsFoot(id="feeds-foot")

    @property
    def rows(self) -> FeedList:
        """The feeds."""
        return self.query_one(FeedList)

    @property
    def foot(self) -> "FeedsFoot":
        """The line below."""
        return self.query_one(FeedsFoot)

    def on_mount(self) -> None:
        """Reads the feeds, and again while one of them is being tried."""
        self._timer = self.set_interval(LOOK_SECONDS, self._look_again, pause=True)
        self._read()

    def on_resize(self, event: Resize) -> None:
        """Gives the rows the height that is left."""
        self._set_height()

    def _set_height(self) -> None:
        """As many rows as there are feeds, within limits; it only grows, so that nothing moves up when one is removed."""
        left = self.size.height - (3 if self.size.height < LOW else 6)
        self._most = max(self._most, min(16, len(self._feeds)))
        self.rows.styles.height = max(1, left if self.fills else min(self._most, left))

    def _look_again(self) -> None:
        """Looks whether a feed that is being tried has an outcome; another process brings it."""
        self._looks += 1
        if self._looks > MOST_LOOKS:
            self._asked.clear()
        self._read()

    @work(exclusive=True, group="feeds-read", exit_on_error=False)
    async def _read(self) -> None:
        try:
            self._feeds = await asyncio.to_thread(self.session.library.feeds)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        now = {feed.id: feed.last_fetched for feed in self._feeds}
        self._asked = {key: before for key, before in self._asked.items() if key in now and now[key] == before}
        if not self._asked and self._timer is not None:
            self._timer.pause()
        self._set_height()
        self.rows.show(self._feeds, self._asked)
        if not self._feeds:
            self.foot.show(_("No feeds yet.  a in the list adds a file, a folder or a list of feeds."))
        else:
            self._tell()
        self.update_frame()

    @on(RowList.Moved)
    def _tell(self) -> None:
        """Says in full what is wrong with the feed under the cursor, and where it comes from."""
        if (feed := self.rows.current) is not None:
            self.foot.show(feed.error or feed.url, wrong=feed.error is not None)

    # what can be done

    def action_move(self, rows: int) -> None:
        """The next feed or the one before."""
        self.rows.move(rows)

    def action_page(self, pages: int) -> None:
        """A page down or up."""
        self.rows.move(pages * self.rows.page)

    @on(RowList.Chosen)
    def action_show_articles(self) -> None:
        """Shows its articles in the list."""
        if (feed := self.rows.current) is not None:
            self.dismiss(("show", feed.id))

    def action_try_now(self) -> None:
        """Asks for a refresh of this feed."""
        feed = self.rows.current
        if feed is None:
            return
        if not feed.is_local:
            self.app.notify(_("{name} has an address; this version reads files and folders.").format(name=feed.title))
            return
        self._asked[feed.id] = feed.last_fetched
        self._looks = 0
        self.rows.show(self._feeds, self._asked)
        if self._timer is not None:
            self._timer.resume()
        below = [screen for screen in self.app.screen_stack if screen is not self]
        (below[-1] if below else self.app).post_message(self.RefreshWanted(feed.id))

    def action_edit(self) -> None:
        """Changes title, folder or address."""
        feed = self.rows.current
        if feed is None:
            return

        def change(edit: FeedEdit | None) -> None:
            if edit is not None:
                self._change(feed, edit)

        self.app.push_screen(FeedEditSheet(feed), change)

    @work(exclusive=True, group="feeds-act", exit_on_error=False)
    async def _change(self, feed: Feed, edit: FeedEdit) -> None:
        try:
            await asyncio.to_thread(
                self.session.library.edit_feed, feed.id, self.session.now(), title=edit.title or None, url=edit.url or None, folder=edit.folder
            )
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        await self._read().wait()
        self.foot.show(_("{name} changed.  u undo").format(name=edit.title or feed.title))

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
        await self._read().wait()
        if kept:
            words = ngettext("{name} removed, {n} bookmark kept.  u undo", "{name} removed, {n} bookmarks kept.  u undo", kept)
            self.foot.show(words.format(name=feed.title, n=number(kept)))
        else:
            self.foot.show(_("{name} removed.  u undo").format(name=feed.title))

    @work(exclusive=True, group="feeds-act", exit_on_error=False)
    async def action_undo(self) -> None:
        """Takes back the last act."""
        try:
            done = await asyncio.to_thread(keep.undo, self.session)
        except DatelineError as problem:
            self.foot.show(str(problem), wrong=True)
            return
        await self._read().wait()
        self.foot.show(done[1] if done else _("Nothing to undo."))


class FeedsFoot(Widget):
    """One line: what was done, or what the feed under the cursor says."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ""
        self._wrong = False

    def show(self, words: str, *, wrong: bool = False) -> None:
        """Shows words."""
        self._words, self._wrong = words, wrong
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        ink, width = app_of(self).ink, self.size.width
        ground, room = ink("text", "raised"), max(0, width - 1)
        words = fit(self._words, room, ink.glyphs.more) if cells(self._words) > room else self._words
        return strip([Segment(" ", ground), segment(words, ink("error" if self._wrong else "muted", "raised"))], width, ground)
