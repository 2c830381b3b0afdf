"""Markdown to blocks: CommonMark with tables and footnotes, rendered to HTML so that HTML inside it takes the same safe way."""

import re
from functools import cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from reader.model.blocks import Block
from reader.text.html import html_blocks
from reader.text.links import LinkList
from reader.text.plain import plain_blocks

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WORDS = re.compile(r"[^\W_]")


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


def inline_html(text: str) -> str:
    """A line of Markdown as HTML; what HTML it holds is still as untrusted as before."""
    return str(_parser().renderInline(text))


def markdown_blocks(text: str, links: LinkList) -> tuple[Block, ...]:
    """The blocks of a Markdown text; addresses are added to `links`."""
    try:
        blocks = html_blocks(rendered, links) if (rendered := str(_parser().render(text))).strip() else ()
    except RecursionError:
        blocks = ()
    # The parser gives up on text that is nested very deeply; comments alone are no text.
    return blocks if blocks or not _WORDS.search(_COMMENT.sub("", text)) else plain_blocks(text, links)
