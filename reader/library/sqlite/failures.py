"""The one place where what SQLite complains of becomes a line that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError

from reader.library.sqlite.codec import DamagedError
from reader.model.errors import DatelineError, LibraryError, SourceError
from reader.model.words import _

# Primary result codes: https://www.sqlite.org/rescode.html
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT)
_CLOSED_TO_US = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Nothing of SQLite's leaves this block: its errors become LibraryError, a full disk SourceError.

    Args:
        where: the library's file, for the message.
    """
    try:
        yield
    except (sqlite3.Error, DamagedError, JSONDecodeError) as problem:
        raise translated(problem, where) from problem


def damaged(where: str) -> LibraryError:
    """The line for a library that cannot be read any more."""
    return LibraryError(_("{file}: not a library, or damaged; restore a backup, or choose another file with --library").format(file=where))


def read_only(where: str) -> LibraryError:
    """The line for a library that only can be read."""
    return LibraryError(_("{file}: the library is read-only, nothing was saved; check the permissions of file and folder").format(file=where))


def translated(problem: Exception, where: str) -> DatelineError:
    """What a reader is told of an error of SQLite's."""
    whole = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT if isinstance(problem, ValueError) else sqlite3.SQLITE_ERROR)
    code = whole & 0xFF
    if code == sqlite3.SQLITE_FULL or whole == sqlite3.SQLITE_IOERR_SHMSIZE:  # no room for the file that readers and writers share
        return SourceError(_("disk full: nothing was saved, make room for {file} and try again").format(file=where))
    if code in _BUSY:
        return LibraryError(_("{file}: another program holds the library; try again in a moment").format(file=where))
    if code in _DAMAGED:
        return damaged(where)
    if code == sqlite3.SQLITE_READONLY:
        return read_only(where)
    if code in _CLOSED_TO_US:
        return LibraryError(_("{file}: cannot be opened; check the permissions of file and folder").format(file=where))
    if code == sqlite3.SQLITE_IOERR:
        return LibraryError(_("{file}: the disk does not answer as it should; check it, then try again").format(file=where))
    reason = " ".join(str(problem).split())
    return LibraryError(_("{file}: {reason}; `dateline doctor` checks the library").format(file=where, reason=reason))
