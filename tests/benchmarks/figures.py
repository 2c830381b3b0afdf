"""A measured figure, and how a table of them is printed."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured; `most` is the target, None if it is only for comparison. No value: the name says why there is none."""

    name: str
    value: float | None = None
    unit: str = ""
    most: float | None = None

    @property
    def met(self) -> bool:
        """True if the figure meets its target."""
        return self.most is None or (self.value is not None and self.value <= self.most)


def as_table(figures: Sequence[Figure]) -> str:
    """The figures as lines."""
    lines = [f"{'':44} {'measured':>12}  {'at most':>10}"]
    for figure in figures:
        value = "" if figure.value is None else f"{figure.value:.3f}"
        most = "" if figure.most is None else f"{figure.most:g} {figure.unit}"
        lines.append(f"{figure.name:44} {value:>10} {figure.unit:<2} {most:>10}  {'' if figure.met else 'falls short'}".rstrip())
    return "\n".join(lines)


def as_json(figures: Sequence[Figure]) -> str:
    """The figures as a JSON array."""
    return json.dumps([asdict(figure) | {"met": figure.met} for figure in figures])
