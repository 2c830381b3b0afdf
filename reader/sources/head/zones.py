"""The zone of a page's clock, from the country that its host or its language names (IANA time zones, only where a country keeps one)."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_COUNTRIES = {
    "Europe/Berlin": "de at ch li lu nl be fr it es dk no se pl cz sk hu si hr ba rs me mk al mt mc ad sm va",
    "Europe/London": "uk gb ie pt",
    "Europe/Athens": "gr fi ee lv lt ro bg ua cy md",
    "Europe/Istanbul": "tr by",
    "Asia/Kolkata": "in lk",
    "Asia/Tokyo": "jp kr",
    "Asia/Shanghai": "cn tw hk sg my ph",
    "Asia/Jakarta": "th vn",
    "Asia/Karachi": "pk",
    "Asia/Dhaka": "bd",
    "Asia/Jerusalem": "il",
    "Asia/Tehran": "ir",
    "Africa/Johannesburg": "za na bw zw zm mz",
    "Africa/Lagos": "ng cm dz tn",
    "Africa/Nairobi": "ke tz ug et sa",
    "America/Argentina/Buenos_Aires": "ar uy",
    "America/Bogota": "co pe ec",
    "Pacific/Auckland": "nz",
}
_ZONES = {country: zone for zone, countries in _COUNTRIES.items() for country in countries.split()}
_LANGUAGES = {
    "de": "de",
    "it": "it",
    "pl": "pl",
    "nl": "nl",
    "da": "dk",
    "nb": "no",
    "no": "no",
    "sv": "se",
    "cs": "cz",
    "hu": "hu",
    "tr": "tr",
    "ja": "jp",
    "ko": "kr",
}
"""Languages that are nearly everywhere written in one zone."""
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])")


def zone_of(address: str, *languages: str) -> str:
    """The name of the zone that a page's clock is likely in, "" if nothing tells.

    Args:
        address: the page's own.
        languages: tags of the page ("de-AT", "de_DE"), the surest first.
    """
    try:
        country = (urlsplit(address).hostname or "").rpartition(".")[2].lower()
    except ValueError:
        country = ""
    if country in _ZONES:
        return _ZONES[country]
    tags = [found for language in languages if (found := _TAG.match(language.strip()))]
    if regions := [found[2].lower() for found in tags if found[2]]:
        return next((_ZONES[region] for region in regions if region in _ZONES), "")
    return next((_ZONES[_LANGUAGES[found[1].lower()]] for found in tags if found[1].lower() in _LANGUAGES), "")


def offset_at(zone: str, local: datetime) -> timedelta | None:
    """How far a zone's clock is ahead of UTC when it shows `local`, None if the zone is unknown here."""
    if not zone:
        return None
    try:
        return local.replace(tzinfo=ZoneInfo(zone)).utcoffset()
    except (ZoneInfoNotFoundError, OverflowError, ValueError, OSError):
        return None
