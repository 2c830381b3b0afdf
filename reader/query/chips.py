"""Adds, replaces and takes away single terms of a typed query, so that chips and the query bar are one."""

from collections.abc import Collection
from datetime import UTC, datetime

from reader.model.errors import QueryError
from reader.query.ast import Chip, Node, NoPlace, PlaceMode, PlaceTerm
from reader.query.parse import parse

_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)
_OPENERS = frozenset('"“„”')


def quote(value: str) -> str:
    """A value as it is written after a field: in quotation marks where it needs them."""
    # behind a field, `//` would be read as the rest of an address
    plain = value and value[0] not in _OPENERS and value[-1] not in "*," and value.lower() != "none" and not value.startswith("//")
    if plain and not any(c.isspace() or c in "()" for c in value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def without(text: str, chip: Chip) -> str:
    """The query without one of its chips; what is left blank or only signs becomes ""."""
    left, right = text[: chip.start - 1].rstrip(), text[chip.end - 1 :].lstrip()
    rest = f"{left} {right}".strip()
    return rest if any(c.isalnum() for c in rest) else ""


def with_term(text: str, term: str, replace: Collection[PlaceMode] = ("in", "from", "near")) -> str:
    """The query with one more term.

    A place takes the place of the first place term of one of the modes in `replace` and removes the others of them (`in:none`
    counts as `in`); a `sort:` takes that of the former one; what is there already is not doubled. A query that is wrong
    itself only gets the term behind it.
    """
    try:
        chips = parse(text, _ANY_TIME).chips
        new = parse(term, _ANY_TIME).chips
    except QueryError:
        return f"{text.rstrip()} {term}".strip()
    if len(new) == 1 and new[0].text in {chip.text for chip in chips}:
        return text
    old = [chip for chip in chips if len(new) == 1 and _same_kind(chip, new[0], replace)]
    if not old:
        return f"{text.rstrip()} {term}".strip()
    for chip in reversed(old[1:]):
        text = without(text, chip)
    return text[: old[0].start - 1] + term + text[old[0].end - 1 :]


def _same_kind(old: Chip, new: Chip, replace: Collection[PlaceMode]) -> bool:
    """True if the new chip is to stand where the old one stands."""
    if _is_sort(old) and _is_sort(new):
        return True
    return _mode(old.node) in replace and _mode(new.node) is not None


def _mode(node: Node | None) -> PlaceMode | None:
    """How a single term is about a place, None if it is not."""
    match node:
        case PlaceTerm(mode=mode):
            return mode
        case NoPlace():
            return "in"
        case _:
            return None


def _is_sort(chip: Chip) -> bool:
    return chip.node is None and chip.text.lower().startswith("sort:")
