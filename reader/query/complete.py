"""Completion of the query under the cursor: fields with examples, fixed values, and what the library and the places know."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.model.words import _
from reader.query.chips import quote
from reader.query.examples import examples, meanings
from reader.query.fields import FIELDS, PLACE_MODES
from reader.query.parse import LONGEST
from reader.query.typed import Typed, typed_at

Values = Callable[[str, str], Sequence[tuple[str, str, int | None]]]
"""What begins so: field and start of the value to (value, what it is, count of articles, None where nobody counts), best first."""

USUAL_RADIUS = 50
"""Kilometres that `near:` proposes."""
RADII = (10, 25, 50, 100, 200)
"""Kilometres that are proposed behind a place."""
LONGEST_TERM = 200
"""Characters of a term that is completed."""
_WRITTEN = {"after": ("today", "yesterday"), "before": ("today", "yesterday"), "age": ("<24h", "<2d", "<7d", "<4w", ">4w")}
"""What fields of time take, beside dates."""
_SHOWN_BY_EXAMPLE = frozenset({"after", "before", "country", "title", "author", *PLACE_MODES})
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What could stand at the cursor.

    Attributes:
        insert: text to put in; a field alone ends in its colon.
        start, end: columns that it replaces, from 1, end not included.
        shown: for the list; an example where a field is proposed.
        what: in a few words.
        count: articles, None where nobody counts.
    """

    insert: str
    start: int
    end: int
    shown: str
    what: str
    count: int | None = None

    def apply(self, text: str) -> tuple[str, int]:
        """The query with the proposal in it, and the cursor behind it (an offset from 0)."""
        return text[: self.start - 1] + self.insert + text[self.end - 1 :], self.start - 1 + len(self.insert)


def complete(text: str, cursor: int, values: Values) -> tuple[Proposal, ...]:
    """Proposals for the term in which the cursor stands, best first; any text is fine.

    Args:
        text: the query as typed so far, right or wrong.
        cursor: code points before the cursor.
        values: asked for the fields whose values nobody can know beforehand.
    """
    cursor = max(0, min(cursor, len(text)))
    typed = typed_at(text, cursor) if len(text) <= LONGEST else None
    if typed is None or len(typed.word) > LONGEST_TERM:
        return ()
    start, end = typed.start, typed.end
    if typed.field is None:
        return _fields(typed.word.lower(), start, end)
    if typed.field not in FIELDS:
        return _near_fields(typed.field, start, start + len(typed.field) + 1)
    if meanings(typed.field):
        return _fixed(typed.field, typed.value.lower(), start, end, values)
    if typed.field == "near" and "," in (typed.value if typed.tail is None and not typed.quoted else typed.tail or ""):
        return _radii(typed)
    return _asked(typed, values)


def _fields(typed: str, start: int, end: int) -> tuple[Proposal, ...]:
    """Fields and fixed values that begin as typed; nothing typed gives every field."""
    found = [Proposal(f"{e.field}:", start + 1, end + 1, e.example, e.what) for e in examples() if e.field.startswith(typed)]
    if len(typed) > 1:
        for field in ("is", "has"):
            known = [(f"{field}:{value}", what) for value, what in meanings(field) if value.startswith(typed)]
            found += [Proposal(term, start + 1, end + 1, term, what) for term, what in known]
    return tuple(found)


def _near_fields(typed: str, start: int, end: int) -> tuple[Proposal, ...]:
    """Fields that look like the wrong one, to stand before its value."""
    near = [e for e in examples() if _alike(typed, e.field) >= 0.6]
    near.sort(key=lambda e: -_alike(typed, e.field))
    return tuple(Proposal(f"{e.field}:", start + 1, end + 1, e.example, e.what) for e in near)


def _fixed(field: str, typed: str, start: int, end: int, values: Values) -> tuple[Proposal, ...]:
    """Values of is, has and sort: those that begin as typed; if none does, all, the most alike first."""
    counts = {value: count for value, _what, count in values(field, "")}
    known = [(value, what) for value, what in meanings(field) if value.startswith(typed)]
    if not known:
        known = sorted(meanings(field), key=lambda pair: -_alike(typed, pair[0]))
    return tuple(Proposal(f"{field}:{v}", start + 1, end + 1, f"{field}:{v}", what, counts.get(v)) for v, what in known)


def _asked(typed: Typed, values: Values) -> tuple[Proposal, ...]:
    """Values that the library or the places know; how the field is written where it takes dates or free text."""
    field, value, start, end = typed.field or "", typed.value, typed.start + 1, typed.end + 1
    found = []
    for known, what, count in values(field, value):
        radius = f",{USUAL_RADIUS}" if field == "near" else ""
        found.append(Proposal(f"{field}:{quote(known)}{radius}", start, end, f"{field}:{known}{radius}", what, count))
    if field == "in" and not typed.quoted and "none".startswith(value.lower()):
        found.append(Proposal("in:none", start, end, "in:none", _("no place known")))
    example = next(e for e in examples() if e.field == field)
    written_so = [f"{field}:{one}" for one in _WRITTEN.get(field, ()) if one.startswith(value.lower())]
    if not value and not found and field in _SHOWN_BY_EXAMPLE:
        written_so.append(example.example)
    return (*found, *(Proposal(term, start, end, term, example.what) for term in dict.fromkeys(written_so)))


def _radii(typed: Typed) -> tuple[Proposal, ...]:
    """Radii behind the comma of `near:`; nothing for a longitude."""
    place, _comma, begun = typed.word.rpartition(",")
    if _NUMBER.fullmatch(place.partition(":")[2]):
        return ()
    fitting = [km for km in RADII if str(km).startswith(begun.strip())]
    made = [(f"{place},{km}", km) for km in fitting]
    return tuple(Proposal(term, typed.start + 1, typed.end + 1, term, _("{n} km around").format(n=km)) for term, km in made)


def _alike(one: str, other: str) -> float:
    """0 to 1; only the first letters count, whatever is pasted."""
    return SequenceMatcher(None, one[:40], other).ratio()
