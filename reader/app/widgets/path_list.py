"""The files and folders that a path could go on to."""

from rich.segment import Segment

from reader.app.base import app_of
from reader.app.screens.add_target import Entry
from reader.app.show import fit, segment
from reader.app.widgets.row_list import RowList


class PathList(RowList):
    """Entries of a folder, folders with a stroke behind their name."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: tuple[Entry, ...] = ()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self.cursor] if 0 <= self.cursor < len(self._entries) else None

    def show(self, entries: tuple[Entry, ...]) -> None:
        """Shows entries, the first one under the cursor."""
        self._entries = entries
        self.update_rows(0)

    def row_count(self) -> int:
        """How many entries."""
        return len(self._entries)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A name."""
        ink, entry = app_of(self).ink, self._entries[index]
        name = f"{entry.name}/" if entry.folder else entry.name
        return [segment(fit(name, width, ink.glyphs.more), ink("text" if entry.folder else "soft", ground))]
