"""OPML 2.0 (http://opml.org/spec2.opml): reads lists of feeds however broken their XML is, and writes sound ones.

An XML parser in recovery mode loses what stands behind a bare `&`, so the few tags that matter are scanned.
"""

import html
import re
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from xml.sax.saxutils import quoteattr

from reader.model.article import FeedKind
from reader.model.errors import SourceError
from reader.model.feed import Feed, NewFeed
from reader.model.safe import line
from reader.model.words import _
from reader.sources import encoding
from reader.sources.address import without_feed_scheme
from reader.text.links import absolute

_LARGEST = 16_000_000
_MOST_FEEDS = 100_000
_DEEPEST = 20
"""Folders inside folders; deeper ones count as the last."""

_ROOT = re.compile(r"<(?:[\w.-]+:)?opml\b", re.IGNORECASE)
_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"<(?:(/)?(?:[\w.-]+:)?outline(?=[\s/>])|/(?:[\w.-]+:)?body\b)", re.IGNORECASE)
_LONGEST_TAG = 20_000
# A quote ends a value only where a tag could go on: descriptions hold whole HTML links, quotes and all.
_VALUE = r"""(?<![\w:.-])%s\s*=\s*(?:"(.*?)"(?=[\s/>])|'(.*?)'(?=[\s/>])|([^\s"'<>]+?)(?=\s|/?>))"""
_ATTRIBUTES = {name: re.compile(_VALUE % name, re.IGNORECASE | re.DOTALL) for name in ("xmlUrl", "title", "text", "type")}


def read(data: bytes) -> tuple[NewFeed, ...]:
    """The feeds of a list in its order, each address once; folders inside folders are joined by " / ".

    Raises:
        SourceError: it is no OPML list.
    """
    if len(data) > _LARGEST:
        raise SourceError(_("too large: {size} MB, at most {most} MB are read").format(size=len(data) // 1_000_000, most=_LARGEST // 1_000_000))
    text = encoding.decode(data)
    if not _ROOT.search(text[:100_000]):
        raise SourceError(_("not an OPML list of feeds"))
    found: dict[str, NewFeed] = {}
    folders: list[str] = []
    for opens, closed, attributes in _outlines(_UNREAD.sub(" ", text)):
        if not opens:
            if folders:
                folders.pop()
            continue
        title = line(attributes.get("title") or attributes.get("text") or "")
        if feed := _feed(attributes, title, " / ".join(folder for folder in folders[:_DEEPEST] if folder)):
            found.setdefault(feed.url, feed)
        if not closed:
            # What is nested in a feed or in a nameless outline stays in the folder around it.
            folders.append("" if feed else title)
        if len(found) >= _MOST_FEEDS:
            break
    return tuple(found.values())


def _outlines(text: str) -> Iterator[tuple[bool, bool, dict[str, str]]]:
    """Each outline tag: whether it opens, whether it is closed in itself, and the attributes that matter."""
    tags = list(_TAG.finditer(text))
    ends = [*(tag.start() for tag in tags[1:]), len(text)]
    for tag, end in zip(tags, ends, strict=False):
        if tag.group(1):
            yield False, False, {}
        elif not tag.group().startswith("</"):
            inside = text[tag.end() : end].rstrip()
            found = ((name, pattern.search(inside[:_LONGEST_TAG])) for name, pattern in _ATTRIBUTES.items())
            values = {name: next(value for value in match.groups() if value is not None) for name, match in found if match}
            yield True, inside.endswith("/>"), {name: html.unescape(value) for name, value in values.items()}


def _feed(attributes: dict[str, str], title: str, folder: str) -> NewFeed | None:
    said = attributes.get("xmlUrl", "").strip()
    if attributes.get("type", "").lower() == "files" and PurePath(said).is_absolute():
        return NewFeed(url=line(said), kind="files", said_title=title, folder=folder or None)
    url = absolute(without_feed_scheme(said))
    kind = attributes.get("type", "").lower()
    known: FeedKind = "atom" if kind == "atom" else "json" if kind == "json" else "page" if kind == "page" else "rss"
    return NewFeed(url=url, kind=known, said_title=title, folder=folder or None) if url else None


def write(feeds: Iterable[Feed], title: str) -> bytes:
    """A list of feeds as OPML 2.0, one outline a folder, in the order given."""
    by_folder: dict[str, list[Feed]] = {}
    for feed in feeds:
        by_folder.setdefault(feed.folder or "", []).append(feed)
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        "  <head>",
        f"    <title>{html.escape(line(title))}</title>",
        "  </head>",
        "  <body>",
    ]
    for folder, inside in by_folder.items():
        indent = "    "
        if folder:
            name = quoteattr(line(folder))
            out.append(f"{indent}<outline text={name} title={name}>")
            indent += "  "
        out.extend(indent + _outline(feed) for feed in inside)
        if folder:
            out.append("    </outline>")
    return "\n".join([*out, "  </body>", "</opml>", ""]).encode("utf-8", "replace")


def _outline(feed: Feed) -> str:
    name = quoteattr(line(feed.title))
    # a file that is a feed is read from the disk all the same: a path alone is taken from no list
    kind = "files" if feed.is_local else feed.kind
    return f"<outline type={quoteattr(kind)} text={name} title={name} xmlUrl={quoteattr(feed.url)}/>"
