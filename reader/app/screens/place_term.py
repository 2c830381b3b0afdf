"""What the place picker makes of a place: a term of the query language, with its mode and its radius."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.model.errors import QueryError
from reader.query.ast import NoPlace, PlaceMode, PlaceTerm
from reader.query.chips import quote, without
from reader.query.fields import FARTHEST
from reader.query.parse import parse

MODES: tuple[PlaceMode, ...] = ("in", "from", "near")
NEAREST = 1
"""Kilometres; a place is no smaller."""
KM = 30.0
"""Radius where none was said, in km."""
WITHOUT = "in:none"
ADD = "+"
"""Typed before a name, or before a term that the picker returns: it comes to the place that is there already."""

LONGEST = 200
"""Characters of what is typed or pasted that are looked at; no place has a longer name."""

_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?(?:e[+-]?[0-9]+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the picker's field.

    Attributes:
        km: the radius, if a number stands behind the name.
        adds: the place comes to another.
        too_far: the number is no radius that can be: it is not 1 to 20,000.
    """

    name: str
    km: float | None
    adds: bool = False
    too_far: bool = False


def typed(text: str) -> Typed:
    """Takes "wien 50" or "+wien" apart; a number alone is a name."""
    adds = text.lstrip().startswith(ADD)
    text = " ".join(text[:LONGEST].strip().removeprefix(ADD).split())
    name, _blank, said = text.removesuffix("km").rstrip().rpartition(" ")
    if not name or not _NUMBER.fullmatch(said):
        return Typed(text, None, adds)
    km = float(said.replace(",", "."))
    # 1e999 is infinite, and no radius either
    return Typed(name, km, adds) if NEAREST <= km <= FARTHEST else Typed(name, None, adds, too_far=True)


@dataclass(frozen=True, slots=True)
class Active:
    """A place term of a query, taken apart; the name is "" for the articles without a place, `km` only for `near`."""

    mode: PlaceMode
    name: str
    km: float | None


def read(term: str) -> Active | None:
    """Takes a term such as `near:"Sankt Pölten",30` apart; None if it is none."""
    try:
        node = parse(term, datetime.min.replace(tzinfo=UTC)).root
    except QueryError:
        return None
    match node:
        case PlaceTerm(mode=mode, name=name, km=km):
            return Active(mode, name, km)
        case NoPlace():
            return Active("in", "", None)
        case _:
            return None


def write(mode: PlaceMode, name: str, km: float) -> str:
    """The term for a place."""
    return f"{mode}:{quote(name)},{km:g}" if mode == "near" else f"{mode}:{quote(name)}"


def without_places(text: str) -> str:
    """A query without its terms that are a place: what another place comes to."""
    try:
        chips = parse(text, datetime.min.replace(tzinfo=UTC)).chips
    except QueryError:
        return text
    for chip in reversed(chips):
        if isinstance(chip.node, PlaceTerm | NoPlace):
            text = without(text, chip)
    return text
