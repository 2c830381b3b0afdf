"""The sheet of an article's sources and links: each with its number, and the full address of the chosen one before anything opens."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import host, number
from reader.app.base import app_of
from reader.app.screens.sheet import Hint, Sheet
from reader.app.show import cells, fit, segment, strip
from reader.app.widgets.field import Field
from reader.app.widgets.row_list import RowList
from reader.app.widgets.typeset_wrap import drawable, wrap
from reader.model.article import Article, Link
from reader.model.safe import line
from reader.model.words import _

HOST, WHERE = 28, 9
"""Cells of the columns of hosts and of where a link stands."""
_ADDRESS = 12
"""Rows that an address takes at most; 800 characters."""

Choice = tuple[Literal["open", "copy"], int]
Numbered = tuple[int, Link]


class LinksSheet(Sheet[Choice]):
    """Returns what to do with which number, None for nothing."""

    DEFAULT_CSS = """
    LinksSheet #links-field { display: none; margin: 0 0 1 0; }
    LinksSheet.-filtering #links-field { display: block; }
    LinksSheet #links-address { margin: 1 0 0 0; }
    """
    # the keys are the sheet's until the filter is asked for
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home,g", "ends(0)", show=False),
        Binding("end,G", "ends(1)", show=False),
        Binding("enter,l,right", "open", show=False),
        Binding("c", "copy", show=False),
        Binding("slash", "filter", show=False),
        Binding("q,h,left", "close_sheet", show=False),
        *(Binding(str(n), f"number({n})", show=False) for n in range(1, 10)),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self.article = article
        self.links: tuple[Numbered, ...] = tuple(enumerate(article.numbered, 1))

    @property
    def title_text(self) -> str:
        """LINKS."""
        return _("LINKS")

    @property
    def aside(self) -> str:
        """How many there are, or what is missing."""
        return number(len(self.links)) if self.links else _("none named")

    @property
    def hints(self) -> Sequence[Hint]:
        """Open, copy, filter, close."""
        return (("Enter", _("open")), ("c", _("copy")), ("/", _("filter")), ("Esc", _("close")))

    def compose_body(self) -> ComposeResult:
        """Filter, rows, address."""
        yield Field(placeholder=_("part of a title or an address"), id="links-field")
        yield LinkRows(self.links, len(self.article.story.sources), id="links-rows")
        yield LinkAddress(self.links, id="links-address")

    @property
    def rows(self) -> "LinkRows":
        """The links."""
        return self.query_one(LinkRows)

    def on_mount(self) -> None:
        """Starts at the first one, without a filter."""
        self.set_focus(None)
        self.rows.show(self.links)
        self._show_address()

    def on_resize(self, event: Resize) -> None:
        """Gives the rows what the address leaves."""
        super().on_resize(event)
        self._set_height()

    def _set_height(self) -> None:
        """The filter takes its two rows from those of the links, so that it does not move the sheet."""
        address, size = self.query_one(LinkAddress), self.size
        address.styles.height = needed = address.needed(min(74, size.width) - 4)
        self.rows.styles.height = max(1, min(len(self.links), size.height - needed - 7) - 2 * self.has_class("-filtering"))

    @on(RowList.Moved)
    def _show_address(self) -> None:
        self.query_one(LinkAddress).show(self.rows.current)

    @on(Field.Changed)
    def _filter(self, event: Field.Changed) -> None:
        """Keeps those that hold what is typed."""
        wanted = event.value.casefold().strip()
        self.rows.show(tuple((n, link) for n, link in self.links if wanted in f"{link.title} {link.url}".casefold()))
        self._show_address()

    def action_filter(self) -> None:
        """Opens the filter."""
        self.add_class("-filtering")
        self._set_height()
        self.query_one(Field).focus()

    def action_close_sheet(self) -> None:
        """Takes the filter off, or closes."""
        field = self.query_one(Field)
        if self.has_class("-filtering"):
            self.remove_class("-filtering")
            self._set_height()
            field.value = ""
            self.set_focus(None)
        else:
            self.dismiss(None)

    def action_move(self, rows: int) -> None:
        """The next link or the one before."""
        self.rows.move(rows)

    def action_page(self, pages: int) -> None:
        """A page down or up."""
        self.rows.move(pages * self.rows.page)

    def action_ends(self, end: int) -> None:
        """The first link or the last."""
        self.rows.go_to(self.rows.row_count() - 1 if end else 0)

    def action_number(self, wanted: int) -> None:
        """The link with a number; it opens with Enter, once its address has been seen."""
        self.rows.go_to(next((at for at, (n, _link) in enumerate(self.rows.shown) if n == wanted), -1))

    @on(Field.Submitted)
    @on(RowList.Chosen)
    def action_open(self) -> None:
        """Opens the chosen one."""
        if (chosen := self.rows.current) is not None:
            self.dismiss(("open", chosen[0]))

    def action_copy(self) -> None:
        """Copies the chosen one's address."""
        if (chosen := self.rows.current) is not None:
            self.dismiss(("copy", chosen[0]))


class LinkRows(RowList):
    """A link a row: number, host, what the text calls it, where it stands."""

    def __init__(self, links: tuple[Numbered, ...], sources: int, *, id: str) -> None:
        super().__init__(id=id)
        self.shown = links
        self.sources = sources
        self.digits = len(str(len(links)))

    def show(self, links: tuple[Numbered, ...]) -> None:
        """Shows some of the links."""
        self.shown = links
        self.update_rows(0)

    @property
    def current(self) -> Numbered | None:
        """The link under the cursor."""
        return self.shown[self.cursor] if 0 <= self.cursor < len(self.shown) else None

    def row_count(self) -> int:
        """How many are shown."""
        return len(self.shown)

    def row(self, index: int, width: int, ground: str) -> list[Segment]:
        """A row."""
        ink = app_of(self).ink
        more = ink.glyphs.more
        n, link = self.shown[index]
        wide = min(HOST, max(8, width // 2 - self.digits))
        title = max(0, width - self.digits - wide - WHERE - 5)
        where = _("source") if n <= self.sources else _("text")
        named = line(link.title)
        return [
            segment(f"{n:>{self.digits}} ", ink("bright", ground, bold=True)),
            segment(name := fit(host(link.url), min(wide, cells(host(link.url))), more), ink("link", ground)),
            segment(" " * (wide + 2 - cells(name)) + fit("" if named == host(link.url) else named, title, more), ink("text", ground)),
            segment("  " + fit(where, WHERE, more), ink("muted", ground)),
        ]


class LinkAddress(Widget):
    """The full address of the chosen link."""

    ALLOW_SELECT = False

    def __init__(self, links: tuple[Numbered, ...], *, id: str) -> None:
        super().__init__(id=id)
        self.links = links
        self.rows: list[str] = []
        self.url = ""

    def needed(self, width: int) -> int:
        """Rows that the longest address takes, so that none moves the sheet."""
        return min(_ADDRESS, max((-(-len(link.url) // max(1, width)) for _n, link in self.links), default=1))

    def show(self, chosen: Numbered | None) -> None:
        """Shows a link's address."""
        self.url = drawable(line(chosen[1].url)) if chosen else ""
        self.refresh()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All there is."""
        return container.width

    def render_line(self, y: int) -> Strip:
        """A row of it; what no screen holds is counted."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "raised")
        rows = [self.url[start:end] for start, end in wrap(self.url, max(2, width))]
        if y >= len(rows):
            return Strip.blank(width, ground)
        if y == self.size.height - 1 < len(rows) - 1:
            left = sum(map(len, rows[y:]))
            return strip([segment(_("{n} more characters").format(n=number(left)), ink("muted", "raised"))], width, ground)
        return strip([segment(rows[y], ink("text", "raised"))], width, ground)
