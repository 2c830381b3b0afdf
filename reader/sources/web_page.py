"""A HTML page to an article: what its head declares, and the part of its body that is the story."""

from typing import Any

from lxml import etree

from reader.model.article import Markup, RawArticle
from reader.sources.head.page import Head, head
from reader.sources.story.body import Found, story_of
from reader.sources.story.lazy import show_pictures
from reader.sources.story.script import scripted_text, scripts_of
from reader.sources.story.text import declared_markup, scripted_markup
from reader.sources.story.tree import AGREED, page_of
from reader.sources.story.voices import Voice, trafilatura_text
from reader.text.html import parse_html

_NOT_READ = ("script", "style", "noscript", "template", "svg", "canvas")
_MOST_ELEMENTS = 120_000
"""Elements up to which a page's story is sought, which takes seconds for them."""
_MUCH_MORE = 1.5
"""How much longer than the page's visible text its own data must be to stand for it."""
_SHORT = 700
"""Characters below which a story may have been left to a script."""
_LONG = 4000
"""Characters below which it may be the start of a longer one that a script holds."""


def read(text: str, address: str = "") -> RawArticle:
    """The article of a page. Never raises, whatever the page holds.

    Args:
        address: where the page comes from, "" if only it knows.
    """
    root, whole = parse_html(text)
    if root is None:
        return RawArticle(body=Markup(text, "html", address), url=address)
    said = head(root, address)
    if whole and sum(1 for _ in root.iter()) <= _MOST_ELEMENTS:
        body, teaser = _body(root, said)
    else:  # also what is nested too deeply for a tree to hold it all
        body, teaser = declared_markup(said.body, said.base) or Markup(text, "html", said.base), said.teaser
    return RawArticle(
        title=Markup(said.title, "plain") if said.title else None,
        teaser=Markup(teaser, "plain", said.base) if teaser else None,
        body=body,
        url=said.url,
        publisher=said.publisher,
        authors=said.authors,
        language=said.language,
        published=said.published or None,
        updated=said.updated or None,
        points=said.points,
        categories=said.categories,
    )


def _body(root: Any, said: Head) -> tuple[Markup | None, str]:
    """The story's markup and its teaser."""
    scripts = scripts_of(root)
    show_pictures(root)
    etree.strip_elements(root, *_NOT_READ, with_tail=False)
    taken = trafilatura_text(etree.tostring(root, encoding="unicode", method="html"))
    found = story_of(page_of(root, Voice(said.body), Voice(taken), said.title, said.authors), said.title, said.teaser)
    length = sum(len(text) for text in found.element.itertext()) if found.element is not None else 0
    if len(said.body) > length * _MUCH_MORE and (declared := declared_markup(said.body, said.base)) is not None:
        return declared, said.teaser
    if length < _LONG:
        text, is_html = scripted_text(scripts, said.title)
        shown = " ".join(found.element.itertext()) if found.element is not None else ""
        if len(text) > max(length * _MUCH_MORE, len(said.teaser) * 2) and (length < _SHORT or Voice(text).share(shown) >= AGREED):
            return scripted_markup(text, is_html, said.base), said.teaser
    return _markup(found, said), found.teaser


def _markup(found: Found, said: Head) -> Markup | None:
    if found.element is None:
        return None
    return Markup(etree.tostring(found.element, encoding="unicode", method="html", with_tail=False), "html", said.base)
