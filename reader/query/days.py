"""`after:`, `before:` and `age:` as spans of time. Days are those of the reader's clock, the library's times are UTC."""

import re
from datetime import UTC, datetime, timedelta

from reader.model.errors import QueryError
from reader.model.words import _
from reader.query.ast import Between
from reader.query.lex import Token, shorten

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2}))?(?:-([0-9]{1,2}))?")
_OTHER_WAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})")
_AGE = re.compile(r"([<>]?)\s*([0-9]{1,5})\s*([hdw])", re.IGNORECASE)
_HOURS = {"h": 1, "d": 24, "w": 168}


def day_from(value: str, now: datetime, token: Token) -> Between:
    """From the first moment of that day (month, year) on. Raises QueryError."""
    return Between(_day(value, now, token), None)


def day_before(value: str, now: datetime, token: Token) -> Between:
    """Before the first moment of that day (month, year). Raises QueryError."""
    return Between(None, _day(value, now, token))


def age(value: str, now: datetime, token: Token) -> Between:
    """`<2d` and `2d`: younger than that; `>2d`: older. Units: h, d, w. Raises QueryError."""
    parts = _AGE.fullmatch(value)
    if parts is None:
        raise QueryError(_("{value} is no age, write <2d or >3h (h, d, w).").format(value=shorten(value)), token.at, "age:<2d")
    sign, number, unit = parts.groups()
    try:
        then = now.astimezone(UTC) - timedelta(hours=int(number) * _HOURS[unit.lower()])
    except OverflowError:
        raise QueryError(_("{value} is too long ago.").format(value=shorten(value)), token.at) from None
    return Between(None, then) if sign == ">" else Between(then, None)


def _day(value: str, now: datetime, token: Token) -> datetime:
    """The first moment, in UTC, of a day as written or `today` or `yesterday`."""
    try:
        if value.lower() in {"today", "yesterday"}:
            day = now.astimezone().replace(tzinfo=None) - timedelta(days=value.lower() == "yesterday")
            return _start_of(day.year, day.month, day.day)
        if parts := _DAY.fullmatch(value):
            year, month, day_of_month = (int(part or 1) for part in parts.groups())
            return _start_of(year, month, day_of_month)
    except (ValueError, OverflowError, OSError):
        pass
    suggestion = ""
    if parts := _OTHER_WAY.fullmatch(value):
        day_of_month, month, year = (int(part) for part in parts.groups())
        suggestion = f"{token.field}:{year:04}-{month:02}-{day_of_month:02}" if 1 <= month <= 12 and 1 <= day_of_month <= 31 else ""
    raise QueryError(_("{value} is no date, write it as 2026-11-24.").format(value=shorten(value)), token.at, suggestion)


def _start_of(year: int, month: int, day: int) -> datetime:
    """Local midnight in UTC. Raises ValueError, OverflowError or OSError where the calendar or the platform's clock ends."""
    return datetime(year, month, day).astimezone(UTC)
