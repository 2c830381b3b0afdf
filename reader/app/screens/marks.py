"""The sheet that asks which articles of the list are to be marked as read, with how many unread ones each choice is about."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal, get_args

from textual import work

from reader.app.screens.options_sheet import OptionsSheet
from reader.app.screens.sheet import Hint
from reader.app.search import Shown
from reader.app.widgets.options import Option
from reader.desk.session import Session
from reader.model.article import Headline
from reader.model.errors import DatelineError
from reader.model.words import _
from reader.query.ast import And, Between, Is, Node, Query

Extent = Literal["all", "above", "below", "day", "week", "selected"]
EXTENTS: tuple[Extent, ...] = get_args(Extent)
"""In the order of their digits, which a selection does not move: it comes last."""
OLDER: Mapping[str, timedelta] = {"day": timedelta(days=1), "week": timedelta(days=7)}


def _unread(shown: Shown, *more: Node) -> Query:
    """What the list takes and is unread; of those that stand in one row each by itself."""
    root = shown.query.root
    return replace(shown.query, root=And((*(() if root is None else (root,)), Is("unread"), *more)), folded=False)


def count(session: Session, shown: Shown, row: Headline | None) -> Mapping[str, int]:
    """How many unread articles each extent holds; for workers. Raises LibraryError."""
    library, query = session.library, _unread(shown)
    total = library.totals(query).articles
    above = library.rank(query, library.cursor(query, row)) if row is not None else 0
    here = row is not None and not row.read
    found = {"all": total, "above": above, "below": max(0, total - above - here)}
    for name, span in OLDER.items():
        found[name] = library.totals(_unread(shown, Between(None, session.now() - span))).articles
    return found


def ids_of(session: Session, shown: Shown, row: Headline | None, extent: Extent) -> tuple[int, ...]:
    """The unread articles of an extent; what came in above the list since it was read is not among them. For workers. Raises LibraryError."""
    library = session.library
    if extent in OLDER:
        return library.ids(_unread(shown, Between(None, session.now() - OLDER[extent])))
    query = _unread(shown)
    ids = library.ids(query)
    first = shown.window.get(0)
    start = library.rank(query, library.cursor(query, first)) if first is not None and shown.query.sort == "date" else 0
    if extent == "all" or row is None:
        return ids[start:]
    at = library.rank(query, library.cursor(query, row))
    return ids[start:at] if extent == "above" else tuple(key for key in ids[at:] if key != row.id)


class MarkSheet(OptionsSheet):
    """Returns an extent; with a selection the cursor begins there. Enter takes it even while the numbers are being counted."""

    def __init__(self, counts: Callable[[], Mapping[str, int]], selected: int) -> None:
        super().__init__(_options({}, selected), "selected" if selected else "")
        self._counts = counts
        self._selected = selected

    @property
    def title_text(self) -> str:
        """MARK READ."""
        return _("MARK READ")

    @property
    def hints(self) -> Sequence[Hint]:
        """Mark, choose, cancel."""
        return (("Enter", _("mark read")), ("↑↓", _("choose")), ("Esc", _("cancel")))

    def on_mount(self) -> None:
        """Shows the extents, then counts."""
        super().on_mount()
        self._count()

    @work(exclusive=True, group="marks-count", exit_on_error=False)
    async def _count(self) -> None:
        try:
            found = await asyncio.to_thread(self._counts)
        except DatelineError:
            # what is wrong with the library is said by the act itself
            return
        self.options.show(_options(found, self._selected))


def _options(counts: Mapping[str, int], selected: int) -> Sequence[Option]:
    words: Mapping[Extent, tuple[str, str]] = {
        "all": (_("all"), _("everything in the list")),
        "above": (_("above"), _("what stands above this row")),
        "below": (_("below"), _("what stands below this row")),
        "day": (_("older than a day"), ""),
        "week": (_("older than a week"), ""),
        "selected": (_("selected"), ""),
    }
    known = {**counts, "selected": selected}
    return [Option(name, *words[name], known.get(name)) for name in EXTENTS if name != "selected" or selected]
