"""Cleans text that came from outside, after every parser (entities decode to ESC, for example)."""

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\u00ad]")
_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\u00ad]")
"""Whatever one of the other two finds; most text has none of it, and one search says so."""


def clean(text: str) -> str:
    """Text without control, bidi-control, lone surrogate and soft-hyphen characters; newlines become LF."""
    if text.isprintable() or not _UNWANTED.search(text):
        return text
    return _UNSAFE.sub("", _NEWLINES.sub("\n", text))


def line(text: str) -> str:
    """`clean` text on a single line, runs of white space as one blank, ends trimmed."""
    if not text.isprintable():
        text = text.replace("\n", " ").replace("\xa0", " ")
        if not text.isprintable():
            return " ".join(clean(text).split())
    return " ".join(text.split()) if "  " in text else text.strip(" ")
