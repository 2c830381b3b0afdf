"""The main screen: Browse, list, article and metadata, in four layouts that the style sheets fold."""

from concurrent.futures import Future

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container

from reader.app.keys import BY_ID
from reader.app.screens.news_article import Following
from reader.app.screens.news_bars import Telling
from reader.app.screens.news_base import Pane
from reader.app.screens.news_changed import Comparing
from reader.app.screens.news_find import Finding
from reader.app.screens.news_full import FullText
from reader.app.screens.news_hints import Hinting
from reader.app.screens.news_images import Picturing
from reader.app.screens.news_keep import Keeping
from reader.app.screens.news_map import Charting
from reader.app.screens.news_move import Moving
from reader.app.screens.news_mute import Muting
from reader.app.screens.news_seek import Seeking
from reader.app.screens.news_select import Selecting
from reader.app.screens.news_send import Sending
from reader.app.screens.news_settings import Setting
from reader.app.screens.news_source import Sourcing
from reader.app.screens.news_views import Viewing
from reader.app.screens.news_watch import Watching
from reader.app.screens.news_where import Where
from reader.app.search import Shown, Wanted
from reader.app.widgets.browse import Browse
from reader.app.widgets.list_rows import ONE, THREE
from reader.app.widgets.pane import PaneBox
from reader.app.widgets.toasts import Toast
from reader.app.widgets.too_small import TooSmall, too_small
from reader.desk.session import Session

FIRST_FRAME = 0.5
"""Seconds after which the first frame stands."""
MINUTE = 30.0
"""Seconds after which ages may have changed."""


class NewsScreen(
    Finding,
    Watching,
    Following,
    Moving,
    Keeping,
    Selecting,
    Sending,
    Seeking,
    Hinting,
    FullText,
    Comparing,
    Picturing,
    Viewing,
    Muting,
    Setting,
    Sourcing,
    Where,
    Charting,
    Telling,
):
    """Puts the parts together: what stands where, which pane has the keys, what closing means."""

    def __init__(self, session: Session, wanted: Wanted, own: Session | None = None, first: Future[Shown] | None = None) -> None:
        super().__init__(session, wanted)
        self.own = own
        self.first = first

    def compose(self) -> ComposeResult:
        """All panes; the layouts show some of them."""
        yield self.top_bar
        yield self.query_bar
        with Container(id="panes"):
            with PaneBox(id="browse-pane"):
                yield self.browse_head
                yield self.browse
            with PaneBox(id="list-pane"):
                yield self.list_head
                yield self.rows
                yield self.welcome
            with PaneBox(id="article-pane"):
                yield self.strip
                yield self.view
            with PaneBox(id="metadata-pane"):
                yield self.panel
        yield self.key_bar
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Shows the first rows, and begins to look for news."""
        self.set_class(self.inked.ink.plain, "-rules")
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._theme_changed())
        self._fold()
        self.go_to("list")
        self.show_first(self.first)
        self.watch_library()
        self.set_interval(MINUTE, self._time_passed)
        # a second process on a small machine would hold the first frame up
        self.set_timer(FIRST_FRAME, self.refresh_at_start)

    def _theme_changed(self) -> None:
        self.set_class(self.inked.ink.plain, "-rules")
        self.rows.restyle()
        for part in (self.top_bar, self.key_bar, self.list_head, self.browse_head, self.browse):
            part.refresh()

    def _time_passed(self) -> None:
        self.rows.refresh()
        self.update_bars()

    # layout

    def on_resize(self, event: events.Resize) -> None:
        """Another size: the same article, scroll position and pane."""
        self._fold()
        self.update_bars()
        self.inked.show_toasts()
        if not self.is_narrow:
            self.follow_cursor()

    def _fold(self) -> None:
        """What the style sheets cannot know."""
        size = self.app.size
        said = self.session.settings.rows
        three = said == "three" or (said == "auto" and size.width >= 180)
        self.rows.set_lines(THREE if three else ONE)
        self.set_class(three, "-three")
        self.set_class(too_small(size), "-tiny")
        self.update_welcome()

    def update_welcome(self) -> None:
        """Shows the question of the first start where it belongs, or takes it away."""
        self.set_class(self.welcomes and self.pane == "list" and not self.has_class("-zen"), "-welcome")

    # panes

    def go_to(self, pane: Pane) -> None:
        """Gives the keys to a pane and shows it."""
        self._arrive(pane)
        {"browse": self.browse, "list": self.rows, "article": self.view, "metadata": self.panel}[pane].focus(scroll_visible=False)

    def _arrive(self, pane: Pane) -> None:
        self.pane = pane
        # the class stands on the panes, not on the screen: then two of them are styled anew, not everything
        for box in self.query(PaneBox):
            box.set_class(box.id == f"{pane}-pane", "-current")
        self.update_welcome()
        self.update_bars()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click or a closed sheet has moved the focus."""
        panes: tuple[tuple[str, Pane], ...] = (("browse-pane", "browse"), ("list-pane", "list"), ("article-pane", "article"), ("metadata-pane", "metadata"))
        for node in event.widget.ancestors_with_self:
            for box, pane in panes:
                if node.id == box and pane != self.pane:
                    self._arrive(pane)
                    if pane == "article":
                        self.follow_cursor(at_once=True)
                        self.read_current()
                    return
        self.update_bars()

    @on(Browse.Moved)
    def _browse_moved(self) -> None:
        self.update_bars()

    # toasts, help, closing

    def toast(self, text: str, key: str = "", words: str = "", action: str = "", *, error: bool = False) -> None:
        """Says one thing at the bottom right, with the key that goes with it."""
        if action == "undo":
            self.read_since.clear()
        self.inked.toast(Toast(text, key, words, action, error))

    def action_help(self) -> None:
        """Shows all keys; the one chosen acts."""

        async def done(action: str | None) -> None:
            if action is not None and action in BY_ID:
                await self.run_action(action)

        # sheets are imported when they are first opened: 25 ms of the start for all of them
        from reader.app.screens.help import HelpSheet

        self.app.push_screen(HelpSheet(), done)

    def action_palette(self) -> None:
        """Opens the command palette."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leaves the app."""
        self.stop_child()
        self.leave_for_good()
        self.app.exit()


def _number(n: int) -> None:
    """Gives the screen the action of a number key."""

    def action(self: NewsScreen) -> None:
        self.open_number(n)

    action.__doc__ = f"Opens link {n}."
    setattr(NewsScreen, f"action_open_{n}", action)


for _n in range(1, 10):
    _number(_n)
