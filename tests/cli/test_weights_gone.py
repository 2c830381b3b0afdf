"""What the commands do without what was learned from texts: `locate` and `doctor` say which file is wrong, each in one line."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "garbage": lambda whole: bytes(range(255, -1, -1)) * 40,
    "without numbers": lambda whole: whole.replace(b"\t", b" "),
    "infinite": lambda whole: b"inf\tclue\n" + whole,
    "cut": lambda whole: whole[: len(whole) // 2],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The program's own files, linked, beside a folder of links to its data: that folder."""
    package = tmp_path / "program" / "reader"
    (package / "places" / "data").mkdir(parents=True)
    for part in (Path(), Path("places"), Path("places") / "data"):
        for entry in (PACKAGE / part).iterdir():
            if not (package / part / entry.name).exists():
                (package / part / entry.name).symlink_to(entry)
    return package / "places" / "data"


def run(data: Path, *args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """`dateline` with the data of a folder."""
    home = data.parents[3]
    environment = os.environ | {"PYTHONPATH": str(data.parents[2]), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "reader", "--library", str(home / "lib.db"), *args]
    return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=home, input=stdin, check=False, timeout=30)


def replace(file: Path, content: bytes | None) -> None:
    """Puts other content in the place of a link; None leaves nothing there."""
    file.unlink()
    if content is not None:
        file.write_bytes(content)


@pytest.mark.parametrize(
    ("name", "damage"),
    [("mentions", "empty"), ("mentions", "without numbers"), ("resolution", "missing"), ("resolution", "garbage"), ("confidence", "infinite")],
)
def test_weights_that_cannot_be_read_are_told_in_one_line(data: Path, name: str, damage: str) -> None:
    file = data / f"{name}.weights"
    replace(file, None if damage == "missing" else DAMAGES[damage](file.read_bytes()))
    located = run(data, "locate", "--jsonl", stdin='{"id": 1, "text": "Er war in Wien."}\n')
    assert located.returncode == 1
    assert located.stdout == ""
    assert located.stderr.startswith("dateline: ")
    assert located.stderr.count("\n") == 1
    assert f"{name}.weights" in located.stderr
    assert "reinstall" in located.stderr


@pytest.mark.parametrize("damage", ["cut", "missing"])
def test_doctor_names_the_weights_that_are_not_whole(data: Path, damage: str) -> None:
    for name in ("mentions", "confidence"):
        file = data / f"{name}.weights"
        replace(file, None if damage == "missing" else DAMAGES[damage](file.read_bytes()))
    doctor = run(data, "doctor")
    assert doctor.returncode == 1
    (line,) = (line for line in doctor.stdout.splitlines() if line.startswith("!"))
    assert "gazetteer" in line
    assert ".weights" in line
    assert "reinstall" in line
