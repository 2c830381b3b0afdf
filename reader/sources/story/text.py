"""A story that comes as plain text or as a string of HTML, from a page's own data, made readable markup."""

import re

from reader.model.article import Markup

_MARKUP = re.compile(r"</?(?:p|br|div|h[1-6]|ul|li|a|strong|em)\b[^<>]*>", re.IGNORECASE)
_LEAST = 200
"""Characters from which declared text is a story, not a teaser."""
_LONG = 700
"""Characters of a paragraph that is broken if nothing else breaks the text."""
_GLUED = re.compile(r"(?<=[a-zà-ÿ0-9%)][.!?])(?=[“„«‹\"]?[A-ZÀ-ÞА-Я])|(?<=[.!?][”“»›\"])(?=[“„«‹]?[A-ZÀ-ÞА-Я])")
"""Where two paragraphs were joined without a space."""
_BETWEEN = re.compile(r"(?<=[.!?…][”“»›\"])\s+(?=[“„«‹\"A-ZÀ-ÞА-Я])|(?<=[a-zà-ÿ0-9%)][.!?…])\s+(?=[“„«‹\"A-ZÀ-ÞА-Я])|(?<=[。！？])")


def declared_markup(text: str, base: str) -> Markup | None:
    """What a page declares as its article's text (schema.org `articleBody`), None if it is too short to be one."""
    if len(text) < _LEAST:
        return None
    if _MARKUP.search(text):
        return Markup(text, "html", base)
    return Markup(_paragraphs(text), "plain", base)


def scripted_markup(text: str, is_html: bool, base: str) -> Markup:
    """What a page's scripts hold as its story."""
    return Markup(text, "html" if is_html else "plain", base)


def _paragraphs(text: str) -> str:
    """Plain text in paragraphs, also where its own were lost."""
    if "\n" in text.strip():
        return re.sub(r"\s*\n\s*", "\n\n", text.strip())
    if len(_GLUED.findall(text)) * _LONG > len(text) // 3:
        return _GLUED.sub("\n\n", text)
    if len(text) <= _LONG:
        return text
    parts: list[str] = []
    for sentence in _BETWEEN.split(text):
        if parts and len(parts[-1]) + len(sentence) < _LONG // 2:
            parts[-1] += " " + sentence
        else:
            parts.append(sentence)
    return "\n\n".join(parts)
