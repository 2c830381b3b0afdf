"""Where an article can go from here: a pager, an editor, a command, a file, the clipboard."""

import os
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reader.desk import commands
from reader.desk.export.markdown import article_markdown
from reader.desk.export.write import FORMS, save
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.blocks import plain_text
from reader.model.errors import SourceError, UsageError
from reader.model.settings import Settings
from reader.model.words import _

_UNSAFE = re.compile(r"[^\w -]+")
_LONGEST_NAME = 60


def pager(settings: Settings) -> tuple[str, ...]:
    """The pager: the setting, else $PAGER, else less. Raises UsageError."""
    return commands.arguments(settings.pager or os.environ.get("PAGER", "").strip() or "less", "pager")


def editor(settings: Settings) -> tuple[str, ...]:
    """The editor: the setting, else $VISUAL, else $EDITOR; empty if there is none. Raises UsageError."""
    return commands.arguments(settings.editor or os.environ.get("VISUAL", "").strip() or os.environ.get("EDITOR", ""), "editor")


def plain(articles: Sequence[Article]) -> str:
    """Articles as plain text: title, page, teaser, body."""
    return "\n\n\n".join(_plain(article) for article in articles) + "\n"


def _plain(article: Article) -> str:
    story = article.story
    heads = [part for part in (story.title, story.url or "") if part]
    return "\n\n".join(part for part in ("\n".join(heads), story.teaser, plain_text(story.blocks)) if part)


def markdown(articles: Sequence[Article]) -> str:
    """Articles as Markdown, a rule between two of them."""
    return "\n\n---\n\n".join(map(article_markdown, articles)) + "\n"


def shared(article: Article) -> str:
    """What one passes on of an article: its title and its address."""
    return "\n".join(part for part in (article.story.title, article.story.url or "") if part)


def temporary(articles: Sequence[Article], ending: str) -> Path:
    """A file of one's own with the articles for a program to show; the caller removes it. Raises SourceError."""
    text = plain(articles) if ending == ".txt" else markdown(articles)
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
        The path that was written.

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
    return path
