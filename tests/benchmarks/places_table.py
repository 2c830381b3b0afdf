"""How the figures of place reading are printed: a line a set of texts with all its numbers, and a line a goal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.benchmarks.figures import Figure

WIDE = 46
"""Characters of a set's name."""


@dataclass(frozen=True, slots=True)
class Row(Figure):
    """A line of a table: its name is the line as printed, its numbers are for programs."""

    numbers: Mapping[str, float | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Goal(Figure):
    """A figure that should be high; `least` is the target."""

    least: float = 0.0

    @property
    def met(self) -> bool:
        """True if the figure reaches its target."""
        return self.value is not None and self.value >= self.least


def title(text: str) -> Figure:
    """A line above a table."""
    return Figure(f"\n{text}")


def head(columns: Sequence[str], name: str = "") -> Figure:
    """The names of columns; a column is as wide as its name, seven at least."""
    return Figure(f"{name:{WIDE}}" + "".join(f"{column:>{_width(column)}}" for column in columns))


def row(name: str, columns: Sequence[str], numbers: Mapping[str, float | None]) -> Row:
    """The numbers of a set below the names of columns: whole ones as they are, others with three digits, none for None."""
    cells = "".join(f"{_cell(numbers.get(column)):>{_width(column)}}" for column in columns)
    return Row(f"{name:{WIDE}}{cells}", numbers=dict(numbers))


def goal(name: str, value: float | None, least: float) -> Goal:
    """A line that says whether a target is reached."""
    return Goal(f"{name}: {'missed' if value is None or value < least else 'met'}, at least {least:g}", value, least=least)


def _width(column: str) -> int:
    return max(7, len(column) + 2)


def _cell(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number}" if isinstance(number, int) else f"{number:.3f}"
