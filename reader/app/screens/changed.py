"""What a publisher changed: each former version beside the present one."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.strip import Strip
from textual.widget import Widget
from textual.worker import get_current_worker

from reader.app import when
from reader.app.base import app_of
from reader.app.screens.sheet import LOW, Hint, Sheet
from reader.app.show import fit, segment, strip
from reader.app.widgets.compared import GAP, Compared, column_heads, nothing_changed
from reader.desk.changes import Pair, compare, is_cut
from reader.model.article import Article, Version
from reader.model.words import _

WIDTHS = ((180, 164), (150, 134))
"""Columns of a terminal, and of the sheet from there on: two columns of a good measure."""


class ChangedSheet(Sheet[None]):
    """Shows the newest change first; arrows go to older ones.

    Args:
        versions: the former ones, newest first, at least one.
    """

    full_below_100 = True
    wide = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll(1)", show=False),
        Binding("up,k", "scroll(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("left,h", "older(1)", show=False),
        Binding("right,l", "older(-1)", show=False),
        Binding("q,D", "close_sheet", show=False),
    ]

    def __init__(self, article: Article, versions: Sequence[Version]) -> None:
        super().__init__()
        self.article = article
        self.versions = tuple(versions)
        self.at = 0

    @property
    def title_text(self) -> str:
        """WHAT CHANGED."""
        return _("WHAT CHANGED")

    @property
    def aside(self) -> str:
        """Which change."""
        return _("change {n} of {count}").format(n=len(self.versions) - self.at, count=len(self.versions)) if len(self.versions) > 1 else ""

    @property
    def hints(self) -> Sequence[Hint]:
        """Older and newer changes, back."""
        several = (("←", _("earlier")), ("→", _("later"))) if len(self.versions) > 1 else ()
        return (("↑↓", _("scroll")), *several, ("Esc", _("back")))

    def compose_body(self) -> ComposeResult:
        """Heads of the columns, and the rows."""
        yield ChangedHeads(id="changed-heads")
        yield Compared(id="changed-rows")

    @property
    def rows(self) -> Compared:
        """The rows."""
        return self.query_one(Compared)

    def on_mount(self) -> None:
        """Shows the last change."""
        self.rows.focus()
        self._compare()

    @on(Compared.LaidOut)
    def _laid_out(self) -> None:
        self._fit(self.app.size.height)

    def on_resize(self, event: Resize) -> None:
        """Takes the room that two columns can use."""
        self.query_one("#sheet").styles.width = next((cells for from_, cells in WIDTHS if event.size.width >= from_), None)
        self._fit(event.size.height)

    def _fit(self, height: int) -> None:
        """Makes the sheet as high as what it shows, where it does not take the whole screen anyway."""
        # title, heads of the columns and keys, each with a blank row but on low terminals
        left = height - (3 if height < LOW else 6)
        self.rows.styles.height = max(1, left if self.fills else min(self.rows.row_count, left - 2))

    @work(thread=True, exclusive=True, group="compare", exit_on_error=False)
    def _compare(self) -> None:
        """Compares in a thread: some hundred paragraphs take a while. A version is compared with what came after it."""
        at = self.at
        before, after = self.versions[at].story, self.article.story if at == 0 else self.versions[at - 1].story
        pairs, rest = compare(before, after), is_cut(before) or is_cut(after)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show, pairs, rest=rest)

    def _show(self, pairs: tuple[Pair, ...], *, rest: bool) -> None:
        self.rows.show(pairs, rest=rest)
        self.query_one(ChangedHeads).show(self._heads(pairs))
        self.update_frame()

    def _heads(self, pairs: tuple[Pair, ...]) -> tuple[str, str]:
        if nothing_changed(pairs):
            return _("Only links, pictures or marks changed."), ""
        now, before = app_of(self).now(), self.versions[self.at].until
        left, right = column_heads(when.moment(before, now))
        return left, right if self.at == 0 else column_heads(when.moment(self.versions[self.at - 1].until, now))[0]

    def action_scroll(self, rows: int) -> None:
        """Rows down or up."""
        self.rows.scroll_relative(y=rows, animate=False)

    def action_page(self, pages: int) -> None:
        """Pages down or up."""
        self.action_scroll(pages * max(1, self.rows.size.height - 2))

    def action_older(self, steps: int) -> None:
        """An earlier change, or a later one."""
        at = min(max(0, self.at + steps), len(self.versions) - 1)
        if at != self.at:
            self.at = at
            self._compare()


class ChangedHeads(Widget):
    """The row above the columns: until when the former version stood, and what stands beside it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._words = ("", "")

    def show(self, words: tuple[str, str]) -> None:
        """Shows what the columns are."""
        self._words = words
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The row."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        left, right = self._words
        rows = self.screen.query_one(Compared)
        if not rows.beside or not right:
            words = f"{left}   {right}" if right else left
            return strip([segment(fit(words, width, ink.glyphs.more).rstrip(), ink("muted", "raised"))], width, ground)
        shown = fit(left, rows.column, ink.glyphs.more)
        gap = Segment(" " * GAP, ground)
        return strip([segment(shown, ink("muted", "raised")), gap, segment(right, ink("muted", "raised"))], width, ground)
