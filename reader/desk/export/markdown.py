"""Articles as Markdown (CommonMark with tables), the text escaped so that it shows as it is."""

import re
from collections.abc import Sequence

from reader.model.article import Article, Link
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, Paragraph, Quote, Rule, Spans, Table
from reader.model.words import _

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~])")
_LINE_START = re.compile(r"^(\s*)([#+-]|\d+[.)]|=+|>)", re.M)


def write(articles: Sequence[Article]) -> str:
    """The file's text, articles parted by a rule."""
    return "\n\n---\n\n".join(article_markdown(article) for article in articles) + "\n"


def article_markdown(article: Article) -> str:
    """An article: title, teaser, body, then its metadata as a list."""
    story = article.story
    parts = [f"# {escape(story.title)}"]
    if story.teaser:
        parts.append(f"*{escape(story.teaser)}*")
    parts += [made for block in story.blocks if (made := block_markdown(block, story.links))]
    parts.append("\n".join(f"- {escape(label)}: {value}" for label, value in _metadata(article)))
    return "\n\n".join(part for part in parts if part)


def _metadata(article: Article) -> list[tuple[str, str]]:
    story = article.story
    date = story.published or story.updated
    rows = [
        (_("Place"), ", ".join(escape(found.place.name) for found in article.places)),
        *((label, escape(value)) for label, value in story.details),
        *((_("Source"), link_markdown(link.title, link.url)) for link in story.sources),
        (_("Published"), f"{date:%Y-%m-%d %H:%M} UTC" if date else ""),
        (_("Publisher"), escape(story.publisher)),
        (_("Author"), escape(", ".join(story.authors))),
        (_("Page"), f"<{story.url}>" if story.url else ""),
        (_("Tags"), escape(", ".join(article.tags))),
        (_("Note"), escape(article.note).replace("\n", " ")),
    ]
    return [(label, value) for label, value in rows if value]


def escape(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _LINE_START.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def link_markdown(title: str, url: str) -> str:
    """A link; the address in angle brackets, so that brackets and blanks in it do no harm."""
    return f"[{escape(title)}](<{url.replace('<', '%3C').replace('>', '%3E')}>)"


def block_markdown(block: Block, links: Sequence[Link]) -> str:
    """A block of the body."""
    match block:
        case Heading(spans=spans, level=level):
            return f"{'#' * max(2, level)} {_spans(spans, links)}"
        case Paragraph(spans=spans):
            return _spans(spans, links).replace("\n", "\\\n")
        case Caption(spans=spans):
            return f"*{_spans(spans, links)}*"
        case Quote(blocks=blocks):
            inner = "\n\n".join(block_markdown(part, links) for part in blocks)
            return "\n".join(f"> {line}".rstrip() for line in inner.split("\n"))
        case Items(items=items, start=start):
            return "\n".join(_item("-" if start is None else f"{n}.", item, links) for n, item in enumerate(items, start or 0))
        case Code(text=text, language=language):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            return f"{fence}{language if language.isalnum() else ''}\n{text}\n{fence}"
        case Table(head=head, rows=rows):
            size = max((len(row) for row in (head, *rows)), default=0)
            lines = [_row(head, size, links), "|" + " --- |" * size, *(_row(row, size, links) for row in rows)]
            return "\n".join(lines)
        case Image(alt=alt, link=link):
            return f"!{link_markdown(alt, links[link].url)}" if link is not None else escape(alt)
        case Rule():
            return "---"


def _item(sign: str, item: tuple[Block, ...], links: Sequence[Link]) -> str:
    indent = " " * (len(sign) + 1)
    lines = "\n\n".join(block_markdown(part, links) for part in item).split("\n")
    return "\n".join((f"{sign} " if n == 0 else indent if line else "") + line for n, line in enumerate(lines))


def _row(cells: Sequence[Spans], size: int, links: Sequence[Link]) -> str:
    made = [_spans(cell, links).replace("\n", " ") for cell in cells] + [""] * (size - len(cells))
    return "| " + " | ".join(made) + " |"


def _spans(spans: Spans, links: Sequence[Link]) -> str:
    made = []
    for span in spans:
        if span.code:
            text = f"`{span.text}`" if "`" not in span.text else escape(span.text)
        else:
            text = escape(span.text)
        bare = text.strip()
        if bare and (span.strong or span.emphasis):
            sign = "**" * span.strong + "*" * span.emphasis
            text = text.replace(bare, f"{sign}{bare}{sign}", 1)
        if span.link is not None and span.link < len(links):
            text = f"[{text}](<{links[span.link].url.replace('<', '%3C').replace('>', '%3E')}>)"
        made.append(text)
    return "".join(made)
