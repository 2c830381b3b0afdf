"""A saved HTML page to an article: what its head declares, and the part of its body that is the story."""

import re
from typing import Any

from lxml import etree

from reader.model.article import Markup, Point, RawArticle
from reader.model.safe import line
from reader.sources.feed_points import point
from reader.sources.linked_data import Declared, declared
from reader.sources.page_body import story_of
from reader.text.html import parse_html
from reader.text.links import absolute

_SITE_SUFFIX = re.compile(r"\s+(?:[|–—•·›»]|-)\s+[^|–—•·›»]{2,40}$")


def read(text: str, address: str = "") -> RawArticle:
    """The article of a page.

    Args:
        address: where the page comes from, "" if only it knows.
    """
    root, whole = parse_html(text)
    if root is None or not whole:
        return RawArticle(body=Markup(text, "html", address), url=address)
    meta = _meta(root)
    said = declared(root)
    url = _url(root, meta, address)
    base = absolute(_attribute(root, "//base[@href]", "href"), url) or url
    title = _title(root, meta, said)
    teaser = meta.get("og:description") or meta.get("description") or said.description
    body = _body(root, said, base)
    return RawArticle(
        title=Markup(title, "plain") if title else None,
        teaser=Markup(teaser, "plain", base) if teaser else None,
        body=body,
        url=url,
        publisher=meta.get("og:site_name") or said.publisher,
        authors=_authors(root, meta, said),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or meta.get("og:locale") or said.language,
        published=_first(meta, "article:published_time", "date", "dc.date", "dcterms.created", "pubdate", "datepublished") or said.published or _time(root),
        updated=_first(meta, "article:modified_time", "og:updated_time", "last-modified", "dcterms.modified", "datemodified") or said.updated or None,
        points=_points(meta, said),
        categories=tuple(part.strip() for part in _first(meta, "news_keywords", "keywords").split(",") if part.strip())[:20],
    )


def _meta(root: Any) -> dict[str, str]:
    """The page's meta elements by name, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _first(meta: dict[str, str], *names: str) -> str:
    return next((meta[name] for name in names if name in meta), "")


def _attribute(root: Any, path: str, name: str) -> str:
    found = root.xpath(path)
    return str(found[0].get(name) or "") if found else ""


def _url(root: Any, meta: dict[str, str], address: str) -> str:
    canonical = _attribute(root, "//link[translate(@rel,'CANOIL','canoil')='canonical']", "href")
    return absolute(canonical, address) or absolute(meta.get("og:url", ""), address) or address


def _title(root: Any, meta: dict[str, str], said: Declared) -> str:
    """og:title, the first heading, then the window's title without the site's name behind it."""
    title = meta.get("og:title") or next((text for heading in root.iter("h1") if (text := line("".join(heading.itertext())))), "") or said.headline
    if title:
        return title
    window = next((text for element in root.iter("title") if (text := line(element.text or ""))), "")
    return _SITE_SUFFIX.sub("", window) or window


def _authors(root: Any, meta: dict[str, str], said: Declared) -> tuple[str, ...]:
    if said.authors:
        return said.authors
    names = [meta.get("author", ""), meta.get("article:author", ""), meta.get("dc.creator", "")]
    names += [line("".join(element.itertext())) for element in root.xpath("//*[@rel='author' or @itemprop='author']")[:5]]
    return next(((name,) for name in names if name and len(name) < 80 and "://" not in name), ())


def _time(root: Any) -> str | None:
    return next((said for element in root.iter("time") if (said := element.get("datetime"))), None)


def _points(meta: dict[str, str], said: Declared) -> tuple[Point, ...]:
    """`geo.position` (latitude;longitude), `ICBM` (latitude, longitude), Open Graph's place, and the linked data's."""
    for name in ("geo.position", "icbm"):
        parts = re.split(r"\s*[;,]\s*", meta.get(name, ""))
        if len(parts) == 2 and (found := point(parts[0], parts[1], meta.get("geo.placename", ""))):
            return (found,)
    found = point(meta.get("place:location:latitude"), meta.get("place:location:longitude"))
    return (found,) if found else said.points


def _body(root: Any, said: Declared, base: str) -> Markup | None:
    story = story_of(root)
    length = sum(len(text) for text in story.itertext()) if story is not None else 0
    if len(said.body) > length * 1.5:
        form = "html" if re.search(r"</?(?:p|br|div)\b", said.body) else "plain"
        return Markup(said.body, "html" if form == "html" else "plain", base)
    if story is None:
        return None
    return Markup(etree.tostring(story, encoding="unicode", method="html", with_tail=False), "html", base)
