"""How long until there is something to read: `dateline list`, and the app's first frame against a minimal app's."""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.library_of import library_of
from tests.benchmarks.old_library import asleep
from tests.benchmarks.terminal import Terminal

RUNS = 5


def list_cpu(folder: Path) -> Figure:
    """Seconds of CPU of `dateline list --limit 50` with 1,000 articles."""
    library = folder / "thousand.db"
    library_of(library, articles=1_000, feeds=10)
    taken = []
    for _run in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-m", "reader", "--library", str(library), "list", "--limit", "50"], check=True, stdout=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return Figure("dateline list, CPU", min(taken), "s", 0.35)


def first_frame(command: list[str], text: str) -> float:
    """Seconds until a program on a pseudo-terminal shows a text: the median of several runs."""
    taken = []
    for _run in range(RUNS):
        with Terminal(command) as terminal:
            taken.append(terminal.until(text))
    return statistics.median(taken)


def measure(folder: Path) -> list[Figure]:
    """All figures of starting."""
    figures = [list_cpu(folder)]
    small, large = folder / "thousand.db", folder / "hundred-thousand.db"
    large_title = library_of(large, articles=100_000, feeds=100)
    small_title = library_of(small.with_name("thousand-app.db"), articles=1_000, feeds=10)
    asleep(large)
    asleep(small.with_name("thousand-app.db"))
    minimal = first_frame([sys.executable, "-m", "tests.benchmarks.minimal"], "first frame")
    app = [sys.executable, "-m", "reader", "--library"]
    hundred = first_frame([*app, str(large)], large_title)
    thousand = first_frame([*app, str(small.with_name("thousand-app.db"))], small_title)
    return [
        *figures,
        Figure("first frame of a minimal app", minimal, "s"),
        Figure("first frame, 100,000 articles", hundred, "s"),
        Figure("  against the minimal app", hundred / minimal, "x", 2.5),
        Figure("  against 1,000 articles", hundred / thousand, "x", 1.1),
    ]
