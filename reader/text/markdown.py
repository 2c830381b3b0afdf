"""Markdown to blocks: CommonMark with tables, rendered to HTML so that HTML inside it takes the same safe way."""

from functools import cache

from markdown_it import MarkdownIt

from reader.model.blocks import Block
from reader.text.html import html_blocks
from reader.text.links import LinkList


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markdown_html(text: str) -> str:
    """Markdown as HTML; what HTML it holds is still as untrusted as before."""
    return str(_parser().render(text))


def markdown_blocks(text: str, links: LinkList) -> tuple[Block, ...]:
    """The blocks of a Markdown text; addresses are added to `links`."""
    # Rendered text always has tags, but for none at all.
    return html_blocks(rendered, links) if (rendered := markdown_html(text)).strip() else ()
