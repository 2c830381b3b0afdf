"""What the place picker makes of a place: a term of the query language, with its mode and its radius."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from reader.model.errors import QueryError
from reader.query.ast import NoPlace, PlaceMode, PlaceTerm
from reader.query.chips import quote
from reader.query.fields import FARTHEST
from reader.query.parse import parse

MODES: tuple[PlaceMode, ...] = ("in", "from", "near")
KM = 30.0
"""Radius where none was said, in km."""
WITHOUT = "in:none"
ADD = "+"
"""Typed before a name, or before a term that the picker returns: it comes to the place that is there already."""

_RADIUS = re.compile(r"(?P<name>.*\S)\s+(?P<km>[0-9]{1,5})\s*(?:km)?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the picker's field: a name, the radius in km if a number stands at its end, and whether the place comes to another."""

    name: str
    km: float | None
    adds: bool = False


def typed(text: str) -> Typed:
    """Takes "wien 50" or "+wien" apart; a number alone is a name."""
    adds = text.lstrip().startswith(ADD)
    text = text.strip().removeprefix(ADD).lstrip()
    found = _RADIUS.fullmatch(text)
    if found is None or not 0 < float(found["km"]) <= FARTHEST:
        return Typed(text, None, adds)
    return Typed(found["name"], float(found["km"]), adds)


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
