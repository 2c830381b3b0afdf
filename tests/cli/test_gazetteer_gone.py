"""What the commands do without place data: `doctor` says so, and reading goes on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import reader

Run = Callable[..., subprocess.CompletedProcess[str]]
PACKAGE = Path(reader.__file__).parent


def cut(file: Path) -> None:
    """Half of the file is gone."""
    whole = file.read_bytes()
    file.unlink()
    file.write_bytes(whole[: len(whole) // 2])


def other_version(file: Path) -> None:
    """The file is of a version that nobody reads yet."""
    whole = bytearray(file.read_bytes())
    file.unlink()
    whole[8] += 50
    file.write_bytes(bytes(whole))


DAMAGES: dict[str, Callable[[Path], None]] = {
    "missing": lambda data: (data / "places.bin").unlink(),
    "names missing": lambda data: (data / "text.marisa").unlink(),
    "cut": lambda data: cut(data / "places.bin"),
    "names cut": lambda data: cut(data / "small.marisa"),
    "of another version": lambda data: other_version(data / "places.bin"),
}


def flipped(file: Path) -> None:
    """One byte is another one; nothing else tells it."""
    whole = bytearray(file.read_bytes())
    file.unlink()
    whole[len(whole) // 2] ^= 0xFF
    file.write_bytes(bytes(whole))


HIDDEN: dict[str, tuple[str, Callable[[Path], None]]] = {
    "a byte of the places": ("gazetteer", lambda data: flipped(data / "places.bin")),
    "a byte of the names": ("gazetteer", lambda data: flipped(data / "text.marisa")),
    "a byte of the land": ("map", lambda data: flipped(data / "land.bin")),
    "no borders": ("map", lambda data: (data / "lines.bin").unlink()),
}


@pytest.fixture
def broken(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """`dateline` with damaged place data: the program's own files, linked, beside data of its own."""
    package = tmp_path / "program" / "reader"
    (package / "places" / "data").mkdir(parents=True)
    for source, target in ((PACKAGE, package), (PACKAGE / "places", package / "places"), (PACKAGE / "places" / "data", package / "places" / "data")):
        for entry in source.iterdir():
            if not (target / entry.name).exists():
                (target / entry.name).symlink_to(entry)
    for beside in ("seeds", "styles"):
        if (PACKAGE.parent / beside).exists():
            (package.parent / beside).symlink_to(PACKAGE.parent / beside)
    (DAMAGES.get(request.param) or HIDDEN[request.param][1])(package / "places" / "data")

    def run(*args: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        environment = os.environ | {"PYTHONPATH": str(package.parent), "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "reader", "--library", str(tmp_path / "lib.db"), *args]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, input=stdin, check=False, timeout=30)

    return run


@pytest.mark.parametrize("broken", sorted(DAMAGES), indirect=True)
def test_doctor_says_what_is_wrong_with_the_place_data(broken: Run) -> None:
    doctor = broken("doctor")
    assert doctor.returncode == 1
    line = next(line for line in doctor.stdout.splitlines() if "gazetteer" in line)
    assert "reading goes on without places" in line
    assert "reinstall" in line


@pytest.mark.parametrize(("what", "broken"), [(what, name) for name, (what, _damage) in sorted(HIDDEN.items())], indirect=["broken"])
def test_doctor_finds_what_cannot_be_seen_from_outside(what: str, broken: Run) -> None:
    doctor = broken("doctor")
    assert doctor.returncode == 1
    assert [line.partition(":")[0] for line in doctor.stdout.splitlines() if line.startswith("!")] == [f"! {what}"]
    assert "damaged" in doctor.stdout


@pytest.mark.parametrize("broken", ["cut"], indirect=True)
def test_without_place_data_reading_goes_on(broken: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Brücke gesperrt\n\nEin Teaser.\n\nWien, Österreich - Die Brücke bleibt gesperrt.\n", "utf-8")
    added = broken("add", str(tmp_path / "a.txt"))
    assert added.returncode == 0
    assert "places.bin" in added.stderr
    shown = json.loads(broken("show", "1", "--json").stdout)
    assert shown["title"] == "Brücke gesperrt"
    assert shown["places"] == []
    for args, code in ((("places",), 0), (("list", "in:Wien"), 1), (("follow", "Wien"), 1), (("locate",), 1)):
        done = broken(*args, stdin="Wien")
        assert done.returncode == code, (args, done)
        assert "Traceback" not in done.stderr
        assert done.stderr.count("\n") == bool(code), (args, done.stderr)
