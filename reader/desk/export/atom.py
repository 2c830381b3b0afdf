"""Articles as an Atom feed (RFC 4287), with their points as GeoRSS."""

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape
from xml.sax.saxutils import escape as xml_escape
from xml.sax.saxutils import quoteattr

from reader.desk.as_json import time_json
from reader.desk.export.html import block_html
from reader.model.article import Article
from reader.model.place import SURE


def write(articles: Sequence[Article]) -> str:
    """The file's text; the entries' ids stay the same from one export to the next."""
    newest = max((article.date for article in articles), default=datetime(1970, 1, 1, tzinfo=UTC))
    seen: set[str] = set()
    entries = "\n".join(_entry(article, seen) for article in articles)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss">\n'
        f"<title>dateline</title><id>urn:dateline:export</id><updated>{time_json(newest)}</updated>\n{entries}\n</feed>\n"
    )


def _entry(article: Article, seen: set[str]) -> str:
    """An entry; `seen` are the ids before it: RFC 4287, section 4.1.1 takes one that comes twice for a second version."""
    story = article.story
    unique = story.url if story.url and story.url not in seen else f"urn:dateline:article:{article.id}"
    seen.add(unique)
    parts = [
        f"<title>{xml_escape(story.title)}</title>",
        f"<id>{xml_escape(unique)}</id>",
        f"<updated>{time_json(story.updated or article.date)}</updated>",
        *(f"<author><name>{xml_escape(name)}</name></author>" for name in story.authors or (story.publisher or article.feed or "dateline",)),
    ]
    if story.published:
        parts.append(f"<published>{time_json(story.published)}</published>")
    if story.url:
        parts.append(f"<link rel='alternate' href={quoteattr(story.url)}/>")
    parts += [f"<link rel='related' title={quoteattr(link.title)} href={quoteattr(link.url)}/>" for link in story.sources]
    parts += [f"<category term={quoteattr(tag)}/>" for tag in article.tags]
    if article.places and article.places[0].confidence >= SURE:
        place = article.places[0].place
        parts.append(f"<georss:point>{place.lat} {place.lon}</georss:point><georss:featurename>{xml_escape(place.name)}</georss:featurename>")
    if story.teaser:
        parts.append(f"<summary>{xml_escape(story.teaser)}</summary>")
    body = "".join(block_html(block, story.links) for block in story.blocks)
    parts.append(f"<content type='html'>{escape(body)}</content>")
    return "<entry>" + "".join(parts) + "</entry>"
