"""Names and passwords of feeds: found, kept and forgotten, and never in a message, a log or the library.

A password belongs to an origin (scheme, host, port). What belongs to http is also good for the same host over https, never the other way round,
so that a password that was given over https doesn't go out in clear.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from reader.model.words import _
from reader.net.addresses import Reach, reach_by_name
from reader.net.keyrings import Keyring
from reader.net.login_files import Login, Watched, netrc_text, read_netrc, write_private
from reader.net.targets import BadAddress, Target, target

_USERINFO = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*:)?//([^/?#\\]*)@", re.ASCII)
_USUAL = {"http": 80, "https": 443}


def split(url: str) -> tuple[str, Login | None]:
    """An address without the name and password in it, and these, percent-decoded; None if it has none."""
    match = _USERINFO.match(url)
    if match is None:
        return url, None
    name, _colon, password = match[2].partition(":")
    bare = f"{match[1] or ''}//{url[match.end() :]}"
    return bare, (unquote(name), unquote(password)) if name or password else None


class Logins:
    """The names and passwords of this user.

    Args:
        folder: where `logins` (netrc syntax; machine is `host[:port]`, with `http://` before it for plain http) and `login-names` lie.
    """

    split = staticmethod(split)

    def __init__(self, folder: Path) -> None:
        self._path = folder / "logins"
        self._keyring = Keyring(folder / "login-names")
        self._own: Watched[Mapping[str, Login]] = Watched(read_netrc, {})
        self._netrc: Watched[Mapping[str, Login]] = Watched(read_netrc, {})

    def is_slow(self, url: str) -> bool:
        """Whether `find` asks the keyring, which may block for long: then it belongs in a thread."""
        asked = _asked(url)
        if asked is None or _from_environment(asked) is not None:
            return False
        return any(self._keyring.holds(origin) and not self._keyring.knows(origin) for origin in _origins(asked))

    def find(self, url: str) -> Login | None:
        """Name and password for an address: of the environment (DATELINE_LOGIN_HOST), the keyring, the file, or netrc; None for none."""
        asked = _asked(url)
        if asked is None:
            return None
        if (login := _from_environment(asked)) is not None:
            return login
        for origin in _origins(asked):
            if (login := self._keyring.find(origin)) is not None:
                return login
        own = self._own.get(self._path)
        for machine in _machines(asked):
            if machine in own:
                return own[machine]
        return self._netrc.get(_netrc_path()).get(asked.host)

    def keep(self, url: str, name: str, password: str) -> str:
        """Keeps a name and password for the origin of an address, in the keyring if there is one, else in the file.

        Returns:
            Where it is now, as a short phrase.

        Raises:
            OSError: it can't be written.
            ValueError: the address is none.
        """
        asked = target(split(url)[0])
        origin = next(_origins(asked))
        if self._keyring.keep(origin, (name, password)):
            self._write({machine: login for machine, login in self._own.get(self._path).items() if machine != _machine(asked)})
            return _("in the keyring")
        self._keyring.forget(origin)
        self._write({**self._own.get(self._path), _machine(asked): (name, password)})
        return _("in {file}, which only you can read").format(file=self._path)

    def forget(self, url: str) -> None:
        """Removes what was kept for the origin of an address; the environment and netrc are the user's own.

        Raises:
            OSError: it can't be written.
        """
        asked = _asked(url)
        if asked is None:
            return
        self._keyring.forget(next(_origins(asked)))
        self._write({machine: login for machine, login in self._own.get(self._path).items() if machine != _machine(asked)})

    def _write(self, logins: Mapping[str, Login]) -> None:
        if logins != self._own.get(self._path):
            write_private(self._path, netrc_text(logins))


def _asked(url: str) -> Target | None:
    try:
        return target(split(url)[0])
    except BadAddress:
        return None


def _place(asked: Target) -> str:
    """`host`, or `host:port` where the port isn't the usual one."""
    scheme, host, port = asked.origin
    shown = f"[{host}]" if ":" in host else host
    return shown if port == _USUAL[scheme] else f"{shown}:{port}"


def _machine(asked: Target) -> str:
    return _place(asked) if asked.scheme == "https" else f"http://{_place(asked)}"


def _origins(asked: Target) -> Iterator[str]:
    """The origins whose password is good for an address, its own first."""
    yield f"{asked.scheme}://{_place(asked)}"
    if asked.scheme == "https" and asked.origin[2] == 443:
        yield f"http://{_place(asked)}"


def _machines(asked: Target) -> Iterator[str]:
    """The entries of the file that are good for an address; within one's own network nobody listens, there plain http will do."""
    yield _machine(asked)
    if asked.scheme == "https" and asked.origin[2] == 443:
        yield f"http://{_place(asked)}"
    if asked.scheme == "http" and reach_by_name(asked.host) in {Reach.LOOPBACK, Reach.PRIVATE}:
        yield _place(asked)


def _from_environment(asked: Target) -> Login | None:
    said = os.environ.get("DATELINE_LOGIN_" + re.sub(r"[^A-Z0-9]", "_", asked.host.upper()))
    if not said or ":" not in said:
        return None
    name, _colon, password = said.partition(":")
    return name, password


def _netrc_path() -> Path:
    return Path(os.environ.get("NETRC") or Path("~/.netrc").expanduser())
