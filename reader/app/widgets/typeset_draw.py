"""Draws a row of a set text as cells: its looks in the theme's colours, what was found in it, what can be clicked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.show import Ink
from reader.app.widgets.targets import Target
from reader.app.widgets.typeset_leaf import NO_BREAK, Leaf, Look, Row
from reader.app.widgets.typeset_wrap import width_of

_SIDEWAYS = 20_000
"""Characters of a row that can be reached by scrolling sideways."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Columns of a row that can be clicked, from `start` to before `end`."""

    start: int
    end: int
    target: Target


@dataclass(frozen=True, slots=True)
class Mark:
    """A part of a leaf's text that was searched for; the current one stands out."""

    start: int
    end: int
    current: bool = False


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as cells, and what in it can be clicked."""

    strip: Strip
    hits: tuple[Hit, ...] = ()


def draw(row: Row, ink: Ink, width: int, shift: int = 0, marks: Sequence[Mark] = ()) -> Drawn:
    """A row in exactly `width` cells; what scrolls sideways is moved to the left by `shift` cells.

    Args:
        marks: of the row's leaf, in order.
    """
    source = row.leaf
    if source.paint is not None:
        source.take(source.paint())
        source.paint = None
    segments: list[Segment] = []
    hits: list[Hit] = []
    column = 0
    for run in source.lead if row.first else source.frame.rest:
        segments.append(Segment(run.text, _style(run.look, ink)))
        column += width_of(run.text)
    room = max(1, min(source.width, width - column))
    body: list[Segment] = []
    reached = column
    for run, start, end in source.pieces(row.start, min(row.end, row.start + _SIDEWAYS)):
        size = 0
        for first, last, mark in _parted(start, end, marks):
            text = source.text[first:last].replace(NO_BREAK, " ").replace("\n", " ")
            body.append(Segment(text, _marked(run.look, ink, mark) if mark else _style(run.look, ink)))
            size += width_of(text)
        if run.target is not None and (hit := _visible(reached - shift, reached - shift + size, column, column + room)):
            hits.append(Hit(*hit, run.target))
        reached += size
    line = Strip(body)
    if source.region:
        line = _window(line, shift, room, source, ink)
    strip = Strip([*segments, *line]).adjust_cell_length(width, ink("text", "paper"))
    return Drawn(strip, tuple(hits))


def _parted(start: int, end: int, marks: Sequence[Mark]) -> Iterator[tuple[int, int, Mark | None]]:
    """A part of the text, parted where marks begin and end."""
    for mark in marks:
        if mark.end <= start or mark.start >= end:
            continue
        if start < mark.start:
            yield start, mark.start, None
        yield max(start, mark.start), min(end, mark.end), mark
        start = min(end, mark.end)
    if start < end:
        yield start, end, None


def _visible(start: int, end: int, left: int, right: int) -> tuple[int, int] | None:
    """The part of some columns that lies between two others."""
    start, end = max(start, left), min(end, right)
    return (start, end) if start < end else None


def _window(line: Strip, shift: int, room: int, source: Leaf, ink: Ink) -> Strip:
    """The part of a long line that is in sight, on its own ground, with a sign where it goes on."""
    ground = _style(source.fill, ink)
    length = line.cell_length
    if length <= room:
        return line.adjust_cell_length(room, ground)
    if length - shift > room:
        more = Segment(ink.glyphs.more, _style(Look("muted", source.fill.ground), ink))
        return Strip([*line.crop(shift, shift + room - 1), more]).adjust_cell_length(room, ground)
    return line.crop(shift, length).adjust_cell_length(room, ground)


def _style(look: Look, ink: Ink) -> Style:
    """A look in the colours of the theme."""
    if look.code and ink.plain:
        look = replace(look, name="text", italic=False)
    return ink(look.name, look.ground, bold=look.bold, italic=look.italic, underline=look.underline)


def _marked(look: Look, ink: Ink, mark: Mark) -> Style:
    """A look where something was found: the current place in reverse, others on the cursor's ground, in 16 colours bold and underlined."""
    if mark.current:
        return ink("bg", "accent", bold=True)
    if ink.plain:
        return ink(look.name, look.ground, bold=True, italic=look.italic, underline=True)
    return _style(replace(look, ground="cursor"), ink)
