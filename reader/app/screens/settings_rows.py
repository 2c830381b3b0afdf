"""The rows of the sheet for settings: what can be set in a word or two, what it is now, and what it does."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from rich.segment import Segment

from reader.app.base import app_of
from reader.app.keys import N_
from reader.app.show import cells, fit, segment
from reader.app.widgets.query_proposals import field_style
from reader.app.widgets.row_list import RowList
from reader.model import settings
from reader.model.settings import Settings
from reader.model.words import _

Kind = Literal["choice", "flag", "number", "text"]
THEMES = ("auto", "night", "day", "terminal")


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting.

    Attributes:
        values: what a choice goes through.
        about: what it does (message id).
        at_once: it holds as soon as it is set, else from the next start.
    """

    name: str
    kind: Kind
    about: str
    values: tuple[str, ...] = ()
    at_once: bool = True


ENTRIES: tuple[Entry, ...] = (
    Entry("theme", "choice", N_("colours; ctrl+p knows more of them"), THEMES),
    Entry("contrast", "choice", N_("black grounds, brighter text"), get_args(settings.Contrast), at_once=False),
    Entry("language", "choice", N_("of the interface"), get_args(settings.LanguageChoice), at_once=False),
    Entry("home", "text", N_("the place that distances are counted from")),
    Entry("measure", "number", N_("columns of the text, 40 to 100")),
    Entry("rows", "choice", N_("lines of a row in the list"), get_args(settings.Rows)),
    Entry("fold", "flag", N_("one row for one story that several tell")),
    Entry("mark_read", "choice", N_("read after 2 s on screen, when opened, or by key"), get_args(settings.MarkRead)),
    Entry("images", "choice", N_("pictures, where the terminal can"), get_args(settings.Images)),
    Entry("glyphs", "choice", N_("signs beyond ASCII"), get_args(settings.Glyphs), at_once=False),
    Entry("browser", "text", N_("opens pages; %s is the address")),
    Entry("player", "text", N_("plays what is enclosed; %s is the address")),
    Entry("pager", "text", N_("shows an article; empty: $PAGER")),
    Entry("editor", "text", N_("edits an article's text; empty: $EDITOR")),
    Entry("notify", "text", N_("tells of what a rule notifies of; %s is the words")),
    Entry("refresh_minutes", "number", N_("between two fetches of a feed, at first")),
    Entry("timeout", "number", N_("seconds that a feed may take")),
    Entry("escdelay", "number", N_("ms that Esc may be the start of a key"), at_once=False),
    Entry("library", "text", N_("its file; empty: the platform's data folder"), at_once=False),
)


def shown_value(chosen: Settings, entry: Entry) -> str:
    """A setting as it is typed."""
    value = getattr(chosen, entry.name)
    if isinstance(value, bool):
        return "true" if value else "false"
    return shlex.join(value) if isinstance(value, tuple) else str(value)


def typed_value(entry: Entry, text: str) -> str | int:
    """What was typed as the setting takes it; what is no number stays text, so that the check says what it takes."""
    if entry.kind == "flag":
        return text == "true"
    try:
        return int(text) if entry.kind == "number" else text
    except ValueError:
        return text


def next_value(chosen: Settings, entry: Entry) -> str:
    """What Enter makes of a choice: the next one."""
    values = ("false", "true") if entry.kind == "flag" else entry.values
    now = shown_value(chosen, entry)
    return values[(values.index(now) + 1) % len(values)] if now in values else values[0]


class SettingRows(RowList, can_focus=True):
    """Settings with their values."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values: Mapping[str, str] = {}

    def show(self, chosen: Settings) -> None:
        """Shows the values of now."""
        self._values = {entry.name: shown_value(chosen, entry) for entry in ENTRIES}
        self.update_rows()

    @property
    def current(self) -> Entry:
        """The setting under the cursor."""
        return ENTRIES[max(0, self.cursor)]

    def row_count(self) -> int:
        """How many settings."""
        return len(ENTRIES)

    def on_focus(self) -> None:
        """The cursor's row shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """It steps back."""
        self.refresh()

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """Name, value, what it does."""
        ink, entry = app_of(self).ink, ENTRIES[index]
        ground = "cursor_off" if ground == "cursor" and not self.has_focus else ground
        value = self._values.get(entry.name, "")
        names = max(cells(one.name) for one in ENTRIES)
        room = min(max(10, width - names - 44), 24)
        about = max(0, width - names - room - 5)
        return [
            segment(fit(entry.name, names) + "  ", field_style(ink("link", ground))),
            segment(fit(value or ink.glyphs.none, room, ink.glyphs.more) + "  ", ink("bright" if value else "muted", ground)),
            segment(fit(_(entry.about), about, ink.glyphs.more), ink("muted", ground)),
        ]
