"""What an article is about: one entry a place, in order of weight, with role, confidence and reason."""

from collections import defaultdict
from dataclasses import dataclass

from reader.model.place import ArticlePlace, Place, Role
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.weighing.labels import label

ROLES: tuple[Role, ...] = ("dateline", "details", "geo", "title", "body", "feed")
_ROLE_OF: dict[str, Role] = {"dateline": "dateline", "details": "details", "title": "title", "teaser": "body", "body": "body"}
_RANK = {role: rank for rank, role in enumerate(ROLES)}
_WEIGHT: dict[Role, float] = {"dateline": 100.0, "details": 60.0, "geo": 40.0}
"""Weights of roles that count once; names in running text weigh by the mention."""

_RUNNING = ("body", "teaser", "title")
_PEOPLE = 0.6
"""An adjective or an inhabitant weighs less than the place's name."""

_EARLY = 300
"""Names in the first characters of a body weigh more: news say first what matters."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place near a point that came with the article; `known` is its id as the point gives it, before the reader corrected that."""

    place: Place
    text: str
    confidence: float
    known: int


def weigh(gazetteer: Gazetteer, candidates: list[Candidate], language: str, where: str = "", points: tuple[Point, ...] = ()) -> tuple[ArticlePlace, ...]:
    """The article's places. `where`: the label of the details' place row, for the reason."""
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.place is not None:
            groups[candidate.place.geonameid].append(candidate)
    near = {point.place.geonameid: point for point in points}
    weighed = []
    running = all(c.section in _RUNNING for c in candidates)
    for geonameid in dict.fromkeys([*groups, *near]) if near else groups:
        its = groups.get(geonameid, [])
        point = near.get(geonameid)
        if point is None and (running or all(c.section in _RUNNING for c in its)):
            weighed.append(_named(gazetteer, its, language))
            continue
        # Behind another name in a dateline or a details row it only says where that one lies.
        counted = [c for c in its if not (c.held and c.section in ("dateline", "details"))]
        if counted or point is not None:
            weighed.append(_entry(gazetteer, its, counted, point, language, where))
    weighed.sort(key=lambda item: (-item[0], item[1]))
    return tuple([place for _, _, place in weighed])


def _named(gazetteer: Gazetteer, its: list[Candidate], language: str) -> tuple[float, int, ArticlePlace]:
    """The entry of a place that only running text names, as nearly all are: what `_entry` gives, sooner."""
    if len(its) == 1:
        shown = its[0]
        weight, confidence = _mention(shown), shown.likely * shown.sure
    else:
        shown = min(its, key=_shown_first)
        weight, confidence = sum([_mention(c) for c in its]), _repeated(max([c.likely * c.sure for c in its]))
    role = _ROLE_OF[shown.section]
    return _weighed(gazetteer, weight, its, shown, role, confidence, language, _fitting(role, shown), len(its))


def _entry(
    gazetteer: Gazetteer, its: list[Candidate], counted: list[Candidate], point: Point | None, language: str, where: str
) -> tuple[float, int, ArticlePlace]:
    roles: set[Role] = {_ROLE_OF[candidate.section] for candidate in counted}
    if point:
        roles.add("geo")
    role: Role = min(roles, key=_RANK.__getitem__) if len(roles) > 1 else next(iter(roles))
    named = [c for c in its if c.section != "details"]
    weight = sum([_mention(c) for c in named])
    weight += sum([_WEIGHT[r] for r in roles if r in _WEIGHT])
    if point and not counted:
        place = ArticlePlace(point.place, "geo", point.text, gazetteer.name(point.place.geonameid, language), len(named), point.confidence, "geo")
        return weight, 0, place
    shown = min(counted, key=_shown_first) if len(counted) > 1 else counted[0]
    assert shown.place is not None
    codes: list[str] = [r for r in ROLES if r in roles and (r == role or r != "body") and r != "details"]
    if "details" in roles:
        codes.insert(1 if codes[:1] == ["dateline"] else 0, f"details:{where.replace(' ', '_')}")
    if role == "body":
        codes = [_fitting(role, shown)]
    confidence = max([c.likely * c.sure for c in counted])
    if "dateline" in roles and "details" in roles:
        confidence = max(confidence, 0.99)
    elif len(named) > 1:
        confidence = _repeated(confidence)
    return _weighed(gazetteer, weight, counted, shown, role, confidence, language, " ".join(codes), len(named))


def _weighed(
    gazetteer: Gazetteer, weight: float, counted: list[Candidate], shown: Candidate, role: Role, confidence: float, language: str, reason: str, named: int
) -> tuple[float, int, ArticlePlace]:
    """An entry with what orders it: its weight, and where it is first named."""
    assert shown.place is not None
    text = shown.outer_text or shown.text
    sure = round(confidence if confidence < 0.99 else 0.99, 2)
    place = ArticlePlace(shown.place, role, text, label(gazetteer, shown, language), named or 1, sure, reason)
    return weight * confidence, counted[0].start if len(counted) == 1 else min([c.start for c in counted]), place


def _repeated(confidence: float) -> float:
    """The confidence in a place that is named more than once."""
    return min(0.97, 1 - (1 - confidence) * 0.8)


def _fitting(role: Role, shown: Candidate) -> str:
    """The role as a reason, and whether the other places told which of its name it is."""
    return "body fits" if role == "body" and len(shown.entries) > 1 and shown.sure >= 0.9 else role


def _shown_first(candidate: Candidate) -> tuple[int, bool, int]:
    """Orders mentions of a place: by the weightiest section, names before adjectives, in the order of the text."""
    return _RANK[_ROLE_OF[candidate.section]], candidate.people, candidate.start


def _mention(candidate: Candidate) -> float:
    """The weight of one mention."""
    weight = 3.0 if candidate.section == "title" else 1.5 if candidate.section == "teaser" or candidate.start < _EARLY else 1.0
    return weight * _PEOPLE if candidate.people else weight
