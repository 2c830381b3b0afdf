"""A column in which words are found: lit as they are typed, gone through from one to the next."""

from collections.abc import Sequence

from textual.message import Message

from reader.app.widgets.typeset_column import Column
from reader.app.widgets.typeset_draw import Mark
from reader.app.widgets.typeset_find import Finder
from reader.app.widgets.typeset_leaf import Row
from reader.app.widgets.typeset_wrap import width_of


class SeekingColumn(Column, can_focus=False):
    """Finds in slices, other events between them; the first place from where the reader is becomes the current one."""

    class Found(Message):
        """More was found, or another place is the current one."""

        def can_replace(self, message: Message) -> bool:
            """Only the newest counts."""
            return isinstance(message, SeekingColumn.Found)

    def __init__(self) -> None:
        super().__init__()
        self.finder: Finder | None = None
        self._words: str | None = None
        self._from = 0
        self._was: tuple[int, int] | None = None

    def begin_find(self) -> None:
        """What is looked for next is looked for from the top of the screen on."""
        self._from = self.scroll_offset.y

    def find(self, words: str) -> None:
        """Looks for words; "" for none."""
        self._was, self._words = None, words
        self._look(words)

    def end_find(self) -> None:
        """Nothing is looked for any more; the reader stays where they are."""
        self._words = None
        if self.finder is not None:
            self.finder = None
            self.draw_anew()

    def next_place(self, steps: int) -> bool:
        """Goes to the next place, or some further; behind the last comes the first. False if nothing is found."""
        finder = self.finder
        if finder is None or not finder.places:
            return False
        count = len(finder.places)
        if finder.current < 0:
            finder.current = 0 if steps > 0 else count
            steps -= 1 if steps > 0 else 0
        self._choose(finder, (finder.current + steps) % count)
        return True

    def marks(self, row: Row) -> Sequence[Mark]:
        """What was found there."""
        return self.finder.marks(row) if self.finder is not None else ()

    def _was_set(self) -> None:
        """The rows are others: looks through them again, and stays at the place of the text."""
        if self._words is None:
            return
        if (finder := self.finder) is not None and 0 <= finder.current < len(finder.places):
            place = finder.places[finder.current]
            self._was = (place.leaf.key, place.start)
        self._from = self.scroll_offset.y
        self._look(self._words)

    def _look(self, words: str) -> None:
        made = self.layout_rows
        self.finder = Finder(made, words) if made is not None else None
        if self.finder is not None:
            self._step(self.finder)

    def _step(self, finder: Finder) -> None:
        if finder is not self.finder or not self.is_attached:
            return
        before = len(finder.places)
        finder.step()
        if finder.current < 0:
            self._choose_first(finder)
        if len(finder.places) != before or finder.done:
            self.draw_anew()
            self.post_message(self.Found())
        if not finder.done:
            self.after_others(self._step, finder)

    def _choose_first(self, finder: Finder) -> None:
        """The place where the reader was, or the first one from there; the article's first if there is none below."""
        if self._was is not None:
            number = next((n for n, place in enumerate(finder.places) if (place.leaf.key, place.start) == self._was), None)
            if number is not None:
                finder.current = number
                return
        elif (number := finder.at_or_after(self._from)) is not None:
            self._choose(finder, number)
            return
        if finder.done and finder.places:
            self._was = None
            self._choose(finder, finder.at_or_after(self._from) or 0)

    def _choose(self, finder: Finder, number: int) -> None:
        """Makes a place the current one and brings it in sight."""
        finder.current = number
        place, row = finder.places[number], finder.row_of(number)
        top, height = self.scroll_offset.y, self.size.height
        if not top <= row < top + height:
            self.virtual_size = self.virtual_size.with_height(len(finder.layout.rows))
            self.move_to(row - height // 3)
        leaf = place.leaf
        if leaf.region:
            column, shift = width_of(leaf.text[: place.start]), self._shifts.get(leaf.region, 0)
            if not shift <= column < shift + leaf.width - width_of(leaf.text[place.start : place.end]):
                self._shifts[leaf.region] = min(max(0, column - leaf.width // 3), max(0, leaf.span - leaf.width))
        self.draw_anew()
        self.post_message(self.Found())
