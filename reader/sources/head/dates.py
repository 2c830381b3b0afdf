"""When an article was published and updated: linked data, meta elements, microdata, time elements, then dates written beside the headline.

No library for guessing dates: what it finds anywhere in a page is often another article's, and the order of the evidence is what matters.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from reader.sources.head.meta import Meta, is_around, near, text_of
from reader.sources.head.zones import offset_at, zone_of
from reader.text import dates

_PUBLISHED = str.split(
    "article:published_time og:published_time og:article:published_time article:published article:published_date published_time published_at datepublished "
    "parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime dc.date.issued dc.date.published dcterms.issued dcterms.date.issued "
    "dc.issued dcterms.created dc.date.created dc.created dcterms.date dc.date dc:date dcterms.available publish_date publish-date publishdate "
    "publishing_date published_date publication_date publication-date pubdate pub_date article.published article_date_original article:create "
    "originalpublicationdate original-publish-date citation_publication_date citation_online_date citation_date prism.publicationdate date_published "
    "release_date displaydate date datecreated uploaddate ptime pdate vr:published_time bt:pubdate rnews:datepublished article-publish-date timestamp "
    "search_date created date.created"
)
_UPDATED = str.split(
    "article:modified_time og:updated_time og:article:modified_time article:modified article:updated_time article:updated modified_time datemodified "
    "dc.date.modified dcterms.modified dc.modified date.modified lastmod last-modified last_modified lastmodified last-updated revised utime"
)
_ZONE = re.compile(r"(?:Z|[+-]\d{2}:?\d{2}|[+-]\d{2}|\b(?:GMT|UTC|CES?T|MES?Z|WES?T|EES?T|MSK|BST|E[SD]T|C[SD]T|M[SD]T|P[SD]T|JST)(?:\s+\d{4})?)\s*$")
_CLOCK = re.compile(r"\d[T\s,]{1,5}.{0,12}\d{1,2}[:.h]\d{2}|\d{1,2}:\d{2}")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
_WRITTEN = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{4}[/年]\s?\d{1,2}[/月]\s?\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{1,2}(?:\.|st|nd|rd|th)?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4}"
    r"|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}"
)
_PARTED = re.compile(r"(?<=\d)\s*(?:[|–—·]|\s-)\s+(?=\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(?:\d{2})?(?!\d)")
_ZONE_NAME = re.compile(r"\[[\w/+-]{1,40}\]$")
"""Java's way to name the zone behind its distance from UTC ("+02:00[Europe/Vienna]")."""
_CLOCK_BEFORE = re.compile(r"(\d{1,2})[:.](\d{2})(?:\s*(?:Uhr|h))?[\s,|·-]{1,4}(?:on|am|le|el|il)?\s*$", re.IGNORECASE)
_SLASHES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_IN_ADDRESS = re.compile(r"/(20\d{2})[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_-])")
_PUBLISHED_NAMES = re.compile(
    r"(?:^|[\s_-])(?:pub\w*|entry-?date|posted|post-?date|article-?date|created|date-?published|datum|fecha|veroeffentlicht)", re.IGNORECASE
)
_UPDATED_NAMES = re.compile(r"updat|modif|aktualis|edited|actuali|geändert|mis.?a.?jour", re.IGNORECASE)
_DATE_NAMES = re.compile(r"(?:^|[\s_-])(?:date\w*|time\w*|datum|fecha|published|publish\w*|byline|dateline|meta|info)(?:$|[\s_-])", re.IGNORECASE)
_MOST_TIMES = 200


@dataclass(frozen=True, slots=True)
class Dates:
    """As ISO 8601 in UTC, only the day where no time is known; "" if unknown."""

    published: str = ""
    updated: str = ""


@dataclass(frozen=True, slots=True)
class _Stamp:
    """A date that a page writes: its moment as if in UTC when `has_zone` is False, its distance from UTC."""

    moment: datetime
    has_clock: bool
    has_zone: bool
    offset: timedelta


def dates_of(root: Any, meta: Meta, heading: Any | None, published: str, updated: str, address: str = "") -> Dates:
    """When an article was published and updated.

    Args:
        heading: the element of the headline, None if the page has none.
        published, updated: as the linked data has them.
        address: the article's.
    """
    month_first = (root.get("lang") or "").lower().startswith("en-us")
    said = [published, *(each for name in _PUBLISHED for each in meta.all(name)[:3])]
    stamps = [stamp for each in said if (stamp := _stamp(each, month_first))]
    changed = [stamp for each in (updated, *(each for name in _UPDATED for each in meta.all(name)[:3])) if (stamp := _stamp(each, month_first))]
    if not stamps or not stamps[0].has_clock:
        shown, shown_changed = _shown(root, heading, month_first)
        stamps += shown
        changed += shown_changed
    if not stamps and (found := _IN_ADDRESS.search(address)) and (stamp := _stamp("-".join(found.groups()), False)):
        stamps.append(stamp)
    zone = zone_of(address, root.get("lang") or "", meta.first("og:locale"))
    return Dates(_iso(_choice(stamps), [*stamps, *changed], zone), _iso(_choice(changed), [*changed, *stamps], zone))


def _stamp(text: str, month_first: bool) -> _Stamp | None:
    text = text.strip()[:100]
    if _EPOCH.fullmatch(text):
        return _Stamp(datetime.fromtimestamp(int(text[:10]), UTC), has_clock=True, has_zone=True, offset=timedelta())
    if found := _SLASHES.match(text):
        one, two = int(found[1]), int(found[2])
        day, month = (two, one) if (month_first and one <= 12) or two > 12 else (one, two)
        text = f"{found[3]}-{month:02}-{day:02}{text[found.end() :]}"
    text = _COMPACT.sub(r"\1-\2-\3T\4:\5:00", _PARTED.sub(" ", _ZONE_NAME.sub("", text)))
    moment = dates.read(text)
    if moment is None:
        return None
    zone = _ZONE.search(text)
    has_clock = bool(_CLOCK.search(text)) or "T" in text[10:11]
    offset = _offset(text, moment) if zone and has_clock else timedelta()
    return _Stamp(moment, has_clock, has_clock and bool(zone), offset)


def _offset(text: str, moment: datetime) -> timedelta:
    """How far the clock in a text is ahead of UTC."""
    local = dates.read(_ZONE.sub("", text).strip())
    return local - moment if local and abs(local - moment) < timedelta(hours=15) else timedelta()


def _choice(stamps: list[_Stamp]) -> _Stamp | None:
    """The first; if it knows but the day, the first that knows the time of that day."""
    if not stamps or stamps[0].has_clock:
        return stamps[0] if stamps else None
    day = stamps[0].moment.date()
    return next((stamp for stamp in stamps if stamp.has_clock and (stamp.moment + stamp.offset).date() == day), stamps[0])


def _iso(stamp: _Stamp | None, others: list[_Stamp], zone: str) -> str:
    if stamp is None:
        return ""
    if not stamp.has_clock:
        return stamp.moment.date().isoformat()
    moment = stamp.moment
    if not stamp.has_zone:
        moment -= _home_offset(moment, others, zone)
    return moment.astimezone(UTC).isoformat()


def _home_offset(local: datetime, others: list[_Stamp], zone: str) -> timedelta:
    """The distance from UTC of a date without a zone: of the page's own date of the same minute on the clock, of its country, of its nearest date."""
    zoned = [stamp for stamp in others if stamp.has_zone]
    for stamp in zoned:
        if abs(local - stamp.moment - stamp.offset) < timedelta(minutes=1):
            return stamp.offset
    if (offset := offset_at(zone, local)) is not None:
        return offset
    away = [stamp for stamp in zoned if stamp.offset]
    return min(away, key=lambda stamp: abs(stamp.moment - local)).offset if away else timedelta()


def _shown(root: Any, heading: Any | None, month_first: bool) -> tuple[list[_Stamp], list[_Stamp]]:
    """Dates in the page itself, published and updated: microdata, time elements, and written ones near the headline."""
    holders = frozenset(heading.iterancestors()) if heading is not None else frozenset()
    good: list[_Stamp] = []
    fair: list[_Stamp] = []
    changed: list[_Stamp] = []
    for element, text in _dated(root):
        stamp = _stamp(text, month_first)
        if stamp is None or is_around(element, holders):
            continue
        names = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('property') or ''}"
        if _UPDATED_NAMES.search(names):
            changed.append(stamp)
        elif "datepublished" in names.lower() or element.get("pubdate") is not None or _PUBLISHED_NAMES.search(names):
            good.append(stamp)
        else:
            fair.append(stamp)
    if not good and not fair and heading is not None:
        fair = list(_written(heading, month_first))
    return good + fair or changed[:1], changed


def _dated(root: Any) -> Iterator[tuple[Any, str]]:
    """Elements that carry a date for machines, or are called one."""
    for element in islice(root.iter("time"), _MOST_TIMES):
        yield element, element.get("datetime") or element.get("content") or text_of(element, 60)
    marked = root.xpath(
        "//*[not(self::time) and not(self::meta) and (@itemprop='datePublished' or @property='datePublished' or @property='schema:datePublished' or @pubdate)]"
    )
    for element in marked[:_MOST_TIMES]:
        yield element, element.get("content") or element.get("datetime") or element.get("title") or text_of(element, 60)
    for element in root.xpath("//abbr[contains(@class,'published')]")[:5]:
        yield element, element.get("title") or text_of(element, 60)


def _written(heading: Any, month_first: bool) -> Iterator[_Stamp]:
    """Dates in words close to the headline: those of elements called so first."""
    named: list[str] = []
    other: list[str] = []
    for element in near(heading):
        text = text_of(element, 120)
        if 6 <= len(text) < 110:
            (named if _DATE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}") else other).append(text)
    for text in [*named, *other]:
        if (found := _WRITTEN.search(text) or _SLASHES.search(text)) and (stamp := _stamp(text[found.start() :], month_first)):
            if not stamp.has_clock and (clock := _CLOCK_BEFORE.search(text[: found.start()])):
                stamp = _stamp(f"{stamp.moment.date()} {clock[1]}:{clock[2]}", month_first) or stamp
            yield stamp
            return
