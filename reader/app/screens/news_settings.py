"""The main screen: settings, and the feed of the row."""

import asyncio
import os

from textual import on, work
from textual.message import Message

from reader.app import themes
from reader.app.refreshes import Wish
from reader.app.screens.news_act import Acting
from reader.desk import sources
from reader.model.errors import DatelineError
from reader.model.feed import Feed, FeedChange
from reader.model.words import _


class SettingChanged(Message):
    """A setting has another value now."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Setting(Acting):
    """Changes how things are."""

    # settings

    def action_settings(self) -> None:
        """Shows the settings."""
        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.settings import SettingsSheet

        self.app.push_screen(SettingsSheet(self.own or self.session))

    @on(SettingChanged)
    def _setting_changed(self, event: SettingChanged) -> None:
        """Makes a setting hold at once, where that can be."""
        if self.own is not None:
            self.session.settings = self.own.settings
        settings = self.session.settings
        match event.name:
            case "theme":
                no_color, colorfgbg = bool(os.environ.get("NO_COLOR")), os.environ.get("COLORFGBG", "")
                chosen = themes.choose(settings.theme, self.app.console.color_system, no_color=no_color, colorfgbg=colorfgbg)
                if chosen in self.app.available_themes:
                    self.app.theme = chosen
            case "rows":
                self._fold()
            case "measure":
                self.view.text.on_resize()
            case "fold":
                self.load(self.wanted)
            case "home":
                self.show_again()
        self.update_bars()

    def _fold(self) -> None:
        """Lays the panes out anew."""
        raise NotImplementedError

    # the feed of the row

    def action_edit_feed(self) -> None:
        """Changes the feed of the row, of the list's or Browse's."""
        if self.session.samples:
            self.toast(_("The samples come from no feed of yours."), "a", _("adds one"), "add")
        else:
            self._edit_feed()

    @work(exclusive=True, group="edit", exit_on_error=False)
    async def _edit_feed(self) -> None:
        row, chosen = self.row, self.browse.current if self.pane == "browse" else None
        key = chosen.key.removeprefix("feed:") if chosen is not None and chosen.key.startswith("feed:") else ""
        wanted = int(key) if key else row.feed_id if row is not None and chosen is None else None
        session = self.session
        try:
            feed = next((feed for feed in await asyncio.to_thread(session.library.feeds) if feed.id == wanted), None)
            home = await asyncio.to_thread(sources.home_name, session, feed) if feed is not None else ""
        except DatelineError as problem:
            self.toast(str(problem), error=True)
            return
        if feed is None:
            said = _("No feed here.") if chosen is not None else _("It belongs to no feed.") if row is not None else _("No article here.")
            self.toast(said, "F", _("feeds"), "feeds")
            return
        # a sheet that is seldom opened
        from reader.app.screens.feed_edit import FeedEditSheet

        def done(change: FeedChange | None) -> None:
            if change is not None:
                self._feed_edited(feed, change)

        self.app.push_screen(FeedEditSheet(session, feed, home), done)

    def _feed_edited(self, feed: Feed, change: FeedChange) -> None:
        self.count_again()
        self.load(self.wanted)
        self.toast(_("{name} changed.").format(name=change.title or feed.title), "u", _("undo"), "undo")
        if change.url is not None:
            self.wish(Wish(feeds=(feed.id,)))
