"""Times in words: ages for lists, moments for details, days for heads; local time zone, the interface's language."""

from datetime import datetime, timedelta

from reader.model.words import _, language, ngettext

_DAYS = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
    "de": ("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
}
_SHORT_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"),
}
_DOT = {"en": "", "de": "."}

MINUTE, HOUR, DAY = 60, 3600, 86400


def age(date: datetime, now: datetime, *, dated: bool = True) -> str:
    """How long ago, in at most seven cells: `now`, `12 min`, `3 h`, `4 d`, `12 Nov`, `11/2023`; `~` before it if `date` is the time of fetching."""
    words = _age(date, now)
    return words if dated or len(words) > 6 or now - date < timedelta(minutes=1) else f"~{words}"


def _age(date: datetime, now: datetime) -> str:
    seconds = (now - date).total_seconds()
    if seconds < MINUTE:
        return _("now")
    if seconds < HOUR:
        return _("{n} min").format(n=int(seconds // MINUTE))
    if seconds < DAY:
        return _("{n} h").format(n=int(seconds // HOUR))
    if seconds < 7 * DAY:
        return _("{n} d").format(n=int(seconds // DAY))
    local, today = date.astimezone(), now.astimezone()
    if local.year == today.year or seconds < 180 * DAY:
        return _day_month(local)
    return f"{local.month}/{local.year}"


def ago(date: datetime, now: datetime) -> str:
    """How long ago, for running text: `2 h`, `3 d`; the day once that is a week."""
    return _age(date, now)


def fetched_ago(date: datetime, now: datetime) -> str:
    """When the last refresh was: `fetched 3 min ago`, `fetched 09:12`, `fetched 12 Nov`."""
    seconds = (now - date).total_seconds()
    if seconds < MINUTE:
        return _("fetched just now")
    if seconds < HOUR:
        minutes = int(seconds // MINUTE)
        return ngettext("fetched {n} min ago", "fetched {n} min ago", minutes).format(n=minutes)
    return fetched_at(date, now)


def fetched_at(date: datetime, now: datetime) -> str:
    """The same without counting: `fetched 09:12`, `fetched 12 Nov`."""
    local = date.astimezone()
    if local.date() == now.astimezone().date():
        return _("fetched {time}").format(time=f"{local:%H:%M}")
    return _("fetched {time}").format(time=_day_month(local))


def moment(date: datetime, now: datetime) -> str:
    """A point in time as one looks it up: `today 09:00`, `12 Nov 09:00`, `3 Nov 2023`."""
    local, today = date.astimezone(), now.astimezone()
    if local.date() == today.date():
        return _("today {time}").format(time=f"{local:%H:%M}")
    if local.date() == (today - timedelta(days=1)).date():
        return _("yesterday {time}").format(time=f"{local:%H:%M}")
    if local.year == today.year:
        return f"{_day_month(local)} {local:%H:%M}"
    return f"{_day_month(local)} {local.year}"


def day_head(date: datetime, now: datetime) -> tuple[str, str]:
    """The head of a day: its name in capitals and the rest: `TODAY`, `Tuesday 24 November`; `SUNDAY`, `22 November`; `12 NOVEMBER`, `2023`."""
    local, today = date.astimezone(), now.astimezone()
    said = language()
    weekday = _DAYS[said][local.weekday()]
    day = f"{local.day}{_DOT[said]} {_MONTHS[said][local.month - 1]}"
    days = (today.date() - local.date()).days
    if days <= 0:
        return _("TODAY"), f"{weekday} {day}"
    if days == 1:
        return _("YESTERDAY"), f"{weekday} {day}"
    if days < 7:
        return weekday.upper(), day
    return day.upper(), weekday if local.year == today.year else str(local.year)


def today_from(now: datetime) -> str:
    """The local day as the query language writes it: `2026-11-24`."""
    return f"{now.astimezone():%Y-%m-%d}"


def _day_month(local: datetime) -> str:
    """`12 Nov`, `12. Nov`."""
    said = language()
    return f"{local.day}{_DOT[said]} {_SHORT_MONTHS[said][local.month - 1]}"
