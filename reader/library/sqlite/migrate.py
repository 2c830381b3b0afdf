"""Makes a new library, and brings an older one up to this version in numbered steps, each after a backup."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from reader.library.sqlite.backup import copy
from reader.library.sqlite.connection import Connections
from reader.library.sqlite.failures import damaged
from reader.model.errors import LibraryError
from reader.model.words import _

APPLICATION = 0x444C4E45
"""`DLNE` in the file's header: tells our libraries from other programs' databases (https://www.sqlite.org/fileformat.html)."""

VERSION = 4

Step = Callable[[sqlite3.Connection], None]


def _run(db: sqlite3.Connection, name: str) -> None:
    """Runs a script that lies beside this file."""
    for statement in statements(Path(__file__).with_name(name).read_text(encoding="utf-8")):
        db.execute(statement)


STEPS: Mapping[int, Step] = {
    2: lambda db: _run(db, "version_2.sql"),
    3: lambda db: _run(db, "version_3.sql"),
    4: lambda db: _run(db, "version_4.sql"),
}
"""Step N brings a library of version N - 1 to N, inside a transaction. schema.sql is the newest version in full."""


def prepare(connections: Connections, *, version: int = VERSION, steps: Mapping[int, Step] = STEPS) -> None:
    """Looks whether a file is a library that this version understands, and makes it one if it is new or older.

    Raises:
        LibraryError: it is another program's, a newer version's, damaged, locked, or older and cannot be written to.
    """
    with connections.bare() as db:
        found = _version(db, connections.where)
        if found == version:
            _share(connections, db)
            return
        if found > version:
            text = _("{file}: written by a newer dateline (library version {found}, this one reads {known}); update dateline")
            raise LibraryError(text.format(file=connections.where, found=found, known=version))
        if connections.mode == "ro":
            raise _cannot_migrate(connections.where, found)
        if found == 0:
            db.execute("PRAGMA page_size = 8192")  # bodies of some 1 kB fill these better than pages of 4 kB
            _share(connections, db)
            with _transaction(db):
                if _version(db, connections.where) == 0:
                    create(db, version)
            # unless an older program has made it at the same moment
            found = _version(db, connections.where)
        if missing := [step for step in range(found + 1, version + 1) if step not in steps]:
            raise LibraryError(_("{file}: no way from library version {found} to {step}").format(file=connections.where, found=found, step=missing[0]))
    for step in range(found + 1, version + 1):
        _migrate(connections, step, steps[step])


def _share(connections: Connections, db: sqlite3.Connection) -> None:
    """Lets readers and a writer work at once (https://www.sqlite.org/wal.html); a copy of a library has to be told again."""
    if connections.path is not None and connections.mode != "ro" and db.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        db.execute("PRAGMA journal_mode = WAL")


def create(db: sqlite3.Connection, version: int = VERSION) -> None:
    """Makes the tables of an empty library; the caller holds the transaction."""
    _run(db, "schema.sql")
    db.execute(f"PRAGMA application_id = {APPLICATION}")
    db.execute(f"PRAGMA user_version = {version}")


def statements(script: str) -> Iterator[str]:
    """The statements of a script one by one; `executescript` would end the transaction."""
    whole = ""
    for line in script.splitlines(keepends=True):
        whole += line
        if sqlite3.complete_statement(whole):
            yield whole
            whole = ""


def _version(db: sqlite3.Connection, where: str) -> int:
    """The library's version, 0 if it is new. Raises LibraryError if the file is something else."""
    application = db.execute("PRAGMA application_id").fetchone()[0]
    version = int(db.execute("PRAGMA user_version").fetchone()[0])
    tables = db.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if application == APPLICATION:
        if version < 1 or not tables:
            raise damaged(where)
        return version
    if application or version or tables:
        raise LibraryError(_("{file}: a database of another program; choose another file with --library").format(file=where))
    return 0


def _migrate(connections: Connections, step: int, change: Step) -> None:
    """One step; the backup lies beside the library and says in its name which version it is. Two programs may do this at once."""
    if connections.path is not None:
        copy(connections, connections.path.with_name(f"{connections.path.name}.version-{step - 1}"), version=step - 1)
    with connections.bare() as db, _transaction(db):
        if _version(db, connections.where) == step - 1:
            change(db)
            db.execute(f"PRAGMA user_version = {step}")


class _transaction:  # noqa: N801 - reads as a function
    """BEGIN IMMEDIATE to COMMIT."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db

    def __enter__(self) -> None:
        self.db.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_rest: object) -> None:
        self.db.execute("COMMIT" if kind is None else "ROLLBACK")


def _cannot_migrate(where: str, found: int) -> LibraryError:
    if found == 0:
        return LibraryError(_("{file}: empty, and it cannot be written to").format(file=where))
    return LibraryError(_("{file}: an older library that has to be brought up to date, and it cannot be written to").format(file=where))
