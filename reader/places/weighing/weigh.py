"""What an article is about: one entry a place, in order of weight, with role, confidence and reason."""

from collections import defaultdict
from dataclasses import dataclass

from reader.model.place import ArticlePlace, Place, Role
from reader.places.candidates.candidate import ROWS, Candidate
from reader.places.dateline import Dateline
from reader.places.gazetteer import Gazetteer
from reader.places.weighing.confidence import confidence
from reader.places.weighing.labels import label
from reader.places.weighing.order import Clues, Subject, clues_of, in_order, ordered

ROLES: tuple[Role, ...] = ("dateline", "details", "geo", "title", "body", "feed")
_ROLE_OF: dict[str, Role] = {"dateline": "dateline", "details": "details", "title": "title", "teaser": "body", "body": "body"}
_RANK = {role: rank for rank, role in enumerate(ROLES)}
_GIVEN: dict[Role, float] = {"details": 20.0, "geo": 8.0}
"""What came with the article as its place goes before what is read, the details' row before all."""

BUREAU, REPORTED, SETTLED = "line bureau", "line reported", "line settled"
"""Kinds of datelines, as clues: with a news agency it says where its bureau is, alone mostly where it happened, and with the country surely that."""

_MOST = 0.99
_TOLD = 0.9
"""Of several places of its name one is this sure only if the rest of the article told it."""

_RUNNING = ("body", "teaser", "title")


@dataclass(frozen=True, slots=True)
class Point:
    """A place near a point that came with the article; `known` is its id as the point gives it, before the reader corrected that."""

    place: Place
    text: str
    confidence: float
    known: int


@dataclass(frozen=True, slots=True)
class Frame:
    """What is known of an article beside its names.

    Attributes:
        language: ISO 639-1, "" if not known.
        where: the label of the details' place row, for the reason.
        headline: the body's first line ends there, in code points, if it is its title; 0 if the title is told apart.
        line: the kind of its dateline: BUREAU, also where there is none, REPORTED or SETTLED.
        given: the names are spans that somebody else has found.
    """

    language: str
    where: str = ""
    headline: int = 0
    line: str = REPORTED
    given: bool = False


def line_kind(line: Dateline | None) -> str:
    """The kind of a dateline, as in Frame."""
    if line is None or line.wire:
        return BUREAU
    return SETTLED if line.names[0].outer else REPORTED


def weigh(gazetteer: Gazetteer, candidates: list[Candidate], frame: Frame, points: tuple[Point, ...] = ()) -> tuple[ArticlePlace, ...]:
    """The article's places, that which it is about first."""
    return in_order(gazetteer, subjects(gazetteer, candidates, frame, points), frame.line, frame.headline)


def weighed(gazetteer: Gazetteer, candidates: list[Candidate], frame: Frame, points: tuple[Point, ...] = ()) -> tuple[tuple[ArticlePlace, ...], float]:
    """The article's places, that which it is about first, and the probability that it is about that one and that it is meant; 0 without any."""
    found = subjects(gazetteer, candidates, frame, points)
    return ordered(gazetteer, found, frame.line, frame.headline)


def subjects(gazetteer: Gazetteer, candidates: list[Candidate], frame: Frame, points: tuple[Point, ...] = ()) -> list[Subject]:
    """The article's places with where it names them, in the order of the text."""
    by_place: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.place is not None:
            by_place[candidate.place.geonameid].append(candidate)
    near = {point.place.geonameid: point for point in points}
    found = []
    running = all(c.section in _RUNNING for c in candidates)
    for geonameid in dict.fromkeys([*by_place, *near]) if near else by_place:
        its = by_place.get(geonameid, [])
        point = near.get(geonameid)
        if point is None and (running or all(c.section in _RUNNING for c in its)):
            found.append(_named(gazetteer, its, frame))
            continue
        # Behind another name in a dateline or a details row it only says where that one lies.
        counted = [c for c in its if not (c.held and c.section in ROWS)]
        if counted or point is not None:
            found.append(_subject(gazetteer, its, counted, point, frame))
    return found


def clues_for(gazetteer: Gazetteer, found: list[Subject], frame: Frame) -> list[Clues]:
    """What speaks for each of these places as the main one, and against."""
    return clues_of(gazetteer, found, frame.line, frame.headline) if found else []


def _named(gazetteer: Gazetteer, its: list[Candidate], frame: Frame) -> Subject:
    """A place that only running text names, as nearly all are: what `_subject` gives, sooner."""
    shown = its[0] if len(its) == 1 else min(its, key=_shown_first)
    role = _ROLE_OF[shown.section]
    return _entry(gazetteer, its, its, shown, role, _surest(its, len(its), frame.given), frame.language, _fitting(role, shown), len(its))


def _subject(gazetteer: Gazetteer, its: list[Candidate], counted: list[Candidate], point: Point | None, frame: Frame) -> Subject:
    roles: set[Role] = {_ROLE_OF[candidate.section] for candidate in counted}
    if point:
        roles.add("geo")
    role: Role = min(roles, key=_RANK.__getitem__) if len(roles) > 1 else next(iter(roles))
    named = [c for c in its if c.section != "details"]
    if point and not counted:
        name = gazetteer.name(point.place.geonameid, frame.language)
        return Subject(ArticlePlace(point.place, "geo", point.text, name, len(named), point.confidence, "geo"), named, 0, _GIVEN["geo"])
    shown = min(counted, key=_shown_first) if len(counted) > 1 else counted[0]
    codes: list[str] = [r for r in ROLES if r in roles and (r == role or r != "body") and r != "details"]
    if "details" in roles:
        codes.insert(1 if codes[:1] == ["dateline"] else 0, f"details:{frame.where.replace(' ', '_')}")
    if role == "body":
        codes = [_fitting(role, shown)]
    sure = _MOST if "dateline" in roles and "details" in roles else _surest(counted, len(named), frame.given)
    given = sum([weight for role, weight in _GIVEN.items() if role in roles])
    return _entry(gazetteer, counted, named, shown, role, sure, frame.language, " ".join(codes), len(named), given)


def _entry(
    gazetteer: Gazetteer,
    counted: list[Candidate],
    named: list[Candidate],
    shown: Candidate,
    role: Role,
    sure: float,
    language: str,
    reason: str,
    times: int,
    given: float = 0.0,
) -> Subject:
    """A place with what orders it."""
    assert shown.place is not None
    text = shown.outer_text or shown.text
    place = ArticlePlace(shown.place, role, text, label(gazetteer, shown, language), times or 1, round(sure, 2), reason)
    return Subject(place, named, counted[0].start if len(counted) == 1 else min([c.start for c in counted]), given)


def _surest(counted: list[Candidate], named: int, given: bool) -> float:
    """The confidence in a place: that in its likeliest mention."""
    return confidence(counted[0] if len(counted) == 1 else max(counted, key=_estimate), named, given)


def _estimate(candidate: Candidate) -> float:
    return candidate.likely * candidate.sure


def _fitting(role: Role, shown: Candidate) -> str:
    """The role as a reason, and whether the other places told which of its name it is."""
    return "body fits" if role == "body" and len(shown.entries) > 1 and shown.sure >= _TOLD else role


def _shown_first(candidate: Candidate) -> tuple[int, bool, int]:
    """Orders mentions of a place: by the weightiest section, names before adjectives, in the order of the text."""
    return _RANK[_ROLE_OF[candidate.section]], candidate.people, candidate.start
