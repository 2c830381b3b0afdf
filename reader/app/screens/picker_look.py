"""What the place picker looks up in library and gazetteer; runs in worker threads and hands its findings over as messages."""

from dataclasses import dataclass, field

from textual.message import Message

from reader.app.screens.place_term import WITHOUT, Active, write
from reader.app.widgets.place_tree import NO_PLACE, PlaceRow
from reader.desk import places
from reader.desk.find import search
from reader.desk.places import PickerHit, TreeNode
from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.errors import DatelineError
from reader.query.ast import PlaceMode


@dataclass
class Loaded(Message):
    """The tree, what to unfold in it, and the place that gets the cursor (None: the first)."""

    roots: tuple[TreeNode, ...] = ()
    without: Totals = field(default_factory=lambda: Totals(0, 0))
    opened: frozenset[int] = frozenset()
    key: int | None = None
    trouble: str = ""


@dataclass
class Found(Message):
    """What a name found; `trouble` says why it could not be looked up."""

    name: str
    hits: tuple[PickerHit, ...] = ()
    trouble: str = ""


@dataclass
class Looked(Message):
    """The term of a row, and what it takes."""

    row: PlaceRow
    mode: PlaceMode
    km: float
    term: str = ""
    totals: Totals | None = None
    trouble: str = ""


def load(session: Session, active: Active | None) -> Loaded:
    """Reads the tree; unfolds the home's country, or the biggest of the topmost places if there is no home."""
    try:
        roots = places.tree(session)
        without = places.without_place(session)
    except DatelineError as problem:
        return Loaded(trouble=str(problem))
    opened = {roots[0].place.geonameid} if roots else set()
    home, gazetteer = session.home(), session.gazetteer()
    if home is not None and gazetteer is not None:
        opened = {p.geonameid for p in (home, *gazetteer.ancestors(home.geonameid)) if p.kind in {"continent", "country"}}
    return Loaded(roots, without, frozenset(opened), _key(session, active))


def _key(session: Session, active: Active | None) -> int | None:
    """The id of the place that is the filter now."""
    if active is None:
        return None
    try:
        return places.look_up(session, active.name).geonameid if active.name else NO_PLACE
    except DatelineError:
        return None


def find(session: Session, name: str) -> Found:
    """Places for what is typed."""
    try:
        return Found(name, places.find(session, name))
    except DatelineError as problem:
        return Found(name, trouble=str(problem))


def look(session: Session, row: PlaceRow, mode: PlaceMode, km: float, *, count: bool) -> Looked:
    """The term of a row and, if wanted, what it takes."""
    try:
        term = WITHOUT if row.place is None else write(mode, row.hit.term if row.hit else places.term_for(session, row.place), km)
        return Looked(row, mode, km, term, session.library.totals(search(session, term).query) if count else None)
    except DatelineError as problem:
        return Looked(row, mode, km, trouble=str(problem))
