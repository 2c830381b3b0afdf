"""A bar on the terminal for what takes longer than a second."""

import sys
import time
from types import TracebackType
from typing import Any, Self

from reader.model.words import _

PATIENCE = 1.0
"""Seconds before the bar appears."""


class Bar:
    """Hears a refresh's events and draws its progress on stderr, if that is a terminal; use it as a context manager."""

    def __init__(self) -> None:
        self._begin = time.monotonic()
        self._wanted = sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None
        self._total = self._done = self._new = 0
        self._words = _("feeds")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def hear(self, event: dict[str, Any]) -> None:
        """Takes in one event."""
        match event.get("event"):
            case "start":
                self._total, self._done = event["feeds"], 0
            case "feed":
                self._done += 1
                self._new = event["new"]
            case "readable":
                self._words, self._done, self._total = _("placed"), 0, self._new
            case "placing":
                self._words, self._done, self._total = _("placed"), event["done"], event.get("total", self._total)
            case "waiting":
                self._words = _("another refresh is at work")
        if self._wanted and time.monotonic() - self._begin > PATIENCE:
            self._draw()

    def _draw(self) -> None:
        if self._bar is None:
            # Rich's bars take 60 ms to import, and only what takes longer than a second needs them
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn

            columns = (BarColumn(40), TextColumn("{task.completed}/{task.total} {task.description}"), TextColumn("{task.fields[new]}"))
            self._bar = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(self._words, total=None, new="")
            self._bar.start()
        new = _("{n} new").format(n=self._new) if self._new else ""
        total = max(self._total, self._done) or None
        self._bar.update(self._task, description=self._words, completed=self._done, total=total, new=new)
