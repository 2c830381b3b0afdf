"""Libraries with old articles, whose feeds ask nobody, or the feed server, which has nothing new of them."""

import shutil
from pathlib import Path

from reader.library.sqlite.open import open_library
from reader.model.feed import Delivery, FeedChange
from reader.model.fetch import FetchState
from tests.benchmarks.library_of import NOW, library_of
from tests.benchmarks.serving import Serving


def old_library(folder: Path, serving: Serving, articles: int, feeds: int = 100) -> Path:
    """A copy of the made-up library of so many articles, with its feeds' addresses led to a server; it is closed and one file."""
    made = folder / f"old-{articles}.db"
    library_of(made, articles=articles, feeds=feeds)
    path = folder / f"old-{articles}-served.db"
    shutil.copy(made, path)
    library = open_library(path)
    try:
        for number, feed in enumerate(library.feeds()):
            library.edit_feed(feed.id, FeedChange(url=serving.empty(number)), NOW)
    finally:
        library.close()
    assert not path.with_name(f"{path.name}-wal").exists(), "the library is open elsewhere"
    return path


def asleep(path: Path) -> None:
    """Marks all feeds of a library as gone for good, so that an app fetches none of itself."""
    library = open_library(path)
    try:
        library.keep_all([(feed.id, Delivery(fetched=NOW, state=FetchState(gone=True))) for feed in library.feeds()])
    finally:
        library.close()
