"""The two lines of an empty pane: what there is not, and the keys that help."""

from dataclasses import dataclass

from rich.segment import Segment
from textual.strip import Strip

from reader.app.show import Ink, cells, fit


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty list says: a line, and below it keys with what they do."""

    line: str
    keys: tuple[tuple[str, str], ...] = ()


def empty_line(empty: Empty, line: int, width: int, ink: Ink) -> Strip:
    """Line 0 or 1 of it in the middle of `width` cells, blank for any other."""
    ground = ink("text", "bg")
    if line not in {0, 1} or not empty.line:
        return Strip.blank(width, ground)
    if line == 0:
        parts = [Segment(fit(empty.line, min(width - 4, cells(empty.line)), ink.glyphs.more), ink("text", "bg", bold=True))]
    else:
        parts = []
        for key, words in empty.keys:
            parts += [Segment("   " if parts else "", ground), Segment(key, ink("bright", "bg", bold=True)), Segment(f" {words}", ink("muted", "bg"))]
    long = sum(cells(part.text) for part in parts)
    return Strip([Segment(" " * max(2, (width - long) // 2), ground), *parts]).adjust_cell_length(width, ground)
