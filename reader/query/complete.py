"""Completion of the query under the cursor: fields with examples, fixed values, and what the library and the places know."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.model.words import _
from reader.query.chips import quote
from reader.query.examples import examples, meanings
from reader.query.fields import FIELDS, PLACE_MODES

Values = Callable[[str, str], Sequence[tuple[str, str, int]]]
"""What begins so: field and start of the value to (value, what it is, count of articles), best first."""

USUAL_RADIUS = 50
"""Kilometres that `near:` proposes."""
_BEFORE_TERM = "+-("
_OPENERS = '"“„'
_TYPED_VALUES = frozenset({"after", "before", "age", "country", "title"})


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
    start = _term_start(text, cursor)
    end = _term_end(text, start, cursor)
    typed = text[start:cursor]
    name, colon, value = typed.partition(":")
    field = name.lower()
    if not colon:
        return _fields(typed.lower(), start, end)
    if field not in FIELDS:
        return _near_fields(field, start, start + len(name) + 1)
    quoted = value[:1] in tuple(_OPENERS)
    value = value[1:] if quoted else value
    if meanings(field):
        return _fixed(field, value.lower(), start, end, values)
    if field == "near" and "," in value:
        return ()
    return _asked(field, value, start, end, values)


def _term_start(text: str, cursor: int) -> int:
    """Offset at which the term under the cursor begins, its sign and brackets left out."""
    start, quoted = 0, False
    for at, char in enumerate(text[:cursor]):
        if char in _OPENERS and not quoted and (at == start or text[at - 1] == ":"):
            quoted = True
        elif quoted and char in '"“”':
            quoted = False
        elif not quoted and (char.isspace() or char in "()" or (char in _BEFORE_TERM and at == start)):
            start = at + 1
    return start


def _term_end(text: str, start: int, cursor: int) -> int:
    """Offset at which it ends; behind the cursor a blank or bracket ends it, or the quotation mark if it has one."""
    quoted = any(text[at] in _OPENERS and (at == start or text[at - 1] == ":") for at in range(start, cursor))
    closed = quoted and sum(char in '"“”„' for char in text[start:cursor]) > 1
    end = cursor
    while end < len(text):
        if quoted and not closed:
            if text[end] in '"“”':
                return end + 1
        elif text[end].isspace() or text[end] in "()":
            return end
        end += 1
    return cursor if quoted and not closed else end


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


def _asked(field: str, typed: str, start: int, end: int, values: Values) -> tuple[Proposal, ...]:
    """Values that the library or the places know; the field's example where it takes dates or free text."""
    found = []
    for value, what, count in values(field, typed):
        written = f"{field}:{quote(value)}" + (f",{USUAL_RADIUS}" if field == "near" else "")
        found.append(Proposal(written, start + 1, end + 1, f"{field}:{value}", what, count))
    if field == "in" and "none".startswith(typed.lower()):
        found.append(Proposal("in:none", start + 1, end + 1, "in:none", _("no place known")))
    if not found and not typed and field in (_TYPED_VALUES | set(PLACE_MODES)):
        found = [Proposal(e.example, start + 1, end + 1, e.example, e.what) for e in examples() if e.field == field]
    return tuple(found)


def _alike(one: str, other: str) -> float:
    """0 to 1; only the first letters count, whatever is pasted."""
    return SequenceMatcher(None, one[:40], other).ratio()
