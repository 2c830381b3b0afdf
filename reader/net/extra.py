"""Further request headers that the reader's settings have for an address and everything below it."""

import os
import re
from collections.abc import Sequence

from reader.model.fetch import Headers
from reader.net.targets import BadAddress, Target, target

_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}", re.ASCII)
_VALUE = re.compile(r"[\t\x20-\x7e\x80-\uffff]{1,8000}")
# What belongs to the connection, or to the client itself.
_FORBIDDEN = frozenset({"host", "content-length", "connection", "transfer-encoding", "te", "trailer", "upgrade", "keep-alive", "expect"})


class ExtraHeaders:
    """The headers for every address; what can't be sent is left out, and an address that is none matches nothing."""

    def __init__(self, headers: Sequence[Headers]) -> None:
        self._rules: list[tuple[Target, str, dict[str, str]]] = []
        for one in headers:
            try:
                base = target(one.address)
            except BadAddress:
                continue
            self._rules.append((base, base.url.raw_path, {name: value for name, value in one.values.items() if _may_be_sent(name)}))

    def of(self, asked: Target) -> dict[str, str]:
        """The headers for an address: of every rule with the same origin whose path it is or lies below; the longest path has the last word.

        A value that begins with `$` is looked up in the environment now; without such a variable the header isn't sent.
        """
        found: dict[str, tuple[str, str]] = {}
        path = asked.url.raw_path if self._rules else ""
        for base, above, values in sorted(self._rules, key=lambda rule: len(rule[1])):
            if base.origin == asked.origin and _below(path, above):
                for name, value in values.items():
                    real = os.environ.get(value[1:], "") if value.startswith("$") else value
                    if _VALUE.fullmatch(real):
                        found[name.lower()] = (name, real)
        return dict(found.values())


def _may_be_sent(name: str) -> bool:
    return bool(_NAME.fullmatch(name)) and name.lower() not in _FORBIDDEN and not name.lower().startswith("proxy-")


def _below(path: str, above: str) -> bool:
    return path == above or path.startswith(above if above.endswith("/") else above + "/")
