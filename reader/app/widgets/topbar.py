"""Row 1: the name, the scope, the chips; at the right counts, or how far a refresh is."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.show import cells, fit
from reader.app.widgets.bar import Bar, Piece
from reader.model.words import _, ngettext

MOST_CHIPS = 3
LONGEST_CHIP = 28
"""Cells of a chip's text."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a refresh is; `words` say what it does while it reads no feeds."""

    done: int
    total: int
    new: int
    words: str = ""

    @property
    def seen(self) -> bool:
        """There is something to show."""
        return bool(self.total or self.words)


@dataclass(frozen=True, slots=True)
class TopState:
    """What row 1 says.

    Attributes:
        counts: "38 unread of 412", or the position where there is no footer for it.
        note: "fetched 3 min ago", or "63 new" after a refresh; goes first where there is no room.
        trouble: "2 feeds failed"; a click opens their health.
    """

    scope: str = ""
    chips: tuple[str, ...] = ()
    counts: str = ""
    note: str = ""
    trouble: str = ""
    progress: Progress | None = None


class TopBar(Bar):
    """Row 1. Clicks ask for `chip:N` (remove), `edit:N` (the query bar), `scope`, `feeds`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = TopState()

    def show(self, state: TopState) -> None:
        """Takes over what to say."""
        if state != self.state:
            self.state = state
            self.refresh()

    def left(self, width: int) -> Sequence[Piece]:
        """Name, scope and chips; what does not fit ends in `+N`."""
        ink = app_of(self).ink
        ground = ink("text", "side")
        scope = fit(self.state.scope, min(cells(self.state.scope), max(8, width // 3)), ink.glyphs.more)
        pieces = [
            Piece("  ", ground),
            Piece("dateline", ink("accent", "side", bold=True)),
            Piece("  ", ground),
            Piece(scope, ink("bright", "side", bold=True), "scope"),
        ]
        used = sum(cells(piece.text) for piece in pieces)
        shown = 0
        for n, chip in enumerate(self.state.chips[:MOST_CHIPS]):
            text = fit(chip, min(cells(chip), LONGEST_CHIP), ink.glyphs.more)
            chip_width = cells(text) + 6
            if used + chip_width + 4 > width:
                break
            pieces += [
                Piece("  ", ground),
                Piece(f" {text} ", ink("accent", "chip"), f"edit:{n}"),
                Piece(f"{ink.glyphs.close} ", ink("muted", "chip"), f"chip:{n}"),
            ]
            used += chip_width
            shown += 1
        if rest := len(self.state.chips) - shown:
            pieces.append(Piece(f"  +{rest}", ink("accent", "side"), "query"))
        return pieces

    def right(self, width: int) -> Sequence[Piece]:
        """Counts and age, or the refresh."""
        ink = app_of(self).ink
        ground, soft = ink("text", "side"), ink("soft", "side")
        state = self.state
        if state.progress is not None:
            return self._progress(state.progress, width)
        room = width - 24 - sum(min(cells(chip), LONGEST_CHIP) + 6 for chip in state.chips[:MOST_CHIPS])
        note = [Piece(state.note, soft)] if state.note else []
        if state.trouble:
            note += [*([Piece(", ", soft)] if note else []), Piece(state.trouble, ink("error", "side"), "feeds")]
        counts = [Piece(state.counts, soft)] if state.counts else []
        both = [*counts, *([Piece("   ", ground)] if counts and note else []), *note]
        # what is news goes before what is always there, and that before when it was fetched
        short = note if state.trouble else counts
        pieces = both if sum(cells(piece.text) for piece in both) + 2 <= room else short
        return [*pieces, Piece("  ", ground)]

    def _progress(self, progress: Progress, width: int) -> Sequence[Piece]:
        """A thin line and counts."""
        ink = app_of(self).ink
        glyphs = ink.glyphs
        ground = ink("text", "side")
        done, total = number(progress.done), number(progress.total)
        words = progress.words or ngettext("{done} of {n} feed", "{done} of {n} feeds", progress.total).format(done=done, n=total)
        new = _("{n} new").format(n=number(progress.new)) if progress.new else ""
        room = 0 if progress.words else width - 30 - cells(words) - cells(new)
        long = max(0, min(20, room)) if room >= 6 else 0
        rest = glyphs.rule if ink.plain else glyphs.done
        full = long * progress.done // max(1, progress.total)
        line = [Piece(glyphs.done * full, ink("accent", "side")), Piece(rest * (long - full), ink("line", "side")), Piece("  ", ground)] if long else []
        told = [Piece("   ", ground), Piece(new, ink("bright", "side", bold=True))] if new else []
        return [*line, Piece(words, ink("soft", "side"), "refresh"), *told, Piece("  ", ground)]
