"""Turns what a reader typed into a query that a library can run, and reads its rows by index."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.desk.facts import described
from reader.desk.places import unknown
from reader.desk.session import Session
from reader.library.protocol import Cursor, Library, Totals
from reader.model.article import Headline
from reader.model.words import _, language
from reader.query.ast import And, InPlaces, Near, Node, PlaceTerm, Query, rewrite
from reader.query.parse import parse

MOST = 50
"""Places of one name that are told apart."""


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place name of a query that means several places: the one taken and the others, as words.

    Attributes:
        ids: of the place taken and of the others, more of them than the words tell.
    """

    name: str
    taken: str
    others: tuple[str, ...]
    ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A query ready for the library, and the place names in it that could mean something else."""

    query: Query
    choices: tuple[PlaceChoice, ...] = ()


def search(session: Session, text: str) -> Found:
    """Reads a query and looks its places up.

    Raises:
        QueryError: the query is wrong; carries column and suggestion.
        NotFoundError: nobody knows a place in it.
    """
    query = parse(text, session.now())
    choices: list[PlaceChoice] = []
    if query.root is None:
        return Found(query)

    def placed(node: Node) -> Node:
        return _look_up(session, node, choices) if isinstance(node, PlaceTerm) else node

    root = rewrite(query.root, placed)
    chips = tuple(replace(chip, node=rewrite(chip.node, placed)) if chip.node else chip for chip in query.chips)
    return Found(replace(query, root=root, chips=chips), tuple(dict.fromkeys(choices)))


def _look_up(session: Session, term: PlaceTerm, choices: list[PlaceChoice]) -> Node:
    """The term with ids or a point in the place of its name; of a city and the region around it that share a name the city."""
    from reader.places.names import resolve

    if term.mode == "near" and (point := _point(term.name)):
        return Near(*point, term.km or 0)
    gazetteer = session.gazetteer_or_fail()
    found = resolve(gazetteer, term.name, language())
    if not found:
        raise unknown(session, term.name)
    best = found[0]
    also = {place.geonameid for place in best.also}
    apart = [choice.place for choice in found if choice.place.geonameid not in also]
    if len(apart) > 1:
        words = [described(session, place, continent=False) for place in apart[:4]]
        choices.append(PlaceChoice(term.name, words[0], tuple(words[1:]), tuple(place.geonameid for place in apart[:MOST])))
    if term.mode == "near":
        return Near(best.place.lat, best.place.lon, term.km or 0)
    ids = {best.place.geonameid, *gazetteer.members(best.place.geonameid)}
    return InPlaces(frozenset(ids), origin=term.mode == "from")


def counted(session: Session, choice: PlaceChoice, most: int = 2) -> tuple[str, ...]:
    """The place taken, then what else its name could mean: "Paris, France", "Paris, Texas (2)", "Paris, Ontario".

    Those with articles come first, most first; what reads like another one is left out.
    """
    gazetteer = session.gazetteer_or_fail()
    articles = {count.place.geonameid: count.articles for count in session.library.place_counts(Query(), choice.ids[1:])}
    others = sorted(choice.ids[1:], key=lambda key: -articles.get(key, 0))
    said: dict[str, str] = {}
    for key in (choice.ids[0], *others):
        place = gazetteer.place(key)
        # its name and the nearest above it that helps: more has no room
        words = ", ".join(described(session, place, continent=False).split(", ")[:2]) if place is not None else ""
        if words and words not in said:
            n = articles.get(key, 0)
            said[words] = _("{name} ({n})").format(name=words, n=n) if n else words
        if len(said) > most:
            break
    return tuple(said.values())


def _point(name: str) -> tuple[float, float] | None:
    """Latitude and longitude in degrees from "48.2,16.4"."""
    parts = name.split(",")
    try:
        lat, lon = (float(part) for part in parts)
    except ValueError:
        return None
    return (lat, lon) if -90 <= lat <= 90 and -180 <= lon <= 180 else None


class Listing:
    """The rows of a query by index, whatever its size: windows are read by keyset from the nearest row known.

    Call it from a worker, not from the event loop: every method reads the library.
    """

    def __init__(self, library: Library, query: Query) -> None:
        self.library = library
        self.query = query
        self.totals: Totals = library.totals(query)
        self._anchors: dict[int, Cursor] = {}

    def window(self, start: int, count: int) -> tuple[Headline, ...]:
        """Rows `start` to `start + count`."""
        total = self.totals.articles
        start = max(0, min(start, total))
        count = min(count, total - start)
        if count <= 0:
            return ()
        before = max((i for i in self._anchors if i < start), default=-1)
        after = min((i for i in self._anchors if i >= start + count), default=total)
        if after - (start + count) < start - (before + 1):
            rows = self.library.headlines(self.query, count, self._anchors.get(after), after - start - count, backwards=True)
        else:
            rows = self.library.headlines(self.query, count, self._anchors.get(before), start - before - 1)
        self._remember(start, rows)
        return rows

    def _remember(self, start: int, rows: Sequence[Headline]) -> None:
        """Keeps the ends of a window as places to go on from."""
        if rows:
            self._anchors[start] = self.library.cursor(self.query, rows[0])
            self._anchors[start + len(rows) - 1] = self.library.cursor(self.query, rows[-1])

    def index_of(self, row: Headline) -> int:
        """The index of a row (of where it would stand, if it is gone)."""
        return self.library.rank(self.query, self.library.cursor(self.query, row))

    def next_match(self, row: Headline | None, condition: Node, *, backwards: bool = False) -> Headline | None:
        """The nearest row after (before) a row that also meets a condition, such as Is("unread")."""
        root = condition if self.query.root is None else And((self.query.root, condition))
        query = replace(self.query, root=root)
        cursor = self.library.cursor(query, row) if row is not None else None
        found = self.library.headlines(query, 1, cursor, backwards=backwards)
        return found[0] if found else None
