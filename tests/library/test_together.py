"""Several programs and threads work on one library at once."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from reader.library.sqlite.open import open_library
from reader.query.ast import Is, Query
from tests.library.news import NOW, VIENNA, at, deliver, put, story, subscribe, words

ROOT = Path(__file__).resolve().parents[2]

PROGRAM = """
import sys
from pathlib import Path
from reader.library.sqlite.open import open_library
from tests.library.news import NOW, deliver, story, subscribe
library = open_library(Path(sys.argv[1]))
name = sys.argv[2]
feed = subscribe(library, f"https://{name}.example")
for batch in range(20):
    deliver(library, feed, *(story(f"{batch}-{n}", hours=n, text="Wort") for n in range(10)))
    library.mark_read(range(batch * 5), batch % 2 == 0, NOW)
library.close()
"""


def test_programs_that_make_and_fill_one_library_at_once_lose_nothing(path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    running = [subprocess.Popen([sys.executable, "-c", PROGRAM, str(path), name], env=environment) for name in ("a", "b", "c")]
    assert [process.wait() for process in running] == [0, 0, 0]
    library = open_library(path)
    assert {feed.title: feed.articles for feed in library.feeds()} == {f"{name}.example": 200 for name in "abc"}
    assert library.totals(Query(root=words("Wort"))).articles == 600
    assert library.trouble() == ()
    library.close()


def test_threads_read_and_write_at_once(path: Path) -> None:
    library = open_library(path)
    feeds = [subscribe(library, f"https://{n}.example") for n in range(3)]

    def write(n: int) -> None:
        for batch in range(5):
            deliver(library, feeds[n], *(story(f"{batch}-{i}", hours=i) for i in range(20)))
            put(library, *((waiting, at(VIENNA)) for waiting in library.unplaced(3, 10)))
            library.mark_read(range(1, 20), batch % 2 == 0, NOW)

    def read(_n: int) -> None:
        for _time in range(30):
            rows = library.headlines(Query(root=Is("unread")), 50)
            assert not any(row.read for row in rows)
            # kept counts and rows are of one moment
            articles = library.articles([row.id for row in rows])
            assert len(articles) == len(rows)
            library.totals(Query())

    with ThreadPoolExecutor(6) as pool:
        work = [pool.submit(write, n) for n in range(3)] + [pool.submit(read, n) for n in range(3)]
        for done in work:
            done.result()
    assert library.totals(Query()).articles == 300
    assert library.trouble() == ()
    library.close()


def test_a_reader_never_waits_for_a_writer(path: Path) -> None:
    library = open_library(path)
    deliver(library, subscribe(library), story("a"))
    with library._connections.write() as db:
        db.execute("DELETE FROM unread")
        with ThreadPoolExecutor(1) as pool:
            assert [row.read for row in pool.submit(library.headlines, Query(), 5).result(timeout=20)] == [False]
        db.execute("INSERT INTO unread (key) SELECT key FROM article")
    library.close()
