"""The shape of the code: which room knows which, how large a file is, what it is called, what frames the screen has."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = sorted(path for room in ("reader", "tests") for path in (ROOT / room).rglob("*.py"))
STYLES = sorted((ROOT / "styles").rglob("*.tcss"))
LONGEST = 300
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "stuff", "base_utils"}
AT_THE_TOP = {"reader", "styles", "seeds", "tests", "README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml"}
MADE_BY_TOOLS = re.compile(r"build|dist|.*\.egg-info|__pycache__|snapshot_report\.html")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BORDER = re.compile(r"(?<![\w-])(border(?:-(?:top|right|bottom|left))?|outline(?:-(?:top|right|bottom|left))?)\s*:\s*([^;}\n\"']+)")
_BLOCK = re.compile(r"([^{};]+)\{([^{}]*)\}")


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def frames(css: str) -> list[str]:
    """Borders and outlines other than none and the bar at the left of sheets and toasts."""
    found = _BORDER.findall(_COMMENT.sub("", css))
    return [f"{name}: {value.strip()}" for name, value in found if value.strip() != "none" and not (name == "border-left" and value.startswith("outer "))]


def test_each_room_knows_only_the_rooms_below_it() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 kept, 0 broken" in done.stdout


def test_no_file_grows_beyond_one_idea() -> None:
    lengths = {relative(path): len(path.read_text("utf-8").splitlines()) for path in (*PYTHON, *STYLES)}
    assert {name: length for name, length in lengths.items() if length > LONGEST} == {}


def test_no_file_has_a_name_that_says_nothing() -> None:
    assert [relative(path) for path in PYTHON if path.stem in EMPTY_NAMES or path.parent.name in EMPTY_NAMES] == []


def test_the_top_holds_what_was_agreed_and_nothing_else() -> None:
    visible = {path.name for path in ROOT.iterdir() if not path.name.startswith(".") and not MADE_BY_TOOLS.fullmatch(path.name)}
    assert visible == AT_THE_TOP


def test_every_module_says_what_it_is_for() -> None:
    """A test module needs no such word: it is named after what it tests."""
    said = [path for path in PYTHON if not path.name.startswith("test_")]
    assert [relative(path) for path in said if not ast.get_docstring(ast.parse(path.read_text("utf-8")))] == []


@pytest.mark.parametrize("path", [*STYLES, *sorted((ROOT / "reader" / "app").rglob("*.py"))], ids=relative)
def test_no_widget_has_a_frame(path: Path) -> None:
    assert frames(path.read_text("utf-8")) == []


def test_the_focus_draws_no_frame() -> None:
    assert STYLES
    for path in STYLES:
        for selector, inside in _BLOCK.findall(_COMMENT.sub("", path.read_text("utf-8"))):
            if ":focus" in selector:
                assert [value for _, value in _BORDER.findall(inside) if value.strip() != "none"] == [], relative(path)


def test_a_frame_is_seen_where_there_is_one() -> None:
    assert frames("Input:focus { border: tall $accent; } /* border: round red; */") == ["border: tall $accent"]
    assert frames("Toast { border: none; border-left: outer $accent; border-title-color: red; }") == []
