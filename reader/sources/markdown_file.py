"""A Markdown file with YAML or TOML front matter to an article."""

import re
import tomllib
from datetime import date, datetime
from typing import Any

import yaml

from reader.model.article import Enclosure, Markup, RawArticle
from reader.sources.feed_points import point
from reader.text.links import absolute

_FRONT = re.compile(r"\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<data>.*?)\n(?P=fence)[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"\s*#(?!#)[ \t]+(?P<atx>\S[^\n]*?)[ \t]*#*[ \t]*(?:\n|\Z)|\s*(?P<setext>\S[^\n]{0,250})\n=+[ \t]*(?:\n|\Z)")
_LONGEST_FRONT = 64_000


def has_front_matter(text: str) -> bool:
    """True if a text begins with front matter that can be read."""
    return _front(text)[0] is not None


def read(text: str) -> RawArticle:
    """The article of a Markdown text; what the front matter does not say, its first heading and paragraphs do."""
    front, body = _front(text)
    front = front or {}
    title = Markup(said, "plain") if (said := _string(front, "title")) else None
    if title is None and (found := _HEADING.match(body)):
        title = Markup(found["atx"] or found["setext"], "markdown")
        body = body[found.end() :]
    url = absolute(_string(front, "canonical_url", "canonical", "link", "url", "source_url"))
    teaser = _string(front, "description", "summary", "teaser", "excerpt", "subtitle")
    image = absolute(_string(front, "enclosure"), url)
    return RawArticle(
        title=title,
        teaser=Markup(teaser, "markdown", url) if teaser else None,
        body=Markup(body, "markdown", url) if body.strip() else None,
        url=url,
        publisher=_string(front, "publisher", "source"),
        authors=_strings(front, "authors", "author"),
        language=_string(front, "lang", "language"),
        published=_date(front, "date", "published", "pubdate", "published_at"),
        updated=_date(front, "updated", "lastmod", "modified", "last_modified_at"),
        event=_string(front, "event"),
        where=_string(front, "place", "location", "ort", "dateline"),
        categories=_strings(front, "tags", "categories", "keywords"),
        points=_point(front),
        enclosures=(Enclosure(image),) if image else (),
    )


def _front(text: str) -> tuple[dict[str, Any] | None, str]:
    """The front matter and what follows it; None and the whole text if there is none or it is broken."""
    found = _FRONT.match(text)
    if not found or len(found["data"]) > _LONGEST_FRONT:
        return None, text
    try:
        # YAML's aliases can expand to more than a machine holds, so a text that has any is no front matter here.
        if found["fence"] == "---":
            data = None if re.search(r"(?m)(?:^|[\s\[{,:-])[&*][\w-]", found["data"]) else yaml.safe_load(found["data"])
        else:
            data = tomllib.loads(found["data"])
    except (yaml.YAMLError, tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None, text
    if not isinstance(data, dict):
        return None, text
    return {str(key).lower(): value for key, value in data.items()}, text[found.end() :]


def _string(front: dict[str, Any], *names: str) -> str:
    for name in names:
        value = front.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""


def _strings(front: dict[str, Any], *names: str) -> tuple[str, ...]:
    for name in names:
        value = front.get(name)
        if isinstance(value, list):
            return tuple(text for each in value if (text := _string(each, "name") if isinstance(each, dict) else _string({"": each}, "")))
        if text := _string(front, name):
            return tuple(part for part in (piece.strip() for piece in text.split(",")) if part)
    return ()


def _date(front: dict[str, Any], *names: str) -> datetime | str | None:
    for name in names:
        value = front.get(name)
        if isinstance(value, datetime):
            return value
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _point(front: dict[str, Any]) -> tuple[Any, ...]:
    found = point(front.get("lat", front.get("latitude")), front.get("lon", front.get("longitude", front.get("lng"))))
    return (found,) if found else ()
