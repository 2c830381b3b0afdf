"""An article as text for a terminal or a pipe."""

import textwrap

from reader.cli.output import on_terminal, styled, width
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.blocks import Block, Code, Heading, Items, Quote, Rule, Table, plain_text
from reader.model.words import _


def plain(article: Article) -> str:
    """Title, teaser and body, parted by blank lines, unwrapped."""
    story = article.story
    return "\n\n".join(part for part in (story.title, story.teaser, story.text) if part)


def page(session: Session, article: Article) -> str:
    """Title, teaser, wrapped body, then the metadata; styled on a terminal."""
    story = article.story
    columns = min(width() - 2, session.settings.measure) if on_terminal() else session.settings.measure
    parts = [styled("\n".join(textwrap.wrap(story.title, columns)), "bold")]
    if story.teaser:
        parts.append("\n".join(textwrap.wrap(story.teaser, columns)))
    parts += [made for block in story.blocks if (made := _block(block, columns))]
    parts.append("\n".join(_metadata(session, article)))
    return "\n\n".join(parts)


def _block(block: Block, columns: int) -> str:
    """A block as wrapped lines."""
    match block:
        case Heading():
            return styled(plain_text((block,)), "bold")
        case Code() | Table():
            return plain_text((block,))
        case Quote(blocks=inner):
            return "\n".join(f"> {line}" for part in inner for line in _block(part, columns - 2).splitlines())
        case Items(items=items, start=start):
            lines: list[str] = []
            for n, item in enumerate(items, start or 0):
                sign = "• " if start is None else f"{n}. "
                body = "\n".join(_block(part, columns - len(sign)) for part in item)
                lines.append(textwrap.indent(body, " " * len(sign)).replace(" " * len(sign), sign, 1))
            return "\n".join(lines)
        case Rule():
            return "─" * columns
        case _:
            return "\n".join(line for said in plain_text((block,)).split("\n") for line in textwrap.wrap(said, columns))


def _metadata(session: Session, article: Article) -> list[str]:
    """The metadata as `label  value` lines, unknown parts left out."""
    from reader.desk.facts import described
    from reader.places.explain import why

    story = article.story
    rows = [(_("Place"), f"{found.label}: {described(session, found.place)} ({why(found)})") for found in article.places]
    rows += story.details
    rows += [(f"[{n}]", f"{link.title}  {link.url}" if link.title != link.url else link.url) for n, link in enumerate(article.numbered, 1)]
    rows.append((_("Published"), f"{date.astimezone():%Y-%m-%d %H:%M}" if (date := story.published or story.updated) else ""))
    rows.append((_("Fetched"), f"{article.fetched.astimezone():%Y-%m-%d %H:%M}"))
    rows += [(_("Publisher"), story.publisher), (_("Feed"), article.feed), (_("Author"), ", ".join(story.authors)), (_("Language"), story.language)]
    rows += [(_("Page"), story.url or ""), (_("File"), story.file or ""), (_("Tags"), ", ".join(article.tags)), (_("Note"), article.note)]
    said = [(label, value) for label, value in rows if value]
    longest = min(11, max(len(label) for label, _value in said))
    return [f"{styled(label.ljust(longest), 'dim')}  {value}" for label, value in said]
