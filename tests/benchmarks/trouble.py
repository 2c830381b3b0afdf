"""How long a refresh takes if a tenth of the feeds is dead, drips, refuses, fails or goes round in circles."""

import tempfile
from pathlib import Path

from tests.benchmarks.feed_server import fault_of
from tests.benchmarks.figures import Figure
from tests.benchmarks.refreshing import Reader
from tests.benchmarks.serving import ARTICLES, Serving

FEEDS = 1_000
DEADLINE = 20.0
"""Seconds that a feed may take in all, by default."""


def measure(folder: Path) -> list[Figure]:
    """The trouble run, into an empty library and again."""
    with tempfile.TemporaryDirectory(dir=folder) as home, Serving(folder, FEEDS) as serving:
        reader = Reader(Path(home) / "library.db")
        reader.subscribe(serving.opml(Path(home) / "feeds.opml", trouble=True))
        serving.control(trouble=1)
        whole = sum(not fault_of(number) for number in range(FEEDS))
        cold = reader.refresh(may_fail=True)
        reader.expect(whole * ARTICLES)
        again = reader.refresh("--force", may_fail=True)
        reader.expect(whole * ARTICLES)
    return [
        Figure("100 of 1,000 in trouble, all readable", cold.readable, "s", DEADLINE * 1.1),
        Figure("  all done", cold.seconds, "s", DEADLINE * 1.1),
        Figure("  again, all done", again.seconds, "s", DEADLINE * 1.1),
        Figure("  CPU, again", again.cpu, "s"),
    ]
