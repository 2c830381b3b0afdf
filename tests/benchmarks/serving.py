"""Starts the feed server in its own process and knows its addresses."""

import json
import subprocess
import sys
import urllib.request
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.benchmarks.feed_server import fault_of
from tests.benchmarks.feeds_of import feeds_in, form_of, opml

ARTICLES = 30


class Serving:
    """The server while it runs; use it as a context manager."""

    def __init__(self, folder: Path, feeds: int, articles: int = ARTICLES) -> None:
        self.feeds, self.articles = feeds, articles
        self.folder = feeds_in(folder, feeds, articles)

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.feed_server", str(self.folder), str(self.feeds)], stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.port, self.nobody = map(int, self.process.stdout.readline().split())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.process.terminate()
        self.process.communicate()

    def url(self, number: int, *, trouble: bool = False, twin: bool = False) -> str:
        """The address of a feed: a host of its own for each. From the number of feeds on, the same feeds come again on further hosts.

        Args:
            trouble: as in a trouble run, where some addresses refuse.
            twin: a JSON feed's twin in RSS, for a reader that knows no JSON Feed.
        """
        port = self.nobody if trouble and fault_of(number) == "refused" else self.port
        name = number % self.feeds
        return f"http://127.0.{number // 200 + 1}.{number % 200 + 1}:{port}/{name}.{'twin' if twin and form_of(name) == 'json' else 'xml'}"

    def urls(self, feeds: int | None = None, *, trouble: bool = False, twin: bool = False) -> list[str]:
        """The addresses of the first `feeds` feeds, of all if None."""
        return [self.url(number, trouble=trouble, twin=twin) for number in range(self.feeds if feeds is None else feeds)]

    def empty(self, number: int) -> str:
        """An address of a feed that holds no articles."""
        return f"http://127.1.{number // 200 + 1}.{number % 200 + 1}:{self.port}/empty.xml"

    def opml(self, path: Path, feeds: int | None = None, *, trouble: bool = False) -> Path:
        """Writes a subscription list of the addresses."""
        path.write_text(opml(self.urls(feeds, trouble=trouble)))
        return path

    def control(self, **wanted: float) -> dict[str, Any]:
        """Changes how the server behaves (latency, validators, trouble, reset); returns what it has counted until then."""
        query = "&".join(f"{name}={value:g}" for name, value in wanted.items())
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{self.port}/control?{query}", timeout=10) as answer:
            counts: dict[str, Any] = json.load(answer)
        return counts
