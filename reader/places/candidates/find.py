"""Finds the stretches of a text that may name a place: the longest known names, capitalised, and adjectives that German writes small."""

import re
from collections.abc import Iterator
from operator import itemgetter

from reader.places.candidates.candidate import Candidate, Section
from reader.places.candidates.lexicon import Lexicon, lexicon_of
from reader.places.candidates.lower import in_lower_case
from reader.places.candidates.meant import NOT_LATIN, OURS, depends_on_neighbours, is_shouted, meant
from reader.places.candidates.openings import big_words, other_words
from reader.places.candidates.short import with_short_names
from reader.places.candidates.sides import left_of, right_of
from reader.places.candidates.small import Pending, weak_names
from reader.places.candidates.word import Word
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import PEOPLE, Naming, WordFlag

_JOINT = r"(?: \(|\. |[ \-\u00a0./‑\n–'’])"
"""What may stand between two words of a name."""

_GOES_ON = re.compile(_JOINT + r"([^\W_]+)")
_INSIDE = re.compile(
    r"(?:[-‑](?:(?:am|an|de|en|im|in|la|le|les|on|sous|sur|upon)[-‑])?| (?:am|an der|an|bei|im|in der|in|ob der|ob|unter|auf der|on|upon) )"
    r"([A-ZÀ-ÖØ-Þ][^\W\d_]+)(?:[ -]([A-ZÀ-ÖØ-Þ][^\W\d_]+))?"
)
"""How a name goes on inside: a hyphen, or a small word and the next with a capital, and perhaps one more."""

_INTO = frozenset((*[f" {letter}" for letter in "abiou"], *[f"{sign}{letter}" for sign in "-‑" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜadeilosu"]))
"""What such a way on begins with."""

_START = itemgetter(0)
_WORDS = 6
_CITY_FROM = 300_000
"""Cities are read in text without blanks from this prominence on."""

_UNSPACED_LETTERS = 12
_CLEAR_KINDS = ("country", "continent", "city")
_OTHER_SCRIPT = 0.5
"""How likely a country's or a large city's name in another script is at least: little there was to learn from, and few words are called so."""

_CLOSING = frozenset(".)")
_SUFFIX = int(Naming.SUFFIX)
_FIRST_NAME = int(WordFlag.FIRST_NAME)


def find(gazetteer: Gazetteer, text: str, language: str, section: Section) -> list[Candidate]:
    """All candidates of a text in order; they do not overlap."""
    if text.islower():
        return in_lower_case(text, language, lambda written: _find(gazetteer, written, language, section))
    return _find(gazetteer, text, language, section)


def _find(gazetteer: Gazetteer, text: str, language: str, section: Section) -> list[Candidate]:
    lexicon = lexicon_of(gazetteer)
    ours = language in OURS
    heads = lexicon.heads
    found: list[Candidate] = []
    pending: list[Pending] = []
    done = 0
    for opening in _openings(lexicon, text):
        begin, stop, word = opening
        if begin < done:
            continue
        if word.longer and ours and not word.skip and text[stop : stop + 2] in _INTO:
            candidate = _in_full(lexicon, text, begin, stop, section)
            if candidate is not None:
                found.append(candidate)
                done = candidate.end
                continue
        if word.waits and ours:
            pending.append(opening)
            continue
        if word.unspaced:
            found.extend(_unspaced(gazetteer, text[begin:stop], begin, section))
            done = stop  # a mark of India before it makes the same word open twice
            continue
        start, end = (begin + word.skip, begin + word.skip + word.length) if word.length else (begin, stop)
        if word.following and ((head := heads[text[end : end + 3]]) in word.heads or not head) and _may_go_on(lexicon, text, end, word):
            candidate = _longest(lexicon, text, start, end, word, language, section)
            if candidate is not None:
                found.append(candidate)
                done = candidate.end
                continue
        entries = _alone(gazetteer, text, start, end, word, ours) if word.sways else word.own if ours else lexicon.foreign(word, text[begin:stop])
        if entries:
            done = _closed(text, start, end) if text[end : end + 1] in _CLOSING else end
            candidate = _candidate(lexicon, text, start, done, word.folded, entries, word.flags, section, "part" if word.part else "")
            if text[begin] >= NOT_LATIN and entries[0].place.kind in _CLEAR_KINDS:
                candidate.likely = _OTHER_SCRIPT
            found.append(candidate)
        elif word.cued or word.longer or word.state:
            pending.append((start, end, word))
    if pending:
        found = weak_names(lexicon, text, language, found, pending, section, _candidate)
    return with_short_names(text, found)


def _openings(lexicon: Lexicon, text: str) -> list[tuple[int, int, Word]]:
    """The words that may open a name, with where they begin and end, in order."""
    look = lexicon.word
    found = [(match.start(), match.end(), word) for match in big_words(text).finditer(text) if (word := look(match[0])) is not None]
    others = [(start, start + len(written), word) for start, written in other_words(text) if (word := look(written)) is not None]
    if others:
        found += others
        found.sort(key=_START)
    return found


def _may_go_on(lexicon: Lexicon, text: str, end: int, word: Word) -> bool:
    """Some name goes on with the next word, if its first letters don't rule that out already, as they nearly always do."""
    match = _GOES_ON.match(text, end)
    if match is None:
        return False
    second = lexicon.fold(match[1])
    # A genitive may lose its ending (Saudi-Arabiens); a rare letter folds to several words.
    return second in word.following or second[:-1] in word.following or " " in second


def _alone(gazetteer: Gazetteer, text: str, start: int, end: int, word: Word, ours: bool) -> tuple[Entry, ...]:
    """The places that a single word may mean if that depends on the words around."""
    surface = text[start:end]
    return meant(gazetteer.text_key(word.folded).entries, word.folded, surface, surface, ours, is_shouted(text, start, end))


def _longest(lexicon: Lexicon, text: str, start: int, end: int, word: Word, language: str, section: Section) -> Candidate | None:
    """The longest name that opens with a word and the next, None if there is none."""
    ours = language in OURS
    parts, ends, last = [word.folded], [end], [text[start:end]]
    most = min(_WORDS, word.most)
    while len(parts) < most and (match := _GOES_ON.match(text, ends[-1])):
        parts.append(lexicon.fold(match[1]))
        ends.append(match.end())
        # Behind an apostrophe a name goes on within a word (Xi'an).
        last.append(last[-1] if match[0][0] in "'’" else match[1])
    keys = lexicon.gazetteer.keys_in(" ".join(parts))
    keys[:0] = [key for count in range(len(parts), max(1, keys[0].count(" ") + 1 if keys else 0), -1) if (key := _genitive(parts[:count]))]
    for key in keys:
        count = key.count(" ") + 1
        if count > len(ends):
            continue
        end = ends[count - 1]
        surface = text[start:end]
        known = lexicon.gazetteer.text_key(key)
        shouted = depends_on_neighbours(known.entries, key, surface) and is_shouted(text, start, end)
        entries = meant(known.entries, key, surface, last[count - 1], ours, shouted)
        if entries:
            return _candidate(lexicon, text, start, _closed(text, start, end), key, entries, known.flags, section)
        if language == "en" and "." in surface:  # N.J., W.Va.
            states = tuple(entry for entry in known.entries if entry.naming == _SUFFIX)
            if states:
                end += text[end : end + 1] == "."
                return _candidate(lexicon, text, start, end, key, states, known.flags, section, "state")
    return None


def _in_full(lexicon: Lexicon, text: str, start: int, end: int, section: Section) -> Candidate | None:
    """The name of a small place in several words: Brunn am Gebirge, Crans-Montana, which is neither Brno nor Montana."""
    match = _INSIDE.match(text, end)
    if match is None:
        return None
    for stop in (match.end(), match.end(1)):
        key = lexicon.fold(text[start:stop])
        if lexicon.gazetteer.has_small(key):
            known = lexicon.gazetteer.key(key)
            entries = tuple(entry for entry in known.entries if entry.naming <= Naming.GIVEN)
            if entries:
                candidate = _candidate(lexicon, text, start, stop, key, entries, known.flags, section)
                candidate.small = all(lexicon.gazetteer.small(entry.place) for entry in entries)
                candidate.cue = "name"
                return candidate
    return None


def _genitive(parts: list[str]) -> str:
    """A name of several words without a genitive's ending (Saudi-Arabiens), "" if it has none; whether there is such a name is not asked."""
    last = parts[-1]
    return " ".join(parts)[:-1] if last[-1] == "s" and len(last) > 1 else ""


def _closed(text: str, start: int, end: int) -> int:
    """The end with a closing bracket or the last full stop of `U.S.` taken in."""
    following = text[end : end + 1]
    if following not in _CLOSING:
        return end
    inside = text[start:end]
    if (following == ")" and "(" in inside) or (following == "." and "." in inside and " " not in inside and inside.isupper()):
        return end + 1
    return end


def _candidate(
    lexicon: Lexicon, text: str, start: int, end: int, key: str, entries: tuple[Entry, ...], flags: int, section: Section, formed: str = ""
) -> Candidate:
    (left, before), (right, after), written = left_of(text, start), right_of(text, end), text[start:end]
    return Candidate(
        start,
        end,
        written,
        key,
        entries,
        flags,
        section,
        entries[0].naming in PEOPLE,
        before,
        after,
        # Only neighbours with a capital make a person's name of it.
        lexicon.flags[before] if before and before[0].isupper() else 0,
        lexicon.flags[after] if after and flags & _FIRST_NAME and after[0].isupper() else 0,
        len(written) > 3 and written.isupper() and (before.isupper() or after.isupper()),
        formed=formed,
        left=left,
        right=right,
    )


def _unspaced(gazetteer: Gazetteer, run: str, start: int, section: Section) -> Iterator[Candidate]:
    """Names inside a run of Chinese, Japanese, Thai, Lao or Khmer: the longest known one at each character, two characters at least."""
    at = 0
    while at < len(run) - 1:
        key = next((key for key in gazetteer.beginning(run[at : at + _UNSPACED_LETTERS]) if len(key) > 1 and gazetteer.text_key(key).entries), "")
        known = gazetteer.text_key(key).entries if key else ()
        entries = tuple(e for e in known if e.naming <= Naming.ALTERNATE and (e.place.kind != "city" or e.prominence >= _CITY_FROM))
        if entries:
            yield Candidate(start + at, start + at + len(key), key, key, entries, gazetteer.text_key(key).flags, section, likely=_OTHER_SCRIPT)
        at += len(key) if entries else 1
