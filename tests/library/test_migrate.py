import sqlite3
from pathlib import Path

import pytest

from reader.library.sqlite import migrate
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.open import open_library
from reader.model.errors import LibraryError
from tests.library.conftest import Open
from tests.library.news import deliver, found, story, subscribe


def test_an_older_library_is_copied_and_brought_up_to_date(path: Path, filled: Open) -> None:
    library = filled()
    deliver(library, subscribe(library), story("a"))
    library.close()
    connections = Connections(path)
    steps = {2: lambda db: db.execute("ALTER TABLE feed ADD COLUMN extra TEXT"), 3: lambda db: db.execute("UPDATE feed SET extra = 'x'")}
    migrate.prepare(connections, version=3, steps=steps)
    with connections.read() as db:
        assert db.execute("SELECT extra FROM feed").fetchall() == [("x",)]
        assert db.execute("PRAGMA user_version").fetchone() == (3,)
    connections.close()
    with pytest.raises(LibraryError, match="newer"):
        open_library(path)
    copies = sorted(path.parent.glob("library.db.version-*"))
    assert [copy.name for copy in copies] == ["library.db.version-1", "library.db.version-2"]
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
        migrate.prepare(connections, version=2, steps={2: half})
    connections.close()
    assert filled().trouble() == ()


def test_without_a_way_from_an_old_version_it_is_refused(path: Path, filled: Open) -> None:
    filled().close()
    connections = Connections(path)
    with pytest.raises(LibraryError, match="no way"):
        migrate.prepare(connections, version=3, steps={3: lambda _db: None})
    connections.close()


def test_an_old_library_that_cannot_be_written_to_is_refused(path: Path, filled: Open) -> None:
    filled().close()
    connections = Connections(path, "ro")
    with pytest.raises(LibraryError, match="cannot be written"):
        migrate.prepare(connections, version=2, steps={2: lambda _db: None})
    connections.close()
