"""Texts without any capital: countries and large cities are found in them all the same."""

from collections.abc import Callable

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.meant import NOT_LATIN, OURS
from reader.places.gazetteer import Entry
from reader.places.layout import PEOPLE, Naming, WordFlag

_LARGE = 300_000
_SHORTEST = 4
_COMMON = int(WordFlag.COMMON)
_GIVEN, _FOREIGN = int(Naming.GIVEN), int(Naming.FOREIGN)


def in_lower_case(text: str, language: str, find: Callable[[str], list[Candidate]]) -> list[Candidate]:
    """The candidates of a text in lower case.

    Args:
        find: finds the candidates of a text that has capitals.
    """
    written = text.title()
    if len(written) != len(text):  # a ligature has become two letters
        written = "".join(_capital(text, at) for at in range(len(text)))
    found = []
    for candidate in find(written):
        candidate.left = candidate.right = None  # they are written otherwise
        if text.startswith(candidate.text, candidate.start):  # a script without capitals
            found.append(candidate)
            continue
        ours = language in OURS and candidate.key[0] < NOT_LATIN
        entries = tuple(entry for entry in candidate.entries if _is_read(entry, ours))
        if not entries or candidate.flags & _COMMON or len(candidate.key) < _SHORTEST or candidate.formed == "people":
            continue
        candidate.text = text[candidate.start : candidate.end]
        candidate.entries = entries
        candidate.before, candidate.after = candidate.before.lower(), candidate.after.lower()
        candidate.before_flags = candidate.after_flags = 0
        candidate.people = entries[0].naming in PEOPLE
        candidate.cue = "lower"
        found.append(candidate)
    return found


def _capital(text: str, at: int) -> str:
    letter = text[at].upper()
    return letter if len(letter) == 1 and not (at and text[at - 1].isalpha()) else text[at]


def _is_read(entry: Entry, ours: bool) -> bool:
    if entry.naming in PEOPLE:
        return entry.naming == Naming.ADJECTIVE or entry.place.kind == "country"
    if entry.naming > (_GIVEN if ours else _FOREIGN):
        return False
    return entry.place.kind in ("country", "continent", "area") or entry.prominence >= _LARGE
