"""The app: wiring alone. Its theme and glyphs by the terminal, its keys by the settings, the main screen over a library or the samples."""

import gc
import locale
import os
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from rich.console import Console
from textual.app import ScreenStackError
from textual.binding import Binding
from textual.command import CommandPalette
from textual.scrollbar import ScrollBar, ScrollBarRender

from reader.app import keys, themes
from reader.app.browse_rows import ScopeName
from reader.app.palette import PROVIDERS, palette
from reader.app.screens.news import NewsScreen
from reader.app.search import Shown, Wanted, look
from reader.app.show import ASCII, Glyphs
from reader.app.toasting import ToastingApp
from reader.app.widgets.plain_thumb import PlainThumb
from reader.app.widgets.toasts import Toast, Toasts
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.keymap import check_keys
from reader.model.paths import default_config, styles
from reader.model.settings import Settings
from reader.model.words import _
from reader.query.ast import Query


class DatelineApp(ToastingApp):
    """The reader's app over a session.

    Attributes:
        own: the reader's own library while `session` is that of the samples.
    """

    TITLE = "dateline"
    CSS_PATH = [styles() / name for name in ("base.tcss", "news.tcss", "sheets.tcss", "map.tcss", "article.tcss", "finding.tcss")]
    COMMANDS = PROVIDERS
    BINDINGS = [Binding("ctrl+q", "quit", show=False, id="leave")]

    def __init__(
        self,
        session: Session,
        query: str = "",
        *,
        own: Session | None = None,
        first: Future[Shown] | None = None,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        # read before Textual is started: it takes NO_COLOR out of the environment, and picks its filter by ansi_color
        no_color = bool(environment.get("NO_COLOR"))
        plain = no_color or (Console(force_terminal=True).color_system or "standard") == "standard" or session.settings.theme == "terminal"
        super().__init__(session, glyphs(session.settings, environment), ansi_color=True if plain else None)
        ScrollBar.renderer = PlainThumb if self.glyphs.ascii else ScrollBarRender
        self.own = own
        self.first = first
        self.query_at_start = query
        self.animation_level = "none"
        themes.register(self, high_contrast=session.settings.contrast == "high")
        system = "standard" if plain else self.console.color_system
        chosen = themes.choose(session.settings.theme, system, no_color=no_color, colorfgbg=environment.get("COLORFGBG", ""))
        self.theme = chosen if chosen in self.available_themes else themes.choose("auto", system, no_color=no_color, colorfgbg="")
        self.set_keymap(
            {action: ",".join(chosen) for action, chosen in check_keys(session.settings.keys, keys.defaults(), session.config or default_config()).items()}
        )

    def get_default_screen(self) -> NewsScreen:
        """The main screen."""
        return NewsScreen(self.session, _wanted(self.session, self.query_at_start), self.own, self.first)

    def on_ready(self) -> None:
        """The first frame stands: what is there stays for good, so that collecting garbage never holds up a key for it."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()

    @property
    def news(self) -> NewsScreen:
        """The main screen, whatever stands on it."""
        screen = self.screen_stack[0]
        if not isinstance(screen, NewsScreen):
            raise ScreenStackError("the main screen is not there")
        return screen

    async def action_quit(self) -> None:
        """Leaves the app from any screen."""
        self.news.action_quit()

    def action_command_palette(self) -> None:
        """Opens the palette over any screen."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(palette())

    def action_help_quit(self) -> None:
        """ctrl+c: says how to leave."""
        self.toast(Toast(_("To leave:"), "q", _("quit"), "quit"))

    async def on_toasts_clicked(self, event: Toasts.Clicked) -> None:
        """Does what the toast offers."""
        if event.toast.action:
            await self.run_action(event.toast.action, self.news)
        self.drop_toast(event.toast)


def glyphs(settings: Settings, environment: Mapping[str, str]) -> Glyphs:
    """The signs for a terminal: ASCII on the Linux console and where the locale is not UTF-8."""
    if settings.glyphs == "auto":
        plain = environment.get("TERM") == "linux" or locale.getpreferredencoding(False).upper().replace("-", "") != "UTF8"
        return ASCII if plain else Glyphs()
    return ASCII if settings.glyphs == "ascii" else Glyphs()


def _wanted(session: Session, query: str) -> Wanted:
    """What is to be seen first."""
    scope: ScopeName = "samples" if session.samples else "all"
    return Wanted(scope, query)


def run(session: Session, query: str = "") -> None:
    """Opens the app and returns when the reader leaves; over the samples while there is neither source nor article.

    Raises:
        UsageError: the settings' keys are wrong.
        LibraryError: the library cannot be read.
    """
    own = None
    shown = session
    if not session.samples and not session.library.feeds() and not session.library.headlines(Query(), 1):
        # the parsers of all formats take 0.3 s to import, and are needed here at the first start alone
        from reader.desk.samples import open_samples

        try:
            own, shown = session, open_samples(session)
        except DatelineError:  # they are gone, or damaged: there is less to read at first
            own, shown = None, session
    early = ThreadPoolExecutor(1)
    # read while Textual starts, so that the first frame has rows: 0.1 s sooner
    first = early.submit(look, shown, _wanted(shown, query))
    early.shutdown(wait=False)
    app = DatelineApp(shown, query, own=own, first=first)
    try:
        app.run()
    finally:
        kept = own or app.session
        if not kept.samples:
            kept.library.closed(kept.now())
        if shown.samples and app.session is shown:
            shown.library.close()
