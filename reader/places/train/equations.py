"""Solves the linear equations of Newton's method: a few dozen unknowns, for which plain Python is quick enough."""

import math


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of linear equations whose matrix is positive definite: by Cholesky's decomposition."""
    size = len(right)
    low: list[list[float]] = []
    for at in range(size):
        row: list[float] = []
        for other in range(at + 1):
            rest = matrix[at][other] - sum(a * b for a, b in zip(row, low[other] if other < at else row, strict=False))
            row.append(math.sqrt(rest) if at == other else rest / low[other][other])
        low.append(row)
    half: list[float] = []
    for at in range(size):
        half.append((right[at] - sum(low[at][other] * half[other] for other in range(at))) / low[at][at])
    found = [0.0] * size
    for at in reversed(range(size)):
        found[at] = (half[at] - sum(low[other][at] * found[other] for other in range(at + 1, size))) / low[at][at]
    return found
