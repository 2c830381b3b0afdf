"""The rows of the feeds' sheet: read in a worker, filtered by what is typed, looked at again while one of them is tried."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from textual import on, work
from textual.app import ComposeResult
from textual.events import Resize
from textual.timer import Timer

from reader.app.amounts import number
from reader.app.feed_words import trouble_words
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.widgets.feed_list import FeedList
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.app.widgets.sheet_foot import SheetFoot
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.feed import Feed
from reader.model.words import _, ngettext
from reader.text.fold import fold

LOOK_SECONDS = 1.0
LOGIN_WANTED = "(401)"
"""In the trouble of a feed that wants a name and a password (RFC 9110, section 15.5.2)."""
MOST_LOOKS = 120
"""After so many looks a feed that was asked for counts as not answered."""


class FeedsRows(Sheet[tuple[Literal["show"], int]]):
    """What the sheet shows; what can be done stands in the class that builds on it."""

    full_below_100 = True
    # the keys are the sheet's until the filter is asked for
    AUTO_FOCUS = ""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._feeds: tuple[Feed, ...] = ()
        self._asked: dict[int, datetime | None] = {}
        self._given: set[int] = set()
        self.said = ""
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
        """Articles, try, edit, remove, password, filter, close."""
        if not self._feeds:
            return (("Esc", _("close")),)
        if self.field.has_focus:
            return (("Enter", _("its articles")), ("Tab", _("to the keys")), ("Esc", _("all feeds")))
        return (
            ("Enter", _("its articles")),
            ("r", _("try now")),
            ("e", _("edit")),
            (_("Del"), _("remove")),
            ("p", _("password")),
            ("/", _("filter")),
            ("Esc", _("close")),
        )

    def compose_body(self) -> ComposeResult:
        """The filter, the rows, and what was done or is wrong."""
        yield Field(placeholder=_("title, folder, address or trouble"), id="feeds-field")
        yield FeedList(id="feeds-rows")
        yield SheetFoot(id="feeds-foot")

    @property
    def rows(self) -> FeedList:
        """The feeds."""
        return self.query_one(FeedList)

    @property
    def field(self) -> Field:
        """What the rows are filtered by."""
        return self.query_one(Field)

    def on_mount(self) -> None:
        """Reads the feeds, and again while one of them is being tried."""
        self.field.display = False
        self._timer = self.set_interval(LOOK_SECONDS, self.look_again, pause=True)
        self.read()

    def on_resize(self, event: Resize) -> None:
        """Gives the rows the height that is left."""
        self._set_height()

    def _set_height(self) -> None:
        """As many rows as there are feeds, within limits; it only grows, and the filter takes its row from them: nothing moves."""
        left = self.size.height - (3 if self.size.height < LOW else 6) - self.field.display
        self._most = max(self._most, min(16, len(self._feeds)))
        self.rows.styles.height = max(1, left if self.fills else min(self._most - self.field.display, left))

    # reading

    @work(exclusive=True, group="feeds-read", exit_on_error=False)
    async def read(self, words: str = "") -> None:
        """Reads the feeds again; then says `words`, or what the feed under the cursor has to say."""
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
        self._show()
        if words or self.said:
            self.foot.show(words or self.said)
        elif not self._feeds:
            self.foot.show(_("No feeds yet.  a in the list adds a feed, a page, a file or a folder."))
        else:
            self._tell()
        self.update_frame()

    def _show(self) -> None:
        """The rows that fit the filter."""
        wanted = fold(self.field.value).split()
        self.rows.show([feed for feed in self._feeds if not wanted or _fits(feed, wanted)], self._asked)

    @on(RowList.Moved)
    def _moved(self) -> None:
        """What was said of the feed before is over."""
        self.said = ""
        self._tell()

    def _tell(self) -> None:
        """Says in full what is wrong with the feed under the cursor, or where it comes from."""
        if (feed := self.rows.current) is not None:
            trouble = trouble_words(feed)
            if LOGIN_WANTED in trouble:
                trouble = _("{trouble}.  p password").format(trouble=trouble)
            elif trouble:
                trouble = f"{trouble}  {feed.url}"
            self.foot.show(trouble or feed.url, wrong=feed.error is not None)
        elif self._feeds:
            self.foot.show(_("No feed fits."))

    # a feed that is tried

    def ask_for(self, feed: Feed) -> None:
        """Marks a feed as being tried, until `tried` is called or the library says that it was."""
        self._asked[feed.id] = feed.last_fetched
        self._looks = 0
        self._show()
        if self._timer is not None:
            self._timer.resume()

    def tried(self, feeds: Sequence[int]) -> None:
        """Those feeds were tried, all of them if none is named."""
        self._asked = {key: before for key, before in self._asked.items() if feeds and key not in feeds}
        self.read()

    def look_again(self) -> None:
        """Looks whether a feed that is being tried has an outcome; another process brings it."""
        self._looks += 1
        if self._looks > MOST_LOOKS:
            self._asked.clear()
        self.read()

    # the filter

    def action_filter(self) -> None:
        """Opens the filter."""
        self.field.display = True
        self.field.focus()
        self._set_height()

    @on(Field.Changed)
    def _filter_changed(self) -> None:
        self._show()
        self._tell()

    def action_close_sheet(self) -> None:
        """Takes the filter away; if there is none, closes."""
        if not self.field.display:
            self.dismiss(None)
            return
        self.set_focus(None)
        self.field.value = ""
        self.field.display = False
        self._set_height()
        self.update_frame()

    def on_descendant_focus(self) -> None:
        """The keys of the filter."""
        self.update_frame()

    def on_descendant_blur(self) -> None:
        """The keys of the rows."""
        self.update_frame()


def _fits(feed: Feed, wanted: Sequence[str]) -> bool:
    """Every word stands in its title, folder, address or trouble."""
    text = fold(" ".join((feed.title, feed.folder or "", feed.url, feed.error or "")))
    return all(word in text for word in wanted)
