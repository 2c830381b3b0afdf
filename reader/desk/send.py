"""Where an article can go from here: a pager, an editor, a command, a file, the clipboard."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.cells import cell_len

from reader.desk import commands
from reader.desk.export.markdown import article_markdown
from reader.desk.export.write import FORMS, save
from reader.desk.session import Session
from reader.model.article import Article, Link
from reader.model.blocks import Block, Code, Image, Items, NoteSpan, Quote, Rule, Spans, Table, plain_text
from reader.model.errors import SourceError, UsageError
from reader.model.settings import Settings
from reader.model.words import _

_UNSAFE = re.compile(r"[^\w -]+")
_LONGEST_NAME = 60
MEASURE = Settings().measure
_NARROWEST = 20
"""Columns of text however deep it lies in lists and quotes."""
_OPENING, _CLOSING = "（［｛〈《「『【〔“‘", "、。，．：；！？）］｝〉》」』】〕・ー…々％”’.,;:!?)"
_WIDE = "\u2e80-\u3000\u3003-\u3007\u3012\u3013\u301c-\u30fa\u30fd-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_OPENING}]*+[{_WIDE}][{re.escape(_CLOSING)}]*+|[^ \t{_WIDE}]++")
"""A Chinese or Japanese character with the signs that never begin or end a row (JIS X 4051), or a word."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def pager(settings: Settings) -> tuple[str, ...]:
    """The pager: the setting, else $PAGER, else less. Raises UsageError."""
    return commands.arguments(settings.pager or os.environ.get("PAGER", "").strip() or "less", "pager")


def editor(settings: Settings) -> tuple[str, ...]:
    """The editor: the setting, else $VISUAL, else $EDITOR; empty if there is none. Raises UsageError."""
    return commands.arguments(settings.editor or os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", ""), "editor")


def plain(articles: Sequence[Article], columns: int | None = None) -> str:
    """Articles as plain text: title, page, teaser, body, numbered links.

    Args:
        columns: cells of a row; None leaves paragraphs unwrapped. Code, tables and addresses are never broken.
    """
    return "\n\n\n".join(_plain(article, columns) for article in articles) + "\n"


def _plain(article: Article, columns: int | None) -> str:
    story = article.story
    heads = [*_rows(story.title, columns), *([story.url] if story.url else [])]
    body = [_lines(block, columns, len(story.sources), len(story.links)) for block in story.blocks]
    links = [row for n, link in enumerate(article.numbered, 1) for row in _link(f"[{n}]", link, columns)]
    return "\n\n".join("\n".join(rows) for rows in (heads, _rows(story.teaser, columns), *body, links) if rows)


def _lines(block: Block, columns: int | None, sources: int, links: int) -> list[str]:
    """The rows of a block; what says nothing has none."""

    def inside(blocks: tuple[Block, ...], indent: int, *, parted: bool = False) -> list[str]:
        room = None if columns is None else max(_NARROWEST, columns - indent)
        said = [rows for inner in blocks if (rows := _lines(inner, room, sources, links))]
        return [row for nth, rows in enumerate(said) for row in (*([""] if parted and nth else []), *rows)]

    match block:
        case Code() | Table():
            return plain_text((block,)).split("\n")
        case Quote(blocks=blocks):
            return [f"> {row}".rstrip() for row in inside(blocks, 2, parted=True)]
        case Items(items=items, start=start):
            made: list[str] = []
            for n, item in enumerate(items, start or 0):
                sign = "• " if start is None else f"{n}. "
                made += [(" " * len(sign) if at else sign) + row for at, row in enumerate(inside(item, len(sign)))]
            return made
        case Image(alt=alt, link=link):
            return _rows(alt + _number(link, sources, links), columns) if alt.strip() else []
        case Rule():
            return []
        case _:
            return _rows(_numbered(block.spans, sources, links), columns)


def _numbered(spans: Spans, sources: int, links: int) -> str:
    """The text of spans, each link followed by its number; marks of footnotes are raised, so that they are none."""
    made: list[str] = []
    for at, span in enumerate(spans):
        if isinstance(span, NoteSpan):
            label = span.text.strip("[]")
            made.append(label.translate(_RAISED) if label.isascii() and label.isdecimal() else span.text)
            continue
        ends = at + 1 == len(spans) or spans[at + 1].link != span.link
        made.append(span.text + (_number(span.link, sources, links) if ends else ""))
    return "".join(made)


def _number(link: int | None, sources: int, links: int) -> str:
    return f" [{sources + link + 1}]" if link is not None and 0 <= link < links else ""


def _link(sign: str, link: Link, columns: int | None) -> list[str]:
    """A numbered link: in one row, or its address in a row of its own where that is too long."""
    if link.title in {"", link.url}:
        return [f"{sign} {link.url}"]
    row, indent = f"{sign} {link.title}  {link.url}", " " * (len(sign) + 1)
    if columns is None or cell_len(row) <= columns:
        return [row]
    title = _rows(link.title, max(_NARROWEST, columns - len(indent)))
    return [*(f"{indent if at else sign + ' '}{part}" for at, part in enumerate(title)), indent + link.url]


def _rows(text: str, columns: int | None) -> list[str]:
    """The rows of a text whose line breaks stay; a word that no row holds stands whole in one of its own."""
    if not text:
        return []
    return text.split("\n") if columns is None else [row for line in text.split("\n") for row in _wrapped(line, columns)]


def _wrapped(text: str, columns: int) -> Iterator[str]:
    """Text in rows of at most so many cells, broken at blanks and between Chinese and Japanese characters."""
    start = end = used = 0
    for match in _TOKEN.finditer(text):
        size, gap = cell_len(match.group()), match.start() - end
        if end and used + gap + size <= columns:
            used += gap + size
        else:
            if end:
                yield text[start:end]
            start, used = match.start(), size
        end = match.end()
    yield text[start:end]


def markdown(articles: Sequence[Article]) -> str:
    """Articles as Markdown, a rule between two of them."""
    return "\n\n---\n\n".join(map(article_markdown, articles)) + "\n"


def shared(article: Article) -> str:
    """What one passes on of an article: its title and its address."""
    return "\n".join(part for part in (article.story.title, article.story.url or "") if part)


def temporary(articles: Sequence[Article], ending: str, measure: int = MEASURE) -> Path:
    """A file of one's own with the articles for a program to show; the caller removes it.

    Args:
        measure: columns of the text of a `.txt`, which is for a pager; fewer if the terminal has fewer.

    Raises:
        SourceError: it cannot be written.
    """
    columns = max(_NARROWEST, min(measure, shutil.get_terminal_size().columns))
    text = plain(articles, columns) if ending == ".txt" else markdown(articles)
    try:
        handle, name = tempfile.mkstemp(prefix="dateline-", suffix=ending)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError as problem:
        raise SourceError(_("no temporary file: {reason}").format(reason=problem.strerror)) from problem
    return Path(name)


def file_name(articles: Sequence[Article], ending: str) -> str:
    """A safe name for a file with these articles: of the title only letters, digits, blanks and hyphens."""
    name = _UNSAFE.sub(" ", articles[0].story.title) if len(articles) == 1 else _("articles")
    return (" ".join(name.split())[:_LONGEST_NAME].strip(" -") or _("article")) + ending


def write_file(session: Session, articles: Sequence[Article], typed: str) -> Path:
    """Writes articles to a file whose ending names the form.

    Args:
        typed: a path, `~` means home; a relative one lies in the folder where the app was started.

    Returns:
        The absolute path that was written.

    Raises:
        UsageError: no form has that ending, or it is there already.
        SourceError: it cannot be written.
    """
    try:
        path = Path(typed).expanduser()
    except RuntimeError as problem:
        raise UsageError(_("{path}: no such home folder").format(path=typed)) from problem
    if "\0" in typed:
        raise UsageError(_("{path}: no path").format(path=typed))
    form = FORMS.get(path.suffix.lower())
    if form is None:
        raise UsageError(_("{path}: the ending says the form: {forms}").format(path=typed, forms=", ".join(FORMS)))
    if os.path.lexists(path):
        raise UsageError(_("{path} is there already").format(path=path))
    save(path, form(session.library.articles([article.id for article in articles], bodies=True)).encode())
    return path.absolute()
