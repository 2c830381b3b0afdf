"""Places one article: the only thing that a refresh asks of this room."""

import math
from dataclasses import replace

from reader.model.article import Story
from reader.model.blocks import Block, Caption, Heading, Image, Paragraph, Quote, spans_text
from reader.model.place import SURE, ArticlePlace, Place, Placed
from reader.places import dateline as datelines
from reader.places.gazetteer import Gazetteer
from reader.places.mentions.candidate import Candidate, Section
from reader.places.place_line import names_of
from reader.places.reading import candidates_of, settle
from reader.places.weigh import Point, weigh
from reader.text.fold import fold

_NEAR_KM = 50
_LAND_KM = 300
_POINTS = 20


def place_article(gazetteer: Gazetteer, story: Story, home: int | None = None) -> Placed:
    """The dateline and the places of a story.

    Args:
        home: GeoNames id of the place that its feed writes from. It stands behind all others, and only where none of them is sure.
    """
    language = story.language[:2].lower()
    text = story.text
    line, section_text = _dateline(gazetteer, story, text)
    found: list[Candidate] = []
    for section, part in (("title", story.title), ("teaser", story.teaser), ("body", text)):
        ours = dateline_candidates(gazetteer, line) if line and section == section_text[0] else None
        found += candidates_of(gazetteer, part, language, _section(section), ours)
    if story.where:
        found += details_candidates(gazetteer, story.where)
    kept = settle(gazetteer, found, language)
    places = weigh(gazetteer, kept, language, _label(story), _points(gazetteer, story, language))
    if home is not None and not any(p.confidence >= SURE for p in places):
        places = _with_home(gazetteer, places, home, language)
    ids = {p.place.geonameid for p in places}
    above: dict[int, Place] = {}
    for placed in places:
        for ancestor in gazetteer.ancestors(placed.place.geonameid):
            if ancestor.geonameid not in ids:
                above[ancestor.geonameid] = ancestor
    return Placed(line.text if line else "", places, tuple(above.values()))


def _with_home(gazetteer: Gazetteer, places: tuple[ArticlePlace, ...], home: int, language: str) -> tuple[ArticlePlace, ...]:
    """The places, none of them sure, with the feed's home; an id that nobody knows adds nothing."""
    place = gazetteer.place(home)
    if place is None:
        return places
    if any(p.place.geonameid == home for p in places):  # named, but not clearly: here it is clear
        return tuple(replace(p, confidence=SURE, reason=f"{p.reason} feed") if p.place.geonameid == home else p for p in places)
    name = gazetteer.name(home, language)
    return (*places, ArticlePlace(place, "feed", name, name, 0, SURE, "feed"))


def _section(name: str) -> Section:
    return "title" if name == "title" else "teaser" if name == "teaser" else "body"


def _dateline(gazetteer: Gazetteer, story: Story, text: str) -> tuple[datelines.Dateline | None, tuple[Section]]:
    """The dateline with the section that it opens: the body's first paragraph, else the teaser."""
    first = _opening(story.blocks)
    start = text.find(first) if first else -1
    if start >= 0 and (line := datelines.read(gazetteer, first)):
        return datelines.moved(line, start), ("body",)
    if line := datelines.read(gazetteer, story.teaser):
        return line, ("teaser",)
    return None, ("body",)


def _opening(blocks: tuple[Block, ...]) -> str:
    """The text of the first paragraph; pictures, captions and headings may stand before it."""
    for block in blocks[:6]:
        match block:
            case Paragraph(spans=spans):
                if text := spans_text(spans).strip():
                    return text
            case Heading() | Image() | Caption():
                continue
            case Quote(blocks=inner):
                return _opening(inner)
            case _:
                return ""
    return ""


def dateline_candidates(gazetteer: Gazetteer, line: datelines.Dateline) -> list[Candidate]:
    """The names of a dateline as candidates that are surely places."""
    found: list[Candidate] = []
    for name in line.names:
        whole = line.text if len(line.names) == 1 else name.text
        outer = name.outer if name.outer and name.outer.entries else None
        hold = frozenset(e.place.geonameid for e in outer.entries) if outer else frozenset()
        if name.entries:
            flags = gazetteer.key(fold(name.text)).flags
            inner = Candidate(name.start, name.end, name.text, fold(name.text), name.entries, flags, "dateline", hold=hold, likely=0.98)
            inner.outer_text = whole
            found.append(inner)
        if outer:
            held = Candidate(outer.start, outer.end, outer.text, fold(outer.text), outer.entries, 0, "dateline", held=bool(name.entries), likely=0.98)
            held.outer_text = whole
            held.unknown = "" if name.entries else name.text
            found.append(held)
    return found


def details_candidates(gazetteer: Gazetteer, where: str) -> list[Candidate]:
    """The names of the details' place row."""
    names = names_of(gazetteer, where)
    line = datelines.Dateline(where, 0, len(where), names)
    found = dateline_candidates(gazetteer, line)
    if not found:
        found = candidates_of(gazetteer, where, "", "details")
    for candidate in found:
        candidate.section = "details"
        candidate.likely = max(candidate.likely, 0.9)
        candidate.outer_text = where
    return found


def _label(story: Story) -> str:
    """The label of the details row that holds the place."""
    return next((name for name, value in story.details if value == story.where), "Ort")


def _points(gazetteer: Gazetteer, story: Story, language: str) -> tuple[Point, ...]:
    """For each point the nearest city, else the country whose city is nearest."""
    found: dict[int, Point] = {}
    for point in story.points[:_POINTS]:
        if not (math.isfinite(point.lat) and math.isfinite(point.lon) and abs(point.lat) <= 90 and abs(point.lon) <= 180):
            continue
        city = next((p for p in gazetteer.near(point.lat, point.lon, _NEAR_KM) if p.kind == "city"), None)
        if city is not None:
            found.setdefault(city.geonameid, Point(city, point.name or gazetteer.name(city.geonameid, language), 0.8))
            continue
        far = next((p for p in gazetteer.near(point.lat, point.lon, _LAND_KM) if p.kind == "city"), None)
        land = next((p for p in gazetteer.ancestors(far.geonameid) if p.kind == "country"), None) if far else None
        if land is not None:
            found.setdefault(land.geonameid, Point(land, point.name or gazetteer.name(land.geonameid, language), 0.7))
    return tuple(found.values())
