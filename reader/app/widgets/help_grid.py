"""The grid of the help: every action with its key, by group, flowing through two or three columns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.keys import ACTIONS, GROUPS, Action, shown_key
from reader.app.show import Ink, fit, segment, strip
from reader.model.words import _
from reader.text.fold import fold

KEY_WIDTH = 8
NUMBERED = "open_"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the grid: a heading, an action with the key that is shown, or (both None) a blank."""

    heading: str | None = None
    action: Action | None = None
    hint: str = ""


Column = tuple[Entry, ...]


def entries(wanted: str, keys: Mapping[str, Sequence[str]] = MappingProxyType({})) -> tuple[Entry, ...]:
    """All groups with their actions; for a wanted text only the actions that hold it in words, key or id.

    `keys` are the reader's own by action id.
    """
    rows: list[Entry] = []
    for group, title in GROUPS:
        actions = [Entry(action=a, hint=_hint(a, keys)) for a in ACTIONS if a.group == group and a.id not in _LATER_NUMBERS]
        found = [entry for entry in actions if _holds(entry, wanted)]
        if found:
            rows += ([Entry()] if rows else []) + [Entry(heading=_(title)), *found]
    return tuple(rows)


def _hint(action: Action, keys: Mapping[str, Sequence[str]]) -> str:
    """The key to show: the reader's own if the settings give one."""
    return "1-9" if _is_number(action) and action.id not in keys else shown_key(action, keys)


def _is_number(action: Action) -> bool:
    return action.id.startswith(NUMBERED) and action.id[len(NUMBERED) :].isdecimal()


_LATER_NUMBERS = frozenset(a.id for a in ACTIONS if _is_number(a)) - {f"{NUMBERED}1"}
"""The keys 1 to 9 do one thing and take one row."""


def _holds(entry: Entry, wanted: str) -> bool:
    action, wanted = entry.action, wanted.strip()
    if not wanted or action is None:
        return True
    said = fold(wanted)
    return wanted in {entry.hint, *action.keys} or (bool(said) and (said in fold(_(action.help)) or said in fold(action.id)))


def flow(rows: Sequence[Entry], columns: int) -> tuple[Column, ...]:
    """The rows in so many columns of the least height; a heading is never the last of its column, a blank never the first."""
    height = max(2, -(-len(rows) // columns))
    while True:
        made: list[list[Entry]] = [[]]
        for row in rows:
            if len(made[-1]) >= height or (row.heading is not None and len(made[-1]) >= height - 1):
                made.append([])
            if made[-1] or row.heading is not None or row.action is not None:
                made[-1].append(row)
        if len(made) <= columns or height > len(rows):
            return tuple(tuple(column) for column in made)
        height += 1


class HelpGrid(ScrollView, can_focus=False):
    """Draws the columns; the cursor goes through the actions in reading order, and sideways."""

    class Moved(Message):
        """The cursor stands on another action."""

    class Chosen(Message):
        """An action was clicked."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._columns: tuple[Column, ...] = ()
        self._wanted = ""
        self._at = (0, 0)

    @property
    def current(self) -> Action | None:
        """The action under the cursor."""
        column, row = self._at
        return self._columns[column][row].action if column < len(self._columns) and row < len(self._columns[column]) else None

    def filter(self, wanted: str) -> None:
        """Shows the actions that hold a text; the cursor goes to the first."""
        self._wanted = wanted
        self._lay_out()
        spots = self._spots()
        self._go(spots[0] if spots else (0, 0))

    def _lay_out(self) -> None:
        self._columns = flow(
            entries(self._wanted, app_of(self).session.settings.keys), 3 if self.app.size.width >= 100 else 2 if self.app.size.width >= 56 else 1
        )
        self.virtual_size = Size(self.size.width, max((len(column) for column in self._columns), default=0))
        self.refresh()

    def _spots(self) -> list[tuple[int, int]]:
        """Where the actions stand, column by column."""
        return [(c, r) for c, column in enumerate(self._columns) for r, entry in enumerate(column) if entry.action is not None]

    def move(self, rows: int) -> None:
        """The next action in reading order, or the one before."""
        spots = self._spots()
        if spots:
            at = spots.index(self._at) if self._at in spots else 0
            self._go(spots[min(max(at + rows, 0), len(spots) - 1)])

    def move_sideways(self, columns: int) -> None:
        """The nearest action of the column beside."""
        column, row = self._at
        beside = [spot for spot in self._spots() if spot[0] == column + columns]
        if beside:
            self._go(min(beside, key=lambda spot: abs(spot[1] - row)))

    def _go(self, spot: tuple[int, int]) -> None:
        self._at = spot
        top, height = self.scroll_offset.y, max(1, self.size.height)
        first = 0 if spot[1] <= 1 else spot[1]
        if first < top or spot[1] >= top + height:
            self.scroll_to(y=first if first < top else spot[1] - height + 1, animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Lays the columns out anew; the cursor stays on its action."""
        kept = self.current
        self._lay_out()
        spots = self._spots()
        self._go(next((s for s in spots if self._columns[s[0]][s[1]].action == kept), spots[0] if spots else (0, 0)))

    def _column_width(self) -> int:
        return self.scrollable_content_region.width // max(1, len(self._columns))

    def render_line(self, y: int) -> Strip:
        """A line through all columns."""
        ink, row = app_of(self).ink, y + self.scroll_offset.y
        width = self._column_width()
        parts: list[Segment] = []
        for number, column in enumerate(self._columns):
            entry = column[row] if row < len(column) else Entry()
            parts += self._cell(entry, width, (number, row) == self._at, ink)
        return strip(parts, self.scrollable_content_region.width, ink("text", "raised"))

    def _cell(self, entry: Entry, width: int, current: bool, ink: Ink) -> list[Segment]:
        ground = "cursor" if current and entry.action else "raised"
        if entry.action is None:
            return [segment(f" {fit(entry.heading or '', width - 1)}", ink("muted", ground, bold=True))]
        return [
            segment(ink.glyphs.bar if ground == "cursor" else " ", ink("accent", ground)),
            segment(fit(entry.hint, KEY_WIDTH), ink("bright", ground, bold=True)),
            segment(fit(_(entry.action.help), width - KEY_WIDTH - 2, ink.glyphs.more), ink("text", ground)),
            segment(" ", ink("text", "raised")),
        ]

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on an action; on the cursor's it does it."""
        event.stop()
        spot = (event.x // max(1, self._column_width()), event.y + self.scroll_offset.y)
        if spot == self._at:
            self.post_message(self.Chosen())
        elif spot in self._spots():
            self._go(spot)
