"""What the rest of an article says of a candidate: its other mentions, the places named beside it, the country that the article speaks of."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.sides import NOWHERE, Side, left_of, right_of
from reader.places.layout import WordFlag
from reader.places.mentions.clues import kind_of
from reader.places.signs import TITLES, WHERE

ARTICLE = (
    "held {kind}", "holds", "person {kind}", "own", "{language} once", "{language} best", "worst", "best {kind}", "times {kind}", "person elsewhere {kind}",
    "own person elsewhere", "{language} beside <", "beside < {kind}", "{language} beside >", "beside > {kind}", "land {kind}", "region {kind}",
    "first land {kind}", "{language} others", "held elsewhere", "held",
)  # fmt: skip
"""The groups of these clues; a clue tells its group by the place in this row. Their values are small numbers but for BESIDE."""

BESIDE = {"<": 11, ">": 13}
"""The groups whose values are text, by the sign before that."""

VALUES = 100
"""No group has so many numbers."""

(
    _HOLD, _HELD, _PERSON, _OWN, _ONCE, _BEST, _WORST, _SECOND, _TIMES, _PERSON_ELSEWHERE, _OWN_PERSON_ELSEWHERE, _, _BEFORE, _, _BEHIND, _LAND, _REGION,
    _FIRST_LAND, _OTHERS, _HELD_ELSEWHERE, _HOLD_ALONE,
) = range(0, VALUES * len(ARTICLE), VALUES)  # fmt: skip
"""The groups in order, times VALUES."""

Told = int | str
"""A clue in one: the place of its group times VALUES and its value, or a sign of BESIDE and the text."""

_FIRST_NAME, _SURNAME, _COMMON = int(WordFlag.FIRST_NAME), int(WordFlag.SURNAME), int(WordFlag.COMMON)
_BESIDE = 8
"""Two names that so few characters part stand beside each other."""

_CLEAR = 0.5
_NARROW = ("city", "region")
_ENTRIES = 8
"""Places of a name whose countries are looked at."""

_ENOUGH = 0.8
"""Mentions of countries, added up by how likely they are, from which an article speaks of some country."""

_NO_LAND = 7
"""The step behind the last: the article speaks of no country."""

_STEPS = tuple(0 if p < 2 else 1 if p < 10 else 2 if p < 30 else 3 if p < 60 else 4 if p < 85 else 5 if p < 97 else 6 for p in range(101))


@dataclass(slots=True)
class View:
    """A candidate with what stands around it.

    Attributes:
        likely: how likely it is a place, judged by itself.
        person: the neighbours make a person's name of it.
    """

    candidate: Candidate
    kind: str
    left: Side
    right: Side
    person: bool
    likely: float = 0.0


@dataclass(slots=True)
class Lands:
    """The countries and regions that an article names, by how likely and how often it does."""

    countries: dict[str, float]
    regions: dict[int, float]
    total: float = 0.0


@dataclass(slots=True)
class Same:
    """All mentions of a name: how many, the two likeliest and the two unlikeliest, how many are persons, how many a name behind tells apart."""

    best: float
    worst: float
    second: float = 0.0
    last_but_one: float = 1.0
    count: int = 1
    persons: int = 0
    held: int = 0

    def add(self, view: View) -> None:
        """Counts one more."""
        self.count += 1
        self.persons += view.person
        self.held += bool(view.candidate.hold)
        likely = view.likely
        if likely > self.best:
            self.best, self.second = likely, self.best
        elif likely > self.second:
            self.second = likely
        if likely < self.worst:
            self.worst, self.last_but_one = likely, self.worst
        elif likely < self.last_but_one:
            self.last_but_one = likely


def view_of(candidate: Candidate) -> View:
    """A candidate as it is judged."""
    left, right = candidate.left, candidate.right
    if left is None or right is None:
        whole = candidate.whole
        left, right = (left_of(whole, candidate.start)[0], right_of(whole, candidate.end)[0]) if whole else (NOWHERE, NOWHERE)
    return View(candidate, kind_of(candidate), left, right, _is_person(candidate))


def told_apart(clue: Told) -> tuple[int, int | str]:
    """The place of a clue's group in ARTICLE, and its value."""
    return divmod(clue, VALUES) if isinstance(clue, int) else (BESIDE[clue[0]], clue[1:])


def article_clues(views: Sequence[View]) -> list[list[Told]]:
    """For each of an article's candidates what the others say of it."""
    first: dict[str, View] = {}
    same: dict[str, Same] = {}
    for view in views:
        key = view.candidate.key
        before = first.setdefault(key, view)
        if before is not view:  # most names stand there once
            its = same.get(key)
            if its is None:
                its = same[key] = Same(before.likely, before.likely, persons=before.person, held=bool(before.candidate.hold))
            its.add(view)
    lands = _lands(views)
    likely = sum([view.likely for view in views])
    last = len(views) - 1
    many = 7 * min(4, (last + 1) // 3)
    steps = [_step(view.likely) for view in views]
    found = []
    near = False  # the name before stands beside this one
    for at, view in enumerate(views):
        candidate = view.candidate
        clues = _of_same(view, same.get(candidate.key), steps[at])
        if near:
            gap = candidate.whole[views[at - 1].candidate.end : candidate.start]
            clues += [f"<{gap.strip().lower()} {steps[at - 1]}", _BEFORE + steps[at - 1]]
        if at < last:
            after = views[at + 1].candidate
            if near := 0 <= after.start - candidate.end <= _BESIDE and after.whole is candidate.whole:
                clues += [f">{candidate.whole[candidate.end : after.start].strip().lower()} {steps[at + 1]}", _BEHIND + steps[at + 1]]
        if not candidate.people and candidate.entries[0].place.kind in _NARROW:
            _of_lands(clues, view, lands)
        if last:
            clues.append(_OTHERS + many + _step((likely - view.likely) / last))
        found.append(clues)
    return found


def _step(share: float) -> int:
    """A probability or a share in seven steps, finer at the ends."""
    return _STEPS[int(share * 100)] if 0 < share <= 1 else 6 if share > 1 else 0


def _lands(views: Sequence[View]) -> Lands:
    lands = Lands(defaultdict(float), defaultdict(float))
    for view in views:
        likely = view.likely
        if likely > _CLEAR and not view.candidate.small:
            place = view.candidate.entries[0].place
            if place.country:
                lands.countries[place.country] += likely
                lands.total += likely
                region = place.geonameid if place.kind == "region" else place.parent
                if region is not None and place.kind != "country":
                    lands.regions[region] += likely
    return lands


def _of_same(view: View, same: Same | None, own: int) -> list[Told]:
    """Of its other mentions, None if there are none; `own`: the step of how likely it is by itself."""
    likely = view.likely
    clues: list[Told] = [_OWN + own]
    if view.candidate.hold:
        clues += [_HOLD, _HOLD_ALONE]
    if view.candidate.held:
        clues.append(_HELD)
    if view.person:
        clues.append(_PERSON)
    if same is None:
        clues.append(_ONCE + own)
        return clues
    high = _step(same.second if likely == same.best else same.best)
    low = _step(same.last_but_one if likely == same.worst else same.worst)
    clues += [_BEST + 7 * own + high, _WORST + 7 * own + low, _SECOND + high, _TIMES + min(5, same.count)]
    if same.held and not view.candidate.hold:
        clues.append(_HELD_ELSEWHERE)
    if same.persons > view.person:
        clues += [_PERSON_ELSEWHERE, _OWN_PERSON_ELSEWHERE + own]
    return clues


def _of_lands(clues: list[Told], view: View, lands: Lands) -> None:
    """Of the country and the region that the article speaks of."""
    candidate = view.candidate
    first = candidate.entries[0].place
    own = view.likely if view.likely > _CLEAR and not candidate.small and first.country else 0.0
    rest = lands.total - own
    if rest < _ENOUGH:
        clues.append(_LAND + _NO_LAND)
        return
    countries, regions = lands.countries, lands.regions
    best = near = 0.0
    home = first.geonameid if first.kind == "region" else first.parent
    for entry in candidate.entries[:_ENTRIES]:
        place = entry.place
        country = place.country
        if country in countries and (weight := countries[country] - (own if country == first.country else 0.0)) > best:
            best = weight
        region = place.geonameid if place.kind == "region" else place.parent
        if region in regions and (weight := regions[region] - (own if region == home else 0.0)) > near:
            near = weight
    clues += [_LAND + _step(best / rest), _REGION + _step(near / rest), _FIRST_LAND + _step((countries.get(first.country or "", own) - own) / rest)]


def _is_person(candidate: Candidate) -> bool:
    """The neighbours make it a person's name: `Jack London`, `Präsident Lincoln`, `Paris Hilton`, `Michael Jordan`."""
    before, after = candidate.before, candidate.after
    if not (before[:1].isupper() or after[:1].isupper()) or candidate.people or " " in candidate.key:
        return False
    known = candidate.before_flags & _FIRST_NAME and not candidate.before_flags & _COMMON
    if candidate.entries[0].place.kind in ("country", "continent") and not known:
        return False
    low = before.lower()
    if low in WHERE:
        return False
    if before[:1].isupper() and (low.rstrip(".") in TITLES or len(before) == 1 or known):
        return True
    return bool(after[:1].isupper() and candidate.flags & _FIRST_NAME and candidate.after_flags & _SURNAME and not candidate.after_flags & _COMMON)
