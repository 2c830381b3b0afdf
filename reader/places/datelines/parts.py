"""Takes what stands before a story apart: news agency, newsroom, date, writer's name, and what is left of places."""

import re
from functools import lru_cache
from typing import NamedTuple

from reader.places.gazetteer import Gazetteer
from reader.places.signs import NEWSROOMS, SMALL_WORDS, WHERE, WIRES
from reader.text.fold import fold

_MONTH = (
    r"(?:jan(?:uary|uar|\.)?|jän(?:ner|\.)?|feb(?:ruary|ruar|\.)?|mar(?:ch|\.)?|märz|mär\.?|apr(?:il|\.)?|may|mai|june?|jun\.|juni|july?|jul\.|juli|aug(?:ust|\.)?|"
    r"sep(?:tember|t\.?|\.)?|o[ck]t(?:ober|\.)?|nov(?:ember|\.)?|de[cz](?:ember|\.)?|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)"
)
_ON = r"(?:am|den|le|on)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|mo|di|mi|do|fr|sa|so)"
_DAY = (
    rf"(?:{_ON}\s+)?(?:{_WEEKDAY},?\s+)?"
    rf"(?:\d{{1,2}}\.?\s*{_MONTH}(?:,?\s*\d{{4}})?|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s*\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}[./](?:\d{{2,4}})?|\d{{4}}-\d\d-\d\d)"
)
_DATE_LAST = re.compile(rf"[\s,/]+{_DAY}[,.]?$", re.IGNORECASE)
_DATE_FIRST = re.compile(rf"^{_DAY}[,.:]?\s+", re.IGNORECASE)
MONTH = re.compile(_MONTH, re.IGNORECASE)
DATE_WORD = re.compile(rf"{_ON}|{_WEEKDAY}|{_MONTH}", re.IGNORECASE)
_BRACKET = re.compile(r"\s*(?:\(([^()]{1,60})\)?|/([A-Za-z][\w -]{1,40})/)\s*$")
_WIRE_FIRST = re.compile(r"\(([^()]{2,40})\)\s*(?:[-–—:]+\s*)?")
_WRITES = ("By", "BY", "Von", "VON")
_WRITER_FIRST = re.compile(rf"(?:{'|'.join(_WRITES)})\s+(?=[A-ZÀ-Þ])")
_SIGN_LAST = re.compile(r",\s+[A-Z]{2,6}$")
_FULL_STOP = re.compile(r"(?<=[^\W\d_]{6})\.$")
_SMALL_WORD = re.compile(r"[a-zß-öø-ÿ](?<!\S.)[^\W\d_]*(?!\S)")
_MAY_BE_SMALL = SMALL_WORDS | WIRES | NEWSROOMS | {"and", "und", "et", "or"}
_INITIALS = 4
_DIGIT = re.compile(r"\d")
"""Every date has one."""


class Parts(NamedTuple):
    """What stands before the end of a dateline.

    Attributes:
        places: what is left of it without agency, date and writer.
        start: where that begins, code points from the beginning of what was taken apart.
        wire: a news agency is named; newsroom: that, or another newsroom, or a writer's initials; dated: a date is.
    """

    places: str
    start: int
    wire: bool
    newsroom: bool
    dated: bool


def parts_of(gazetteer: Gazetteer, left: str) -> Parts:
    """Takes the text before a dash, bar, colon or full stop apart."""
    wire = newsroom = dated = False
    start = 0
    if left.startswith("(") and (first := _WIRE_FIRST.match(left)) and is_wire(first[1]):
        start, wire, newsroom = first.end(), True, True
    digits = _DIGIT.search(left, start) is not None
    brackets = "(" in left or "/" in left
    for _ in range(4):
        bracket = _BRACKET.search(left, start) if brackets else None
        last = left[start:].rsplit(None, 1)
        inside = (bracket[1] or bracket[2]) if bracket else ""
        if bracket and (is_wire(inside) or (left[-1] in ")/" and _no_place(gazetteer, left[start : bracket.start()], inside, left[start:]))):
            left, newsroom, wire = left[: bracket.start()], newsroom or is_newsroom(inside), wire or is_wire(inside)
        elif len(last) == 2 and not bracket and (last[1].islower() or last[1].isupper()) and is_wire(last[1]):
            left, newsroom = left[: start + len(left[start:].rstrip()) - len(last[1])].rstrip(), True
        elif digits and (date := _DATE_LAST.search(left, start)):
            left, dated = left[: date.start()], True
        elif digits and (sign := _SIGN_LAST.search(left, start)) and _DATE_LAST.search(left, start, sign.start()):
            left, newsroom = left[: sign.start()], True
        else:
            break
    left = left.rstrip(" ,/-–—|")
    left = left[:-1] if left.endswith((".", "\n")) and _FULL_STOP.search(left) else left
    start += len(left[start:]) - len(left[start:].lstrip(" ,"))
    if digits and (date := _DATE_FIRST.match(left[start:])):
        start, dated = start + date.end(), True
    return Parts(left[start:], start, wire, newsroom, dated)


def bracketed(inside: str) -> str:
    """The places of `(Moskau)` or `(Berlin/dpa)`: what stands in the brackets without date and agency."""
    inside = _DATE_LAST.sub("", inside)
    words = inside.replace("/", " ").split()
    if len(words) > 1 and is_newsroom(words[-1].strip("()")):
        inside = inside[: inside.rfind(words[-1])].rstrip(" /,")
    return inside


def writer_first(text: str) -> bool:
    """It begins with a writer's name: `By John Smith`, `Von Anna Huber`."""
    return text.startswith(_WRITES) and _WRITER_FIRST.match(text) is not None


def prose(head: str) -> int:
    """Where the first word stands that no dateline has: a small one that is part of no name, agency or date. Most text has one soon."""
    for match in _SMALL_WORD.finditer(head):
        if not _may_be_small(match[0]):
            start = match.start()
            return len(head) if "(" in head[:start] else start
    return len(head)


@lru_cache(4096)
def _may_be_small(word: str) -> bool:
    """A small word that is part of a name, an agency or a date."""
    word = word.lower()
    return word in _MAY_BE_SMALL or DATE_WORD.fullmatch(word) is not None


@lru_cache(512)
def is_wire(text: str) -> bool:
    """A news agency, or several; `dpa/lby`, `Eds: AP`."""
    words = text.lower().replace("/", " ").replace(",", " ").split()
    return bool(words) and words[0].strip(".") in WIRES and all(word.strip(".") in WIRES or word in NEWSROOMS or len(word) <= 3 for word in words)


@lru_cache(512)
def is_newsroom(text: str) -> bool:
    """A news agency, another newsroom, or writers' initials."""
    words = text.lower().replace("/", " ").replace(",", " ").split()
    if not words:
        return False
    if all(word.strip(".") in WIRES or word.strip(".") in NEWSROOMS for word in words) or is_wire(text):
        return True
    initials = [word for word in text.replace("/", " ").split() if word.isalpha() and (word.islower() or word.isupper()) and 2 <= len(word) <= _INITIALS]
    return len(initials) == len(words) and text not in WHERE


def _no_place(gazetteer: Gazetteer, before: str, inside: str, whole: str) -> bool:
    """A bracket that is no part of the name before it, as in `FRANKFURT (ODER)`: initials, or a newsroom that no list has."""
    if gazetteer.key(fold(whole)).entries:
        return False
    if is_newsroom(inside) or _DATE_LAST.search(before):
        return True
    return not gazetteer.key(fold(inside)).entries and bool(gazetteer.key(fold(before)).entries)
