"""Who wrote an article: linked data, meta elements, microdata and bylines; a person before the house that publishes it."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from reader.sources.head.linked_data import Declared
from reader.sources.head.meta import Meta, is_around, near, text_of
from reader.sources.head.names import after_by, folded, looks_like_names, names_in

_META = str.split(
    "author parsely-author sailthru.author cxenseparse:author cxenseparse:recs:author article:author_name article.author byl authors dc.creator "
    "dcterms.creator dc.creator.name citation_author dc:creator og:author og:article:author article:author rbauthors "
    "author_name author-name byline creator dc.contributor twitter:data1"
)
_WRITTEN_BY = re.compile(r"written by|verfasst von|écrit par|escrito por|scritto da|geschreven door|author|autor|skriven av|skrevet av|par$", re.IGNORECASE)
_BYLINES = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|authors?|autor(?:en|in|es|as|a)?|auteurs?|autore|autori|autrice|signature|firma|writers?|reporters?|redactor|credit-?line|textauthor|"
    r"contributors?|vcard|fn|creator)(?:[_-]*(?:names?|links?|list|text|info|line|box|item|wrap(?:per)?|title))*(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOT_NAMES = re.compile(
    r"(?:^|[\s_-])(?:bio\w*|description|desc|position|job\w*|role|image|img|avatar|photo|social|date\w*|time\w*|published|updated|follow|twitter|email|meta-?date|title|count|comments?)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:en|in|es|as|i|e)?|auteurs?|people|person(?:en)?|profile?s?|staff|team|redaktion|redaccion|redazione|by|writers?|journalist(?:e|es|en|i|as)?|reporters?|"
    r"contributors?|columnists?|firma|firmas|correspondents|users?)[/.-]|[?&](?:author|autor)=",
    re.IGNORECASE,
)
_MOST_CANDIDATES = 400
_LONGEST = 160
_MOST_NEAR = 80
_LONGEST_SIGN = 30
_MOST_SIGNS = 2
_LONGEST_BLOCK = 600
"""Characters of an element called a byline that may still be one: with dates, functions and buttons to share."""
_MOST_ABOVE = 100
_MOST_CLIMBS = 7
_MANY = 2
"""Names from which meta elements are taken to be complete; many sites name but the first author there."""


def authors_of(root: Any, meta: Meta, heading: Any | None, said: Declared, houses: Iterable[str]) -> tuple[str, ...]:
    """The names of an article's authors, () if it names none.

    Args:
        heading: the element of the headline, None if the page shows none.
        houses: what the publisher is called; its name is an author's only if nobody else is named.
    """
    own = frozenset(name for house in houses if len(name := folded(house)) > 1)
    declared = tuple(name for name in names_in(said.authors, said.houses) if folded(name) not in own or name in said.authors)
    people = _people(declared, own)
    if people and not all(name in said.houses for name in people):
        return declared
    named = _from_meta(meta)
    written = _people(named, own)
    shown = _people(names_in(_shown(root, heading)), own) if len(written) < _MANY else ()
    if written:
        goes_on = {folded(name) for name in written} < {folded(name) for name in shown}
        return shown if goes_on else written
    return shown or declared or named


def _people(names: tuple[str, ...], own: frozenset[str]) -> tuple[str, ...]:
    """Names that are not the publisher's own."""
    return tuple(name for name in names if folded(name) not in own)


def _from_meta(meta: Meta) -> tuple[str, ...]:
    for name in _META:
        if name == "twitter:data1" and not _WRITTEN_BY.search(meta.first("twitter:label1")):
            continue
        texts = [_forward(text) if name == "citation_author" else text for text in meta.all(name) if "://" not in text and len(text) < 300]
        if found := names_in(texts):
            return found
    return ()


def _forward(name: str) -> str:
    """A name as spoken, of one written surname first ("Doe, Jane")."""
    parts = name.split(", ")
    return f"{parts[1]} {parts[0]}" if len(parts) == 2 else name


def _shown(root: Any, heading: Any | None) -> list[str]:
    """Names as the page shows them: microdata and elements called a byline, nearest to the headline first, then lines that begin like one."""
    candidates = list(islice(_marked(root), _MOST_CANDIDATES))
    if heading is None:
        return _first(candidates, frozenset())
    holders = frozenset(heading.iterancestors())
    above = [(each, {each, *islice(each.iterancestors(), _MOST_ABOVE)}) for each in candidates]
    for holder in islice(heading.iterancestors(), _MOST_CLIMBS):
        inside = [each for each, its in above if holder in its]
        if found := _first(inside, holders):
            return found
        if holder.tag in ("body", "html"):
            break
    return _linked(heading, holders) or _lines(heading, holders)


def _marked(root: Any) -> Iterator[Any]:
    """Elements that say that they name an author."""
    body = root.find("body")
    for element in (root if body is None else body).iterdescendants():
        if not isinstance(element.tag, str) or element.tag in ("meta", "link", "script", "style", "img", "svg", "button"):
            continue
        if any("author" in (element.get(kind) or "").lower().replace("schema:", "").split() for kind in ("rel", "itemprop", "property")):
            yield element
            continue
        names = element.get("class") or element.get("data-testid") or element.get("data-component") or ""
        if names and _BYLINES.search(names) and not _NOT_NAMES.search(names):
            yield element


def _first(candidates: list[Any], holders: frozenset[Any]) -> list[str]:
    """The names of the first candidate that has some, and of those that stand beside it."""
    for element in candidates:
        if is_around(element, holders):
            continue
        if found := _names(element):
            beside = [each for each in candidates if each.getparent() is element.getparent() and each is not element and each.tag == element.tag]
            return [*found, *(name for each in beside for name in _names(each))]
    return []


def _names(element: Any) -> list[str]:
    """What an element says that names an author: its links to authors, its microdata, or its text."""
    text = text_of(element, _LONGEST_BLOCK + 1)
    if len(text) > _LONGEST_BLOCK:
        return []
    links = [each for each in islice(element.iter("a"), 50) if _AUTHOR_PAGE.search(each.get("href") or "") or "author" in (each.get("rel") or "").lower()]
    for inner in (links, [each for each in islice(element.iter(), 100) if "name" in (each.get("itemprop") or "").split()]):
        if found := [text for each in inner[:20] if (text := text_of(each, _LONGEST)) and looks_like_names(text)]:
            return found
    text = after_by(text) or text
    return [text] if len(text) < _LONGEST and (looks_like_names(text) or _is_name_alone(element, text)) else []


def _is_name_alone(element: Any, text: str) -> bool:
    """True for the short sign of an author ("kesm", "srf/hosb") in an element that is called nothing but author."""
    called = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('rel') or ''}".lower().split()
    return len(text) < _LONGEST_SIGN and len(text.split()) <= _MOST_SIGNS and bool({"author", "byline", "autor"} & set(called))


def _linked(heading: Any, holders: frozenset[Any]) -> list[str]:
    """The names in links to pages of authors near the headline that stand side by side."""
    links = [each for each in near(heading, _MOST_NEAR) if each.tag == "a" and _AUTHOR_PAGE.search(each.get("href") or "") and not is_around(each, holders)]
    named = [each for each in links if looks_like_names(text_of(each, _LONGEST))]
    return [text_of(each, _LONGEST) for each in named if each.getparent() is named[0].getparent()]


def _lines(heading: Any, holders: frozenset[Any]) -> list[str]:
    """The first line near the headline that begins like a byline and goes on with names."""
    for element in near(heading):
        text = text_of(element, _LONGEST)
        if 5 < len(text) < _LONGEST and (rest := after_by(text)) and looks_like_names(rest) and not is_around(element, holders):
            return _names(element) or [rest]
    return []
