"""What stands in the place picker's rows: the tree or what a name finds, each with counts that follow the rest of the search."""

from collections.abc import Collection

from textual import on, work
from textual.worker import get_current_worker

from reader.app.screens.picker_look import Counted, Found, Loaded, count, count_found, find, load
from reader.app.screens.place_term import Active
from reader.app.screens.sheet import Sheet
from reader.app.search import Wanted
from reader.app.widgets.picker_foot import PickerFoot
from reader.app.widgets.place_tree import PlaceTree
from reader.desk.session import Session
from reader.model.words import _
from reader.query.ast import Query


class PickerRows(Sheet[str]):
    """Looks places up and counts them in workers; no key waits for one.

    Attributes:
        wanted: the search that the place comes to.
        active: the place that is its filter now.
        rest: that search without its place.
        typed_name: what is being looked up, "" for the tree.
        shown: the name whose places stand there.
        not_found: why they do not.
    """

    def __init__(self, session: Session, active: Active | None, wanted: Wanted) -> None:
        super().__init__()
        self.session = session
        self.active = active
        self.wanted = wanted
        self.rest = Query()
        self.typed_name = self.shown = self.not_found = ""
        self._counting = False

    @property
    def rows(self) -> PlaceTree:
        """The tree or the hits."""
        return self.query_one(PlaceTree)

    @property
    def picker_foot(self) -> PickerFoot:
        """The lines below the rows."""
        return self.query_one(PickerFoot)

    def say_totals(self) -> None:
        """Says again what the filter takes."""
        raise NotImplementedError

    def say_trouble(self) -> None:
        """Says again what is wrong."""
        raise NotImplementedError

    def found(self) -> None:
        """What the name found stands there."""
        raise NotImplementedError

    # the tree

    @work(thread=True, exclusive=True, group="picker-tree", exit_on_error=False)
    def load_tree(self) -> None:
        """Reads the tree."""
        self.post_message(load(self.session, self.active, self.wanted))

    @on(Loaded)
    def _show_tree(self, event: Loaded) -> None:
        self.rest, self.not_found = event.rest, event.trouble or self.not_found
        self.say_trouble()
        self.rows.set_tree(event.tree, event.without, event.opened, event.key, live=event.live)
        if self.typed_name and self.rest.root is not None:
            # the name was looked up before the search was known in which its places count
            self._count_found(self.typed_name)

    @on(PlaceTree.Uncounted)
    def _count_soon(self) -> None:
        """Counts what is in sight; one count at a time, so that none piles up behind a large one."""
        if not self._counting and (ids := self.rows.uncounted):
            self._counting = True
            self._count(ids)

    @work(thread=True, group="picker-count", exit_on_error=False)
    def _count(self, ids: Collection[int]) -> None:
        self.post_message(count(self.session, self.rest, ids))

    @on(Counted)
    def _show_counts(self, event: Counted) -> None:
        if event.name:
            self.rows.count_hits(event.name, event.totals)
        else:
            self._counting = False
            self.rows.count(event.ids, event.totals)
        self.say_totals()

    # what a name finds

    def look_for(self, name: str) -> None:
        """Looks a name up; without one the tree stands there."""
        self.typed_name, self.not_found = name, ""
        self.workers.cancel_group(self, "picker-find-count")
        if name:
            self._find(name)
        else:
            self.shown = ""
            self.rows.show_tree()

    @work(thread=True, exclusive=True, group="picker-find", exit_on_error=False)
    def _find(self, name: str) -> None:
        worker = get_current_worker()
        found = find(self.session, name)
        if not worker.is_cancelled:
            self.post_message(found)
        if not worker.is_cancelled and self.rest.root is not None and found.hits:
            # the places are there before they are counted: a search over many articles takes its time
            self.post_message(count_found(self.session, name, self.rest))

    @work(thread=True, exclusive=True, group="picker-find-count", exit_on_error=False)
    def _count_found(self, name: str) -> None:
        self.post_message(count_found(self.session, name, self.rest))

    @on(Found)
    def _show_hits(self, event: Found) -> None:
        if event.name != self.typed_name:
            return
        self.shown = event.name
        self.rows.show_hits(event.name, event.hits, live=self.rest.root is not None)
        if event.trouble or not event.hits:
            self.not_found = event.trouble or _("No place called {name}. Another spelling may help.").format(name=event.name)
        self.say_trouble()
        self.found()
