"""What a fetched body is, looked at in a worker process: a feed, a page that leads to feeds, a list of feeds; or a page as an article."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader.model.article import Story
from reader.model.errors import SourceError
from reader.model.fetch import Candidate
from reader.model.words import _

Kind = Literal["feed", "page", "list", "other"]


@dataclass(frozen=True, slots=True)
class Look:
    """What a body is.

    Attributes:
        feed: set for a feed.
        title: a page's, "" if it has none.
        named, linked: addresses of feeds that a page names in its head, and that it links to.
        pages: addresses of pages that may list feeds.
        elsewhere: the feed that a directory of podcasts answers with.
        words: why it is nothing that can be read, "" if it can.
    """

    kind: Kind
    feed: Candidate | None = None
    title: str = ""
    named: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    elsewhere: str = ""
    words: str = ""


def look(body: str, url: str, charset: str, media_type: str, asked: str = "") -> Look:
    """Looks at a fetched body.

    Args:
        body: the file that it was written to; it stays.
        url: where it came from in the end.
        asked: the address that was asked for, if another; a feed keeps it.
    """
    from reader.sources import discover
    from reader.sources.read import kind_of, read_feed
    from reader.text import dates

    data = Path(body).read_bytes()
    if elsewhere := discover.podcast_feed(data) if "itunes" in url else "":
        return Look("other", elsewhere=elsewhere)
    try:
        kind = kind_of(data, url, media_type)
        if kind == "feed":
            document = read_feed(data, url, charset, media_type)
            if document.trouble and not document.articles:
                return Look("other", words=document.trouble)
            known = [date for raw in document.articles if (date := dates.read(raw.published) or dates.read(raw.updated))]
            return Look("feed", Candidate(asked or url, document.title or asked or url, len(document.articles), max(known, default=None)))
    except SourceError as problem:
        return Look("other", words=str(problem))
    if kind != "page":
        return Look(kind)
    found = discover.page_feeds(data, url, charset)
    return Look("page", title=found.title, named=_addresses(found.named), linked=_addresses(found.linked), pages=_addresses(found.pages))


def page_story(body: str, url: str, charset: str = "") -> Story:
    """A fetched web page as an article of its own.

    Args:
        charset: that the server said, "" for none.

    Raises:
        SourceError: it is a feed or no text; the message does not name it.
    """
    from reader.sources.read import kind_of, read
    from reader.text.make import make_all

    data = Path(body).read_bytes()
    kind = kind_of(data, url, charset=charset)
    if kind in {"feed", "list"}:
        raise SourceError(_("a feed, not a page; `dateline add` subscribes to it"))
    return make_all(read(data, url, charset), guid_prefix=url)[0]


def page_text(body: str, url: str, charset: str = "") -> Story:
    """A fetched page as far as it is the full text of an article.

    Args:
        charset: that the server said, "" for none.

    Raises:
        SourceError: it holds no article, or only its beginning; the message does not name it.
    """
    from reader.sources.full_text import hindrance
    from reader.sources.read import kind_of, read_page
    from reader.text.make import make_all

    data = Path(body).read_bytes()
    if kind_of(data, url, charset=charset) != "page":
        raise SourceError(_("what lies there is no web page"))
    document, html = read_page(data, url, charset)
    match hindrance(document.articles[0], html):
        case "login":
            raise SourceError(_("the page needs a login"))
        case "none":
            raise SourceError(_("no article was found on the page"))
    return make_all(document, guid_prefix=url)[0]


def _addresses(links: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(link if isinstance(link, str) else str(getattr(link, "url", "")) for link in links)
