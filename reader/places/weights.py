"""What was learned from annotated texts: for each clue how much it speaks for something, or against."""

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

from reader.model.errors import GazetteerError

DATA: Final = Path(__file__).parent / "data"
SUFFIX = ".weights"


class Weights(dict[str, float]):
    """Weights by clue, in natural logarithms of odds; a clue that was not learned weighs nothing."""

    def __missing__(self, clue: str) -> float:
        return 0.0

    def sum(self, clues: Iterable[str]) -> float:
        """What clues weigh together."""
        return sum([self[clue] for clue in clues])


@cache
def weights(name: str, folder: Path = DATA) -> Weights:
    """The weights of a name: lines of a clue, a tab and its weight; lines that begin with # say where they are from. Raises GazetteerError."""
    path = folder / f"{name}{SUFFIX}"
    try:
        lines = path.read_text("utf-8").splitlines()
        pairs = [line.split("\t") for line in lines if line and not line.startswith("#")]
        found = Weights((clue, float(weight)) for clue, weight in pairs)
    except (OSError, ValueError) as error:
        raise GazetteerError(f"the weights in {path} cannot be read ({error}); reinstall dateline") from error
    if not found or not all(math.isfinite(weight) for weight in found.values()):
        raise GazetteerError(f"the weights in {path} are damaged; reinstall dateline")
    return found


def probability(odds: float) -> float:
    """The probability, 0 to 1, of odds given as their natural logarithm (the logistic function)."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def write(name: str, folder: Path, learned: dict[str, float], told: Iterable[str]) -> None:
    """Writes weights, heaviest clues of their kind in the order of the alphabet; those that round to nothing are left out.

    Args:
        told: lines that say where they are from.
    """
    rows = [f"{clue}\t{weight:.3f}" for clue, weight in sorted(learned.items()) if abs(weight) >= 0.0005]
    (folder / f"{name}{SUFFIX}").write_text("\n".join([*(f"# {line}" for line in told), *rows]) + "\n", "utf-8")
