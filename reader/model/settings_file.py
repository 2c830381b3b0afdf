"""Writes single settings into the reader's file: comments and order stay, and a crash leaves the old file or the new one."""

import contextlib
import os
import tempfile
from pathlib import Path

from reader.model.errors import SourceError, UsageError
from reader.model.settings import checked, read
from reader.model.words import _


def write_setting(path: Path, name: str, value: str | int | list[str]) -> None:
    """Sets one setting ("theme", or "keys.bookmark" in the table of keys), making the file if it is not there.

    Raises:
        UsageError: no such setting, a wrong value, or a file that is wrong already (it stays as it is).
        SourceError: the file cannot be written.
    """
    import tomlkit  # 30 ms, and only a change of settings needs it

    table, dot, inner = name.partition(".")
    checked(table, {inner: value} if dot else value, path, "")
    try:
        target = path.resolve()
        before = target.read_bytes().decode("utf-8-sig") if target.exists() else ""
        read(before, path)
        document = tomlkit.parse(before)
        if dot:
            document.setdefault(table, tomlkit.table())[inner] = value
        else:
            document[table] = value
        _replace(target, tomlkit.dumps(document))
    except UnicodeDecodeError as problem:
        raise UsageError(_("{file}: the settings are not UTF-8 text").format(file=path)) from problem
    except OSError as problem:
        raise SourceError(_("{file}: the setting is not saved, {reason}").format(file=path, reason=problem.strerror)) from problem


def _replace(target: Path, text: str) -> None:
    """Puts the whole text in the place of the file in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o777)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
