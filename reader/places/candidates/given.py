"""Candidates at spans that somebody else has found."""

import re
from collections.abc import Sequence

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.containers import link
from reader.places.candidates.forms import home_of, long_genitive, part_of
from reader.places.candidates.scripts import taken_apart
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.text.fold import fold

_ARTICLE = re.compile(r"^(?:the|der|die|das|den|dem|des|le|la|les|el|los|il)\s+", re.IGNORECASE)
_LONGEST = 100
_UNITS = (" county", " city", " state", " province", " region", " area", " oblast", " district", " metro")


def given(gazetteer: Gazetteer, text: str, spans: Sequence[tuple[int, int]]) -> list[Candidate]:
    """A candidate for each span that a place may stand behind; wrong, doubled and overlapping spans are left out."""
    found: list[Candidate] = []
    done = 0
    for start, end in sorted(set(spans)):
        if not done <= start < end <= len(text) or end - start > _LONGEST:
            continue
        written = text[start:end]
        for key in _keys(written):
            known = gazetteer.key(key)
            entries = _usable(known.entries, written)
            if entries:
                people = entries[0].naming in (Naming.DEMONYM, Naming.ADJECTIVE)
                found.append(Candidate(start, end, written, key, entries, known.flags, "body", people, likely=0.97))
                done = end
                break
        else:
            key, entries, formed = _by_rule(gazetteer, written)
            if entries:
                people = entries[0].naming in (Naming.DEMONYM, Naming.ADJECTIVE)
                found.append(Candidate(start, end, written, key, entries, 0, "body", people, likely=0.97, formed=formed))
                done = end
    return link(gazetteer, text, found, only=True)


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


def _by_rule(gazetteer: Gazetteer, written: str) -> tuple[str, tuple[Entry, ...], str]:
    """Key, places and form of a name that is made from a known one (`Nordsyrien`, `Griechenlandes`, `Gussenstadter`, `Москве`)."""
    folded = fold(written)
    if entries := part_of(gazetteer, folded):
        return folded, entries, "part"
    if (stem := long_genitive(folded)) and (entries := _usable(gazetteer.key(stem).entries, written)):
        return stem, entries, ""
    if folded and (taken := taken_apart(gazetteer, written, folded)):
        return taken.key, taken.entries, ""
    return folded, home_of(gazetteer, folded), "people"


def _usable(entries: tuple[Entry, ...], written: str) -> tuple[Entry, ...]:
    """Names before codes; short forms only where nothing else has the name."""
    names = tuple(e for e in entries if e.naming < Naming.CODE or e.naming in (Naming.DEMONYM, Naming.ADJECTIVE))
    short = tuple(e for e in entries if e.naming == Naming.SUFFIX)
    if short and written.endswith("."):
        return short
    if short and written.isupper() and not any(e.naming <= Naming.ACRONYM for e in names):
        return short
    return names or short
