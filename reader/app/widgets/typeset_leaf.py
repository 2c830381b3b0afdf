"""The smallest parts of a set text: runs of one look, leaves of runs, rows of leaves, and how a row is drawn."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.show import Ink
from reader.app.widgets.targets import Target
from reader.app.widgets.typeset_wrap import drawable, width_of, wrap

NO_BREAK = "\u00a0"
_PORTION = 20_000
"""Code points of a paragraph that are set in one go; what is longer is set in portions, so that no step takes long."""
_SIDEWAYS = 20_000
"""Characters of a row that can be reached by scrolling sideways."""


@dataclass(frozen=True, slots=True)
class Look:
    """A colour name of SCREENS 2 with what makes it stand out."""

    name: str = "text"
    ground: str = "paper"
    bold: bool = False
    italic: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look; `target` is what a click on it means."""

    text: str
    look: Look = Look()
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """Columns of a row that can be clicked, from `start` to before `end`."""

    start: int
    end: int
    target: Target


@dataclass(slots=True)
class Frame:
    """What stands before a leaf's rows: a bar for quotes, bullets and their indent; `first` only before the very first row."""

    rest: tuple[Run, ...] = ()
    first: tuple[Run, ...] | None = None

    def lead(self) -> tuple[Run, ...]:
        """The prefix of the next row; the bullet is given away once."""
        lead, self.first = self.first if self.first is not None else self.rest, None
        return lead

    @property
    def width(self) -> int:
        """Cells that the prefix takes."""
        return sum(width_of(run.text) for run in self.rest)


@dataclass(slots=True)
class Leaf:
    """A paragraph, heading, line of code or row of a table: text with looks by offset.

    Attributes:
        key: its number in the article; negative for what stands above the body.
        lead: the prefix of its first row.
        width: cells that its rows may take, the prefix not counted.
        region: number of the block that scrolls sideways as one, 0 for text that wraps.
        span: cells of the widest row of that block.
    """

    key: int
    frame: Frame
    lead: tuple[Run, ...]
    width: int
    text: str = ""
    starts: list[int] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    region: int = 0
    span: int = 0
    fill: Look = Look()

    def rows(self) -> Iterator["Row"]:
        """Its rows; one for what scrolls sideways and for a blank one."""
        if self.region or not self.text:
            yield Row(self, 0, len(self.text), True)
            return
        first = True
        for start, end in wrap(self.text, self.width):
            yield Row(self, start, end, first)
            first = False


@dataclass(frozen=True, slots=True)
class Row:
    """A part of a leaf's text that takes one row."""

    leaf: Leaf
    start: int
    end: int
    first: bool

    @property
    def text(self) -> str:
        """What it says, without prefix."""
        return self.leaf.text[self.start : self.end].replace(NO_BREAK, " ")


def leaf(key: int, frame: Frame, width: int, runs: Iterable[Run]) -> Leaf:
    """A leaf of runs; their text is made drawable here, so offsets count what is drawn."""
    made = Leaf(key, frame, frame.lead(), max(2, width))
    parts, length = [], 0
    for run in runs:
        text = drawable(run.text)
        if text:
            made.starts.append(length)
            made.runs.append(run)
            parts.append(text)
            length += len(text)
    made.text = "".join(parts)
    return made


def portions(runs: Iterable[Run]) -> Iterator[tuple[Run, ...]]:
    """Runs in portions that can be set quickly, cut at blanks; most paragraphs are one."""
    taken: list[Run] = []
    room = _PORTION
    for run in runs:
        text = run.text
        while len(text) > room:
            at = text.rfind(" ", 0, room) + 1 or room
            yield (*taken, replace(run, text=text[:at]))
            text, taken, room = text[at:], [], _PORTION
        taken.append(run if text is run.text else replace(run, text=text))
        room -= len(text)
    yield tuple(taken)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row as cells, and what in it can be clicked."""

    strip: Strip
    hits: tuple[Hit, ...] = ()


def draw(row: Row, ink: Ink, width: int, shift: int = 0) -> Drawn:
    """A row in exactly `width` cells; what scrolls sideways is moved to the left by `shift` cells."""
    source = row.leaf
    segments: list[Segment] = []
    hits: list[Hit] = []
    column = 0
    for run in source.lead if row.first else source.frame.rest:
        segments.append(Segment(run.text, _style(run.look, ink)))
        column += width_of(run.text)
    room = max(1, min(source.width, width - column))
    body: list[Segment] = []
    reached = column
    for run, text in _runs(source, row.start, min(row.end, row.start + _SIDEWAYS)):
        size = width_of(text)
        body.append(Segment(text, _style(run.look, ink)))
        if run.target is not None and (hit := _visible(reached - shift, reached - shift + size, column, column + room)):
            hits.append(Hit(*hit, run.target))
        reached += size
    line = Strip(body)
    fill = _style(source.fill, ink)
    if source.region:
        line = _window(line, shift, room, fill, Segment(ink.glyphs.more, _style(Look("muted", source.fill.ground), ink)))
    strip = Strip([*segments, *line]).adjust_cell_length(width, ink("text", "paper"))
    return Drawn(strip, tuple(hits))


def _runs(source: Leaf, start: int, end: int) -> Iterator[tuple[Run, str]]:
    """The runs of a part of a leaf with their text there."""
    at = max(0, bisect_right(source.starts, start) - 1)
    while start < end and at < len(source.runs):
        stop = source.starts[at + 1] if at + 1 < len(source.starts) else len(source.text)
        if text := source.text[start : min(end, stop)]:
            yield source.runs[at], text.replace(NO_BREAK, " ").replace("\n", " ")
        start, at = max(start, stop), at + 1


def _visible(start: int, end: int, left: int, right: int) -> tuple[int, int] | None:
    """The part of some columns that lies between two others."""
    start, end = max(start, left), min(end, right)
    return (start, end) if start < end else None


def _window(line: Strip, shift: int, room: int, ground: Style, more: Segment) -> Strip:
    """The part of a long line that is in sight, on its own ground, with a sign where it goes on."""
    length = line.cell_length
    if length <= room:
        return line.adjust_cell_length(room, ground)
    if length - shift > room:
        return Strip([*line.crop(shift, shift + room - 1), more]).adjust_cell_length(room, ground)
    return line.crop(shift, length).adjust_cell_length(room, ground)


def _style(look: Look, ink: Ink) -> Style:
    """A look in the colours of the theme."""
    return ink(look.name, look.ground, bold=look.bold, italic=look.italic, underline=look.underline)
