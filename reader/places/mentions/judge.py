"""How likely a candidate is a place at all. Hand-set odds for now: a learned model takes the place of `judge` with the same seam."""

from bisect import bisect_right
from collections import defaultdict

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry
from reader.places.layout import Naming, WordFlag
from reader.places.signs import ARTICLES, BEFORE_NAME, LANGUAGE_BEFORE, LANGUAGE_NAMES, PAPERS, PART_OF_NAME, TITLES, WHERE

_KINDS = {"country": 0.97, "continent": 0.9, "area": 0.9, "region": 0.85, "city": 0.6}
_SIZE_FROM = (0, 50_000, 100_000, 300_000, 1_000_000)
_SIZES = (0.6, 0.72, 0.8, 0.88, 0.93)
_VAGUE, _HOLDS = 0.8, 1_000_000_000
"""An area of less prominence holds no countries: a sea, a river, a landscape, whose names are others' too (West Nile virus)."""

_KNOWN = 500_000
"""Cities of this size are no longer weakened by being somebody's surname."""

_A_LANGUAGE = 0.05
# Plain numbers: an operation on flags costs twenty of theirs.
_FIRST_NAME, _SURNAME, _COMMON = int(WordFlag.FIRST_NAME), int(WordFlag.SURNAME), int(WordFlag.COMMON)
_FOREIGN, _ALTERNATE = int(Naming.FOREIGN), int(Naming.ALTERNATE)


def judge(candidates: list[Candidate], language: str) -> None:
    """Sets `likely` and `person` of each; a name that is surely a place once is one throughout, and likewise for persons."""
    for candidate in candidates:
        candidate.likely = _alone(candidate, language)
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_key[candidate.key].append(candidate)
    for same in by_key.values():
        if len(same) > 1:
            _together(same)


def _together(same: list[Candidate]) -> None:
    persons, best = False, 0.0
    for candidate in same:
        if candidate.person:
            persons = True
        elif candidate.likely > best:
            best = candidate.likely
    if best < 0.75 and not persons:
        return
    for candidate in same:
        if candidate.person:
            continue
        if persons and best < 0.9 and candidate.place is None and not candidate.hold and candidate.before.lower() not in WHERE:
            candidate.likely *= 0.3
        elif best >= 0.75 and candidate.likely < 0.6:
            candidate.likely = 0.6


def _alone(candidate: Candidate, language: str) -> float:
    """The probability from what stands right at the candidate."""
    first = candidate.entries[0]
    place, people, flags = first.place, candidate.people, candidate.flags
    p = _base(first, people)
    odds = p / (1 - p)
    before, after = candidate.before.lower(), candidate.after.lower()
    joined_before = before != "" and candidate.before[0].isupper()
    joined_after = after != "" and candidate.after[0].isupper()
    common = bool(flags & _COMMON)
    # Only `Island` is a country and a common word at once, and not in German.
    weak = place.kind not in ("country", "continent") or first.naming >= _FOREIGN or (common and language != "de")
    one_word = " " not in candidate.key
    if weak and not people:
        if common:
            odds *= 0.03 if before in ARTICLES else 0.08 if candidate.opens or candidate.shouted or len(candidate.key) < 5 else 0.12
            if joined_after and language != "de":
                odds *= 0.1
        if flags & _FIRST_NAME and place.population < 2 * _KNOWN:
            odds *= 0.12 if first.prominence < _KNOWN else 0.3
        elif flags & _SURNAME and place.population < _KNOWN and one_word:
            odds *= 0.6
        if candidate.shouted and place.population < 100_000:
            odds *= 0.3
    if people and common and place.kind == "city":
        odds *= 0.02
    if before in WHERE:
        odds *= 6 if flags else 3
    if candidate.hold:
        odds *= 20
    if joined_before or joined_after:
        if one_word and _person(candidate, before, joined_before, joined_after, weak, language):
            candidate.person = True
            odds *= 0.03 if weak or people or flags else 0.3
        odds *= _neighbours(candidate, before, after, joined_before, joined_after, weak and one_word, language)
    elif people and before in LANGUAGE_BEFORE and candidate.text.lower() in LANGUAGE_NAMES:
        odds *= _A_LANGUAGE
    return odds / (1 + odds)


def _base(first: Entry, people: bool) -> float:
    place = first.place
    if people:
        return 0.95 if place.kind in ("country", "continent", "area") else 0.85
    p = _KINDS[place.kind]
    if place.kind == "area" and first.prominence < _HOLDS:
        p = _VAGUE
    if place.kind == "city":
        p = _SIZES[bisect_right(_SIZE_FROM, place.population) - 1]
    if first.naming == _ALTERNATE:
        return p * 0.6
    return p * 0.85 if first.naming == _FOREIGN else p


def _person(candidate: Candidate, before: str, joined_before: bool, joined_after: bool, weak: bool, language: str) -> bool:
    """The neighbours make it a person's name: `Jack London`, `Präsident Lincoln`, `Paris Hilton`, `Michael Jordan`."""
    if joined_before and before.rstrip(".") in TITLES:
        return weak and not candidate.people
    if joined_before and candidate.before_flags & _FIRST_NAME and not candidate.before_flags & _COMMON and before not in WHERE:
        return not (candidate.people and candidate.entries[0].naming == Naming.ADJECTIVE)
    if joined_before and len(candidate.before) == 1 and weak:
        return True  # an initial
    if joined_after and candidate.flags & _FIRST_NAME and candidate.after_flags & _SURNAME and not candidate.after_flags & _COMMON:
        return language != "de" or before not in WHERE
    return False


def _neighbours(candidate: Candidate, before: str, after: str, joined_before: bool, joined_after: bool, weak: bool, language: str) -> float:
    """A factor for the odds from words around with a capital that make another name of it."""
    factor = 1.0
    if joined_after and after in PAPERS:
        return 0.02
    if candidate.people and before in LANGUAGE_BEFORE and candidate.text.lower() in LANGUAGE_NAMES and not joined_after:
        return _A_LANGUAGE
    if weak and not candidate.people:
        if joined_after and language != "de":
            factor *= 0.5 if after in PART_OF_NAME else 0.8
        if joined_before and not candidate.hold:
            if before in BEFORE_NAME:
                factor *= 0.15
            elif language != "de" and before not in WHERE and not candidate.before.isupper():
                factor *= 0.4
    return factor
