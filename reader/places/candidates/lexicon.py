"""What each word of a text can be, remembered from one article to the next."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Generic, TypeVar

from reader.places.candidates.forms import PARTS, homes, long_genitive, part_of
from reader.places.candidates.meant import NOT_LATIN, depends_on_neighbours, meant
from reader.places.candidates.scripts import taken_apart
from reader.places.candidates.word import NO_MORE, NOTHING, After, Word, signs_of
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


_Known = TypeVar("_Known")


class _Kept(dict[str, _Known], Generic[_Known]):
    """Fills itself with what it is asked for, up to a bound; one look-up for a word that was seen before."""

    def __init__(self, look: Callable[[str], _Known], most: int) -> None:
        super().__init__()
        self._look, self._most = look, most

    def __missing__(self, text: str) -> _Known:
        if len(text) > _LONGEST:  # not worth its memory
            return self._look(text)
        if len(self) > self._most:
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
        flags: what a word as written may be besides a place, bits of WordFlag.
        heads: the beginning of the next word by what stands behind one.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.words = _Kept(self._look, _WORDS_KEPT)
        self.word = self.words.__getitem__
        self.heads = _Heads()
        self.flags = _Kept(self._flags, _KEPT)
        self._folds: dict[str, str] = {}
        self._pairs: dict[tuple[str, str], bool] = {}
        self._openings: dict[str, bool] = {}
        self._following: dict[str, After] = {}

    def fold(self, text: str) -> str:
        """`fold` of a word that goes on a name."""
        text = text[:_LONGEST]
        known = self._folds.get(text)
        if known is None:
            if len(self._folds) > _KEPT:
                self._folds.clear()
            known = self._folds[text] = fold(text)
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

    def may_open(self, folded: str, beginning: str) -> bool:
        """Some name may open with a folded word and what stands behind it.

        Args:
            beginning: the word as written, with the three characters behind it.
        """
        known = self._openings.get(beginning)
        if known is None:
            if len(self._openings) > _PAIRS_KEPT:
                self._openings.clear()
            head = beginning[-2:].lower()
            # Only of plain letters right behind the word it is clear what they fold to; a word of two letters may have a genitive's ending.
            told = head.isascii() and head.isalnum() and not beginning[-3].isalnum()
            known = self._openings[beginning] = not told or self.gazetteer.begins(f"{folded} {head[0] if head[1] == 's' else head}")
        return known

    def _flags(self, text: str) -> int:
        return self.gazetteer.text_key(self.fold(text)).flags

    def _look(self, text: str) -> Word | None:
        if len(text) > _LONGEST:
            return Word("", unspaced=True) if _UNSPACED.search(text) else None
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
        opens, begins = self.gazetteer.opens(folded), not small and self.gazetteer.begins_small(folded)
        if not opens and not begins and _is_whole(text, folded):  # most nouns of German
            return None
        word = self._known(text, folded, small, opens) or self._inside(text, folded)
        if small or (word is not None and (word.own or word.sways)):
            if word is not None and begins:
                word.longer = self.gazetteer.begins_small(folded + " ")
            return word
        word = self._weak(folded, word, begins)
        if word is not None:
            word.before, word.behind = signs_of(word)
            word.waits = not word.following and not word.skip and not word.length
        return word

    def _known(self, text: str, folded: str, small: bool, opens: bool) -> Word | None:
        """A word that is a name by itself, or that opens one."""
        if not opens:
            return (self._genitive(text, folded, False) if folded[-1] == "s" else None) or self._part(folded) if not small else None
        entries = self.gazetteer.text_key(folded).entries
        if small:
            return self._word(text, folded, entries, NO_MORE) if any(entry.naming == Naming.ADJECTIVE for entry in entries) else None
        after = self._after(folded)
        if entries:
            return self._word(text, folded, entries, after)
        word = self._genitive(text, folded, bool(after.words)) or self._part(folded) or (Word(folded) if after.words else None)
        if word is not None and after.words:
            word.following, word.heads, word.most = after
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
            return replace(word, length=len(glued[1]), following=NOTHING, heads=NOTHING)
        taken = taken_apart(self.gazetteer, text, folded)
        if taken is None:
            return None
        flags = self.gazetteer.text_key(taken.key).flags
        return Word(taken.key, own=taken.entries, foreign=taken.entries, flags=flags, skip=taken.skip, length=taken.length)

    def _part(self, folded: str) -> Word | None:
        """`Nordsyrien`, where only Syria is a name."""
        entries = part_of(self.gazetteer, folded)
        return Word(folded, own=entries, foreign=entries, part=True) if entries else None

    def _weak(self, folded: str, word: Word | None, begins: bool) -> Word | None:
        """A word that may be a name where those around say so: of a small place, or made by rule. `begins`: names of small places begin like it."""
        if len(folded) < _WEAK_FROM or folded[0].isdigit():
            if word is not None and len(folded) == _WEAK_FROM - 1:
                word.state = any(entry.naming == Naming.SUFFIX for entry in self.gazetteer.text_key(folded).entries)
            return word
        people = longer = False
        cued = ""
        if begins:
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
                return self._word(text, stem, entries, self._after(stem) if longer else NO_MORE)
        return None

    def _word(self, text: str, key: str, entries: tuple[Entry, ...], after: After) -> Word:
        word = Word(key, flags=self.gazetteer.text_key(key).flags)
        word.following, word.heads, word.most = after
        if depends_on_neighbours(entries, key, text):
            word.sways = True
        else:
            word.own = meant(entries, key, text, text, True)
        return word

    def foreign(self, word: Word, text: str) -> tuple[Entry, ...]:
        """`Word.foreign` of a word as written."""
        if word.foreign is None:
            word.foreign = meant(self.gazetteer.text_key(word.folded).entries, word.folded, text, text, False)
        return word.foreign

    def _after(self, folded: str) -> After:
        """What goes on a word."""
        known = self._following.get(folded)
        if known is None:
            if len(self._following) > _KEPT:
                self._following.clear()
            keys = self.gazetteer.longer(folded)
            if keys:
                start = len(folded) + 1
                words = frozenset([key[start:].partition(" ")[0] for key in keys])
                # A word of one letter may have a genitive's ending.
                heads = frozenset([word[:2] for word in words] + [f"{word}s" for word in words if len(word) == 1])
                known = After(words, heads, max([key.count(" ") for key in keys]) + 1)
            else:
                known = NO_MORE
            self._following[folded] = known
        return known


def _is_whole(text: str, folded: str) -> bool:
    """A word of which no rule takes anything off."""
    return not folded.endswith(_ENDINGS) and not folded.startswith(PARTS) and text[0] < NOT_LATIN and text[1:].islower()


@lru_cache(maxsize=2)
def lexicon_of(gazetteer: Gazetteer) -> Lexicon:
    """The lexicon that goes with a gazetteer."""
    return Lexicon(gazetteer)
