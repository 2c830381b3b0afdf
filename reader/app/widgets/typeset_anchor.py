"""Where in an article the reader is, told by the text there: so it is found again when the article was set anew or told anew."""

from dataclasses import dataclass

from reader.app.widgets.typeset import Layout

_SAID = (160, 60, 24)
"""Characters of the text at the top of the screen by which its place is found, the most first."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The top of the screen.

    Attributes:
        key, start: of the leaf there and the offset in it.
        row: its row.
        share: what of the article is above it, 0 to 1.
        gap: blank rows at the top.
        text: what follows from there, for a story that was told anew.
        before: the leaf above, for one whose next words were changed.
    """

    key: int
    start: int
    row: int
    share: float
    gap: int
    text: str
    before: str


def anchor(layout: Layout, row: int) -> Anchor | None:
    """The anchor at a row; None at the article's top, where the reader stays."""
    rows = layout.rows
    if not 0 < row < len(rows):
        return None
    at = row
    while at + 1 < len(rows) and not rows[at].leaf.text.strip():
        at += 1
    leaf, start = rows[at].leaf, rows[at].start
    before = next((rows[n].leaf.text for n in range(at - 1, -1, -1) if rows[n].leaf is not leaf and rows[n].leaf.text.strip()), "")
    return Anchor(rows[row].leaf.key, rows[row].start, row, row / len(rows), at - row, leaf.text[start : start + _SAID[0]], before[-_SAID[0] :])


def same_story(layout: Layout, where: Anchor) -> int:
    """The row of an anchor in the same story set anew."""
    return layout.find(where.key, where.start)


def told_anew(layout: Layout, where: Anchor) -> int:
    """The row of an anchor in another telling of its story: where the same words stand, else as far down as it was.

    Looks through what is set so far, and first through what is near to where it was.
    """
    for size in _SAID:
        if (row := _row_with(layout, where.text[:size], where.share)) is not None:
            return max(0, row - where.gap)
        if (row := _row_with(layout, where.before[-size:], where.share)) is not None:
            return min(row + 1, len(layout.rows) - 1)
    return min(where.row, max(0, len(layout.rows) - 1))


def _row_with(layout: Layout, words: str, share: float) -> int | None:
    """The row in which words begin; if they stand in several places, the one nearest to a share of the text."""
    words = words.strip()
    if len(words) < _SAID[-1] // 2:
        return None
    rows = layout.rows
    found: list[int] = []
    for at, row in enumerate(rows):
        if row.first and (start := row.leaf.text.find(words)) >= 0:
            n = at
            while n + 1 < len(rows) and rows[n + 1].leaf is row.leaf and rows[n + 1].start <= start:
                n += 1
            found.append(n)
    return min(found, key=lambda row: abs(row - share * len(rows))) if found else None
