"""A pane's box: it has no frame; where there are no tints (16 colours) it draws the rule that parts it from its neighbours."""

from rich.segment import Segment
from textual.containers import Vertical
from textual.strip import Strip

from reader.app.base import app_of


class PaneBox(Vertical, can_focus=False):
    """Holds a pane. With the class `-rules` on the screen its children leave room for `│` at the left, `─` above."""

    def render_line(self, y: int) -> Strip:
        """What its children leave free."""
        ink, width = app_of(self).ink, self.size.width
        style = ink("line", "bg")
        children = [child for child in self.children if child.display]
        top = children[0].styles.margin.top if children else 0
        left = children[0].styles.margin.left if children else 0
        if y < top:
            return Strip([Segment(ink.glyphs.rule * width, style)])
        return Strip([Segment(ink.glyphs.upright if left else " ", style)]).adjust_cell_length(width, style)
