"""What the list is to show, and how a worker makes rows of it."""

from dataclasses import dataclass, replace
from typing import get_args

from reader.app.browse_rows import ScopeName, scope_query
from reader.app.list_window import PAGE, ListWindow
from reader.desk.find import Found, Listing, search
from reader.desk.session import Session
from reader.library.protocol import Totals
from reader.model.article import Article, Headline
from reader.query.ast import And, Chip, Is, Node, Query, Sort
from reader.query.chips import without

SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants to see: a scope, the query as typed, a sort."""

    scope: ScopeName = "all"
    text: str = ""
    sort: Sort = "date"


@dataclass(frozen=True, slots=True)
class Shown:
    """What was found.

    Attributes:
        wanted: with the sort taken out of the text.
        found: the text alone, with its chips.
        query: scope and text together.
        cursor: the index to stand on.
        kept: the row that was to be kept is among the rows.
        otherwise: of an empty list, what it holds without its last chip.
    """

    wanted: Wanted
    found: Found
    query: Query
    window: ListWindow
    cursor: int
    kept: bool
    otherwise: Totals | None = None

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips of row 1."""
        return self.found.query.chips


def look(session: Session, wanted: Wanted, keep: Headline | None = None, *, unfolded: bool = False) -> Shown:
    """Runs a search and reads the first rows; for workers.

    Args:
        keep: the row to stand on, if the search takes it.
        unfolded: each article has its row, whatever the settings say.

    Raises:
        QueryError, NotFoundError, GazetteerError, LibraryError.
    """
    found = search(session, wanted.text)
    wanted, found = _without_sort(session, wanted, found)
    scope = search(session, scope_query(session, wanted.scope)).query
    roots = tuple(root for root in (scope.root, found.query.root) if root is not None)
    root: Node | None = And(roots) if len(roots) > 1 else roots[0] if roots else None
    query = replace(found.query, root=root, sort=wanted.sort, folded=session.settings.fold and not unfolded)
    window = ListWindow(Listing(session.library, query))
    cursor, kept = 0, False
    if keep is not None and window.total:
        cursor = min(window.index_of(keep), window.total - 1)
        window.put(cursor // PAGE, window.fetch(cursor // PAGE))
        row = window.get(cursor)
        kept = row is not None and row.id == keep.id
        cursor = cursor if kept else 0
    for page in window.missing(cursor - PAGE // 2, cursor + PAGE // 2):
        window.put(page, window.fetch(page))
    return Shown(wanted, found, query, window, cursor, kept, _otherwise(session, wanted, found) if not window.total else None)


def _without_sort(session: Session, wanted: Wanted, found: Found) -> tuple[Wanted, Found]:
    """A `sort:` in the text becomes the list's sort; it is no chip."""
    text = wanted.text
    for chip in reversed(found.query.chips):
        if chip.text.lower().startswith("sort:"):
            text = without(text, chip)
    if text == wanted.text:
        return wanted, found
    return replace(wanted, text=text, sort=found.query.sort), search(session, text)


def _otherwise(session: Session, wanted: Wanted, found: Found) -> Totals | None:
    """What an empty list would hold without its last chip, if that is a mark such as `is:unread`."""
    chips = found.query.chips
    if len(chips) < 2 or not isinstance(chips[-1].node, Is):
        return None
    return session.library.totals(search(session, without(wanted.text, chips[-1])).query)


def headline_of(article: Article) -> Headline:
    """The row of an article, good for finding where it stands."""
    story, main = article.story, next(iter(article.places), None)
    return Headline(
        article.id,
        article.key,
        story.title,
        main.label if main is not None else "",
        article.feed_id,
        article.feed,
        story.publisher,
        article.date,
        story.published is not None or story.updated is not None,
        article.read,
        article.bookmarked,
        article.changed,
    )
