"""Breaks text into rows by cells: at blanks, between Chinese and Japanese characters, inside a word only if it must."""

import re
from collections.abc import Iterator
from unicodedata import combining

from rich.cells import cell_len, get_character_cell_size

from reader.model.safe import clean

_DROPPED = re.compile("[\u00ad\u200b\u200d\u200e\u200f\u061c\u2060-\u2064\ufeff\ufe0e\ufe0f\U000e0000-\U000e007f]|(?<=.)[\U0001f3fb-\U0001f3ff]")
"""Terminals disagree about the cells of these: joiners, direction marks, variation selectors, tags of flags, skin tones (UTS 51)."""
_FLAG_A, _FLAG_Z = "\U0001f1e6", "\U0001f1ff"
"""Regional indicators, two of which are a flag (UTS 51)."""
_STACK = 8
"""Characters a cell that a row holds at most: piles of combining characters end there."""

_WIDE = "\u2e80-\u3029\u3030-\u30ff\u3105-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\U00020000-\U0003ffff"
_NEVER_LAST = "（［｛〈《「『【〔〖〘〚"
_NEVER_FIRST = "、。，．：；！？）］｝〉》」』】〕〗〙〛・ー～…‥々〻ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ%％"
_MARKS = "\u302a-\u302f\u3099\u309a\U000e0100-\U000e01ef"
_TOKEN = re.compile(rf"\n|[ \t]+|[{_NEVER_LAST}]*+(?:[{_WIDE}][{_MARKS}{_NEVER_FIRST}.,;:!?)\]]*|[^ \t\n{_WIDE}]+[{_NEVER_FIRST}]*)|[{_NEVER_LAST}]+")
"""A newline, blanks, a wide character with what clings to it (JIS X 4051: line-start and line-end prohibition), or a word."""


def drawable(text: str) -> str:
    """Outside text without what a terminal draws at unforeseen widths: controls, joiners, variation selectors, tabs."""
    text = clean(text)
    return (_DROPPED.sub("", text) if not text.isascii() else text).replace("\t", "    ")


def width_of(text: str) -> int:
    """Cells of a text."""
    return len(text) if text.isascii() else cell_len(text)


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Where the rows of a drawable text start and end.

    Args:
        text: newlines in it break rows.
        width: cells that a row may take, at least 2.
    """
    start = end = used = gap = 0
    filled = False
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] == "\n":
            yield (start, end) if filled else (match.start(), match.start())
            filled = False
            continue
        if token[0] in " \t":
            gap = len(token)
            continue
        size = width_of(token)
        if filled and used + gap + size <= width:
            end, used = match.end(), used + gap + size
        else:
            if filled:
                yield start, end
            start, end, used, filled = match.start(), match.end(), size, True
            if size > width or len(token) > _STACK * width:
                *whole, (start, end) = _cut(text, start, end, width)
                yield from whole
                used = width_of(text[start:end])
        gap = 0
    if filled:
        yield start, end


def _cut(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """A word that no row holds, cut at the measure; combining characters stay with their base, the letters of a flag together."""
    first, used = start, 0
    for at in range(start, end):
        size = get_character_cell_size(text[at])
        if at > first and ((used + size > width and not _clings(text, first, at)) or at - first >= _STACK * width):
            yield first, at
            first, used = at, 0
        used += size
    yield first, end


def _clings(text: str, first: int, at: int) -> bool:
    """Whether a character belongs to the one before it."""
    if not _FLAG_A <= text[at] <= _FLAG_Z:
        return combining(text[at]) != 0
    before = at
    while before > first and _FLAG_A <= text[before - 1] <= _FLAG_Z:
        before -= 1
    return (at - before) % 2 == 1


def balanced(text: str, most: int) -> int:
    """The smallest width that needs no more rows than `most` cells do, and cuts no word."""
    if len(text) > 50 * most:  # no headline is so long
        return most
    rows = sum(1 for _row in wrap(text, most))
    low, high = min(most, max(2, *(width_of(token) for token in _TOKEN.findall(text)), 2)), most
    while low < high:
        middle = (low + high) // 2
        if sum(1 for _row in wrap(text, middle)) <= rows:
            high = middle
        else:
            low = middle + 1
    return high
