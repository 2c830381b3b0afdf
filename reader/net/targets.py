"""Addresses as they are asked for: parsed once, compared by origin (RFC 6454), and what a redirect leads to."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin

from yarl import URL

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*(?=:)")
# What needs no escaping: then the address goes out as it was written, byte for byte.
_PLAIN = re.compile(r"https?://[a-z0-9.-]+(?::[0-9]{1,5})?/[!$&'()*+,\-./0-9:;=?@A-Z_a-z~%\[\]|]*")
_BLANKS = re.compile(r"[\t\r\n]")
_SAFE = "!$%&'()*+,-./:;=?@_~[]|#"

LONGEST = 8000


@dataclass(frozen=True, slots=True)
class Target:
    """An http(s) address without name and password.

    Attributes:
        host: in lower case, without a dot at the end, as limits and credentials count it.
        origin: scheme, host and port.
    """

    text: str
    url: URL
    scheme: str
    host: str
    origin: tuple[str, str, int]


class BadAddress(ValueError):  # noqa: N818  (an outcome)
    """An address that can't be asked for.

    Attributes:
        scheme: its scheme if that is the trouble, else "".
    """

    def __init__(self, scheme: str = "") -> None:
        super().__init__("not an address")
        self.scheme = scheme


def target(address: str) -> Target:
    """An address, parsed; the fragment falls away.

    Raises:
        BadAddress: it isn't http(s), has no host, or can't be parsed.
    """
    text = address.partition("#")[0]
    if len(text) > LONGEST:
        raise BadAddress
    if _PLAIN.fullmatch(text) is None or ".." in text:
        scheme = _SCHEME.match(text)
        if scheme is None or scheme[0].lower() not in {"http", "https"}:
            raise BadAddress(scheme[0].lower() if scheme else "")
        try:
            text = str(URL(text).with_user(None))
        except ValueError:
            raise BadAddress from None
    try:
        url = URL(text, encoded=True)
        host, port = url.raw_host, url.port
    except ValueError:
        raise BadAddress from None
    host = (host or "").rstrip(".").lower()
    if not host or not port:
        raise BadAddress
    return Target(text, url, url.scheme, host, (url.scheme, host, port))


def led_to(base: Target, location: bytes) -> Target:
    """Where a Location header leads, relative to where it was answered (RFC 9110, section 10.2.2).

    Raises:
        BadAddress: nowhere that can be asked.
    """
    raw = location.strip(b" \t\r\n")
    if not raw:
        raise BadAddress
    try:
        said = _BLANKS.sub("", raw.decode("utf-8"))
        escaped = said if not said.isascii() else quote(said, safe=_SAFE)
    except UnicodeDecodeError:
        escaped = quote(raw, safe=_SAFE)  # bytes of an unknown charset go back as they came
    try:
        return target(urljoin(base.text, escaped))
    except BadAddress:
        raise
    except ValueError:
        raise BadAddress from None
