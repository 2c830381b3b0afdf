"""What was learned from annotated texts: for each clue how much it speaks for something, or against.

A file of weights is text: lines that begin with # say where they are from, a line without a tab names a group, and each line with one is a weight in
natural logarithms of odds, a tab, and the clue. Clues before the first group are of the group "".
"""

import math
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from reader.model.errors import GazetteerError

DATA: Final = Path(__file__).parent / "data"
SUFFIX = ".weights"
TAB = "\t"
_LEAST = 0.0005
LEARNED = ("confidence", "mains", "mentions", "resolution")
"""All that reading places needs."""

_END = "# end"
"""The last line: a file without it has been cut."""


class Weights(dict[str, float]):
    """Weights by clue; a clue that was not learned weighs nothing."""

    def __missing__(self, clue: str) -> float:
        return 0.0

    def sum(self, clues: Iterable[str]) -> float:
        """What clues weigh together."""
        return sum([self[clue] for clue in clues])


@cache
def weights(name: str, folder: Path = DATA) -> Weights:
    """The weights of a file without groups. Raises GazetteerError."""
    return groups(name, folder)[""]


@cache
def groups(name: str, folder: Path = DATA) -> Mapping[str, Weights]:
    """The weights of a file by group. Raises GazetteerError."""
    path = folder / f"{name}{SUFFIX}"
    group = Weights()
    found = {"": group}
    try:
        lines = path.read_text("utf-8").splitlines()
        if lines[-1:] != [_END]:
            raise GazetteerError(f"the weights in {path} are cut off; reinstall dateline")
        for line in lines:
            weight, tab, clue = line.partition(TAB)
            if tab:
                group[clue] = float(weight)
            elif not line.startswith("#"):
                group = found[line] = Weights()
    except (OSError, ValueError) as error:
        raise GazetteerError(f"the weights in {path} cannot be read ({error}); reinstall dateline") from error
    if not all(math.isfinite(sum(its.values())) for its in found.values()) or not any(found.values()):
        raise GazetteerError(f"the weights in {path} are damaged; reinstall dateline")
    return found


def probability(odds: float) -> float:
    """The probability, 0 to 1, of odds given as their natural logarithm (the logistic function)."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


def write(name: str, folder: Path, learned: dict[str, float], told: Iterable[str]) -> None:
    """Writes weights, in the order of the alphabet; those that round to nothing are left out.

    Args:
        learned: by clue, or by group, a tab and clue.
        told: lines that say where they are from.
    """
    by_group: dict[str, list[str]] = {"": []}
    for clue, weight in sorted(learned.items()):
        if abs(weight) >= _LEAST:
            group, _, last = clue.rpartition(TAB)
            by_group.setdefault(group, []).append(f"{weight:.3g}{TAB}{last}")
    lines = [f"# {line}" for line in told]
    for group, rows in by_group.items():
        lines += [*([group] if group else []), *rows]
    (folder / f"{name}{SUFFIX}").write_text("\n".join([*lines, _END]) + "\n", "utf-8")


def look(folder: Path = DATA) -> None:
    """Raises GazetteerError if a file is missing, cut or none; what it says is not read, for that takes long."""
    last = f"\n{_END}\n".encode()
    for name in LEARNED:
        path = folder / f"{name}{SUFFIX}"
        try:
            with path.open("rb") as file:
                file.seek(-len(last), os.SEEK_END)
                sound = file.read() == last
        except OSError as error:
            raise GazetteerError(f"the weights in {path} cannot be read ({error.strerror}); reinstall dateline") from error
        if not sound:
            raise GazetteerError(f"the weights in {path} are damaged; reinstall dateline")
