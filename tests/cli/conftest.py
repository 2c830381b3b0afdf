"""The command line, run in this process on a library of its own."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import run


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Stdout as JSON."""
        return json.loads(self.out)


Dateline = Callable[..., Ran]


@pytest.fixture(scope="session")
def seed_library(tmp_path_factory: pytest.TempPathFactory, seed_file: Path) -> Path:
    """A library with the original document, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("seed")
    (folder / "config.toml").touch()
    assert run(["--library", str(folder / "seed.db"), "--config", str(folder / "config.toml"), "add", str(seed_file)]) == 0
    return folder / "seed.db"


@pytest.fixture
def filled(dateline: "Dateline", seed_library: Path, tmp_path: Path) -> "Dateline":
    """Runs `dateline` on a library with the original document."""
    shutil.copy(seed_library, tmp_path / "cli.db")
    return dateline


@pytest.fixture
def dateline(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Dateline:
    """Runs `dateline` with arguments on a library in the test's folder."""

    def go(*args: object, library: Path | None = None) -> Ran:
        capfd.readouterr()
        code = run(["--library", str(library or tmp_path / "cli.db"), *map(str, args)])
        said = capfd.readouterr()
        assert "Traceback" not in said.err
        return Ran(code, said.out, said.err)

    return go
