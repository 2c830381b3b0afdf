"""How often a feed asks to be fetched: RSS 2.0 `ttl` and `skipHours`, and the syndication module of RSS 1.0 (its `updatePeriod`)."""

import re

_TTL = re.compile(r"<ttl>\s{0,99}(?:<!\[CDATA\[\s{0,99})?(\d{1,9})\s{0,99}(?:\]\]>)?\s*</ttl>")
_PERIOD = re.compile(r"<(?:[\w.-]+:)?updatePeriod>\s*(\w{1,20})\s*</")
_FREQUENCY = re.compile(r"<(?:[\w.-]+:)?updateFrequency>\s*(\d{1,6})\s*</")
_SKIPPED = re.compile(r"<skipHours>(.{0,4000}?)</skipHours>", re.DOTALL)
_HOUR = re.compile(r"<hour>\s*(\d{1,2})\s*</hour>")
_PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_LONGEST = 86_400
_FIRST_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)\b")
_AROUND = 20_000
"""Characters before the first entry, and behind the last, that are looked at."""


def around_entries(text: str) -> str:
    """What stands before a feed's first entry, and behind its last: what it says of itself."""
    first = _FIRST_ENTRY.search(text)
    if first is None:
        return text[:_AROUND]
    last = max(text.rfind("</item>"), text.rfind("</entry>"), first.end(), len(text) - _AROUND)
    return text[: min(first.start(), _AROUND)] + text[last:]


def at_least(around: str) -> int:
    """Seconds between fetches that a feed asks for, a day at most; 0 if it asks for nothing."""
    asked = int(found[1]) * 60 if "ttl>" in around and (found := _TTL.search(around)) else 0
    if "updatePeriod" in around or "updateFrequency" in around:
        period, frequency = _PERIOD.search(around), _FREQUENCY.search(around)
        seconds = _PERIODS.get(period[1].lower(), 0) if period else _PERIODS["daily"] if frequency else 0  # the module's own default
        asked = max(asked, seconds // max(int(frequency[1]) if frequency else 1, 1))
    return min(asked, _LONGEST)


def skip_hours(around: str) -> tuple[int, ...]:
    """Hours of the day, in UTC, in which a feed is not to be fetched; none if that would be all of them."""
    found = _SKIPPED.search(around) if "skipHours>" in around else None
    # RSS 0.91 counts from 1 to 24
    hours = {int(hour) % 24 for hour in _HOUR.findall(found[1]) if int(hour) <= 24} if found else set()
    return tuple(sorted(hours)) if len(hours) < 24 else ()
