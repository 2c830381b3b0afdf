"""The feeds that a web page leads to: those it names in its head, those it links to, and the pages that list more."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from reader.model.article import Link
from reader.model.safe import line
from reader.sources import encoding
from reader.sources.address import without_feed_scheme
from reader.text.html import parse_html
from reader.text.links import absolute

_TYPES = frozenset(str.split("application/rss+xml application/atom+xml application/feed+json application/rdf+xml application/rss text/rss text/rss+xml"))
_LOOSE_TYPES = frozenset(str.split("application/json text/xml application/xml"))
_COMMENTS = re.compile(r"\bcomments?\b|comment[_/-]|kommentare?\b|commentaires?\b|comentarios?\b|commenti\b|/comments?/|reacties\b", re.IGNORECASE)
_PATH = re.compile(
    r"(?:^|/)(?:feeds?|rss2?|atom|rdf)(?:\.(?:xml|rdf|php|json|aspx?|cgi))?/?$|\.(?:rss|atom|rdf)$|(?:rss|feed|atom)[^/]*\.xml$|/(?:rss|feeds?|atom)/.*\.xml$"
    r"|(?:^|/)index\.xml$|/feeds/(?:posts|videos)|(?:^|/)(?:feed|rss)/",
    re.IGNORECASE,
)
_QUERY = re.compile(r"(?:^|&)(?:feed=(?:rss2?|atom|rdf|json)|(?:format|type|alt|output|_?view)=(?:rss2?|feed|atom|xml)\b)", re.IGNORECASE)
_FEED_HOST = re.compile(r"feeds?\d?\.|rss\.|feedproxy\.google\.com|anchor\.fm|feedpress\.me", re.IGNORECASE)
_TEXT = re.compile(r"\b(?:RSS|Atom|Newsfeeds?|Feeds?|XML|Podcast-?feed)\b", re.IGNORECASE)
_LIST_TEXT = re.compile(r"\bRSS\b|\bfeeds\b|newsfeed", re.IGNORECASE)
_LIST_PATH = re.compile(r"(?:^|/)[^/]*(?:rss|feeds)[^/]*/?(?:index\.)?(?:x?html?|php|aspx?|jsp)?$", re.IGNORECASE)
_SERVICES = re.compile(
    r"(?:.*\.)?(?:feedly|inoreader|newsblur|netvibes|bloglines|my\.yahoo|subtome|theoldreader|feedspot|wikipedia|facebook|twitter|google)\.(?:com|org)"
)
_CHANNEL = re.compile(r'"(?:externalId|channelId|browseId)"\s*:\s*"(UC[\w-]{22})"|youtube\.com/channel/(UC[\w-]{22})')
_MOST_LINKED = 20
_MOST_PAGES = 3
_MOST_NAMED = 50
_MOST_LOOKED_AT = 10_000
_LARGEST = 8_000_000


@dataclass(frozen=True, slots=True)
class PageFeeds:
    """What a page says of feeds. Addresses are absolute, each once; a title is never empty.

    Attributes:
        title: the page's own, "" if it has none.
        named: feeds by link tags, in the page's order, those of comments last.
        linked: addresses on the page that look like feeds, the likeliest first.
        pages: pages that seem to list feeds.
    """

    title: str = ""
    named: tuple[Link, ...] = ()
    linked: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()


def page_feeds(data: bytes, url: str, charset: str = "") -> PageFeeds:
    """The feeds of a page, without looking at any of them.

    Args:
        url: where the page came from.
        charset: of Content-Type, "" if not said.

    Raises:
        SourceError: it is no text.
    """
    text = encoding.decode(data[:_LARGEST], charset)
    root, _ = parse_html(text)
    if root is None:
        return PageFeeds()
    base = next((found for each in root.iter("base") if (found := absolute(each.get("href") or "", url))), url)
    named = _channel(text, url) | _named(root, base)
    linked: dict[str, tuple[int, Link]] = {}
    pages: dict[str, Link] = {}
    for address, words, certain in _anchors(root, base):
        link = Link(words or address, address)
        if certain or _looks_like_a_feed(address):
            linked.setdefault(_key(address), (_rank(address, url, certain), link))
        elif _TEXT.search(words) and _is_xml(address):
            linked.setdefault(_key(address), (_rank(address, url, certain) + 1, link))
        if not certain and _same_site(address, url) and _lists_feeds(address, words) and _key(address) != _key(url):
            pages.setdefault(_key(address), link)
    unnamed = [each for key, each in linked.items() if key not in named]
    unnamed.sort(key=lambda each: each[0])
    return PageFeeds(
        title=next((said for each in root.iter("title") if (said := line(each.text or ""))), ""),
        named=tuple(sorted(named.values(), key=lambda link: _COMMENTS.search(f"{link.title} {link.url}") is not None))[:_MOST_NAMED],
        linked=tuple(link for _, link in unnamed[:_MOST_LINKED]),
        pages=tuple(pages.values())[:_MOST_PAGES],
    )


def _key(address: str) -> str:
    """An address as far as it names another feed: neither the scheme nor a slash at the end does."""
    return address.partition("://")[2].partition("#")[0].rstrip("/")


def _named(root: Any, base: str) -> dict[str, Link]:
    """Autodiscovery: `link` elements that are called a feed, or an alternate of a feed's media type (WHATWG HTML, rel "alternate")."""
    found: dict[str, Link] = {}
    for element in root.iter("link", "a"):
        rel = (element.get("rel") or "").lower().split()
        if not rel or not ("alternate" in rel or "feed" in rel or "feeds" in rel) or "stylesheet" in rel:
            continue
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        url = absolute(without_feed_scheme((element.get("href") or "").strip()), base)
        loose = (kind in _LOOSE_TYPES or not kind) and "/wp-json/" not in url and _looks_like_a_feed(url)
        if url and (kind in _TYPES or loose or ("feed" in rel and kind in ("", *_LOOSE_TYPES))):
            title = line(element.get("title") or ("".join(element.itertext()) if element.tag == "a" else ""))
            found.setdefault(_key(url), Link(title or url, url))
    return found


def _channel(text: str, url: str) -> dict[str, Link]:
    """The feed of a YouTube channel, which its page names by number only."""
    host = urlsplit(url).hostname or ""
    if host != "youtube.com" and not host.endswith(".youtube.com"):
        return {}
    found = _CHANNEL.search(text)
    if not found:
        return {}
    address = f"https://www.youtube.com/feeds/videos.xml?channel_id={found[1] or found[2]}"
    return {_key(address): Link(address, address)}


def _anchors(root: Any, base: str) -> Iterator[tuple[str, str, bool]]:
    """Each link to something: its address, its words (or those of its picture), and whether its scheme says that it is a feed."""
    for count, element in enumerate(root.iter("a", "area")):
        if count >= _MOST_LOOKED_AT:
            return
        said = (element.get("href") or "").strip()
        plain = without_feed_scheme(said)
        address = absolute(plain, base)
        if not address or _SERVICES.fullmatch(urlsplit(address).hostname or ""):
            continue
        words = line("".join(element.itertext())[:500]) or line(element.get("title") or element.get("aria-label") or "")
        words = words or next((alt for image in element.iter("img") if (alt := line(image.get("alt") or image.get("title") or ""))), "")
        yield address, words[:200], plain != said


def _looks_like_a_feed(address: str) -> bool:
    parts = urlsplit(address)
    if re.search(r"\.(?:png|jpe?g|gif|svg|css|js|pdf|zip|mp3|mp4|opml|webp|ico)$", parts.path, re.IGNORECASE):
        return False
    return bool(_PATH.search(parts.path) or _QUERY.search(parts.query) or (_FEED_HOST.match(parts.hostname or "") and parts.path.strip("/")))


def _is_xml(address: str) -> bool:
    return urlsplit(address).path.lower().endswith((".xml", ".json"))


def _lists_feeds(address: str, words: str) -> bool:
    path = urlsplit(address).path
    return len(words) < 60 and (_LIST_PATH.search(path) is not None or (_LIST_TEXT.search(words) is not None and not _is_xml(address)))


def _rank(address: str, url: str, certain: bool) -> int:
    """Smaller is likelier: the page's own site and hosts of feeds, then others; feeds of comments last."""
    near = _same_site(address, url) or certain or _FEED_HOST.match(urlsplit(address).hostname or "") is not None
    return (0 if near else 4) + (8 if _COMMENTS.search(address) else 0)


def _same_site(address: str, url: str) -> bool:
    """True if two addresses are of one site, whatever hosts it has below its domain."""
    return _domain(address) == _domain(url)


def _domain(address: str) -> str:
    """The domain that somebody registered, by its length: the last two labels, or three where the second is a country's (`co.uk`, `gv.at`)."""
    labels = (urlsplit(address).hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else labels[-2:])
