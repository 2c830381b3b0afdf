"""Reads the response headers that a fetch lives by, as hostile text."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from reader.model.safe import line

RawHeaders = Sequence[tuple[bytes, bytes]]

LONGEST_VALIDATOR = 2000
LONGEST_WAIT = timedelta(days=1)
LONGEST_PACE = 24 * 60 * 60

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# RFC 9110, section 5.6.7: IMF-fixdate, the one of RFC 850 and asctime.
_IMF = re.compile(r"[a-z]{3}, ([0-9]{1,2}) ([a-z]{3}) ([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) (?:gmt|utc|[+-]0000)", re.ASCII)
_RFC850 = re.compile(r"[a-z]{6,9}, ([0-9]{2})-([a-z]{3})-([0-9]{2}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) gmt", re.ASCII)
_ASCTIME = re.compile(r"[a-z]{3} ([a-z]{3}) {1,2}([0-9]{1,2}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) ([0-9]{4})", re.ASCII)
_DIRECTIVE = re.compile(r'\s*([^\s=,;"]+)\s*(?:=\s*("(?:[^"\\]|\\.)*"|[^\s,;"]*))?[^,]*(?:,|$)')
_CHARSET = re.compile(r"""charset\s*=\s*["']?([a-z0-9_.:+-]{1,40})""", re.ASCII)
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,80}/[a-z0-9!#$&^_.+-]{1,80}", re.ASCII)


def values(headers: RawHeaders, name: bytes) -> list[str]:
    """The values of every line of that name (in lower case), as Latin-1, without the blanks around them."""
    return [value.decode("latin-1").strip(" \t") for key, value in headers if key.lower() == name]


def first(headers: RawHeaders, name: bytes) -> str:
    """The value of the first line of that name, "" if there is none."""
    return next(iter(values(headers, name)), "")


def is_validator(text: str) -> bool:
    """Whether a validator can be kept and sent back: not empty, not endless, on one line, bytes only."""
    return 0 < len(text) <= LONGEST_VALIDATOR and all((" " <= c <= "\xff" and c != "\x7f") or c == "\t" for c in text)


def validator(headers: RawHeaders, name: bytes) -> str:
    """An ETag or Last-Modified byte for byte as Latin-1, "" for none or for one that can't be sent back."""
    text = first(headers, name)
    return text if is_validator(text) else ""


def content_type(headers: RawHeaders) -> tuple[str, str]:
    """Media type and charset in lower case, "" for what isn't said."""
    said = first(headers, b"content-type")[:400].lower()
    media = _MEDIA_TYPE.match(said)
    charset = _CHARSET.search(said, said.find(";") + 1) if ";" in said else None
    return media[0] if media else "", line(charset[1]) if charset else ""


def http_date(text: str, now: datetime) -> datetime | None:
    """The time of an HTTP-date in UTC, None for what is none; a two-digit year lies at most 50 years ahead of `now`."""
    said = text.strip().lower()
    try:
        if match := _IMF.fullmatch(said):
            day, month, year, hour, minute, second = match.groups()
        elif match := _ASCTIME.fullmatch(said):
            month, day, hour, minute, second, year = match.groups()
        elif match := _RFC850.fullmatch(said):
            day, month, short, hour, minute, second = match.groups()
            near = now.year // 100 * 100 + int(short)
            year = str(near - 100 if near > now.year + 50 else near)
        else:
            return None
        return datetime(int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), min(int(second), 59), tzinfo=UTC)
    except ValueError:
        return None


def retry_after(headers: RawHeaders, now: datetime) -> datetime | None:
    """When the server wants to be asked again, at most a day ahead; None if it doesn't say or the time has passed."""
    said = first(headers, b"retry-after")[:100]
    if re.fullmatch(r"[0-9]+(?:\.[0-9]*)?", said, re.ASCII):
        whole = said.partition(".")[0].lstrip("0")
        until = now + (LONGEST_WAIT if len(whole) > 6 else timedelta(seconds=int(whole or "0")))
    else:
        at = http_date(said, now)
        if at is None:
            return None
        until = at
    return min(until, now + LONGEST_WAIT) if until > now else None


def pace(headers: RawHeaders) -> int:
    """Seconds for which the publisher calls the answer fresh (RFC 9111, sections 4.2 and 5.2.2), at most a day, 0 for none."""
    fresh: int | None = None
    said = ",".join(values(headers, b"cache-control"))[:1000]
    for match in _DIRECTIVE.finditer(said):
        name, value = match[1].lower(), (match[2] or "").strip('" ')
        if name in {"no-store", "no-cache"} and not value:
            return 0
        if name == "max-age" and fresh is None:
            fresh = _seconds(value)
    return min(max(0, (fresh or 0) - _seconds(first(headers, b"age"))), LONGEST_PACE)


def _seconds(text: str) -> int:
    """Delta-seconds (RFC 9111, section 1.2.2): what is none counts as 0, what overflows as 2**31."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        return 0
    return 2**31 if len(digits) > 10 else min(int(digits), 2**31)
