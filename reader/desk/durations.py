"""Spans of time as a reader writes them: "30 min", "2h", "7d"."""

import re

from reader.model.errors import UsageError
from reader.model.words import _

_SPAN = re.compile(r"\s*([0-9]{1,5})\s*(m|min|h|d|w)\s*", re.IGNORECASE)
_SECONDS = {"m": 60, "min": 60, "h": 3600, "d": 86_400, "w": 604_800}
_LONGEST = 10 * 365 * 86_400


def seconds_of(text: str) -> int:
    """A span in seconds. Units: m or min, h, d, w; "0" is none at all. Raises UsageError."""
    if text.strip() == "0":
        return 0
    parts = _SPAN.fullmatch(text)
    seconds = int(parts[1]) * _SECONDS[parts[2].lower()] if parts else 0
    if not parts or seconds > _LONGEST:
        raise UsageError(_("{span} is no span of time; write 30min, 2h, 7d or 2w").format(span=text[:40]))
    return seconds


def words_of(seconds: int) -> str:
    """A span in its largest whole unit, as `seconds_of` reads it ("2h")."""
    for unit in ("w", "d", "h"):
        if seconds and seconds % _SECONDS[unit] == 0:
            return f"{seconds // _SECONDS[unit]}{unit}"
    return f"{seconds // 60}min" if seconds else "0"
