"""Files with names and passwords: read in netrc's syntax, written so that nobody else can read them."""

import contextlib
import netrc
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
Login = tuple[str, str]


class Watched(Generic[T]):
    """A file's content, read again when the file has changed; what can't be read counts as empty."""

    def __init__(self, read: Callable[[Path], T], empty: T) -> None:
        self._read = read
        self._empty = empty
        self._content = empty
        self._stamp: tuple[Path, int, int, int] | None = None

    def get(self, path: Path) -> T:
        """The content now."""
        try:
            state = path.stat()
            stamp = (path, state.st_mtime_ns, state.st_size, state.st_ino)
        except (OSError, ValueError):
            return self._empty
        if stamp != self._stamp:
            self._content = self._read(path)
            self._stamp = stamp
        return self._content


def read_netrc(path: Path) -> Mapping[str, Login]:
    """Name and password by machine; a file that is broken holds none, and an entry for every machine (`default`) doesn't count."""
    try:
        hosts = netrc.netrc(str(path)).hosts
    except (netrc.NetrcParseError, OSError, ValueError):
        return {}
    return {
        machine.lower(): (login or "", password or "") for machine, (login, _account, password) in hosts.items() if machine != "default" and (login or password)
    }


def netrc_text(logins: Mapping[str, Login]) -> str:
    """The entries in netrc's syntax, one a line."""
    return "".join(f"machine {_token(machine)} login {_token(name)} password {_token(password)}\n" for machine, (name, password) in logins.items())


def _token(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def write_private(path: Path, text: str) -> None:
    """Replaces a file as a whole; from its first byte on only the user can read it.

    Raises:
        OSError: it can't be written; the former file stays.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogateescape") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
