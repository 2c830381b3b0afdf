"""The smallest parts of a set text: runs of one look, leaves of runs, rows of leaves."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from reader.app.widgets.targets import Target
from reader.app.widgets.typeset_wrap import drawable, width_of, wrap

NO_BREAK = "\u00a0"
_PORTION = 20_000
"""Code points of a paragraph that are set in one go; what is longer is set in portions, so that no step takes long."""


@dataclass(frozen=True, slots=True)
class Look:
    """A colour name of SCREENS 2 with what makes it stand out; `code`: the colour is syntax, which 16 colours do without."""

    name: str = "text"
    ground: str = "paper"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look; `target` is what a click on it means, `aside` what is no part of the text: a link's number."""

    text: str
    look: Look = Look()
    target: Target | None = None
    aside: bool = False


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
        paint: gives its runs in other looks, asked for when it is first drawn.
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
    paint: Callable[[], Iterable[Run]] | None = None

    def take(self, runs: Iterable[Run]) -> None:
        """Takes runs for its own; their text is made drawable here, so offsets count what is drawn."""
        self.starts, self.runs = [], []
        parts, length = [], 0
        for run in runs:
            if text := drawable(run.text):
                self.starts.append(length)
                self.runs.append(run)
                parts.append(text)
                length += len(text)
        self.text = "".join(parts)

    def pieces(self, start: int, end: int) -> Iterator[tuple[Run, int, int]]:
        """The runs of a part of the text, each with the offsets of what of it lies there."""
        at = max(0, bisect_right(self.starts, start) - 1)
        while start < end and at < len(self.runs):
            stop = self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)
            if start < (upto := min(end, stop)):
                yield self.runs[at], start, upto
            start, at = max(start, stop), at + 1

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
    """A leaf of runs."""
    made = Leaf(key, frame, frame.lead(), max(2, width))
    made.take(runs)
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
