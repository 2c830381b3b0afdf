"""What the sections of the metadata panel are made of: rows, labels, fields with their values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from reader.app import when
from reader.app.show import Glyphs, cells, fit
from reader.app.widgets.targets import Target
from reader.app.widgets.typeset_leaf import Look, Run
from reader.app.widgets.typeset_wrap import drawable, wrap
from reader.model.safe import line

LABEL = 11
"""Cells of the labels' column."""
_ROWS, _NAMES = 6, 8

MUTED, SOFT, TEXT = Look("muted"), Look("soft"), Look("text")
PLACE, MAIN, LINK, KEY = Look("place"), Look("place", bold=True), Look("link", underline=True), Look("bright", bold=True)


@dataclass(frozen=True, slots=True)
class Item:
    """Rows that belong together; `target` is what Enter on them means, None if they only tell."""

    rows: tuple[tuple[Run, ...], ...]
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Items one below the other, from a column of the panel on; `width` in cells."""

    left: int
    width: int
    items: tuple[Item, ...]


class Writer:
    """Writes rows of one column; its subclass knows the sections."""

    def __init__(self, width: int, glyphs: Glyphs, now: datetime) -> None:
        self.width = max(4, width)
        self.glyphs = glyphs
        self.now = now
        self.items: list[Item] = []

    # the parts that sections are made of

    def row(self, *runs: Run, target: Target | None = None) -> None:
        """One row."""
        self.items.append(Item((runs,), target))

    def section(self, label: str, aside: str = "") -> None:
        """A blank row and a label in capitals."""
        self.row()
        name = self.cut(label.upper(), self.width - (cells(aside) + 1 if aside else 0))
        gap = " " * (self.width - cells(name) - cells(aside)) if aside else ""
        self.row(Run(name, Look("muted", bold=True)), Run(gap + aside, MUTED))

    def cut(self, text: str, width: int) -> str:
        """At most so many cells of a text."""
        return fit(text, width, self.glyphs.more).rstrip()

    def sides(self, left: Run, right: Run, column: int, target: Target | None) -> None:
        """A name, and a word in a column at the right."""
        name = self.cut(left.text, max(1, self.width - column - 1))
        self.row(Run(name, left.look), Run(" " * (self.width - column - cells(name)), MUTED), right, target=target)

    def lines(self, text: str, width: int, most: int = _ROWS) -> list[str]:
        """A text as rows, the last one cut if there were more than `most`."""
        text = drawable(line(text)[: width * most * 4])
        made = [text[start:end] for start, end in islice(wrap(text, max(2, width)), most + 1)]
        if len(made) > most:
            made[most - 1 :] = [self.cut(" ".join(made[most - 1 :]), width)]
        return made

    def field(self, label: str, value: str, look: Look = TEXT, target: Target | None = None) -> None:
        """A label with its value beside it; below it if the label is too long for its column."""
        rows: list[tuple[Run, ...]] = []
        indent = LABEL if self.width >= LABEL + 8 else 0
        named = Run(self.cut(label, self.width), MUTED)
        below = cells(named.text) >= LABEL or (not indent and bool(named.text))
        if below:
            rows.append((named,))
        for n, text in enumerate(self.lines(value, self.width - indent)):
            first = named.text if n == 0 and not below else ""
            rows.append((Run(first + " " * (indent - cells(first)), MUTED), Run(text, look)))
        if not rows:
            rows.append((named,))
        self.items.append(Item(tuple(rows), target))

    def fields(self, label: str, values: Iterable[tuple[str, Target]], unknown: str) -> None:
        """A value a row, the label before the first."""
        known = list(islice(values, _NAMES))
        for n, (value, target) in enumerate(known):
            self.field(label if n == 0 else "", value, TEXT, target)
        if not known:
            self.field(label, unknown, MUTED)

    def time(self, date: datetime) -> str:
        """The moment, and how long ago that is if it is not long."""
        moment = when.moment(date, self.now)
        recent = 0 <= (self.now - date).total_seconds() < 7 * when.DAY
        return f"{moment}, {when.ago(date, self.now)}" if recent else moment
