"""What all tests share: where the corpus lies, a home of their own, a session."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pebble import ProcessPool

from reader.desk.session import Session
from reader.library.sqlite.open import open_library
from reader.model import words
from reader.model.settings import Settings
from reader.refresh import pool
from tests.warm_workers import WarmWorkers

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real feeds, lists and pages; tests that need it are skipped where it is absent."""
    folder = SHARED / "corpus"
    if not folder.is_dir():
        pytest.skip(f"needs the corpus folder at {folder}")
    return folder


@pytest.fixture(scope="session")
def seed_file() -> Path:
    """The original document in the seed format."""
    return next((Path(__file__).resolve().parents[1] / "seeds").glob("000_*.txt"))


@pytest.fixture(scope="session", autouse=True)
def warm_workers() -> Iterator[WarmWorkers]:
    """The tests of one process share what worker processes they have."""
    workers = WarmWorkers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "ProcessPool", workers)
        yield workers
    workers.end()


@pytest.fixture
def workers_of_its_own(warm_workers: WarmWorkers, monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes start with the test and end with it."""
    warm_workers.end()
    monkeypatch.setattr(pool, "ProcessPool", ProcessPool)


@pytest.fixture(autouse=True)
def a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the user's own library, config, language or browser."""
    home = tmp_path_factory.mktemp("home")
    for name in [*os.environ]:
        if name.startswith(("XDG_", "DATELINE_LIBRARY")) or name in {"BROWSER", "NO_COLOR", "COLORFGBG", "LC_ALL", "LC_MESSAGES", "LANGUAGE"}:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.setenv("TZ", "Europe/Vienna")
    time.tzset()
    words.choose_language("en")


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library file, made once; tests work on copies, for to make one waits for the disk many times."""
    made = tmp_path_factory.mktemp("empty") / "library.db"
    open_library(made).close()
    return made


@pytest.fixture
def session(tmp_path: Path, empty_library: Path) -> Iterator[Session]:
    """A session over an empty library file, on 24 November 2026 at noon UTC."""
    shutil.copyfile(empty_library, tmp_path / "library.db")
    opened = Session.open(tmp_path / "library.db", Settings())
    opened.now = lambda: datetime(2026, 11, 24, 12, tzinfo=UTC)
    yield opened
    opened.library.close()
