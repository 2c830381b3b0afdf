"""What the words right beside a name say of its being a place, in words."""

from collections.abc import Mapping

from reader.model.words import _
from reader.places.candidates.sides import EDGE, Side
from reader.places.mentions.clues import Clue, shape_of
from reader.places.signs import PAPERS, PART_OF_NAME, TITLES

_SECOND = frozenset((1,))
"""The group of LEFT and RIGHT that is about both words of a side."""

_CLASS = 3
_NAMES = {"name1": 1, "name2": 2, "name3": 3}
_FIRST_NAME, _SURNAME = 1, 2
_ENDS, _QUOTES, _APOSTROPHES, _DASHES = ".!?…", '"“”„»«', "'’", "-‐‑"


def before(side: Side, clues: list[Clue], weights: Mapping[Clue, float], against: bool, person: bool) -> str:
    """What stands before a name.

    Args:
        clues: those of the side, with what each weighs.
        against: the side as a whole speaks against a place.
        person: the name may be a person's; an adjective may not.
    """
    word, second, joined = side
    low = word.lower()
    name = _name(clues) if person else 0
    match word:
        case _ if word == EDGE:
            return _("opens a line")
        case _ if joined and word in _DASHES and second[0].isalpha():
            return _("joined to “{word}” by a hyphen").format(word=second)
        case "." if len(second) == 1 and second.isupper():
            return _("an initial stands before it")
        case "." if second.lower() in TITLES:
            return _("a title stands before it (“{word}”)").format(word=f"{second}.")
        case _ if word in _ENDS:
            return _("opens a sentence")
        case "(" | "[":
            return _("stands in brackets")
        case _ if word in _QUOTES:
            return _("a quotation mark stands before it")
        case _ if not word[0].isalnum():
            return _("“{word}” stands before it").format(word=word)
        case _ if against and low in TITLES:
            return _("a title stands before it (“{word}”)").format(word=word)
        case _ if against and len(word) == 1 and word.isupper():
            return _("an initial stands before it")
        case _ if against and name & _FIRST_NAME:
            return _("a first name stands before it (“{word}”)").format(word=word)
        case _ if against and name & _SURNAME:
            return _("a surname stands before it (“{word}”)").format(word=word)
    words = f"{second} {word}" if _two(second, clues, weights, against) else word
    return _("“{word}” stands before it").format(word=words)


def behind(side: Side, clues: list[Clue], weights: Mapping[Clue, float], against: bool, person: bool) -> str:
    """What stands behind a name; arguments as in `before`."""
    word, second, joined = side
    low = word.lower()
    name = _name(clues) if person else 0
    match word:
        case _ if word == EDGE:
            return _("ends a line")
        case _ if joined and word in _DASHES and second[0].isalpha():
            return _("joined to “{word}” by a hyphen").format(word=second)
        case _ if joined and word in _APOSTROPHES and second[0].isalpha():
            return _("“{word}” follows").format(word=f"{word}{second}")
        case "(" | "[" if second[0].isalpha():
            return _("“{word}” follows").format(word=f"{word}{second} …")
        case _ if word in _ENDS:
            return _("ends a sentence")
        case ",":
            return _("a comma follows")
        case ":":
            return _("a colon follows")
        case _ if word in _QUOTES:
            return _("a quotation mark follows")
        case _ if not word[0].isalnum():
            return _("“{word}” follows").format(word=word)
        case _ if against and word[0].isupper() and low in PAPERS:
            return _("“{word}” follows, as in the name of a newspaper").format(word=word)
        case _ if against and word[0].isupper() and low in PART_OF_NAME:
            return _("“{word}” follows, as in the name of something else").format(word=word)
        case _ if against and name & _SURNAME:
            return _("a surname follows (“{word}”)").format(word=word)
    words = f"{word} {second}" if _two(second, clues, weights, against) else word
    return _("“{word}” follows").format(word=words)


def _name(clues: list[Clue]) -> int:
    """Whether the nearest word is known as a first name or a surname: bits as in WordFlag."""
    return next((_NAMES[value] for group, value in clues if group == _CLASS and value in _NAMES), 0)


def _two(second: str, clues: list[Clue], weights: Mapping[Clue, float], against: bool) -> bool:
    """The second word weighs more in the side's direction than the nearest."""
    if second == EDGE or not second[0].isalpha() or shape_of(second) == "X":
        return False
    sign = -1 if against else 1
    far = sign * sum(weights[clue] for clue in clues if clue[0] in _SECOND)
    near = sign * sum(weights[clue] for clue in clues if clue[0] not in _SECOND)
    return far > max(near, 0)
