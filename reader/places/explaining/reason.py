"""A reason in words, and which of many are said."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """What was weighed, in words.

    Attributes:
        weight: what it adds to the logarithm of the odds; less than 0 speaks against.
    """

    said: str
    weight: float


def heaviest(reasons: Iterable[Reason], least: float, most: int) -> tuple[Reason, ...]:
    """The heaviest reasons, the heaviest first: none said twice, none lighter than `least`, but the heaviest of all if all are."""
    found: dict[str, Reason] = {}
    for reason in sorted(reasons, key=lambda reason: -abs(reason.weight)):
        if not found or abs(reason.weight) >= least:
            found.setdefault(reason.said, reason)
    return tuple(found.values())[:most]
