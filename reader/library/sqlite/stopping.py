"""Gives up a query that runs long, as soon as nobody wants its answer."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import local

from reader.model.errors import StoppedError
from reader.model.words import _

STEPS = 20_000
"""Steps of SQLite's machine between two looks, about a millisecond (https://www.sqlite.org/c3ref/progress_handler.html)."""


class Stops(local):
    """What each thread has said of when its queries are to be given up."""

    when: Callable[[], bool] | None = None

    @contextmanager
    def until(self, when: Callable[[], bool]) -> Iterator[None]:
        """Queries of this thread within the block are given up once `when()` is true; blocks nest, any of them may say so."""
        outer = self.when
        self.when = when if outer is None else lambda: outer() or when()
        try:
            yield
        finally:
            self.when = outer

    @contextmanager
    def watch(self, db: sqlite3.Connection, where: str) -> Iterator[None]:
        """Lets what this thread has said count for a connection that it alone uses now. Raises StoppedError."""
        when = self.when
        if when is None:
            yield
            return
        stopped = StoppedError(_("{file}: given up").format(file=where))
        if when():
            raise stopped
        db.set_progress_handler(when, STEPS)
        try:
            yield
        except sqlite3.OperationalError as problem:
            if problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_INTERRUPT:
                raise stopped from None
            raise
        finally:
            db.set_progress_handler(None, STEPS)
