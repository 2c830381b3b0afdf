"""The question of the first start, below the samples: which places matter to the reader."""

from dataclasses import dataclass
from typing import Literal

from rich.segment import Segment
from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.app.base import app_of
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.field import Field, names
from reader.desk import places
from reader.model.errors import DatelineError, NotFoundError
from reader.model.words import _

LOW = 22
"""Rows of the terminal below which it does without blank rows."""
MOST = 20
"""Names that are looked up at once."""
Line = Literal["question", "outcome", "other"]


class Welcome(Widget):
    """Asks for places. It takes no focus by itself, so that the samples can be read at once."""

    class Followed(Message):
        """These names were typed and are known: they are to be followed."""

        def __init__(self, names: tuple[str, ...]) -> None:
            super().__init__()
            self.names = names

    @dataclass
    class Looked(Message):
        """Which names are known (as they are called in the reader's language), which are not, and why nothing could be looked up."""

        typed: tuple[str, ...]
        called: tuple[str, ...]
        unknown: tuple[str, ...]
        trouble: str = ""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.followed: tuple[str, ...] = ()
        self.trouble = ""
        self._left = ""

    def compose(self) -> ComposeResult:
        """Question, field, what came of it, the other way."""
        yield WelcomeLine("question")
        with Horizontal(id="welcome-row"):
            yield WelcomeKey()
            yield Field(placeholder=_("Vienna, Kärnten, Ostafrika …"), id="welcome-field")
        yield WelcomeLine("outcome")
        yield WelcomeLine("other")

    def on_mount(self) -> None:
        """Follows the terminal's height."""
        self.set_class(self.app.size.height < LOW, "-low")

    def on_resize(self) -> None:
        """Follows the terminal's height."""
        self.set_class(self.app.size.height < LOW, "-low")

    def focus_question(self) -> None:
        """Lets the reader type."""
        self.query_one(Field).focus()

    def on_descendant_focus(self) -> None:
        """The question has the focus: its bar shows it."""
        self._draw()

    def on_descendant_blur(self) -> None:
        """It has it no more."""
        self._draw()

    def _draw(self) -> None:
        for part in self.query("WelcomeLine, WelcomeKey"):
            part.refresh()

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        event.stop()
        if event.value != self._left:
            self.trouble = ""
            self._draw()

    @on(Field.Submitted)
    def _submitted(self, event: Field.Submitted) -> None:
        event.stop()
        typed = tuple(dict.fromkeys(name for name in names(event.value) if name))[:MOST]
        if typed:
            self._look(typed)

    @work(thread=True, exclusive=True, group="welcome", exit_on_error=False)
    def _look(self, typed: tuple[str, ...]) -> None:
        session = app_of(self).session
        known: list[tuple[str, str]] = []
        unknown: list[str] = []
        trouble = ""
        for name in typed:
            try:
                known.append((name, session.name(places.look_up(session, name))))
            except NotFoundError:
                unknown.append(name)
            except DatelineError as problem:
                trouble = str(problem)
                break
        if not get_current_worker().is_cancelled:
            self.post_message(self.Looked(tuple(n for n, _c in known), tuple(c for _n, c in known), tuple(unknown), trouble))

    @on(Looked)
    def _looked(self, event: Looked) -> None:
        event.stop()
        self.followed = tuple(dict.fromkeys((*self.followed, *event.called)))
        self.trouble = event.trouble
        if event.unknown:
            self.trouble = _("No place called {name}. Another spelling may help.").format(name=", ".join(event.unknown))
        field = self.query_one(Field)
        field.value = self._left = ", ".join(event.unknown)
        field.cursor_position = len(field.value)
        field.placeholder = _("another place")
        self._draw()
        if event.typed:
            self.post_message(self.Followed(event.typed))


def _welcome_of(widget: Widget) -> Welcome:
    """The question that a line belongs to."""
    return next(node for node in widget.ancestors if isinstance(node, Welcome))


class WelcomeKey(Widget):
    """The key that leads to the field."""

    def render_line(self, y: int) -> Strip:
        """`w`, or blank once one types."""
        ink, typing = app_of(self).ink, _welcome_of(self).has_focus_within
        return strip([segment("   " if typing else " w ", ink("bright", "raised", bold=True))], self.size.width, ink("text", "raised"))


class WelcomeLine(Widget):
    """One line of text around the field."""

    def __init__(self, line: Line) -> None:
        super().__init__(classes=f"welcome-{line}")
        self._line = line

    def render_line(self, y: int) -> Strip:
        """The line."""
        width, ground = self.size.width, app_of(self).ink("text", "bg")
        made = {"question": self._question, "outcome": self._outcome, "other": self._other}[self._line]
        return strip(made(width), width, ground)

    def _question(self, width: int) -> list[Segment]:
        ink, typing = app_of(self).ink, _welcome_of(self).has_focus_within
        words, more = _("Which places matter to you?"), _("any name in any language")
        parts = [
            segment(f"{ink.glyphs.bar} " if typing else "  ", ink("accent", "bg")),
            segment(words, ink("accent" if typing else "bright", "bg", bold=True)),
        ]
        return [*parts, segment(f"   {more}", ink("muted", "bg"))] if cells(words + more) + 7 <= width else parts

    def _outcome(self, width: int) -> list[Segment]:
        ink, welcome = app_of(self).ink, _welcome_of(self)
        if welcome.trouble:
            return [segment(f"  {fit(f'! {welcome.trouble}', width - 4, ink.glyphs.more)}", ink("error", "bg"))]
        if not welcome.followed:
            meaning = _("They get a row of their own in Browse and stand out in the list.")
            return [segment(f"  {fit(meaning, width - 4, ink.glyphs.more)}", ink("muted", "bg"))]
        parts = [segment("  ", ink("text", "bg"))]
        room = width - 4 - cells(_("followed"))
        for name in welcome.followed:
            chip = f" {fit(name, 20).rstrip()} "
            room -= cells(chip) + 2
            if room < 0:
                break
            parts += [segment(chip, ink("accent", "chip", bold=True)), segment("  ", ink("text", "bg"))]
        return [*parts, segment(_("followed"), ink("muted", "bg"))]

    def _other(self, width: int) -> list[Segment]:
        ink = app_of(self).ink
        words = fit(_("add a feed, page, file or folder, or an OPML list"), width - 10, ink.glyphs.more)
        return [
            segment("  " + _("Or") + " ", ink("muted", "bg")),
            segment("a ", ink("bright", "bg", bold=True)),
            segment(words, ink("muted", "bg")),
        ]

    async def on_click(self, event: events.Click) -> None:
        """The question takes the focus; the last line adds a source."""
        event.stop()
        if self._line == "other":
            await self.app.run_action("add", self.screen)
        else:
            _welcome_of(self).focus_question()
