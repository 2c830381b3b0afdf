"""The line that opens a story and says where it was written: `Moskau, Russland - Die ...`, `BERLIN (dpa) - `, `PARIS, March 3 (Reuters) - `."""

import re
from dataclasses import dataclass, replace

from reader.model.place import Place
from reader.places.datelines.doubt import Found, holds, plain
from reader.places.datelines.parts import Parts, bracketed, is_wire, parts_of, prose, writer_first
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming
from reader.places.place_line import Name, names_of
from reader.places.place_line import moved as moved_name

_REACH = 160
"""A dateline ends within so many characters."""

_LONGEST_PLACES = 80
_ALONE = 100
"""A line of so many characters may be nothing but a dateline."""

_LINES = 14
_TITLE = 300
"""A title that runs into the story ends within so many characters."""

_DOWN = 1500
"""A dateline that menus stand before comes within so many characters of them."""

_OPENING = re.compile(r"[\s\"'„“”»«*_]*")
_ENDS = re.compile(
    r"(?=[-–‒−—―:.]|\s+[-–‒−—―|]|(?<=[\d)])\s)"  # for speed: one of the rest may begin here
    r"(?:(?P<dash>\s*(?:--+|[—―])\s*|\s+[-–‒−]\s*|(?<=[\w).])[-–‒−]\s+)|(?P<bar>\s+\|\s+)|(?P<colon>:\s+)|"
    r"(?P<stop>\.\s+(?![-–—(|_]))|(?P<date>(?<=[ .]\d{4})\s+(?=[A-ZÄÖÜ„«\"]))|(?P<close>(?<=\))\s+))"
)
_MAY_END = re.compile(r"[-–‒−—―|:.)]")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()]{2,60}(?:\([^()]{2,20}\))?)\)\s*(?:[-–—:]+\s*)?(?=[\"„“»«'\dA-ZÄÖÜÀ-Þ])")
_WIRE = r"\((?i:dpa|apa|ap|afp|reuters|sda|kna|epd|xinhua|ansa|ots|dts)\b"
_IN_NO_NAME = re.compile(r'[;!?"„“|]')
_WORDS = 5
_CAPITAL = re.compile(r"(?<!\S)[A-ZÀ-Þ]\S*")
_WITH_WIRE = re.compile(_WIRE + r"[^()\n]{0,20}\)\s*[-–—]")
_BEHIND_TITLE = re.compile(rf"[.!?…][\"”“’']?\s+(?=[A-ZÄÖÜ]{{2}}|[A-ZÄÖÜ][\w ./,-]{{1,40}}{_WIRE})")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: text as written ("Moskau, Russland") with its code points, and its places. `wire`: a news agency stands with it."""

    text: str
    start: int
    end: int
    names: tuple[Name, ...]
    wire: bool = False


def read(gazetteer: Gazetteer, text: str, language: str = "", home: Place | None = None) -> Dateline | None:
    """The dateline that opens a text, None if it opens without one.

    Args:
        language: ISO 639-1, "" if not known; it says where villages may lie.
        home: the place that the text's feed writes from; of several places of a name, one near it is meant.
    """
    opening = None if text[:1].isalnum() else _OPENING.match(text, 0, _REACH)
    begin = opening.end() if opening else 0
    head, broken, _ = text[begin : begin + _REACH].partition("\n")
    if broken and len(head) <= _ALONE:
        head += "\n"  # Washington. stands alone, and the story in the next line
    first = _MAY_END.search(head)
    if first is None:
        return None
    if head.startswith("("):
        if line := _bracketed(gazetteer, head, begin, language, home):
            return line
        if not is_wire(head[1 : head.find(")")]):
            return None
        reach = len(head)
    else:
        reach = prose(head) + 1
    if first.start() >= reach:
        return None
    for number, end in enumerate(_ENDS.finditer(head, 0, reach)):
        after = text[begin + end.end() : begin + end.end() + 1500].lstrip()
        if number >= 6 or not after:
            break
        found = _left(gazetteer, head[: end.start()], end.lastgroup or "", after, begin, language, home)
        if found is not None:
            return found
    return None


def read_lines(gazetteer: Gazetteer, text: str, language: str = "", home: Place | None = None) -> Dateline | None:
    """The dateline that opens one of the first lines of a text, whose title may stand before it."""
    at = 0
    for number in range(_LINES):
        if line := read(gazetteer, text[at : at + 4 * _REACH], language, home):
            return moved(line, at)
        after = text.find("\n", at)
        if number < 2 and (line := _behind_title(gazetteer, text, at, after if after >= 0 else len(text), language, home)):
            return line
        if after < 0:
            break
        at = after + 1
    return _far_down(gazetteer, text, language, home)


def _far_down(gazetteer: Gazetteer, text: str, language: str, home: Place | None) -> Dateline | None:
    """The dateline with a news agency further down, below the menus of a web page or behind a title."""
    for match in _WITH_WIRE.finditer(text, 0, _DOWN):
        start = text.rfind("\n", 0, match.start()) + 1
        if line := read(gazetteer, text[start : start + 4 * _REACH], language, home):
            return moved(line, start)
        before = text[max(start, match.start() - _LONGEST_PLACES) : match.start()]
        for word in list(_CAPITAL.finditer(before))[-_WORDS:]:
            names = names_of(gazetteer, before[word.start() :].rstrip(), match.start() - len(before) + word.start(), home)
            if names and all(name.firm or name.outer for name in names):
                return Dateline(before[word.start() :].rstrip(), names[0].start, names[0].start + len(before[word.start() :].rstrip()), names, True)
    return None


def moved(line: Dateline, by: int) -> Dateline:
    """The dateline of a text that begins so many code points later."""
    return replace(line, start=line.start + by, end=line.end + by, names=tuple(moved_name(name, by) for name in line.names)) if by else line


def _behind_title(gazetteer: Gazetteer, text: str, at: int, end: int, language: str, home: Place | None) -> Dateline | None:
    """The dateline behind a title in the same line: `Home hit by fire. BYESVILLE -- Firefighters`."""
    for match in _BEHIND_TITLE.finditer(text, at, min(end, at + _TITLE)):
        start = match.end()
        line = read(gazetteer, text[start : start + 4 * _REACH], language, home)
        if line is not None and (line.names[0].text.isupper() or text[start + line.end :].lstrip().startswith("(")):
            return moved(line, start)
    return None


def _bracketed(gazetteer: Gazetteer, head: str, begin: int, language: str, home: Place | None) -> Dateline | None:
    """`(Moskau) Die ...`."""
    match = _IN_BRACKETS.match(head)
    if match is None:
        return None
    inside = bracketed(match["inside"])
    names = names_of(gazetteer, inside, begin + 1, home)
    if not names or not plain(gazetteer, names, language, head[match.end() :]):
        return None
    return Dateline(inside, begin + 1, begin + 1 + len(inside), names)


def _left(gazetteer: Gazetteer, left: str, end: str, after: str, begin: int, language: str, home: Place | None) -> Dateline | None:
    """What stands before a dash, bar, colon or full stop, as a dateline."""
    parts = parts_of(gazetteer, left)
    if writer_first(left):
        behind = _behind_writer(gazetteer, parts)
        if behind < 0:
            return None
        parts = parts._replace(places=parts.places[behind:], start=parts.start + behind)
    places, at = parts.places, begin + parts.start
    if not 2 <= len(places) <= _LONGEST_PLACES or _IN_NO_NAME.search(places):
        return None
    names = names_of(gazetteer, places, at, home)
    if not names:
        return None
    wire = parts.wire or (end in ("stop", "bar") and is_wire(after[:20].split(None, 1)[0]))  # Berlin. dpa/lbb Die ...
    if not holds(gazetteer, Found(names, end, after, wire, parts.newsroom or wire, parts.dated, language)):
        return None
    return Dateline(places, at, at + len(places), names, wire)


def _behind_writer(gazetteer: Gazetteer, parts: Parts) -> int:
    """Where the places begin behind a writer's name: the longest known ones; -1 if there are none."""
    text = parts.places
    at = 0
    for number in range(16):
        if number >= 3 and text[at : at + 1].isupper() and (parts.wire or _shouted(text, at)):
            names = names_of(gazetteer, text[at:])
            if names and all(name.outer or (name.entries and name.entries[0].naming <= Naming.ALTERNATE) for name in names):
                return at
        blank = text.find(" ", at)
        if blank < 0:
            break
        at = blank + 1
    return -1


def _shouted(text: str, at: int) -> bool:
    """A word in capitals behind one that is not."""
    word, before = text[at:].partition(" ")[0].strip(",/"), text[:at].rsplit(maxsplit=1)[-1]
    return len(word) > 2 and word.isupper() and not (before.isalpha() and before.isupper())
