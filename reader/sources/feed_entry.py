"""One entry of a feed, as feedparser gives it, to an article; nothing in it is trusted to have the type it should have."""

from calendar import timegm
from datetime import UTC, datetime
from typing import Any

from reader.model.article import Enclosure, Markup, RawArticle
from reader.sources.feed_points import points
from reader.text.links import absolute

_DICT_GET = dict.get  # feedparser's own lookups warn about renamed keys


def string(entry: Any, name: str) -> str:
    """A value of feedparser's that should be a string, "" if it is absent or anything else."""
    value = _DICT_GET(entry, name) if isinstance(entry, dict) else None
    return value.strip() if isinstance(value, str) else ""


def article(entry: Any, home: str) -> RawArticle:
    """The article of an entry; `home` is the feed's page, where relative links start without a base of their own."""
    links = [link for link in _list(entry, "links") if isinstance(link, dict)]
    url = _url(entry, links, home)
    content = _content(entry, url or home)
    summary = _markup(_DICT_GET(entry, "summary_detail"), string(entry, "summary"), url or home)
    body, teaser = content or summary, summary if content else None
    if content and summary and len(summary.text) > len(content.text):
        body, teaser = summary, content  # some feeds have them the wrong way round
    title_detail = _DICT_GET(entry, "title_detail")
    return RawArticle(
        guid=string(entry, "id"),
        title=_markup(title_detail, string(entry, "title"), url or home),
        teaser=teaser if teaser is not None and body is not None and teaser.text != body.text else None,
        body=body,
        url=url,
        comments_url=_comments(entry, links, url or home),
        publisher=string(_DICT_GET(entry, "source"), "title") or string(entry, "publisher"),
        authors=_authors(entry),
        language=string(entry, "language") or string(title_detail, "language") or string(_DICT_GET(entry, "summary_detail"), "language"),
        published=_date(entry, "published") or _date(entry, "created"),
        updated=_date(entry, "updated"),
        points=points(entry),
        enclosures=_enclosures(links, url or home),
        categories=tuple(name for tag in _list(entry, "tags") if (name := string(tag, "label") or string(tag, "term"))),
    )


def _list(entry: Any, name: str) -> list[Any]:
    value = _DICT_GET(entry, name)
    return value if isinstance(value, list) else []


def _markup(detail: Any, text: str, base: str) -> Markup | None:
    if not text:
        return None
    form = "plain" if string(detail, "type") == "text/plain" else "html"
    own_base = absolute(string(detail, "base"), base)
    return Markup(text, "plain" if form == "plain" else "html", own_base or base)


def _content(entry: Any, base: str) -> Markup | None:
    """The fullest of an entry's contents; several are one text in several forms."""
    found = [markup for detail in _list(entry, "content") if (markup := _markup(detail, string(detail, "value"), base))]
    return max(found, key=lambda markup: (markup.form == "html", len(markup.text)), default=None)


def _url(entry: Any, links: list[Any], home: str) -> str:
    """The article's page: where FeedBurner leads in the end, the alternate link, an identity that is an address, else any page."""
    said = [string(entry, "feedburner_origlink"), string(entry, "link")]
    said += [string(link, "href") for link in links if string(link, "rel") in ("alternate", "")]
    said += [string(link, "href") for link in links if string(link, "rel") in ("via", "related", "self")]
    base = next((base for detail in ("title_detail", "summary_detail") if (base := string(_DICT_GET(entry, detail), "base"))), home)
    return next((address for each in said if each and (address := absolute(each, base) or absolute(each, home))), "")


def _comments(entry: Any, links: list[Any], base: str) -> str:
    said = string(entry, "comments") or next(
        (string(link, "href") for link in links if string(link, "rel") == "replies" and "xml" not in string(link, "type")), ""
    )
    return absolute(said, base)


def _authors(entry: Any) -> tuple[str, ...]:
    people = [*_list(entry, "authors"), *_list(entry, "contributors")]
    names = [name for person in people if (name := string(person, "name") or string(person, "email"))]
    return tuple(names) or tuple(name for name in (string(entry, "author"),) if name)


def _date(entry: Any, name: str) -> datetime | str | None:
    """A date as feedparser read it, else as it is written."""
    parsed = _DICT_GET(entry, f"{name}_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else string(entry, name) or None
    except (TypeError, ValueError, OverflowError, OSError):
        return string(entry, name) or None


def _enclosures(links: list[Any], base: str) -> tuple[Enclosure, ...]:
    return tuple(
        Enclosure(url, string(link, "type"), int(size) if (size := string(link, "length")).isascii() and size.isdigit() and len(size) < 19 else None)
        for link in links
        if string(link, "rel") == "enclosure" and (url := absolute(string(link, "href"), base))
    )
