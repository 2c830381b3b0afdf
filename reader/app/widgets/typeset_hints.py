"""Letters to choose a link by: which links are in sight, what is typed for each, and where the letters are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.app.widgets.targets import Note, Open
from reader.app.widgets.typeset_draw import Hit

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


Chosen = Open | Note
"""What letters choose: a link, or a footnote or the way back from it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A link in sight: what it is, and the row and column where it begins."""

    row: int
    column: int
    target: Chosen


def spots(rows: Sequence[tuple[int, Sequence[Hit]]]) -> list[Spot]:
    """Where links begin. What follows a part of the same link at once, or goes on in the next row, begins none.

    Args:
        rows: numbers of the rows in sight, with what can be clicked in each.
    """
    made: list[Spot] = []
    last: Chosen | None = None
    end = -1
    for row, hits in rows:
        for n, hit in enumerate(hits):
            if not isinstance(hit.target, Chosen):
                continue
            if hit.target != last or (hit.start != end and n > 0):
                made.append(Spot(row, hit.start, hit.target))
            last, end = hit.target, hit.end
        end = -1
        if not hits:
            last = None
    return made


def letters(targets: Sequence[Chosen]) -> dict[Chosen, str]:
    """What is typed for each link: one letter, two for all if there are more links than letters."""
    wanted = list(dict.fromkeys(targets))
    if len(wanted) <= len(LETTERS):
        return dict(zip(wanted, LETTERS, strict=False))
    pairs = ("".join(pair) for pair in product(LETTERS, repeat=2))
    return dict(zip(wanted, islice(pairs, len(wanted)), strict=False))


def with_letters(strip: Strip, labels: Sequence[tuple[int, str]], style: Style) -> Strip:
    """A row with letters over the cells that end before some columns; nothing in it moves."""
    width = strip.cell_length
    for column, label in labels:
        start = max(0, column - len(label))
        strip = Strip([*strip.crop(0, start), Segment(label, style), *strip.crop(start + len(label), None)])
    return strip.adjust_cell_length(width)
