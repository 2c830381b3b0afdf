"""What the query bar proposes as values: places, and what the library knows of a field. Called in worker threads."""

from collections.abc import Sequence
from heapq import nlargest
from typing import get_args

from reader.app.amounts import number
from reader.app.keys import N_
from reader.desk import places
from reader.desk.places import PickerHit
from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.model.place import PlaceKind
from reader.model.words import _, ngettext
from reader.query.ast import Flag, Is, PlaceMode, Query

MOST = 12
"""Values asked for at once."""
KINDS: dict[PlaceKind, str] = {"continent": N_("continent"), "country": N_("country"), "region": N_("region"), "city": N_("city"), "area": N_("area")}
_NUMBERED = "geo:"
_PLACES = get_args(PlaceMode)
_COUNTED: tuple[Flag, ...] = get_args(Flag)
_LIBRARY = ("feed", "folder", "publisher", "event", "tag", "lang", "source")


class KnownValues:
    """Values of a field that begin so: what to write, what it is, articles; nothing if library or gazetteer can't say.

    Attributes:
        unread: unread articles of the places that were asked for, by what to write.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.unread: dict[str, int] = {}

    def __call__(self, field: str, start: str) -> Sequence[tuple[str, str, int]]:
        """The values, best first."""
        library = self.session.library
        try:
            if field in _PLACES:
                return self._places(start)
            if field == "is":
                return tuple((flag, "", library.totals(Query(root=Is(flag))).articles) for flag in _COUNTED)
            if field in _LIBRARY:
                return tuple((value, "", count) for value, count in library.values(field, start, MOST))
        except DatelineError:
            return ()
        return ()

    def _places(self, start: str) -> Sequence[tuple[str, str, int]]:
        """Places that the typed text finds; before anything is typed, those with most articles."""
        if start:
            return tuple(self._told(hit) for hit in places.find(self.session, start, MOST))
        counts = nlargest(MOST, self.session.library.place_counts(Query()), key=lambda count: count.articles)
        return tuple(self._counted(places.term_for(self.session, count.place), _(KINDS[count.place.kind]), count.articles, count.unread) for count in counts)

    def _told(self, hit: PickerHit) -> tuple[str, str, int]:
        """What a place is and where; of one with articles and a name that means it alone, what it is and how many.

        The name that was typed stands there, if readers know the place by it and it means no other: `in:Österreich` for Austria.
        """
        typed = hit.matched if hit.matched and places.is_called(self.session, hit.place, hit.matched) else ""
        term = places.term_for(self.session, hit.place, typed) if typed else hit.term
        if term.startswith(_NUMBERED):
            return self._counted(term, f"{hit.name}, {hit.what}", hit.articles, hit.unread)
        alone = term in (hit.name, typed)
        return self._counted(term, _(KINDS[hit.place.kind]) if alone and hit.articles else hit.what, hit.articles, hit.unread)

    def _counted(self, term: str, what: str, articles: int, unread: int) -> tuple[str, str, int]:
        self.unread[term] = unread
        counted = ngettext("{n} article", "{n} articles", articles).format(n=number(articles))
        return term, f"{what}, {counted}" if articles else what, articles
