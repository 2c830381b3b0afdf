"""Finds places by what somebody types: for the picker (also half a word, also with typos) and for queries (exact names only)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Literal

from reader.model.place import Place
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming
from reader.places.name_order import Weighed, in_order, named, pair, repeats, spellings, stands_out, weighed
from reader.places.similar import ONE_SLIP, close_to
from reader.text.fold import fold

MatchKind = Literal["exact", "prefix", "similar"]
_LONGEST = 80
"""Characters of a name; no place has a longer one."""

_HOLDER = 3
"""Words that the name of what holds a place has at most, where no comma parts them."""

_SIMILAR_FROM = 4
"""Shorter words are not searched for typos: everything is near them."""

_TOLD_FROM = 3
"""Of shorter unknown names no near one is told: they begin everything."""

_MISSES, _SHARE = 5, 3
"""Hits that are kept for near misses where beginnings would take all: so many, but of few hits one in so many."""

_FAINT = 0.01
"""Where no whole name was typed, a beginning that stands out by less than this share of the best near miss goes behind the near misses."""

_WHOLE_WORD = 5.0
"""How much more a longer name counts of which whole words are typed: `krems` is Krems an der Donau rather than Kremsier."""

_WEAK = 10.0
"""How much more a whole name counts than its beginning, where it is a name by which hardly anybody means the place."""

_CODE = "geo:"
_REGIONS = ("region", "bundesland", "land", "state")
"""In brackets behind a name they say that the region is meant, not its city of the same name: `New York (region)`."""

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

    Beginnings that hardly stand out beside the best near miss go behind the near misses, and a few hits are kept for these. Districts that repeat a
    town's name come last, unless more than that name is typed.
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
    begins = weighed(gazetteer, _begun(gazetteer, folded, whole, limit), Naming.CODE)
    near = {} if hits.full() else _near(gazetteer, folded, limit)
    misses = _once(gazetteer, near)
    kept = min(len({miss.place for miss in misses} - {begin.place for begin in begins}), _MISSES, limit // _SHARE)
    faint = _FAINT * misses[0].strength if misses and not hits.count() else 0
    hits.weigh((found for found in begins if found.strength >= faint), "prefix", limit - kept)
    hits.only_districts()
    hits.weigh(misses, "similar", hits.count() + _MISSES)
    hits.weigh(begins, "prefix", limit)
    hits.weigh(weighed(gazetteer, near, Naming.ALTERNATE, whole=True), "similar", limit)
    return hits.done()


def _near(gazetteer: Gazetteer, folded: str, limit: int) -> dict[str, float]:
    """Keys that are near misses, each with how likely it is meant; what begins as typed is none."""
    near = close_to(gazetteer, folded, limit) if len(folded) >= _SIMILAR_FROM else ()
    return {key: likely for key, likely in near if not key.startswith(folded)}


def _once(gazetteer: Gazetteer, near: dict[str, float]) -> list[Weighed]:
    """The places one slip away, the most prominent first."""
    return weighed(gazetteer, {key: likely for key, likely in near.items() if likely >= ONE_SLIP}, Naming.ALTERNATE, whole=True)


def _begun(gazetteer: Gazetteer, folded: str, whole: Iterable[tuple[str, Entry]], limit: int) -> dict[str, float]:
    """Keys that begin as typed, and those of whole names, each with how likely it is meant."""
    starts = spellings(folded)
    begins: dict[str, float] = {}
    for most, blank, likely in ((limit * 3, "", 1.0), (limit, " ", _WHOLE_WORD)):
        found = (item for start in starts for item in gazetteer.starting(start + blank) if item[1] not in starts)
        begins.update((key, likely) for _rank, key in nlargest(most, found))
    begins.update((key, _WEAK) for key, _entry in whole)
    return begins


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

    def count(self) -> int:
        """How many hits there are, apart from districts that come last."""
        return len(self._found)

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

    def weigh(self, weighed: Iterable[Weighed], kind: MatchKind, most: int) -> None:
        """Takes places in their order until there are so many hits."""
        for _strength, key, place in weighed:
            if len(self._found) >= most or self.full():
                return
            if place.geonameid in self._seen:
                continue
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
    """The known name that comes nearest to an unknown one: the most prominent of those that begin so and those one slip away, else one that is
    farther off; "" if nothing is near, or less than three letters are given.
    """
    folded = _folded(text)
    if len(text) > _LONGEST or len(folded) < _TOLD_FROM:
        return ""
    hits = _Hits(gazetteer, language, 1)
    for parts in _splits(text):
        hits.take(_inside(gazetteer, *parts, half=True), "prefix")
    near = {} if hits.full() else _near(gazetteer, folded, 1)
    begins = weighed(gazetteer, _begun(gazetteer, folded, (), _MISSES), Naming.CODE)
    hits.weigh(sorted((*_once(gazetteer, near), *begins), key=lambda found: -found.strength), "similar", 1)
    hits.weigh(weighed(gazetteer, near, Naming.ALTERNATE, whole=True), "similar", 1)
    hits.only_districts()
    return next((hit.matched for hit in hits.done()), "")


def _folded(text: str) -> str:
    """A typed name as a key; a ligature may fold to many letters."""
    return fold(text)[:_LONGEST]


def _is_id(text: str) -> bool:
    digits = text.removeprefix("-")
    return digits.isascii() and digits.isdigit() and len(digits) <= 10


def _whole(gazetteer: Gazetteer, text: str) -> tuple[tuple[str, Entry], ...]:
    """Places of exactly this name, each with the key that found it: the name, the name without its article, or a place within another."""
    bracket = _BRACKET.fullmatch(text.strip())
    if bracket and _folded(bracket[2]) in _REGIONS:
        return tuple(pair for pair in _whole(gazetteer, bracket[1]) if pair[1].place.kind == "region")
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
