"""The rows of the place picker: the tree of places with bars and counts, or what a typed name finds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from textual import events

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import Ink, cells, fit, segment
from reader.app.widgets.row_list import RowList
from reader.desk.places import PickerHit, TreeNode
from reader.library.protocol import Totals
from reader.model.place import Place
from reader.model.safe import line
from reader.model.words import _
from reader.text.fold import fold

BAR = 10
"""Cells of the longest bar."""
WHAT = 12
"""Cells that what a place is takes at least, before another name beside it."""
NO_PLACE = 0
"""The key of the row of articles without a place."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row.

    Attributes:
        place: None for the articles without a place.
        unfolded: None if nothing lies below it.
        hit: set if the row is one of those that typing found.
    """

    place: Place | None
    name: str
    depth: int
    articles: int
    unread: int
    unfolded: bool | None
    hit: PickerHit | None = None

    @property
    def key(self) -> int:
        """The place's id, NO_PLACE for none."""
        return self.place.geonameid if self.place else NO_PLACE


class PlaceTree(RowList):
    """Shows the tree until a name is typed, then what it finds. A row with places below it unfolds in both."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._roots: tuple[TreeNode, ...] = ()
        self._by_id: dict[int, TreeNode] = {}
        self._above_of: dict[int, int] = {}
        self._without = Totals(0, 0)
        self._hits: tuple[PickerHit, ...] | None = None
        self._typed = ""
        self._unfolded: set[int] = set()
        self._rows: tuple[PlaceRow, ...] = ()
        self._most = 1

    @property
    def current(self) -> PlaceRow | None:
        """The row under the cursor."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    def set_tree(self, roots: Sequence[TreeNode], without: Totals, opened: Iterable[int], key: int | None) -> None:
        """Takes the tree, the counts of what has no place, the places to unfold, and the place that gets the cursor."""
        self._roots, self._without = tuple(roots), without
        self._by_id.clear()
        self._above_of.clear()
        self._index(roots)
        self._most = max((node.articles for node in roots), default=1) or 1
        self._unfolded = set(opened)
        if key:
            self._unfolded.update(self._above(key))
        if self._hits is None:
            self._build(key)

    def show_tree(self) -> None:
        """Shows the tree."""
        if self._hits is not None:
            self._hits = None
            self._build(None)

    def show_hits(self, typed: str, hits: Sequence[PickerHit]) -> None:
        """Shows what a name found."""
        self._typed, self._hits = typed, tuple(hits)
        self._unfolded.difference_update(hit.place.geonameid for hit in hits)
        self._build(None)

    def _index(self, nodes: Sequence[TreeNode]) -> None:
        for node in nodes:
            self._by_id[node.place.geonameid] = node
            self._above_of.update((child.place.geonameid, node.place.geonameid) for child in node.children)
            self._index(node.children)

    def _above(self, key: int) -> Iterator[int]:
        """The places above one, nearest first."""
        seen = {key}
        while (above := self._above_of.get(key)) is not None and above not in seen:
            seen.add(above)
            yield above
            key = above

    def _build(self, key: int | None) -> None:
        """Makes the rows that are unfolded; the cursor goes to a place, else to the first row."""
        rows: list[PlaceRow] = []
        if self._hits is None:
            for node in self._roots:
                self._add(rows, node, 0, None)
            if self._without.articles:
                rows.append(PlaceRow(None, _("No place"), 0, self._without.articles, self._without.unread, None))
        else:
            for hit in self._hits:
                node_of_hit = self._by_id.get(hit.place.geonameid)
                if node_of_hit is None:
                    rows.append(PlaceRow(hit.place, hit.name, 0, hit.articles, hit.unread, None, hit))
                else:
                    self._add(rows, node_of_hit, 0, hit)
        self._rows = tuple(rows)
        self.update_rows(next((i for i, row in enumerate(rows) if row.key == key), 0))
        self.post_message(self.Moved())

    def _add(self, rows: list[PlaceRow], node: TreeNode, depth: int, hit: PickerHit | None) -> None:
        key = node.place.geonameid
        unfolded = key in self._unfolded if node.children else None
        counts = (hit.articles, hit.unread) if hit else (node.articles, node.unread)
        rows.append(PlaceRow(node.place, hit.name if hit else node.name, depth, *counts, unfolded, hit))
        if unfolded:
            for child in node.children:
                self._add(rows, child, depth + 1, None)

    def unfold(self) -> None:
        """Unfolds the row; an unfolded one's first place gets the cursor."""
        row = self.current
        if row is None or row.unfolded is None:
            return
        if row.unfolded:
            self.move(1)
        else:
            self._fold(row, unfolded=True)

    def fold(self) -> None:
        """Folds the row; from a folded one the cursor goes to the row above it in the tree."""
        row = self.current
        if row is None:
            return
        if row.unfolded:
            self._fold(row, unfolded=False)
        elif row.depth:
            self.go_to(max(i for i in range(self.cursor) if self._rows[i].depth < row.depth))

    def _fold(self, row: PlaceRow, *, unfolded: bool) -> None:
        (self._unfolded.add if unfolded else self._unfolded.discard)(row.key)
        self._build(row.key)

    def on_click(self, event: events.Click) -> None:
        """A click on ▸ or ▾ unfolds and folds; elsewhere it is the list's."""
        index = event.y + self.scroll_offset.y
        if 0 <= index < len(self._rows) and (row := self._rows[index]).unfolded is not None and 0 <= event.x - 1 - 2 * row.depth <= 1:
            event.stop()
            event.prevent_default()  # else the list's own handler chooses the row, too
            self.go_to(index)
            self._fold(row, unfolded=not row.unfolded)

    def row_count(self) -> int:
        """How many rows are unfolded."""
        return len(self._rows)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """Name, what it is or a bar, unread, all."""
        ink, row = app_of(self).ink, self._rows[index]
        numbers = number(row.articles) if row.articles else ink.glyphs.none
        new = _("{n} new").format(n=number(row.unread)) if row.unread else ""
        count_width = 8 if width >= 76 else 7
        new_width = 9 if width >= 40 else 0
        room = max(0, width - count_width - new_width - 1)
        tail = [
            segment(f"{new:>{new_width}}"[:new_width], ink("bright", ground, bold=True)),
            segment(f"{numbers:>{count_width}} ", ink("soft" if row.articles else "muted", ground)),
        ]
        if row.hit is None:
            return [*self._branch(row, room, ground, ink), *tail]
        return [*self._found(row, row.hit, room, ground, ink), *tail]

    def _branch(self, row: PlaceRow, room: int, ground: str, ink: Ink) -> list[Segment]:
        """A row of the tree: sign, name, bar."""
        signs = {None: " ", True: ink.glyphs.unfolded, False: ink.glyphs.folded}
        bar_width = BAR + 1 if room >= 36 and self._hits is None else 0
        lead = "  " * row.depth + signs[row.unfolded] + " "
        name = fit(row.name, room - bar_width - cells(lead), ink.glyphs.more)
        long = max(1, round(BAR * row.articles / self._most)) if row.place else 0
        colour = ("place" if row.unread else "place_read") if row.place else "soft"
        return [
            segment(lead, ink("muted", ground)),
            segment(name, ink(colour, ground, bold=ground == "cursor")),
            segment(f"{ink.glyphs.done * min(long, BAR):<{bar_width}}"[:bar_width], ink("glow", ground)),
        ]

    def _found(self, row: PlaceRow, hit: PickerHit, room: int, ground: str, ink: Ink) -> list[Segment]:
        """A row that typing found: what matched in accent, the rest of the name, what it is and where."""
        widest = max(cells(line(other.name)) for other in self._rows)
        name_width = min(widest + 3, max(room * 2 // 5 + 2, 12), room)
        name = fit(hit.name, name_width, ink.glyphs.more)
        at = 0 if hit.similar else matched_length(name.rstrip(), self._typed)
        reason = line(hit.matched) or (_("similar") if hit.similar else "")
        also = f"({reason})" if reason else ""
        left = room - name_width
        what, also = beside(line(hit.what), also, left, ink.glyphs.more)
        bold = ground == "cursor" or row.unread > 0
        return [
            segment(name[:at], ink("accent", ground, bold=bold)),
            segment(name[at:], ink("bright" if row.articles else "text", ground, bold=bold)),
            segment(f"{what}{also}{' ' * (left - cells(what + also))}", ink("muted", ground)),
        ]


def beside(what: str, also: str, width: int, more: str) -> tuple[str, str]:
    """Two texts for `width` cells, blanks between them; the first is cut as far as that helps, else the second goes."""
    if not also:
        return fit(what, min(cells(what), width), more), ""
    gap = "     " if cells(what) + 5 + cells(also) <= width else "  "
    room = width - cells(gap + also)
    if room < min(WHAT, cells(what)):
        return fit(what, min(cells(what), width), more), ""
    return fit(what, min(cells(what), room), more), gap + also


def matched_length(name: str, typed: str) -> int:
    """Characters at the start of a name that the typed text stands for, accents and case left out; 0 if it starts otherwise."""
    wanted = fold(typed)
    if not wanted or not fold(name).startswith(wanted):
        return 0
    return next((i for i in range(1, len(name) + 1) if fold(name[:i]).startswith(wanted)), 0)
