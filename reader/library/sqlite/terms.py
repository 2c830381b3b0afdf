"""What of an article can be searched for: the folded text of its columns, and the facets that a query names."""

import json
import re
from collections.abc import Iterable
from functools import lru_cache

from reader.library.sqlite.codec import unpack_blocks, unpack_extra
from reader.model.article import Story
from reader.model.blocks import Block, Image, Items, Quote, plain_text
from reader.text.fold import fold, tokens
from reader.text.links import host_of

LAST = "\U0010ffff"
"""Sorts behind every folded name."""

FtsText = tuple[str, str, str, str]
"""Title, teaser, body, author as the index holds them."""


def fts_text(story: Story) -> FtsText:
    """The columns of the full-text index."""
    return _fts_text(story.title, story.teaser, plain_text(story.blocks), story.authors)


def stored_fts_text(title: str, extra: bytes, blocks: bytes) -> FtsText:
    """What was indexed of a stored article: a row of an index without content is deleted by giving its text again."""
    found = unpack_extra(extra)
    return _fts_text(title, found.get("teaser", ""), plain_text(unpack_blocks(blocks)), found.get("authors", ()))


def _fts_text(title: str, teaser: str, body: str, authors: Iterable[str]) -> FtsText:
    # a blank line of its own between authors would be lost by folding: phrases may run over two of them
    return folded(title), folded(teaser), folded(body), folded("\n".join(authors))


def folded(text: str) -> str:
    """The tokens of a text, parted by blanks.

    Python translates text that is ASCII twenty times as fast as other text. So the few other characters of a text in Latin letters are replaced
    first, one after the other: what a character folds to does not depend on its neighbours.
    """
    if not text.isascii():
        others = set(_OTHERS.findall(text))
        if len(others) <= _FEW:
            for char in others:
                text = text.replace(char, _plain(char))
    return " ".join(tokens(text))


_OTHERS = re.compile("[^\x00-\x7f]")
_FEW = 40


@lru_cache(1_000)
def _plain(char: str) -> str:
    """What a character folds to between others; a blank for a sign that parts words."""
    return fold(f"a{char}a")[1:-1]


def sort_of(field: str, value: str) -> str:
    """The order of a facet's values: folded, a tab, the value itself, so that no two are the same."""
    head = value.removeprefix("www.") if field == "source" else fold(value)
    return f"{head if value else LAST}\t{value}"


def facets_of(story: Story) -> set[tuple[str, str]]:
    """Field and value of all that a query can name of a story; tags and label are the reader's and the places'."""
    made = {("source", host) for link in story.sources if (host := host_of(link.url))}
    for field, value in (("publisher", story.publisher), ("event", story.event), ("lang", story.language)):
        if value:
            made.add((field, value))
    if story.sources or story.links:
        made.add(("has", "link"))
    if _has_image(story.blocks):
        made.add(("has", "image"))
    return made


def _has_image(blocks: Iterable[Block]) -> bool:
    for block in blocks:
        match block:
            case Image():
                return True
            case Quote(blocks=inner):
                if _has_image(inner):
                    return True
            case Items(items=items):
                if any(_has_image(item) for item in items):
                    return True
    return False


def tags_of(stored: str | None) -> tuple[str, ...]:
    """The tags of a row of marks."""
    return tuple(json.loads(stored)) if stored else ()
