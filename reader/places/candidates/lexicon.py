"""What each word of a text can be, remembered from one article to the next."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from reader.places.candidates.meant import depends_on_neighbours, meant
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.text.fold import fold

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff]")
_LONGEST = 40
_KEPT = 32_768
_WORDS_KEPT = 65_536
"""Words that are remembered, some 7 MB; learning the common ones anew every few thousand articles costs next to nothing."""

_HEADS_KEPT = 4096
_NOTHING: frozenset[str] = frozenset()


@dataclass(slots=True)
class Word:
    """A word that may open a name.

    Attributes:
        folded: as keys have it, a genitive's ending taken off where only then it is a name.
        following: what may stand behind it in names of several words, folded.
        heads: the first two letters that such a word may have as written, in lower case; says nothing of words that are not ASCII.
        unspaced: of a script without blanks.
        own, foreign: which places it may mean alone, in a text of the gazetteer's own languages and in one of another, None until that is asked.
        sways: they depend on the words around (GIVE US HOPE); `own` and `foreign` say nothing then.
        flags: what the word alone may be besides a place, bits of WordFlag.
    """

    folded: str
    following: frozenset[str] = _NOTHING
    heads: frozenset[str] = _NOTHING
    unspaced: bool = False
    own: tuple[Entry, ...] = ()
    foreign: tuple[Entry, ...] | None = None
    sways: bool = False
    flags: int = 0


class _Words(dict[str, Word | None]):
    """Fills itself with the words that it is asked for, up to a bound; one look-up for a word that was seen before."""

    def __init__(self, look: Callable[[str], Word | None]) -> None:
        super().__init__()
        self._look = look

    def __missing__(self, text: str) -> Word | None:
        if len(self) > _WORDS_KEPT:
            self.clear()
        found = self[text] = self._look(text)
        return found


class _Heads(dict[str, str]):
    """By the three characters behind a word, the first two letters of the next one in lower case; "" where they say nothing of it."""

    def __missing__(self, ahead: str) -> str:
        head = ahead[1:]
        found = head.lower() if ahead[:1] == " " and head.isascii() and head.isalnum() else ""
        if len(self) < _HEADS_KEPT:
            self[ahead] = found
        return found


class Lexicon:
    """The words seen so far, up to a bound.

    Attributes:
        words: what they can be; `None` is a word that no name opens with.
        word: looks a word up.
        heads: the beginning of the next word by what stands behind one.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words = _Words(self._look)
        self.word = self.words.__getitem__
        self.heads = _Heads()
        self._folds: dict[str, str] = {}
        self._following: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def fold(self, text: str) -> str:
        """`fold` of a word that goes on a name."""
        known = self._folds.get(text)
        if known is None:
            if len(self._folds) > _KEPT:
                self._folds.clear()
            known = self._folds[text] = fold(text[:_LONGEST])
        return known

    def flags(self, text: str) -> int:
        """What a word may be besides a place: bits of WordFlag."""
        return self.gazetteer.text_key(self.fold(text)).flags if text else 0

    def _look(self, text: str) -> Word | None:
        if len(text) > _LONGEST:
            return None
        if text.isascii():
            if text.isdigit():
                return None
            folded = text.lower()
        else:
            if _UNSPACED.search(text):
                return Word(text, unspaced=True)
            folded = fold(text)
            if not folded or folded.isdigit() or " " in folded:
                return None
        small = text[0].islower()
        if not self.gazetteer.opens(folded):  # most words
            return self._genitive(text, folded, False) if folded[-1] == "s" and not small else None
        entries = self.gazetteer.text_key(folded).entries
        if small:
            return self._word(text, folded, entries, False) if any(entry.naming == Naming.ADJECTIVE for entry in entries) else None
        following, heads = self._after(folded)
        if entries:
            return self._word(text, folded, entries, bool(following))
        return self._genitive(text, folded, bool(following)) or (Word(folded, following, heads) if following else None)

    def _genitive(self, text: str, folded: str, longer: bool) -> Word | None:
        """`Russlands`, where only the word without its ending is a name."""
        stem = folded[:-1]
        if not folded.endswith("s") or len(stem) <= 3:
            return None
        entries = self.gazetteer.text_key(stem).entries
        return self._word(text, stem, entries, longer) if any(entry.naming <= Naming.GIVEN for entry in entries) else None

    def _word(self, text: str, key: str, entries: tuple[Entry, ...], longer: bool) -> Word:
        following, heads = self._after(key) if longer else (_NOTHING, _NOTHING)
        flags = self.gazetteer.text_key(key).flags
        if depends_on_neighbours(entries, key, text):
            return Word(key, following, heads, sways=True, flags=flags)
        return Word(key, following, heads, own=meant(entries, key, text, text, True), flags=flags)

    def foreign(self, word: Word, text: str) -> tuple[Entry, ...]:
        """`Word.foreign` of a word as written."""
        if word.foreign is None:
            word.foreign = meant(self.gazetteer.text_key(word.folded).entries, word.folded, text, text, False)
        return word.foreign

    def _after(self, folded: str) -> tuple[frozenset[str], frozenset[str]]:
        """`following` and `heads` of a word."""
        known = self._following.get(folded)
        if known is None:
            if len(self._following) > _KEPT:
                self._following.clear()
            words = frozenset(self.gazetteer.following(folded)) or _NOTHING
            # A word of one letter may have a genitive's ending.
            heads = frozenset([word[:2] for word in words] + [f"{word}s" for word in words if len(word) == 1]) if words else _NOTHING
            known = self._following[folded] = words, heads
        return known


@lru_cache(maxsize=2)
def lexicon_of(gazetteer: Gazetteer) -> Lexicon:
    """The lexicon that goes with a gazetteer."""
    return Lexicon(gazetteer)
