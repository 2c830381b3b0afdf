"""The peer: newsboat (https://newsboat.org), on the same feeds over the same server.

It knows no JSON Feed and gets those feeds' twins in RSS, with the same articles.
"""

import shutil
import sqlite3
import subprocess
import time
from pathlib import Path

from tests.benchmarks.refreshing import children_cpu, environment
from tests.benchmarks.serving import Serving

THREADS = 20
"""The fastest of 4, 10, 20, 40 and 100 on two cores: its threads wait for each other more than for the network."""
ABSENT = "newsboat is not installed"


def installed() -> bool:
    """True if there is a newsboat to compare with."""
    return shutil.which("newsboat") is not None


class Newsboat:
    """A newsboat with a home of its own, subscribed to all feeds of a server."""

    def __init__(self, folder: Path, serving: Serving, threads: int = THREADS) -> None:
        self.home = folder
        self.serving = serving
        self.cpu = 0.0
        folder.mkdir()
        (folder / "urls").write_text("".join(f"{url}\n" for url in serving.urls(twin=True)))
        (folder / "config").write_text(f"reload-threads {threads}\ndownload-timeout 20\ndownload-retries 1\nmax-items 0\n")

    def reload(self) -> float:
        """Seconds of a reload of all feeds; its CPU is `cpu` then. Raises AssertionError if an article is missing."""
        command = ["newsboat", "-u", "urls", "-c", "cache.db", "-C", "config", "-x", "reload"]
        begin, before = time.perf_counter(), children_cpu()
        subprocess.run(command, cwd=self.home, env=environment(self.home), check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        taken, self.cpu = time.perf_counter() - begin, children_cpu() - before
        wanted, there = self.serving.feeds * self.serving.articles, self.articles()
        assert there == wanted, f"newsboat holds {there} articles of {wanted}"
        return taken

    def articles(self) -> int:
        """How many articles its cache holds."""
        with sqlite3.connect(self.home / "cache.db") as cache:
            count: int = cache.execute("SELECT count(*) FROM rss_item").fetchone()[0]
        cache.close()
        return count
