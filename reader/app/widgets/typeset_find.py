"""Finds words in a set text, folded as in search: leaf by leaf, as many at a time as a frame allows."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.widgets.typeset import Layout
from reader.app.widgets.typeset_draw import Mark
from reader.app.widgets.typeset_leaf import Leaf, Row
from reader.text.fold import fold

MOST = 10_000
"""Places that are found; more are of no use to anybody."""
_AT_ONCE = 60_000
"""Characters that are searched in one go: about 5 ms."""
_NOTHING = "\u2060"
"""What folds to nothing; it stands for what is no part of the text."""


class _Spelt(dict[int, str]):
    """What each character folds to within a word: "" for accents, a blank for what parts words. Fills itself, up to a bound."""

    def __missing__(self, code: int) -> str:
        value = fold(f"x{chr(code)}x")[1:-1]
        if len(self) < 20_000:
            self[code] = value
        return value


_SPELT = _Spelt()


class Needle:
    """What is looked for: words in any case, with or without accents; signs alone as they stand."""

    def __init__(self, words: str) -> None:
        folded = fold(words).split(" ") if words.strip() else []
        self.words = words
        self._folded = re.compile(" +".join(map(re.escape, folded))) if any(folded) else None
        self._literal = re.compile(re.escape(words.strip()), re.IGNORECASE) if words.strip() else None

    def find(self, leaf: Leaf) -> list[tuple[int, int]]:
        """Where it stands in a leaf: offsets from a start to before an end."""
        text = leaf.text
        if any(run.aside for run in leaf.runs):
            text = "".join(_NOTHING * (end - start) if run.aside else text[start:end] for run, start, end in leaf.pieces(0, len(text)))
        if self._folded is None:
            return [found.span() for found in self._literal.finditer(text)] if self._literal is not None else []
        spelt = text.translate(_SPELT)
        found = [each.span() for each in self._folded.finditer(spelt)]
        if not found or text.isascii():
            return found
        ends, at = [], 0
        for char in text:
            at += len(_SPELT[ord(char)])
            ends.append(at)
        return [(_first(ends, start), _last(ends, end)) for start, end in found]


def _first(ends: Sequence[int], start: int) -> int:
    """The character that a place of the folded text comes from."""
    return bisect_left(ends, start + 1)


def _last(ends: Sequence[int], end: int) -> int:
    """The character behind those that a folded text up to an end comes from, accents included."""
    at = bisect_left(ends, end) + 1
    while at < len(ends) and ends[at] == ends[at - 1]:
        at += 1
    return at


@dataclass(frozen=True, slots=True)
class Place:
    """Something found: in the leaf whose first row is `row`, at offsets in its text."""

    row: int
    leaf: Leaf
    start: int
    end: int


class Finder:
    """Looks through the rows of a layout, from the top, as far as they are set.

    Attributes:
        places: what was found so far.
        current: index of the place where the reader is, -1 before the first one.
    """

    def __init__(self, layout: Layout, words: str) -> None:
        self.layout = layout
        self.needle = Needle(words)
        self.places: list[Place] = []
        self.current = -1
        self._next = 0
        self._by_leaf: dict[int, list[int]] = {}

    @property
    def full(self) -> bool:
        """Whether there are more places than anybody needs."""
        return len(self.places) >= MOST

    @property
    def done(self) -> bool:
        """Whether the whole text was looked through."""
        return self.full or (self.layout.done and self._next >= len(self.layout.rows))

    def step(self) -> None:
        """Looks through some more of the text."""
        rows, seen = self.layout.rows, 0
        while self._next < len(rows) and seen < _AT_ONCE and not self.full:
            row = rows[self._next]
            if row.first and row.leaf.text:
                seen += len(row.leaf.text) + 50
                for start, end in self.needle.find(row.leaf)[: MOST - len(self.places)]:
                    self._by_leaf.setdefault(id(row.leaf), []).append(len(self.places))
                    self.places.append(Place(self._next, row.leaf, start, end))
            self._next += 1

    def marks(self, row: Row) -> Sequence[Mark]:
        """What was found in a row's leaf."""
        numbers = self._by_leaf.get(id(row.leaf), ())
        return [Mark(self.places[n].start, self.places[n].end, n == self.current) for n in numbers]

    def row_of(self, number: int) -> int:
        """The row in which a place begins."""
        place = self.places[number]
        at, rows = place.row, self.layout.rows
        while at + 1 < len(rows) and rows[at + 1].leaf is place.leaf and rows[at + 1].start <= place.start:
            at += 1
        return at

    def at_or_after(self, row: int) -> int | None:
        """The first place that begins at a row or below; None if there is none so far."""
        return next((n for n in range(bisect_left(self.places, row - _ROWS, key=lambda place: place.row), len(self.places)) if self.row_of(n) >= row), None)


_ROWS = 20_000
"""Rows that one leaf takes at most: a portion of a very long paragraph in the narrowest column."""
