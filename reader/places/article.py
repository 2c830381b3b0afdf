"""Places one article: the only thing that a refresh asks of this room."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from reader.model.article import Story
from reader.model.blocks import Block, Caption, Heading, Image, Paragraph, Quote, spans_text
from reader.model.place import NOTHING_LEARNT, SURE, ArticlePlace, Learnt, Place, Placed
from reader.places import dateline as datelines
from reader.places.candidates.candidate import Candidate, Section
from reader.places.datelines.names import dateline_candidates
from reader.places.gazetteer import Gazetteer
from reader.places.learnt import CERTAIN, SAID, Said
from reader.places.place_line import names_of
from reader.places.publisher import publishers_country
from reader.places.reading import candidates_of, settle
from reader.places.weighing.weigh import Frame, Point, line_kind, weigh

_CLOSE_KM, _NEAR_KM = 5, 50
_LAND_KM = 300
_POINTS = 20
_OPENING = 640
_SHORT = 100
"""A paragraph of so many characters may stand before the one with the dateline."""

_ROW_LIKELY = 0.9
"""How likely a name in the details' place row is a place at least."""

_NEAR_SURE, _LAND_SURE = 0.8, 0.7
"""Confidence in the city near a point, and in the country around it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a story says of where, as it is read for its places and for where it names them.

    Attributes:
        line: the dateline, and the part that it opens.
        names: those that are places.
        points: places near the points that came with it.
    """

    line: datelines.Dateline | None
    opens: Section
    names: list[Candidate]
    points: tuple[Point, ...]
    places: tuple[ArticlePlace, ...]


def place_article(gazetteer: Gazetteer, story: Story, home: int | None = None, learnt: Learnt = NOTHING_LEARNT) -> Placed:
    """The dateline and the places of a story.

    Args:
        home: GeoNames id of the place that its feed writes from. It stands behind all others, and only where none of them is sure.
        learnt: what the reader has said of places in its feed and of the article; it goes before what is read.
    """
    read = read_article(gazetteer, story, home, learnt)
    ids = {p.place.geonameid for p in read.places}
    above: dict[int, Place] = {}
    for placed in read.places:
        for ancestor in gazetteer.ancestors(placed.place.geonameid):
            if ancestor.geonameid not in ids:
                above[ancestor.geonameid] = ancestor
    return Placed(read.line.text if read.line else "", read.places, tuple(above.values()))


def read_article(gazetteer: Gazetteer, story: Story, home: int | None = None, learnt: Learnt = NOTHING_LEARNT) -> Reading:
    """Reads a story for its places; arguments as in `place_article`."""
    language = story.language[:2].lower()
    text = story.text
    said = Said.of(gazetteer, learnt)
    near = gazetteer.place(home) if home is not None else publishers_country(gazetteer, story)
    line, opens = _dateline(gazetteer, story, text, near)
    found: list[Candidate] = []
    for section, part in _parts(story, text):
        found += candidates_of(gazetteer, part, language, section, line if section == opens else None)
    if story.where:
        found += details_candidates(gazetteer, story.where)
    kept = settle(gazetteer, found, language, said, near)
    points = _points(gazetteer, story, language, said)
    places = weigh(gazetteer, kept, Frame(language, _label(story), line=line_kind(line)), points)
    if said is not None:
        places = said.told(places, language)
    if home is not None and not any(p.confidence >= SURE for p in places):
        places = _with_home(gazetteer, places, home, language, said)
    return Reading(line, opens, kept, points, places)


def _parts(story: Story, text: str) -> tuple[tuple[Section, str], ...]:
    return ("title", story.title), ("teaser", story.teaser), ("body", text)


def _with_home(gazetteer: Gazetteer, places: tuple[ArticlePlace, ...], home: int, language: str, said: Said | None) -> tuple[ArticlePlace, ...]:
    """The places, none of them sure, with the feed's home; an id that nobody knows adds nothing."""
    known = gazetteer.place(home)
    place = said.point(known) if known is not None and said is not None else known
    if place is None:
        return places
    if place is not known:
        name = gazetteer.name(place.geonameid, language)
        return (*(p for p in places if p.place is not place), ArticlePlace(place, "feed", name, name, 0, CERTAIN, SAID))
    if any(p.place.geonameid == home for p in places):  # named, but not clearly: here it is clear
        return tuple(replace(p, confidence=SURE, reason=f"{p.reason} feed") if p.place.geonameid == home else p for p in places)
    name = gazetteer.name(home, language)
    return (*places, ArticlePlace(place, "feed", name, name, 0, SURE, "feed"))


def _dateline(gazetteer: Gazetteer, story: Story, text: str, home: Place | None) -> tuple[datelines.Dateline | None, Section]:
    """The dateline with the section that it opens: one of the body's first paragraphs, else the teaser."""
    language = story.language[:2].lower()
    at = 0
    for opening in _openings(story.blocks):
        start = text.find(opening, at)
        if start < 0:
            break
        if line := datelines.read(gazetteer, text[start : start + _OPENING], language, home):
            return datelines.moved(line, start), "body"
        at = start + len(opening)
    if line := datelines.read(gazetteer, story.teaser, language, home):
        return line, "teaser"
    return None, "body"


def _openings(blocks: tuple[Block, ...], depth: int = 3) -> Iterator[str]:
    """The texts that may open the story: the first paragraph, and the next one behind one that is as short as a writer's name or a place and a date.

    Pictures, captions and headings may stand between.
    """
    for block in blocks[:8]:
        match block:
            case Paragraph(spans=spans):
                if text := spans_text(spans).strip():
                    yield text
                    if len(text) > _SHORT:
                        return
            case Heading() | Image() | Caption():
                continue
            case Quote(blocks=inner) if depth:
                yield from _openings(inner, depth - 1)
                return
            case _:
                return


def details_candidates(gazetteer: Gazetteer, where: str) -> list[Candidate]:
    """The names of the details' place row."""
    names = names_of(gazetteer, where)
    line = datelines.Dateline(where, 0, len(where), names)
    found = dateline_candidates(gazetteer, line)
    if not found:
        found = candidates_of(gazetteer, where, "", "details")
    for candidate in found:
        candidate.section = "details"
        candidate.likely = max(candidate.likely, _ROW_LIKELY)
        candidate.outer_text = where
    return found


def _label(story: Story) -> str:
    """The label of the details row that holds the place."""
    return next((name for name, value in story.details if value == story.where), "Ort")


def _city_at(gazetteer: Gazetteer, lat: float, lon: float) -> Place | None:
    """The city of a point: the largest one close by, as its own quarters are cities of the gazetteer too, else the nearest one not far off."""
    close = [p for p in gazetteer.near(lat, lon, _CLOSE_KM) if p.kind == "city"]
    if close:
        return max(close, key=lambda p: p.population)
    return next((p for p in gazetteer.near(lat, lon, _NEAR_KM) if p.kind == "city"), None)


def _points(gazetteer: Gazetteer, story: Story, language: str, said: Said | None) -> tuple[Point, ...]:
    """For each point its city, else the country whose city is nearest; or what the reader said that this one is."""
    found: dict[int, Point] = {}
    for point in story.points[:_POINTS]:
        if not (math.isfinite(point.lat) and math.isfinite(point.lon) and abs(point.lat) <= 90 and abs(point.lon) <= 180):
            continue
        place = _city_at(gazetteer, point.lat, point.lon)
        confidence, known = _NEAR_SURE, place
        if place is None:
            far = next((p for p in gazetteer.near(point.lat, point.lon, _LAND_KM) if p.kind == "city"), None)
            known = place = next((p for p in gazetteer.ancestors(far.geonameid) if p.kind == "country"), None) if far else None
            confidence = _LAND_SURE
        if place is not None and said is not None:
            place = said.point(place)
        if place is not None and known is not None:
            name = point.name if place is known else ""
            found.setdefault(place.geonameid, Point(place, name or gazetteer.name(place.geonameid, language), confidence, known.geonameid))
    return tuple(found.values())
