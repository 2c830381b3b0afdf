"""One entry of a feed, as feedparser gives it, to an article; nothing in it is trusted to have the type it should have."""

import re
from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from reader.model.article import Markup, RawArticle
from reader.sources.feed_media import enclosures
from reader.sources.feed_points import points
from reader.text.links import absolute

_DICT_GET = dict.get  # feedparser's own lookups warn about renamed keys
_ALTERNATE = "http://www.iana.org/assignments/relation/alternate"  # RFC 4287, section 4.2.7.2
_NO_TEXT = ("image/", "audio/", "video/", "application/octet")
_NAMED_MAIL = re.compile(r"\s*<?([^\s@<>()]{1,64}@[^\s@<>()]{1,255})>?\s*\(([^()]{1,200})\)\s*")
_MAIL_OF_NAME = re.compile(r'\s*"?([^<>"]{1,200}?)"?\s*[<(]([^\s@<>()]{1,64}@[^\s@<>()]{1,255})[>)]\s*')


def string(entry: Any, name: str) -> str:
    """A value of feedparser's that should be a string, "" if it is absent or anything else."""
    if not isinstance(entry, dict):
        return ""
    value = _DICT_GET(entry, name)
    return value.strip() if isinstance(value, str) else ""


def article(entry: Any, home: str, authors: tuple[str, ...] = (), *, is_rss: bool = False) -> RawArticle:
    """The article of an entry.

    Args:
        home: the feed's page, where relative links start without a base of their own.
        authors: the feed's own, for an entry that names none.
        is_rss: a date that feedparser calls that of an update is the only one that RSS 1.0 has (`dc:date`).
    """
    links = [link for link in _list(entry, "links") if isinstance(link, dict)]
    url = _url(entry, links, home)
    base = url or home
    title_detail, summary_detail = _DICT_GET(entry, "title_detail"), _DICT_GET(entry, "summary_detail")
    content = _content(entry, base)
    summary = _markup(summary_detail, string(entry, "summary"), base)
    body, teaser = content or summary, summary if content else None
    if content and summary and len(summary.text) > len(content.text):
        body, teaser = summary, content  # some feeds have them the wrong way round
    if (teaser is None or (body and teaser.text == body.text)) and (subtitle := string(entry, "subtitle")):
        teaser = _markup(_DICT_GET(entry, "subtitle_detail"), subtitle, base)
    published, updated = _date(entry, "published") or _date(entry, "created"), _date(entry, "updated")
    if is_rss and published is None:
        published, updated = updated, None
    return RawArticle(
        guid=string(entry, "id"),
        title=_markup(title_detail, string(entry, "title") or string(entry, "itunes_title"), base),
        teaser=teaser if teaser is not None and body is not None and teaser.text != body.text else None,
        body=body,
        url=url,
        comments_url=_comments(entry, links, base),
        publisher=string(_DICT_GET(entry, "source"), "title") or string(entry, "publisher"),
        authors=authors_of(entry) or authors,
        language=string(entry, "language") or string(title_detail, "language") or string(summary_detail, "language"),
        published=published,
        updated=updated,
        points=points(entry),
        enclosures=enclosures(entry, links, base),
        categories=tuple(name for tag in _list(entry, "tags") if (name := string(tag, "label") or string(tag, "term"))),
    )


def authors_of(holder: Any) -> tuple[str, ...]:
    """The names of those who wrote an entry or a feed, the address of one who has no name."""
    people = _list(holder, "authors") + _list(holder, "contributors")
    said = string(holder, "author")
    if "@" in said and len(people) <= 1:
        return (person_of(said),)  # feedparser cuts addresses in modern domains
    names = [name for person in people if (name := string(person, "name") or string(person, "email"))]
    return tuple(names) if names or not said else (said,)


def person_of(said: str) -> str:
    """The name in `a@x.example (Ada)` (RSS 2.0, author) or `Ada <a@x.example>`, else all that is said."""
    if len(said) < 600:
        if found := _NAMED_MAIL.fullmatch(said):
            return found[2].strip()
        if found := _MAIL_OF_NAME.fullmatch(said):
            return found[1].strip()
    return said


def _list(entry: Any, name: str) -> list[Any]:
    value = _DICT_GET(entry, name)
    return value if isinstance(value, list) else []


def _markup(detail: Any, text: str, base: str) -> Markup | None:
    if not text:
        return None
    if detail is None:
        return Markup(text, "html", base)
    own_base = string(detail, "base")
    return Markup(text, "plain" if string(detail, "type") == "text/plain" else "html", (absolute(own_base, base) if own_base else "") or base)


def _content(entry: Any, base: str) -> Markup | None:
    """The fullest of an entry's contents that are text; several are one text in several forms."""
    details = [detail for detail in _list(entry, "content") if not string(detail, "type").startswith(_NO_TEXT)]
    found = [markup for detail in details if (markup := _markup(detail, string(detail, "value"), base))]
    return max(found, key=lambda markup: (markup.form == "html", len(markup.text)), default=None)


def _url(entry: Any, links: list[Any], home: str) -> str:
    """The article's page: where FeedBurner leads in the end, the alternate link, an identity that is an address, else any page."""
    base = string(_DICT_GET(entry, "title_detail"), "base") or string(_DICT_GET(entry, "summary_detail"), "base") or home
    for name in ("feedburner_origlink", "link"):
        # an identity that is called a link, too, is none if it is relative: most are mere numbers
        said = string(entry, name)
        if said and (address := absolute(said) or ("" if said == _DICT_GET(entry, "id") else absolute(said, base) or absolute(said, home))):
            return address
    said_elsewhere = [string(link, "href") for link in links if string(link, "rel") in ("alternate", "", _ALTERNATE)]
    said_elsewhere += [string(link, "href") for link in links if string(link, "rel") in ("via", "related", "self")]
    said_elsewhere += [string(detail, "src") for detail in _list(entry, "content")]
    return next((address for each in said_elsewhere if each and (address := absolute(each, base) or absolute(each, home))), "")


def _comments(entry: Any, links: list[Any], base: str) -> str:
    """The page where the entry is talked about: RSS `comments`, or the replies of Atom threading (RFC 4685) that are no feed."""
    said = string(entry, "comments")
    if not said and links:
        said = next((string(link, "href") for link in links if string(link, "rel") == "replies" and "xml" not in string(link, "type")), "")
    return absolute(said, base) if said else ""


def _date(entry: Any, name: str) -> datetime | str | None:
    """A date as feedparser read it, else as it is written."""
    parsed = _DICT_GET(entry, f"{name}_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else string(entry, name) or None
    except (TypeError, ValueError, OverflowError, OSError):
        return string(entry, name) or None
