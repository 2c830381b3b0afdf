"""What the words around a candidate, and its own, say of its being a place: clues in groups.

A clue is a value in a group. The names of groups are templates: most are told apart by the language of the text and by the kind of candidate. Groups are about
the word itself (WORD), and about what stands before it (LEFT) or behind it (RIGHT).
"""

from bisect import bisect_right
from functools import lru_cache
from math import log10

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.sides import Side
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.places.signs import ARTICLES, BEFORE_NAME, LANGUAGE_BEFORE, LANGUAGE_NAMES, PAPERS, PART_OF_NAME, TITLES, WHERE
from reader.text.fold import fold

Clue = tuple[int, str]
"""The number of a group's template, and the value."""

WORD = (
    "{language} all", "{language} kind {kind}", "{language} naming", "{language} key", "shape {kind}", "{language} words {kind}", "{language} others {kind}",
    "{language} flags", "{language} size", "length", "{language} ends", "{language} cue {kind}", "formed {kind}", "shouted {kind}",
    "{language} called {kind}",
)  # fmt: skip
LEFT = ("{language} <", "{language} <<", "{language} {kind} <shape", "<is", "{language} {kind} <is", "{language} <ends", "{kind} <initial")
RIGHT = ("{language} >", "{language} >>", "{language} {kind} >shape", ">is", "{language} {kind} >is", "{language} >ends", "{language} >tail")

_FIRST_NAME, _SURNAME, _COMMON = int(WordFlag.FIRST_NAME), int(WordFlag.SURNAME), int(WordFlag.COMMON)
_ADJECTIVE, _GIVEN = int(Naming.ADJECTIVE), int(Naming.GIVEN)
_HOLDS = 1_000_000_000
"""An area of this prominence holds countries; others are seas, rivers, landscapes."""

_SIZES = (20_000, 50_000, 150_000, 500_000)
_CITIES = tuple([f"city{size}" for size in range(len(_SIZES) + 1)])


def language_of(language: str) -> str:
    """`de`, `en`, or `xx` for all others."""
    return language if language in ("de", "en") else "xx"


def kind_of(candidate: Candidate) -> str:
    """The kind of candidate that clues are told apart by: what it would be, how large, and what else its word is."""
    first = candidate.entries[0]
    place, flags = first.place, candidate.flags
    if candidate.people:
        land = "c" if place.kind in ("country", "continent", "area") else "s" if candidate.small else "t"
        return ("adj" if first.naming == _ADJECTIVE else "ppl") + ("l" if candidate.text.lower() in LANGUAGE_NAMES else land)
    if candidate.small:
        kind = "small"
    elif place.kind == "city":
        kind = _CITIES[bisect_right(_SIZES, place.population)]
    elif place.kind == "area" and first.prominence >= _HOLDS:
        kind = "union"
    else:
        kind = place.kind
    if first.naming > _GIVEN:
        kind += "~"
    if flags & _COMMON:
        return kind + "!"
    return kind + ("f" if flags & _FIRST_NAME else "n" if flags & _SURNAME else "")


def word_clues(gazetteer: Gazetteer, language: str, candidate: Candidate) -> list[Clue]:
    """Of the word itself. `language`: as `language_of` gives it."""
    first = candidate.entries[0]
    key, place = candidate.key, first.place
    size = "small" if candidate.small else place.kind
    clues = [
        (0, ""), (1, ""), (2, f"{place.kind} {int(first.naming)}"), (3, key), (4, shape_of(candidate.text)), (5, str(min(3, key.count(" ") + 1))),
        (6, str(min(4, len(candidate.entries) - 1))), (7, f"{candidate.flags & 7} {size}"), (8, f"{place.kind} {int(2 * log10(first.prominence + 1))}"),
        (9, f"{min(9, len(key))}{'s' if candidate.small else ''}{'p' if candidate.people else ''}"), (10, key[-4:]), (10, key[-3:]),
    ]  # fmt: skip
    if candidate.cue:
        clues.append((11, candidate.cue))
    if candidate.formed:
        clues.append((12, candidate.formed))
    if candidate.shouted:
        clues.append((13, ""))
    if not candidate.people and fold(gazetteer.name(place.geonameid, language)) != key:
        clues.append((14, ""))  # the place is called otherwise in this language: Island is Iceland in German alone
    return clues


def left_clues(gazetteer: Gazetteer, side: Side) -> list[Clue]:
    """Of what stands before it."""
    before, second, joined = side
    low, low2 = before.lower(), second.lower()
    shape = shape_of(before)
    classes = _classes(gazetteer, before, low, shape)
    clues = [(0, low), (1, f"{low2} {low}"), (2, shape + "-" if joined else shape)]
    for name in classes:
        clues += [(3, name), (4, name)]
    if len(before) > 4 and before.isalpha():
        clues.append((5, low[-3:]))
    if low == ".":
        if len(second) == 1 and second.isupper():
            clues.append((6, ""))
        elif low2 in TITLES:
            clues += [(3, "title"), (4, "title")]
    return clues


def right_clues(gazetteer: Gazetteer, side: Side) -> list[Clue]:
    """Of what stands behind it."""
    after, second, joined = side
    low, low2 = after.lower(), second.lower()
    shape = shape_of(after)
    classes = _classes(gazetteer, after, low, shape)
    clues = [(0, low), (1, f"{low} {low2}"), (2, shape + "-" if joined else shape)]
    if joined and low == "-":
        clues.append((6, low2[-4:]))
    for name in classes:
        clues += [(3, name), (4, name)]
    if len(after) > 4 and after.isalpha():
        clues += [(5, low[-4:]), (5, low[-3:])]
    return clues


@lru_cache(8192)
def shape_of(word: str) -> str:
    """`Xx`, `XX`, `X`, `xx`, `9`, or the sign itself."""
    first = word[0]
    if first.isdigit():
        return "9"
    if not first.isalpha():
        return first
    if first.isupper() or first.istitle():
        return "X" if len(word) == 1 else "XX" if word.isupper() else "Xx"
    return "xx"


@lru_cache(16_384)
def _flags(gazetteer: Gazetteer, word: str) -> int:
    return gazetteer.text_key(fold(word)).flags


def _classes(gazetteer: Gazetteer, word: str, low: str, shape: str) -> tuple[str, ...]:
    """What a neighbouring word is known as."""
    found = _LISTED.get(low, ())
    if shape[0] == "X":
        flags = _flags(gazetteer, word)
        known = "common" if flags & _COMMON else f"name{flags & 3}" if flags & 3 else "unknown"
        return (known, *found)
    return found


_LISTS = (
    ("where", WHERE),
    ("article", ARTICLES),
    ("title", TITLES),
    ("paper", PAPERS),
    ("part", PART_OF_NAME),
    ("before", BEFORE_NAME),
    ("language", LANGUAGE_BEFORE),
)
_LISTED = {word: tuple(name for name, words in _LISTS if word in words) for _, listed in _LISTS for word in listed}
