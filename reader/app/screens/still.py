"""Screens that keep still below a sheet: what changes on them is drawn once."""

from typing import TypeVar

from textual.screen import Screen

Result = TypeVar("Result")


class StillScreen(Screen[Result]):
    """A screen on which sheets may stand.

    Textual 8.2 marks a screen below a translucent one as dirty while it draws it, so that it draws it again and again: 25 kB a second, for as long as
    the sheet is open.
    """

    def _compositor_refresh(self) -> None:
        """Hands what has changed to the screen on top, which shows both."""
        top = self.app.screen
        if top is self or self.app.is_inline:
            super()._compositor_refresh()
            return
        regions = tuple(self._compositor._dirty_regions)
        self._compositor._dirty_regions.clear()
        self._dirty_widgets.clear()
        if regions:
            top.refresh(*regions)
