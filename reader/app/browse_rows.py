"""The rows of Browse: what a library has, read in a worker, and laid out as lines with their folds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reader.app.feed_words import trouble_words
from reader.app.keys import N_
from reader.app.when import today_from
from reader.desk import places
from reader.desk.find import search
from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.errors import DatelineError
from reader.model.feed import Feed
from reader.model.place import Place
from reader.model.view import View
from reader.model.words import _
from reader.query.chips import quote
from reader.text.fold import fold

ScopeName = Literal["all", "today", "unread", "bookmarks", "samples"]
SCOPE_WORDS: dict[ScopeName, str] = {"all": N_("All"), "today": N_("Today"), "unread": N_("Unread"), "bookmarks": N_("Bookmarks"), "samples": N_("Samples")}

AREAS = "areas"
"""The key of the row under which areas, seas and rivers stand: they lie in no place of the tree."""


def scope_query(session: Session, scope: ScopeName) -> str:
    """What a scope means in the query language."""
    match scope:
        case "today":
            return f"after:{today_from(session.now())}"
        case "unread":
            return "is:unread"
        case "bookmarks":
            return "is:bookmarked"
        case _:
            return ""


@dataclass(frozen=True, slots=True)
class FollowedPlace:
    """A followed place with its name in the reader's language."""

    place: Place
    name: str
    unread: int


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved view with its unread articles, or why it cannot be shown (a place that nobody knows any more)."""

    view: View
    unread: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class BrowseData:
    """Everything that Browse shows; `without` is None where the library has no article."""

    scopes: tuple[tuple[ScopeName, Totals], ...] = ()
    followed: tuple[FollowedPlace, ...] = ()
    tree: tuple[places.TreeNode, ...] = ()
    without: Totals | None = None
    feeds: tuple[Feed, ...] = ()
    home: Place | None = None
    views: tuple[SavedView, ...] = ()


def read(session: Session) -> BrowseData:
    """Reads it all; for workers. Raises LibraryError."""
    library = session.library
    names: tuple[ScopeName, ...] = ("samples",) if session.samples else ("all", "today", "unread", "bookmarks")
    scopes = tuple((name, library.totals(search(session, scope_query(session, name)).query)) for name in names)
    followed = tuple(FollowedPlace(count.place, session.name(count.place), count.unread) for count in library.followed())
    views = tuple(_saved(session, view) for view in library.views())
    return BrowseData(scopes, followed, places.tree(session), places.without_place(session), library.feeds(), session.home(), views)


def _saved(session: Session, view: View) -> SavedView:
    """A view with its count; what is wrong with its query is said at its row and keeps nothing else from being shown."""
    try:
        query = search(session, view.text).query
    except DatelineError as problem:
        return SavedView(view, trouble=str(problem))
    return SavedView(view, session.library.totals(query).unread)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of Browse.

    Attributes:
        key: identity that outlives a new reading.
        count: at the right, "" for none.
        opens: it has rows below it; `folded` if they are not shown.
        scope, place, term, view: what choosing it filters by; at most one is set, none for heads and for what only unfolds.
        trouble: why a feed could not be read or a view not be counted, "" if all is well.
    """

    key: str
    name: str
    count: str = ""
    depth: int = 0
    opens: bool = False
    folded: bool = False
    quiet: bool = False
    scope: ScopeName | None = None
    place: Place | None = None
    term: str = ""
    trouble: str = ""
    view: View | None = None

    @property
    def is_item(self) -> bool:
        """True for what the cursor may stand on."""
        return self.filters or self.key == AREAS

    @property
    def filters(self) -> bool:
        """True for what can be shown in the list; other rows only unfold."""
        return self.scope is not None or self.place is not None or bool(self.term) or self.view is not None


def _count(n: int) -> str:
    return str(n) if n else ""


def lay_out(data: BrowseData, unfolded: frozenset[str]) -> tuple[Row, ...]:
    """All lines from top to bottom."""
    rows = [
        Row(f"scope:{name}", _(SCOPE_WORDS[name]), _count(totals.articles if name == "bookmarks" else totals.unread), scope=name, quiet=not totals.articles)
        for name, totals in data.scopes
    ]
    sections: list[tuple[str, Sequence[Row]]] = [
        (_("FOLLOWED"), [Row(f"followed:{f.place.geonameid}", f.name, _count(f.unread), place=f.place, quiet=not f.unread) for f in data.followed]),
        (_("VIEWS"), [_view_row(saved) for saved in data.views]),
        (_("PLACES"), [*_place_rows([n for n in data.tree if n.place.kind != "area"], unfolded, 0), *_area_rows(data.tree, unfolded), *_without(data)]),
        (_("FEEDS"), list(_feed_rows(data.feeds, unfolded))),
    ]
    for name, below in sections:
        if below:
            rows += [Row("", ""), Row("", name), *below]
    return tuple(rows)


def _view_row(saved: SavedView) -> Row:
    count = "!" if saved.trouble else _count(saved.unread)
    return Row(f"view:{saved.view.id}", saved.view.name, count, quiet=not saved.unread, trouble=saved.trouble, view=saved.view)


def _without(data: BrowseData) -> list[Row]:
    if data.without is None or not data.without.articles:
        return []
    return [Row("place:none", _("No place"), _count(data.without.unread), term="in:none", quiet=not data.without.unread)]


def _place_rows(nodes: Sequence[places.TreeNode], unfolded: frozenset[str], depth: int) -> Iterator[Row]:
    for node in nodes:
        key = f"place:{node.place.geonameid}"
        shown = key in unfolded
        yield Row(key, node.name, _count(node.unread), depth, bool(node.children), not shown, not node.unread, place=node.place)
        if shown:
            yield from _place_rows(node.children, unfolded, depth + 1)


def _area_rows(nodes: Sequence[places.TreeNode], unfolded: frozenset[str]) -> Iterator[Row]:
    """The topmost areas below a row of their own; it has no count, for areas overlap."""
    areas = [node for node in nodes if node.place.kind == "area"]
    if areas:
        yield Row(AREAS, _("Areas, seas, rivers"), opens=True, folded=AREAS not in unfolded, quiet=not any(node.unread for node in areas))
        if AREAS in unfolded:
            yield from _place_rows(areas, unfolded, 1)


def _feed_rows(feeds: Sequence[Feed], unfolded: frozenset[str]) -> Iterator[Row]:
    """Feeds without a folder, then folders with theirs."""
    for folder, group in groupby(sorted(feeds, key=lambda f: (fold(f.folder or ""), f.folder or "", fold(f.title))), key=lambda f: f.folder or ""):
        inside = list(group)
        key = f"folder:{folder}"
        if folder:
            unread = sum(feed.unread for feed in inside)
            yield Row(key, folder, _count(unread), 0, True, key in unfolded, not unread, term=f"folder:{quote(folder)}")
            # folders stand open until they are closed, places closed until they are opened
            if key in unfolded:
                continue
        for feed in inside:
            count = "!" if feed.error else _count(feed.unread)
            yield Row(
                f"feed:{feed.id}", feed.title, count, 1 if folder else 0, quiet=not feed.unread, term=f"feed:{quote(feed.title)}", trouble=trouble_words(feed)
            )


def opened_at_first(data: BrowseData) -> frozenset[str]:
    """The folds that are open at first: down to home's country, or the continent with most articles."""
    tree = [node for node in data.tree if node.place.kind != "area"]
    if not tree:
        return frozenset()

    def holds(node: places.TreeNode) -> bool:
        return data.home is not None and (node.place.country == data.home.country if node.place.country else any(holds(child) for child in node.children))

    top = next((node for node in tree if holds(node)), tree[0])
    country = next((node for node in top.children if holds(node)), None)
    return frozenset(f"place:{node.place.geonameid}" for node in (top, country) if node is not None)
