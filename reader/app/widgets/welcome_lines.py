"""The lines around the field of the question at the first start: the question, what came of it, the other way."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.model.place import Place
from reader.model.words import _

if TYPE_CHECKING:
    from reader.app.widgets.welcome import Welcome

LineKind = Literal["question", "outcome", "other"]
LONGEST = 20
"""Cells of a place's name in a chip."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A followed place with its name in the reader's language."""

    place: Place
    name: str


def welcome_of(widget: Widget) -> "Welcome":
    """The question that a line belongs to."""
    from reader.app.widgets.welcome import Welcome

    return next(node for node in widget.ancestors if isinstance(node, Welcome))


class WelcomeKey(Widget):
    """The key that leads to the field."""

    def render_line(self, y: int) -> Strip:
        """`w`, or blank once one types."""
        ink, typing = app_of(self).ink, welcome_of(self).field.has_focus
        return strip([segment(" " if typing else " w ", ink("bright", "raised", bold=True))], self.size.width, ink("text", "raised"))


class WelcomeLine(Widget):
    """One line of text around the field."""

    def __init__(self, line: LineKind) -> None:
        super().__init__(classes=f"welcome-{line}")
        self._line = line

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, ground = self.size.width, app_of(self).ink("text", "bg")
        made = {"question": self._question, "outcome": self._outcome, "other": self._other}[self._line]
        return strip(made(width), width, ground)

    def _question(self, width: int) -> list[Segment]:
        ink, typing = app_of(self).ink, welcome_of(self).has_focus_within
        words, more = _("Which places matter to you?"), _("any name in any language")
        parts = [
            segment(f"{ink.glyphs.bar} " if typing else "  ", ink("accent", "bg")),
            segment(words, ink("accent" if typing else "bright", "bg", bold=True)),
        ]
        return [*parts, segment(f"   {more}", ink("muted", "bg"))] if cells(words + more) + 7 <= width else parts

    def _outcome(self, width: int) -> list[Segment]:
        ink, welcome = app_of(self).ink, welcome_of(self)
        if welcome.trouble:
            return [segment(f"  {fit(f'! {welcome.trouble}', width - 4, ink.glyphs.more)}", ink("error", "bg"))]
        if not welcome.followed:
            meaning = _("They are followed, feeds for them are offered, the map P lights up.")
            before, key, after = fit(meaning, width - 4, ink.glyphs.more).partition(" P ")
            muted = ink("muted", "bg")
            return [segment(f"  {before}", muted), segment(key, ink("bright", "bg", bold=True)), segment(after, muted)]
        parts = [segment("  ", ink("text", "bg"))]
        placed = self._chips(width)
        for _start, _end, chip in placed:
            name = fit(chip.name, min(LONGEST, cells(chip.name)), ink.glyphs.more)
            parts += [segment(f" {name} {ink.glyphs.close} ", ink("accent", "chip", bold=True)), segment("  ", ink("text", "bg"))]
        end = placed[-1][1] if placed else 2
        hidden = len(welcome.followed) - len(placed)
        words = f"+{hidden}  {welcome.outcome}" if hidden else welcome.outcome
        return [*parts, segment(fit(words, max(0, width - end - 4), ink.glyphs.more), ink("muted", "bg"))]

    def _chips(self, width: int) -> list[tuple[int, int, Chip]]:
        """The chips that have room, each with its first column and the one after its last; the words behind them have some, too."""
        welcome = welcome_of(self)
        placed, x = [], 2
        room = width - 4 - min(cells(welcome.outcome), width // 3)
        for chip in welcome.followed:
            end = x + min(LONGEST, cells(chip.name)) + 4
            if end > room:
                break
            placed.append((x, end, chip))
            x = end + 2
        return placed

    def _other(self, width: int) -> list[Segment]:
        ink = app_of(self).ink
        words = fit(_("add a feed, page, file or folder, or an OPML list"), width - 10, ink.glyphs.more)
        return [
            segment("  " + _("Or") + " ", ink("muted", "bg")),
            segment("a ", ink("bright", "bg", bold=True)),
            segment(words, ink("muted", "bg")),
        ]

    async def on_click(self, event: events.Click) -> None:
        """The question takes the focus; the last line adds a source; the sign at a chip's end takes the place away."""
        event.stop()
        welcome = welcome_of(self)
        if self._line == "other":
            await self.app.run_action("add", self.screen)
            return
        if self._line == "outcome" and not welcome.trouble:
            for _start, end, chip in self._chips(self.size.width):
                if end - 3 <= event.x < end:
                    welcome.post_message(welcome.Dropped(chip.place))
                    return
        welcome.focus_question()
