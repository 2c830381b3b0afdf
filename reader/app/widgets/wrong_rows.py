"""The rows of the sheet for a wrong place: the places of an article, or what one of them could be instead."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.show import cells, fit, segment
from reader.app.widgets.place_hits import counts, counts_width, found
from reader.app.widgets.row_list import RowList
from reader.desk.places import PickerHit
from reader.library.protocol import Totals
from reader.model.place import SURE, ArticlePlace
from reader.model.safe import line
from reader.model.words import _

_LONGEST = 24
"""Cells of the longest name of a place as the article has it."""
_PINNED_FROM = 3
"""Rows of the list from which its last one may be kept in sight: below, the cursor's row would have none for itself."""


@dataclass(frozen=True, slots=True)
class Named:
    """A place of the article, where it lies in words, and why it is one."""

    place: ArticlePlace
    described: str
    why: str

    @property
    def name(self) -> str:
        """As the article has it."""
        return line(self.place.label or self.place.place.name)


@dataclass(frozen=True, slots=True)
class NoPlaceRow:
    """The row that says that a name is no place."""


@dataclass(frozen=True, slots=True)
class ElsewhereRow:
    """The row that says that it happens somewhere else, which no name in the article says."""


Entry = Named | PickerHit | NoPlaceRow | ElsewhereRow


class WrongRows(RowList):
    """Entries of one kind or the other; that it is none of them (no place, somewhere else) stays in sight, as the last row."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()
        self._typed = ""
        self._widest = 0

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if 0 <= self.cursor < len(self._entries) else None

    def show(self, entries: Sequence[Entry], cursor: int = 0, typed: str = "") -> None:
        """Shows entries; `typed` is the name that found them."""
        self._entries, self._typed = tuple(entries), typed
        self._widest = max((cells(line(entry.name)) for entry in entries if isinstance(entry, (Named, PickerHit))), default=0)
        self.update_rows(cursor)
        self.post_message(self.Moved())

    def row_count(self) -> int:
        """How many entries."""
        return len(self._entries)

    def _index(self, y: int) -> int:
        """The entry at a line of the widget."""
        height, last = self.size.height, len(self._entries) - 1
        pinned = _PINNED_FROM <= height <= last and y == height - 1 and isinstance(self._entries[last], (NoPlaceRow, ElsewhereRow))
        return last if pinned else y + self.scroll_offset.y

    def render_line(self, y: int) -> Strip:
        """The entry at a line of the widget."""
        return super().render_line(self._index(y) - self.scroll_offset.y)

    def on_click(self, event: events.Click) -> None:
        """A click puts the cursor on an entry; on the cursor's entry it chooses."""
        event.prevent_default()
        event.stop()
        index = self._index(event.y)
        if index == self.cursor:
            self.post_message(self.Chosen())
        else:
            self.go_to(index)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """Name and where that is; of what was found also what it is, and its articles."""
        ink, entry = app_of(self).ink, self._entries[index]
        bold = ground == "cursor"
        match entry:
            case NoPlaceRow():
                return [segment(fit(_("not a place"), width, ink.glyphs.more), ink("text", ground, bold=bold))]
            case ElsewhereRow():
                return [segment(fit(_("somewhere else"), width, ink.glyphs.more), ink("text", ground, bold=bold))]
            case Named():
                name_width = min(min(self._widest, _LONGEST) + 3, width)
                look = "place" if entry.place.confidence >= SURE else "muted"
                name = segment(fit(entry.name, name_width - 1, ink.glyphs.more) + " ", ink(look, ground, bold=bold))
                return [name, segment(fit(entry.described, width - name_width, ink.glyphs.more), ink("muted", ground))]
            case PickerHit():
                room = max(0, width - counts_width(width))
                totals = Totals(entry.articles, entry.unread)
                name_width = min(self._widest + 3, max(room * 2 // 5 + 2, 12), room)
                return [*found(entry, self._typed, totals, room, name_width, ground, ink), *counts(totals, width, ground, ink)]
