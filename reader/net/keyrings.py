"""Passwords in the platform's keyring, through the optional package `keyring`.

A keyring can be slow, locked or broken, and its package takes 0.1 s to import: it is only asked for what `login-names` says it holds, and once.
"""

import contextlib
import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.net.login_files import Login, Watched, write_private

SERVICE = "dateline"


class Keyring:
    """The passwords of feeds in the keyring, by origin; an error of the keyring counts as nothing there.

    Args:
        names: the file with the name for every origin, without passwords.
    """

    def __init__(self, names: Path) -> None:
        self._path = names
        self._names: Watched[Mapping[str, str]] = Watched(_read_names, {})
        self._known: dict[str, Login | None] = {}
        self._lock = threading.Lock()

    def holds(self, origin: str) -> bool:
        """Whether it is said to hold a password for the origin."""
        return origin in self._names.get(self._path)

    def knows(self, origin: str) -> bool:
        """Whether it has been asked already, so that it answers at once."""
        return origin in self._known

    def find(self, origin: str) -> Login | None:
        """Name and password for an origin, None for none."""
        name = self._names.get(self._path).get(origin)
        if name is None:
            return None
        with self._lock:
            if origin not in self._known:
                password = None
                with contextlib.suppress(Exception):
                    backend = _backend()
                    password = backend.get_password(SERVICE, origin) if backend is not None else None
                self._known[origin] = (name, password) if isinstance(password, str) else None
            return self._known[origin]

    def keep(self, origin: str, login: Login) -> bool:
        """Keeps a password; False if there is no keyring that takes it.

        Raises:
            OSError: the file with the names can't be written.
        """
        try:
            backend = _backend()
            if backend is None:
                return False
            backend.set_password(SERVICE, origin, login[1])
            if backend.get_password(SERVICE, origin) != login[1]:
                return False
        except Exception:
            return False
        write_private(self._path, json.dumps({**self._names.get(self._path), origin: login[0]}, indent=1) + "\n")
        with self._lock:
            self._known[origin] = login
        return True

    def forget(self, origin: str) -> None:
        """Removes a password.

        Raises:
            OSError: the file with the names can't be written.
        """
        names = dict(self._names.get(self._path))
        if origin not in names:
            return
        with contextlib.suppress(Exception):
            backend = _backend()
            if backend is not None:
                backend.delete_password(SERVICE, origin)
        del names[origin]
        write_private(self._path, json.dumps(names, indent=1) + "\n")
        with self._lock:
            self._known.pop(origin, None)


def _backend() -> Any:
    """The keyring of this platform, None where there is none that keeps anything."""
    try:
        import keyring

        backend = keyring.get_keyring()
        works = backend.priority > 0
    except Exception:
        return None
    return backend if works else None


def _read_names(path: Path) -> Mapping[str, str]:
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(held, dict):
        return {}
    return {origin: name for origin, name in held.items() if isinstance(origin, str) and isinstance(name, str)}
