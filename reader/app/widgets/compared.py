"""Two versions of an article as rows: side by side where there is room, else one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.base import app_of
from reader.app.show import Ink, segment, strip
from reader.app.widgets.typeset_wrap import drawable, wrap
from reader.desk.changes import Pair, Piece
from reader.model.words import _, ngettext

SIDE_BY_SIDE = 72
"""Cells from which two columns stand side by side."""
GAP = 3
CONTEXT = 1
"""Unchanged paragraphs that are shown before and after a changed one."""

Cell = tuple[tuple[str, bool], ...]
"""A row of one column: texts, and whether they changed."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of both columns.

    Attributes:
        sign: before a row that stands alone: "-" was, "+" is, "" for what stayed.
        alone: the other version has nothing beside it, so that no single word needs a mark.
    """

    before: Cell = ()
    after: Cell = ()
    sign: str = ""
    alone: bool = False


class Compared(ScrollView, can_focus=True):
    """The rows. Keys come from the sheet."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Compared { background: $d-raised; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable;
        scrollbar-color: $d-line; scrollbar-background: $d-raised; }
    """

    class LaidOut(Message):
        """There are so many rows now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pairs: tuple[Pair, ...] = ()
        self._rest = False
        self._rows: list[Row | str] = []

    def show(self, pairs: tuple[Pair, ...], *, rest: bool = False) -> None:
        """Shows what two versions have, from the top; `rest`: behind it is more that is not compared."""
        self._pairs, self._rest = pairs, rest
        self._lay_out()
        self.scroll_to(y=0, animate=False, force=True)

    def on_resize(self) -> None:
        """Other widths have other rows."""
        self._lay_out()

    @property
    def width(self) -> int:
        """Cells of a row."""
        return self.scrollable_content_region.width

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    @property
    def beside(self) -> bool:
        """Whether both versions stand side by side."""
        return self.width >= SIDE_BY_SIDE

    @property
    def column(self) -> int:
        """Cells of one version's column."""
        return max(4, (self.width - GAP) // 2 if self.beside else self.width - 2)

    def _lay_out(self) -> None:
        self._rows = list(self._made()) if self.width > 0 else []
        self.virtual_size = Size(self.width, len(self._rows))
        self.refresh()
        self.post_message(self.LaidOut())

    def _made(self) -> Iterator[Row | str]:
        """Rows: both columns, or a line that tells what is left out."""
        for number, part in enumerate(_parts(self._pairs)):
            if number:
                yield Row()
            if isinstance(part, int):
                yield ngettext("{n} paragraph as it was", "{n} paragraphs as they were", part).format(n=part)
            else:
                yield from self._of_pair(part)
        if self._rest:
            yield Row()
            yield _("the rest is not compared")

    def _of_pair(self, pair: Pair) -> Iterator[Row]:
        """The rows of one paragraph."""
        before, after = _rows_of(pair.before, self.column), _rows_of(pair.after, self.column)
        alone = not before or not after
        if self.beside:
            for at in range(max(len(before), len(after))):
                yield Row(before[at] if at < len(before) else (), after[at] if at < len(after) else (), alone=alone)
            return
        if not pair.same:
            yield from (Row(before=cell, sign="-", alone=alone) for cell in before)
        yield from (Row(after=cell, sign="" if pair.same else "+", alone=alone) for cell in after)

    def render_line(self, y: int) -> Strip:
        """A row."""
        ink, width = app_of(self).ink, self.width
        at, ground = y + self.scroll_offset.y, ink("text", "raised")
        if at >= len(self._rows):
            return Strip.blank(width, ground)
        row = self._rows[at]
        if isinstance(row, str):
            return strip([segment(f"{ink.glyphs.more} {row}", ink("muted", "raised"))], width, ground)
        after = _drawn(row.after, ink, "text", row)
        if self.beside:
            before = strip(_drawn(row.before, ink, "soft", row), self.column, ground)
            return strip([*before, Segment(" " * GAP, ground), *after], width, ground)
        return strip([segment(f"{row.sign:2}", ink("muted", "raised")), *_drawn(row.before, ink, "soft", row), *after], width, ground)


def _parts(pairs: Sequence[Pair]) -> Iterator[Pair | int]:
    """Changed paragraphs with their neighbours; of the others how many there are."""
    near = {at + step for at, pair in enumerate(pairs) if not pair.same for step in range(-CONTEXT, CONTEXT + 1)}
    left_out = 0
    for at, pair in enumerate(pairs):
        if at not in near:
            left_out += 1
            continue
        if left_out:
            yield left_out
        left_out = 0
        yield pair
    if left_out:
        yield left_out


def _rows_of(pieces: Sequence[Piece], width: int) -> list[Cell]:
    """A paragraph as rows of a column."""
    texts = [(drawable(piece.text), piece.changed) for piece in pieces]
    whole = "".join(text for text, _changed in texts)
    rows: list[Cell] = []
    first = first_at = 0
    for start, end in wrap(whole, width):
        # pieces that ended before this row are not looked at again
        while first < len(texts) and first_at + len(texts[first][0]) <= start:
            first_at += len(texts[first][0])
            first += 1
        at, cell = first_at, []
        for text, changed in texts[first:]:
            if at >= end:
                break
            if part := text[max(0, start - at) : max(0, end - at)]:
                cell.append((part, changed))
            at += len(text)
        rows.append(tuple(cell))
    return rows


def _drawn(cell: Cell, ink: Ink, name: str, row: Row) -> list[Segment]:
    return [segment(text, _style(ink, name, alone=row.alone) if changed else ink(name, "raised")) for text, changed in cell]


def _style(ink: Ink, name: str, *, alone: bool) -> Style:
    """Changed words stand on the cursor's ground, and are underlined for who sees no such tints; what is new or gone as a whole is bold."""
    if alone:
        return ink(name, "raised", bold=True)
    return ink("bright", "raised" if ink.plain else "cursor", bold=True, underline=True)


def nothing_changed(pairs: Sequence[Pair]) -> bool:
    """Whether two versions say the same, as far as they are compared."""
    return all(pair.same for pair in pairs)


def column_heads(before: str) -> tuple[str, str]:
    """What stands above the two columns."""
    return _("until {time}").format(time=before), _("now")
