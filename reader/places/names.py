"""Finds places by what somebody types: for the picker (also half a word, also with typos) and for queries (exact names only)."""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nlargest
from typing import Literal

from reader.model.place import Place
from reader.model.words import _
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.similar import close_to
from reader.text.fold import fold

MatchKind = Literal["exact", "prefix", "similar"]
_LONGEST = 80
_SIMILAR_FROM = 4
"""Shorter words are not searched for typos: everything is near them."""

_CODE = "geo:"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that the picker offers.

    Attributes:
        shown: its name in the reader's language.
        matched: the name that the typed text found.
        also: the other of a city and its region of one name; one row takes both.
    """

    place: Place
    shown: str
    matched: str
    kind_of_match: MatchKind
    also: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a name in a query may mean; `also` as in Hit."""

    place: Place
    shown: str
    also: tuple[Place, ...] = ()


def find(gazetteer: Gazetteer, typed: str, language: str, limit: int = 50) -> tuple[Hit, ...]:
    """Places for what is typed so far: whole names, then names that begin so, then near misses; prominent ones first."""
    if typed.strip().lower().startswith(_CODE) or "," in typed:
        return tuple(Hit(c.place, c.shown, c.shown, "exact", c.also) for c in resolve(gazetteer, typed, language)[:limit])
    folded = fold(typed[:_LONGEST])
    if not folded:
        return ()
    hits = _Hits(gazetteer, language, limit)
    hits.add(folded, "exact")
    hits.add_all((key for _, key in nlargest(limit * 3, (pair for pair in gazetteer.starting(folded) if pair[1] != folded))), "prefix")
    if len(folded) >= _SIMILAR_FROM and not hits.full():
        hits.add_all(close_to(gazetteer, folded, limit), "similar")
    return hits.done()


class _Hits:
    """Hits so far; a place stands once, and a region does not stand beside its city of the same name."""

    def __init__(self, gazetteer: Gazetteer, language: str, limit: int) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._limit = limit
        self._found: list[Hit] = []
        self._seen: set[int] = set()

    def full(self) -> bool:
        """No more hits are wanted."""
        return len(self._found) >= self._limit

    def done(self) -> tuple[Hit, ...]:
        """The hits in order."""
        return tuple(self._found[: self._limit])

    def add(self, key: str, kind: MatchKind) -> None:
        """Takes the places of one key in the key's own order."""
        for entry in _by_name(self._gazetteer, key):
            self._take(key, entry, kind)

    def add_all(self, keys: Iterator[str], kind: MatchKind) -> None:
        """Takes the places of several keys, the most prominent first."""
        weakest = Naming.FOREIGN if kind == "similar" else Naming.ALTERNATE
        entries = [
            (entry.prominence * _STRENGTH.get(entry.naming, 0.0), -len(key), key, entry)
            for key in keys
            for entry in _by_name(self._gazetteer, key)
            if entry.naming <= weakest
        ]
        entries.sort(key=lambda item: (-item[0], -item[1], item[2], item[3].place.geonameid))
        for _strength, _length, key, entry in entries:
            self._take(key, entry, kind)

    def _take(self, key: str, entry: Entry, kind: MatchKind) -> None:
        place = entry.place
        if place.kind == "region":  # its city of the same name goes before it
            place = next((e.place for e in _by_name(self._gazetteer, key) if e.place.parent == place.geonameid and e.naming <= Naming.FOREIGN), place)
        if self.full() or place.geonameid in self._seen:
            return
        also = _pair(_by_name(self._gazetteer, key), place)
        self._seen.update((place.geonameid, *(p.geonameid for p in also)))
        shown = self._gazetteer.name(place.geonameid, self._language)
        matched = self._gazetteer.written(key, place.geonameid) or shown
        if fold(matched) == fold(shown):
            matched = shown
        self._found.append(Hit(place, shown, matched, kind, also))


_STRENGTH = {Naming.OWN: 1.0, Naming.GIVEN: 1.0, Naming.ACRONYM: 1.0, Naming.FOREIGN: 0.3, Naming.ALTERNATE: 0.05}
"""Half a name in the reader's own languages goes before one in a language that is not known."""


def _by_name(gazetteer: Gazetteer, key: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in gazetteer.key(key).entries if entry.naming <= Naming.CODE)


def _pair(entries: tuple[Entry, ...], place: Place) -> tuple[Place, ...]:
    """The region of a city among places of one name."""
    if place.kind != "city":
        return ()
    return tuple(e.place for e in entries if e.place.kind == "region" and e.place.country == place.country and e.place.geonameid == place.parent)


def resolve(gazetteer: Gazetteer, text: str, language: str = "en") -> tuple[Choice, ...]:
    """What a name in a query may mean, best first: "Wien", "Paris, Texas", "geo:524901"; () if nobody knows it."""
    text = text.strip()
    if text.lower().startswith(_CODE):
        number = text[len(_CODE) :].strip()
        place = gazetteer.place(int(number)) if _is_id(number) else None
        return (Choice(place, gazetteer.name(place.geonameid, language)),) if place else ()
    if len(text) > _LONGEST:
        return ()
    entries = _by_name(gazetteer, fold(text))
    if not entries and "," in text:
        entries = _inside(gazetteer, *text.rsplit(",", 1))
    found: list[Choice] = []
    seen: set[int] = set()
    for entry in entries:
        place = entry.place
        if place.geonameid not in seen:
            also = _pair(entries, place)
            seen.update((place.geonameid, *(p.geonameid for p in also)))
            found.append(Choice(place, gazetteer.name(place.geonameid, language), also))
            # The region stays a choice of its own behind its city.
            found += [Choice(p, gazetteer.name(p.geonameid, language)) for p in also]
    return tuple(found)


def _is_id(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 10


def _inside(gazetteer: Gazetteer, inner: str, outer: str) -> tuple[Entry, ...]:
    """Places of the one name that lie in a place of the other."""
    above = {e.place.geonameid for e in gazetteer.key(fold(outer)).entries if e.naming <= Naming.CODE or e.naming == Naming.SUFFIX}
    entries = _by_name(gazetteer, fold(inner)) or (_inside(gazetteer, *inner.rsplit(",", 1)) if "," in inner else ())
    return tuple(e for e in entries if above & {p.geonameid for p in gazetteer.ancestors(e.place.geonameid)})


def describe(gazetteer: Gazetteer, place: Place, language: str) -> str:
    """What a place is and where: `city in Sweden`; a namesake of a more prominent one with its region, `city in Texas, United States`."""
    first = gazetteer.lookup(place.name)[:1]
    namesake = place.kind == "city" and bool(first) and first[0].geonameid != place.geonameid
    hidden = {"continent"} if place.kind != "country" else set()
    if not namesake:
        hidden.add("region")
    own = gazetteer.name(place.geonameid, language)
    where = [name for p in gazetteer.ancestors(place.geonameid) if p.kind not in hidden and (name := gazetteer.name(p.geonameid, language)) != own]
    kind = {
        "continent": _("continent"), "country": _("country"), "region": _("region"), "city": _("city"), "area": _("area"),
    }[place.kind]  # fmt: skip
    return _("{kind} in {where}").format(kind=kind, where=", ".join(where)) if where else kind
