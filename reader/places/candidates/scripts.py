"""Words of other scripts as their languages write them: with prepositions and articles joined to them, or with an ending.

Only what is needed to find countries and large cities: a word is taken apart if nothing is called like the whole.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reader.places.candidates.meant import NOT_LATIN
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming

_LARGE = 300_000
_LEAST = 3
_ALTERNATE = int(Naming.ALTERNATE)
_ARABIC = ("وبال", "وال", "بال", "كال", "فال", "لل", "ال", "و", "ب", "ل", "ف", "ك")
_HEBREW = ("ובה", "וב", "ול", "ומ", "שב", "של", "ב", "ל", "מ", "ה", "ו", "ש", "כ")
_RUSSIAN = {"е": ("а", "", "о", "я"), "ы": ("а", ""), "и": ("а", "я", "ь", "и", ""), "у": ("а", ""), "ом": ("",), "ой": ("а",), "а": ("",), "ии": ("ия",),
            "ию": ("ия",), "ией": ("ия",), "ю": ("я", "ь"), "і": ("а", "", "я"), "ії": ("ія",), "ію": ("ія",), "ові": ("",), "ві": ("в",), "єві": ("їв",),
            "єва": ("їв",), "кові": ("ків",), "кова": ("ків",)}  # fmt: skip
"""Endings of cases in Russian and Ukrainian with what the name itself ends in."""

_GREEK = {"ασ": ("α",), "ησ": ("η",), "ου": ("οσ", "ο"), "ο": ("οσ",), "ων": ("α", "εσ"), "ουσ": ("οι",)}
_TAIL = 3
"""Syllables of Korean particles behind a name."""


class Taken(NamedTuple):
    """A name inside a word: how many letters stand before it and how long it is, its key, and its places."""

    skip: int
    length: int
    key: str
    entries: tuple[Entry, ...]


def taken_apart(gazetteer: Gazetteer, text: str, folded: str) -> Taken | None:
    """The country or large city that a word of another script names together with something else; None if there is none or the word is Latin."""
    first = text[0]
    if first < NOT_LATIN or len(folded) < _LEAST:
        return None
    for skip, length, key in _parts(text, folded):
        entries = _large(gazetteer, key)
        if entries:
            return Taken(skip, length, key, entries)
    return None


def _parts(text: str, folded: str) -> Iterator[tuple[int, int, str]]:
    first = text[0]
    size = len(text)
    if "\u0370" <= first <= "\u03ff":
        yield from ((0, size, key) for key in _ended(folded, _GREEK))
    elif "\u0400" <= first <= "\u052f":
        yield from ((0, size, key) for key in _ended(folded, _RUSSIAN))
    elif len(folded) == size:
        if "\u0590" <= first <= "\u06ff":
            for prefix in _HEBREW if first <= "\u05ff" else _ARABIC:
                if text.startswith(prefix) and size - len(prefix) >= _LEAST:
                    yield len(prefix), size - len(prefix), folded[len(prefix) :]
        elif "\uac00" <= first <= "\ud7a3":
            yield from ((0, size - cut, folded[: size - cut]) for cut in range(1, min(_TAIL, size - 2) + 1))


def _ended(folded: str, endings: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for length in (3, 2, 1):
        stem, ending = folded[:-length], folded[-length:]
        if len(stem) >= _LEAST - 1:
            yield from (stem + other for other in endings.get(ending, ()))


def _large(gazetteer: Gazetteer, key: str) -> tuple[Entry, ...]:
    entries = gazetteer.text_key(key).entries
    return tuple(e for e in entries if e.naming <= _ALTERNATE and e.naming != Naming.ACRONYM and (e.place.kind != "city" or e.prominence >= _LARGE))
