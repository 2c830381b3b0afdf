"""Tells an article of which its feed gives only the beginning."""

import re

from reader.model.article import Article, Story
from reader.model.blocks import plain_text

SHORT = 600
"""Characters up to which a body counts as a teaser: fewer than the shortest items of agencies have, which are whole."""
_CUT_SHORT = 2_500
"""Characters up to which a body that breaks off is one."""
_BREAKS_OFF = re.compile(r"(?:\u2026|\.\.\.|\[\s*(?:\u2026|\.\.\.)\s*\])\W*(?:\S+\s?){0,4}$")
_MORE = re.compile(
    r"(?:read more|continue reading|keep reading|weiterlesen|mehr lesen|zum artikel|lire la suite|leer m\u00e1s|continua a leggere|lees verder)\W*$",
    re.IGNORECASE,
)


def is_teaser(story: Story) -> bool:
    """Whether a page has more of a story than its feed gives: it is short, or breaks off; one without a page of its own is all there is."""
    if story.url is None or story.file is not None:
        return False
    text = _beginning(story)
    if len(text) < SHORT:
        return True
    return len(text) < _CUT_SHORT and (_BREAKS_OFF.search(text[-60:]) is not None or _MORE.search(text[-60:]) is not None)


def _beginning(story: Story) -> str:
    """The body's text as far as it can matter: that of a book is not put together."""
    text = ""
    for block in story.blocks:
        text = f"{text}\n\n{plain_text((block,))}".strip()
        if len(text) >= _CUT_SHORT:
            break
    return text


def can_be_fetched(article: Article) -> bool:
    """Whether an article has a page to fetch its full text from, and does not have that yet."""
    return article.story.url is not None and article.story.file is None and article.full not in {"there", "own"}
