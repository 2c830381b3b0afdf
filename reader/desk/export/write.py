"""Writes a query's articles, or all feeds, to a file in the form that its ending names; whole or not at all."""

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from reader.desk.export import atom, csv, geojson, html, json, markdown
from reader.desk.find import search
from reader.desk.session import Session
from reader.model.article import Article
from reader.model.errors import SourceError, UsageError
from reader.model.words import _

FORMS: dict[str, Callable[[Sequence[Article]], str]] = {
    ".json": json.write,
    ".md": markdown.write,
    ".html": html.write,
    ".csv": csv.write,
    ".geojson": geojson.write,
    ".atom": atom.write,
}


def write(session: Session, path: Path, query: str = "") -> int:
    """Writes the file; returns how many articles (feeds, for .opml) it holds.

    Raises:
        UsageError: no form has that ending.
        SourceError: the file cannot be written; what was there before is still there.
        QueryError, NotFoundError: the query is wrong.
    """
    ending = path.suffix.lower()
    if ending == ".opml":
        from reader.sources.opml import write as write_list

        feeds = session.library.feeds()
        save(path, write_list(feeds, "dateline"))
        return len(feeds)
    if ending not in FORMS:
        raise UsageError(_("{path}: the ending says the form: {forms}").format(path=path, forms=", ".join((".opml", *FORMS))))
    ids = session.library.ids(search(session, query).query)
    articles = session.library.articles(ids, bodies=True)
    save(path, FORMS[ending](articles).encode())
    return len(articles)


def save(path: Path, data: bytes) -> None:
    """Writes a file beside its place and moves it there, so that it is never half written. Raises SourceError."""
    # what a link points to is written, the link stays
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            raise SourceError(_("{path}: not a file; nothing is written").format(path=path))
        handle, name = tempfile.mkstemp(prefix=".dateline-", dir=target.parent)
    except OSError as problem:
        raise SourceError(_("{path}: {reason}").format(path=path, reason=problem.strerror)) from problem
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(target)
    except OSError as problem:
        Path(name).unlink(missing_ok=True)
        raise SourceError(_("{path}: {reason}").format(path=path, reason=problem.strerror)) from problem
