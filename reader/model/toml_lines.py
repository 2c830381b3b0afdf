"""Where in a TOML text a setting stands: tomllib gives values without their places, and a message needs the line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.model.errors import UsageError
from reader.model.words import _

_TABLE = re.compile(r"\s*\[\[?(?P<name>[^\]]*)\]")
_KEY = re.compile(r"""\s*(?P<name>(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_AT = re.compile(r"at line (\d+), column (\d+)")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file, line and column counted from 1."""

    line: int
    column: int


def spot_of(text: str, name: str, inner: str = "") -> Spot:
    """Where `name` (or `inner` in the table `name`) is set; the top of the file if it is not found."""
    wanted = (name, inner) if inner else (name,)
    table: tuple[str, ...] = ()
    near = Spot(1, 1)
    for number, row in enumerate(text.split("\n"), 1):
        if header := _TABLE.match(row):
            table = _parts(header["name"])
            spot = Spot(number, header.start("name") + 1)
            if table[: len(wanted)] == wanted:
                return spot
            near = spot if table == wanted[:1] else near
        elif key := _KEY.match(row):
            spot = Spot(number, key.start("name") + 1)
            path = (*table, *_parts(key["name"]))
            if path[: len(wanted)] == wanted:
                return spot
            if path == wanted[:1] and inner:
                inline = re.search(rf"[{{,]\s*[\"']?(?P<name>{re.escape(inner)})[\"']?\s*=", row)
                near = Spot(number, inline.start("name") + 1) if inline else spot
    return near


def _parts(dotted: str) -> tuple[str, ...]:
    """A dotted key taken apart, quotation marks off."""
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def spot_of_trouble(message: str, text: str) -> Spot:
    """The place that tomllib's message names; it says "end of document" for the last line."""
    said = _AT.search(message)
    if said:
        return Spot(int(said[1]), int(said[2]))
    rows = text.split("\n")
    return Spot(len(rows), len(rows[-1]) + 1)


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word that looks most like this one, "" if none does."""
    from difflib import get_close_matches  # only wrong settings need it

    return next(iter(get_close_matches(word[:40], known, 1, 0.6)), "")


def trouble(path: Path, spot: Spot, what: str, suggestion: str = "") -> UsageError:
    """The one line that says what is wrong where."""
    where = _("{file}, line {line}, column {column}: {what}").format(file=path, line=spot.line, column=spot.column, what=what)
    return UsageError(_("{what}; did you mean {suggestion}?").format(what=where, suggestion=suggestion) if suggestion else where)
