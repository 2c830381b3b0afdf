"""What the rest of an article says of a candidate: its other mentions, the places named beside it, the country that the article speaks of."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.places.candidates.candidate import Candidate
from reader.places.layout import WordFlag
from reader.places.mentions.clues import EDGE, Side, bucket, kind_of, sides
from reader.places.signs import TITLES, WHERE

_NOWHERE: Side = (EDGE, EDGE, False)
_FIRST_NAME, _SURNAME, _COMMON = int(WordFlag.FIRST_NAME), int(WordFlag.SURNAME), int(WordFlag.COMMON)
_BESIDE = 8
"""Two names that so few characters part stand beside each other."""

_CLEAR = 0.5
_ENTRIES = 8
"""Places of a name whose countries are looked at."""


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


def view_of(candidate: Candidate) -> View:
    """A candidate as it is judged."""
    whole = candidate.whole
    left, right = sides(whole, candidate.start, candidate.end) if whole else (_NOWHERE, _NOWHERE)
    return View(candidate, kind_of(candidate), left, right, _is_person(candidate))


def article_clues(language: str, views: Sequence[View]) -> Iterator[tuple[str, ...]]:
    """For each of an article's candidates what the others say of it."""
    same: dict[str, list[View]] = defaultdict(list)
    countries: dict[str, float] = defaultdict(float)
    regions: dict[int, float] = defaultdict(float)
    total = 0.0
    for view in views:
        candidate = view.candidate
        same[candidate.key].append(view)
        if view.likely > _CLEAR and not candidate.small:
            place = candidate.entries[0].place
            if place.country:
                countries[place.country] += view.likely
                total += view.likely
                region = place.geonameid if place.kind == "region" else place.parent
                if region is not None and place.kind != "country":
                    regions[region] += view.likely
    likely = sum([view.likely for view in views])
    for at, view in enumerate(views):
        clues = [*_of_same(language, view, same[view.candidate.key])]
        clues.extend(_beside(language, view, views[at - 1] if at else None, views[at + 1] if at + 1 < len(views) else None))
        clues.extend(_of_lands(view, countries, regions, total))
        if len(views) > 1:
            clues.append(f"{language} others {bucket((likely - view.likely) / (len(views) - 1))} {min(4, len(views) // 3)}")
        yield tuple(clues)


def _of_same(language: str, view: View, same: list[View]) -> Iterator[str]:
    """Of its other mentions."""
    kind = view.kind
    if view.candidate.hold:
        yield f"{kind} is held"
    if view.candidate.held:
        yield "holds"
    if view.person:
        yield f"{kind} person"
    own = bucket(view.likely)
    yield f"own {own}"
    if len(same) == 1:
        yield f"{language} {own} once"
        return
    best, worst, persons = 0.0, 1.0, False
    for other in same:
        if other is not view:
            best, worst = max(best, other.likely), min(worst, other.likely)
            persons = persons or other.person
    yield f"{language} own {own} best {bucket(best)}"
    yield f"own {own} worst {bucket(worst)}"
    yield f"{kind} best {bucket(best)}"
    yield f"{kind} times {min(5, len(same))}"
    if persons:
        yield f"{kind} person elsewhere"
        yield f"own {own} person elsewhere"


def _beside(language: str, view: View, before: View | None, after: View | None) -> Iterator[str]:
    """Of the names right before and behind it."""
    candidate = view.candidate
    if before is not None and before.candidate.whole is candidate.whole and 0 <= candidate.start - before.candidate.end <= _BESIDE:
        gap = candidate.whole[before.candidate.end : candidate.start].strip().lower()
        yield f"{language} before {gap} {bucket(before.likely)}"
        yield f"{view.kind} before {bucket(before.likely)}"
    if after is not None and after.candidate.whole is candidate.whole and 0 <= after.candidate.start - candidate.end <= _BESIDE:
        gap = candidate.whole[candidate.end : after.candidate.start].strip().lower()
        yield f"{language} after {gap} {bucket(after.likely)}"
        yield f"{view.kind} after {bucket(after.likely)}"


def _of_lands(view: View, countries: dict[str, float], regions: dict[int, float], total: float) -> Iterator[str]:
    """Of the country and the region that the article speaks of."""
    candidate, kind = view.candidate, view.kind
    first = candidate.entries[0].place
    if first.kind not in ("city", "region") or candidate.people:
        return
    own = view.likely if view.likely > _CLEAR and not candidate.small else 0.0
    rest = total - own
    if rest < 0.8:
        yield f"{kind} lands unknown"
        return
    best, near = 0.0, 0.0
    for entry in candidate.entries[:_ENTRIES]:
        place = entry.place
        mine = own if place is first else 0.0
        if place.country:
            best = max(best, (countries.get(place.country, 0.0) - mine) / rest)
        region = place.geonameid if place.kind == "region" else place.parent
        if region is not None:
            near = max(near, (regions.get(region, 0.0) - mine) / rest)
    yield f"{kind} land {bucket(best)}"
    yield f"{kind} region {bucket(near)}"
    mine = (countries.get(first.country or "", 0.0) - own) / rest
    yield f"{kind} first land {bucket(mine)}"


def _is_person(candidate: Candidate) -> bool:
    """The neighbours make it a person's name: `Jack London`, `Präsident Lincoln`, `Paris Hilton`, `Michael Jordan`."""
    first = candidate.entries[0]
    if candidate.people or " " in candidate.key or first.place.kind in ("country", "continent") and not candidate.before_flags & _FIRST_NAME:
        return False
    before, low = candidate.before, candidate.before.lower()
    if before[:1].isupper():
        if low.rstrip(".") in TITLES or len(before) == 1:
            return True
        if candidate.before_flags & _FIRST_NAME and not candidate.before_flags & _COMMON and low not in WHERE:
            return True
    after = candidate.after
    return bool(
        after[:1].isupper() and candidate.flags & _FIRST_NAME and candidate.after_flags & _SURNAME and not candidate.after_flags & _COMMON and low not in WHERE
    )
