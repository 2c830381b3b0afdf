"""What a page says of its article outside the story itself: title, authors, dates, teaser, publisher, language, place."""

import re
from dataclasses import dataclass
from typing import Any

from reader.model.article import Point
from reader.model.safe import line
from reader.sources.feed_points import point
from reader.sources.head.authors import authors_of
from reader.sources.head.dates import dates_of
from reader.sources.head.linked_data import Declared, declared
from reader.sources.head.meta import Meta, meta_of
from reader.sources.head.publisher import publisher_of
from reader.sources.head.teaser import teaser_of
from reader.sources.head.title import host_names, title_of
from reader.text.links import absolute

_SITE_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "dcterms.publisher", "al:ios:app_name")


@dataclass(frozen=True, slots=True)
class Head:
    """A page's description of its article; "" and () where it says nothing.

    Attributes:
        url: the article's own address, as the page says.
        base: the address that the page's relative links start from.
        title, teaser: plain text.
        published, updated: as written.
        body: the story as the linked data has it (schema.org `articleBody`), text or HTML.
    """

    url: str = ""
    base: str = ""
    title: str = ""
    teaser: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    published: str = ""
    updated: str = ""
    points: tuple[Point, ...] = ()
    categories: tuple[str, ...] = ()
    body: str = ""


def head(root: Any, address: str = "") -> Head:
    """The description of a page's article. Leaves the tree as it is; never raises, whatever the page holds.

    Args:
        root: the page's whole tree, before anything is taken out of it.
        address: where the page comes from, "" if only it knows.
    """
    meta = meta_of(root)
    url = _url(root, meta, address)
    base = absolute(_attribute(root, "//base[@href]", "href"), url) or url
    said = declared(root, url, (meta.first("og:title"), meta.first("twitter:title")))
    names = [*(meta.first(name) for name in _SITE_NAMES), said.publisher, *host_names(url)]
    title = title_of(root, meta, said.headline, names)
    when = dates_of(root, meta, title.element, said.published, said.updated, url)
    return Head(
        url=url,
        base=base,
        title=title.text,
        teaser=teaser_of(meta, title.element, title.text, said.description),
        publisher=publisher_of((meta.first("og:site_name"), said.publisher, *(meta.first(name) for name in _SITE_NAMES)), url),
        authors=authors_of(root, meta, title.element, said, names),
        language=_language(root, meta, said),
        published=when.published,
        updated=when.updated,
        points=_points(meta, said),
        categories=_categories(meta),
        body=said.body,
    )


def _language(root: Any, meta: Meta, said: Declared) -> str:
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return line(own) or meta.first("og:locale", "content-language", "language", "dc.language", "dcterms.language") or said.language


def _categories(meta: Meta) -> tuple[str, ...]:
    said = meta.first("news_keywords", "keywords").split(",") if meta.first("news_keywords", "keywords") else meta.all("article:tag")
    return tuple(dict.fromkeys(name for part in said if (name := part.strip()[:100])))[:20]


def _attribute(root: Any, path: str, name: str) -> str:
    found = root.xpath(path)
    return str(found[0].get(name) or "") if found else ""


def _url(root: Any, meta: Meta, address: str) -> str:
    canonical = _attribute(root, "//link[translate(@rel,'CANOIL','canoil')='canonical']", "href")
    return absolute(canonical, address) or absolute(meta.first("og:url"), address) or address


def _points(meta: Meta, said: Declared) -> tuple[Point, ...]:
    """`geo.position` (latitude;longitude), `ICBM` (latitude, longitude), Open Graph's place, and the linked data's."""
    for name in ("geo.position", "icbm"):
        parts = re.split(r"\s*[;,]\s*", meta.first(name))
        if len(parts) == 2 and (found := point(parts[0], parts[1], meta.first("geo.placename"))):
            return (found,)
    found = point(meta.first("place:location:latitude"), meta.first("place:location:longitude"))
    return (found,) if found else said.points
