"""What the query bar proposes as values: places, and what the library knows of a field. Called in worker threads."""

from collections.abc import Sequence
from typing import get_args

from reader.desk import places
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.query.ast import Flag, Is, PlaceMode, Query
from reader.query.complete import Values

MOST = 12
"""Values asked for at once."""
_PLACES = get_args(PlaceMode)
_COUNTED: tuple[Flag, ...] = get_args(Flag)
_LIBRARY = ("feed", "folder", "publisher", "event", "tag", "lang", "source")


def values(session: Session) -> Values:
    """Values of a field that begin so: what to write, what it is, articles; nothing if library or gazetteer can't say."""

    def known(field: str, start: str) -> Sequence[tuple[str, str, int]]:
        try:
            if field in _PLACES:
                return _places(session, start)
            if field == "is":
                return tuple((flag, "", session.library.totals(Query(root=Is(flag))).articles) for flag in _COUNTED)
            if field in _LIBRARY:
                return tuple((value, "", count) for value, count in session.library.values(field, start, MOST))
        except DatelineError:
            return ()
        return ()

    return known


def _places(session: Session, start: str) -> Sequence[tuple[str, str, int]]:
    """Places that the typed text finds; before anything is typed, those with most articles."""
    if start:
        return tuple((hit.term, hit.what if hit.term == hit.name else f"{hit.name}, {hit.what}", hit.articles) for hit in places.find(session, start, MOST))
    counts = sorted(session.library.place_counts(Query()), key=lambda count: -count.articles)
    return tuple((session.name(count.place), "", count.articles) for count in counts[:MOST])
