import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library, open_memory
from reader.model.errors import SourceError
from tests.library.conftest import Open
from tests.library.news import deliver, found, story, subscribe, words


def test_a_copy_is_whole_and_replaces_only_copies(path: Path, filled: Open, tmp_path: Path) -> None:
    library = filled()
    deliver(library, subscribe(library), story("a", text="Wort"))
    target = tmp_path / "copy.db"
    library.backup(target)
    deliver(library, library.feeds()[0], story("b", hours=1))
    library.backup(target)
    copy = open_library(target)
    assert found(copy) == ["a", "b"]
    assert found(copy, words("Wort")) == ["a"]
    assert copy.trouble() == ()
    assert deliver(copy, copy.feeds()[0], story("c", hours=2)).new == 1
    copy.close()
    (tmp_path / "letter.txt").write_text("dear all")
    for wrong in (tmp_path / "letter.txt", path, tmp_path, tmp_path / "no" / "folder.db"):
        with pytest.raises(SourceError) as told:
            library.backup(wrong)
        assert str(wrong) in str(told.value)
    assert (tmp_path / "letter.txt").read_text() == "dear all"
    assert [file.name for file in tmp_path.glob(".*")] == []


def test_a_library_in_memory_can_be_copied(tmp_path: Path) -> None:
    library = open_memory()
    subscribe(library)
    library.backup(tmp_path / "copy.db")
    library.close()
    copy = open_library(tmp_path / "copy.db", read_only=True)
    assert len(copy.feeds()) == 1
    copy.close()


def test_a_copy_sweeps_up_what_killed_ones_left_behind(library: SqliteLibrary, tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    target = tmp_path / "copy.db"
    left = [tmp_path / f".copy.db.{gone.pid}.part", tmp_path / f".copy.db.{gone.pid}.part-journal"]
    others = [tmp_path / f".copy.db.{os.getppid()}.part", tmp_path / f".other.db.{gone.pid}.part", tmp_path / ".copy.db.x.part"]
    for path in (*left, *others):
        path.write_bytes(b"half")
    library.backup(target)
    assert target.exists()
    assert not any(path.exists() for path in left)
    assert all(path.exists() for path in others)
