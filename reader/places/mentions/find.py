"""Finds the stretches of a text that may name a place: the longest known names, capitalised, and adjectives that German writes small."""

from collections.abc import Iterator

from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.mentions.candidate import Candidate, Section
from reader.places.mentions.lexicon import WORD, Lexicon, Word, lexicon_of
from reader.places.signs import TITLES

_JOINTS = frozenset((" ", "-", "\u00a0", ". ", ".", "/", "‑", "\n", " (", "–", "'", "’"))
"""What may stand between two words of a name."""

_WORDS = 6
_FOREIGN_FROM = 300_000
"""In English and German text a name in a third language is read from this prominence on."""

_OVER_PEOPLE = 3_000_000
"""A place of less prominence that is called like a country's people yields to them (Somali)."""

_ALTERNATE_FROM = 500_000
_SENTENCE_ENDS = frozenset('.!?:"“”„»«\n')


def find(gazetteer: Gazetteer, text: str, language: str, section: Section) -> list[Candidate]:
    """All candidates of a text in order; they do not overlap."""
    lexicon = lexicon_of(gazetteer)
    words = [(match.start(), match.end(), match.group()) for match in WORD.finditer(text)]
    found: list[Candidate] = []
    done = 0
    look = lexicon.word
    for at, (start, _, written) in enumerate(words):
        if start < done:
            continue
        word = look(written)
        if word is None:
            continue
        if word.unspaced:
            found.extend(_unspaced(gazetteer, written, start, section))
            continue
        candidate = _longest(lexicon, text, words, at, word, language, section)
        if candidate is not None:
            found.append(candidate)
            done = candidate.end
    return found


def _longest(lexicon: Lexicon, text: str, words: list[tuple[int, int, str]], at: int, word: Word, language: str, section: Section) -> Candidate | None:
    """The longest name that opens with a word."""
    parts, ends = [word.folded], [words[at][1]]
    if word.longer:
        for number in range(at + 1, min(len(words), at + _WORDS)):
            if text[words[number - 1][1] : words[number][0]] not in _JOINTS:
                break
            parts.append(lexicon.fold(words[number][2]))
            ends.append(words[number][1])
    keys = lexicon.gazetteer.keys_in(" ".join(parts)) if len(parts) > 1 else [word.folded]
    if len(parts) > 1 and parts[1].endswith("s") and not (keys and " " in keys[0]):
        keys.insert(0, f"{parts[0]} {parts[1][:-1]}")  # Saudi-Arabiens
    for key in keys:
        count = key.count(" ") + 1
        if count > len(ends):
            continue
        last = at + count - 1
        start, end = words[at][0], ends[count - 1]
        surface = text[start:end]
        entries = _usable(lexicon.gazetteer.key(key).entries, key, surface, words[last][2], text, start, end, language)
        if entries:
            end = _closed(text, start, end)
            return _candidate(lexicon, text, words, at, last, (start, end), key, entries, section)
    return None


def _usable(entries: tuple[Entry, ...], key: str, surface: str, last: str, text: str, start: int, end: int, language: str) -> tuple[Entry, ...]:
    """The entries that a text may mean by a name as it is written there."""
    if not entries:
        return ()
    small = surface[0].islower()
    upper = surface.isupper()
    reader = language in ("", "en", "de")
    found = []
    for entry in entries:
        naming = entry.naming
        if naming == Naming.ADJECTIVE:
            ok = True
        elif small or last[0].islower():
            ok = False
        elif naming <= Naming.GIVEN or naming == Naming.DEMONYM:
            ok = naming != Naming.DEMONYM or reader or len(key) > 5
        elif naming == Naming.FOREIGN:
            ok = not reader or (entry.prominence >= _FOREIGN_FROM and len(key) > 3)
        elif naming == Naming.ALTERNATE:
            # Another spelling of its name (Kyjiw), not a translation (White House for Casablanca).
            ok = entry.prominence >= _ALTERNATE_FROM and len(key) > 4 and key[0] == entry.place.name[0].lower()
        else:
            ok = naming == Naming.ACRONYM and upper and not _shouted(text, start, end, key)
        if ok:
            found.append(entry)
    people = tuple(e for e in found if e.naming in (Naming.ADJECTIVE, Naming.DEMONYM) and e.place.kind == "country")
    if people and all(e.prominence < _OVER_PEOPLE for e in found if e not in people):
        return people
    if reader and any(entry.naming <= Naming.ACRONYM for entry in found):
        return tuple(entry for entry in found if entry.naming not in (Naming.FOREIGN, Naming.ALTERNATE))
    return tuple(found)


def _shouted(text: str, start: int, end: int, key: str) -> bool:
    """A short acronym amid words that are all in capitals may be a common word (GIVE US HOPE)."""
    if len(key) > 2:
        return False
    before, after = text[max(0, start - 12) : start].split(), text[end : end + 12].split()
    around = [word for word in (before[-1:] + after[:1]) if len(word) > 2 and word.isalpha()]
    return bool(around) and all(word.isupper() for word in around)


def _closed(text: str, start: int, end: int) -> int:
    """The end with a closing bracket or the last full stop of `U.S.` taken in."""
    following = text[end : end + 1]
    inside = text[start:end]
    if (following == ")" and "(" in inside) or (following == "." and "." in inside and " " not in inside and inside.isupper()):
        return end + 1
    return end


def _candidate(
    lexicon: Lexicon,
    text: str,
    words: list[tuple[int, int, str]],
    first: int,
    last: int,
    span: tuple[int, int],
    key: str,
    entries: tuple[Entry, ...],
    section: Section,
) -> Candidate:
    start, end = span
    before = words[first - 1][2] if first else ""
    gap = text[words[first - 1][1] : start] if first else ""
    if gap not in (" ", "-", "\u00a0") and not (gap == ". " and (len(before) == 1 or before.lower() in TITLES)):
        before = ""
    after = words[last + 1][2] if last + 1 < len(words) and text[end : words[last + 1][0]] in (" ", "\u00a0") else ""
    lead = text[max(0, start - 3) : start].strip(" \t")
    people = entries[0].naming in (Naming.DEMONYM, Naming.ADJECTIVE)
    candidate = Candidate(start, end, text[start:end], key, entries, lexicon.gazetteer.key(key).flags, section, people, before, after)
    candidate.before_flags, candidate.after_flags = lexicon.flags(before), lexicon.flags(after)
    candidate.opens = not lead or lead[-1] in _SENTENCE_ENDS
    candidate.shouted = len(candidate.text) > 3 and candidate.text.isupper() and (before.isupper() or after.isupper())
    return candidate


def _unspaced(gazetteer: Gazetteer, run: str, start: int, section: Section) -> Iterator[Candidate]:
    """Names inside a run of Chinese, Japanese, Thai, Lao or Khmer: the longest known one at each character, two characters at least."""
    at = 0
    while at < len(run) - 1:
        key = next((run[at:end] for end in range(min(len(run), at + 12), at + 1, -1) if gazetteer.key(run[at:end]).entries), "")
        entries = (
            tuple(e for e in gazetteer.key(key).entries if e.naming <= Naming.FOREIGN and (e.place.kind != "city" or e.prominence >= _FOREIGN_FROM))
            if key
            else ()
        )
        if entries:
            yield Candidate(start + at, start + at + len(key), key, key, entries, gazetteer.key(key).flags, section)
        at += len(key) if entries else 1
