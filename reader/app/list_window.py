"""The rows of a listing that are in memory: pages read in a worker, the oldest let go."""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock

from reader.desk.find import Listing
from reader.model.article import Article, Headline
from reader.model.errors import NotFoundError
from reader.model.place import SURE
from reader.model.words import _
from reader.query.ast import Node

PAGE = 64
"""Rows of a page."""
KEPT = 40
"""Pages in memory: about 2,500 rows."""


class ListWindow:
    """Rows by index, None where they have not been read yet. `fetch` is for workers, all else for the event loop."""

    def __init__(self, listing: Listing) -> None:
        self.listing = listing
        self.total = listing.totals.articles
        self.unread = listing.totals.unread
        self._pages: OrderedDict[int, tuple[Headline, ...]] = OrderedDict()
        self._reading = Lock()

    def fetch(self, page: int) -> tuple[Headline, ...]:
        """Reads a page; one at a time, since a listing remembers where it has been. Raises LibraryError."""
        with self._reading:
            return self.listing.window(page * PAGE, PAGE)

    def index_of(self, row: Headline) -> int:
        """The index of a row, read from the library: for workers, too."""
        with self._reading:
            return self.listing.index_of(row)

    def next_match(self, row: Headline | None, condition: Node, *, backwards: bool = False) -> Headline | None:
        """The nearest row after (before) a row that meets a condition, read from the library: for workers, too."""
        with self._reading:
            return self.listing.next_match(row, condition, backwards=backwards)

    def put(self, page: int, rows: tuple[Headline, ...]) -> None:
        """Keeps a page that was read."""
        self._pages[page] = rows
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)

    def get(self, index: int) -> Headline | None:
        """The row, None if it is not in memory."""
        page, place = divmod(index, PAGE)
        rows = self._pages.get(page)
        return rows[place] if rows is not None and 0 <= place < len(rows) else None

    def read(self, index: int) -> Headline:
        """A row, read from the library: for workers. Raises LibraryError; NotFoundError if the row is gone meanwhile."""
        rows = self.fetch(index // PAGE)
        if index % PAGE >= len(rows):
            raise NotFoundError(_("It is not in the library any more."))
        return rows[index % PAGE]

    def missing(self, start: int, stop: int) -> list[int]:
        """The pages between two indices (stop excluded) that are not in memory; the others count as just used."""
        first, last = max(0, start) // PAGE, max(0, min(stop, self.total) - 1) // PAGE
        wanted = []
        for page in range(first, last + 1):
            if page in self._pages:
                self._pages.move_to_end(page)
            elif page * PAGE < self.total:
                wanted.append(page)
        return wanted

    def find(self, article_id: int) -> int | None:
        """The index of an article among the rows in memory."""
        for page, rows in self._pages.items():
            for place, row in enumerate(rows):
                if row.id == article_id:
                    return page * PAGE + place
        return None

    def nearest(self, start: int, wanted: Callable[[Headline], bool], *, backwards: bool = False) -> tuple[int | None, bool]:
        """The nearest row in memory after (before) an index that is wanted, and whether every row on the way there is in memory."""
        index = start
        while True:
            index += -1 if backwards else 1
            if not 0 <= index < self.total:
                return None, True
            row = self.get(index)
            if row is None:
                return None, False
            if wanted(row):
                return index, True

    def ids(self, near: int) -> tuple[int, ...]:
        """Ids of all rows in memory, those of the pages near an index first."""
        pages = sorted(self._pages, key=lambda page: abs(page - near // PAGE))
        return tuple(row.id for page in pages for row in self._pages[page])

    def change(self, ids: Iterable[int], *, read: bool | None = None, bookmarked: bool | None = None) -> tuple[Headline, ...]:
        """Marks rows in memory at once; returns them as they were, those that changed alone."""
        changed: list[Headline] = []
        chosen = frozenset(ids)

        def marked(row: Headline) -> Headline:
            if row.id not in chosen:
                return row
            new = replace(row, read=row.read if read is None else read, bookmarked=row.bookmarked if bookmarked is None else bookmarked)
            if new != row:
                changed.append(row)
            return new

        for page, rows in self._pages.items():
            self._pages[page] = tuple(marked(row) for row in rows)
        return tuple(changed)

    def restate(self, articles: Iterable[Article]) -> None:
        """Takes over marks, titles and places of articles read again from the library; the rows stay where they are."""
        known = {article.id: article for article in articles}

        def restated(row: Headline) -> Headline:
            found = known.get(row.id)
            if found is None:
                return row
            main = found.places[0] if found.places else None
            place = main.label if main is not None and main.confidence >= SURE else row.place
            return replace(row, title=found.story.title, place=place, read=found.read, bookmarked=found.bookmarked, changed=found.changed)

        for page, rows in self._pages.items():
            self._pages[page] = tuple(restated(row) for row in rows)
