"""The pictures of an article: which there are, and having them fetched when the reader asks for them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.desk.session import Session
from reader.model.article import Article
from reader.model.blocks import Block, Image, Items, Quote
from reader.refresh.progress import Tell
from reader.text.links import host_of

MOST = 30
"""Pictures of one article that are shown."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its address, and the words that tell it."""

    url: str
    alt: str


def pictures(article: Article) -> tuple[Picture, ...]:
    """The pictures of an article in the order of its text, then enclosed ones, each address once."""
    story = article.story
    found = [Picture(story.links[image.link].url, image.alt) for image in _images(story.blocks) if image.link is not None and image.link < len(story.links)]
    found += [Picture(one.url, one.title) for one in story.enclosures if one.media_type.startswith("image/")]
    first: dict[str, Picture] = {}
    for picture in found:
        if picture.url.startswith(("http://", "https://")):
            first.setdefault(picture.url, picture)
    return tuple(first.values())[:MOST]


def _images(blocks: Iterable[Block]) -> Iterator[Image]:
    for block in blocks:
        match block:
            case Image():
                yield block
            case Quote(blocks=inner):
                yield from _images(inner)
            case Items(items=items):
                for item in items:
                    yield from _images(item)


def fetch(session: Session, article: Article, folder: Path, tell: Tell) -> int:
    """Fetches the pictures of an article into a folder; returns how many came. One in the reader's own network only where its feed lies there."""
    from reader.refresh.pictures import fetch_pictures

    feed = next((feed for feed in session.library.feeds() if feed.id == article.feed_id), None)
    home = "" if feed is None else host_of(feed.url)
    return fetch_pictures([picture.url for picture in pictures(article)], folder, session.now, tell, manners=session.manners(), home=home)
