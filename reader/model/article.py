"""The words for news: what a source hands over, what a reader keeps and sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reader.model.blocks import Block, plain_text
from reader.model.place import ArticlePlace

FeedKind = Literal["rss", "atom", "json", "files", "page"]
MarkupForm = Literal["plain", "html", "markdown", "seed"]
Fullness = Literal["", "wanted", "there", "own", "failed"]
"""Of the full text: nobody asked for it, it is to be fetched, it is shown, it is at hand and the feed's own text is shown, its page could not give it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A numbered link: `title` is what the text calls it, `url` is absolute http(s)."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that hangs on an article (RSS 2.0 `enclosure`); `size` in bytes, None if not said."""

    url: str
    media_type: str = ""
    size: int | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the Earth in degrees (GeoRSS and the like), with the feature's name if it has one."""

    lat: float
    lon: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Markup:
    """Outside text that is not readable yet: its form, and the address its relative links start from."""

    text: str
    form: MarkupForm
    base: str = ""


@dataclass(frozen=True, slots=True)
class RawArticle:
    """An entry as its source has it; only the format's own syntax has been read.

    Attributes:
        guid: the source's own identity for it, "" if it has none.
        title: "" if it has none.
        published, updated: as written, or already a datetime.
        language: as declared ("de-AT"), "" if not.
        event, where: the values of the details' event row and place row, "" if absent.
        details: every row of the details but the sources, labels as written.
        sources_label: the sources row's own label ("Quellen"), "" if absent.
    """

    guid: str = ""
    title: Markup | None = None
    teaser: Markup | None = None
    body: Markup | None = None
    url: str = ""
    comments_url: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    published: datetime | str | None = None
    updated: datetime | str | None = None
    event: str = ""
    where: str = ""
    details: tuple[tuple[str, str], ...] = ()
    sources: tuple[Link, ...] = ()
    sources_label: str = ""
    points: tuple[Point, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One file or feed, taken apart.

    Attributes:
        kind: "files" for a file that is one article, else the feed's format.
        title, home_url, language: the feed's own, "" if not said.
        articles: in the document's order.
        trouble: one sentence if only a part could be read ("cut off after 3 entries"), else "".
        at_least: seconds between fetches that the feed asks for (RSS 2.0 `ttl`, `sy:updatePeriod`), 0 for none.
        skip_hours: hours of the day, UTC, in which the feed is not to be fetched (RSS 2.0 `skipHours`).
    """

    kind: FeedKind
    articles: tuple[RawArticle, ...] = ()
    title: str = ""
    home_url: str = ""
    language: str = ""
    trouble: str = ""
    at_least: int = 0
    skip_hours: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A readable article: safe text and blocks, absolute http(s) links, UTC times. What the library keeps.

    Attributes:
        guid: identity within its feed, never empty.
        url: the article's page, None if it has none.
        file: absolute path of the file that it is, None for entries of feeds.
        text: the body alone as plain text, paragraphs parted by a blank line.
        links: the body's links in the order of the text; they are numbered after the sources.
        fingerprint: hash over all that a reader sees; the same means unchanged.
    """

    guid: str
    title: str
    teaser: str = ""
    blocks: tuple[Block, ...] = ()
    url: str | None = None
    file: str | None = None
    comments_url: str | None = None
    publisher: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    published: datetime | None = None
    updated: datetime | None = None
    event: str = ""
    where: str = ""
    details: tuple[tuple[str, str], ...] = ()
    sources: tuple[Link, ...] = ()
    sources_label: str = ""
    links: tuple[Link, ...] = ()
    points: tuple[Point, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    categories: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def text(self) -> str:
        """The body as plain text, paragraphs parted by a blank line."""
        return plain_text(self.blocks)


@dataclass(frozen=True, slots=True)
class Headline:
    """One row of a list.

    Attributes:
        key: place in the order by date; unique, larger is newer (DESIGN: keyset paging).
        place: the main place as the list shows it ("Moskau"), "" if none is known.
        date: published, else updated, else fetched.
        dated: False if `date` is the time of fetching.
        changed: its publisher has changed it since it was read.
        others: further articles that tell the same story and stand folded under this row.
    """

    id: int
    key: int
    title: str
    place: str
    feed_id: int | None
    feed: str
    publisher: str
    date: datetime
    dated: bool
    read: bool
    bookmarked: bool
    changed: bool
    followed: bool = False
    others: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """An article of the library with everything that is known of it.

    Attributes:
        story: the article itself; `story.blocks` is empty where only a list was asked for.
        places: by weight, the main place first.
        position: where the reader stopped, as a share of the body from 0 to 1.
        gone: its file was deleted.
        full: whether the body is its page's full text, or what became of it.
        full_trouble: why there is none, one line; "" if nothing went wrong.
    """

    id: int
    key: int
    story: Story
    feed_id: int | None
    feed: str
    fetched: datetime
    dateline: str
    places: tuple[ArticlePlace, ...]
    read: bool
    bookmarked: bool
    changed: bool
    gone: bool
    tags: tuple[str, ...]
    note: str
    position: float = 0.0
    full: Fullness = ""
    full_trouble: str = ""

    @property
    def date(self) -> datetime:
        """Published, else updated, else fetched; a date in the future counts as fetched."""
        said = self.story.published or self.story.updated
        return said if said is not None and said <= self.fetched else self.fetched

    @property
    def numbered(self) -> tuple[Link, ...]:
        """Sources, then the body's links: number N is the element N - 1."""
        return self.story.sources + self.story.links

    def links_with_numbers(self) -> Iterator[tuple[int, Link]]:
        """The body's links with their numbers, which go on after the sources."""
        return enumerate(self.story.links, len(self.story.sources) + 1)


@dataclass(frozen=True, slots=True)
class Version:
    """A former version of an article; `until` is when the next one came, UTC."""

    until: datetime
    story: Story


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose full text is wanted: of which article, its address (http or https), the article's feed if it has one."""

    article: int
    url: str
    feed: int | None
