"""The rows of the sheet that mutes: what of an article can be muted, with boxes to tick, and what is muted now."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rich.segment import Segment

from reader.app.base import app_of
from reader.app.show import cells, fit, segment
from reader.app.when import moment
from reader.app.widgets.row_list import RowList
from reader.model.view import Mute
from reader.model.words import _

MOST_WORDS = 6
"""Words of a title that are proposed."""
_WORD = re.compile(r"[^\W_]{4,40}")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A term of the query language, and what it is of the article."""

    term: str
    about: str


def words_of(title: str) -> tuple[str, ...]:
    """Words of a title that tell what it is about: names and other long ones, the first of each."""
    found = [word for word in _WORD.findall(title[:500]) if not word.isdigit()]
    telling = [word for word in found if word[0].isupper() or not word.isascii() or len(word) > 6]
    once: dict[str, str] = {}
    for word in telling or found:
        once.setdefault(word.casefold(), word)
    return tuple(once.values())[:MOST_WORDS]


class MuteRows(RowList, can_focus=True):
    """Proposals, then a head and the mutes of now."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._proposals: tuple[Proposal, ...] = ()
        self._mutes: tuple[Mute, ...] = ()
        self._ticked: frozenset[int] = frozenset()

    def show(self, proposals: Sequence[Proposal], mutes: Sequence[Mute]) -> None:
        """Shows both; ticks stay while the proposals do."""
        if tuple(proposals) != self._proposals:
            self._ticked = frozenset()
        self._proposals, self._mutes = tuple(proposals), tuple(mutes)
        self.update_rows()

    @property
    def _mutes_at(self) -> int:
        """Index of the first mute."""
        return len(self._proposals) + bool(self._mutes)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ticked terms in their order."""
        return tuple(one.term for n, one in enumerate(self._proposals) if n in self._ticked)

    @property
    def current(self) -> Proposal | Mute | None:
        """The entry under the cursor."""
        if 0 <= self.cursor < len(self._proposals):
            return self._proposals[self.cursor]
        index = self.cursor - self._mutes_at
        return self._mutes[index] if 0 <= index < len(self._mutes) else None

    def tick(self) -> None:
        """Ticks the proposal under the cursor, or takes its tick away."""
        if isinstance(self.current, Proposal):
            self._ticked ^= {self.cursor}
            self.refresh()

    def row_count(self) -> int:
        """Proposals, head, mutes."""
        return self._mutes_at + len(self._mutes)

    def selectable(self, index: int) -> bool:
        """Not the head."""
        return super().selectable(index) and not (self._mutes and index == len(self._proposals))

    def on_focus(self) -> None:
        """The cursor's row shows where the keys go."""
        self.refresh()

    def on_blur(self) -> None:
        """It steps back."""
        self.refresh()

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A row; without the keys the cursor's row steps back."""
        ink = app_of(self).ink
        ground = "cursor_off" if ground == "cursor" and not self.has_focus else ground
        if index < len(self._proposals):
            one, ticked = self._proposals[index], index in self._ticked
            box, left, right = ("[x] " if ticked else "[ ] "), one.term, one.about
        elif index < self._mutes_at:
            return [segment(fit(_("MUTED NOW"), width), ink("muted", ground, bold=True))]
        else:
            mute, ticked = self._mutes[index - self._mutes_at], False
            box, left, right = "", mute.text, _("until {time}").format(time=moment(mute.until, app_of(self).now()))
        room = max(8, width - cells(box) - cells(right) - 3)
        return [
            segment(box, ink("accent" if ticked else "muted", ground, bold=ticked)),
            segment(fit(left, room, ink.glyphs.more) + "  ", ink("bright" if ticked else "text", ground, bold=ticked)),
            segment(fit(right, max(0, width - cells(box) - room - 2), ink.glyphs.more), ink("muted", ground)),
        ]
