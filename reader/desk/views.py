"""Saved views, and the history of what was searched for."""

from collections.abc import Sequence
from contextlib import suppress

from reader.desk.find import search
from reader.desk.session import Session
from reader.model.errors import DatelineError, NotFoundError, UsageError
from reader.model.safe import line
from reader.model.view import View
from reader.model.words import _
from reader.query.ast import Sort
from reader.query.chips import without

LONGEST_NAME = 60
"""Characters of a view's name."""
_REMEMBERED = 100


def all(session: Session) -> tuple[View, ...]:
    """Saved views in the order they were saved."""
    return session.library.views()


def save(session: Session, name: str, text: str, sort: Sort | None = None) -> View:
    """Saves a query under a name, or changes the view of that name; undoable.

    Args:
        text: the query as typed; a `sort:` in it becomes the view's.
        sort: the list's, where the text has none; None for newest first.

    Raises:
        UsageError: no name, or one that is too long.
        QueryError, NotFoundError: the query is wrong, or nobody knows a place in it.
    """
    name = line(name)
    if not name:
        raise UsageError(_("a view needs a name"))
    if len(name) > LONGEST_NAME:
        raise UsageError(_("a view's name has {n} characters at most").format(n=LONGEST_NAME))
    query = search(session, text).query
    sorted_by = [chip for chip in query.chips if chip.text.lower().startswith("sort:")]
    for chip in sorted_by:
        text = without(text, chip)
    chosen = query.sort if sorted_by or sort is None else sort
    return session.library.save_view(name, line(text), chosen, session.now())


def named(session: Session, name: str) -> View:
    """The view of a name, letters as written or else folded in case. Raises NotFoundError."""
    views, wanted = session.library.views(), line(name)
    for same in (lambda view: view.name == wanted, lambda view: view.name.casefold() == wanted.casefold()):
        if found := next(filter(same, views), None):
            return found
    raise NotFoundError(_("no view {name}; `dateline views` shows their names").format(name=wanted[:LONGEST_NAME]))


def remove(session: Session, view_id: int) -> None:
    """Removes a view; undoable. Raises NotFoundError if it is gone."""
    session.library.remove_view(view_id, session.now())


def query_of(view: View) -> str:
    """The view as a query with its sort, as it can be typed."""
    return view.text if view.sort == "date" else f"{view.text} sort:{view.sort}".strip()


def former(session: Session) -> Sequence[str]:
    """Queries that the reader has shown, the last one first; nothing if the library cannot say."""
    try:
        return session.library.queries(_REMEMBERED)
    except DatelineError:
        return ()


def remember(session: Session, text: str) -> None:
    """Adds a query to the history. A library that cannot be written to forgets it."""
    if shown := line(text):
        with suppress(DatelineError):
            session.library.remember_query(shown)
