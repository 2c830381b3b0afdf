"""What a word of a text can be."""

from dataclasses import dataclass
from typing import NamedTuple

from reader.places.candidates.beside import BY, CUE, DASH, GO_ON, JOINT_BEFORE, JOINT_BEHIND, LINE, NOUN, UNIT
from reader.places.gazetteer import Entry
from reader.places.layout import WordFlag

_COMMON = int(WordFlag.COMMON)
NOTHING: frozenset[str] = frozenset()


class After(NamedTuple):
    """`following`, `heads` and `most` of a word."""

    words: frozenset[str] = NOTHING
    heads: frozenset[str] = NOTHING
    most: int = 0


NO_MORE = After()


@dataclass(slots=True)
class Word:
    """A word that may open a name.

    Attributes:
        waits: it is no name by itself in a text of the gazetteer's languages, and none of several words of running text opens with it; what it may be
            besides is decided last.
        before, behind: the marks of beside.py before and behind it that may be a sign of a place.
        folded: as keys have it, a genitive's ending taken off where only then it is a name.
        following: what may stand behind it in names of several words, folded; most: how many words those names have at most.
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

    # What every word of a text is asked for stands together.
    folded: str
    waits: bool = False
    before: int = 0
    behind: int = 0
    following: frozenset[str] = NOTHING
    heads: frozenset[str] = NOTHING
    unspaced: bool = False
    own: tuple[Entry, ...] = ()
    foreign: tuple[Entry, ...] | None = None
    sways: bool = False
    most: int = 0
    flags: int = 0
    cued: str = ""
    people: bool = False
    longer: bool = False
    part: bool = False
    state: bool = False
    forms: tuple[str, ...] | None = None
    skip: int = 0
    length: int = 0


def signs_of(word: Word) -> tuple[int, int]:
    """The marks before and behind a word that ask for a closer look at it, if it is no name by itself."""
    behind = GO_ON if word.longer else 0
    if not word.cued:
        return 0, behind
    if word.people:
        return 0, behind if word.flags else behind | NOUN
    if word.flags & _COMMON:
        return CUE, behind
    return (CUE if word.flags else CUE | LINE) | JOINT_BEFORE, behind | BY | UNIT | DASH | JOINT_BEHIND
