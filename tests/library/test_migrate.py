# ruff: noqa: S608 - statements are put together of fixed words

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reader.library.sqlite import migrate
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library, open_memory
from reader.model.errors import LibraryError
from reader.model.feed import Delivery, FeedChange, Kept
from reader.model.fetch import FetchState
from reader.model.place import NOTHING_LEARNT, Correction
from reader.query.ast import InPlaces, Is
from tests.library.conftest import Open
from tests.library.news import AUSTRIA, MUNICH, NOW, VERSION, VIENNA, at, deliver, found, put, story, subscribe, words

VERSION_1, VERSION_2, VERSION_3 = (Path(__file__).with_name(f"version_{number}.sql") for number in (1, 2, 3))
"""The schemas of former versions, as libraries out there have them."""

NEXT = migrate.VERSION + 1


def test_an_older_library_is_copied_and_brought_up_to_date(path: Path, filled: Open) -> None:
    library = filled()
    deliver(library, subscribe(library), story("a"))
    library.close()
    connections = Connections(path)
    steps = {NEXT: lambda db: db.execute("ALTER TABLE feed ADD COLUMN extra TEXT"), NEXT + 1: lambda db: db.execute("UPDATE feed SET extra = 'x'")}
    migrate.prepare(connections, version=NEXT + 1, steps=steps)
    with connections.read() as db:
        assert db.execute("SELECT DISTINCT extra FROM feed").fetchall() == [("x",)]
        assert db.execute("PRAGMA user_version").fetchone() == (NEXT + 1,)
    connections.close()
    with pytest.raises(LibraryError, match="newer"):
        open_library(path)
    copies = sorted(path.parent.glob("library.db.version-*"))
    assert [copy.name for copy in copies] == [f"library.db.version-{NEXT - 1}", f"library.db.version-{NEXT}"]
    copy = open_library(copies[0])
    assert found(copy) == ["a"]
    copy.close()


def test_a_step_that_fails_changes_nothing(path: Path, filled: Open) -> None:
    filled().close()
    connections = Connections(path)

    def half(db: sqlite3.Connection) -> None:
        db.execute("DROP TABLE mark")
        db.execute("nonsense")

    with pytest.raises(LibraryError):
        migrate.prepare(connections, version=NEXT, steps={NEXT: half})
    connections.close()
    assert filled().trouble() == ()


def test_without_a_way_from_an_old_version_it_is_refused(path: Path, filled: Open) -> None:
    filled().close()
    connections = Connections(path)
    with pytest.raises(LibraryError, match="no way"):
        migrate.prepare(connections, version=NEXT + 1, steps={NEXT + 1: lambda _db: None})
    connections.close()


def test_an_old_library_that_cannot_be_written_to_is_refused(path: Path, filled: Open) -> None:
    filled().close()
    connections = Connections(path, "ro")
    with pytest.raises(LibraryError, match="cannot be written"):
        migrate.prepare(connections, version=NEXT, steps={NEXT: lambda _db: None})
    connections.close()


def test_a_library_of_version_1_becomes_as_a_new_one(path: Path, filled: Open) -> None:
    _make_version_1(path)
    library = filled()
    fresh = open_library(path.with_name("fresh.db"))
    assert _schema(library) == _schema(fresh)
    fresh.close()
    assert library.trouble() == ()
    copy = path.with_name("library.db.version-1")
    with closing(sqlite3.connect(copy)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("SELECT count(*) FROM article").fetchone() == (2,)


def test_a_library_of_version_1_keeps_all_and_does_all(path: Path, filled: Open) -> None:
    _make_version_1(path)
    library = filled()
    (feed,) = library.feeds()
    assert (feed.title, feed.articles, feed.unread, feed.every, feed.sort, feed.full_text, feed.muted_until, feed.home) == (
        "Mine",
        2,
        1,
        None,
        "",
        False,
        None,
        None,
    )
    assert found(library, words("Wort")) == found(library, Is("bookmarked")) == ["a"]
    assert library.fetch_states() == {}
    page, _new = library.keep_page(story("page"), NOW)
    assert deliver(library, feed, story("a", text="neu"), story("c")) == Kept(1, 1)
    library.undo(NOW)
    assert library.articles([page]) == ()
    # acts of the older version hold less, and are taken back all the same
    for act in ("bookmark", "read", "rename", "add"):
        change = library.undo(NOW)
        assert change is not None
        assert change.act == act
    assert library.feeds() == ()
    assert library.trouble() == ()


def test_two_programs_bring_a_library_up_to_date_at_once(path: Path) -> None:
    _make_version_1(path)
    code = f"from pathlib import Path; from reader.library.sqlite.open import open_library; open_library(Path({str(path)!r})).close()"
    programs = [subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[2]) for _n in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    with closing(sqlite3.connect(path.with_name("library.db.version-1"))) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    assert sorted(file.name for file in path.parent.iterdir()) == ["library.db", *(f"library.db.version-{number}" for number in range(1, migrate.VERSION))]


def test_a_library_of_version_2_becomes_as_a_new_one(path: Path, filled: Open) -> None:
    _make_version_2(path)
    library = filled()
    fresh = open_library(path.with_name("fresh.db"))
    assert _schema(library) == _schema(fresh)
    fresh.close()
    assert library.trouble() == ()
    with closing(sqlite3.connect(path.with_name("library.db.version-2"))) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (2,)


def test_a_library_of_version_2_keeps_all_and_does_all(path: Path, filled: Open) -> None:
    _make_version_2(path)
    library = filled()
    (feed,) = library.feeds()
    assert (feed.title, feed.home) == ("Mine", 9)
    assert library.fetch_states() == {feed.id: FetchState("etag")}
    assert found(library, InPlaces(frozenset({AUSTRIA.geonameid}))) == ["a"]
    assert [count.place for count in library.followed()] == [VIENNA]
    assert library.unplaced(VERSION, 9) == (2,)
    assert library.learnt(1) == NOTHING_LEARNT
    assert library.correct(Correction(1, ("wien",), VIENNA.geonameid, MUNICH, "Wien"), NOW) == (1,)
    # acts of the older version hold less, and are taken back all the same
    acts = []
    while (change := library.undo(NOW)) is not None:
        acts.append(change.act)
    assert acts == ["correct", "edit", "follow", "add", "remove", "edit", "add"]
    assert library.trouble() == ()


def test_a_library_of_version_3_becomes_as_a_new_one(path: Path, filled: Open) -> None:
    _make_version_3(path)
    library = filled()
    fresh = open_library(path.with_name("fresh.db"))
    assert _schema(library) == _schema(fresh)
    fresh.close()
    assert library.trouble() == ()
    with closing(sqlite3.connect(path.with_name("library.db.version-3"))) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_library_of_version_3_keeps_all_and_does_all(path: Path, filled: Open) -> None:
    _make_version_3(path)
    library = filled()
    assert sorted(found(library)) == ["a", "b"]
    assert found(library, words("Wort")) == found(library, Is("bookmarked")) == ["a"]
    # rules are for what comes from now on
    assert library.ruled() == 2
    assert (library.views(), library.queries(9), library.mutes(NOW), library.versions(1)) == ((), (), (), ())
    assert library.articles([1])[0].full == ""
    assert library.hide([1, 2], True, NOW) == 1
    assert library.keep_page(story("page"), NOW) == (3, True)
    # acts of the older version hold less, and are taken back all the same
    acts = []
    while (change := library.undo(NOW)) is not None:
        acts.append(change.act)
    assert acts == ["save", "hide", "bookmark", "add"]
    assert library.trouble() == ()


def _make_version_3(path: Path) -> None:
    """A library as version 3 left it: a feed with two articles, one bookmarked."""
    path.parent.mkdir(parents=True)
    fresh = open_memory()
    deliver(fresh, subscribe(fresh), story("a", text="Wort", hours=1), story("b", hours=2))
    fresh.bookmark([1], True, NOW)
    with fresh._connections.read() as new, closing(sqlite3.connect(path, isolation_level=None)) as old:
        _fill(old, VERSION_3, new)
        for key, title in new.execute("SELECT key, title FROM article").fetchall():
            old.execute("INSERT INTO fts (rowid, title, teaser, body, author) VALUES (?, ?, '', ?, '')", (key, title, "wort" if title == "a" else ""))
        old.execute("UPDATE change SET old = json_remove(old, '$.brought') WHERE act = 'bookmark'")
        old.execute("PRAGMA user_version = 3")
    fresh.close()


def _make_version_2(path: Path) -> None:
    """A library as version 2 left it: a feed that was removed and came back, one of its two articles placed, its place followed."""
    path.parent.mkdir(parents=True)
    fresh = open_memory()
    feed = subscribe(fresh)
    fresh.edit_feed(feed.id, FeedChange(title="Mine", home=9), NOW)
    deliver(fresh, feed, story("a", hours=1), story("b", hours=2))
    put(fresh, (1, at(VIENNA)))
    fresh.remove_feed(feed.id, NOW)
    subscribe(fresh)
    fresh.follow([VIENNA], True, NOW)
    fresh.edit_feed(feed.id, FeedChange(url="https://new.example"), NOW)
    fresh.keep(feed.id, Delivery(fetched=NOW, state=FetchState("etag")))
    with fresh._connections.read() as new, closing(sqlite3.connect(path, isolation_level=None)) as old:
        _fill(old, VERSION_2, new)
        for key, title in new.execute("SELECT key, title FROM article").fetchall():
            old.execute("INSERT INTO fts (rowid, title, teaser, body, author) VALUES (?, ?, '', '', '')", (key, title))
        old.execute("UPDATE change SET old = json_remove(old, '$.back[0].home') WHERE act = 'add'")
        old.execute("UPDATE change SET old = json_remove(old, '$.fetch', '$.error') WHERE act = 'edit'")
        old.execute("PRAGMA user_version = 2")
    fresh.close()


def _fill(old: sqlite3.Connection, schema: Path, new: sqlite3.Connection) -> None:
    """Makes the tables of a former version, and fills them with what a newer library holds; the words of its articles are left out."""
    for statement in migrate.statements(schema.read_text(encoding="utf-8")):
        old.execute(statement)
    names = [row[0] for row in old.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'fts%'")]
    for name in names:
        columns = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info ({name})"))
        rows = new.execute(f"SELECT {columns} FROM {name}").fetchall()
        old.executemany(f"INSERT OR REPLACE INTO {name} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})", rows)
    old.execute(f"PRAGMA application_id = {migrate.APPLICATION}")


def _make_version_1(path: Path) -> None:
    """A library as version 1 left it: a feed that was renamed, two articles of it, one read and one bookmarked."""
    path.parent.mkdir(parents=True)
    fresh = open_memory()
    feed = subscribe(fresh)
    fresh.edit_feed(feed.id, FeedChange(title="Mine"), NOW)
    deliver(fresh, feed, story("a", text="Wort", hours=1), story("b", hours=2))
    fresh.mark_read([2], True, NOW)
    fresh.bookmark([1], True, NOW)
    with fresh._connections.read() as new, closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("PRAGMA journal_mode = WAL")
        for statement in migrate.statements(VERSION_1.read_text(encoding="utf-8")):
            old.execute(statement)
        names = [row[0] for row in old.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'fts%'")]
        for name in names:
            columns = ", ".join(row[1] for row in old.execute(f"PRAGMA table_info ({name})") if row[1] != "next_due")
            rows = new.execute(f"SELECT {columns} FROM {name}{' WHERE id > 0' if name == 'feed' else ''}").fetchall()
            old.executemany(f"INSERT OR REPLACE INTO {name} ({columns}) VALUES ({', '.join('?' * (columns.count(',') + 1))})", rows)
        for (key,) in new.execute("SELECT key FROM article").fetchall():
            title, body = new.execute("SELECT title, id = 1 FROM article WHERE key = ?", (key,)).fetchone()
            old.execute("INSERT INTO fts (rowid, title, teaser, body, author) VALUES (?, ?, '', ?, '')", (key, title, "wort" if body else ""))
        old.execute("UPDATE change SET old = json_remove(old, '$.every', '$.sort_by', '$.full_text', '$.muted_until', '$.home') WHERE act = 'rename'")
        old.execute("UPDATE change SET new = json_remove(new, '$.every', '$.sort_by', '$.full_text', '$.muted_until', '$.home') WHERE act = 'rename'")
        old.execute(f"PRAGMA application_id = {migrate.APPLICATION}")
        old.execute("PRAGMA user_version = 1")
    fresh.close()


def _schema(library: SqliteLibrary) -> dict[str, list[object]]:
    """Columns, indexes and references of every table."""
    with library._connections.read() as db:
        made: dict[str, list[object]] = {}
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            made[name] = [db.execute(f"PRAGMA {what} ({name})").fetchall() for what in ("table_xinfo", "foreign_key_list")]
        made["indexes"] = sorted(db.execute("SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'index'"), key=repr)
        made["index"] = db.execute("SELECT * FROM fts_config").fetchall()
        made["first"] = [db.execute("SELECT * FROM feed WHERE id = 0").fetchall()]
        return made
