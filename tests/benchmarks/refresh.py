"""How long a refresh of 1,000 feeds takes, cold, again with 304s, and again with the same bytes, against newsboat in the same run."""

import tempfile
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.newsboat import ABSENT, Newsboat, installed
from tests.benchmarks.refreshing import Reader
from tests.benchmarks.serving import ARTICLES, Serving

FEEDS = 1_000


def measure(folder: Path) -> list[Figure]:
    """All figures of refreshing."""
    with tempfile.TemporaryDirectory(dir=folder) as home, Serving(folder, FEEDS) as serving:
        reader = Reader(Path(home) / "library.db")
        reader.subscribe(serving.opml(Path(home) / "feeds.opml"))
        peer = Newsboat(Path(home) / "newsboat", serving) if installed() else None
        figures = [] if peer else [Figure(ABSENT)]

        cold = reader.refresh()
        reader.expect(FEEDS * ARTICLES)
        theirs = peer.reload() if peer else None
        figures += [
            *_beside("cold, all readable", cold.readable, theirs, 0.5),
            *_beside("cold, all placed", cold.placed, theirs, 1.0),
            Figure("  CPU until all is readable", cold.cpu_readable, "s"),
            Figure("  CPU in all", cold.cpu, "s"),
            *([Figure("  CPU of newsboat", peer.cpu, "s")] if peer else []),
        ]
        for name, validators in (("again, all 304", 1), ("again, same bytes, no validators", 0)):
            serving.control(validators=validators, reset=1)
            again = reader.refresh("--force")
            _check(serving, "304" if validators else "200")
            reader.expect(FEEDS * ARTICLES)
            theirs = peer.reload() if peer else None
            figures += [
                *_beside(name, again.seconds, theirs, 0.1),
                Figure("  CPU", again.cpu, "s"),
                *([Figure("  CPU of newsboat", peer.cpu, "s")] if peer else []),
            ]
    return figures


def _beside(name: str, ours: float, theirs: float | None, most: float) -> list[Figure]:
    """Our figure, and beside it newsboat's and the ratio if there is a newsboat."""
    if theirs is None:
        return [Figure(name, ours, "s")]
    return [Figure(name, ours, "s"), Figure("  newsboat", theirs, "s"), Figure("  ratio", ours / theirs, "x", most)]


def _check(serving: Serving, status: str) -> None:
    """Raises AssertionError if not every feed was asked for and answered with a status."""
    counts = serving.control(reset=1)
    assert counts.get(status) == FEEDS, f"{counts} instead of {FEEDS} times {status}"
