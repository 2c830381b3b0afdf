"""A full disk in the middle of a refresh: what was written stays whole, and the reader is told."""

import sqlite3
from pathlib import Path

import pytest

from reader.library.protocol import RuleAct, Totals
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library
from reader.model.errors import LibraryError, SourceError
from reader.model.feed import Delivery, Document, NewFeed
from reader.query.ast import Query
from tests.library.news import NOW, VERSION, VIENNA, at, deliver, found, story, subscribe


def _limit(library: SqliteLibrary, pages: int) -> None:
    """Lets the file grow to so many pages more than it has."""
    with library._connections.bare() as db:
        there = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {there + pages}")


def test_a_full_disk_in_the_middle_of_a_refresh_is_told_and_leaves_the_library_sound(library: SqliteLibrary) -> None:
    feeds = [feed.id for feed, _new in library.subscribe([NewFeed(f"https://{n}.example") for n in range(40)], NOW)]
    deliveries = [(feed, _news(feed)) for feed in feeds]
    _limit(library, 60)
    with pytest.raises(SourceError, match="disk full"):
        library.keep_all(deliveries)
    assert library.trouble() == ()
    kept = library.totals(Query()).articles
    # whole transactions of six feeds each
    assert kept % 180 == 0
    assert 0 < kept < 1200
    _limit(library, 0)
    with pytest.raises(SourceError, match="disk full"):
        library.place(VERSION, [(number, at(VIENNA)) for number in range(1, kept + 1)])
    assert library.trouble() == ()
    _limit(library, 100_000)
    assert sum(one.new for one in library.keep_all(deliveries)) == 1200 - kept
    assert library.totals(Query()).articles == 1200


def test_a_full_disk_leaves_what_the_reader_has_saved(library: SqliteLibrary) -> None:
    page = story("page", text="Wort " * 20_000)
    _limit(library, 2)
    with pytest.raises(SourceError, match="disk full"):
        library.keep_page(page, NOW)
    assert library.ids(Query()) == ()
    assert library.undo(NOW) is None
    _limit(library, 1000)
    assert library.keep_page(page, NOW)[1]


def test_a_full_disk_leaves_the_feeds_text_and_rules_undone(library: SqliteLibrary) -> None:
    feed = subscribe(library)
    deliver(library, feed, *(story(f"{n}", text="kurz", url="https://example.org") for n in range(300)))
    _limit(library, 2)
    with pytest.raises(SourceError, match="disk full"):
        library.keep_full_text(1, story("page", text=" ".join(f"Wort{n}" for n in range(20_000))), NOW)
    with pytest.raises(SourceError, match="disk full"):
        library.rule([RuleAct(tuple(range(1, 301)), read=True, hide=True, tags=tuple(f"{n}" * 99 for n in range(99)))], 300, NOW, undoable=True)
    _limit(library, 1000)
    assert library.trouble() == ()
    assert library.articles([1], bodies=True)[0].story.text == "kurz"
    assert (library.ruled(), library.totals(Query())) == (0, Totals(300, 300))


def _news(feed: int) -> Delivery:
    stories = (story(f"{feed}-{n}", text=" ".join(f"{feed}x{n}x{word}" for word in range(60)), hours=n) for n in range(30))
    return Delivery((Document("", None, tuple(stories)),), fetched=NOW)


def test_a_disk_without_any_room_is_still_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is no room even for the file that readers and writers share (SQLITE_IOERR_SHMSIZE)."""
    library = open_library(path)
    deliver(library, subscribe(library), story("a"))
    library.close()
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    connect = Connections._connect

    def full(connections: Connections) -> sqlite3.Connection:
        if connections.mode != "ro":
            problem = sqlite3.OperationalError("disk I/O error")
            problem.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
            raise problem
        return connect(connections)

    monkeypatch.setattr(Connections, "_connect", full)
    library = open_library(path)
    assert found(library) == ["a"]
    with pytest.raises(LibraryError, match="read-only"):
        library.mark_read(library.ids(Query()), True, NOW)
    library.close()
    path.with_name(f"{path.name}-wal").write_bytes(b"waiting")
    with pytest.raises(SourceError, match="disk full"):
        open_library(path)
