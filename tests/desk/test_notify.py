"""The command that tells of what rules notify of."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from reader.desk.notify import LONGEST, MOST, notify
from reader.model.errors import SourceError, UsageError
from reader.model.settings import Settings

WRITE = """
import json, pathlib, sys, uuid
part = pathlib.Path(sys.argv[1]) / f"{uuid.uuid4().hex}.part"
part.write_text(json.dumps(sys.argv[2:]))
part.rename(part.with_suffix(".told"))
"""


def told(folder: Path, texts: Sequence[str], *arguments: str) -> list[list[str]]:
    """What the command gets, once it has run for each of the texts."""
    notify(Settings(notify=(sys.executable, "-c", WRITE, str(folder), *arguments)), texts)
    deadline = time.monotonic() + 20
    while len(files := sorted(folder.glob("*.told"))) < min(len(texts), MOST) and time.monotonic() < deadline:
        time.sleep(0.01)
    return sorted(json.loads(file.read_text()) for file in files)


def test_the_words_stand_where_the_sign_stands_else_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert told(tmp_path / "a", ["3 new; $(touch x) `y`"], "--body=%s", "-u", "low") == [["--body=3 new; $(touch x) `y`", "-u", "low"]]
    assert told(tmp_path / "b", ["3 new"]) == [["3 new"]]
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b"}


def test_what_is_told_is_clean_short_and_no_option(tmp_path: Path) -> None:
    ((words,),) = told(tmp_path, ["--help\x1b[31m\x00\n" + "x" * 10_000])
    assert words.startswith("help[31m")
    assert words.isprintable()
    assert len(words) <= LONGEST


def test_of_very_many_only_some_are_started(tmp_path: Path) -> None:
    got = told(tmp_path, [f"{n:02} new" for n in range(20)])
    assert len(got) == MOST
    assert got[-1] == ["07 new … and 12 more"]


def test_without_a_command_nothing_happens() -> None:
    notify(Settings(), ["3 new"])
    notify(Settings(notify=()), ["3 new"])


def test_what_does_not_start_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="did not start"):
        notify(Settings(notify="/nowhere/at-all %s"), ["x"])
    with pytest.raises(UsageError, match="open quotation"):
        notify(Settings(notify='say "x'), ["x"])
    with pytest.raises(SourceError):
        notify(Settings(notify=(str(tmp_path),)), ["x"])
