"""Connections to one library file: one that writes, as many that read as there are threads reading at a time."""

import sqlite3
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Literal

from reader.library.sqlite.failures import read_only, told
from reader.library.sqlite.stopping import Stops
from reader.model.errors import LibraryError
from reader.model.words import _

Mode = Literal["rwc", "rw", "ro"]

WAIT = 5.0
"""Seconds to wait for another process that writes."""


class Connections:
    """Readers each see one moment of the library and wait for nobody; writers take turns.

    A library in memory has a single connection, for which all take turns.
    """

    def __init__(self, path: Path | None, mode: Mode = "rw", *, immutable: bool = False) -> None:
        """Opens nothing yet.

        Args:
            path: None for a library in memory.
            mode: of SQLite's URIs.
            immutable: nobody writes, so that a folder that cannot be written to will do.
        """
        self.path = path
        self.where = _("library in memory") if path is None else str(path)
        self.mode: Mode = mode
        self._immutable = immutable
        self._writing = RLock()
        self._idle_lock = RLock()
        self._idle: list[sqlite3.Connection] = []
        self._writer: sqlite3.Connection | None = None
        self._durable: bool | None = None
        self._closed = False
        self._version = 0
        self.stops = Stops()

    def _connect(self) -> sqlite3.Connection:
        if self._closed:
            raise LibraryError(_("{file}: the library is closed").format(file=self.where))
        if self.path is None:
            name = ":memory:"
        else:
            name = f"{self.path.absolute().as_uri()}?mode={self.mode}" + ("&immutable=1" if self._immutable else "")
        db = sqlite3.connect(name, timeout=WAIT, isolation_level=None, check_same_thread=False, uri=self.path is not None)
        # a library that is dropped without close() lets go of the file all the same
        weakref.finalize(self, db.close)
        db.execute("PRAGMA temp_store = MEMORY")
        return db

    @contextmanager
    def bare(self) -> Iterator[sqlite3.Connection]:
        """The connection that writes, without a transaction: to look at what a file is, and to migrate it."""
        with told(self.where), self._writing:
            if self._writer is None:
                self._writer = self._connect()
                self._writer.execute("PRAGMA foreign_keys = ON")
                self._writer.execute("PRAGMA cache_size = -8000")
                # a refresh writes to the same pages again and again: seldom brought over from the log (32 MB), they cost a tenth less
                self._writer.execute("PRAGMA wal_autocheckpoint = 4000")
            yield self._writer

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """One transaction that writes: all of it or nothing.

        Args:
            durable: it is on the disk when this ends (what a reader does); else a power cut may take the last ones, never a crash.
        """
        if self.mode == "ro":
            raise read_only(self.where)
        with self.bare() as db:
            if durable != self._durable:
                db.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                self._durable = durable
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
                db.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One moment of the library. Raises StoppedError if this thread has said when to give up, and it is time."""
        if self.path is None:
            with self.bare() as db, self.stops.watch(db, self.where):
                yield db
            return
        with told(self.where):
            db = self._borrow()
            try:
                db.execute("BEGIN")
                with self.stops.watch(db, self.where):
                    yield db
            finally:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
                self._give_back(db)

    @contextmanager
    def apart(self) -> Iterator[sqlite3.Connection]:
        """A connection of its own without a transaction, for what takes long; in memory there is only the one."""
        if self.path is None:
            with self.bare() as db:
                yield db
            return
        with told(self.where):
            db = self._connect()
            try:
                yield db
            finally:
                db.close()

    def _borrow(self) -> sqlite3.Connection:
        with self._idle_lock:
            if self._idle and not self._closed:
                return self._idle.pop()
        db = self._connect()
        db.execute("PRAGMA query_only = ON")
        return db

    def _give_back(self, db: sqlite3.Connection) -> None:
        with self._idle_lock:
            if not self._closed:
                self._idle.append(db)
                return
        db.close()

    def version(self) -> int:
        """A number that changes when another process has written; what this one writes leaves it as it is."""
        if not self._writing.acquire(blocking=False):
            return self._version
        try:
            with self.bare() as db:
                self._version = int(db.execute("PRAGMA data_version").fetchone()[0])
        finally:
            self._writing.release()
        return self._version

    def close(self) -> None:
        """Closes all, those in use as soon as they are given back; twice is no error."""
        with self._idle_lock:
            self._closed = True
            idle, self._idle = self._idle, []
        for db in idle:
            db.close()
        with told(self.where), self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
