"""How soon a key is answered while feeds are refreshed, against a minimal list beside which a like refresh runs."""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.benchmarks.figures import Figure
from tests.benchmarks.keys import p95, rows_in
from tests.benchmarks.library_of import library_of
from tests.benchmarks.old_library import old_library
from tests.benchmarks.refreshing import Reader, environment, tree
from tests.benchmarks.serving import Serving
from tests.benchmarks.terminal import Terminal

FEEDS, OLD = 2_000, 100_000
"""Made-up feeds, enough for a refresh that outlasts the presses, and all different: two rows that look the same hide a move of the cursor; old articles."""
PRESSES = 500
QUIET = 0.01
"""Seconds without output before the next press."""
_ROW = re.compile(rb"\x1b\[\d+;1H(?:\x1b\[[\d;]*m)*\xe2\x96\x8c(.*?)(?:\x1b\[\d+;\d+H|\r\n)", re.DOTALL)
"""The row under the cursor as the app draws it: from the left edge, behind a bar."""


def measure(folder: Path) -> list[Figure]:
    """All figures of keys during a cold refresh."""
    rows = rows_in(folder)
    with tempfile.TemporaryDirectory(dir=folder) as home, Serving(folder, FEEDS) as serving:
        old = old_library(folder, serving, OLD)
        title = library_of(old, articles=OLD, feeds=100)
        opml = serving.opml(Path(home) / "feeds.opml")
        readers = [Reader(Path(shutil.copy(old, Path(home) / name))) for name in ("beside.db", "app.db")]
        for reader in readers:
            reader.subscribe(opml)
        minimal = _beside(readers[0], rows)
        ours = _in_the_app(readers[1], title, Path(home))
    return [
        Figure("key to answer during a refresh, minimal, p50", statistics.median(minimal) * 1000, "ms"),
        Figure("key to answer during a refresh, minimal, p95", p95(minimal), "ms"),
        Figure("  the minimal list's slowest", max(minimal) * 1000, "ms"),
        Figure("key to answer during a refresh, p50", statistics.median(ours) * 1000, "ms"),
        Figure("key to answer during a refresh, p95", p95(ours), "ms"),
        Figure("  against the minimal list", p95(ours) / p95(minimal), "x", 2.0),
        Figure("  the slowest", max(ours) * 1000, "ms", 100),
    ]


def _beside(reader: Reader, rows: Path) -> list[float]:
    """Seconds to the answer of each press in the minimal list, while a refresh runs beside it."""
    said = reader.library.with_suffix(".events")
    with Terminal([sys.executable, "-m", "tests.benchmarks.minimal", str(rows)]) as terminal, said.open("wb") as events:
        terminal.until("Row number 0")
        terminal.settle(1.0)
        with subprocess.Popen([*reader.command, "refresh", "--events"], stdout=events, stderr=subprocess.DEVNULL, env=reader.env) as refresh:
            try:
                _wait(lambda: b'"feed"' in said.read_bytes(), "the refresh brings nothing")
                return _answers(terminal, lambda: refresh.poll() is None, lambda key: _first(terminal, key))
            finally:
                refresh.terminate()


def _in_the_app(reader: Reader, title: str, home: Path) -> list[float]:
    """Seconds from each press to the frame in which the cursor has moved, while the app refreshes of itself what is due."""
    with Terminal(reader.command, env=environment(home)) as terminal:
        terminal.until(title)
        _wait(lambda: terminal.read(0.1) != b"" and _refreshes(terminal), "the app does not refresh what is due")
        _wait(lambda: (terminal.read(0.1), b"new" in terminal.seen)[1], "the app does not tell of its refresh")
        terminal.settle(0.05)
        return _answers(terminal, lambda: _refreshes(terminal), _Cursor(terminal).press)


def _answers(terminal: Terminal, refreshes: Callable[[], bool], press: Callable[[str], float]) -> list[float]:
    """The time of each press of j. Raises AssertionError if the refresh does not outlast them."""
    taken = []
    for number in range(PRESSES):
        assert refreshes(), f"the refresh ended after {number} presses of {PRESSES}"
        taken.append(press("j"))
        terminal.settle(QUIET)
    return taken


def _first(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the first output of a program that says nothing else."""
    terminal.seen = b""
    return terminal.press(key)


class _Cursor:
    """The cursor of the app's list; frames in which it does not move, as those of the progress, are passed over."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.at = b""

    def look(self) -> bytes:
        """The row that it was shown on last."""
        shown = _ROW.findall(self.terminal.seen)
        return shown[-1] if shown else self.at

    def press(self, key: str, seconds: float = 5) -> float:
        """Seconds from a key to the frame that shows it elsewhere. Raises TimeoutError."""
        self.at = self.look()
        self.terminal.seen = b""
        begin = time.perf_counter()
        self.terminal.write(key)
        while self.look() == self.at:
            if time.perf_counter() - begin > seconds:
                raise TimeoutError(f"the cursor did not move from {self.at!r}; the last that was shown: {self.terminal.seen[-300:]!r}")
            self.terminal.read(0.5)
        return time.perf_counter() - begin


def _refreshes(terminal: Terminal) -> bool:
    """True while the app has a refresh below it."""
    for pid in tree(terminal.process.pid)[1:]:
        with suppress(OSError):
            if b"\0refresh\0" in Path(f"/proc/{pid}/cmdline").read_bytes():
                return True
    return False


def _wait(until: Callable[[], bool], trouble: str, seconds: float = 30) -> None:
    """Waits until something is so. Raises TimeoutError with `trouble`."""
    begin = time.perf_counter()
    while not until():
        if time.perf_counter() - begin > seconds:
            raise TimeoutError(trouble)
        time.sleep(0.02)
