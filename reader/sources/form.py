"""Tells what a document is: from its content first, then from its name, or from what its server calls it."""

import re
from typing import Literal

from reader.model.errors import SourceError
from reader.model.words import _
from reader.sources import json_feed, markdown_file

Form = Literal["feed", "json feed", "page", "markdown", "text"]
Answered = Literal["feed", "json feed", "page", "list", "json", "xml", "text"]

_PROLOGUE = re.compile(r"(?:\s+|<\?[^>]*\?>|<!--(?:(?!-->).)*-->|<!DOCTYPE\b[^\[>]*(?:\[[^\]]*\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])")
_FEED_INSIDE = re.compile(r"(?:<\?xml\b[^>]*\?>\s*)?<(?:[\w.-]+:)?(?:rss|feed|rdf)(?=\s[^<>]*(?:xmlns|version)|\s*>)", re.IGNORECASE)
_DOCTYPE_HTML = re.compile(r"\s*(?:<!--(?:(?!-->).)*-->\s*)*<!doctype\s+html", re.DOTALL | re.IGNORECASE)
_FEED_ROOTS = frozenset(("rss", "feed", "rdf", "channel", "entry"))
_HTML_ROOTS = frozenset(
    str.split(
        "html head body title meta link base script style div p span a article section main header h1 h2 h3 h4 h5 h6 ul ol table b i em strong br img "
        "center font blockquote pre form nav aside figure hr noscript iframe"
    )
)
_FEED_NAMES = frozenset(("xml", "rss", "atom", "rdf"))
_PAGE_NAMES = frozenset(("html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp"))
_MARKDOWN_NAMES = frozenset(("md", "markdown", "mdown", "mkd", "mdx"))
_LOOKED_AT = 4096


def ending(name: str) -> str:
    """A file's or address's ending in lower case, "" if it has none."""
    return re.split(r"[?#]", name.strip())[0].rpartition("/")[2].rpartition("\\")[2].rpartition(".")[2].lower() if "." in name else ""


def form_of(text: str, name: str) -> tuple[Form, int]:
    """What a text is, and where in it that begins (some servers put their own errors in front of a feed).

    Raises:
        SourceError: it is something that has no articles, or not what its name promises.
    """
    end = ending(name)
    start = len(text) - len(text.lstrip("\ufeff \t\r\n\f\v\0"))
    first = text[start : start + 1]
    if first == "<":
        return _of_markup(text, start, end)
    if json_feed.looks_like(text) or (first in ("{", "[") and (end in ("json", "jsonfeed") or json_feed.is_json(text))):
        return "json feed", start
    if end in ("json", "jsonfeed"):
        raise SourceError(_("not JSON, though its name says so"))
    if inside := _FEED_INSIDE.search(text[:_LOOKED_AT]) if end in _FEED_NAMES or not end else None:
        return "feed", inside.start()
    if end in _FEED_NAMES:
        raise SourceError(_("text, not a feed"))
    if end in _PAGE_NAMES:
        return "page", 0
    return "markdown" if markdown_file.has_front_matter(text) or end in _MARKDOWN_NAMES else "text", start


def _of_markup(text: str, start: int, end: str) -> tuple[Form, int]:
    """The form of a text that begins with `<`."""
    prologue = _PROLOGUE.match(text, start)
    found = _ROOT.match(text, prologue.end() if prologue else start)
    root = found.group(1).lower() if found else ""
    if root in _FEED_ROOTS:
        return "feed", start
    if root == "opml":
        raise SourceError(_("an OPML list of feeds: bring it in with `dateline import FILE`"))
    is_page = root == "html" or _DOCTYPE_HTML.match(text, start) is not None
    # A feed can stand inside something else: a server's own warnings, or a page's skeleton if the name promises a feed.
    if (not is_page or end in _FEED_NAMES) and (inside := _FEED_INSIDE.search(text[: start + _LOOKED_AT])):
        return "feed", inside.start()
    if is_page or root in _HTML_ROOTS or end in _PAGE_NAMES:
        if end in _FEED_NAMES and is_page:  # a fragment is an article that somebody kept under a feed's name; a page is a mistake
            raise SourceError(_("an HTML page, not a feed"))
        return "page", start
    if text.startswith("<?xml", start) or end in _FEED_NAMES:
        raise SourceError(_("XML, but not a feed"))
    return "markdown" if end in _MARKDOWN_NAMES else "text", start


def form_of_answer(text: str, url: str, media_type: str = "") -> tuple[Answered, int]:
    """What a server's answer is, and where in it that begins. Its media type and address count where the content leaves a doubt."""
    start = len(text) - len(text.lstrip("\ufeff \t\r\n\f\v\0"))
    first = text[start : start + 1]
    if first in ("{", "["):
        if json_feed.looks_like(text) or media_type == "application/feed+json":
            return "json feed", start
        if "json" in media_type or json_feed.is_json(text):
            return ("json feed" if '"items"' in text else "json"), start
    promised = ending(url) in _FEED_NAMES or (media_type.endswith(("/xml", "+xml")) and media_type != "application/xhtml+xml")
    if first != "<":
        inside = _FEED_INSIDE.search(text[:_LOOKED_AT])
        return ("feed", inside.start()) if inside else ("page" if media_type == "text/html" else "text", start)
    prologue = _PROLOGUE.match(text, start)
    found = _ROOT.match(text, prologue.end() if prologue else start)
    root = found.group(1).lower() if found else ""
    if root in _FEED_ROOTS or root == "opml":
        return "list" if root == "opml" else "feed", start
    is_page = root == "html" or _DOCTYPE_HTML.match(text, start) is not None
    if (not is_page or promised or text.startswith("<?xml", start)) and (inside := _FEED_INSIDE.search(text[: start + _LOOKED_AT])):
        return "feed", inside.start()
    if is_page or root in _HTML_ROOTS or (media_type in ("text/html", "application/xhtml+xml") and not text.startswith("<?xml", start)):
        return "page", start
    return ("xml" if root else "text"), start
