"""How the command line speaks: data to stdout, talk to stderr, colour only on a terminal."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from rich.cells import cell_len, set_cell_size

from reader.model.safe import clean, line

_LOGIN = re.compile(r"(?<![^\s/'\"])[^\s/@:]*:[^\s/@]*@(?=\S)")
"""Name and password in front of a host."""
_LONGEST = 1_000
_CODES = {"bold": "1", "dim": "2", "place": "33", "star": "35", "link": "36;4", "error": "31"}


def on_terminal() -> bool:
    """True if stdout is a terminal."""
    return sys.stdout.isatty()


def width() -> int:
    """Columns of the terminal, 80 if there is none."""
    return shutil.get_terminal_size((80, 24)).columns


def out(text: str = "") -> None:
    """Writes a line of data; characters that the terminal's encoding lacks become `?`."""
    encoding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(text.encode(encoding, "replace").decode(encoding) + "\n")


def say(text: str) -> None:
    """Writes a line of talk to stderr."""
    encoding = sys.stderr.encoding or "utf-8"
    sys.stderr.write(clean(text).replace("\n", " ").encode(encoding, "backslashreplace").decode(encoding) + "\n")


def complain(problem: object) -> None:
    """Writes what went wrong as one line: `dateline: what, where, what to do`; without the passwords and the length that an address may have."""
    said = _LOGIN.sub("", line(str(problem)))
    say(f"dateline: {said if len(said) <= _LONGEST else said[: _LONGEST // 2] + ' … ' + said[-_LONGEST // 2 :]}")


def out_json(value: Any) -> None:
    """Writes a value as JSON, readable on a terminal."""
    out(json.dumps(value, ensure_ascii=False, indent=2 if on_terminal() else None))


def out_event(event: Mapping[str, Any]) -> None:
    """Writes an event as a line of JSON at once: another program waits for it."""
    out(json.dumps(event, ensure_ascii=False))
    sys.stdout.flush()


def styled(text: str, style: str) -> str:
    """Text in a style ("bold", "dim", "place", "star", "link", "error"), plain without a terminal or with NO_COLOR."""
    if not text or not on_terminal() or os.environ.get("NO_COLOR"):
        return text
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def cut(text: str, cells: int) -> str:
    """Text on one line in exactly `cells` cells."""
    text = line(text)
    if cell_len(text) > cells:
        text = set_cell_size(text, cells - 1).rstrip() + "…"
    return set_cell_size(text, cells)


def age(date: datetime, now: datetime, *, dated: bool) -> str:
    """How long ago, short; `~` before the age of what has no date of its own."""
    seconds = (now - date).total_seconds()
    mark = "" if dated else "~"
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{mark}{count} {unit}" if unit != "d" or count < 60 else f"{mark}{date.astimezone():%Y-%m-%d}"
    return f"{mark}now"


def table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    """Rows as lines with columns of even width, two blanks between; the last column is as long as it is."""
    kept = [tuple(line(cell) for cell in row) for row in rows]
    if not kept:
        return []
    widths = [max(cell_len(row[i]) for row in kept) for i in range(len(kept[0]) - 1)]
    return ["  ".join([*(set_cell_size(cell, size) for cell, size in zip(row, widths, strict=False)), row[-1]]).rstrip() for row in kept]
