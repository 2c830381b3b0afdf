"""How soon a key is answered in a list of 100,000 articles, against a minimal list of as many rows."""

import sqlite3
import statistics
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.library_of import library_of
from tests.benchmarks.old_library import asleep
from tests.benchmarks.terminal import Terminal

PRESSES = 200


def answers(command: list[str], shown: str) -> list[float]:
    """Seconds to the answer of each of many presses of j."""
    with Terminal(command) as terminal:
        terminal.until(shown)
        terminal.settle(1.0)
        taken = []
        for _press in range(PRESSES):
            taken.append(terminal.press("j"))
            terminal.settle(0.03)
        return taken


def p95(values: list[float]) -> float:
    """The 95th percentile in milliseconds."""
    return statistics.quantiles(values, n=20)[-1] * 1000


def rows_in(folder: Path) -> Path:
    """The peer's 100,000 rows."""
    rows = folder / "rows.db"
    with sqlite3.connect(rows) as peer:
        if not peer.execute("SELECT 1 FROM sqlite_master WHERE name = 'row'").fetchone():
            peer.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, title TEXT)")
            peer.executemany("INSERT INTO row VALUES (?, ?)", ((n, f"Row number {n} of a list that is long enough to be read") for n in range(100_000)))
    peer.close()
    return rows


def measure(folder: Path) -> list[Figure]:
    """All figures of keys."""
    rows = rows_in(folder)
    library = folder / "hundred-thousand.db"
    title = library_of(library, articles=100_000, feeds=100)
    asleep(library)
    minimal = answers([sys.executable, "-m", "tests.benchmarks.minimal", str(rows)], "Row number 0")
    ours = answers([sys.executable, "-m", "reader", "--library", str(library)], title)
    return [
        Figure("key to answer, minimal list, p95", p95(minimal), "ms"),
        Figure("key to answer, 100,000 articles, p50", statistics.median(ours) * 1000, "ms"),
        Figure("key to answer, 100,000 articles, p95", p95(ours), "ms"),
        Figure("  against the minimal list", p95(ours) / p95(minimal), "x", 2.0),
        Figure("  the slowest", max(ours) * 1000, "ms", 100),
    ]
