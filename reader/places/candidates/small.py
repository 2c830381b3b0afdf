"""Names that are too weak alone, where the words around say that a place is meant: of small places, and made by rule.

Nearly every German noun is the name of some village. So a sign is asked for beside the name, of which the strongest are tried first; then places that stand in
a row with one that has a sign, then all that are called like one.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter

from reader.places.candidates import cues
from reader.places.candidates.beside import BY, CUE, DASH, GO_ON, JOINT_BEFORE, JOINT_BEHIND, LINE, NOUN, UNIT, Beside, marks_before, marks_behind
from reader.places.candidates.candidate import Candidate, Section
from reader.places.candidates.forms import home_of
from reader.places.candidates.lexicon import Lexicon
from reader.places.candidates.meant import is_own, may_mean
from reader.places.candidates.word import Word
from reader.places.gazetteer import Entry
from reader.places.layout import Naming, WordFlag

Pending = tuple[int, int, Word]
"""A word that may be a name, with where it stands."""

Maker = Callable[[Lexicon, str, int, int, str, tuple[Entry, ...], int, Section], Candidate]
_WORDS = 5
_GOES_ON = re.compile(r"(?: \(|\. |[ \-\u00a0./’'])([^\W_]+)")
_MAY_GO_ON = re.compile(r"(?: \(|\. |[ \-\u00a0./’'])((?=[A-ZÀ-ÖØ-Þ])[^\W_]+|(?:a[mn]|i[mn]|bei|ob|auf|vor|unter|an|de[lr]?|di|sur|upon|on|la|les?)\b)")
_JOINTS = r"(?:,? (?:und|and|oder|or|bis|sowie|to|nach|&|-|–) |, | ?/ ?)"
_JOINT_STARTS = (", ", " un", " an", " od", " or", " bi", " so", " to", " na", " & ", " - ", " – ", " /", "/")
_JOINT_ENDS = (", ", "und ", "and ", "der ", " or ", "bis ", "wie ", " to ", "ach ", "& ", "- ", "– ", "/ ", "/")
"""A few letters tell most gaps that are no joints."""

_JOINT_BEFORE, _JOINT = re.compile(_JOINTS + "$"), re.compile(_JOINTS)
_COMMON = int(WordFlag.COMMON)
_GIVEN = int(Naming.GIVEN)
_INSIDE = frozenset(("am", "an", "im", "in", "bei", "ob", "auf", "vor", "unter", "der", "sur", "de", "di", "upon", "on"))
"""Small words inside a name of several words that no other names have."""

_NOUN = re.compile(r" (?=[A-ZÄÖÜ][^\W\d_]{2})")
_STOP = re.compile(r"\.(?=(,| [a-z0-9(-])?)")
"""The full stop of a short form inside a sentence."""

_SIGNS = CUE | LINE
_TOLD_APART, _ANOTHER = ("de", "en", ""), "xx"
"""Languages whose signs differ, and what stands for all others."""

_FORM_FROM, _FORM_PEOPLE = 6, 1000
_OF_ROWS = ("city", "region")
_SURE = ("in", "kind", "name", "line")
_START = attrgetter("start")


def weak_names(lexicon: Lexicon, text: str, language: str, found: list[Candidate], pending: list[Pending], section: Section, make: Maker) -> list[Candidate]:
    """The candidates found so far, with those of the pending words that a sign speaks for; in order and without overlap."""
    reading = _Reading(lexicon, text, language, section, make, found)
    left, near = reading.by_signs(pending)
    if left and (reading.made or found):
        left = reading.in_rows(left, near, found)
    if left and reading.made:
        left = reading.again(left)
    if left and language in cues.WITH_FORMS:
        reading.by_form(left)
    return sorted([*found, *reading.made], key=_START) if reading.made else found


@lru_cache(8)
def _marks_of(language: str) -> tuple[Beside, Beside, int]:
    """The marks before and behind words of a language, and those behind that may be a sign there."""
    signs = GO_ON | BY | DASH | (UNIT if language in ("en", "") else 0) | (NOUN if language in ("de", "") else 0)
    before = Beside(marks_before(frozenset(cues.words_before(language)), _JOINT_ENDS))
    return before, Beside(marks_behind(cues.WORDS_BEHIND, _JOINT_STARTS)), signs


class _Reading:
    """One text."""

    def __init__(self, lexicon: Lexicon, text: str, language: str, section: Section, make: Maker, found: list[Candidate]) -> None:
        self._lexicon, self._text, self._language, self._section, self._make = lexicon, text, language, section, make
        self._starts = [candidate.start for candidate in found]
        self._done = 0
        self.made: list[Candidate] = []

    def by_signs(self, pending: list[Pending]) -> tuple[list[Pending], list[Pending]]:
        """Makes candidates of the pending words with a sign; returns those that are left, and which of them may stand in a row."""
        left: list[Pending] = []
        near: list[Pending] = []
        text = self._text
        before, behind, signs = _marks_of(self._language if self._language in _TOLD_APART else _ANOTHER)
        states = self._language == "en"
        may_open = self._lexicon.may_open
        for item in pending:
            start, end, word = item
            if start < self._done:  # another name has taken it in
                continue
            marks, ahead = before[text[start - 4 if start > 4 else 0 : start]] & word.before, behind[text[end : end + 3]] & word.behind
            if ahead & GO_ON and not may_open(word.folded, text[start : end + 3]):
                ahead -= GO_ON
            if (marks & _SIGNS or ahead & signs or (states and word.state)) and self.by_sign(item):
                continue
            left.append(item)
            if marks & JOINT_BEFORE or ahead & JOINT_BEHIND:
                near.append(item)
        return left, near

    def by_sign(self, item: Pending) -> bool:
        """Makes a candidate of a pending word with a sign."""
        start, end, word = item
        if word.people and not word.longer:
            return self._people(start, end, word)
        text = self._text
        if word.state and self._language == "en" and self._state(start, end, word):
            return True
        cue = cues.before(text, start, self._language)
        if word.longer and (match := _MAY_GO_ON.match(text, end)) and self._longer(start, word, cue, end, match[1]):
            return True
        if not word.cued:
            return False
        if word.people:
            return self._people(start, end, word)
        if word.flags & _COMMON:
            return cue == "kind" and self._single(item, cue)
        cue = cue or cues.behind(text, end, self._language)
        if not cue or (cue == "its" and word.flags):
            cue = "line" if not word.flags and end - start > 3 and cues.opens_line(text, start, end) else ""
        if cue or (cues.before_dash(text, start, end) and (cue := "line")):
            return self._single(item, cue)
        return False

    def by_form(self, left: list[Pending]) -> None:
        """Takes the rest of the words that look like nothing but a place's name."""
        for item in left:
            start, end, word = item
            if end - start >= _FORM_FROM and word.cued and not word.people and not word.flags and (word.forms is None or self._language in word.forms):
                self._formed(item)

    def _formed(self, item: Pending) -> bool:
        """Takes a name that nothing but a place has by its ending; of more than a hamlet."""
        start, end, word = item
        if word.forms is None:
            written = self._text[start:end]
            known = self._lexicon.gazetteer.key(word.cued).entries
            countries = {e.place.country for e in known if e.naming <= _GIVEN and e.place.population >= _FORM_PEOPLE and may_mean(e, word.cued, written)}
            word.forms = tuple(language for language in cues.WITH_FORMS if cues.has_form(language, word.cued, countries))
        return self._language in word.forms and self._single(item, "form")

    def _single(self, item: Pending, cue: str, country: str = "") -> bool:
        start, end, word = item
        written = self._text[start:end]
        if word.cued != word.folded and self._language == "en":
            return False  # an English genitive has an apostrophe
        entries = tuple(
            e for e in self._lexicon.gazetteer.key(word.cued).entries if may_mean(e, word.cued, written) and (not country or e.place.country == country)
        )
        if entries:
            self._take(start, end, word.cued, entries, word.flags, cue)
        return bool(entries)

    def _take(self, start: int, end: int, key: str, entries: tuple[Entry, ...], flags: int, cue: str) -> Candidate:
        candidate = self._make(self._lexicon, self._text, start, end, key, entries, flags, self._section)
        candidate.cue = cue
        candidate.small = self._lexicon.gazetteer.small(entries[0].place)
        self.made.append(candidate)
        self._done = max(self._done, end)
        return candidate

    def _people(self, start: int, end: int, word: Word) -> bool:
        """`Gussenstadter Michaelskirche`: the adjective stands before what it belongs to."""
        if self._language not in ("de", "") or word.flags or not _NOUN.match(self._text, end):
            return False
        entries = home_of(self._lexicon.gazetteer, word.folded)
        if not entries:
            return False
        candidate = self._take(start, end, word.folded, entries, word.flags, "noun")
        candidate.people, candidate.formed = True, "people"
        return True

    def _state(self, start: int, end: int, word: Word) -> bool:
        """`a Ky. jail`, `Macon, Ga.`: with its full stop, and a comma before it or the sentence going on."""
        match = _STOP.match(self._text, end)
        if match is None or not (match[1] or self._text[start - 2 : start] == ", "):
            return False
        entries = tuple(e for e in self._lexicon.gazetteer.text_key(word.folded).entries if e.naming == Naming.SUFFIX)
        self._take(start, end + 1, word.folded, entries, word.flags, "").formed = "state"
        return True

    def _longer(self, start: int, word: Word, cue: str, end: int, following: str) -> bool:
        """Takes the longest name of several words that opens here; it needs a sign unless its form is one."""
        text, lexicon = self._text, self._lexicon
        if not lexicon.opens_with(word.folded, following):
            return False
        parts, ends, last = [word.folded], [end], [""]
        at = bisect_left(self._starts, end)
        limit = self._starts[at] if at < len(self._starts) else len(text)
        while len(parts) < _WORDS and (match := _GOES_ON.match(text, ends[-1])) and match.end() <= limit:
            parts.append(lexicon.fold(match[1]))
            ends.append(match.end())
            last.append(match[1])
        for count in range(len(parts), 1, -1):
            if last[count - 1][0].islower():
                continue
            key, end = " ".join(parts[:count]), ends[count - 1]
            known = lexicon.gazetteer.key(key)
            if not known.entries and key.endswith("s"):
                key = key[:-1]
                known = lexicon.gazetteer.key(key)
            entries = tuple(e for e in known.entries if is_own(e, key))
            if entries:
                its = cue or ("name" if word.folded == "bad" or any(part in _INSIDE for part in last[1 : count - 1]) or "-" in text[start:end] else "")
                its = its or cues.behind(text, end, self._language) or ("line" if cues.opens_line(text, start, end) else "")
                if its:
                    closed = text[end : end + 1] == ")" and "(" in text[start:end]
                    self._take(start, end + closed, key, entries, known.flags, its)
                return bool(its)
        return False

    def in_rows(self, left: list[Pending], near: list[Pending], found: list[Candidate]) -> list[Pending]:
        """Takes what stands in a row with a place; returns what is left. `near`: of those left, what may stand beside a joint of a row."""
        text = self._text
        places = [c for c in (*found, *self.made) if not c.people and c.entries[0].place.kind in _OF_ROWS] if near else []
        ends, starts = {c.end for c in places}, {c.start for c in places}
        taken: set[int] = set()
        lands = {c.end + 1: c.entries[0].place.country for c in found if c.people and c.text[0].islower()}
        for item in left if lands else ():
            if (country := lands.get(item[0])) and _may_join(item[2]) and self._single(item, "kind", country):
                taken.add(item[0])
        for item in near:
            start, end, _ = item
            if start not in taken:
                match = _JOINT_BEFORE.search(text, max(0, start - 8), start)
                if match is not None and match.start() in ends and not _NOUN.match(text, end) and self._single(item, "list"):
                    ends.add(end)
                    taken.add(start)
        for item in reversed(near):
            start, end, _ = item
            if start not in taken:
                match = _JOINT.match(text, end)
                if match is not None and match.end() in starts and not _capital_before(text, start) and self._single(item, "list"):
                    starts.add(start)
                    taken.add(start)
        return [item for item in left if item[0] not in taken] if taken else left

    def again(self, left: list[Pending]) -> list[Pending]:
        """Takes what is called like a place that a sign spoke for; a person's name needs the strongest. Returns what is left."""
        keys = {c.key: c.cue for c in self.made if c.cue in _SURE and not c.people}
        return [item for item in left if not self._is_again(item, keys.get(item[2].cued, ""))]

    def _is_again(self, item: Pending, cue: str) -> bool:
        word = item[2]
        return bool(cue) and not word.people and (cue == "in" or not word.flags) and self._single(item, "again")


def _may_join(word: Word) -> bool:
    return bool(word.cued) and not word.people and not word.flags & _COMMON


def _capital_before(text: str, start: int) -> bool:
    """A word with a capital stands right before, as in a person's name."""
    if start < 2 or text[start - 1] != " ":
        return False
    words = text[max(0, start - 30) : start - 1].split(" ")
    return words[-1][:1].isupper()
