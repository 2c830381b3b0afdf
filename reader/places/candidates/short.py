"""Names given in full once and short afterwards: `Frankfurt (Oder)` and `Frankfurt`, `Kochel am See` and `Kochel`, `Bad Cannstatt` and `Cannstatt`."""

import re
from collections.abc import Iterator

from reader.places.candidates.candidate import Candidate

_FULL = re.compile(
    r"(?:(?:Bad|Sankt|St\.|Markt) (?P<last>[^\W\d_]{4,})|(?P<first>[^\W\d_]{4,}(?:-[^\W\d_]+)?) (?:\(|(?:am|an|im|in|bei|ob|vor|unter|auf|upon|on|sur) ).+)"
)
_MOST = 20
"""Full names of a text whose short ones are looked for: each costs a search through it."""


def with_short_names(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates with those that the short names add; what short names mean already is narrowed down to the places of the full ones."""
    full = _full_names(candidates)
    if not full:
        return candidates
    at = {candidate.start: candidate for candidate in candidates}
    found: list[Candidate] = []
    for short, long in full.items():
        if long is not None:
            found += _short(text, short, long, at)
    if not found:
        return candidates
    both = sorted([*candidates, *found], key=lambda candidate: candidate.start)
    return [c for number, c in enumerate(both) if c.formed != "short" or not _covered(both, number)]


def _full_names(candidates: list[Candidate]) -> dict[str, Candidate | None]:
    """Full names by their short forms; None behind a form that two of them share."""
    full: dict[str, Candidate | None] = {}
    for candidate in candidates:
        if " " in candidate.text and not candidate.people and len(full) < _MOST and (match := _FULL.fullmatch(candidate.text)):
            short = match["last"] or match["first"]
            other = full.setdefault(short, candidate)
            if other is not None and other.key != candidate.key:
                full[short] = None
    return full


def _short(text: str, short: str, long: Candidate, at: dict[int, Candidate]) -> Iterator[Candidate]:
    ids = {entry.place.geonameid for entry in long.entries}
    for match in re.finditer(rf"(?<![\w-]){re.escape(short)}(?=s?(?![\w-]))", text):
        known = at.get(match.start())
        if known is None:
            start, end = match.span()
            yield Candidate(start, end, short, long.key, long.entries, long.flags, long.section, small=long.small, cue="again", formed="short")
        elif known.start > long.start and known.key != long.key and " " not in known.key and not known.people:
            known.entries = tuple(entry for entry in known.entries if entry.place.geonameid in ids) or long.entries


def _covered(candidates: list[Candidate], number: int) -> bool:
    """A candidate lies inside its neighbour."""
    its = candidates[number]
    return (number > 0 and candidates[number - 1].end > its.start) or (number + 1 < len(candidates) and candidates[number + 1].start < its.end)
