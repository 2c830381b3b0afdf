"""What speaks for a candidate's being a place, or against: short names of clues, in groups that come again and again in news.

A clue is about the word itself (`word`), about what stands before it (`left`) or behind it (`right`), or about the rest of the article (`article`).
Most are told apart by the language of the text and by the kind of candidate.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log10

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.places.signs import ARTICLES, BEFORE_NAME, PAPERS, PART_OF_NAME, TITLES, WHERE
from reader.text.fold import fold

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|\n")
_NEAR = 40
"""Characters to the left and to the right in which neighbouring words are looked for."""

_FIRST_NAME, _SURNAME, _COMMON = int(WordFlag.FIRST_NAME), int(WordFlag.SURNAME), int(WordFlag.COMMON)
_ADJECTIVE = int(Naming.ADJECTIVE)
_PEOPLE = (int(Naming.DEMONYM), _ADJECTIVE)
_HOLDS = 1_000_000_000
"""An area of this prominence holds countries; others are seas, rivers, landscapes."""

_SIZES = (20_000, 50_000, 150_000, 500_000)
EDGE = "^"
"""Stands for the word beyond the beginning or the end of a line."""

Side = tuple[str, str, bool]
"""The two nearest words (or signs) on one side, the nearest first, and whether nothing parts the nearest from the name."""


def language_of(language: str) -> str:
    """`de`, `en`, or `xx` for all others."""
    return language if language in ("de", "en") else "xx"


def sides(text: str, start: int, end: int) -> tuple[Side, Side]:
    """What stands to the left and to the right of a name."""
    low = start - _NEAR if start > _NEAR else 0
    left = _TOKEN.findall(text, low, start)
    right = _TOKEN.findall(text, end, end + _NEAR)
    before = left[-1] if left and left[-1] != "\n" else EDGE
    after = right[0] if right and right[0] != "\n" else EDGE
    return (
        (before, left[-2] if before != EDGE and len(left) > 1 and left[-2] != "\n" else EDGE, before != EDGE and not text[start - 1].isspace()),
        (after, right[1] if after != EDGE and len(right) > 1 and right[1] != "\n" else EDGE, after != EDGE and not text[end].isspace()),
    )


def kind_of(candidate: Candidate) -> str:
    """The kind of candidate that other clues are told apart by: what it would be, how large, and what else its word is."""
    first = candidate.entries[0]
    place, flags = first.place, candidate.flags
    if candidate.people:
        land = "c" if place.kind in ("country", "continent", "area") else "t"
        return ("adj" if first.naming == _ADJECTIVE else "ppl") + land
    if candidate.small:
        kind = "small"
    elif place.kind == "city":
        kind = f"city{sum(place.population >= size for size in _SIZES)}"
    elif place.kind == "area" and first.prominence >= _HOLDS:
        kind = "union"
    else:
        kind = place.kind
    if first.naming > Naming.GIVEN:
        kind += "~"
    if flags & _COMMON:
        return kind + "!"
    return kind + ("f" if flags & _FIRST_NAME else "n" if flags & _SURNAME else "")


def word_clues(language: str, kind: str, candidate: Candidate) -> Iterator[str]:
    """Of the word itself."""
    first = candidate.entries[0]
    key, text = candidate.key, candidate.text
    shape = shape_of(text)
    yield "all"
    yield f"{language} all"
    yield f"kind {kind}"
    yield f"{language} kind {kind}"
    yield f"{language} {first.place.kind} naming {int(first.naming)}"
    yield f"{language} key {key}"
    yield f"{kind} shape {shape}"
    yield f"{language} {kind} words {min(3, key.count(' ') + 1)}"
    yield f"{language} {kind} others {min(4, len(candidate.entries) - 1)}"
    yield f"{language} flags {candidate.flags & 7} {'small' if candidate.small else first.place.kind}"
    yield f"{language} size {first.place.kind} {int(2 * log10(first.prominence + 1))}"
    yield f"length {min(9, len(key))} {'s' if candidate.small else ''}{'p' if candidate.people else ''}"
    yield f"{language} ends {key[-4:]}"
    yield f"{language} ends {key[-3:]}"
    if candidate.shouted:
        yield f"{kind} shouted"


def left_clues(gazetteer: Gazetteer, language: str, kind: str, side: Side) -> Iterator[str]:
    """Of what stands before it."""
    before, second, joined = side
    low, low2 = before.lower(), second.lower()
    shape = shape_of(before) + ("-" if joined else "")
    yield f"{language} < {low}"
    yield f"{language} {kind} < {low}"
    yield f"{language} << {low2} {low}"
    yield f"{language} <2 {low2}"
    yield f"{language} {kind} <shape {shape}"
    yield f"{language} <shapes {shape_of(second)} {shape}"
    if joined:
        yield f"{language} {kind} <joined {low}"
    for name in _classes(gazetteer, before, low, shape):
        yield f"<is {name}"
        yield f"{language} {kind} <is {name}"
    if before.isalpha() and len(before) > 4:
        yield f"{language} <ends {low[-3:]}"
    if low == "." and len(second) == 1 and second.isupper():
        yield f"{kind} <initial"
    elif low == "." and low2 in TITLES:
        yield f"{kind} <is title"


def right_clues(gazetteer: Gazetteer, language: str, kind: str, side: Side) -> Iterator[str]:
    """Of what stands behind it."""
    after, second, joined = side
    low, low2 = after.lower(), second.lower()
    shape = shape_of(after) + ("-" if joined else "")
    yield f"{language} > {low}"
    yield f"{language} {kind} > {low}"
    yield f"{language} >> {low} {low2}"
    yield f"{language} >2 {low2}"
    yield f"{language} {kind} >shape {shape}"
    yield f"{language} >shapes {shape} {shape_of(second)}"
    if joined:
        yield f"{language} {kind} >joined {low}"
        if low == "-":
            yield f"{language} >tail {low2[-4:]}"
    for name in _classes(gazetteer, after, low, shape):
        yield f">is {name}"
        yield f"{language} {kind} >is {name}"
    if after.isalpha() and len(after) > 4:
        yield f"{language} >ends {low[-4:]}"
        yield f"{language} >ends {low[-3:]}"


def both_clues(language: str, kind: str, left: Side, right: Side) -> Iterator[str]:
    """Of both sides together."""
    before, after = shape_of(left[0]) + ("-" if left[2] else ""), shape_of(right[0]) + ("-" if right[2] else "")
    yield f"{language} {kind} between {before} {after}"
    yield f"{language} between {_sign(left[0])} {_sign(right[0])}"


def _sign(word: str) -> str:
    """A word as such if it is short and small or a sign, else its shape."""
    return word if len(word) <= 4 and not word[0].isupper() and not word[0].isdigit() else shape_of(word)


@lru_cache(8192)
def shape_of(word: str) -> str:
    """`Xx`, `XX`, `X`, `xx`, `9`, or the sign itself."""
    first = word[0]
    if first.isdigit():
        return "9"
    if not first.isalpha():
        return word[:1]
    if first.isupper() or first.istitle():
        return "X" if len(word) == 1 else "XX" if word.isupper() else "Xx"
    return "xx"


@lru_cache(16_384)
def _flags(gazetteer: Gazetteer, word: str) -> int:
    return gazetteer.text_key(fold(word)).flags


def _classes(gazetteer: Gazetteer, word: str, low: str, shape: str) -> Iterator[str]:
    """What a neighbouring word is known as."""
    if shape[0] == "X":
        flags = _flags(gazetteer, word)
        if flags & _COMMON:
            yield "common"
        elif flags & (_FIRST_NAME | _SURNAME):
            yield f"name{flags & 3}"
        else:
            yield "unknown"
    for name, words in _LISTS:
        if low in words:
            yield name


_LISTS = (("where", WHERE), ("article", ARTICLES), ("title", TITLES), ("paper", PAPERS), ("part", PART_OF_NAME), ("before", BEFORE_NAME))


def bucket(share: float) -> int:
    """A probability or a share in seven steps, finer at the ends."""
    return 0 if share < 0.02 else 1 if share < 0.1 else 2 if share < 0.3 else 3 if share < 0.6 else 4 if share < 0.85 else 5 if share < 0.97 else 6
