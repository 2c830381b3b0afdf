"""Rows of a sheet of which one is chosen: each with a digit that takes it, what it is, what that means, and how many it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, fit, segment
from reader.app.widgets.row_list import RowList


@dataclass(frozen=True, slots=True)
class Option:
    """One of the rows.

    Attributes:
        name: what the sheet gives back.
        about: what it means, muted.
        count: at the right; None while it is not known.
    """

    name: str
    words: str
    about: str = ""
    count: int | None = None


class Options(RowList):
    """Options from top to bottom."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()

    @property
    def current(self) -> Option | None:
        """The option under the cursor."""
        return self.at(self.cursor)

    def at(self, index: int) -> Option | None:
        """The option with a number, from 0."""
        return self._options[index] if 0 <= index < len(self._options) else None

    def show(self, options: Sequence[Option], cursor: int | None = None) -> None:
        """Shows options; the cursor stays unless it is told where to go."""
        self._options = tuple(options)
        self.update_rows(cursor)

    def row_count(self) -> int:
        """How many options."""
        return len(self._options)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """Digit, words, meaning, number."""
        ink, option = app_of(self).ink, self._options[index]
        widest = max(cells(one.words) for one in self._options)
        count = "" if option.count is None else number(option.count)
        about_at = 3 + widest + 3
        about = max(0, width - about_at - max(6, cells(count) + 2))
        words = fit(option.words, min(widest, max(1, width - 4 - cells(count) - 1)), ink.glyphs.more)
        parts = [segment(f"{index + 1}  ", ink("muted", ground)), segment(words, ink("bright", ground, bold=ground == "cursor"))]
        if option.about and about > 8:
            parts.append(segment("   " + fit(option.about, about, ink.glyphs.more), ink("muted", ground)))
        used = sum(cells(part.text) for part in parts)
        parts.append(segment(" " * max(1, width - 1 - used - cells(count)) + count, ink("muted" if option.count == 0 else "text", ground)))
        return parts
