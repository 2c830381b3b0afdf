"""Addresses and their numbers: makes them absolute http(s) and counts each one once."""

import re
from urllib.parse import quote, urljoin, urlsplit

from reader.model.article import Link
from reader.model.safe import clean, line

_LONGEST = 4096
_TITLE_LENGTH = 200
# Browsers drop these inside addresses (WHATWG URL, "remove all ASCII tab or newline").
_BREAKS = re.compile(r"[\t\n\r]+")
_SIMPLE = re.compile(r"https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]{0,2000})?")
_UNQUOTED = re.compile(r'[\s"<>\\^`{|}]')
_KEEP = "".join(chr(c) for c in range(0x21, 0x7F) if chr(c) not in '"<>\\^`{|}')
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def absolute(address: str, base: str = "") -> str:
    """The absolute http(s) address, or "" if it is none (javascript:, mailto:, a mere #fragment, broken)."""
    if _SIMPLE.fullmatch(address):
        return address
    address = clean(_BREAKS.sub("", address.strip()))
    if not address or len(address) > _LONGEST or address[0] == "#":
        return ""
    lowered = address[:8].lower()
    try:
        if not lowered.startswith(("http://", "https://")):
            if address.startswith("//"):
                address = ("http:" if base[:5].lower() == "http:" else "https:") + address
            elif _SCHEME.match(address) or not base:
                return ""
            else:
                address = urljoin(base, address)
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or any(c.isspace() or c in "<>\"\\^`{|}'" for c in host):
        return ""
    if _UNQUOTED.search(parts.path + parts.query + parts.fragment):
        rest = address[address.index("//") + 2 + len(parts.netloc) :]
        return f"{parts.scheme}://{parts.netloc}{quote(rest, safe=_KEEP)}"
    return address


def host(address: str) -> str:
    """The host of an absolute address, without a port or name and password."""
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address


def host_of(url: str) -> str:
    """The host of an address in lower case, "" if it has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


class LinkList:
    """Gives each address the index of its first occurrence."""

    def __init__(self, base: str = "") -> None:
        self._base = base
        self._index: dict[str, int] = {}
        self._titles: list[str] = []
        self._seen: dict[str, str] = {}

    @property
    def base(self) -> str:
        """The address that relative ones start from."""
        return self._base

    def add(self, address: str, title: str = "") -> int | None:
        """The index of an address, None if it is no http(s) one. The first title that is not empty stays."""
        url = self._seen.get(address)
        if url is None:
            url = self._seen[address] = absolute(address, self._base)
        if not url:
            return None
        at = self._index.setdefault(url, len(self._titles))
        if at == len(self._titles):
            self._titles.append("")
        if title and not self._titles[at]:
            self._titles[at] = _short(line(title))
        return at

    def links(self) -> tuple[Link, ...]:
        """All of them in the order of the text, titled by their text, else by their host."""
        if not self._titles:
            return ()
        return tuple(Link(title or host(url), url) for url, title in zip(self._index, self._titles, strict=True))


def _short(title: str) -> str:
    return title if len(title) <= _TITLE_LENGTH else title[: _TITLE_LENGTH - 1].rstrip() + "…"
