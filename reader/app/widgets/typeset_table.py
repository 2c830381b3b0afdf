"""Sets what does not wrap: lines of code, and tables with columns as wide as they need."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice

from reader.app.widgets.typeset_leaf import Look, Run
from reader.app.widgets.typeset_wrap import drawable, width_of

GAP = "  "
_SAMPLE = 500
"""Rows that the widths of a table's columns are taken from."""

_NUMBER = re.compile(r"[+\-\u2212\u2013~<>]?\s?[$\u20ac\u00a3\u00a5]?\s?\d[\d.,:'\u2019\u202f\u00a0 ]*\s?(?:%|\u2030|\u20ac|[^\W\d_]{1,3})?")

Cell = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of code, and the cells of the widest line of its block."""

    text: str
    span: int


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, and the cells of all its columns; 0 for a cell of prose, which wraps."""

    runs: tuple[Run, ...]
    span: int


def code_lines(text: str) -> Iterator[CodeLine]:
    """The lines of code, a blank at both ends; blank lines around it are left out."""
    lines = drawable(text.expandtabs(4) if len(text) < 1_000_000 else text).strip("\n").split("\n")
    span = max(width_of(line[:10_000]) for line in islice(lines, 10_000)) + 2
    for line in lines:
        yield CodeLine(f" {line.rstrip()} ", span)


def table_rows(head: list[Cell], rows: Iterable[list[Cell]], room: int, rule: str) -> Iterator[TableRow]:
    """A table's head, a rule under it, and its rows: two blanks between columns, numbers at the right.

    Args:
        room: cells that a row may take; a table with a cell that is wider is prose, and its cells stand below each other.
    """
    left = iter(rows)
    sample = list(islice(left, _SAMPLE))
    known = [head, *sample] if head else sample
    count = max((len(row) for row in known), default=0)
    widths = [max((_width(row[at]) for row in known if at < len(row)), default=0) for at in range(count)]
    if any(width > room for width in widths):
        yield from _prose(head, chain(sample, left))
        return
    right = [_is_numeric([_text(row[at]) for row in sample if at < len(row)]) for at in range(count)]
    span = sum(widths) + len(GAP) * max(0, count - 1)
    if span == 0:
        return
    if head:
        yield TableRow(_row(head, widths, right), span)
        yield TableRow((Run(rule * span, Look("line")),), span)
    for row in chain(sample, left):
        yield TableRow(_row(row, widths, right), span)


def _row(cells: list[Cell], widths: list[int], right: list[bool]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for at, width in enumerate(widths):
        cell = cells[at] if at < len(cells) else ()
        pad = Run(" " * max(0, width - _width(cell)))
        runs.extend((Run(GAP if at else ""), *((pad, *cell) if right[at] else (*cell, pad))))
    return tuple(runs)


def _prose(head: list[Cell], rows: Iterable[list[Cell]]) -> Iterator[TableRow]:
    """Every cell as a paragraph, after the name of its column."""
    for n, row in enumerate(rows):
        if n:
            yield TableRow((), 0)
        for at, cell in enumerate(row):
            name = head[at] if at < len(head) else ()
            if _text(cell).strip():
                yield TableRow((*name, Run(": ", Look("muted")), *cell) if _text(name).strip() else cell, 0)


def _text(cell: Cell) -> str:
    return "".join(run.text for run in cell)


def _width(cell: Cell) -> int:
    return width_of(drawable(_text(cell)).replace("\n", " "))


def _is_numeric(texts: list[str]) -> bool:
    """Whether a column holds numbers and nothing else, but for gaps."""
    said = [text.strip() for text in texts if text.strip() not in {"", "-", "\u2013", "\u2014"}]
    return bool(said) and all(len(text) < 40 and _NUMBER.fullmatch(text) for text in said)
