"""What the HTML elements mean to a reader: which carry style, which part paragraphs, which hold nothing to read."""

import re
from typing import Any

from lxml import etree

from reader.model.blocks import Code
from reader.model.safe import clean

SKIPPED = frozenset(
    str.split(
        "script style noscript template head title meta link select option optgroup datalist textarea button input progress meter svg math canvas map area "
        "applet frameset frame noframes param source track dialog"
    )
)
CONTAINERS = frozenset(
    str.split(
        "p section article main header footer aside nav address center body html figure details dd dl fieldset hgroup search legend "
        "tbody thead tfoot tr td th caption"
    )
)
INLINE_STYLES: dict[str, tuple[bool, bool, bool]] = {
    **dict.fromkeys(("b", "strong"), (True, False, False)),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var"), (False, True, False)),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), (False, False, True)),
}
"""Strong, emphasis and code that an element adds."""

_SMALL = {
    "sup": str.maketrans("0123456789+-\u2212=()n", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079\u207a\u207b\u207b\u207c\u207d\u207e\u207f"),
    "sub": str.maketrans("0123456789+-\u2212=()", "\u2080\u2081\u2082\u2083\u2084\u2085\u2086\u2087\u2088\u2089\u208a\u208b\u208b\u208c\u208d\u208e"),
}
"""Superscripts and subscripts (Unicode, block 2070-209F and Latin-1): digits and signs, which fonts of terminals have."""

_MANY = 500
"""Children from which they are taken one by one: a list of them is quicker to go through, and takes memory."""
_KEEPS_LINES = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_VERSE = re.compile(r"\b(?:verse|poem|poetry|lyrics)\b", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([A-Za-z0-9+#]{1,20})")


def children(element: Any) -> Any:
    """The children of an element, to be gone through once."""
    return element[:] if len(element) < _MANY else element


def text_of(element: Any) -> str:
    """All text inside an element, without what follows it."""
    return str(etree.tostring(element, method="text", encoding="unicode", with_tail=False)) if len(element) else element.text or ""


def is_hidden(element: Any) -> bool:
    """True if a browser would not show the element."""
    if not element.keys():
        return False
    style = element.get("style")
    return (style is not None and _HIDDEN.search(style) is not None) or element.get("hidden") is not None


def keeps_lines(element: Any) -> bool:
    """True if line ends inside the element's text are shown: by its style, or because it is preformatted verse."""
    if element.tag == "pre":
        return _VERSE.search(element.get("class") or "") is not None
    style = element.get("style")
    return style is not None and _KEEPS_LINES.search(style) is not None


def small(element: Any) -> str:
    """The text of a superscript or subscript in such characters, "" if there are none for it."""
    text = (element.text or "").strip()
    return text.translate(table) if text and not len(element) and all(ord(char) in (table := _SMALL[element.tag]) for char in text) else ""


def first_number(element: Any) -> int | None:
    """The number that a list starts with, None for bullets."""
    if element.tag != "ol":
        return None
    said = (element.get("start") or "1").strip()
    return int(said) if re.fullmatch(r"-?\d{1,6}", said, re.ASCII) else 1


def code_block(element: Any) -> Code | None:
    """A preformatted element's text as it stands, with its language if a class names one; None if it is blank."""
    for line_break in element.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    text = clean("".join(element.itertext())).strip("\n").rstrip()
    if not text:
        return None
    inner = element.find("code")
    classes = (element.get("class") or "") + " " + ("" if inner is None else inner.get("class") or "")
    said = _LANGUAGE.search(classes)
    return Code(text, said.group(1) if said else "")
