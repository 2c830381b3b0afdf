"""Dates as feeds, pages and files write them, to UTC: RFC 822, RFC 3339 and what people write in a few languages.

No library for loose dates: they guess (a bare "12" becomes a day of this month), and a wrong date is worse than none.
"""

import re
from datetime import UTC, datetime, timedelta, timezone

_EARLIEST, _LATEST = 1900, 2200

_MONTHS: dict[str, int] = {}
for _number, _names in enumerate(
    (
        "jan january januar jänner janner jaenner janvier enero gennaio januari janeiro ene gen janv ян января",
        "feb february februar feber février fevrier febrero febbraio februari fevereiro févr fev fevr февраля",
        "mar march märz marz maerz mär mrz mars marzo maart março marco марта",
        "apr april avril abril aprile avr abr апреля",
        "may mai mayo maggio mei maio maj mag мая",
        "jun june juni juin junio giugno junho giu июня",
        "jul july juli juillet julio luglio julho juil lug июля",
        "aug august août aout agosto augustus augusti ago августа",
        "sep sept september septembre septiembre settembre setembro set сентября",
        "oct october okt oktober octobre octubre ottobre outubro ott out октября",
        "nov november novembre noviembre novembro ноября",
        "dec december dez dezember décembre decembre diciembre dicembre dezembro déc dic декабря",
    ),
    start=1,
):
    _MONTHS.update(dict.fromkeys(_names.split(), _number))

_ZONES = {
    **dict.fromkeys(("z", "ut", "utc", "gmt", "wet"), 0),
    **dict.fromkeys(("cet", "mez", "bst", "west"), 60),
    **dict.fromkeys(("cest", "mesz", "eet", "oez"), 120),
    **dict.fromkeys(("eest", "msk"), 180),
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "jst": 540,
}  # fmt: skip
"""Minutes east of Greenwich; RFC 822 section 5.1 and Europe's."""

_TIME = r"(?:[T,\s]+(?:at|um|à|a las|kl\.?|alle|om|в)?\s*(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d{1,9})?)?"
_TIME += r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?:Uhr|h)\b)?(?:\s*(?:(?:GMT|UTC)(?=[+-]))?(?P<zone>[+-]\d{2}:?\d{2}|[+-]\d{1,2}\b|[A-Za-z]{1,4}\b))?)?"
_DAYS = r"^\s*(?:\w{2,12}\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^\s*(?P<year>\d{{4}})-?(?P<month>\d{{2}})-?(?P<day>\d{{2}})(?!\d){_TIME}",
        rf"{_DAYS}(?P<day>\d{{1,2}})(?:\.|st|nd|rd|th|er|º)?[\s-]+(?:de\s+)?(?P<name>[^\W\d_]{{2,10}})\.?,?(?:\s+de)?[\s-]+(?P<year>\d{{4}}|\d{{2}})(?!\d){_TIME}",
        rf"{_DAYS}(?P<name>[^\W\d_]{{3,10}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d){_TIME}",
        rf"{_DAYS}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?(?P<year>\d{{4}})(?!\d){_TIME}",
        r"^\s*\w{3}\s+(?P<name>\w{3})\s+(?P<day>\d{1,2})\s+(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?:\s+(?P<zone>[A-Z]{1,4}))?\s+(?P<year>\d{4})",
        r"^\s*(?P<year>\d{4})(?:-(?P<month>\d{2}))?\s*$",
        r"^\s*(?P<year>\d{4})[/年](?P<month>\d{1,2})[/月](?P<day>\d{1,2})日?(?:\s*(?P<hour>\d{1,2}):(?P<minute>\d{2}))?",
    )
)
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_RFC_822 = re.compile(r"(?:[A-Za-z]{3}, )?(\d\d?) ([A-Za-z]{3}) (\d{4}) (\d\d):(\d\d):(\d\d) (GMT|[+-]\d{4})", re.ASCII)
"""What nearly all feeds write (RFC 3339, RFC 822); the loose forms read it the same, but slowly."""


def read(value: str | datetime | None) -> datetime | None:
    """A date in UTC, None if it is unknown, garbage or outside 1900 to 2200. A date without a zone counts as UTC."""
    if isinstance(value, str):
        value = _written(value[:100]) if value else None
    if value is None:
        return None
    try:
        value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
    except (OverflowError, ValueError):
        return None
    return value if _EARLIEST <= value.year <= _LATEST else None


def _written(text: str) -> datetime | None:
    try:
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text)
        if (found := _RFC_822.fullmatch(text)) and (month := _MONTHS.get(found[2].lower())):
            return datetime(int(found[3]), month, int(found[1]), int(found[4]), int(found[5]), int(found[6]), tzinfo=_zone(found[7]))
    except ValueError:
        pass  # a 60th second or a 24th hour, which the loose forms know
    for form in _FORMS:
        if (found := form.match(text)) and (date := _built(found.groupdict())) is not None:
            return date
    return None


def _built(parts: dict[str, str | None]) -> datetime | None:
    month = _MONTHS.get((parts.get("name") or "").lower()) if parts.get("name") else int(parts.get("month") or 1)
    year = int(parts["year"] or 0)
    if month is None:
        return None
    if len(parts["year"] or "") == 2:
        year += 2000 if year < 70 else 1900  # RFC 2822 section 4.3, with the century's turn where feeds begin
    hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
    if half := (parts.get("half") or "").lower():
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        date = datetime(year, month, int(parts.get("day") or 1), hour % 24, minute, min(second, 59), tzinfo=_zone(parts.get("zone") or ""))
        return date + timedelta(days=1) if hour == 24 else date
    except (OverflowError, ValueError):
        return None


def _zone(said: str) -> timezone:
    """The zone as said; an unknown name counts as UTC."""
    if said in ("+0000", "GMT"):
        return UTC
    if said[:1] not in ("+", "-"):
        return timezone(timedelta(minutes=_ZONES.get(said.lower(), 0)))
    digits = said[1:].replace(":", "")
    digits = digits.zfill(2).ljust(4, "0")
    minutes = int(digits[:2]) * 60 + int(digits[2:])
    return timezone(timedelta(minutes=minutes if said[0] == "+" else -minutes)) if minutes < 1440 else UTC
