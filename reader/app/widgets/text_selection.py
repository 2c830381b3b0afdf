"""What is selected in a set text: as it was before it was set, and how it looks."""

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style
from textual.selection import Selection
from textual.strip import Strip

from reader.app.widgets.typeset_leaf import Row
from reader.app.widgets.typeset_wrap import width_of


def extract(rows: Sequence[Row], selection: Selection, margin: int) -> str:
    """The selected text: without margins and bars, the rows of a paragraph joined by what stood between them.

    Args:
        margin: columns to the left of the rows.
    """
    first = selection.start.y if selection.start else 0
    last = min(selection.end.y if selection.end else len(rows) - 1, len(rows) - 1)
    parts: list[str] = []
    for at in range(first, last + 1):
        row, span = rows[at], selection.get_span(at)
        if span is None:
            continue
        skipped = margin + sum(len(run.text) for run in (row.leaf.lead if row.first else row.leaf.frame.rest))
        start, end = max(0, span[0] - skipped), len(row.text) if span[1] < 0 else max(0, span[1] - skipped)
        if parts:
            parts.append("\n" if row.first else row.leaf.text[rows[at - 1].end : row.start])
        parts.append(row.text[start:end])
    return "".join(parts)


def marked(strip: Strip, start: int, end: int, style: Style) -> Strip:
    """A strip with the characters from `start` to before `end` (-1: to the end) in another style."""
    text = strip.text
    left = width_of(text[:start])
    right = strip.cell_length if end < 0 else width_of(text[:end])
    before, inside, after = strip.crop(0, left), strip.crop(left, right), strip.crop(right, None)
    return Strip([*before, *Segment.apply_style(inside, post_style=style), *after])
