"""What old articles cost: a refresh of 100 new feeds into a library with 100,000 articles, against one into an empty library."""

import shutil
import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.old_library import old_library
from tests.benchmarks.refreshing import Reader, Run
from tests.benchmarks.serving import ARTICLES, Serving

FEEDS, OLD = 100, 100_000
RUNS = 3


def measure(folder: Path) -> list[Figure]:
    """The ratio by CPU, which a busy machine leaves alone, and by the clock; the best of several alternate runs."""
    with tempfile.TemporaryDirectory(dir=folder) as home, Serving(folder, FEEDS) as serving:
        old, opml = old_library(folder, serving, OLD), serving.opml(Path(home) / "feeds.opml")
        empty_runs, old_runs = [], []
        for run in range(RUNS):
            empty_runs.append(_refresh(Path(home) / f"empty-{run}.db", opml, 0))
            full = Path(shutil.copy(old, Path(home) / f"old-{run}.db"))
            old_runs.append(_refresh(full, opml, OLD))
            full.unlink()
    cpu = min(run.cpu for run in old_runs) / min(run.cpu for run in empty_runs)
    clock = min(run.seconds for run in old_runs) / min(run.seconds for run in empty_runs)
    return [
        Figure("100 feeds into an empty library, CPU", min(run.cpu for run in empty_runs), "s"),
        Figure("  into one with 100,000 articles, CPU", min(run.cpu for run in old_runs), "s"),
        Figure("  ratio by CPU", cpu, "x", 1.1),
        Figure("  ratio by the clock", clock, "x"),
    ]


def _refresh(library: Path, opml: Path, old: int) -> Run:
    """Subscribes to the new feeds and refreshes these alone."""
    reader = Reader(library)
    reader.subscribe(opml)
    new = reader.feeds()[-FEEDS:]
    run = reader.refresh(*map(str, new))
    reader.expect(old + FEEDS * ARTICLES)
    return run
