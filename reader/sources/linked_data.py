"""What a page says of itself in JSON-LD (https://schema.org/NewsArticle), as far as it is simple."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reader.model.article import Point
from reader.sources.feed_points import point
from reader.text.html import unescape

_LARGEST = 500_000
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Declared:
    """An article's description by its publisher; "" and () where it says nothing."""

    headline: str = ""
    description: str = ""
    body: str = ""
    published: str = ""
    updated: str = ""
    language: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()


def declared(root: Any) -> Declared:
    """The first article that a page's linked data describes."""
    for element in root.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json" or not element.text or len(element.text) > _LARGEST:
            continue
        try:
            data = json.loads(element.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            if _is_article(node):
                return _read(node)
    return Declared()


def _nodes(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _nodes(each, depth + 1)
    elif isinstance(data, dict):
        yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(name), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(kind, str) and kind.endswith(("Article", "BlogPosting", "Report")) for kind in (kinds if isinstance(kinds, list) else [kinds]))


def _text(value: Any) -> str:
    return unescape(value).strip() if isinstance(value, str) else ""


def _names(value: Any) -> tuple[str, ...]:
    people = value if isinstance(value, list) else [value]
    names = (_text(person.get("name")) if isinstance(person, dict) else _text(person) for person in people)
    return tuple(name for name in names if name and "://" not in name)


def _points(value: Any) -> tuple[Point, ...]:
    places = value if isinstance(value, list) else [value]
    geos = ((place.get("geo"), _text(place.get("name"))) for place in places if isinstance(place, dict))
    found = (point(geo.get("latitude"), geo.get("longitude"), name) for geo, name in geos if isinstance(geo, dict))
    return tuple(each for each in found if each)


def _read(node: dict[str, Any]) -> Declared:
    return Declared(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        description=_text(node.get("description")),
        body=_text(node.get("articleBody")),
        published=_text(node.get("datePublished")),
        updated=_text(node.get("dateModified")),
        language=_text(node.get("inLanguage")),
        publisher=next(iter(_names(node.get("publisher"))), ""),
        authors=_names(node.get("author")),
        points=_points(node.get("contentLocation")) or _points(node.get("locationCreated")),
    )
