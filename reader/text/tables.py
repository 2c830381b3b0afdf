"""HTML tables: rows and columns of data stay a table, tables that only lay out a page become its blocks one after another."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from reader.model.blocks import Block, Caption, Heading, Image, Paragraph, Span, Spans, Table, spans_text
from reader.text.elements import is_hidden

_WIDEST, _LARGEST = 250, 200_000
"""Columns and cells of a table; what stands right of them goes into the last column."""
_LONGEST_CELL = 600
"""Characters above which a cell holds prose, so that its table is layout."""

Row = list[tuple[Any, tuple[Block, ...]]]


def table_blocks(table: Any, blocks_of: Callable[[Any], tuple[Block, ...]]) -> list[Block]:
    """A table as blocks.

    Args:
        table: the element.
        blocks_of: reads one cell or caption.
    """
    before: list[Block] = []
    rows: list[Row] = []
    for element in _rows(table):
        if element.tag == "caption":
            before.extend(Caption(block.spans) if isinstance(block, Paragraph) else block for block in blocks_of(element))
        elif element.tag == "tr":
            cells = [(cell, blocks_of(cell)) for cell in element if isinstance(cell.tag, str) and not is_hidden(cell)]
            rows.append(cells)
        else:
            before.extend(blocks_of(element))
    rows = [row for row in rows if any(blocks for _, blocks in row)]
    if not _is_data(rows):
        return before + [block for row in rows for _, blocks in row for block in blocks]
    head = [cell for cell, _ in rows[0]]
    has_head = all(cell.tag == "th" for cell in head) or head[0].getparent().getparent().tag == "thead"
    grid = _grid(rows)
    return [*before, Table(grid[0], tuple(grid[1:])) if has_head else Table((), tuple(grid))]


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if isinstance(row.tag, str) and not is_hidden(row))
        elif isinstance(child.tag, str) and child.tag not in ("col", "colgroup") and not is_hidden(child):
            yield child


def _is_data(rows: list[Row]) -> bool:
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return False
    return all(_is_simple(blocks) for row in rows for _, blocks in row)


def _is_simple(blocks: tuple[Block, ...]) -> bool:
    if len(blocks) > 3 or not all(isinstance(block, Paragraph | Image | Heading) for block in blocks):
        return False
    return sum(len(spans_text(block.spans)) for block in blocks if isinstance(block, Paragraph | Heading)) <= _LONGEST_CELL


def _spans(blocks: tuple[Block, ...]) -> Spans:
    out: list[Span] = []
    for block in blocks:
        if out:
            out.append(Span("\n"))
        if isinstance(block, Paragraph | Heading):
            out.extend(block.spans)
        elif isinstance(block, Image) and block.alt:
            out.append(Span(block.alt, link=block.link))
    return tuple(out)


def _count(cell: Any, name: str, most: int) -> int:
    said = (cell.get(name) or "1").strip()
    return min(max(int(said), 1), most) if re.fullmatch(r"\d{1,5}", said, re.ASCII) else 1


def _grid(rows: list[Row]) -> list[tuple[Spans, ...]]:
    """Rows of equal length: cells over several columns or rows leave empty cells beside and below them."""
    grid: list[list[Spans]] = []
    widest = max(2, min(_WIDEST, _LARGEST // len(rows)))
    taken: dict[int, int] = {}
    for row in rows:
        line: list[Spans] = []

        def skip_taken(line: list[Spans] = line) -> None:
            while taken.get(len(line), 0) > 0:
                taken[len(line)] -= 1
                line.append(())

        for cell, blocks in row:
            skip_taken()
            if len(line) >= widest:
                line[-1] = (*line[-1], Span(" "), *_spans(blocks)) if line[-1] else _spans(blocks)
                continue
            below = _count(cell, "rowspan", len(rows)) - 1
            for nth in range(min(_count(cell, "colspan", widest), widest - len(line))):
                if below:
                    taken[len(line)] = below
                line.append(() if nth else _spans(blocks))
        skip_taken()
        grid.append(line)
    width = max(len(line) for line in grid)
    return [(*line, *((),) * (width - len(line))) for line in grid]
