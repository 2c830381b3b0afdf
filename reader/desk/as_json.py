"""Articles, feeds and places in the form that `--json` prints and `export` writes."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from reader.model.article import Article
from reader.model.blocks import running_text
from reader.model.feed import Feed
from reader.model.place import ArticlePlace, Mention, Place, PlaceCount


def time_json(time: datetime | None) -> str | None:
    """ISO 8601, UTC, with Z (RFC 3339); None stays None."""
    return None if time is None else time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _utf8(path: str) -> str:
    """A path as JSON can hold it: bytes of its name that are no UTF-8 become `?`."""
    return path.encode("utf-8", "replace").decode()


def article_json(article: Article, *, whole: bool = False) -> dict[str, Any]:
    """An article; with text and links if `whole`."""
    story = article.story
    made: dict[str, Any] = {
        "id": article.id,
        "title": story.title,
        "teaser": story.teaser or None,
        "url": story.url,
        "file": story.file and _utf8(story.file),
        "feed": None if article.feed_id is None else {"id": article.feed_id, "title": article.feed},
        "publisher": story.publisher or None,
        "published": time_json(story.published or story.updated),
        "fetched": time_json(article.fetched),
        "authors": list(story.authors),
        "language": story.language or None,
        "dateline": article.dateline or None,
        "event": story.event or None,
        "details": dict(story.details),
        "places": [article_place_json(place) for place in article.places],
        "sources": [{"n": n, "title": link.title, "url": link.url} for n, link in enumerate(story.sources, 1)],
        "read": article.read,
        "bookmarked": article.bookmarked,
        "tags": list(article.tags),
        "note": article.note,
    }
    if whole:
        made["text"] = running_text(story.blocks)
        made["links"] = [{"n": n, "title": link.title, "url": link.url} for n, link in article.links_with_numbers()]
    return made


def place_json(place: Place) -> dict[str, Any]:
    """A place's own fields."""
    return {
        "geonameid": place.geonameid,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "lat": place.lat,
        "lon": place.lon,
    }


def article_place_json(found: ArticlePlace) -> dict[str, Any]:
    """A place of an article."""
    said = {"role": found.role, "text": found.text, "mentions": found.mentions, "confidence": round(found.confidence, 3)}
    return place_json(found.place) | said


def mention_json(mention: Mention) -> dict[str, Any]:
    """A place name in a text."""
    span = {"start": mention.start, "end": mention.end, "text": mention.text}
    return span | place_json(mention.place) | {"confidence": round(mention.confidence, 3)}


def feed_json(feed: Feed) -> dict[str, Any]:
    """A feed with its health."""
    return {
        "id": feed.id,
        "title": feed.title,
        "url": _utf8(feed.url),
        "kind": feed.kind,
        "folder": feed.folder,
        "articles": feed.articles,
        "unread": feed.unread,
        "last_fetched": time_json(feed.last_fetched),
        "last_ok": time_json(feed.last_ok),
        "error": feed.error,
        "next_due": time_json(feed.next_due),
    }


def place_count_json(count: PlaceCount) -> Mapping[str, Any]:
    """A place of the tree with its counts."""
    place = count.place
    return {
        "geonameid": place.geonameid,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "parent": place.parent,
        "lat": place.lat,
        "lon": place.lon,
        "articles": count.articles,
        "unread": count.unread,
    }
