"""Makes realistic feeds, the same for the same numbers: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, about 60, 25 and 15 in a hundred."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Literal

from tests.benchmarks.stories_of import Made, Writer

Form = Literal["rss", "atom", "json"]
MEDIA_TYPES = {"rss": "application/rss+xml; charset=utf-8", "atom": "application/atom+xml; charset=utf-8", "json": "application/feed+json; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class MadeFeed:
    """A feed; `twin` holds the same stories as RSS, for readers that know no JSON Feed; b"" for other forms."""

    number: int
    form: Form
    data: bytes
    twin: bytes = b""


def form_of(number: int) -> Form:
    """Which form the feed of a number has."""
    place = number % 20
    return "rss" if place < 12 else "atom" if place < 17 else "json"


def feed_of(number: int, articles: int = 30) -> MadeFeed:
    """The feed of a number."""
    writer = Writer(number)
    stories = [writer.story(n) for n in range(articles)]
    form = form_of(number)
    if form == "rss":
        return MadeFeed(number, form, _rss(writer, stories))
    if form == "atom":
        return MadeFeed(number, form, _atom(writer, stories))
    return MadeFeed(number, form, _json(writer, stories), _rss(writer, stories))


def feeds_in(folder: Path, feeds: int, articles: int = 30) -> Path:
    """The folder that holds the feeds as N.rss, N.atom or N.json (and N.twin); they are written unless they are there."""
    where = folder / f"feeds-{feeds}x{articles}"
    done = where / "done"
    if not done.exists():
        where.mkdir(parents=True, exist_ok=True)
        for number in range(feeds):
            made = feed_of(number, articles)
            (where / f"{number}.{made.form}").write_bytes(made.data)
            if made.twin:
                (where / f"{number}.twin").write_bytes(made.twin)
        done.touch()
    return where


def opml(urls: list[str]) -> str:
    """A subscription list (OPML 2.0) of addresses."""
    lines = "\n".join(f'<outline type="rss" text="Feed {n:04}" xmlUrl="{escape(url)}"/>' for n, url in enumerate(urls))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>Feeds</title></head><body>\n{lines}\n</body></opml>\n'


def _cdata(html: str) -> str:
    return f"<![CDATA[{html}]]>"


def _time(date: datetime) -> str:
    return date.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _rss(writer: Writer, stories: list[Made]) -> bytes:
    """RSS 2.0; in three of ten feeds the whole text is the description."""
    short = writer.feed % 10 < 7
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:atom="http://www.w3.org/2005/Atom">',
        f"<channel><title>{escape(writer.title)}</title><link>https://{writer.host}/</link><description>{escape(writer.title)}</description>",
        f"<language>{writer.language}</language><lastBuildDate>{format_datetime(stories[0].published)}</lastBuildDate>",
    ]
    for story in stories:
        lines += ["<item>", *_rss_item(story, short), "</item>"]
    return "\n".join([*lines, "</channel></rss>\n"]).encode()


def _rss_item(story: Made, short: bool) -> Iterator[str]:
    """The lines of an item."""
    yield f"<title>{escape(story.title, quote=False)}</title>"
    yield f"<link>{story.url}</link>"
    yield f'<guid isPermaLink="{"true" if story.guid == story.url else "false"}">{story.guid}</guid>'
    yield f"<pubDate>{format_datetime(story.published)}</pubDate>"
    yield f"<dc:creator>{escape(story.author)}</dc:creator>"
    yield from (f"<category>{escape(category)}</category>" for category in story.categories)
    if story.updated:
        yield f"<atom:updated>{_time(story.updated)}</atom:updated>"
    if short:
        yield f"<description>{escape(story.teaser, quote=False)}</description>"
        yield f"<content:encoded>{_cdata(story.body)}</content:encoded>"
    else:
        yield f"<description>{escape(story.body, quote=False)}</description>"
    if story.audio:
        yield f'<enclosure url="{story.audio}" length="{len(story.body) * 1000}" type="audio/mpeg"/>'


def _atom(writer: Writer, stories: list[Made]) -> bytes:
    """Atom; in three of ten feeds the content is XHTML."""
    xhtml = writer.feed % 10 in (3, 4, 5)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{writer.language}">',
        f'<title>{escape(writer.title)}</title><id>tag:{writer.host},2026:feed</id><link href="https://{writer.host}/"/>',
        f'<link rel="self" href="https://{writer.host}/feed.atom"/><updated>{_time(stories[0].published)}</updated>',
    ]
    for story in stories:
        lines += ["<entry>", *_atom_entry(story, xhtml), "</entry>"]
    return "\n".join([*lines, "</feed>\n"]).encode()


def _atom_entry(story: Made, xhtml: bool) -> Iterator[str]:
    """The lines of an entry."""
    yield f"<title>{escape(story.title, quote=False)}</title>"
    yield f'<id>{story.guid}</id><link rel="alternate" type="text/html" href="{story.url}"/>'
    yield f"<published>{_time(story.published)}</published><updated>{_time(story.updated or story.published)}</updated>"
    yield f"<author><name>{escape(story.author)}</name></author>"
    yield from (f'<category term="{escape(category)}"/>' for category in story.categories)
    yield f"<summary>{escape(story.teaser, quote=False)}</summary>"
    if xhtml:
        yield f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{story.body}</div></content>'
    else:
        yield f'<content type="html">{escape(story.body, quote=False)}</content>'
    if story.audio:
        yield f'<link rel="enclosure" type="audio/mpeg" length="{len(story.body) * 1000}" href="{story.audio}"/>'


def _json(writer: Writer, stories: list[Made]) -> bytes:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    items = []
    for story in stories:
        item: dict[str, object] = {
            "id": story.guid,
            "url": story.url,
            "title": story.title,
            "summary": story.teaser,
            "content_html": story.body,
            "date_published": _time(story.published),
            "authors": [{"name": story.author}],
            "tags": list(story.categories),
        }
        if story.updated:
            item["date_modified"] = _time(story.updated)
        if story.audio:
            item["attachments"] = [{"url": story.audio, "mime_type": "audio/mpeg", "size_in_bytes": len(story.body) * 1000}]
        items.append(item)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": writer.title,
        "home_page_url": f"https://{writer.host}/",
        "language": writer.language,
        "items": items,
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()
