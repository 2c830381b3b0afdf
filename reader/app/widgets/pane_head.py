"""A pane's head row: bar and name in accent where the focus is, notes at the right."""

from collections.abc import Sequence

from reader.app.base import app_of
from reader.app.show import cells, fit
from reader.app.widgets.bar import Bar, Piece


class PaneHead(Bar):
    """One head row; a click on a note asks for its action."""

    def __init__(self, ground: str, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ground = ground
        self.name_words = ""
        self.rest = ""
        self.notes: tuple[tuple[str, str, bool], ...] = ()
        self.active = False

    def show(self, name: str, rest: str = "", notes: tuple[tuple[str, str, bool], ...] = ()) -> None:
        """Says a name, what goes with it, and notes: text, action of a click, and whether it is in accent."""
        if (name, rest, notes) != (self.name_words, self.rest, self.notes):
            self.name_words, self.rest, self.notes = name, rest, notes
            self.refresh()

    def activate(self, active: bool) -> None:
        """Takes or gives the bar of the focus."""
        if active != self.active:
            self.active = active
            self.refresh()

    def left(self, width: int) -> Sequence[Piece]:
        """Bar, name and rest."""
        ink = app_of(self).ink
        bar = Piece(f"{ink.glyphs.bar if self.active else ' '} ", ink("accent", self.ground))
        name = fit(self.name_words, min(cells(self.name_words), max(0, width - 3)), ink.glyphs.more)
        room = width - 5 - cells(name)
        rest = fit(self.rest, min(cells(self.rest), room), ink.glyphs.more) if room > 3 else ""
        return [
            bar,
            Piece(name, ink("accent" if self.active else "muted", self.ground, bold=True)),
            Piece("  " if rest else "", ink("text", self.ground)),
            Piece(rest, ink("muted", self.ground)),
        ]

    def right(self, width: int) -> Sequence[Piece]:
        """The notes; where the name would have no room, the last ones are left out."""
        ink = app_of(self).ink
        pieces: list[Piece] = []
        notes = list(self.notes)
        while len(notes) > 1 and sum(cells(text) + 3 for text, _action, _loud in notes) > width - cells(self.name_words) - 4:
            notes.pop()
        for text, action, loud in notes:
            if pieces:
                pieces.append(Piece("   ", ink("text", self.ground)))
            pieces.append(Piece(text, ink("accent" if loud else "muted", self.ground), action))
        return [*pieces, Piece("  ", ink("text", self.ground))]
