"""Bytes to articles: tells what a document is and has the right adapter read it. No I/O."""

import re
from typing import Literal

from reader.model.article import RawArticle, RawDocument
from reader.model.errors import SourceError
from reader.model.words import _
from reader.sources import encoding, feed, json_feed, markdown_file, seed_format, web_page
from reader.sources.form import form_of, form_of_answer
from reader.text.links import absolute

Kind = Literal["feed", "page", "list", "other"]

_LARGEST_FEED = 64
_LARGEST_FILE = 16
_MEGABYTE = 1_000_000
_PASSWORD = re.compile(r"<input\b[^<>]{0,500}?\btype\s*=\s*[\"']?password\b", re.IGNORECASE)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\0\0\1\0")


def read(data: bytes, name: str, charset: str = "") -> RawDocument:
    """The articles of a document.

    Args:
        name: its file name, path or address; the ending counts where the content leaves a doubt, and relative links start from an address.
        charset: what a server calls its encoding, "" if nobody says.

    Raises:
        SourceError: it is empty, too large, no text, or nothing that holds articles; without the name.
    """
    _check_size(data, _LARGEST_FEED)
    text = _text(data, charset)
    form, start = form_of(text, name)
    address = absolute(name)
    if form == "feed":
        return feed.read(text[start:], address)
    if form == "json feed":
        return json_feed.read(text[start:], address)
    _check_size(data, _LARGEST_FILE)
    if form == "page":
        return _one(web_page.read(text[start:], address))
    as_seed = seed_format.read(text)
    if form == "markdown":
        # A note that merely ends in .md can be in the seed format, if it has its details or its publisher's line.
        return _one(as_seed if as_seed and (as_seed.details or as_seed.sources) else markdown_file.read(text))
    return _one(as_seed or seed_format.read_plain(text))


def read_feed(data: bytes, url: str, charset: str = "", media_type: str = "") -> RawDocument:
    """The articles of a feed from the network; of anything else it says what it is instead.

    Args:
        url: where the body came from.
        charset, media_type: of Content-Type, in lower case, "" if not said; hints, since many servers are wrong about both.

    Raises:
        SourceError: it is no feed, too large, or damaged beyond reading; in one line without the address.
    """
    _check_size(data, _LARGEST_FEED)
    if data.startswith(_IMAGES) or (media_type.startswith("image/") and media_type != "image/svg+xml" and b"<" not in data[:200]):
        raise SourceError(_("a picture, not a feed"))
    text = _text(data, charset)
    form, start = form_of_answer(text, url, media_type)
    if form == "feed":
        return feed.read(text[start:] if start else text, absolute(url))
    if form == "json feed":
        return json_feed.read(text[start:] if start else text, absolute(url))
    if form == "page":
        raise SourceError(_("a login page, not a feed") if _PASSWORD.search(text) else _("a web page, not a feed"))
    if form == "list":
        raise SourceError(_("a list of feeds, not a feed; `dateline import` or `add` brings it in"))
    if form == "json":
        raise SourceError(_("JSON, but not a feed"))
    raise SourceError(_("XML, but not a feed") if form == "xml" else _("plain text, not a feed"))


def read_page(data: bytes, url: str, charset: str = "") -> tuple[RawDocument, str]:
    """The article of a web page from the network, and the page's own text. Raises SourceError if it is empty or too large."""
    _check_size(data, _LARGEST_FILE)
    text = _text(data, charset)
    article = web_page.read(text, absolute(url))
    return RawDocument(kind="files", articles=(article,), language=article.language), text


def kind_of(data: bytes, url: str, media_type: str = "", charset: str = "") -> Kind:
    """What an address answers with: a feed, a page that may lead to one, an OPML list of feeds, or something else. Never raises."""
    try:
        form, _start = form_of_answer(_text(data, charset), url, media_type)
    except SourceError:
        return "other"
    if form in ("feed", "json feed"):
        return "feed"
    return "page" if form == "page" else "list" if form == "list" else "other"


def _text(data: bytes, charset: str = "") -> str:
    """The text of a document, its lines ended by LF."""
    text = encoding.decode(data, charset)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(" \t\r\n\f\v\0\ufeff\xa0"):
        raise SourceError(_("empty, nothing to read"))
    return text


def _one(article: RawArticle) -> RawDocument:
    return RawDocument(kind="files", articles=(article,), language=article.language)


def _check_size(data: bytes, most: int) -> None:
    if len(data) > most * _MEGABYTE:
        raise SourceError(_("too large: {size} MB, at most {most} MB are read").format(size=-(-len(data) // _MEGABYTE), most=most))
