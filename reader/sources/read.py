"""Bytes to articles: tells what a document is and has the right adapter read it. No I/O."""

from reader.model.article import RawArticle, RawDocument
from reader.model.errors import SourceError
from reader.sources import encoding, feed, json_feed, markdown_file, seed_format, web_page
from reader.sources.form import form_of
from reader.text.links import absolute

_LARGEST_FEED = 64
_LARGEST_FILE = 16
_MEGABYTE = 1_000_000


def read(data: bytes, name: str) -> RawDocument:
    """The articles of a document.

    Args:
        name: its file name, path or address; the ending counts where the content leaves a doubt, and relative links start from an address.

    Raises:
        SourceError: it is empty, too large, no text, or nothing that holds articles; without the name.
    """
    _check_size(data, _LARGEST_FEED)
    text = encoding.decode(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip(" \t\r\n\f\v\0\ufeff\xa0"):
        raise SourceError("empty, nothing to read")
    form, start = form_of(text, name)
    address = absolute(name)
    if form == "feed":
        return feed.read(text[start:], address)
    if form == "json feed":
        return json_feed.read(text[start:])
    _check_size(data, _LARGEST_FILE)
    if form == "page":
        return _one(web_page.read(text[start:], address))
    as_seed = seed_format.read(text)
    if form == "markdown":
        # A note that merely ends in .md can be in the seed format, if it has its details or its publisher's line.
        return _one(as_seed if as_seed and (as_seed.details or as_seed.sources) else markdown_file.read(text))
    return _one(as_seed or seed_format.read_plain(text))


def _one(article: RawArticle) -> RawDocument:
    return RawDocument(kind="files", articles=(article,), language=article.language)


def _check_size(data: bytes, most: int) -> None:
    if len(data) > most * _MEGABYTE:
        raise SourceError(f"too large: {-(-len(data) // _MEGABYTE)} MB, at most {most} MB are read")
