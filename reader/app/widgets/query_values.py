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
from reader.model.place import PlaceCount, PlaceKind
from reader.model.words import _, ngettext
from reader.query.ast import Flag, Is, PlaceMode, Query
from reader.text.fold import fold

MOST = 12
"""Values asked for at once."""
KINDS: dict[PlaceKind, str] = {"continent": N_("continent"), "country": N_("country"), "region": N_("region"), "city": N_("city"), "area": N_("area")}
CONTINENTS = frozenset(range(6255146, 6255153))
"""GeoNames ids: Africa, Asia, Europe, North America, Oceania, South America, Antarctica."""
_NUMBERED = "geo:"
_PLACES = get_args(PlaceMode)
_COUNTED: tuple[Flag, ...] = get_args(Flag)
_LIBRARY = ("feed", "folder", "publisher", "event", "tag", "lang", "source")


Known = tuple[str, str, int | None]
"""What to write, what it is, how many articles."""


class KnownValues:
    """Values of a field that begin so: what to write, what it is, articles; nothing if library or gazetteer can't say.

    Attributes:
        unread: unread articles of the places that were asked for, by what to write.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self.unread: dict[str, int] = {}

    def __call__(self, field: str, start: str) -> Sequence[Known]:
        """The values, best first."""
        library = self.session.library
        try:
            if field in _PLACES:
                return self._near_home() if field == "near" and not start else self._places(start)
            if field == "country":
                return self._countries(start)
            if field == "is":
                return tuple((flag, "", library.totals(Query(root=Is(flag))).articles) for flag in _COUNTED)
            if field in _LIBRARY:
                return tuple((value, "", count) for value, count in library.values(field, start, MOST))
        except DatelineError:
            return ()
        return ()

    def _places(self, start: str) -> Sequence[Known]:
        """Places that the typed text finds; before anything is typed, those with most articles."""
        if start:
            return tuple(self._told(hit) for hit in places.find(self.session, start, MOST))
        counts = self._busiest()
        return tuple(self._counted(places.term_for(self.session, count.place), _(KINDS[count.place.kind]), count.articles, count.unread) for count in counts)

    def _near_home(self) -> Sequence[Known]:
        """Around what: home, and the followed cities."""
        followed = [count.place for count in self.session.library.followed() if count.place.kind == "city"]
        home = self.session.home()
        known = {place.geonameid: place for place in ([home] if home else []) + followed}
        return tuple(
            (places.term_for(self.session, place), _("home") if place is home else _(KINDS[place.kind]), None) for place in list(known.values())[:MOST]
        )

    def _busiest(self) -> Sequence[PlaceCount]:
        """Places with most articles. Those below a place have no more than it has: of tens of thousands only some hundred are looked at."""
        gazetteer, library = self.session.gazetteer_or_fail(), self.session.library
        below, best = CONTINENTS, list[PlaceCount]()
        while below:
            counts = library.place_counts(Query(), below)
            best = nlargest(MOST, (*best, *counts), key=lambda count: count.articles)
            least = best[-1].articles if len(best) == MOST else 0
            busy = [count.place.geonameid for count in counts if count.articles > least]
            below = frozenset(place.geonameid for number in busy for place in gazetteer.children(number))
        return best

    def _countries(self, start: str) -> Sequence[Known]:
        """Codes of countries with articles, by the beginning of code or name."""
        gazetteer, begun = self.session.gazetteer_or_fail(), fold(start)
        countries = frozenset(place.geonameid for continent in CONTINENTS for place in gazetteer.children(continent) if place.kind == "country")
        counts = sorted(self.session.library.place_counts(Query(), countries), key=lambda count: -count.articles)
        named = [(count.place.country or "", self.session.name(count.place), count.articles) for count in counts]
        return [one for one in named if one[0].lower().startswith(begun) or fold(one[1]).startswith(begun)][:MOST]

    def _told(self, hit: PickerHit) -> Known:
        """What a place is and where; of one with articles and a name that means it alone, what it is and how many.

        The name that was typed stands there, if readers know the place by it and it means no other: `in:Österreich` for Austria.
        """
        typed = hit.matched if hit.matched and places.is_called(self.session, hit.place, hit.matched) else ""
        term = places.term_for(self.session, hit.place, typed) if typed else hit.term
        if term.startswith(_NUMBERED):
            return self._counted(term, f"{hit.name}, {hit.what}", hit.articles, hit.unread)
        alone = term in (hit.name, typed)
        return self._counted(term, _(KINDS[hit.place.kind]) if alone and hit.articles else hit.what, hit.articles, hit.unread)

    def _counted(self, term: str, what: str, articles: int, unread: int) -> Known:
        self.unread[term] = unread
        counted = ngettext("{n} article", "{n} articles", articles).format(n=number(articles))
        return term, f"{what}, {counted}" if articles else what, articles
