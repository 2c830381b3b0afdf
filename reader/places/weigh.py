"""What an article is about: one entry a place, in order of weight, with role, confidence and reason."""

from collections import defaultdict
from dataclasses import dataclass

from reader.model.place import ArticlePlace, Place, Role
from reader.places.gazetteer import Gazetteer
from reader.places.labels import label
from reader.places.mentions.candidate import Candidate

ROLES: tuple[Role, ...] = ("dateline", "details", "geo", "title", "body", "feed")
_ROLE_OF: dict[str, Role] = {"dateline": "dateline", "details": "details", "title": "title", "teaser": "body", "body": "body"}
_WEIGHT = {"dateline": 100.0, "details": 60.0, "geo": 40.0, "title": 3.0, "body": 1.0, "feed": 0.1}
_GEO: set[Role] = {"geo"}
_PEOPLE = 0.6
"""An adjective or an inhabitant weighs less than the place's name."""

_EARLY = 300
"""Names in the first characters of a body weigh more: news say first what matters."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place near a point that came with the article."""

    place: Place
    text: str
    confidence: float


def weigh(gazetteer: Gazetteer, candidates: list[Candidate], language: str, where: str = "", points: tuple[Point, ...] = ()) -> tuple[ArticlePlace, ...]:
    """The article's places. `where`: the label of the details' place row, for the reason."""
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.place is not None:
            groups[candidate.place.geonameid].append(candidate)
    near = {point.place.geonameid: point for point in points}
    weighed = []
    for geonameid in dict.fromkeys([*groups, *near]):
        its = groups.get(geonameid, [])
        # Behind another name in a dateline or a details row it only says where that one lies.
        counted = [c for c in its if not (c.held and c.section in ("dateline", "details"))]
        if not counted and geonameid not in near:
            continue
        weighed.append(_entry(gazetteer, its, counted, near.get(geonameid), language, where))
    weighed.sort(key=lambda item: (-item[0], item[1]))
    return tuple(place for _, _, place in weighed)


def _entry(
    gazetteer: Gazetteer, its: list[Candidate], counted: list[Candidate], point: Point | None, language: str, where: str
) -> tuple[float, int, ArticlePlace]:
    roles: set[Role] = {_ROLE_OF[candidate.section] for candidate in counted} | (_GEO if point else set())
    role: Role = min(roles, key=ROLES.index)
    named = [c for c in its if c.section != "details"]
    weight = sum(_WEIGHT[r] for r in roles if r in ("dateline", "details", "geo")) + sum(_mention(c) for c in named)
    if point and not counted:
        place = ArticlePlace(point.place, "geo", point.text, gazetteer.name(point.place.geonameid, language), len(named), point.confidence, "geo")
        return weight, 0, place
    shown = min(counted, key=lambda c: (ROLES.index(_ROLE_OF[c.section]), c.people, c.start))
    assert shown.place is not None
    codes: list[str] = [r for r in ROLES if r in roles and (r == role or r != "body") and r != "details"]
    if "details" in roles:
        codes.insert(1 if codes[:1] == ["dateline"] else 0, f"details:{where.replace(' ', '_')}")
    if len(shown.entries) > 1 and shown.sure >= 0.9 and role == "body":
        codes.append("fits")
    confidence = max(c.likely * c.sure for c in counted)
    if "dateline" in roles and "details" in roles:
        confidence = max(confidence, 0.99)
    elif len(named) > 1:
        confidence = min(0.97, 1 - (1 - confidence) * 0.8)
    text = shown.outer_text or shown.text
    first = min((c.start for c in counted), default=0)
    return (
        weight * confidence,
        first,
        ArticlePlace(shown.place, role, text, label(gazetteer, shown, language), max(1, len(named)), round(min(confidence, 0.99), 2), " ".join(codes)),
    )


def _mention(candidate: Candidate) -> float:
    """The weight of one mention."""
    weight = _WEIGHT["title"] if candidate.section == "title" else 1.5 if candidate.section == "teaser" or candidate.start < _EARLY else 1.0
    return weight * (_PEOPLE if candidate.people else 1.0)
