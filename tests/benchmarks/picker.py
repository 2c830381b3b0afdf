"""How soon the picker has its hits: every beginning of the names that readers type, as if each letter were a key, over all names of the gazetteer."""

import gc
import statistics
import time
from pathlib import Path

from reader.places.describe import describe
from reader.places.gazetteer import Gazetteer
from reader.places.names import find
from tests.benchmarks.figures import Figure
from tests.places.test_typed_names import typed_names

MOST = 50
"""Milliseconds to the hits of a key."""

_HITS = 30


def keys() -> list[str]:
    """What stands in the picker after each key."""
    return [typed[:end] for typed, _, _ in typed_names() for end in range(1, len(typed) + 1)]


def answers(gazetteer: Gazetteer, language: str) -> list[float]:
    """Milliseconds of CPU to the hits, described, of each key."""
    taken = []
    for typed in keys():
        before = time.process_time()
        for hit in find(gazetteer, typed, language, _HITS):
            describe(gazetteer, hit.place, language)
        taken.append((time.process_time() - before) * 1000)
    return taken


def measure(folder: Path) -> list[Figure]:
    """All figures of finding places; `folder` is not needed."""
    del folder
    gazetteer = Gazetteer.open()
    gc.collect()  # what other benchmarks left behind
    taken = answers(gazetteer, "de")
    gazetteer.close()
    return [
        Figure("key to hits of the place picker, CPU, p50", statistics.median(taken), "ms"),
        Figure("key to hits of the place picker, CPU, p95", statistics.quantiles(taken, n=20)[-1], "ms", MOST),
        Figure("  the slowest", max(taken), "ms"),
    ]
