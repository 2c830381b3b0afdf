"""Teasers as feeds give them, and the pages that they lead to, for the tests of full text."""

from datetime import datetime, timedelta
from typing import Any

from reader.library.protocol import Library
from reader.model.article import Story
from reader.model.blocks import Block, Paragraph, Span
from tests.library.news import NOW, story

URL = "https://example.org/a"
LATER = NOW + timedelta(hours=2)


def entry(guid: str = "a", **fields: Any) -> Story:
    """A teaser as feeds give it."""
    return story(guid, **{"text": "kurz", "url": f"https://example.org/{guid}", "hours": 5} | fields)


def page(text: str = "Der volle Wortlaut", *blocks: Block, **fields: Any) -> Story:
    """What was read of an article's page."""
    return Story(guid=URL, title="Page", blocks=(Paragraph((Span(text, link=0 if fields.get("links") else None),)), *blocks), **fields)


def shown(library: Library, article: int = 1) -> Story:
    """What a reader sees of an article."""
    return library.articles([article], bodies=True)[0].story


def full(library: Library, article: int = 1) -> tuple[str, str]:
    """What became of its full text."""
    article_ = library.articles([article])[0]
    return article_.full, article_.full_trouble


def wanted(library: Library, now: datetime = NOW, limit: int = 9) -> list[int]:
    """Articles whose pages are to be fetched."""
    return [page.article for page in library.pages_wanted(now, limit)]
