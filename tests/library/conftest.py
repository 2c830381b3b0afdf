"""An empty library by every backend, and makers of stories and places."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.open import open_library, open_memory

Open = Callable[[], SqliteLibrary]


@pytest.fixture(params=["file", "memory"])
def library(request: pytest.FixtureRequest, tmp_path: Path, empty_library: Path) -> Iterator[SqliteLibrary]:
    """An empty library; whatever a test does to it, it is sound afterwards."""
    if request.param == "file":
        shutil.copyfile(empty_library, tmp_path / "library.db")
    opened = open_library(tmp_path / "library.db") if request.param == "file" else open_memory()
    yield opened
    assert opened.trouble() == ()
    opened.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a library file can be made."""
    return tmp_path / "some folder" / "library.db"


@pytest.fixture
def filled(path: Path) -> Iterator[Open]:
    """Opens the library at `path`, as often as wanted; all are closed afterwards."""
    opened: list[SqliteLibrary] = []

    def another() -> SqliteLibrary:
        opened.append(open_library(path))
        return opened[-1]

    yield another
    for library in opened:
        library.close()
