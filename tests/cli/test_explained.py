"""`dateline locate --explain`: what was weighed, in lines of text."""

import json
import re

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Dateline
from tests.cli.test_locate import feed_stdin

TEXT = "Jack London was in Paris, Texas, on Monday. Residents of Springfield came from Nashville. Springfield was hot.\n"


@pytest.fixture
def lines(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is printed for TEXT."""
    feed_stdin(monkeypatch, TEXT)
    return dateline("locate", "--explain").out.splitlines()


def of(lines: list[str], name: str) -> list[str]:
    """The lines about a name."""
    first = next(at for at, line in enumerate(lines) if line.startswith(f"{name}  at "))
    return lines[first : lines.index("", first)]


def test_a_name_says_what_it_is_and_why(lines: list[str]) -> None:
    paris = of(lines, "Paris")
    assert paris[0].startswith("Paris  at 19: Paris, Texas, United States (")
    assert paris[1].startswith("    a place at all: ")
    assert paris[2].startswith("      for: ")
    assert "“in” stands before it" in paris[2]
    assert re.search(r"\d+%  Paris, Texas, United States  +[\d,]+  geo:4717560$", "\n".join(paris), re.MULTILINE)
    assert "          Texas follows" in paris


def test_what_speaks_against_a_place_is_told_apart(lines: list[str]) -> None:
    assert any(line.startswith("      against: ") and "a first name stands before it (“Jack”)" in line for line in of(lines, "London"))


def test_namesakes_are_listed_with_their_weights(lines: list[str]) -> None:
    rows = [line for line in of(lines, "Springfield") if re.match(r" +\d+%  Springfield, ", line)]
    assert len(rows) > 1
    shares = [int(row.split("%")[0]) for row in rows]
    assert sorted(shares, reverse=True) == shares
    assert of(lines, "Springfield")[-1].endswith("more places have this name")


def test_confidence_is_what_json_says(lines: list[str], dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_stdin(monkeypatch, json.dumps({"id": 1, "text": TEXT}))
    said = json.loads(dateline("locate", "--jsonl").out)
    for name in ("Paris", "Texas", "Nashville"):
        sure = next(place["confidence"] for place in said["places"] if place["text"] == name)
        assert of(lines, name)[0].endswith(f"({sure:.0%})")
    assert lines[-1].startswith("main place: ")
    assert lines[-1].endswith(f", {said['main']['confidence']:.0%})")


def test_eighty_columns_are_enough(lines: list[str]) -> None:
    assert all(cell_len(line) <= 80 for line in lines[:-1])


def test_a_name_that_is_no_place_shows_the_likeliest_only(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_stdin(monkeypatch, "Das Essen war gut.\n")
    said = dateline("locate", "--explain").out.splitlines()
    assert said[0] == "Essen  at 4: no place"
    assert sum("geo:" in line for line in said) == 1
    assert said[-1] == "no place found"
