"""RSS 0.9 to 2.0, RDF, Atom and CDF through feedparser, the reference reader for what feeds are like in the wild."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import feedparser

from reader.model.article import RawDocument
from reader.model.errors import SourceError
from reader.model.words import _, ngettext
from reader.sources import feed_pace, quick_feed
from reader.sources.feed_entry import article, authors_of, string
from reader.text.links import absolute

# What XML 1.0 forbids (section 2.2); one such character would throw a whole feed into feedparser's loose parser.
_FORBIDDEN = bytes({*range(0x20), 0x7F} - {0x09, 0x0A, 0x0D})
_NO_CHARACTERS = re.compile(b"\xef\xbf[\xbe\xbf]")
_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}\?>", re.IGNORECASE)
_GML = re.compile(rb"</?gml:[^<>]*>")
_PERSON = rb"<(?:[\w.-]+:)?(?:author|creator|contributor|publisher|name|email|owner|managingEditor|webMaster)\b[^<>]{0,300}>\s{0,99}"
# feedparser looks for a mail address in every name, which takes it minutes in a long one.
_LONG_NAME = re.compile(rb"(" + _PERSON + rb"[^<]{1000})[^<]+")
_LONG_QUOTED_NAME = re.compile(rb"(" + _PERSON + rb"<!\[CDATA\[(?:(?!\]\]>).){1000})(?:(?!\]\]>).)+", re.DOTALL)
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
    text = _DECLARATION.sub("", text.strip(), count=1).strip()
    data = sound(text)
    parsed = (quick_feed.read(data) if quickly else None) or _with_feedparser(data)
    entries, head = parsed.entries, parsed.feed
    if not entries and not parsed.version:
        raise SourceError(_("XML, but not a feed"))
    count, around = len(entries), feed_pace.around_entries(text)
    home = _home(head, address)
    is_atom = parsed.version.startswith("atom")
    authors = authors_of(head) if is_atom else ()  # RFC 4287, section 4.2.1
    return RawDocument(
        kind="atom" if is_atom else "rss",
        articles=tuple(article(entry, home, authors, is_rss=not is_atom) for entry in _emptying(entries)),
        title=string(head, "title"),
        home_url=home,
        language=string(head, "language"),
        trouble=_trouble(text, count),
        at_least=feed_pace.at_least(around),
        skip_hours=feed_pace.skip_hours(around),
    )


def sound(text: str) -> bytes:
    """A document in UTF-8 without the characters that XML forbids.

    Args:
        text: without its declaration (it is decoded already), and without white space around it, which costs feedparser minutes.
    """
    data = text.encode("utf-8", "ignore").translate(None, _FORBIDDEN)
    return _NO_CHARACTERS.sub(b"", data) if b"\xef\xbf" in data else data


def _emptying(entries: list[Any]) -> Iterator[Any]:
    """The entries in their order; each is let go of when the next is asked for."""
    entries.reverse()
    while entries:
        yield entries.pop()


def _home(head: Any, address: str) -> str:
    """The feed's page, which it may give relative to its own address."""
    links = dict.get(head, "links")
    own = [string(link, "href") for link in links or () if string(link, "rel") == "self"] if isinstance(links, list) else []
    base = absolute(address) or next((found for each in (*own, string(head, "id")) if (found := absolute(each))), "")
    return absolute(string(head, "link"), base) or base


def _with_feedparser(data: bytes) -> quick_feed.Parsed:
    data = _LONG_QUOTED_NAME.sub(rb"\1", _LONG_NAME.sub(rb"\1", data))
    # feedparser lets errors of its own pass, most of them over odd coordinates in GML; none of them may end a refresh.
    try:
        return _feedparser(data)
    except Exception:
        try:
            return _feedparser(_GML.sub(b"", data))
        except Exception as error:
            raise SourceError(_("the feed is damaged beyond reading")) from error


def _feedparser(data: bytes) -> quick_feed.Parsed:
    # BytesIO, since feedparser opens a bare string as an address or a path.
    parsed = feedparser.parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    return quick_feed.Parsed(parsed["version"], parsed["feed"], parsed["entries"])


def _trouble(text: str, count: int) -> str:
    tail = text[-2000:]
    if _END.search(tail) or _EMPTY_ROOT.search(tail):
        return ""
    return ngettext("cut off after {count} entry", "cut off after {count} entries", count).format(count=count)
