"""Why each name of a text was taken for a place, or for none, and why for this one: what the reading weighed, put in words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.model.place import ArticlePlace, Place
from reader.model.words import _
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming, WordFlag
from reader.places.locate import read_text
from reader.places.resolve.choose import choose
from reader.places.signs import PAPERS, TITLES, WHERE

_MOST = 4
"""Places of a name that are weighed one by one; the rest are counted."""
_WORK = 400_000
"""A long text is weighed no further than so many names are looked at."""
_EXAMPLES = 3

_NAMINGS = {
    Naming.FOREIGN: lambda: _("its name in another language"),
    Naming.ALTERNATE: lambda: _("another spelling of its name"),
    Naming.ADJECTIVE: lambda: _("its adjective"),
    Naming.DEMONYM: lambda: _("its people"),
    Naming.SUFFIX: lambda: _("its short form"),
    Naming.ACRONYM: lambda: _("its short form"),
}


@dataclass(frozen=True, slots=True)
class Considered:
    """A place that a name may mean: its weight among those of the name, 0 to 1 (None: not weighed), and what speaks for it, in words."""

    place: Place
    weight: float | None
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name of a text.

    Attributes:
        starts: where it stands, code points, in order.
        likely: how likely it is a place at all, 0 to 1.
        chosen: the place that it is; None if it was taken for no place.
        because: what speaks for a place or against, in words.
        places: what it may mean, the weightiest first.
        others: how many more places have the name.
    """

    text: str
    starts: tuple[int, ...]
    likely: float
    chosen: Place | None
    because: tuple[str, ...]
    places: tuple[Considered, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Explained:
    """The names of a text in order, and its main place."""

    names: tuple[Evidence, ...]
    main: ArticlePlace | None


def explain(gazetteer: Gazetteer, text: str, title: str = "", language: str = "") -> Explained:
    """What was weighed in reading a text; arguments as in `locate`."""
    read = read_text(gazetteer, text, title, language)
    taken = {id(candidate) for candidate in read.names}
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in read.considered:
        if candidate.section != "title":
            number = candidate.place.geonameid if candidate.place is not None and id(candidate) in taken else 0
            groups[candidate.key, number].append(candidate)
    scales = _Scales(gazetteer, read.considered, read.language)
    around = _Around(gazetteer, read.names, read.considered)
    names = []
    for same in groups.values():
        shown = max(same, key=lambda c: (bool(c.hold), c.likely))
        weights = scales.weigh(shown)
        names.append(
            Evidence(
                same[0].text,
                tuple(candidate.start for candidate in same),
                max(candidate.likely for candidate in same),
                shown.place if id(shown) in taken else None,
                tuple(_because(shown, any(key == shown.key and number for key, number in groups) and id(shown) not in taken)),
                tuple(Considered(e.place, weight, tuple(around.reasons(shown, e))) for e, weight in weights),
                max(0, len({e.place.geonameid for e in gazetteer.key(shown.key).entries if e.naming <= Naming.FOREIGN or e in shown.entries}) - len(weights)),
            )
        )
    names.sort(key=lambda name: name.starts)
    return Explained(tuple(names), read.places[0] if read.places else None)


class _Scales:
    """Weighs the places of a name by choosing among fewer and fewer of them, all else in the text being as it is."""

    def __init__(self, gazetteer: Gazetteer, candidates: Sequence[Candidate], language: str) -> None:
        self._gazetteer, self._candidates, self._language = gazetteer, candidates, language
        self._work = 0

    def weigh(self, candidate: Candidate) -> list[tuple[Entry, float | None]]:
        """The weightiest places with their weights; the first is the one chosen."""
        left = list({entry.place.geonameid: entry for entry in reversed(candidate.entries)}.values())[::-1]
        first = next((entry for entry in left if candidate.place is not None and entry.place.geonameid == candidate.place.geonameid), left[0])
        left.remove(first)
        found: list[tuple[Entry, float | None]] = [(first, candidate.sure)]
        rest = 1 - candidate.sure
        while left and len(found) < _MOST:
            if self._work >= _WORK:
                found.append((left.pop(0), None))
                continue
            best, sure = self._best(candidate, tuple(left))
            left.remove(best)
            weight = rest * sure if left else rest
            found.append((best, weight))
            rest -= weight
        return found

    def _best(self, candidate: Candidate, entries: tuple[Entry, ...]) -> tuple[Entry, float]:
        """The place that the name would mean if it had only these."""
        self._work += len(self._candidates)
        trial = [replace(c, entries=entries if c.key == candidate.key else c.entries) for c in self._candidates]
        choose(self._gazetteer, trial, self._language)
        ours = next(t for t, c in zip(trial, self._candidates, strict=True) if c is candidate)
        best = next((e for e in entries if ours.place is not None and e.place.geonameid == ours.place.geonameid), entries[0])
        return best, ours.sure


class _Around:
    """What else the text names: by country and by region, as written."""

    def __init__(self, gazetteer: Gazetteer, names: Sequence[Candidate], considered: Sequence[Candidate]) -> None:
        self._gazetteer = gazetteer
        self._behind = {id(candidate): behind.text for candidate, behind in pairwise(considered)}
        self._places: dict[int, str] = {}
        self._countries: dict[str, dict[str, str]] = defaultdict(dict)
        for candidate in names:
            place = candidate.place
            if place is None:
                continue
            self._places.setdefault(place.geonameid, candidate.text)
            if place.country and place.kind != "country":
                self._countries[place.country].setdefault(candidate.key, candidate.text)

    def reasons(self, candidate: Candidate, entry: Entry) -> Iterator[str]:
        """What speaks for a place of a name."""
        place = entry.place
        above = [p for p in self._gazetteer.ancestors(place.geonameid) if p.kind in ("country", "region")]
        if candidate.hold & {p.geonameid for p in self._gazetteer.ancestors(place.geonameid)}:
            yield _("{name} follows").format(name=self._behind.get(id(candidate), ""))
        else:
            for p in above:
                if p.geonameid in self._places:
                    said = _("its country is named nearby ({name})") if p.kind == "country" else _("its region is named nearby ({name})")
                    yield said.format(name=self._places[p.geonameid])
                    break
            else:
                there = [text for key, text in self._countries.get(place.country or "", {}).items() if key != candidate.key]
                if there and place.kind != "country":
                    yield _("in the same country as {names}").format(names=", ".join(there[:_EXAMPLES]))
        if naming := _NAMINGS.get(entry.naming):
            yield naming()
        yield from _prominence(candidate, entry)


def _prominence(candidate: Candidate, entry: Entry) -> Iterator[str]:
    """How a place stands among those of its name."""
    others = [other for other in candidate.entries if other.place.geonameid != entry.place.geonameid]
    if candidate.people or candidate.hold or candidate.held:
        return
    if not others:
        yield _("the only one that it may mean")
    elif entry.place.kind in ("country", "continent", "area") and all(other.prominence <= entry.prominence for other in others):
        yield _("the best known of that name")
    elif all(other.place.population < entry.place.population for other in others):
        yield _("most people of that name")


def _because(candidate: Candidate, elsewhere: bool) -> Iterator[str]:
    """What the text and the word say of whether a name is a place."""
    before, flags = candidate.before.lower(), candidate.flags
    if candidate.section == "dateline":
        yield _("stands in the dateline")
    if candidate.held:
        yield _("says where the place before it lies")
    if candidate.person:
        yield _person(candidate, before)
    elif candidate.after.lower() in PAPERS and candidate.after[:1].isupper():
        yield _("{name} follows: part of another name").format(name=candidate.after)
    if before in WHERE:
        yield _("“{word}” stands before it").format(word=candidate.before)
    if candidate.shouted:
        yield _("stands among words in capitals")
    if elsewhere:
        yield _("is a place elsewhere in the text")
    if flags & WordFlag.COMMON:
        yield _("is a common word, too")
    if not candidate.person and flags & WordFlag.FIRST_NAME:
        yield _("is a first name, too")
    elif not candidate.person and flags & WordFlag.SURNAME:
        yield _("is a surname, too")


def _person(candidate: Candidate, before: str) -> str:
    """What makes a person of a name."""
    if before.rstrip(".") in TITLES:
        return _("a title stands before it: taken for a person")
    if before and len(before) == 1:
        return _("an initial stands before it: taken for a person")
    if candidate.before_flags & WordFlag.FIRST_NAME:
        return _("a first name stands before it: taken for a person")
    return _("a surname follows: taken for a person")
