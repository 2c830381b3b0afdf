"""What the place picker looks up in library and gazetteer; runs in the threads of workers and hands its findings over as messages.

Where a newer wish has replaced the worker, or the picker is closed, StoppedError ends it: that is no finding.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from textual.message import Message

from reader.app.browse_rows import scope_query
from reader.app.newest_wish import while_wanted
from reader.app.screens.place_term import ADD, WITHOUT, Active, without_places, write
from reader.app.search import Wanted
from reader.app.widgets.place_tree import NO_PLACE, PlaceRow, TreeIndex
from reader.desk import places
from reader.desk.find import search
from reader.desk.places import PickerHit
from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.errors import DatelineError, StoppedError
from reader.query.ast import And, NoPlace, PlaceMode, Query
from reader.query.chips import with_term

WHOLE = 20_000
"""Articles of a search up to which all its places are counted at once (0.1 s); of a larger one those in sight are."""


@dataclass
class Loaded(Message):
    """The tree, what to unfold in it, and the place that gets the cursor (None: the first).

    Attributes:
        rest: the search that the place comes to.
        live: the tree is that of all articles; its places in sight are to be counted for the rest.
    """

    tree: TreeIndex = field(default_factory=TreeIndex)
    without: Totals = field(default_factory=lambda: Totals(0, 0))
    opened: frozenset[int] = frozenset()
    key: int | None = None
    rest: Query = field(default_factory=Query)
    live: bool = False
    trouble: str = ""


@dataclass
class Found(Message):
    """What a name found; `trouble` says why it could not be looked up."""

    name: str
    hits: tuple[PickerHit, ...] = ()
    trouble: str = ""


@dataclass
class Counted(Message):
    """The articles of places of the tree, or (with a name) of what it found."""

    ids: Collection[int]
    totals: Mapping[int, Totals]
    name: str = ""


@dataclass
class Looked(Message):
    """The term of a row, and what the list would show with it."""

    row: PlaceRow
    mode: PlaceMode
    km: float
    term: str = ""
    totals: Totals | None = None
    trouble: str = ""


def query_of(session: Session, wanted: Wanted) -> Query:
    """Scope and text of a search as one query. Raises QueryError, NotFoundError, GazetteerError."""
    parts = (search(session, scope_query(session, wanted.scope)).query, search(session, wanted.text).query)
    roots = tuple(part.root for part in parts if part.root is not None)
    return Query(root=And(roots) if len(roots) > 1 else roots[0] if roots else None)


def load(session: Session, active: Active | None, wanted: Wanted) -> Loaded:
    """Reads the tree; unfolds the home's country, or the biggest of the topmost places if there is no home."""
    try:
        with while_wanted(session):
            rest = _rest(session, wanted)
            live = rest.root is not None and session.library.totals(rest).articles > WHOLE
            roots = places.tree(session) if live else places.tree(session, rest)
            without = session.library.totals(Query(root=NoPlace() if rest.root is None else And((rest.root, NoPlace()))))
    except StoppedError:
        raise
    except DatelineError as problem:
        return Loaded(trouble=str(problem))
    top = next((node for node in roots if node.place.kind != "area"), None)
    opened = {top.place.geonameid} if top else set()
    home, gazetteer = session.home(), session.gazetteer()
    if home is not None and gazetteer is not None:
        opened = {p.geonameid for p in (home, *gazetteer.ancestors(home.geonameid)) if p.kind in {"continent", "country"}}
    return Loaded(TreeIndex.of(roots), without, frozenset(opened), _key(session, active), rest, live)


def _rest(session: Session, wanted: Wanted) -> Query:
    """The search without its place; all articles where that is no right search."""
    try:
        return query_of(session, replace(wanted, text=without_places(wanted.text)))
    except DatelineError:
        return Query()


def _key(session: Session, active: Active | None) -> int | None:
    """The id of the place that is the filter now."""
    if active is None:
        return None
    try:
        return places.look_up(session, active.name).geonameid if active.name else NO_PLACE
    except DatelineError:
        return None


def count(session: Session, rest: Query, ids: Collection[int]) -> Counted:
    """Counts places of the tree within a search; with a damaged library they stay without numbers."""
    try:
        with while_wanted(session):
            counted = session.library.place_counts(rest, ids)
    except StoppedError:
        raise
    except DatelineError:
        return Counted((), {})
    return Counted(ids, {found.place.geonameid: Totals(found.articles, found.unread) for found in counted})


def find(session: Session, name: str) -> Found:
    """Places for what is typed, with the counts that are kept."""
    try:
        with while_wanted(session):
            return Found(name, places.find(session, name))
    except StoppedError:
        raise
    except DatelineError as problem:
        return Found(name, trouble=str(problem))


def count_found(session: Session, name: str, rest: Query) -> Counted:
    """Counts what a name found within a search."""
    try:
        with while_wanted(session):
            hits = places.find(session, name, query=rest)
    except StoppedError:
        raise
    except DatelineError:
        return Counted((), {}, name)
    return Counted((), {hit.place.geonameid: Totals(hit.articles, hit.unread) for hit in hits}, name)


def look(session: Session, row: PlaceRow, mode: PlaceMode, km: float, wanted: Wanted | None, sign: str = "") -> Looked:
    """The term of a row and, for a search that it is to come to, what that takes."""
    try:
        term = WITHOUT if row.place is None else write(mode, row.hit.term if row.hit and mode != "near" else places.term_for(session, row.place), km)
        if wanted is None:
            return Looked(row, mode, km, term)
        text = with_term(wanted.text, term, ()) if sign == ADD else with_term(wanted.text, term)
        with while_wanted(session):
            return Looked(row, mode, km, term, session.library.totals(query_of(session, replace(wanted, text=text))))
    except StoppedError:
        raise
    except DatelineError as problem:
        return Looked(row, mode, km, trouble=str(problem))
