"""The command palette: every action by its help text, and the themes, in the frame of a sheet."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.events import Resize

from reader.app.base import app_of
from reader.app.keys import ACTIONS, Action, shown_key
from reader.app.screens.sheet import LOW, Framed, Hint, Sheet, SheetHead, SheetHints
from reader.app.show import content
from reader.model.words import _

OURS = ("night", "day", "terminal")
"""Our themes, which stand before Textual's."""


class Commands(Provider):
    """Offers what the screen below can do, under its help text."""

    def _known(self) -> Iterator[tuple[Action, Callable[[], Awaitable[object]]]]:
        for action in ACTIONS:
            if action.id == "palette":
                continue
            for owner in (self.screen, self.app):
                if hasattr(owner, f"action_{action.id}"):
                    yield action, partial(self.app.run_action, action.id, owner)
                    break

    async def discover(self) -> Hits:
        """All actions, before anything is typed, and the themes behind them: providers of their own would come in any order."""
        for action, do in self._known():
            words = _words(action, app_of(self.screen).session.settings.keys)
            yield DiscoveryHit(content(words), do, text=words)
        for words, choose in Themes(self.screen, self.match_style).known():
            yield DiscoveryHit(content(words), choose, text=words)

    async def search(self, query: str) -> Hits:
        """The actions whose words go with what is typed."""
        matcher = self.matcher(query)
        for action, do in self._known():
            words = _words(action, app_of(self.screen).session.settings.keys)
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), do, text=words)


class Themes(Provider):
    """Offers the themes."""

    def known(self) -> Iterator[tuple[str, Callable[[], None]]]:
        """Words and what they do."""
        names = sorted(self.app.available_themes)
        shown = [name for name in OURS if name in names] + [name for name in names if not name.startswith(("night", "day", "terminal", "ansi"))]
        for name in shown:
            yield _("theme: {name}").format(name=name), partial(self._choose, name)

    def _choose(self, name: str) -> None:
        """Takes the theme; on terminals of 256 colours its twin."""
        twin = f"{name}-256"
        self.app.theme = twin if self.app.console.color_system == "256" and twin in self.app.available_themes else name

    async def search(self, query: str) -> Hits:
        """The themes whose name goes with what is typed."""
        matcher = self.matcher(query)
        for words, do in self.known():
            if (score := matcher.match(words)) > 0:
                yield Hit(score, matcher.highlight(words), do, text=words)


def _words(action: Action, own: Mapping[str, Sequence[str]] = MappingProxyType({})) -> str:
    """What an action does, and its key; `own` are the reader's keys by action id."""
    return f"{_(action.help)}   {shown_key(action, own)}".rstrip()


PROVIDERS: set[type[Provider] | Callable[[], type[Provider]]] = {Commands, Themes}
"""For the app's COMMANDS."""


class Palette(Framed, CommandPalette):
    """The palette in the frame of a sheet."""

    VERTICAL_BREAKPOINTS = Sheet.VERTICAL_BREAKPOINTS

    @property
    def title_text(self) -> str:
        """COMMANDS."""
        return _("COMMANDS")

    @property
    def hints(self) -> Sequence[Hint]:
        """Do it, choose, back."""
        return (("Enter", _("do it")), ("↑↓", _("choose")), ("Esc", _("back")))

    def on_mount(self) -> None:
        """Puts the frame round what Textual yields."""
        page = self.query_one("#--container")
        page.mount(SheetHead(id="sheet-head"), before=0)
        page.mount(SheetHints(id="sheet-hints"))

    def on_resize(self, event: Resize) -> None:
        """Keeps the keys on the screen: the commands get the height that is left."""
        left = event.size.height - (3 if event.size.height < LOW else 10)
        self.query_one(CommandList).styles.max_height = max(1, min(14, left))


def palette() -> CommandPalette:
    """The palette, ready to be pushed."""
    return Palette([Commands, Themes], placeholder=_("what to do, or a theme"), id="--command-palette")
