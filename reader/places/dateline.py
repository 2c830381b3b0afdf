"""The line that opens a story and says where it was written: `Moskau, Russland - Die ...`, `BERLIN (dpa) - `, `PARIS, March 3 (Reuters) - `."""

import re
from dataclasses import dataclass, replace

from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.places.place_line import Name, names_of
from reader.places.signs import NEWSROOMS, NO_PLACES, SMALL_WORDS, WHERE, WIRES
from reader.text.fold import fold

_REACH = 160
"""A dateline ends within so many characters."""

_LONGEST_PLACES = 80
_LARGE = 100_000
_LINES = 8
_OPENING = re.compile(r"[\s\"'„“”»«*_]*")
_ENDS = re.compile(
    r"(?P<dash>\s*(?:--+|[—―])\s*|\s+[-–‒−]\s*|(?<=[\w).])[-–‒−]\s+)|(?P<bar>\s+\|\s+)|(?P<colon>:\s+)|(?P<stop>\.\s+(?![-–—(|_]))|(?P<close>(?<=\))\s+)"
)
_MAY_END = re.compile(r"[-–‒−—―|:.)]")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,60})\)\s*(?:[-–—:]+\s*)?(?=[\"„“»«'\dA-ZÄÖÜÀ-Þ])")
_BRACKET = re.compile(r"\s*\(([^()]{1,60})\)?\s*$")
_MONTH = (
    r"(?:jan(?:uary|uar|\.)?|jän(?:ner|\.)?|feb(?:ruary|ruar|\.)?|mar(?:ch|\.)?|märz|mär\.?|apr(?:il|\.)?|may|mai|june?|jun\.|juni|july?|jul\.|juli|aug(?:ust|\.)?|"
    r"sep(?:tember|t\.?|\.)?|o[ck]t(?:ober|\.)?|nov(?:ember|\.)?|de[cz](?:ember|\.)?|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_ON = r"(?:am|den|le|on)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch)"
_DAY = (
    rf"(?:{_ON}\s+)?(?:{_WEEKDAY},?\s+)?"
    rf"(?:\d{{1,2}}\.?\s*{_MONTH}(?:,?\s*\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{2,4}})?|\d{{4}}-\d\d-\d\d)"
)
_DATE_LAST = re.compile(rf"[\s,/]+{_DAY}[,.]?$", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"^{_DAY}[,.:]?\s+", re.IGNORECASE)
_DATE_WORD = re.compile(rf"{_ON}|{_WEEKDAY}|{_MONTH}", re.IGNORECASE)
_SMALL_WORD = re.compile(r"[a-zß-öø-ÿ](?<!\S.)[^\W\d_]*(?!\S)")
_MAY_BE_SMALL = SMALL_WORDS | WIRES | NEWSROOMS | {"and", "und", "et"}
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{6})\.$")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: text as written ("Moskau, Russland") with its code points, and its places."""

    text: str
    start: int
    end: int
    names: tuple[Name, ...]


def read(gazetteer: Gazetteer, text: str) -> Dateline | None:
    """The dateline that opens a text, None if it opens without one."""
    opening = _OPENING.match(text, 0, _REACH)
    begin = opening.end() if opening else 0
    head = text[begin : begin + _REACH].partition("\n")[0]
    if head.startswith("("):
        return _bracketed(gazetteer, head, begin)
    reach = _prose(head) + 1
    if not _MAY_END.search(head, 0, reach):
        return None
    for number, end in enumerate(_ENDS.finditer(head, 0, reach)):
        if number >= 5 or not head[end.end() :].strip():
            break
        found = _left(gazetteer, head[: end.start()], end.lastgroup or "", text[begin + end.end() : begin + end.end() + 1500], begin)
        if found is not None:
            return found
    return None


def _prose(head: str) -> int:
    """Where the first word stands that no dateline has: a small one that is part of no name, agency or date. Most text has one soon."""
    for match in _SMALL_WORD.finditer(head):
        word = match[0].lower()
        if word not in _MAY_BE_SMALL and not _DATE_WORD.fullmatch(word):
            start = match.start()
            return len(head) if "(" in head[:start] else start
    return len(head)


def read_lines(gazetteer: Gazetteer, text: str) -> Dateline | None:
    """The dateline that opens one of the first lines of a text, whose title may stand before it."""
    at = 0
    for _ in range(_LINES):
        if line := read(gazetteer, text[at : at + 4 * _REACH]):
            return moved(line, at)
        after = text.find("\n", at)
        if after < 0:
            break
        at = after + 1
    return None


def moved(line: Dateline, by: int) -> Dateline:
    """The dateline of a text that begins so many code points later."""

    def name(n: Name) -> Name:
        return replace(n, start=n.start + by, end=n.end + by, outer=name(n.outer) if n.outer else None)

    return replace(line, start=line.start + by, end=line.end + by, names=tuple(name(n) for n in line.names)) if by else line


def _bracketed(gazetteer: Gazetteer, head: str, begin: int) -> Dateline | None:
    """`(Moskau) Die ...`."""
    match = _IN_BRACKETS.match(head)
    if match is None:
        return None
    inside = _DATE_LAST.sub("", match["inside"])
    words = inside.replace("/", " ").split()
    if len(words) > 1 and _newsroom(words[-1]):
        inside = inside[: inside.rfind(words[-1])].rstrip(" /,")
    names = names_of(gazetteer, inside, begin + 1)
    if not names or not all(name.firm and name.firm[0].naming <= Naming.FOREIGN for name in names) or _doubtful(gazetteer, names[0]):
        return None
    return Dateline(inside, begin + 1, begin + 1 + len(inside), names)


def _left(gazetteer: Gazetteer, left: str, end: str, after: str, begin: int) -> Dateline | None:
    """What stands before a dash, bar, colon or full stop, as a dateline."""
    places, wire, newsroom, dated = _stripped(left)
    lead = len(places) - len(places.lstrip(" ,"))
    if date := _DATE_FIRST.match(places):
        lead, dated = date.end(), True
    places, at = places[lead:], begin + lead
    if not 2 <= len(places) <= _LONGEST_PLACES or any(c in places for c in ';!?"„“|'):
        return None
    names = names_of(gazetteer, places, at)
    if not names or not _holds(gazetteer, places, names, (wire, newsroom, dated), end, after):
        return None
    return Dateline(places, at, at + len(places), names)


def _stripped(left: str) -> tuple[str, bool, bool, bool]:
    """What is left of a dateline without agency and date; whether it had a news agency, any newsroom, a date."""
    wire = newsroom = dated = False
    for _ in range(3):
        bracket = _BRACKET.search(left)
        last = left.rsplit(None, 1)
        if bracket and _newsroom(bracket[1]):
            left, newsroom, wire = left[: bracket.start()], True, wire or _wire(bracket[1])
        elif len(last) == 2 and not bracket and _wire(last[1]) and (last[1].islower() or last[1].isupper()):
            left, newsroom = last[0], True
        elif date := _DATE_LAST.search(left):
            left, dated = left[: date.start()], True
        else:
            break
    left = left.rstrip(" ,/")
    return left[:-1] if _FULL_STOP.search(left) else left, wire, newsroom, dated


def _wire(text: str) -> bool:
    """A news agency, or several; `dpa/lby`."""
    words = text.lower().replace("/", " ").replace(",", " ").split()
    return bool(words) and words[0].strip(".") in WIRES and all(word.strip(".") in WIRES or word in NEWSROOMS or len(word) <= 3 for word in words)


def _newsroom(text: str) -> bool:
    """A news agency, another newsroom, or a writer's initials."""
    words = text.lower().replace("/", " ").replace(",", " ").split()
    known = bool(words) and all(word.strip(".") in WIRES or word.strip(".") in NEWSROOMS for word in words)
    return known or _wire(text) or ((text.islower() or text.isupper()) and text.isalpha() and 2 <= len(text) <= 4 and text not in WHERE)


def _holds(gazetteer: Gazetteer, places: str, names: tuple[Name, ...], said: tuple[bool, bool, bool], end: str, after: str) -> bool:
    """Whether a text whose places part looks like names is a dateline."""
    wire, newsroom, dated = said
    capitals = places.isupper() and len(places) > 2
    known = all((name.entries and name.entries[0].naming <= Naming.ALTERNATE and _more_than_a_day(name)) or name.outer for name in names)
    own = all((name.firm and name.firm[0].naming <= Naming.GIVEN) or name.outer for name in names)
    if fold(names[0].text).split(" ")[0] in NO_PLACES and not names[0].firm:
        return False
    if wire or (newsroom and known):
        return True
    if end in ("bar", "close") or not known:
        return False
    if dated:
        return end in ("dash", "colon") or (end == "stop" and capitals)
    if not all(name.firm or name.outer or _located(gazetteer, name, after) for name in names):
        return False  # nearly every word is the name of some village
    if end == "colon":
        return capitals and own and all(n.firm and n.firm[0].prominence >= _LARGE and not _doubtful(gazetteer, n) for n in names)
    if end == "stop" and not (own and len(names) == 1 and names[0].entries and (names[0].outer or not _doubtful(gazetteer, names[0]))):
        return False
    opens = after[:1].isupper() or after[:1].isdigit() or after[:1] in "\"'„“»«‘’(" or not after[:1].isascii()
    if not (opens or capitals) or len(after.split(None, 2)) < 2:
        return False
    if capitals or any(name.outer for name in names):
        return True
    return not _route(gazetteer, after) and not all(_doubtful(gazetteer, name) and not _located(gazetteer, name, after) for name in names)


def _more_than_a_day(name: Name) -> bool:
    """Some village may be called like a day or a month; no dateline is of it."""
    return bool(name.firm) or not _DATE_WORD.fullmatch(name.text)


def _doubtful(gazetteer: Gazetteer, name: Name) -> bool:
    """The word is more than a place: a first name, a common word, or known as a small place's other name only."""
    flags = gazetteer.text_key(fold(name.text)).flags
    if not name.entries or flags & WordFlag.COMMON:
        return True
    first = (name.firm or name.entries)[0]
    if first.naming >= Naming.FOREIGN and first.prominence < _LARGE:
        return True
    return bool(flags & WordFlag.FIRST_NAME) and first.place.kind not in ("country", "continent")


def _located(gazetteer: Gazetteer, name: Name, after: str) -> bool:
    """The text behind names it once more as a place (`in Essen`), or its country (`Sofia - Bulgariens Präsident`)."""
    if re.search(rf"\b(?:in|aus|nach|bei|from|near|at)\s+{re.escape(name.text)}\b", after):
        return True
    for entry in name.firm[:1] or name.entries[:3]:
        for above in gazetteer.ancestors(entry.place.geonameid):
            if above.kind in ("country", "region") and any(gazetteer.name(above.geonameid, language)[:6] in after for language in ("en", "de")):
                return True
    return False


def _route(gazetteer: Gazetteer, after: str) -> bool:
    """What follows is another city, so that the dash says "to": `Berlin - Hamburg in zwei Stunden`."""
    word = re.match(r"\w+", after)
    if word is None:
        return False
    entries = gazetteer.text_key(fold(word[0])).entries
    return bool(entries) and entries[0].naming <= Naming.GIVEN and entries[0].place.kind == "city"
