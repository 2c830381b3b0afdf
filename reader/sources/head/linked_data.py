"""What a page says of its article in JSON-LD (https://schema.org/NewsArticle), in whatever shape its publisher writes it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from reader.model.article import Point
from reader.model.safe import line
from reader.sources.feed_points import point
from reader.sources.head.broken_json import linked_data
from reader.sources.head.title import key
from reader.text.html import unescape

_DEEPEST = 8
_MOST_NODES = 2000
_MOST_NAMES = 30
_LONGEST = 2000
"""Characters of a field that is one line."""
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "article")
_ARTICLES = ("article", "blogposting", "report", "reportage")
_LIKE_ARTICLES = ("claimreview", "review", "recipe", "analysis", "interview", "socialmediaposting", "discussionforumposting", "creativework")
_MEDIA_AND_PAGES = ("webpage", "videoobject", "audioobject", "podcastepisode", "newsvideo", "itempage")
_ORGANIZATION = ("organization", "newsmediaorganization", "corporation")
_TAG = re.compile(r"<[^<>]{0,500}>")


@dataclass(frozen=True, slots=True)
class Declared:
    """An article's description by its publisher; "" and () where it says nothing.

    Attributes:
        authors: names as written, several in one where the publisher wrote them so.
        houses: those of the authors that are called organizations.
    """

    headline: str = ""
    description: str = ""
    body: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    houses: frozenset[str] = frozenset()
    points: tuple[Point, ...] = ()


def declared(root: Any, address: str = "", titles: Sequence[str] = ()) -> Declared:
    """The article that a page's linked data describes.

    Args:
        address: the page's own, "" if unknown.
        titles: what else the page calls itself; both tell its article from others that are described beside it.
    """
    nodes = list(islice((node for data in linked_data(root) for node in _nodes(data)), _MOST_NODES))
    own, names = _address(address), frozenset(key(title) for title in titles if title)
    ranked = sorted(((_rank(node, own, names), -at) for at, node in enumerate(nodes)), reverse=True)
    ranked = [(rank, at) for rank, at in ranked if rank > 0]
    if not ranked:
        return Declared()
    best = nodes[-ranked[0][1]]
    same = [best, *(nodes[-at] for _, at in ranked[1:20] if _is_same(nodes[-at], best, own))]
    return _read(same, _by_id(nodes))


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data[:_MOST_NODES]:
            yield from _nodes(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in _INSIDE:
            yield from _nodes(data.get(name), depth + 1)


def _kinds(node: dict[str, Any]) -> tuple[str, ...]:
    kinds = node.get("@type")
    return tuple(kind.lower() for kind in (kinds if isinstance(kinds, list) else [kinds])[:10] if isinstance(kind, str))


def _rank(node: dict[str, Any], own: str, titles: frozenset[str]) -> int:
    """How likely a node describes the page's article, 0 for never."""
    kinds = _kinds(node)
    if any(kind.endswith(_ARTICLES) for kind in kinds):
        rank = 60
    elif any(kind.endswith(_LIKE_ARTICLES) for kind in kinds):
        rank = 30
    elif any(kind.endswith(_MEDIA_AND_PAGES) for kind in kinds):
        rank = 5
    else:
        return 0
    addresses = _addresses(node)
    rank += 20 if own and own in addresses else -10 if own and addresses else 0
    rank += 20 if key(_headline(node)) in titles else 0
    return rank + sum(3 for name in ("headline", "datePublished", "author", "articleBody") if node.get(name))


def _is_same(node: dict[str, Any], best: dict[str, Any], own: str) -> bool:
    """True for what else describes the article of `best`: of the same title, or of the same address and no other title."""
    titles = key(_headline(node)), key(_headline(best))
    if titles[0] and titles[0] == titles[1]:
        return True
    addresses = _addresses(node)
    kind_matches = any(kind.endswith(_MEDIA_AND_PAGES[:1]) for kind in _kinds(node)) or not titles[0]
    return kind_matches and (not addresses or own in addresses or bool(addresses & _addresses(best)))


def _headline(node: dict[str, Any]) -> str:
    return _text(node.get("headline")) or _text(node.get("name"))


def _addresses(node: dict[str, Any]) -> set[str]:
    page = node.get("mainEntityOfPage")
    said = [node.get("url"), node.get("@id"), page, *((page.get("@id"), page.get("url")) if isinstance(page, dict) else ())]
    return {found for value in said if isinstance(value, str) and (found := _address(value))}


def _address(value: str) -> str:
    """Host and path of a web address, to compare; "" if it is none."""
    try:
        parts = urlsplit(value[:_LONGEST].strip())
    except ValueError:
        return ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}".lower() if parts.scheme in ("http", "https") else ""


def _by_id(nodes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Nodes that others refer to (`{"@id": ...}`)."""
    return {found: node for node in reversed(nodes) if isinstance(found := node.get("@id"), str) and len(node) > 1}


def _text(value: Any, depth: int = 0) -> str:
    """A value as one line of plain text: bare, in a list, or as JSON-LD's `{"@value": ...}`."""
    if isinstance(value, list) and value and depth < 3:
        return _text(value[0], depth + 1)
    if isinstance(value, dict) and depth < 3:
        return _text(value.get("@value"), depth + 1)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)[:_LONGEST] if abs(value) < 1e15 else ""
    if not isinstance(value, str):
        return ""
    value = unescape(value[:_LONGEST])
    return line(unescape(_TAG.sub("", value) if "<" in value else value))


def _people(value: Any, known: dict[str, dict[str, Any]], depth: int = 0) -> Iterator[tuple[str, bool]]:
    """Names, and if they are an organization's."""
    if depth > 4:
        return
    if isinstance(value, list):
        for each in value[:_MOST_NAMES]:
            yield from _people(each, known, depth + 1)
    elif isinstance(value, dict):
        name = value.get("name") or value.get("@value")
        if not name and isinstance(reference := value.get("@id"), str) and reference in known and depth < 3:
            yield from _people(known[reference], known, depth + 3)
            return
        if not name:
            name = f"{_text(value.get('givenName'))} {_text(value.get('familyName'))}"
        is_house = any(kind.endswith(_ORGANIZATION) for kind in _kinds(value))
        yield from ((each, is_house) for each, _ in _people(name, known, depth + 1))
    elif text := _text(value):
        yield text, False


def _points(value: Any) -> tuple[Point, ...]:
    places = value[:_MOST_NAMES] if isinstance(value, list) else [value]
    geos = ((place.get("geo"), _text(place.get("name"))) for place in places if isinstance(place, dict))
    found = (point(geo.get("latitude"), geo.get("longitude"), name) for geo, name in geos if isinstance(geo, dict))
    return tuple(each for each in found if each)


def _body(value: Any) -> str:
    if isinstance(value, list):
        value = "\n\n".join(part for part in value[:1000] if isinstance(part, str))
    return unescape(value).strip() if isinstance(value, str) else ""


def _read(nodes: list[dict[str, Any]], known: dict[str, dict[str, Any]]) -> Declared:
    """What several descriptions of one article say: the first that says something, of authors the most."""

    def first(*names: str) -> str:
        return next((text for name in names for node in nodes if (text := _text(node.get(name)))), "")

    said = [list(islice(_people(node.get("author") or node.get("creator") or node.get("authors"), known), _MOST_NAMES)) for node in nodes]
    people = max(said, key=len)
    houses = (value for name in ("publisher", "isPartOf") for node in nodes for value in (node.get(name),))  # the newspaper that it is a part of
    publisher = next((name for value in houses for name, _ in _people(value, known)), "")
    return Declared(
        headline=first("headline") or first("name"),
        description=first("description"),
        body=next((text for node in nodes if (text := _body(node.get("articleBody")))), ""),
        published=first("datePublished", "dateCreated", "uploadDate"),
        updated=first("dateModified"),
        language=first("inLanguage"),
        publisher=publisher,
        authors=tuple(dict.fromkeys(name for name, _ in people)),
        houses=frozenset(name for name, is_house in people if is_house),
        points=next((found for node in nodes for name in ("contentLocation", "locationCreated") if (found := _points(node.get(name)))), ()),
    )
