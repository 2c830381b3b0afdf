"""What the letters right beside a word rule out: most words of a text have no sign of a place beside them, and few letters tell so at once.

The marks promise nothing: a sign may be there, and must be looked for.
"""

import re
from collections.abc import Callable

GO_ON, BY, UNIT, DASH, NOUN, JOINT_BEHIND = 1, 2, 4, 8, 16, 32
"""Behind a word: a name may go on; another place, a unit or a dash may follow; a noun; what stands between places in a row."""

CUE, LINE, JOINT_BEFORE = 1, 2, 4
"""Before a word: a preposition or kind of place may end; a line begins; what stands between places in a row."""

_KEPT = 8192
_SMALL_WORDS = frozenset(("am", "an", "im", "in", "be", "ob", "au", "vo", "un", "de", "di", "su", "up", "on", "la", "le"))
"""The first two letters of small words that names go on with."""

_FIRST_SMALL = frozenset(word[0] for word in _SMALL_WORDS)
_BY = frozenset(("be", "ne", "in", "Ri", "am", "an", "ob"))
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_NOUN = re.compile(r"[A-ZÄÖÜ][^\W\d_]")


class Beside(dict[str, int]):
    """The marks of a few letters, worked out once."""

    def __init__(self, marks: Callable[[str], int]) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, letters: str) -> int:
        found = self._marks(letters)
        if len(self) < _KEPT:
            self[letters] = found
        return found


def marks_behind(units: frozenset[str], joints: tuple[str, ...]) -> Callable[[str], int]:
    """What tells the marks of the three letters behind a word.

    Args:
        units: the words of which UNIT warns, in lower case.
        joints: the first letters of what stands between places.
    """
    beginnings = frozenset(word[:2] for word in units)

    def marks(letters: str) -> int:
        first, rest = letters[:1], letters[1:]
        found = GO_ON if _goes_on(letters) else 0
        if letters.startswith(joints):
            found |= JOINT_BEHIND
        if first == " ":
            found |= BY if rest in _BY else 0
            found |= UNIT if rest.lower() in beginnings else 0
            found |= DASH if rest[:1] in ("-", "—", "–") else 0
            found |= NOUN if _NOUN.match(rest) else 0
        return found

    return marks


def _goes_on(letters: str) -> bool:
    if letters[:1] not in (" ", "-", "\u00a0", ".", "/", "’", "'"):
        return False
    if letters[:2] in (" (", ". "):
        return len(letters) > 2 and (letters[2] in _FIRST_SMALL or _CAPITAL.match(letters, 2) is not None)
    return letters[1:] in _SMALL_WORDS or _CAPITAL.match(letters, 1) is not None


def marks_before(words: frozenset[str], joints: tuple[str, ...]) -> Callable[[str], int]:
    """What tells the marks of the four letters before a word.

    Args:
        words: the cues of which CUE warns, in lower case.
        joints: the last letters of what stands between places.
    """
    endings = tuple({word[-3:] for word in words})

    def marks(letters: str) -> int:
        if not letters:
            return LINE
        last, word = letters[-1], letters[:-1].lower()
        found = CUE if last in " \u00a0" and (word.endswith(endings) or word[-1:].isspace()) else 0
        if last == "\n":
            found |= LINE
        if letters.endswith(joints):
            found |= JOINT_BEFORE
        return found

    return marks
