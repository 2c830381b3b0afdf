"""What each word of a text can be, remembered from one article to the next."""

import re
from functools import lru_cache
from typing import NamedTuple

from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.text.fold import fold

WORD = re.compile(r"[^\W_]+")
"""A word; as in keys, an apostrophe parts two (d'Ivoire, Russia's)."""

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff]")
_LONGEST = 40
_KEPT = 32_768


class Word(NamedTuple):
    """A word that may open a name.

    Attributes:
        folded: as keys have it, a genitive's ending taken off where only then it is a name.
        longer: names of several words open with it.
        small: written small; only an adjective then.
        unspaced: of a script without blanks.
    """

    folded: str
    longer: bool
    small: bool
    unspaced: bool


class Lexicon:
    """The words seen so far. `None` is a word that no name opens with."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._words: dict[str, Word | None] = {}
        self._folds: dict[str, str] = {}

    def word(self, text: str) -> Word | None:
        """What a word can be."""
        try:
            return self._words[text]
        except KeyError:
            if len(self._words) > _KEPT:
                self._words.clear()
            found = self._words[text] = self._look(text)
            return found

    def fold(self, text: str) -> str:
        """`fold` of a word that goes on a name."""
        known = self._folds.get(text)
        if known is None:
            if len(self._folds) > _KEPT:
                self._folds.clear()
            known = self._folds[text] = fold(text[:_LONGEST])
        return known

    def flags(self, text: str) -> WordFlag:
        """What a word may be besides a place."""
        return self.gazetteer.key(self.fold(text)).flags if text else WordFlag(0)

    def _look(self, text: str) -> Word | None:
        if len(text) > _LONGEST:
            return None
        if _UNSPACED.search(text):
            return Word(text, False, False, True)
        folded = fold(text)
        if not folded or folded.isdigit():
            return None
        if text[0].islower():
            named = any(entry.naming == Naming.ADJECTIVE for entry in self.gazetteer.key(folded).entries)
            return Word(folded, False, True, False) if named else None
        longer = self.gazetteer.goes_on(folded)
        if self.gazetteer.key(folded).entries:
            return Word(folded, longer, False, False)
        stem = folded[:-1]
        if folded.endswith("s") and len(stem) > 3 and any(entry.naming <= Naming.GIVEN for entry in self.gazetteer.key(stem).entries):
            return Word(stem, longer, False, False)  # Russlands
        return Word(folded, True, False, False) if longer else None


@lru_cache(maxsize=2)
def lexicon_of(gazetteer: Gazetteer) -> Lexicon:
    """The lexicon that goes with a gazetteer."""
    return Lexicon(gazetteer)
