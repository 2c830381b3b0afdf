"""The command line, run in this process on a library of its own."""

import json
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
