"""Well-formed RSS and Atom without surprises, read with lxml into feedparser's own shape, several times as fast as feedparser.

Whatever could mean something else to feedparser (odd elements, entities, other namespaces) is left to it: `read` gives None.
A test holds both against each other over real feeds.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from feedparser.api import StrictFeedParser
from lxml import etree

from reader.sources import quick_podcast

Entry = dict[str, Any]

_ATOM = "{http://www.w3.org/2005/Atom}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_BASE = "{http://www.w3.org/XML/1998/namespace}base"

# Text that was decoded wrongly once, as it looks in UTF-8: controls of Latin-1, and letters that are the bytes of another. feedparser has rules for it.
_LATIN_CONTROLS = re.compile(b"\xc2[\x80-\x9f]")
_DECODED_TWICE = re.compile(b"\xc3(?:[\x82-\x9f]\xc2|[\xa0-\xb4]\xc2[\x80-\xbf]\xc2)")
_RSS_TEXTS = {
    "title": "title",
    "link": "link",
    "description": "summary",
    "guid": "id",
    "pubDate": "published",
    "comments": "comments",
    "{http://purl.org/rss/1.0/modules/content/}encoded": "encoded",
    "{http://purl.org/dc/elements/1.1/}creator": "author",
    "author": "author",
    "{http://purl.org/dc/elements/1.1/}date": "updated",
    "{http://www.w3.org/2005/Atom}updated": "updated",
    "{http://purl.org/dc/elements/1.1/}publisher": "publisher",
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": "feedburner_origlink",
}
_ATOM_TEXTS = {
    f"{_ATOM}id": "id",
    f"{_ATOM}published": "published",
    f"{_ATOM}updated": "updated",
    "{http://rssnamespace.org/feedburner/ext/1.0}origLink": "feedburner_origlink",
}
_POINTS = {
    "{http://www.georss.org/georss}point": "where",
    "{http://www.georss.org/georss}featurename": "georss_featurename",
    "{http://www.w3.org/2003/01/geo/wgs84_pos#}lat": "geo_lat",
    "{http://www.w3.org/2003/01/geo/wgs84_pos#}long": "geo_long",
}
_MEDIA = "{http://search.yahoo.com/mrss/}"
_WITHOUT_NEWS = (
    "{http://purl.org/rss/1.0/modules/slash/}",
    "{http://wellformedweb.org/CommentAPI/}",
    "{http://purl.org/syndication/thread/1.0}",
    "{http://purl.org/rss/1.0/modules/syndication/}",
    "{com-wordpress:feed-additions:1}",
)
"""Beginnings of tags that say nothing an article keeps."""

_NAMESPACES = frozenset(uri.lower() for uri in StrictFeedParser.namespaces)
_PREFIXES = frozenset(prefix for prefix in StrictFeedParser.namespaces.values() if prefix)
_KEYS = frozenset(str.split("id link links authors author tags title summary content published updated source where language term enclosures"))


class _UnusualError(Exception):
    """The feed holds something that feedparser should judge."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A feed in feedparser's shape, as far as an article needs it."""

    version: str
    feed: Entry
    entries: list[Entry] = field(default_factory=list)


def read(data: bytes) -> Parsed | None:
    """The feed, None if it is one for feedparser.

    Args:
        data: the document from its root element on, in UTF-8.
    """
    if _is_unusual(data):
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = etree.fromstring(data, parser)
        based = b"xml:base" in data
        if root.tag == "rss":
            return None if based or b"xml:lang" in data else _rss(root)
        found = _atom(root) if root.tag == f"{_ATOM}feed" else None
        # feedparser makes identities absolute as well
        return None if found and based and any(":" not in entry.get("id", ":") for entry in found.entries) else found
    except (etree.LxmlError, ValueError, _UnusualError):
        return None


def _is_unusual(data: bytes) -> bool:
    """True for document types, encoded bodies, and text that was decoded wrongly once."""
    if b"<!DOCTYPE" in data or (b"base64" in data and (b'base64"' in data or b"base64'" in data)):
        return True
    return b"\xc2" in data and (_LATIN_CONTROLS.search(data) is not None or _DECODED_TWICE.search(data) is not None)


def _text(element: Any) -> str:
    if len(element):
        raise _UnusualError
    return (element.text or "").strip()


def _put(entry: Entry, key: str, value: Any) -> None:
    """Sets what an entry has once; two of a kind are feedparser's to choose from."""
    if key in entry:
        raise _UnusualError
    entry[key] = value


def _other(entry: Entry, child: Any) -> None:
    """Takes up media, and passes over an element that says nothing here, if that is certain."""
    tag = child.tag
    if tag.startswith(_WITHOUT_NEWS):
        return
    if tag.startswith(_MEDIA):
        _media(entry, child)
        return
    if not len(child):
        uri, _, name = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
        if uri and uri.lower() not in _NAMESPACES and child.prefix not in _PREFIXES:
            return
        if not uri and name.lower() not in _KEYS and not hasattr(StrictFeedParser, f"_start_{name.lower()}"):
            return
    raise _UnusualError


def _media(entry: Entry, element: Any) -> None:
    """Media RSS. Titles and descriptions inside count for the entry to feedparser, if that has none."""
    name = element.tag.removeprefix(_MEDIA)
    if name in ("content", "thumbnail"):
        entry.setdefault(f"media_{name}", []).append({key.lower(): value for key, value in element.attrib.items()})
    elif name == "description" and "summary" not in entry and "content" not in entry and not len(element) and element.get("type") is None:
        entry["summary"] = (element.text or "").strip()
    elif name == "title":
        if not entry.get("title") or len(element):
            raise _UnusualError
    elif name not in ("group", "credit", "community", "statistics", "starRating") or (name != "credit" and (element.text or "").strip()):
        raise _UnusualError
    for part in element:
        if not part.tag.startswith(_MEDIA):
            raise _UnusualError
        _media(entry, part)


def _place(entry: Entry, key: str, element: Any) -> None:
    text = _text(element)
    if key == "where":
        if not text.isascii() or "_" in text:  # Python's float reads other digits and underscores, too
            raise _UnusualError
        lat, lon = (float(part) for part in text.replace(",", " ").split())
        _put(entry, key, {"type": "Point", "coordinates": (lon, lat)})
    else:
        _put(entry, key, text)


def _rss(root: Any) -> Parsed:
    channels = list(root)
    if len(channels) != 1 or channels[0].tag != "channel":
        raise _UnusualError
    feed: Entry = {"links": []}
    entries: list[Entry] = []
    for child in channels[0]:
        if child.tag == "item":
            entries.append(_rss_item(child))
        elif child.tag in ("title", "link", "language"):
            _put(feed, child.tag, _text(child))
        elif child.tag == f"{_ATOM}link":
            if child.get("rel") in (None, "", "alternate") or not child.get("href"):
                raise _UnusualError
            feed["links"].append({"rel": child.get("rel"), "href": child.get("href")})
    return Parsed("rss20", feed, entries)


def _rss_item(item: Any) -> Entry:
    entry: Entry = {"links": [], "tags": []}
    for child in item:
        tag = child.tag
        if key := _RSS_TEXTS.get(tag):
            _put(entry, key, _text(child))
            if key == "encoded":
                entry.setdefault("content", []).append({"type": "text/html", "value": entry["encoded"]})
            elif key == "id" and child.get("isPermaLink", "true") == "true":
                entry["permalink"] = entry["id"]
        elif tag in ("category", "{http://purl.org/dc/elements/1.1/}subject"):
            entry["tags"].append({"term": _text(child)})
        elif tag == "enclosure":
            entry["links"].append({"rel": "enclosure", "href": child.get("url"), "type": child.get("type"), "length": child.get("length")})
        elif tag == "source":
            _put(entry, "source", {"title": _text(child)})
        elif key := _POINTS.get(tag):
            _place(entry, key, child)
        elif not (tag.startswith(quick_podcast.NAMESPACE) and quick_podcast.take(entry, child)):
            _other(entry, child)
    if "permalink" in entry:
        entry.setdefault("link", entry["permalink"])
    if author := entry.get("author"):
        entry["authors"] = [{"name": author}]
    return entry


def _atom(root: Any) -> Parsed:
    language = root.get(_LANG) or ""
    feed: Entry = {"links": [], "language": language, "authors": []}
    entries: list[Entry] = []
    for child in root:
        if child.tag == f"{_ATOM}entry":
            entries.append(_atom_entry(child, child.get(_LANG) or language))
        elif child.tag == f"{_ATOM}link":
            _link(feed, child)
        elif child.tag == f"{_ATOM}author":
            _author(feed["authors"], child)
        elif child.tag in (f"{_ATOM}id", f"{_ATOM}title"):
            value, kind = (_text(child), "") if child.tag.endswith("id") else _content(child)
            _put(feed, "id" if child.tag.endswith("id") else "title", value)
            if kind not in ("", "text/plain", "text/html"):
                raise _UnusualError
    return Parsed("atom10", feed, entries)


def _atom_entry(element: Any, language: str) -> Entry:
    entry: Entry = {"links": [], "tags": [], "authors": []}
    for child in element:
        tag = child.tag
        if key := _ATOM_TEXTS.get(tag):
            _put(entry, key, _text(child))
        elif tag in (f"{_ATOM}title", f"{_ATOM}summary"):
            value, kind = _content(child)
            key = tag.removeprefix(_ATOM)
            _put(entry, key, value)
            entry[f"{key}_detail"] = {"type": kind, "language": child.get(_LANG) or language, "base": _base(child)}
        elif tag == f"{_ATOM}content":
            if child.get("src"):
                raise _UnusualError
            value, kind = _content(child)
            _put(entry, "content", [{"type": kind, "value": value, "base": _base(child)}])
        elif tag == f"{_ATOM}link":
            _link(entry, child)
        elif tag == f"{_ATOM}category":
            entry["tags"].append({"term": child.get("term"), "label": child.get("label")})
        elif tag == f"{_ATOM}author":
            _author(entry["authors"], child)
        elif key := _POINTS.get(tag):
            _place(entry, key, child)
        else:
            _other(entry, child)
    if "id" in entry:
        entry.setdefault("link", entry["id"])
    return entry


def _author(authors: list[Entry], element: Any) -> None:
    person = {part.tag.removeprefix(_ATOM): _text(part) for part in element}
    if authors and not person.get("name"):
        raise _UnusualError  # feedparser gives it the name of the one before
    authors.append(person)


def _link(holder: Entry, element: Any) -> None:
    rel, kind = element.get("rel") or "alternate", element.get("type") or "text/html"
    if not element.get("href") or len(element) or (element.text or "").strip():
        raise _UnusualError
    holder["links"].append({"rel": rel, "href": element.get("href"), "type": kind, "length": element.get("length")})
    if rel == "alternate" and kind in ("text/html", "application/xhtml+xml"):
        holder["link"] = element.get("href")


def _base(element: Any) -> str:
    """The address that an entry's part starts from, "" if none is given; a relative one is for feedparser to resolve."""
    bases = [base for each in (element, *element.iterancestors()) if (base := each.get(_BASE))]
    if bases and not bases[0].startswith(("http://", "https://")):
        raise _UnusualError
    return bases[0] if bases else ""


def _content(element: Any) -> tuple[str, str]:
    """A text construct (RFC 4287, section 3.1) and its media type."""
    kind = element.get("type") or "text"
    if kind in ("text", "text/plain"):
        return _text(element), "text/plain"
    if kind in ("html", "text/html"):
        return _text(element), "text/html"
    if kind != "xhtml" or len(element) != 1 or element[0].tag != f"{_XHTML}div" or element[0].prefix:
        raise _UnusualError
    return etree.tostring(element[0], encoding="unicode", with_tail=False), "application/xhtml+xml"
