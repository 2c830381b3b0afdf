"""Logistic regression over few of many clues at a time, in plain Python: the same examples in the same order give the same weights.

FTRL-Proximal (McMahan et al., "Ad Click Prediction: a View from the Trenches", KDD 2013): a step size for each clue, and weights of clues that say little
are exactly 0.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Example:
    """What is known of one case, and its answer.

    Attributes:
        clues: what speaks for or against.
        right: the answer.
        weight: how much it counts.
        odds: the logarithm of the odds that are known already; clues add to them.
    """

    clues: tuple[str, ...]
    right: bool
    weight: float = 1.0
    odds: float = 0.0


def learn(examples: Sequence[Example], rounds: int = 6, step: float = 0.04, sparse: float = 1.0, small: float = 1.0, least: int = 2) -> dict[str, float]:
    """The weight of each clue that has one.

    Args:
        step: how far one example moves a weight at first.
        sparse, small: how strongly weights are drawn to 0 (L1, and L2).
        least: clues of fewer examples are left out.
    """
    seen: dict[str, int] = {}
    for example in examples:
        for clue in example.clues:
            seen[clue] = seen.get(clue, 0) + 1
    number = {clue: at for at, clue in enumerate(sorted(clue for clue, count in seen.items() if count >= least))}
    rows = [([number[clue] for clue in e.clues if clue in number], 1.0 if e.right else 0.0, e.weight, e.odds) for e in examples]
    z, n, w = [0.0] * len(number), [0.0] * len(number), [0.0] * len(number)
    order = list(range(len(rows)))
    rng = Random(1)
    sqrt, exp = math.sqrt, math.exp
    for _ in range(rounds):
        rng.shuffle(order)
        for at in order:
            clues, right, weight, total = rows[at]
            for index in clues:
                total += w[index]
            gradient = (1 / (1 + exp(-max(-30.0, min(30.0, total)))) - right) * weight
            square = gradient * gradient
            if square < 1e-9:
                continue
            for index in clues:
                before = n[index]
                after = before + square
                n[index] = after
                moved = z[index] + gradient - (sqrt(after) - sqrt(before)) / step * w[index]
                z[index] = moved
                if -sparse <= moved <= sparse:
                    w[index] = 0.0
                else:
                    w[index] = -(moved - (sparse if moved > 0 else -sparse)) / (sqrt(after) / step + small)
    return {clue: w[at] for clue, at in number.items() if w[at] != 0.0}


def score(weights: dict[str, float], clues: Iterable[str]) -> float:
    """The logarithm of the odds that clues give."""
    return sum(weights.get(clue, 0.0) for clue in clues)
