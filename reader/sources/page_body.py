"""Finds the story in a page: the element that holds most of its running text, without navigation, teasers and the like."""

import re
from collections.abc import Iterator
from typing import Any

_ALWAYS = frozenset(str.split("script style noscript template button input select textarea svg canvas iframe object embed dialog audio video link meta"))
_FURNITURE = frozenset(str.split("nav footer aside form"))
_FURNITURE_ROLES = frozenset(str.split("navigation banner complementary contentinfo search dialog menu toolbar alert"))
# Words in class names and ids that the sites of many countries give to what stands around a story.
_FURNITURE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navi|navigation|menu|breadcrumbs?|sidebar|footer|share|sharing|social|socialbar|related|recommend\w*|more-?(?:on|links|stories)|"
    r"newsletter\w*|subscribe|subscription|paywall\w*|promo\w*|advert\w*|ads?|ad-?(?:slot|container|wrapper)|banner|sponsor\w*|outbrain|taboola|"
    r"comments?|kommentare|disqus|cookie\w*|consent|modal|popup|overlay|login|register|tags|taglist|tag-list|topics?|author-?(?:box|bio|info)|bio|byline|"
    r"teaser-?(?:list|group|box)|most-?read|meistgelesen|trending|pagination|pager|toolbar|print|skip\w*|visually-?hidden|sr-only|hidden|copyright|credits?)(?:$|[\s_-])",
    re.IGNORECASE,
)
_KEPT = frozenset(str.split("html body article main"))
_SHORTEST = 40
"""Characters from which a paragraph counts as running text."""
_SHARE_OF_ARTICLE = 0.35
_SHARE_OF_CHILD = 0.8
_MOST_FURNITURE = 0.4
"""A part that holds more than this share of the page's text is the story, whatever its name says."""


def story_of(root: Any) -> Any | None:
    """The element with the story, None if the page has no text. Changes the tree: what is around the story goes."""
    body = root.find("body")
    body = root if body is None else body
    _remove(list(body.iter(*_ALWAYS)))
    weights = _weights(body)
    _remove([element for element in body.iter(*_FURNITURE) if weights.get(element, 0) <= weights.get(body, 0) * _MOST_FURNITURE])
    total = weights.get(body, 0)
    if not total:
        return body if "".join(body.itertext()).strip() else None
    named = [element for element in body.iter() if _is_furniture(element) and weights.get(element, 0) <= total * _MOST_FURNITURE]
    _remove(named)
    weights = _weights(body)
    return _narrowed(_start(body, weights), weights) if weights.get(body) else body


def _is_furniture(element: Any) -> bool:
    if not isinstance(element.tag, str) or element.tag in _KEPT:
        return False
    if element.get("role") in _FURNITURE_ROLES or (element.tag == "header" and not any(True for _ in element.iterancestors("article", "main"))):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 2 and element.tag != "p" and _FURNITURE_NAMES.search(names) is not None


def _remove(elements: list[Any]) -> None:
    """Takes elements out of their tree, but leaves the text behind them."""
    for element in elements:
        parent = element.getparent()
        if parent is None:
            continue
        if element.tail:
            before = element.getprevious()
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
            element.tail = None
        parent.remove(element)


def _running_text(body: Any) -> Iterator[tuple[Any, int]]:
    """Elements that hold running text of their own, with its length; what is mostly links does not count."""
    for element in body.iter("p", "div", "li", "blockquote", "section", "td", "article", "span"):
        own = (element.text or "") + "".join(child.tail or "" for child in element)
        if element.tag == "p":
            text = "".join(element.itertext())
            linked = sum(len("".join(anchor.itertext())) for anchor in element.iter("a"))
            length = len(text.strip()) if linked * 2 < len(text) else 0
        else:
            length = len(own.strip())
        if length >= _SHORTEST:
            yield element, length


def _weights(body: Any) -> dict[Any, int]:
    """How much running text each element holds."""
    weights: dict[Any, int] = {}
    for element, length in _running_text(body):
        holder = element
        while holder is not None:
            weights[holder] = weights.get(holder, 0) + length
            if holder is body:
                break
            holder = holder.getparent()
    return weights


def _start(body: Any, weights: dict[Any, int]) -> Any:
    """Where the search starts: the fullest article element, else the main one, else the whole body."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main|.//*[@role='main']"):
        found = max(body.xpath(path), key=lambda element: weights.get(element, 0), default=None)
        if found is not None and weights.get(found, 0) >= weights[body] * _SHARE_OF_ARTICLE:
            return found
    return body


def _narrowed(element: Any, weights: dict[Any, int]) -> Any:
    """The innermost element that still holds nearly all of the text."""
    while True:
        fullest = max(element, key=lambda child: weights.get(child, 0), default=None)
        if fullest is None or fullest.tag in ("p", "span", "li", "td", "tr", "blockquote") or weights.get(fullest, 0) < weights[element] * _SHARE_OF_CHILD:
            return element
        element = fullest
