"""Titles and teasers as plain text on one line, whatever markup they came in."""

import re

from reader.model.article import Markup
from reader.model.blocks import plain_text
from reader.model.safe import clean, line
from reader.text.blocks import readable
from reader.text.html import parse_html, unescape
from reader.text.markdown import inline_html
from reader.text.spans import flow

_LONGEST_TITLE = 500
_LONGEST_TEASER = 600
_FIRST_WORDS = 80

# Tags that a title can be dressed in; others (`<video>` in an article about HTML) are what it is about.
_DRESS = re.compile(
    r"</?(?:b|i|em|strong|u|s|span|a|p|br|div|font|small|big|sub|sup|cite|code|h[1-6]|img|wbr|mark|abbr|q)(?:\s[^<>]{0,500})?/?>", re.IGNORECASE
)
_BREAKING_DRESS = re.compile(r"</?(?:br|p|div|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MORE = re.compile(r"(?:\s*(?:\[?(?:…|\.\.\.)\]?|\[&#8230;\]|(?:Read more|Continue reading|Weiterlesen|mehr)\b.{0,80}))+$", re.IGNORECASE)
_MORE_ENDS = ("…", "...", "]")
_MORE_WORDS = ("read", "terle", "mehr")
"""Parts of its words; they lack i and s, for which the expression takes ı and ſ, too."""
_LONGEST_MORE = 100
"""Characters at the end of a line in which one of them stands, if the expression finds anything."""
_STRONG = re.compile(r"\*\*(\S(?:.*?\S)?)\*\*")


def title_text(title: Markup | None) -> str:
    """A title as one line of plain text, "" if there is none. Literal brackets and the like stay."""
    if title is None or not title.text:
        return ""
    text = title.text[: _LONGEST_TITLE * 20]
    if title.form == "markdown":
        text = inline_html(text)
    if title.form in ("html", "markdown") and "<" in text:
        text = _tree_text(text)
    elif title.form == "seed":
        text = _STRONG.sub(r"\1", text)
    # Twice, since feeds escape titles once more than their format asks for.
    for _ in range(2):
        if "<" not in text and ("&" not in text or not _REFERENCE.search(text)):
            break
        text = unescape(_undressed(text))
    return shortened(line(_undressed(text)), _LONGEST_TITLE)


def _undressed(text: str) -> str:
    return _DRESS.sub("", _BREAKING_DRESS.sub(" ", text)) if "<" in text else text


def _tree_text(text: str) -> str:
    """The text of HTML, alternative texts of pictures included if there is nothing else."""
    root, _ = parse_html(_BREAKING_DRESS.sub(" ", text))
    if root is None:
        return text
    for element in root.iter("script", "style"):
        element.text = None
    found = "".join(root.itertext())
    return found if found.strip() else " ".join(image.get("alt") or "" for image in root.iter("img"))


def teaser_text(teaser: Markup | None, title: str, body: str) -> str:
    """A teaser as one paragraph of at most about 600 characters, "" if it only repeats the title or the body's start.

    Args:
        title, body: plain text.
    """
    if teaser is None:
        return ""
    text = _one_paragraph(teaser)
    start = _without_more(text).rstrip(" .…")
    if not start or start.casefold() == title.rstrip(" .…").casefold() or _begins_with(body, start):
        return ""
    return shortened(text, _LONGEST_TEASER)


def _one_paragraph(teaser: Markup) -> str:
    text = clean(teaser.text)
    if teaser.form in ("html", "plain") and "<" not in text and "&" not in text and "\n" not in text:
        return flow(text).strip(" ")  # one line of text alone is its own block
    return line(plain_text(readable(teaser)[0]))


def _begins_with(body: str, start: str) -> bool:
    first = line(body[:1])
    return (not first or first == start[0]) and line(body[: len(start) * 2 + 200]).startswith(start)


def _without_more(line: str) -> str:
    """A line without the words that ask to read on."""
    tail = line[-_LONGEST_MORE:].lower()
    return _MORE.sub("", line) if tail.endswith(_MORE_ENDS) or any(word in tail for word in _MORE_WORDS) else line


def first_words(text: str) -> str:
    """The start of a text, to stand for a title."""
    return shortened(line(text[: _FIRST_WORDS * 4]), _FIRST_WORDS)


def shortened(text: str, most: int) -> str:
    """Text cut between words to at most `most` characters, with an ellipsis if it was longer."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    at = cut.rfind(" ")
    return ((cut[:at] if at > most // 2 else cut).rstrip(" ,;:–-") or cut).rstrip() + "…"
