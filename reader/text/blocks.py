"""Outside markup of any form to readable blocks and numbered links."""

from reader.model.article import Link, Markup
from reader.model.blocks import Block
from reader.text.html import html_blocks
from reader.text.links import LinkList
from reader.text.markdown import markdown_blocks
from reader.text.plain import plain_blocks
from reader.text.seed_body import seed_blocks


def readable(markup: Markup | None) -> tuple[tuple[Block, ...], tuple[Link, ...]]:
    """The blocks of a text and its links in the order of the text, each address once."""
    if markup is None or not markup.text:
        return (), ()
    links = LinkList(markup.base)
    match markup.form:
        case "html":
            blocks = html_blocks(markup.text, links)
        case "markdown":
            blocks = markdown_blocks(markup.text, links)
        case "seed":
            blocks = seed_blocks(markup.text, links)
        case "plain":
            blocks = plain_blocks(markup.text, links)
    return blocks, links.links()
