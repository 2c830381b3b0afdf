"""Made-up news for the tests of the library."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from reader.library.protocol import Library
from reader.library.sqlite.keys import hashed
from reader.model.article import Headline, Story
from reader.model.blocks import Paragraph, Span
from reader.model.feed import Delivery, Document, Feed, FileState, Kept, NewFeed
from reader.model.place import ArticlePlace, Place, Placed, Role
from reader.query.ast import Node, Query, Sort, Text
from reader.text.fold import tokens

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
VERSION = 3
"""Of the places pass."""

EUROPE = Place(6255148, "Europe", "continent", None, None, 48.69, 9.14, None)
AUSTRIA = Place(2782113, "Austria", "country", "AT", None, 47.33, 13.33, 6255148, 8_847_037)
VIENNA_REGION = Place(2761367, "Vienna", "region", "AT", "09", 48.2, 16.37, 2782113)
VIENNA = Place(2761369, "Vienna", "city", "AT", "09", 48.21, 16.37, 2761367, 1_691_468)
POELTEN = Place(2766824, "Sankt Pölten", "city", "AT", "03", 48.2, 15.63, 2782113, 49_001)
GERMANY = Place(2921044, "Germany", "country", "DE", None, 51.5, 10.5, 6255148, 82_927_922)
MUNICH = Place(2867714, "Munich", "city", "DE", "02", 48.14, 11.58, 2921044, 1_260_391)
FIJI = Place(2205218, "Fiji", "country", "FJ", None, -18.0, 178.0, None)
TAVEUNI = Place(2198148, "Taveuni", "city", "FJ", None, -16.8, 179.99, 2205218, 9_000)
ABOVE = {
    place.geonameid: place
    for place in (EUROPE, AUSTRIA, VIENNA_REGION, GERMANY, FIJI)
}  # fmt: skip


def story(guid: str, **fields: Any) -> Story:
    """A story with a fingerprint of what it says; `text` is a body of one paragraph, `hours` its age."""
    fields.setdefault("title", guid)
    if text := fields.pop("text", ""):
        fields["blocks"] = (Paragraph((Span(text),)),)
    if (hours := fields.pop("hours", None)) is not None:
        fields["published"] = NOW - timedelta(hours=hours)
    made = Story(guid=guid, **fields)
    return Story(guid=guid, fingerprint=f"{hashed(repr((guid, sorted(fields.items(), key=str)))) & (2**64 - 1):016x}", **{**fields, "title": made.title})


def subscribe(library: Library, url: str = "https://example.org/feed", **fields: Any) -> Feed:
    """One more feed."""
    return library.subscribe([NewFeed(url, **fields)], NOW)[0][0]


def deliver(library: Library, feed: Feed, *stories: Story, fetched: datetime = NOW) -> Kept:
    """Keeps stories of a feed from the network."""
    return library.keep(feed.id, Delivery((Document("", None, stories),), fetched=fetched))


def deliver_files(library: Library, feed: Feed, files: dict[str, Sequence[Story]], *, gone: tuple[str, ...] = (), fetched: datetime = NOW) -> Kept:
    """Keeps stories of files."""
    documents = tuple(Document(path, FileState(1, 2, "digest"), tuple(stories)) for path, stories in files.items())
    return library.keep(feed.id, Delivery(documents, gone, fetched=fetched))


def at(*places: Place, role: Role = "body", confidence: float = 0.9, dateline: str = "") -> Placed:
    """Where a story happens, with all that lies above."""
    above: dict[int, Place] = {}
    for place in places:
        parent = place.parent
        while parent is not None:
            above[parent] = ABOVE[parent]
            parent = ABOVE[parent].parent
    named = {place.geonameid for place in places}
    found = tuple(ArticlePlace(place, role, f"{place.name}, there", place.name, 1, confidence, role) for place in places)
    return Placed(dateline, found, tuple(place for place in above.values() if place.geonameid not in named))


def put(library: Library, *placed: tuple[int, Placed]) -> None:
    """Notes where articles happen."""
    library.place(VERSION, placed)


def found(library: Library, root: Node | None = None, sort: Sort = "date") -> list[str]:
    """Titles of what a query takes, in its order."""
    return [row.title for row in library.headlines(Query(root=root, sort=sort), 100)]


def words(text: str, *, prefix: bool = False) -> Text:
    """A phrase as the parser makes it."""
    return Text(text, tokens(text), prefix)


def row(library: Library, title: str) -> Headline:
    """The row with a title."""
    return next(one for one in library.headlines(Query(), 1000) if one.title == title)


def number(library: Library, title: str) -> int:
    """The id of the article with a title."""
    return row(library, title).id
