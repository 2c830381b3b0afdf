"""Candidates at spans that somebody else has found."""

import re
from collections.abc import Sequence

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.containers import link
from reader.places.candidates.forms import home_of, long_genitive, part_of
from reader.places.candidates.scripts import taken_apart
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import PEOPLE, Naming
from reader.text.fold import fold

_ARTICLE = re.compile(r"^(?:the|der|die|das|den|dem|des|le|la|les|el|los|il)\s+", re.IGNORECASE)
_LONGEST = 100
_LIKELY = 0.97
"""Whoever gives a span holds it to be a place."""

_UNITS = (" county", " city", " state", " province", " region", " area", " oblast", " district", " metro")

_Found = tuple[str, tuple[Entry, ...], int, str]
"""Key, places, flags and form of a name."""


def given(gazetteer: Gazetteer, text: str, spans: Sequence[tuple[int, int]]) -> list[Candidate]:
    """A candidate for each span that a place may stand behind; wrong, doubled and overlapping spans are left out."""
    found: list[Candidate] = []
    done = 0
    for start, end in sorted(set(spans)):
        if not done <= start < end <= len(text) or end - start > _LONGEST:
            continue
        written = text[start:end]
        key, entries, flags, formed = _listed(gazetteer, written) or _by_rule(gazetteer, written)
        if entries:
            people = entries[0].naming in PEOPLE
            found.append(Candidate(start, end, written, key, entries, flags, "body", people, likely=_LIKELY, formed=formed))
            done = end
    return link(gazetteer, text, found, only=True)


def _listed(gazetteer: Gazetteer, written: str) -> _Found | None:
    """What the gazetteer has of a name, None if nothing."""
    for key in _keys(written):
        known = gazetteer.key(key)
        if entries := _usable(known.entries, written):
            return key, entries, known.flags, ""
    return None


def _keys(written: str) -> list[str]:
    """Keys to try, the closest first."""
    folded = fold(written)
    keys = [folded]
    short = _ARTICLE.sub("", written)
    if short != written:
        keys.append(fold(short))
    if folded.endswith(" s"):
        keys.append(folded[:-2])
    if folded.endswith("s") and len(folded) > 4:
        keys.append(folded[:-1])
    keys += [folded.removesuffix(suffix) for suffix in _UNITS if folded.endswith(suffix)]
    if "-" in written:
        keys.append(fold(written.partition("-")[0]))
    return [key for key in dict.fromkeys(keys) if key]


def _by_rule(gazetteer: Gazetteer, written: str) -> _Found:
    """What is known of a name that is made from a known one (`Nordsyrien`, `Griechenlandes`, `Gussenstadter`, `Москве`)."""
    folded = fold(written)
    if entries := part_of(gazetteer, folded):
        return folded, entries, 0, "part"
    if (stem := long_genitive(folded)) and (entries := _usable(gazetteer.key(stem).entries, written)):
        return stem, entries, 0, ""
    if folded and (taken := taken_apart(gazetteer, written, folded)):
        return taken.key, taken.entries, 0, ""
    return folded, home_of(gazetteer, folded), 0, "people"


def _usable(entries: tuple[Entry, ...], written: str) -> tuple[Entry, ...]:
    """Names before codes; short forms only where nothing else has the name."""
    names = tuple(e for e in entries if e.naming < Naming.CODE or e.naming in PEOPLE)
    short = tuple(e for e in entries if e.naming == Naming.SUFFIX)
    if short and written.endswith("."):
        return short
    if short and written.isupper() and not any(e.naming <= Naming.ACRONYM for e in names):
        return short
    return names or short
