"""RSS 0.9 to 2.0, RDF, Atom and CDF through feedparser, the reference reader for what feeds are like in the wild."""

import re
from io import BytesIO
from typing import Any

import feedparser

from reader.model.article import RawDocument
from reader.model.errors import SourceError
from reader.sources import quick_feed
from reader.sources.feed_entry import article, string
from reader.text.links import absolute

# What XML 1.0 forbids (section 2.2); one such character would throw a whole feed into feedparser's loose parser.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>\s*", re.IGNORECASE)
_GML = re.compile(rb"</?gml:[^<>]*>")
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|feed|rdf|channel|entry)\s*>", re.IGNORECASE)
_EMPTY_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf|channel)\b[^<>]*/>\s*$", re.IGNORECASE)


def read(text: str, address: str = "", *, quickly: bool = True) -> RawDocument:
    """The articles of a feed, in its order.

    Args:
        text: the decoded document from its root element or declaration on.
        address: where it comes from, "" if only it knows.
        quickly: False leaves even the simplest feed to feedparser.

    Raises:
        SourceError: it is damaged beyond reading, or no feed.
    """
    text = bare(text)
    parsed = (quick_feed.read(text) if quickly else None) or _with_feedparser(text)
    entries, head = parsed.entries, parsed.feed
    if not entries and not parsed.version:
        raise SourceError("XML, but not a feed")
    home = _home(head, address)
    return RawDocument(
        kind="atom" if parsed.version.startswith("atom") else "rss",
        articles=tuple(article(entry, home) for entry in entries),
        title=string(head, "title"),
        home_url=home,
        language=string(head, "language"),
        trouble=_trouble(text, len(entries)),
    )


def bare(text: str) -> str:
    """The document without its declaration (it is decoded already), forbidden characters, and white space around it.

    White space in front of the root element costs feedparser minutes.
    """
    return _FORBIDDEN.sub("", _DECLARATION.sub("", text, count=1)).strip()


def _home(head: Any, address: str) -> str:
    """The feed's page, which it may give relative to its own address."""
    links = dict.get(head, "links")
    own = [string(link, "href") for link in links or () if string(link, "rel") == "self"] if isinstance(links, list) else []
    base = absolute(address) or next((found for each in (*own, string(head, "id")) if (found := absolute(each))), "")
    return absolute(string(head, "link"), base) or base


def _with_feedparser(text: str) -> quick_feed.Parsed:
    data = text.encode("utf-8", "ignore")
    # feedparser lets errors of its own pass, most of them over odd coordinates in GML; none of them may end a refresh.
    try:
        return _feedparser(data)
    except Exception:
        try:
            return _feedparser(_GML.sub(b"", data))
        except Exception as error:
            raise SourceError("the feed is damaged beyond reading") from error


def _feedparser(data: bytes) -> quick_feed.Parsed:
    # BytesIO, since feedparser opens a bare string as an address or a path.
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    return quick_feed.Parsed(parsed["version"], parsed["feed"], parsed["entries"])


def _trouble(text: str, count: int) -> str:
    tail = text[-2000:]
    if _END.search(tail) or _EMPTY_ROOT.search(tail):
        return ""
    return f"cut off after {count} {'entry' if count == 1 else 'entries'}"
