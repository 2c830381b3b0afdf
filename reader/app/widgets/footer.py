"""The last row: keys of the focused pane by use, at the right the position."""

from collections.abc import Sequence
from dataclasses import dataclass

from reader.app.base import app_of
from reader.app.show import cells, fit
from reader.app.widgets.bar import Bar, Piece


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does here. `rank`: where there is no room the highest goes first; 0 stays always."""

    key: str
    words: str
    action: str
    rank: int = 0


@dataclass(frozen=True, slots=True)
class FooterState:
    """What the last row says; `instead` (a row's trouble, a hovered link's address) takes the place of the hints."""

    hints: tuple[Hint, ...] = ()
    position: str = ""
    instead: str = ""
    error: bool = False


class KeyBar(Bar):
    """The last row. Clicks ask for the hint's action."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.state = FooterState()

    def show(self, state: FooterState) -> None:
        """Takes over what to say."""
        if state != self.state:
            self.state = state
            self.refresh()

    def left(self, width: int) -> Sequence[Piece]:
        """Whole hints only, or what stands instead of them."""
        ink = app_of(self).ink
        ground = ink("text", "side")
        if self.state.instead:
            room = max(0, width - 4)
            said = ("! " if self.state.error else "") + self.state.instead
            return [Piece("  ", ground), Piece(fit(said, min(room, cells(said)), ink.glyphs.more), ink("error" if self.state.error else "link", "side"))]
        pieces = [Piece("  ", ground)]
        for hint in fitting(self.state.hints, width - 4):
            if len(pieces) > 1:
                pieces.append(Piece("   ", ground))
            pieces += [Piece(hint.key, ink("bright", "side", bold=True), hint.action), Piece(f" {hint.words}", ink("muted", "side"), hint.action)]
        return pieces

    def right(self, width: int) -> Sequence[Piece]:
        """Where in the list the cursor is."""
        ink = app_of(self).ink
        return [Piece(f"{self.state.position}  ", ink("muted", "side"))] if self.state.position else ()


def fitting(hints: Sequence[Hint], width: int) -> Sequence[Hint]:
    """The hints that have room, in their order; those of the highest rank are left out first."""
    kept = list(hints)

    def needed() -> int:
        return sum(cells(f"{hint.key} {hint.words}") for hint in kept) + 3 * (len(kept) - 1)

    while kept and needed() > width:
        worst = max(kept, key=lambda hint: hint.rank)
        if worst.rank == 0:
            break
        kept.remove(worst)
    return kept
