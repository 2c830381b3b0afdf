"""Sets what scrolls sideways if it is wide: lines of code, and tables with columns as wide as they need."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice

from reader.app.widgets.typeset_code import PLAIN, Paint, paint_of
from reader.app.widgets.typeset_leaf import Frame, Leaf, Look, Run, leaf
from reader.app.widgets.typeset_wrap import drawable, width_of

GAP = "  "
_SAMPLE = 500
"""Rows that the widths of a table's columns are taken from."""
_NARROW, _ROOMY, _WORD = 14, 32, 30
"""Cells to which a column of words is narrowed at most so that the table fits; how wide one is at most if it doesn't; words that stay whole."""

_NUMBER = re.compile(r"[+\-\u2212\u2013~<>]?\s?[$\u20ac\u00a3\u00a5]?\s?\d[\d.,:'\u2019\u202f\u00a0 ]*\s?(?:%|\u2030|\u20ac|[^\W\d_]{1,3})?")

Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of code, the cells of the widest line of its block, and the block's colours with the line's number in it."""

    text: str
    span: int
    number: int
    paint: Paint | None

    def runs(self) -> Sequence[Run]:
        """The line in its colours."""
        return self.paint.line(self.number) if self.paint is not None else (Run(self.text, PLAIN),)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, and the cells of all its columns."""

    runs: tuple[Run, ...]
    span: int


def code_lines(text: str, language: str = "") -> Iterator[CodeLine]:
    """The lines of code, a blank at both ends; blank lines around it are left out."""
    lines = [line.rstrip() for line in drawable(text.expandtabs(4) if len(text) < 1_000_000 else text).strip("\n").split("\n")]
    span = max(width_of(line[:10_000]) for line in islice(lines, 10_000)) + 2
    paint = paint_of(lines, language)
    for number, line in enumerate(lines):
        yield CodeLine(f" {line} ", span, number, paint)


def table_rows(head: list[Cell], rows: Iterable[list[Cell]], room: int, rule: str) -> Iterator[TableRow]:
    """A table's head, a rule under it, and its rows: two blanks between columns, numbers at the right.

    Columns of words give way until the table fits, their cells taking several rows; one that does not fit even so is as wide as it is.

    Args:
        room: cells that a row may take without scrolling.
    """
    top = [_set(cell) for cell in head]
    rest = ([_set(cell) for cell in row] for row in rows)
    sample = list(islice(rest, _SAMPLE))
    known = [top, *sample] if top else sample
    count = max((len(row) for row in known), default=0)
    columns = [[row[at] for row in known if at < len(row)] for at in range(count)]
    right = [_is_numeric([row[at].text for row in sample if at < len(row)]) for at in range(count)]
    widths = _fitted([max(map(_width, column)) for column in columns], [_least(*both) for both in zip(columns, right, strict=True)], room)
    span = sum(widths) + len(GAP) * max(0, count - 1)
    if sum(widths) == 0:
        return
    apart = any("\n" in cell.text or _width(cell) > width for column, width in zip(columns, widths, strict=True) for cell in column)
    if top:
        yield from (TableRow(line, span) for line in _lines(top, widths, right))
        yield TableRow((Run(rule * span, Look("line")),), span)
    for n, row in enumerate(chain(sample, rest)):
        if n and apart:  # rows of several lines would run into each other
            yield TableRow((), span)
        yield from (TableRow(line, span) for line in _lines(row, widths, right))


def _set(cell: Cell) -> Leaf:
    return leaf(0, Frame(), 2, cell)


def _width(cell: Leaf) -> int:
    """Cells of its widest line."""
    return width_of(cell.text) if "\n" not in cell.text else max(map(width_of, cell.text.split("\n")))


def _least(column: Sequence[Leaf], numeric: bool) -> int:
    """Cells to which a column may be narrowed: numbers stay whole, and so do most words."""
    if numeric:
        return max(map(_width, column))
    words = max((width_of(word) for cell in column for word in cell.text.split()), default=0)
    return min(max(map(_width, column)), max(_NARROW, min(words, _WORD)))


def _fitted(natural: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The widths of columns: the widest give way first."""
    room -= len(GAP) * max(0, len(natural) - 1)

    def at_most(most: int) -> list[int]:
        return [min(width, max(most, low)) for width, low in zip(natural, least, strict=True)]

    if sum(natural) <= room:
        return list(natural)
    if sum(at_most(0)) > room:
        return at_most(_ROOMY)
    low, high = 0, room
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(at_most(middle)) <= room else (low, middle - 1)
    return at_most(low)


def _lines(row: Sequence[Leaf], widths: Sequence[int], right: Sequence[bool]) -> Iterator[tuple[Run, ...]]:
    """A row of cells as the lines that it takes."""
    cells = [_wrapped(row[at], width) if at < len(row) else [] for at, width in enumerate(widths)]
    for n in range(max(1, *map(len, cells))):
        runs: list[Run] = []
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True)):
            line = cell[n] if n < len(cell) else ()
            pad = Run(" " * max(0, width - sum(width_of(run.text) for run in line)))
            runs.extend((Run(GAP if at else ""), *((pad, *line) if right[at] else (*line, pad))))
        yield tuple(runs)


def _wrapped(cell: Leaf, width: int) -> list[tuple[Run, ...]]:
    """The lines that a cell takes in a column."""
    if _width(cell) <= width and "\n" not in cell.text:
        return [tuple(replace(run, text=cell.text[start:end]) for run, start, end in cell.pieces(0, len(cell.text)))]
    cell.width = max(2, width)
    return [tuple(replace(run, text=cell.text[start:end]) for run, start, end in cell.pieces(row.start, row.end)) for row in cell.rows()]


def _is_numeric(texts: list[str]) -> bool:
    """Whether a column holds numbers and nothing else, but for gaps."""
    said = [text.strip() for text in texts if text.strip() not in {"", "-", "\u2013", "\u2014"}]
    return bool(said) and all(len(text) < 40 and _NUMBER.fullmatch(text) for text in said)
