"""What each word of a text can be, remembered from one article to the next."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from reader.places.candidates.forms import homes, long_genitive, part_of
from reader.places.candidates.meant import NOT_LATIN, depends_on_neighbours, meant
from reader.places.candidates.scripts import taken_apart
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.text.fold import fold

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\u1780-\u17ff]")
_GLUED = re.compile(
    "([A-ZÄÖÜ][^\\W\\d_]{2,}[a-zäöüß])(?:D(?:er|ie|as|en|em)|Eine?[rmns]?|I[mn]|A[mnu][fs]?|Bei|Nach|Mit|Wegen|Z[uw]\\w*|Für|E[rs]|Sie|Wie|Was|Seit|Vo[rn]|The|At|On|An?)"
)
"""A word with the first one of the next line, where the break was lost."""

_LONGEST = 40
_KEPT = 32_768
_WORDS_KEPT = 65_536
"""Words that are remembered, some 7 MB; learning the common ones anew every few thousand articles costs next to nothing."""

_HEADS_KEPT = 4096
_ENDINGS = ("s", "er", "ern", "erin", "erinnen")
"""Of a genitive, and of what is made from a place's name for its inhabitants."""

_PAIRS_KEPT = 16_384
_WEAK_FROM = 3
"""Shorter words are no names of small places: each is a word too."""

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
        cued: key of the places that it may mean where the words around say that it is one, "" if there are none.
        people: `cued` is of the place whose inhabitants or adjective it may be (`Gussenstadter`).
        longer: a name of a small place may open with it.
        part: it names a part of what it means (`Nordsyrien`).
        state: it is the short form of a region that stands behind names (`Ky.`).
        forms: the languages in whose countries places of that name end like it, None until that is asked.
        skip, length: where in the word as written the name begins and how long it is, if that is not the whole; length is 0 if it is.
    """

    folded: str
    following: frozenset[str] = _NOTHING
    heads: frozenset[str] = _NOTHING
    unspaced: bool = False
    own: tuple[Entry, ...] = ()
    foreign: tuple[Entry, ...] | None = None
    sways: bool = False
    flags: int = 0
    cued: str = ""
    people: bool = False
    longer: bool = False
    part: bool = False
    state: bool = False
    forms: tuple[str, ...] | None = None
    skip: int = 0
    length: int = 0


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
        self._pairs: dict[tuple[str, str], bool] = {}
        self._following: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def fold(self, text: str) -> str:
        """`fold` of a word that goes on a name."""
        known = self._folds.get(text)
        if known is None:
            if len(self._folds) > _KEPT:
                self._folds.clear()
            known = self._folds[text] = fold(text[:_LONGEST])
        return known

    def opens_with(self, folded: str, following: str) -> bool:
        """Some name opens with a folded word and what stands behind it in a text, which may have a genitive's ending."""
        pair = folded, following
        known = self._pairs.get(pair)
        if known is None:
            if len(self._pairs) > _PAIRS_KEPT:
                self._pairs.clear()
            known = self._pairs[pair] = self.gazetteer.begins(f"{folded} {self.fold(following).removesuffix('s')}")
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
        word = self._known(text, folded, small) or self._inside(text, folded)
        return word if small or (word is not None and (word.own or word.sways)) else self._weak(text, folded, word)

    def _known(self, text: str, folded: str, small: bool) -> Word | None:
        """A word that is a name by itself, or that opens one."""
        if not self.gazetteer.opens(folded):  # most words
            return (self._genitive(text, folded, False) if folded[-1] == "s" else None) or self._part(text, folded) if not small else None
        entries = self.gazetteer.text_key(folded).entries
        if small:
            return self._word(text, folded, entries, False) if any(entry.naming == Naming.ADJECTIVE for entry in entries) else None
        following, heads = self._after(folded)
        if entries:
            return self._word(text, folded, entries, bool(following))
        word = self._genitive(text, folded, bool(following)) or self._part(text, folded) or (Word(folded) if following else None)
        if word is not None and following:
            word.following, word.heads = following, heads
        return word

    def _inside(self, text: str, folded: str) -> Word | None:
        """A word that holds a name beside something else: a joined preposition, or the next line's first word (`CottbusEin`)."""
        if text[1:].islower() and text[0] < NOT_LATIN:  # most words
            return None
        if text[0] < NOT_LATIN:
            glued = _GLUED.fullmatch(text)
            word = self.word(glued[1]) if glued else None
            if glued is None or word is None or not word.own:
                return None
            return replace(word, length=len(glued[1]), following=_NOTHING, heads=_NOTHING)
        taken = taken_apart(self.gazetteer, text, folded)
        if taken is None:
            return None
        flags = self.gazetteer.text_key(taken.key).flags
        return Word(taken.key, own=taken.entries, foreign=taken.entries, flags=flags, skip=taken.skip, length=taken.length)

    def _part(self, text: str, folded: str) -> Word | None:
        """`Nordsyrien`, where only Syria is a name."""
        entries = part_of(self.gazetteer, folded)
        return Word(folded, own=entries, foreign=entries, part=True) if entries else None

    def _weak(self, text: str, folded: str, word: Word | None) -> Word | None:
        """A word that may be a name where those around say so: of a small place, or made by rule."""
        if len(folded) < _WEAK_FROM or folded[0].isdigit():
            if word is not None and len(folded) == _WEAK_FROM - 1:
                word.state = any(entry.naming == Naming.SUFFIX for entry in self.gazetteer.text_key(folded).entries)
            return word
        people = longer = False
        cued = ""
        if self.gazetteer.begins_small(folded):
            longer = len(folded) > 1 and self.gazetteer.begins_small(folded + " ")
            cued = folded if self._has(folded) else ""
        if not cued and folded.endswith(_ENDINGS):
            if folded[-1] == "s" and len(folded) > _WEAK_FROM + 1 and self._has(folded[:-1]):
                cued = folded[:-1]
            else:
                cued = next(filter(self._has, homes(folded)), "")
                people = bool(cued)
        state = word is not None and any(entry.naming == Naming.SUFFIX for entry in self.gazetteer.text_key(folded).entries)
        if not cued and not longer and not state:
            return word
        word = word or Word(folded)
        word.state = state
        word.cued, word.people, word.longer = cued, people, longer
        word.flags = self.gazetteer.text_key(cued if cued and not people else folded).flags
        return word

    def _has(self, key: str) -> bool:
        """Some place is called so; which one costs more to know, and is seldom asked."""
        return self.gazetteer.has_small(key) or bool(self.gazetteer.text_key(key).entries)

    def _genitive(self, text: str, folded: str, longer: bool) -> Word | None:
        """`Russlands`, where only the word without its ending is a name."""
        if not folded.endswith("s"):
            return None
        for stem in filter(None, (folded[:-1], long_genitive(folded))):
            entries = self.gazetteer.text_key(stem).entries if len(stem) > 3 else ()
            if any(entry.naming <= Naming.GIVEN for entry in entries):
                return self._word(text, stem, entries, longer)
        return None

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
