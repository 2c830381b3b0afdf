"""The JSON in a page's scripts as it comes: wrapped in comments, escaped, with a comma too many, or broken beyond reading."""

import json
import re
from collections.abc import Iterator
from typing import Any

from reader.text.html import unescape

_LARGEST = 2_000_000
_MOST_SCRIPTS = 60
_OPENING = re.compile(r"(?://|/\*)?[ \t]*(?:<!\[CDATA\[|<!--)[ \t]*(?:\*/)?|//[^\n]*\n")
_CLOSING = ("]]>", "-->", "//", "/*", "*/", ";", "<![CDATA[")
_COMMENT_LINE = re.compile(r"^[ \t]{0,100}//[^\n]*$", re.MULTILINE)
_COMMA_TOO_MANY = re.compile(r",(?=\s{0,1000}[}\]])")
_WRONG_ESCAPE = re.compile(r'\\(?:u(?![0-9a-fA-F]{4})|(?!["\\/bfnrtu]))')
_STRING = r'"((?:[^"\\]|\\.){0,2000})"'
_FIELDS = {name: re.compile(rf'"{name}"\s*:\s*{_STRING}') for name in ("@type", "headline", "description", "datePublished", "dateModified")}
_AUTHOR = re.compile(r'"(?:author|creator)"\s*:\s*(\[[^\[\]]{0,4000}\]|\{[^{}]{0,2000}\}|"(?:[^"\\]|\\.){0,500}")')
_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"[^"]{0,60}(?:Article|BlogPosting)"')


def linked_data(root: Any) -> Iterator[Any]:
    """What the JSON-LD scripts of a page hold, in their order; nothing of one that says nothing. Never raises."""
    count = 0
    for element in root.iter("script"):
        if not (element.get("type") or "").strip().lower().startswith("application/ld+json") or not element.text or len(element.text) > _LARGEST:
            continue
        count += 1
        if count > _MOST_SCRIPTS:
            return
        yield from read_json(element.text)


def read_json(text: str) -> Iterator[Any]:
    """The values in a script's text, repaired where that is cheap; of a broken article, the fields that can still be told."""
    for mended in _mended(text):
        values = list(_values(mended))
        if values:
            yield from values
            return
    if found := _told(text):
        yield found


def _mended(text: str) -> Iterator[str]:
    """The text as it is, then with one repair after the other."""
    yield text
    text = text.strip("\ufeff \t\r\n")
    if "&quot;" in text and '"' not in text[:20]:
        text = unescape(text)
    text = _unwrapped(text)
    yield text
    text = _COMMA_TOO_MANY.sub("", _WRONG_ESCAPE.sub(lambda found: "" if found[0] == "\\" else "u", text))
    yield text
    yield _COMMA_TOO_MANY.sub("", _COMMENT_LINE.sub("", text))


def _unwrapped(text: str) -> str:
    """The text without the comment and CDATA marks around it."""
    for _ in range(3):
        if opening := _OPENING.match(text):
            text = text[opening.end() :].lstrip()
    for _ in range(6):
        for mark in _CLOSING:
            text = text.removesuffix(mark).rstrip()
    return text


def _values(text: str) -> Iterator[Any]:
    """All values that stand one behind the other in a text."""
    decoder = json.JSONDecoder(strict=False)
    at = 0
    for _ in range(20):
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
        if at >= len(text):
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return
        yield value


def _told(text: str) -> dict[str, Any]:
    """The first fields of a broken description of an article, {} if it is of something else."""
    if not _ARTICLE.search(text):
        return {}
    found: dict[str, Any] = {}
    for name, form in _FIELDS.items():
        if match := form.search(text):
            found[name] = next(_values(f'"{match[1]}"'), match[1])
    found["@type"] = "Article"
    if match := _AUTHOR.search(text):
        found["author"] = next(_values(_COMMA_TOO_MANY.sub("", match[1])), None)
    return found
