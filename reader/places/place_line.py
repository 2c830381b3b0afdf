"""Reads a text that is nothing but places: `Moskau, Russland`, `WIEN/GRAZ`, `St. Louis, Mo.`."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from reader.model.place import Place
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.signs import SMALL_WORDS
from reader.text.fold import fold

_LONGEST = 160
_KEPT = 2048
_IN_REGION, _IN_COUNTRY = 300, 20
"""So many times may a namesake elsewhere be as prominent as a place near home."""

_PARTS = re.compile(r"\s*/\s*|\s+(?:and|und|&|et)\s+")
_COMMA = re.compile(r"\s*,\s*|\s*\((?=[^)]*\)?$)")
_BETWEEN = frozenset(("and", "und", "&", "et"))
_INNER = re.compile(r"[,()]")
_SHAPE = re.compile(r"(?:[^\W\d_]++|[ .'’()/\-\u0300-\u036f]++)++")
_UNIT = re.compile(r"^(?:Landkreis|Kreis|Lkr\.|LK|Bezirk|Raum|Großraum|Region|Gemeinde|Stadt|Bez\.|near|bei)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """One place of a dateline; entries are empty if nobody knows it, and small places only where no other has the name or `outer` holds them.

    Attributes:
        firm: the entries without small places.
        start, end: of the name alone, code points.
        outer: the name behind it that holds it ("Russland"), None if there is none or it says nothing.
    """

    text: str
    start: int
    end: int
    entries: tuple[Entry, ...]
    outer: "Name | None" = None
    firm: tuple[Entry, ...] = ()


def names_of(gazetteer: Gazetteer, places: str, at: int = 0, home: Place | None = None) -> tuple[Name, ...]:
    """The places of a text that begins at a code point and is nothing but places; () if it has not their shape.

    Args:
        home: the place that the text comes from: where nothing else tells, a place near it is meant.
    """
    if len(places) > _LONGEST:
        return ()
    known, asked = _known_of(gazetteer), (places, home.geonameid if home is not None else 0)
    names = known.get(asked)
    if names is None:
        if len(known) >= _KEPT:
            known.clear()
        names = known[asked] = _names_of(gazetteer, places, home)
    return tuple([moved(name, at) for name in names]) if at else names


def moved(name: Name, by: int) -> Name:
    """The name in a text that begins so many code points later."""
    outer = name.outer
    return Name(name.text, name.start + by, name.end + by, name.entries, moved(outer, by) if outer is not None else None, name.firm)


@lru_cache(maxsize=2)
def _known_of(_gazetteer: Gazetteer) -> dict[tuple[str, int], tuple[Name, ...]]:
    """What `_names_of` gave for texts and ids of homes: most datelines are of a few cities."""
    return {}


def _names_of(gazetteer: Gazetteer, places: str, home: Place | None) -> tuple[Name, ...]:
    """The places of a text, whose names begin at 0."""
    whole = _name(gazetteer, places, places, 0)
    if whole is not None and whole.entries and whole.entries[0].naming <= Naming.FOREIGN:
        return (_settled(gazetteer, whole, home),)
    several = "/" in places or not _BETWEEN.isdisjoint(places.split())
    if not several and not _INNER.search(places):
        return () if whole is None else (_settled(gazetteer, whole, home),)
    found: list[Name] = []
    for start, piece in _split(_PARTS, places) if several else [(0, places)]:
        names = [_name(gazetteer, p.rstrip(")"), p, start + offset) for offset, p in _split(_COMMA, piece)]
        if not names or any(name is None for name in names):
            return ()
        found += _held(gazetteer, [name for name in names if name is not None])
    if len(found) == 2 and "/" in places and _on_river(found[0], found[1]):
        found.pop()
    return tuple(_settled(gazetteer, name, home) for name in found) if len(found) <= 5 else ()


def _on_river(town: Name, river: Name) -> bool:
    """`Mülheim/Ruhr`: the second name only says which town of the first it is."""
    known = town.entries and river.entries
    return bool(known) and town.entries[0].place.kind == "city" and river.entries[0].place.kind == "area"


def _settled(gazetteer: Gazetteer, name: Name, home: Place | None) -> Name:
    """The name with its `firm` entries: alone if nothing behind it tells which place of its name it is."""
    if home is not None and name.outer is None and len(name.entries) > 1:
        name = replace(name, entries=_near(name.entries, home))
    if not name.entries:
        return name
    firm = tuple(entry for entry in name.entries if not gazetteer.small(entry.place))
    return replace(name, firm=firm, entries=firm if firm and name.outer is None else name.entries)


def _near(entries: tuple[Entry, ...], home: Place) -> tuple[Entry, ...]:
    """Those in the region or the country of a place; all if there are none, or only ones that the best of all dwarfs."""
    most = max(entry.prominence for entry in entries)
    country = [e for e in entries if e.place.country and e.place.country == home.country and e.naming <= Naming.ALTERNATE]
    region = [e for e in country if home.admin1 and e.place.admin1 == home.admin1]
    for its, times in ((region, _IN_REGION), (country, _IN_COUNTRY)):
        if its and max(entry.prominence for entry in its) * times >= most:
            return tuple(its)
    return entries


def _split(pattern: re.Pattern[str], text: str) -> list[tuple[int, str]]:
    """Pieces between matches, with where they begin."""
    pieces, start = [], 0
    for match in pattern.finditer(text):
        pieces.append((start, text[start : match.start()]))
        start = match.end()
    pieces.append((start, text[start:]))
    return [(start, piece) for start, piece in pieces if piece.strip()]


def _name(gazetteer: Gazetteer, text: str, written: str, at: int) -> Name | None:
    """One name, None if it has not the shape of one."""
    if not _SHAPE.fullmatch(text):
        return None
    words = text.replace("-", " ").replace("(", " ").replace(")", " ").split()
    if not 1 <= len(words) <= 6:
        return None
    first = words[0][0]
    capital = first.isupper()
    if not capital and first.lower() != first.upper():
        return None
    entries = _entries(gazetteer, fold(text))
    if not (capital and entries) and any(
        not word[0].isupper() and word[0].lower() != word[0].upper() and word.lower().strip(".'") not in SMALL_WORDS for word in words
    ):
        return None
    if not entries and (short := _UNIT.sub("", text)) != text:
        entries = _entries(gazetteer, fold(short))
    if not entries and "-" in text:
        entries = _district(gazetteer, text)
    if not entries and text.isupper() and len(text) <= 5:
        entries = _entries(gazetteer, fold(text), Naming.SUFFIX)
    return Name(text, at, at + len(written), entries)


def _district(gazetteer: Gazetteer, text: str) -> tuple[Entry, ...]:
    """The town of `Mechernich-Kommern`, both of which are places."""
    town, _, part = text.partition("-")
    return _entries(gazetteer, fold(town)) if part and _entries(gazetteer, fold(part)) else ()


def _entries(gazetteer: Gazetteer, key: str, also: Naming | None = None) -> tuple[Entry, ...]:
    entries = gazetteer.key(key).entries
    return tuple([e for e in entries if e.naming < Naming.CODE or e.naming == also]) if entries else ()


def _held(gazetteer: Gazetteer, names: list[Name]) -> list[Name]:
    """Names of one part: those that hold the one before them become its `outer`."""
    found = [names[0]]
    for name in names[1:]:
        inner = found[-1]
        bracket = name.end - name.start > len(name.text)
        outer = name.entries if bracket else _entries(gazetteer, fold(name.text), Naming.SUFFIX)
        above = {entry.place.geonameid for entry in outer}
        inside = tuple(e for e in inner.entries if above & {p.geonameid for p in gazetteer.ancestors(e.place.geonameid)})
        if inside:
            holding = {p.geonameid for e in inside for p in gazetteer.ancestors(e.place.geonameid)}
            held = Name(name.text, name.start, name.end, tuple(e for e in outer if e.place.geonameid in holding))
            found[-1] = Name(inner.text, inner.start, inner.end, inside, inner.outer or held)
        elif (
            outer
            and outer[0].place.kind in ("country", "region")
            and not (inner.entries and inner.entries[0].naming <= Naming.GIVEN and inner.entries[0].place.kind == "country")
        ):
            # A village that nobody knows, or one of another land: what holds it says where.
            kept = Name(name.text, name.start, name.end, tuple(e for e in outer if e.place.kind in ("country", "region")))
            found[-1] = Name(inner.text, inner.start, inner.end, (), inner.outer or kept)
        else:
            found.append(name)
    return found
