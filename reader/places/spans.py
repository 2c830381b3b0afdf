"""Where an article names its places, and under which names a place of it is corrected: the same reading that places it."""

from collections.abc import Iterable
from typing import Literal

from reader.model.article import Story
from reader.model.place import NOTHING_LEARNT, ArticlePlace, Learnt, PlaceSpan
from reader.places.article import Reading, read_article
from reader.places.candidates.candidate import Candidate, Section
from reader.places.gazetteer import Gazetteer
from reader.places.learnt import key_of, point_key
from reader.text.fold import fold

Part = Literal["title", "teaser", "body"]
_PARTS: dict[Section, Part] = {"title": "title", "teaser": "teaser", "body": "body"}


def spans(gazetteer: Gazetteer, story: Story, home: int | None = None, learnt: Learnt = NOTHING_LEARNT) -> tuple[PlaceSpan, ...]:
    """Every mention of the story's places in title, teaser and body, in this order; spans of a part do not overlap.

    Offsets are code points of the part's text, of the body in `Story.text`. Names in the rows of details have none.

    Args:
        home: GeoNames id of the place that its feed writes from.
    """
    read = read_article(gazetteer, story, home, learnt)
    ids = {p.place.geonameid for p in read.places}
    found = [span for span in _named(read) if span.geonameid in ids]
    order = list(_PARTS)
    return tuple(sorted(found, key=lambda span: (order.index(span.part), span.start)))


def _named(read: Reading) -> Iterable[PlaceSpan]:
    for candidate in read.names:
        part = _PARTS.get(read.opens if candidate.section == "dateline" else candidate.section)
        if candidate.place is not None and part is not None:
            yield PlaceSpan(part, _start(read, candidate), candidate.end, candidate.place.geonameid, key_of(candidate))


def _start(read: Reading, candidate: Candidate) -> int:
    """Where a name begins; a village that nobody knows belongs to the country that says where it is."""
    if candidate.unknown and read.line is not None:
        return next((name.start for name in read.line.names if name.outer is not None and name.outer.start == candidate.start), candidate.start)
    return candidate.start


def names_of(gazetteer: Gazetteer, story: Story, found: ArticlePlace, home: int | None = None, learnt: Learnt = NOTHING_LEARNT) -> tuple[str, ...]:
    """The keys under which the story has a place, as corrections keep them; () if it is the place that the reader gave the article.

    Args:
        found: as the reader sees it; where a village that nobody knows stands for its country, only the village is meant.
        home: GeoNames id of the place that its feed writes from.
    """
    number = found.place.geonameid
    if learnt.place == number:
        return ()
    read = read_article(gazetteer, story, home, learnt)
    named = [candidate for candidate in read.names if candidate.place is not None and candidate.place.geonameid == number]
    seen = fold(found.label)
    village = [candidate for candidate in named if candidate.unknown and fold(candidate.unknown) == seen]
    keys = [key_of(candidate) for candidate in village or named]
    if not village:
        keys += [point_key(point.known) for point in read.points if point.place.geonameid == number]
        if home is not None and any(p.role == "feed" or "feed" in p.reason.split() for p in read.places if p.place.geonameid == number):
            keys.append(point_key(home))
    if not keys:  # an earlier version of the gazetteer found it there
        keys = [seen or point_key(number)]
    return tuple(dict.fromkeys(keys))
