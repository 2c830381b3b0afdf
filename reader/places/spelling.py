"""The keys under which a name is found, and back: how the name behind a key is written."""

from collections.abc import Iterable

from reader.places.layout import LANGUAGES, Naming
from reader.text.fold import fold

SHOWN_FIRST = ("en", "de", *(language for language in LANGUAGES if language not in ("en", "de")))
"""The languages in the order in which a place's names are looked through."""

SHORT = (Naming.ACRONYM, Naming.CODE, Naming.SUFFIX)
"""Kinds of names that are written in capitals if nothing else is said."""

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def keys_of(name: str) -> set[str]:
    """The keys under which a name is found: folded, and with German umlauts written out (`muenchen`)."""
    return {key for key in (fold(name), fold(name.translate(_UMLAUTS))) if key}


def written(key: str, names: Iterable[str]) -> str:
    """The first of a place's names that has a key, else the key in title case."""
    return next((name for name in names if key in keys_of(name)), "") or key.title()
