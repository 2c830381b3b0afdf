"""Finds places by what somebody types: for the picker (also half a word, also with typos) and for queries (exact names only)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Literal

from reader.model.place import Place
from reader.model.words import _
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.name_order import begun, in_order, named, outdone, pair, repeats, spellings, stands_out
from reader.places.similar import close_to
from reader.text.fold import fold

MatchKind = Literal["exact", "prefix", "similar"]
_LONGEST = 80
"""Characters of a name; no place has a longer one."""

_HOLDER = 3
"""Words that the name of what holds a place has at most, where no comma parts them."""

_SIMILAR_FROM = 4
"""Shorter words are not searched for typos: everything is near them."""

_WEAK = 10.0
"""How much more a whole name counts than its beginning, where it is a name by which hardly anybody means the place."""

_CODE = "geo:"
_BRACKET = re.compile(r"([^()]+)\(([^()]+)\)?")
_ARTICLE = re.compile(r"(?:the|der|die|das|den|dem|des) ")


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that the picker offers.

    Attributes:
        shown: its name in the reader's language.
        matched: the name that the typed text found.
        kind_of_match: "exact" for the whole name; one that hardly anybody means by it counts as one that begins so.
        also: the regions of the same name that a city lies in; one row takes all.
        repeats: a district that repeats the name of its town beside it, and of which no more than that was typed.
    """

    place: Place
    shown: str
    matched: str
    kind_of_match: MatchKind
    also: tuple[Place, ...] = ()
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that a name in a query may mean; `also` as in Hit."""

    place: Place
    shown: str
    also: tuple[Place, ...] = ()


def find(gazetteer: Gazetteer, typed: str, language: str, limit: int = 50) -> tuple[Hit, ...]:
    """Places for what is typed so far: whole names, then names that begin so, then near misses; prominent ones first.

    Districts that repeat a town's name come last, unless more than that name is typed.
    """
    if typed[:_LONGEST].strip().lower().startswith(_CODE):
        return tuple(Hit(c.place, c.shown, c.shown, "exact", c.also) for c in resolve(gazetteer, typed, language)[:limit])
    if len(typed) > _LONGEST:  # cut off, it would be another name
        return ()
    folded = _folded(typed)
    if not folded:
        return ()
    hits = _Hits(gazetteer, language, limit)
    whole = _whole(gazetteer, typed)
    hits.take(((key, entry) for key, entry in whole if stands_out(gazetteer, entry, key)), "exact")
    for parts in _splits(typed):
        hits.take(_inside(gazetteer, *parts, half=True), "prefix")
    starts = spellings(folded)
    keys = nlargest(limit * 3, (found for start in starts for found in gazetteer.starting(start) if found[1] not in starts))
    begins = {key: 1.0 for _rank, key in keys}
    begins.update((key, _WEAK) for key, _entry in whole)
    hits.weigh(begins.items(), "prefix", Naming.CODE)
    hits.only_districts()
    if len(folded) >= _SIMILAR_FROM and not hits.full():
        hits.weigh(close_to(gazetteer, folded, limit), "similar", Naming.ALTERNATE)
    return hits.done()


class _Hits:
    """Hits so far; a place stands once, and a region does not stand beside its city of the same name."""

    def __init__(self, gazetteer: Gazetteer, language: str, limit: int) -> None:
        self._gazetteer = gazetteer
        self._language = language
        self._limit = limit
        self._found: list[Hit] = []
        self._behind: list[Hit] = []
        self._seen: set[int] = set()

    def full(self) -> bool:
        """No more hits are wanted."""
        return len(self._found) >= self._limit

    def done(self) -> tuple[Hit, ...]:
        """The hits in order."""
        return (*self._found, *self._behind)[: self._limit]

    def only_districts(self) -> None:
        """Where nothing but districts was found, their word for what they are was typed too: they are meant."""
        if not self._found:
            self._found, self._behind = [replace(hit, repeats=False) for hit in self._behind], []

    def take(self, found: Iterable[tuple[str, Entry]], kind: MatchKind) -> None:
        """Takes places in their order."""
        for key, entry in found:
            self._take(key, entry.place, kind)

    def weigh(self, keys: Iterable[tuple[str, float]], kind: MatchKind, weakest: Naming) -> None:
        """Takes the places of several keys, each with how likely it is meant, the most prominent first."""
        entries = [
            (begun(self._gazetteer, entry, key, whole=kind != "prefix") * likely, -len(key), key, entry.place)
            for key, likely in keys
            for entry in self._gazetteer.key(key).entries
            if entry.naming <= weakest
        ]
        entries.sort(key=lambda item: (-item[0], -item[1], item[2], item[3].geonameid))
        for _strength, _length, key, place in entries:
            if self.full():
                return
            meant = self._meant(key, place) if place.kind == "region" else place
            self._take(key, meant, kind, repeats=repeats(self._gazetteer, key, meant))

    def _meant(self, key: str, region: Place) -> Place:
        """A region, or its city of the same name if that goes first."""
        its = named(self._gazetteer, key)
        return next((e.place for e in its if e.place.geonameid == region.geonameid or region in pair(self._gazetteer, its, e.place)), region)

    def _take(self, key: str, place: Place, kind: MatchKind, *, repeats: bool = False) -> None:
        if self.full() or place.geonameid in self._seen:
            return
        also = pair(self._gazetteer, named(self._gazetteer, key), place)
        self._seen.update((place.geonameid, *(p.geonameid for p in also)))
        shown = self._gazetteer.name(place.geonameid, self._language)
        matched = next((name for spelling in spellings(key) if (name := self._gazetteer.written(spelling, place.geonameid))), shown)
        hit = Hit(place, shown, shown if fold(matched) == fold(shown) else matched, kind, also, repeats)
        (self._behind if repeats else self._found).append(hit)


def resolve(gazetteer: Gazetteer, text: str, language: str = "en") -> tuple[Choice, ...]:
    """What a name in a query may mean, best first: "Wien", "Paris, Texas", "geo:524901"; () if nobody knows it."""
    if len(text) > _LONGEST:
        return ()
    text = text.strip()
    if text.lower().startswith(_CODE):
        number = text[len(_CODE) :].strip()
        place = gazetteer.place(int(number)) if _is_id(number) else None
        return (Choice(place, gazetteer.name(place.geonameid, language)),) if place else ()
    entries = tuple(entry for _key, entry in _whole(gazetteer, text))
    found: list[Choice] = []
    seen: set[int] = set()
    for entry in entries:
        place = entry.place
        if place.geonameid not in seen:
            also = pair(gazetteer, entries, place)
            seen.update((place.geonameid, *(p.geonameid for p in also)))
            found.append(Choice(place, gazetteer.name(place.geonameid, language), also))
            # The region stays a choice of its own behind its city.
            found += [Choice(p, gazetteer.name(p.geonameid, language)) for p in also]
    return tuple(found)


def nearest(gazetteer: Gazetteer, text: str, language: str) -> str:
    """The known name that comes nearest to an unknown one; "" if nothing is near."""
    return next((hit.matched for hit in find(gazetteer, text, language, 1)), "")


def _folded(text: str) -> str:
    """A typed name as a key; a ligature may fold to many letters."""
    return fold(text)[:_LONGEST]


def _is_id(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 10


def _whole(gazetteer: Gazetteer, text: str) -> tuple[tuple[str, Entry], ...]:
    """Places of exactly this name, each with the key that found it: the name, the name without its article, or a place within another."""
    key = _folded(text)
    found = in_order(gazetteer, key, text)
    if not found and (article := _ARTICLE.match(key)):
        key = key[article.end() :]
        found = in_order(gazetteer, key, text)
    if found:
        return tuple((key, entry) for entry in found)
    return next((inside for parts in _splits(text) if (inside := _inside(gazetteer, *parts))), ())


def _splits(text: str) -> Iterator[tuple[str, str]]:
    """How a text may be a name and what holds it; without comma or bracket its last words may be (`paris texas`, `portland new south wales`)."""
    if parts := _parts(text):
        yield parts
    elif "," not in text:
        words = text.split()
        yield from ((" ".join(words[:-n]), " ".join(words[-n:])) for n in range(1, min(_HOLDER, len(words) - 1) + 1))


def _parts(text: str) -> tuple[str, str] | None:
    """A name and the name of what holds it: `Paris, Texas`, `Gmünd (Kärnten)`."""
    bracket = _BRACKET.fullmatch(text.strip())
    inner, _comma, outer = (bracket[1], "(", bracket[2]) if bracket else text.rpartition(",")
    return (inner, outer) if _folded(inner) and _folded(outer) else None


def _inside(gazetteer: Gazetteer, inner: str, outer: str, *, half: bool = False) -> tuple[tuple[str, Entry], ...]:
    """Places of the one name that lie in a place of the other, of which only the beginning may be typed."""
    key = _folded(outer)
    above = {e.place.geonameid for e in gazetteer.key(key).entries if e.naming <= Naming.CODE or e.naming == Naming.SUFFIX}
    parts = _parts(inner)
    entries = tuple((_folded(inner), entry) for entry in named(gazetteer, _folded(inner))) or (_inside(gazetteer, *parts) if parts else ())

    def holds(place: Place) -> bool:
        names = (place.name, gazetteer.name(place.geonameid, "de"), gazetteer.name(place.geonameid, "en")) if half else ()
        return place.geonameid in above or any(fold(name).startswith(key) for name in names)

    return tuple((name, entry) for name, entry in entries if any(holds(p) for p in gazetteer.ancestors(entry.place.geonameid)))


def describe(gazetteer: Gazetteer, place: Place, language: str, also: tuple[Place, ...] = ()) -> str:
    """What a place is and where: `city, Sweden`; one of several cities of a name and a region within a region with what holds it,
    `city, Texas, United States`.

    Args:
        also: the regions of its name that a city is listed with: `region and city, Austria`.
    """
    hidden = {"continent"} if place.kind != "country" else set()
    if place.kind != "region" and not (place.kind == "city" and outdone(gazetteer, place)):
        hidden.add("region")
    own = gazetteer.name(place.geonameid, language)
    above = (p for p in gazetteer.ancestors(place.geonameid) if p.kind not in hidden and p not in also)
    where = [name for p in above if (name := gazetteer.name(p.geonameid, language)) != own]
    kind = _("region and city") if also else {
        "continent": _("continent"), "country": _("country"), "region": _("region"), "city": _("city"), "area": _("area"),
    }[place.kind]  # fmt: skip
    return _("{kind}, {where}").format(kind=kind, where=", ".join(where)) if where else kind
