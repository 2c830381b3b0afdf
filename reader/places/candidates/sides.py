"""The words and signs right beside a name: for whether a person is called so, and for how likely a place is."""

import re

from reader.places.candidates.openings import WORD
from reader.places.signs import TITLES

Side = tuple[str, str, bool]
"""The two nearest words (or signs) on one side, the nearest first, and whether nothing parts the nearest from the name."""

EDGE = "^"
"""Stands for the word beyond the beginning or the end of a line."""

NOWHERE: Side = (EDGE, EDGE, False)

_BEFORE = re.compile(r"[^\W_]+|[^\w\s]|\n")
_AFTER = re.compile(r"[^\S\n]*([^\W_]+|[^\w\s])(?:[^\S\n]*([^\W_]+|[^\w\s]))?")
_NEAR = 28
"""Characters on each side in which neighbouring words are looked for."""

_FIRST_MARK = "\u0900"
"""From here on there are letters with marks that belong to the word and are no letters to `re`."""


def left_of(text: str, start: int) -> tuple[Side, str]:
    """What stands to the left of a name, and the word right before it, also an initial or a title with its full stop; "" if anything else parts them."""
    low = start - _NEAR if start > _NEAR else 0
    if text[start - 1 : start] == " " and (blank := text.rfind(" ", low, start - 1)) > low:  # two words, or a word and a sign, as nearly always
        word, last = text[blank + 1 : start - 1], text[blank - 1]
        if word.isalnum():
            if last.isalnum():
                second = text[text.rfind(" ", low, blank) + 1 : blank]
                if second.isalnum() and len(second) < blank - low:
                    return (word, second, False), word
            elif last != "_" and not last.isspace():
                return (word, last, False), word
    words = _BEFORE.findall(text, low, start)
    if not words or (near := words[-1]) == "\n":
        return NOWHERE, ""
    second = words[-2] if len(words) > 1 else EDGE
    gap = text[start - 1]
    side = near, second if second != "\n" else EDGE, not gap.isspace()
    if gap == " ":
        if near == "." and text[start - 2] == ".":
            word = _ending(text, start - 2, low, second)
            return side, word if len(word) == 1 or word.lower() in TITLES else ""
        return side, _ending(text, start - 1, low, near)
    if gap == "-":
        return side, _ending(text, start - 1, low, second)
    return side, _ending(text, start - 1, low, near) if gap == "\u00a0" else ""


def _ending(text: str, end: int, low: int, word: str) -> str:
    """The word that ends at a code point, which is `word`, cut off at `low`, if there is one."""
    if not end or not text[end - 1].isalnum():
        return ""
    at = end - len(word)
    if at > low:
        return word
    while at and text[at - 1].isalnum():
        at -= 1
    return text[at:end]


def right_of(text: str, end: int) -> tuple[Side, str]:
    """What stands to the right of a name, and the word right behind it; "" if more than a blank parts them."""
    match = _AFTER.match(text, end, end + _NEAR)
    if match is None:
        return NOWHERE, ""
    near, second = match.groups()
    start = match.start(1)
    side = near, second or EDGE, start == end
    if start != end + 1 or text[end] not in " \u00a0":
        return side, ""
    stop = start + len(near)
    if near < _FIRST_MARK and stop < end + _NEAR and text[stop : stop + 1] < _FIRST_MARK:
        return side, near if near.isalnum() else ""
    word = WORD.match(text, start)
    return side, word[0] if word else ""
