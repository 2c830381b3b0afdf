"""Opens a library file, or one in memory."""

import os
from pathlib import Path

from reader.library.sqlite.connection import Connections
from reader.library.sqlite.library import SqliteLibrary
from reader.library.sqlite.migrate import prepare
from reader.model.errors import LibraryError, SourceError
from reader.model.words import _


def open_library(path: Path, *, create: bool = True, read_only: bool = False) -> SqliteLibrary:
    """Opens the library at a path, making it and its folders if they are not there.

    A file or folder that cannot be written to, or a disk without any room, is opened for reading alone; whatever writes then says so.

    Raises:
        LibraryError: it is not there, cannot be opened, is damaged, locked, newer, or another program's.
        SourceError: the disk is full, and changes wait in its log, or it is new or has to be brought up to date.
    """
    try:
        there = path.is_file() and path.stat().st_size > 0
        if not there and path.exists() and not path.is_file():
            raise LibraryError(_("{file}: not a file; choose another with --library").format(file=path))
        if not there and (read_only or not create):
            raise LibraryError(_("{file}: there is no library yet; `dateline add` makes it").format(file=path))
        if not there:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise LibraryError(_("{file}: cannot be opened: {reason}").format(file=path, reason=problem.strerror)) from problem
    if there and (read_only or not _writable(path)):
        return _open_read_only(path)
    try:
        return _prepared(Connections(path, "rw" if there else "rwc"))
    except SourceError:
        # a full disk; what waits in the log would be missing
        if not there or _waits(path):
            raise
        return _prepared(Connections(path, "ro", immutable=True))


def open_memory() -> SqliteLibrary:
    """An empty library in memory, gone when it is closed."""
    return _prepared(Connections(None))


def _writable(path: Path) -> bool:
    """SQLite needs the folder, too: for its log beside the file."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _waits(path: Path) -> bool:
    """Whether changes wait in the log beside the file."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _open_read_only(path: Path) -> SqliteLibrary:
    """Opens without writing anything; if not even the log can be shared, as a file that nobody writes."""
    try:
        return _prepared(Connections(path, "ro"))
    except LibraryError:
        if path.with_name(f"{path.name}-wal").exists():
            raise
        return _prepared(Connections(path, "ro", immutable=True))


def _prepared(connections: Connections) -> SqliteLibrary:
    try:
        prepare(connections)
    except BaseException:
        connections.close()
        raise
    return SqliteLibrary(connections)
