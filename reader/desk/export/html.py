"""Articles as one HTML page that prints well: no scripts, nothing loaded from anywhere."""

from collections.abc import Sequence
from html import escape

from reader.model.article import Article, Link
from reader.model.blocks import Block, Caption, Code, Heading, Image, Items, Paragraph, Quote, Rule, Spans, Table
from reader.model.words import _, language

_STYLE = """
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; font: 1.05rem/1.5 Georgia, serif }
dl { display: grid; grid-template-columns: 8rem 1fr; font-size: .9rem }
dd { margin: 0 }
article { break-after: page }
pre { overflow: auto }
blockquote { border-left: .2rem solid #c08a3e; padding-left: 1rem }
td, th { padding: 0 .5rem; text-align: left }
"""


def write(articles: Sequence[Article]) -> str:
    """The file's text."""
    body = "\n".join(article_html(article) for article in articles)
    return (
        f'<!doctype html>\n<html lang="{language()}"><head><meta charset="utf-8"><title>dateline</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style></head>\n<body>\n{body}\n</body></html>\n'
    )


def article_html(article: Article) -> str:
    """An article as an `article` element, its metadata as a list below it."""
    story = article.story
    parts = [f"<h1>{escape(story.title)}</h1>"]
    if story.teaser:
        parts.append(f"<p><em>{escape(story.teaser)}</em></p>")
    parts += [block_html(block, story.links) for block in story.blocks]
    parts.append("<dl>" + "".join(f"<dt>{escape(label)}</dt><dd>{value}</dd>" for label, value in _metadata(article)) + "</dl>")
    said = f' lang="{escape(story.language)}"' if story.language else ""
    return f"<article{said}>\n" + "\n".join(parts) + "\n</article>"


def _metadata(article: Article) -> list[tuple[str, str]]:
    story = article.story
    date = story.published or story.updated
    rows = [
        (_("Place"), escape(", ".join(found.place.name for found in article.places))),
        *((label, escape(value)) for label, value in story.details),
        *((_("Source"), _anchor(escape(link.title), link.url)) for link in story.sources),
        (_("Published"), f"{date:%Y-%m-%d %H:%M} UTC" if date else ""),
        (_("Publisher"), escape(story.publisher)),
        (_("Author"), escape(", ".join(story.authors))),
        (_("Page"), _anchor(escape(story.url), story.url) if story.url else ""),
        (_("Tags"), escape(", ".join(article.tags))),
        (_("Note"), escape(article.note).replace("\n", "<br>")),
    ]
    return [(label, value) for label, value in rows if value]


def _anchor(inner: str, url: str) -> str:
    return f'<a href="{escape(url)}" rel="noreferrer">{inner}</a>'


def block_html(block: Block, links: Sequence[Link]) -> str:
    """A block of the body."""
    match block:
        case Heading(spans=spans, level=level):
            size = min(6, max(2, level))
            return f"<h{size}>{_spans(spans, links)}</h{size}>"
        case Paragraph(spans=spans):
            return f"<p>{_spans(spans, links)}</p>"
        case Caption(spans=spans):
            return f"<p><small>{_spans(spans, links)}</small></p>"
        case Quote(blocks=blocks):
            return "<blockquote>" + "".join(block_html(part, links) for part in blocks) + "</blockquote>"
        case Items(items=items, start=start):
            inner = "".join("<li>" + "".join(block_html(part, links) for part in item) + "</li>" for item in items)
            return f"<ul>{inner}</ul>" if start is None else f'<ol start="{start}">{inner}</ol>'
        case Code(text=text):
            return f"<pre><code>{escape(text)}</code></pre>"
        case Table(head=head, rows=rows):
            top = "<tr>" + "".join(f"<th>{_spans(cell, links)}</th>" for cell in head) + "</tr>" if head else ""
            rest = "".join("<tr>" + "".join(f"<td>{_spans(cell, links)}</td>" for cell in row) + "</tr>" for row in rows)
            return f"<table>{top}{rest}</table>"
        case Image(alt=alt, link=link):
            said = escape(alt or _("Image"))
            return f"<p>{_anchor(said, links[link].url) if link is not None else said}</p>"
        case Rule():
            return "<hr>"


def _spans(spans: Spans, links: Sequence[Link]) -> str:
    made = []
    for span in spans:
        text = escape(span.text).replace("\n", "<br>")
        for wanted, tag in ((span.code, "code"), (span.emphasis, "em"), (span.strong, "strong")):
            text = f"<{tag}>{text}</{tag}>" if wanted else text
        made.append(_anchor(text, links[span.link].url) if span.link is not None and span.link < len(links) else text)
    return "".join(made)
