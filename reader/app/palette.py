"""The command palette's commands: every action by its help text, and the themes."""

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider

from reader.app.keys import ACTIONS, Action
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
            yield DiscoveryHit(content(_words(action)), do, text=_words(action))
        for words, choose in Themes(self.screen, self.match_style).known():
            yield DiscoveryHit(content(words), choose, text=words)

    async def search(self, query: str) -> Hits:
        """The actions whose words go with what is typed."""
        matcher = self.matcher(query)
        for action, do in self._known():
            if (score := matcher.match(_words(action))) > 0:
                yield Hit(score, matcher.highlight(_words(action)), do, text=_words(action))


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


def _words(action: Action) -> str:
    """What an action does, and its key."""
    return f"{_(action.help)}   {action.hint}"


PROVIDERS: set[type[Provider] | Callable[[], type[Provider]]] = {Commands, Themes}
"""For the app's COMMANDS."""


def palette() -> CommandPalette:
    """The palette, ready to be pushed."""
    return CommandPalette([Commands, Themes], placeholder=_("what to do, or a theme"), id="--command-palette")
