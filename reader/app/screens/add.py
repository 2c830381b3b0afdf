"""The sheet that adds a source: tells path, folder, list and address apart while one types, and completes paths."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget

from reader.app.base import app_of
from reader.app.screens.add_target import Target, entries, examine
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import fit, segment, strip
from reader.app.widgets.field import Field
from reader.app.widgets.path_list import PathList
from reader.app.widgets.row_list import RowList
from reader.model.safe import line
from reader.model.words import _


@dataclass(frozen=True, slots=True)
class AddWanted:
    """Absolute paths of what is to be added."""

    paths: tuple[str, ...]


class AddSheet(Sheet[AddWanted]):
    """Returns what is to be added, None if nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-8)", show=False),
        Binding("pagedown", "move(8)", show=False),
        Binding("tab", "complete", show=False, priority=True),
    ]

    def __init__(self, start: str = "") -> None:
        super().__init__()
        self._start = line(start)

    @property
    def title_text(self) -> str:
        """ADD A SOURCE."""
        return _("ADD A SOURCE")

    @property
    def aside(self) -> str:
        """What it can be."""
        return _("file, folder or OPML list")

    @property
    def hints(self) -> Sequence[Hint]:
        """Add, complete, cancel."""
        return (("Enter", _("add")), ("Tab", _("complete the path")), ("Esc", _("cancel")))

    def compose_body(self) -> ComposeResult:
        """Field, what it stands for, where it could go on."""
        yield Field(self._start, placeholder=_("~/news, or subscriptions.opml"), id="add-field")
        yield AddFoot(id="add-foot")
        yield PathList(id="add-rows")

    @property
    def text(self) -> str:
        """What was typed."""
        return self.query_one(Field).value

    @property
    def rows(self) -> PathList:
        """Where the path could go on."""
        return self.query_one(PathList)

    @property
    def foot(self) -> "AddFoot":
        """What it stands for."""
        return self.query_one(AddFoot)

    def on_mount(self) -> None:
        """Looks at what it starts with."""
        self._look(self._start)

    def on_resize(self, event: Resize) -> None:
        """Gives the proposals the height that is left."""
        self.rows.styles.height = max(1, min(8, event.size.height - (5 if event.size.height < LOW else 10)))

    @on(Field.Changed)
    def _typed(self, event: Field.Changed) -> None:
        self._look(event.value)

    @work(exclusive=True, group="add-look", exit_on_error=False)
    async def _look(self, text: str) -> None:
        target, found = await asyncio.to_thread(lambda: (examine(text), entries(text)))
        self.foot.show(target, insists=False)
        self.rows.show(found if target.kind not in {"file", "list"} else ())

    def action_move(self, rows: int) -> None:
        """The next proposal or the one before."""
        self.rows.move(rows)

    @on(RowList.Chosen)
    def action_complete(self) -> None:
        """Goes on to the chosen file or folder."""
        entry = self.rows.current
        if entry is not None:
            field = self.query_one(Field)
            field.value = entry.text
            field.cursor_position = len(entry.text)
            field.focus()

    @on(Field.Submitted)
    @work(exclusive=True, group="add-end", exit_on_error=False)
    async def _choose(self) -> None:
        """Adds what stands there; says why it cannot."""
        target = await asyncio.to_thread(examine, self.text)
        if target.kind in {"folder", "file", "list"}:
            self.dismiss(AddWanted((target.path,)))
        else:
            self.foot.show(target, insists=target.kind != "nothing")


class AddFoot(Widget):
    """Two lines that say what the text stands for; in error colour once Enter was pressed on something that cannot be added."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._target = Target("nothing")
        self._insists = False

    def show(self, target: Target, *, insists: bool) -> None:
        """Shows a target."""
        self._target, self._insists = target, insists
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The words, on as many lines as they need of the two."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        words = line(self._target.words) or _("Everything in a folder is read, and again when it changes.")
        first, rest = _break(words, width - 2)
        colour = "error" if self._insists else "text" if self._target.words else "muted"
        sign = "! " if self._insists else " "
        text = sign + fit(first, width - 3) if y == 0 else " " * len(sign) + fit(rest, width - 3)
        return strip([Segment("", ground), segment(text, ink(colour, "raised"))], width, ground)


def _break(words: str, width: int) -> tuple[str, str]:
    """Two lines, broken at a blank."""
    if len(words) <= width:
        return words, ""
    at = words.rfind(" ", 0, width)
    return (words[:at], words[at + 1 :]) if at > 0 else (words[:width], words[width:])
