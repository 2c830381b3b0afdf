"""A consistent copy of a library while it is in use."""

import os
import re
import sqlite3
from contextlib import suppress
from pathlib import Path

from reader.library.sqlite.connection import Connections
from reader.model.errors import SourceError
from reader.model.words import _


def copy(connections: Connections, target: Path, *, version: int | None = None) -> None:
    """Writes a copy, whole or not at all; an older copy of that name is replaced, any other file is left alone.

    Args:
        version: nothing is written if the library is not of this version (any more).

    Raises:
        SourceError: the copy cannot be written.
        LibraryError: the library cannot be read.
    """
    try:
        _check(connections, target)
        # two programs may bring one library up to date at once
        part = target.with_name(f".{target.name}.{os.getpid()}.part")
        _sweep(target, part)
        try:
            # one transaction that reads, so writers go on meanwhile; unlike the backup API it never starts again because of them
            with connections.apart() as db:
                _vacuum_into(db, part, target)
            with part.open("rb+") as file:
                header = file.read(100)
                os.fsync(file.fileno())
            # bytes 60 to 63 of SQLite's header hold the user version
            if version is None or int.from_bytes(header[60:64], "big") == version:
                part.replace(target)
        finally:
            _unlink(part)
    except OSError as problem:
        raise _not_written(target, problem.strerror or str(problem)) from problem


def _sweep(target: Path, part: Path) -> None:
    """Removes what copies left behind that were killed on their way: each is as large as the library."""
    _unlink(part)
    name = re.compile(re.escape(f".{target.name}.") + r"([0-9]{1,10})\.part")
    with suppress(OSError):
        for found in target.parent.iterdir():
            if (said := name.fullmatch(found.name)) and not _runs(int(said[1])):
                _unlink(found)


def _runs(process: int) -> bool:
    """Whether a process of this number may be at work."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _unlink(part: Path) -> None:
    """Removes an unfinished copy and its journal."""
    for path in (part, part.with_name(f"{part.name}-journal")):
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _vacuum_into(db: sqlite3.Connection, part: Path, target: Path) -> None:
    try:
        db.execute("VACUUM INTO ?", (os.fsencode(part).decode("utf-8", "surrogateescape"),))
    except UnicodeEncodeError as problem:
        raise _not_written(target, _("its name is not UTF-8")) from problem
    except sqlite3.OperationalError as problem:
        # damage and locks are the library's trouble, the rest is the target's
        if problem.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY}:
            raise _not_written(target, str(problem)) from problem
        raise


def _check(connections: Connections, target: Path) -> None:
    """Refuses to write over anything but a former copy."""
    if not target.exists():
        return
    if connections.path is not None and target.samefile(connections.path):
        raise _not_written(target, _("this is the library itself"))
    if not target.is_file():
        raise _not_written(target, _("not a file"))
    with target.open("rb") as file:
        header = file.read(100)
    # bytes 68 to 71 of SQLite's header hold the application id
    if header and header[68:72] != b"DLNE":
        raise _not_written(target, _("this file is there and is no copy of a library; choose another name"))


def _not_written(target: Path, reason: str) -> SourceError:
    return SourceError(_("{file}: no copy is written: {reason}").format(file=target, reason=reason))
