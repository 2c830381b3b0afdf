"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/); a wrong type costs the one value that has it."""

import json
import re
from typing import Any

import msgspec

from reader.model.article import Enclosure, Markup, RawArticle, RawDocument
from reader.model.errors import SourceError
from reader.model.words import _, ngettext
from reader.sources.feed_points import point
from reader.text.links import absolute

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_GAP = re.compile(r"[\s,]*")


def looks_like(text: str) -> bool:
    """True if a text begins as a JSON Feed does."""
    return text.lstrip()[:1] == "{" and "jsonfeed.org/version" in text[:4096]


def is_json(text: str) -> bool:
    """True if a text is whole JSON of any kind."""
    if text.rstrip()[-1:] not in ("}", "]"):
        return False
    try:
        loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def read(text: str, address: str = "") -> RawDocument:
    """The articles of a JSON Feed, in its order.

    Args:
        address: where it comes from, "" if only it knows.

    Raises:
        SourceError: it is JSON of another kind, or none.
    """
    trouble = ""
    try:
        data = loads(text)
    except (ValueError, RecursionError) as error:
        data = _cut_off(text) if looks_like(text) else None
        if data is None:
            raise SourceError(_("damaged JSON")) from error
        count = len(data["items"])
        trouble = ngettext("cut off after {count} entry", "cut off after {count} entries", count).format(count=count)
    if not isinstance(data, dict) or not (isinstance(data.get("items"), list) or "jsonfeed.org" in _string(data.get("version"))):
        raise SourceError(_("JSON, but not a JSON Feed"))
    base = absolute(_string(data.get("feed_url")), address) or address
    home = absolute(_string(data.get("home_page_url")), base) or base
    items = data["items"] if isinstance(data.get("items"), list) else []
    return RawDocument(
        kind="json",
        articles=tuple(_article(item, data, home) for item in items if isinstance(item, dict)),
        title=_string(data.get("title")),
        home_url=home,
        language=_string(data.get("language")),
        trouble=trouble,
    )


def loads(text: str) -> Any:
    """The value of a JSON text. What msgspec is too strict for (lone surrogates, NaN) the standard library reads."""
    try:
        return msgspec.json.decode(text)
    except (ValueError, RecursionError):
        return json.loads(text)


def _cut_off(text: str) -> dict[str, Any] | None:
    """What is whole of a feed that ends too early: the values before its items, and every whole item."""
    found = _ITEMS.search(text)
    if not found:
        return None
    try:
        head = json.loads(text[: found.start()].rstrip().rstrip(",") + "}")
    except (ValueError, RecursionError):
        head = {}
    decoder, at, items = json.JSONDecoder(), found.end(), []
    while True:
        at = _GAP.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty string as well
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return {**head, "items": items} if isinstance(head, dict) and items else None


def _string(value: Any) -> str:
    """A string, or a number as one (ids are numbers in many feeds); "" for anything else."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _article(item: dict[str, Any], feed: dict[str, Any], home: str) -> RawArticle:
    url = absolute(_string(item.get("url")), home) or absolute(_string(item.get("external_url")), home) or absolute(_string(item.get("id")))
    base = url or home
    html, plain, summary = (_string(item.get(key)) for key in ("content_html", "content_text", "summary"))
    body = Markup(html, "html", base) if html else Markup(plain, "plain", base) if plain else None
    title = _string(item.get("title"))
    geo = item.get("_geo")
    where = point(geo.get("lat"), geo.get("lon", geo.get("long"))) if isinstance(geo, dict) else None
    return RawArticle(
        guid=_string(item.get("id")),
        title=Markup(title, "plain", base) if title else None,
        teaser=Markup(summary, "plain", base) if summary else None,
        body=body,
        url=url,
        authors=_authors(item) or _authors(feed),
        language=_string(item.get("language")),
        published=_string(item.get("date_published")) or None,
        updated=_string(item.get("date_modified")) or None,
        points=(where,) if where else (),
        enclosures=tuple(found for each in _list(item.get("attachments")) if (found := _attachment(each, base))),
        categories=tuple(name for tag in _list(item.get("tags")) if (name := _string(tag))),
    )


def _authors(holder: dict[str, Any]) -> tuple[str, ...]:
    """The names in `authors` (1.1), else in `author` (1.0), which some feeds write as a bare string."""
    people = _list(holder.get("authors")) or [holder.get("author")]
    names = (_string(person.get("name")) if isinstance(person, dict) else _string(person) for person in people)
    return tuple(name for name in names if name)


def _attachment(value: Any, base: str) -> Enclosure | None:
    if not isinstance(value, dict) or not (url := absolute(_string(value.get("url")), base)):
        return None
    size = value.get("size_in_bytes")
    whole = int(size) if isinstance(size, int | float) and not isinstance(size, bool) and 0 < size < 2**63 else None
    return Enclosure(url, _string(value.get("mime_type")), whole, _string(value.get("title")))
