"""The rows of the place picker: the tree of places with bars and counts, or what a typed name finds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rich.segment import Segment
from textual import events
from textual.message import Message

from reader.app.base import app_of
from reader.app.show import Ink, cells, fit, segment
from reader.app.widgets.place_hits import counts, counts_width, found
from reader.app.widgets.row_list import RowList
from reader.desk.places import PickerHit, TreeNode
from reader.library.protocol import Totals
from reader.model.place import Place
from reader.model.safe import line
from reader.model.words import _

BAR = 10
"""Cells of the longest bar."""
NO_PLACE = 0
"""The key of the row of articles without a place."""
AREAS = -(2**40)
"""The key of the row under which areas, seas and rivers stand: they lie in no place of the tree. No place has this id."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row.

    Attributes:
        place: None for the articles without a place, and for the row above the areas.
        unfolded: None if nothing lies below it.
        hit: set if the row is one of those that typing found.
        areas: it stands above the areas, and is nothing to filter by.
    """

    place: Place | None
    name: str
    depth: int
    unfolded: bool | None
    hit: PickerHit | None = None
    areas: bool = False

    @property
    def key(self) -> int:
        """The place's id, NO_PLACE for none, AREAS for the row above the areas."""
        return self.place.geonameid if self.place else AREAS if self.areas else NO_PLACE


@dataclass(frozen=True, slots=True)
class TreeIndex:
    """The topmost places of a tree, areas apart, each of its places by id, and the row above each; made in a worker: a tree may hold fifty thousand."""

    tops: tuple[TreeNode, ...] = ()
    areas: tuple[TreeNode, ...] = ()
    by_id: Mapping[int, TreeNode] = field(default_factory=dict)
    above: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Sequence[TreeNode]) -> "TreeIndex":
        """The index of a tree."""
        by_id: dict[int, TreeNode] = {}
        above: dict[int, int] = {}
        left = list(roots)
        while left:
            node = left.pop()
            by_id[node.place.geonameid] = node
            for child in node.children:
                above[child.place.geonameid] = node.place.geonameid
            left += node.children
        areas = tuple(node for node in roots if node.place.kind == "area")
        above.update((node.place.geonameid, AREAS) for node in areas)
        return cls(tuple(node for node in roots if node.place.kind != "area"), areas, by_id, above)

    def path(self, key: int) -> Iterator[int]:
        """The places above one, nearest first."""
        seen = {key}
        while (above := self.above.get(key)) is not None and above not in seen:
            seen.add(above)
            yield above
            key = above


class PlaceTree(RowList):
    """Shows the tree until a name is typed, then what it finds. A row with places below it unfolds in both."""

    class Uncounted(Message):
        """Rows in sight have no counts yet: see `uncounted`."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._tree = TreeIndex()
        self._without = Totals(0, 0)
        self._hits: tuple[PickerHit, ...] | None = None
        self._typed = ""
        self._unfolded: set[int] = set()
        self._rows: tuple[PlaceRow, ...] = ()
        self._live: dict[int, Totals] | None = None
        self._live_hits: dict[int, Totals] | None = None
        self._widest = 0

    @property
    def current(self) -> PlaceRow | None:
        """The row under the cursor, None if that is nothing to filter by."""
        row = self._here
        return None if row is not None and row.areas else row

    @property
    def _here(self) -> PlaceRow | None:
        """The row under the cursor, whatever it is."""
        return self._rows[self.cursor] if 0 <= self.cursor < len(self._rows) else None

    # what is shown

    def set_tree(self, tree: TreeIndex, without: Totals, opened: Iterable[int], key: int | None, *, live: bool = False) -> None:
        """Takes the tree.

        Args:
            without: counts of what has no place.
            opened: the places to unfold.
            key: the place that gets the cursor.
            live: the counts of the tree's own nodes do not hold; those in sight are asked for.
        """
        self._tree, self._without = tree, without
        self._live = {} if live else None
        self._unfolded = set(opened)
        if key:
            self._unfolded.update(tree.path(key))
        if self._hits is None:
            self._build(key)

    def show_tree(self) -> None:
        """Shows the tree."""
        if self._hits is not None:
            self._hits = None
            self._build(None)

    def show_hits(self, typed: str, hits: Sequence[PickerHit], *, live: bool = False) -> None:
        """Shows what a name found; `live`: the hits' own counts do not hold, `count_hits` brings others."""
        self._typed, self._hits = typed, tuple(hits)
        self._live_hits = {} if live else None
        self._unfolded.difference_update(hit.place.geonameid for hit in hits)
        self._build(None)

    def _build(self, key: int | None) -> None:
        """Makes the rows that are unfolded; the cursor goes to a place, else to the first row."""
        rows: list[PlaceRow] = []
        if self._hits is None:
            for node in self._tree.tops:
                self._add(rows, node, 0, None)
            if areas := self._tree.areas:
                rows.append(PlaceRow(None, _("Areas, seas, rivers"), 0, AREAS in self._unfolded, areas=True))
                for node in areas if AREAS in self._unfolded else ():
                    self._add(rows, node, 1, None)
            if self._without.articles:
                rows.append(PlaceRow(None, _("No place"), 0, None))
        else:
            for hit in self._hits:
                node_of_hit = self._tree.by_id.get(hit.place.geonameid)
                if node_of_hit is None:
                    rows.append(PlaceRow(hit.place, hit.name, 0, None, hit))
                else:
                    self._add(rows, node_of_hit, 0, hit)
        self._rows = tuple(rows)
        self._widest = max((cells(line(row.name)) for row in rows), default=0)
        self.update_rows(next((i for i, row in enumerate(rows) if row.key == key), 0))
        self.post_message(self.Moved())
        self._ask()

    def _add(self, rows: list[PlaceRow], node: TreeNode, depth: int, hit: PickerHit | None) -> None:
        key = node.place.geonameid
        unfolded = key in self._unfolded if node.children else None
        rows.append(PlaceRow(node.place, hit.name if hit else node.name, depth, unfolded, hit))
        if unfolded:
            for child in node.children:
                self._add(rows, child, depth + 1, None)

    # counts

    def totals(self, row: PlaceRow) -> Totals | None:
        """The articles of a row, None while they are being counted, and for the row above the areas: they overlap."""
        if row.place is None:
            return None if row.areas else self._without
        if row.hit is not None:
            return self._live_hits.get(row.key) if self._live_hits is not None else Totals(row.hit.articles, row.hit.unread)
        if self._live is not None:
            return self._live.get(row.key)
        node = self._tree.by_id[row.key]
        return Totals(node.articles, node.unread)

    @property
    def uncounted(self) -> frozenset[int]:
        """Ids of the tree's places in sight, and of those that would come into sight next, that have no counts yet."""
        if self._live is None:
            return frozenset()
        top, height = self.scroll_offset.y, max(1, self.size.height)
        rows = [row for row in self._rows[max(0, top - height) : top + 2 * height] if row.hit is None and row.place is not None]
        return frozenset(row.key for row in rows if row.key not in self._live)

    def _ask(self) -> None:
        if self.uncounted:
            self.post_message(self.Uncounted())

    def count(self, ids: Iterable[int], known: Mapping[int, Totals]) -> None:
        """Takes the counts of places of the tree; those that are not among the known ones have no articles. No row moves."""
        if self._live is not None:
            self._live.update((key, known.get(key, Totals(0, 0))) for key in ids)
            self.refresh()
            self._ask()

    def count_hits(self, typed: str, known: Mapping[int, Totals]) -> None:
        """Takes the counts of what a name found. No row moves."""
        if self._hits is not None and typed == self._typed:
            self._live_hits = {hit.place.geonameid: known.get(hit.place.geonameid, Totals(0, 0)) for hit in self._hits}
            self.refresh()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other rows are in sight: they may have to be counted."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    # folding

    def unfold(self) -> None:
        """Unfolds the row; an unfolded one's first place gets the cursor."""
        row = self._here
        if row is None or row.unfolded is None:
            return
        if row.unfolded:
            self.move(1)
        else:
            self._fold(row, unfolded=True)

    def fold(self) -> None:
        """Folds the row; from a folded one the cursor goes to the row above it in the tree."""
        row = self._here
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
        """A click on ▸ or ▾, or on a row that is nothing to filter by, unfolds and folds; elsewhere it is the list's."""
        index = event.y + self.scroll_offset.y
        if 0 <= index < len(self._rows) and (row := self._rows[index]).unfolded is not None and (row.areas or 0 <= event.x - 1 - 2 * row.depth <= 1):
            event.stop()
            event.prevent_default()  # else the list's own handler chooses the row, too
            self.go_to(index)
            self._fold(row, unfolded=not row.unfolded)

    # drawing

    def row_count(self) -> int:
        """How many rows are unfolded."""
        return len(self._rows)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """Name, what it is or a bar, unread, all."""
        ink, row = app_of(self).ink, self._rows[index]
        totals, room = self.totals(row), max(0, width - counts_width(width))
        if row.hit is None:
            drawn = self._branch(row, totals, room, ground, ink)
        else:
            name_width = min(self._widest + 3, max(room * 2 // 5 + 2, 12), room)
            drawn = found(row.hit, self._typed, totals, room, name_width, ground, ink)
        return [*drawn, *counts(totals, width, ground, ink)]

    def _branch(self, row: PlaceRow, totals: Totals | None, room: int, ground: str, ink: Ink) -> list[Segment]:
        """A row of the tree: sign, name, bar."""
        signs = {None: " ", True: ink.glyphs.unfolded, False: ink.glyphs.folded}
        bar_width = BAR + 1 if room >= 36 and self._hits is None else 0
        lead = "  " * row.depth + signs[row.unfolded] + " "
        name = fit(row.name, room - bar_width - cells(lead), ink.glyphs.more)
        colour = "soft" if row.place is None else "place" if totals is not None and totals.unread else "place_read"
        return [
            segment(lead, ink("muted", ground)),
            segment(name, ink(colour, ground, bold=ground == "cursor")),
            segment(f"{ink.glyphs.done * self._bar(row, totals):<{bar_width}}"[:bar_width], ink("glow", ground)),
        ]

    def _bar(self, row: PlaceRow, totals: Totals | None) -> int:
        """Cells of a row's bar; the biggest of the topmost places has the longest."""
        if row.place is None or totals is None or not totals.articles:
            return 0
        live = self._live
        tops = (node.articles if live is None else live.get(node.place.geonameid, totals).articles for node in self._tree.tops)
        return min(BAR, max(1, round(BAR * totals.articles / max(1, *tops))))
