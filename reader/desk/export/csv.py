"""Articles as a table (RFC 4180): the main place with its coordinates in columns of their own, then all places and their points (geo URIs, RFC 5870)."""

import csv
import io
from collections.abc import Sequence

from reader.desk.as_json import time_json
from reader.model.article import Article
from reader.model.place import SURE

COLUMNS = (
    "id",
    "title",
    "teaser",
    "published",
    "fetched",
    "feed",
    "publisher",
    "authors",
    "language",
    "event",
    "dateline",
    "place",
    "geonameid",
    "country",
    "lat",
    "lon",
    "places",
    "points",
    "url",
    "sources",
    "read",
    "bookmarked",
    "tags",
    "note",
)


_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write(articles: Sequence[Article]) -> str:
    """The file's text."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for article in articles:
        writer.writerow([_harmless(cell) for cell in _row(article)])
    return file.getvalue()


def _row(article: Article) -> list[str | int | float]:
    story = article.story
    # as on the map: only what is sure puts an article somewhere
    place = article.places[0].place if article.places and article.places[0].confidence >= SURE else None
    return [
        article.id,
        story.title,
        story.teaser,
        time_json(story.published or story.updated) or "",
        time_json(article.fetched) or "",
        article.feed,
        story.publisher,
        "; ".join(story.authors),
        story.language,
        story.event,
        article.dateline,
        *((place.name, place.geonameid, place.country or "", place.lat, place.lon) if place else ("", "", "", "", "")),
        "; ".join(found.place.name for found in article.places),
        "; ".join(f"geo:{found.place.lat},{found.place.lon}" for found in article.places),
        story.url or "",
        " ".join(link.url for link in story.sources),
        int(article.read),
        int(article.bookmarked),
        ", ".join(article.tags),
        article.note,
    ]


def _harmless(cell: str | int | float) -> str | int | float:
    """A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection)."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
