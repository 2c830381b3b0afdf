"""How much memory all processes of a cold refresh of 1,000 feeds take together (Linux)."""

import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.refreshing import Reader
from tests.benchmarks.serving import ARTICLES, Serving

FEEDS = 1_000


def measure(folder: Path) -> list[Figure]:
    """Peaks of the sums; pages that several processes share count once in PSS and once for each in RSS."""
    with tempfile.TemporaryDirectory(dir=folder) as home, Serving(folder, FEEDS) as serving:
        reader = Reader(Path(home) / "library.db")
        reader.subscribe(serving.opml(Path(home) / "feeds.opml"))
        run = reader.refresh(watch=True)
        reader.expect(FEEDS * ARTICLES)
    return [Figure("memory of a refresh, PSS of all processes", run.pss, "MB", 250), Figure("  RSS of all processes", run.rss, "MB")]
