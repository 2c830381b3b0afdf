"""What a person types or pastes for an address, to an absolute http(s) one."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

from reader.text.links import absolute

_SUBSCRIBING = re.compile(r"(?:feeds?|rss|itpc|itms-?pcasts?|itms-podcasts?|pcast|podcasts?)(?=:)", re.IGNORECASE)
"""Schemes that mean "subscribe to this"; behind them stands a whole address or one without a scheme."""

_WRAPPED = (("<", ">"), ('"', '"'), ("'", "'"), ("“", "”"), ("„", "“"), ("«", "»"), ("»", "«"), ("`", "`"), ("(", ")"), ("[", "]"))
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WITH_PORT = re.compile(r"[^\s/:@]+:\d{1,5}(?=[/?#]|$)")
_NOT_HOSTS = re.compile(r"(?:tel|sms|data|news|nntp|urn|geo|about|blob|callto):", re.IGNORECASE)
_PROFILE = re.compile(r"(?:acct:|@)([\w.-]{1,64})@((?:[\w-]{1,63}\.)+[\w-]{2,63})", re.IGNORECASE)
_NAMED = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+(?:[^\W\d_]{2,63}|xn--[a-z0-9-]{1,59})", re.IGNORECASE)
_LONGEST = 4096


def address_of(text: str) -> str:
    """The absolute http(s) address that a text means, "" if it can't be one.

    Without a scheme it is https, but http for this machine, bare IP addresses and any port but 443. A fediverse handle
    (`@user@host`) means its profile. The host comes out in lower case and in ASCII (RFC 5891); default ports and the fragment go.
    """
    text = _unwrapped(text)
    if not text or len(text) > _LONGEST:
        return ""
    if profile := _PROFILE.fullmatch(text):
        return _tidy(f"https://{profile[2]}/@{profile[1]}")
    text = without_feed_scheme(text)
    if not text.lower().startswith(("http://", "https://")):
        text = _with_scheme(text)
    return _tidy(text)


def without_feed_scheme(text: str) -> str:
    """The address behind `feed:` and its like: what stands there if that is whole, else with http (`feed://host/x`)."""
    found = _SUBSCRIBING.match(text)
    if not found or _WITH_PORT.match(text):
        return text
    rest = text[found.end() + 1 :].lstrip("/")
    if whole := re.match(r"(https?):?/{1,3}", rest, re.IGNORECASE):  # browsers lose the colon of `feed://https://x`
        return f"{whole[1]}://{rest[whole.end() :]}"
    return f"http://{rest}" if (rest and not _SCHEME.match(rest)) or _WITH_PORT.match(rest) else ""


def _unwrapped(text: str) -> str:
    """The text without the quotes and brackets around it, and what a sentence leaves behind it."""
    text = text.strip(" \t\r\n\f\v\0\ufeff\u200b\u2060\xa0")
    for _ in range(3):
        text = re.sub(r"^URL:(?=[a-z]+:)", "", text, flags=re.IGNORECASE)
        for begin, end in _WRAPPED:
            if len(text) > 1 and text[0] == begin and text[-1] == end and not (begin == "[" and ":" not in text[:1]):
                text = text[1:-1].strip()
    return text.rstrip(".,;…")


def _with_scheme(text: str) -> str:
    """An address of what has no scheme, "" if it names no host."""
    if text.startswith("//"):
        text = text[2:]
    rest = re.split(r"[/?#]", text, maxsplit=1)[0]
    if not rest or any(char.isspace() for char in text) or "@" in rest or _NOT_HOSTS.match(text):
        return ""
    if _SCHEME.match(text) and not _WITH_PORT.match(text):
        return ""
    try:
        parts = urlsplit(f"//{text}")
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    numeric = _is_ip(host)
    if not (numeric or port is not None or host == "localhost" or host.endswith(".localhost") or _NAMED.fullmatch(host)):
        return ""
    here = numeric or host == "localhost" or host.endswith(".localhost")
    return f"{'http' if port not in (None, 443) or (here and port is None) else 'https'}://{text}"


def _is_ip(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _tidy(address: str) -> str:
    """An absolute address in one spelling: scheme and host in lower case and ASCII, no default port, no fragment."""
    address = absolute(address)
    if not address:
        return ""
    parts = urlsplit(address)
    host = ascii_host((parts.hostname or "").rstrip("."))
    if not host:
        return ""
    shown = f"[{host}]" if ":" in host else host
    user, at, _ = parts.netloc.rpartition("@")
    port = parts.port if parts.port != {"http": 80, "https": 443}[parts.scheme] else None
    return urlunsplit((parts.scheme, f"{user}{at}{shown}{'' if port is None else f':{port}'}", parts.path, parts.query, ""))


def ascii_host(host: str) -> str:
    """A host's name as it goes over the wire (RFC 5891, UTS 46 as in browsers), "" if it can't be one."""
    if host.isascii():
        return host.lower()
    import idna  # loads 200 kB of tables that few addresses need

    try:
        return idna.encode(host, uts46=True, transitional=False).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""
