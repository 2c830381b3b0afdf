"""newsboat's list of feeds (https://newsboat.org/releases/2.21/docs/newsboat.html, chapters "First Steps" and "Tagging"): its file `urls`.

A feed a line: its address, then tags, bare or in double quotes; `#` begins a comment. `"~Name"` names the feed, `"!"` hides it from newsboat's own list.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from reader.model.errors import SourceError
from reader.model.feed import NewFeed
from reader.model.safe import line
from reader.model.words import _
from reader.sources import encoding
from reader.sources.address import without_feed_scheme
from reader.text.links import absolute

Passed = Literal["query", "exec", "filter", "hidden", "other"]
"""What is told of a list: lines that are passed over, by what they begin with; "hidden" are feeds that are taken although newsboat hides them."""

_LARGEST = 16_000_000
_MOST_FEEDS = 100_000
_LONGEST_LINE = 20_000
_MOST_TAGS = 100
_LOOKED_AT = 65_536
"""Bytes by which a list is known."""
_TOKEN = re.compile(r'[ \t\r]*(?:"((?:[^"\\]|\\.)*+)(?:"|\\?$)|([^ \t\r]++))')
_ESCAPED = re.compile(r"\\(.)")
_BREAKS = {"n": "\n", "r": "\r", "t": "\t"}
_NEWLINE = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class UrlsList:
    """What such a list says: its feeds in their order, each address once, and how many lines of each kind are to be told of."""

    feeds: tuple[NewFeed, ...]
    told: Mapping[Passed, int]


def is_urls(data: bytes) -> bool:
    """Whether something is such a list: it begins with a line that one has, and most of its first lines are such; data may be cut off."""
    try:
        kinds = [_kind(tokens) for tokens in _lines(encoding.decode(data[:_LOOKED_AT]))]
    except SourceError:
        return False
    right = sum(kind != "other" for kind in kinds)
    return bool(kinds) and kinds[0] != "other" and right * 2 > len(kinds)


def read(data: bytes) -> UrlsList:
    """The feeds of a list; its first ordinary tag is a feed's folder, what `~` begins its title.

    Raises:
        SourceError: it is larger than any list, or no text.
    """
    if len(data) > _LARGEST:
        raise SourceError(_("too large: {size} MB, at most {most} MB are read").format(size=len(data) // 1_000_000, most=_LARGEST // 1_000_000))
    found: dict[str, NewFeed] = {}
    told: Counter[Passed] = Counter()
    for tokens in _lines(encoding.decode(data)):
        kind = _kind(tokens)
        if kind != "feed":
            told[kind] += 1
            continue
        feed = _feed(tokens)
        if feed.url not in found:
            found[feed.url] = feed
            told["hidden"] += any(tag.startswith("!") for tag in tokens[1:])
        if len(found) >= _MOST_FEEDS:
            break
    return UrlsList(tuple(found.values()), {kind: count for kind, count in told.items() if count})


def _lines(text: str) -> Iterator[list[str]]:
    """The tokens of each line that says something."""
    for row in _NEWLINE.split(text):
        said = row[:_LONGEST_LINE].strip()
        if not said or said[0] == "#":
            continue
        if tokens := [_plain(*match.groups()) for match in islice(_TOKEN.finditer(said), _MOST_TAGS)]:
            yield tokens


def _plain(quoted: str | None, bare: str | None) -> str:
    """A token without its quotes and escapes."""
    return bare or "" if quoted is None else _ESCAPED.sub(lambda match: _BREAKS.get(match[1], match[1]), quoted)


def _kind(tokens: list[str]) -> Literal["feed", "query", "exec", "filter", "other"]:
    said = tokens[0]
    for kind in ("query", "exec", "filter"):
        if said.startswith(f"{kind}:"):
            return kind
    return "feed" if _address(said) else "other"


def _address(said: str) -> str:
    """The address of a feed; "" for what is none, as a path or a word."""
    said = without_feed_scheme(said.strip())
    return absolute(said) if said.lower().startswith(("http://", "https://")) else ""


def _feed(tokens: list[str]) -> NewFeed:
    tags = [tag for tag in map(line, tokens[1:]) if tag]
    title = next((tag[1:].strip() for tag in tags if tag.startswith("~") and tag[1:].strip()), "")
    folder = next((tag for tag in tags if not tag.startswith(("~", "!"))), None)
    return NewFeed(url=_address(tokens[0]), title=title, folder=folder)
