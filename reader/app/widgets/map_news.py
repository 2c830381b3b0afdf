"""Below the map: the chosen spot with its counts, a bar a day, and its newest articles."""

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.lights import Light
from reader.app.show import Ink, cells, fit
from reader.app.when import age
from reader.app.widgets.list_rows import source
from reader.desk.world import SpotNews
from reader.model.article import Headline
from reader.model.words import _, ngettext

NAMED = 2
"""Places that are named of those that stand as one."""
_BARS = "▁▂▃▄▅▆▇█"
_PLAIN_BARS = "_.:-=+*#"
_FEW = 3
"""Rows below which none of them is left blank."""
_AGE, _MARGIN, _AT = 7, 2, 3
"""Cells of the age, of the right margin, and before a title."""


class MapNews(Widget):
    """The head and as many rows as there is room for."""

    ALLOW_SELECT = False

    class Hit(Message):
        """An article's row was clicked."""

        def __init__(self, article_id: int) -> None:
            super().__init__()
            self.article_id = article_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.light: Light | None = None
        self.news: SpotNews | None = None
        self.span = ""

    def show(self, light: Light | None, news: SpotNews | None, span: str) -> None:
        """Tells of a spot.

        Args:
            news: None as long as it is being read.
            span: the days of the bars, in words.
        """
        self.light, self.news, self.span = light, news, span
        self.refresh()

    @property
    def room(self) -> int:
        """Articles that fit between the head and a blank row, which goes first where there is little room."""
        return max(0, self.size.height - (2 if self.size.height > _FEW else 1))

    def render_line(self, y: int) -> Strip:
        """The head, a row, or blank."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "side")
        if self.light is None:
            return Strip.blank(width, ground)
        if y == 0:
            return Strip(_head(self.light, self.news or SpotNews(), self.span, width, ink)).adjust_cell_length(width, ground)
        row = self._row(y)
        if row is None:
            return Strip.blank(width, ground)
        return Strip(_line(row, age(row.date, app_of(self).now(), dated=row.dated), width, ink)).adjust_cell_length(width, ground)

    def _row(self, y: int) -> Headline | None:
        rows = self.news.rows if self.news is not None else ()
        return rows[y - 1] if 1 <= y <= len(rows) else None

    def on_click(self, event: events.Click) -> None:
        """Tells which article was hit."""
        if (row := self._row(event.y)) is not None:
            event.stop()
            self.post_message(self.Hit(row.id))


def named(light: Light) -> str:
    """The two biggest places of a spot, and how many more stand with them: `Kyjiw, Moskau +3`."""
    names = tuple(dict.fromkeys(spot.name for spot in light.spots))
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" +{number(more)}" if more > 0 else "")


def _head(light: Light, news: SpotNews, span: str, width: int, ink: Ink) -> list[Segment]:
    """Name, what it lies in, counts and bars; what has no room is left out from the right."""
    glyphs = ink.glyphs
    name = named(light)
    counts = _("{articles}, {unread} unread").format(
        articles=ngettext("{n} article", "{n} articles", light.articles).format(n=number(light.articles)), unread=number(light.unread)
    )
    name = fit(name, min(cells(name), max(8, width - 6 - cells(counts)) if width >= 50 else width - 4), glyphs.more)
    parts = [Segment(f"{glyphs.bar} ", ink("accent", "side")), Segment(name, ink("accent", "side", bold=True))]
    left = width - 2 - cells(name) - _MARGIN
    drawn = bars(news.days, plain=glyphs.ascii)
    told = (
        [(f"   {counts}", ink("muted", "side"))],
        [(f"     {span} ", ink("muted", "side")), (drawn, ink("glow", "side"))] if drawn else [],
    )
    above = f"  {fit(news.above, cells(news.above))}" if news.above else ""
    if above and cells(above) + sum(cells(text) for group in told for text, _style in group) <= left:
        parts.append(Segment(above, ink("muted", "side")))
        left -= cells(above)
    for group in told:
        long = sum(cells(text) for text, _style in group)
        if long > left:
            break
        parts += [Segment(text, style) for text, style in group]
        left -= long
    return parts


def bars(days: Sequence[int], *, plain: bool = False) -> str:
    """A bar a day, its height by the most of them; "" if there was nothing at all."""
    signs = _PLAIN_BARS if plain else _BARS
    most = max(days, default=0)
    return "".join(signs[-(-day * (len(signs) - 1) // most)] for day in days) if most > 0 else ""


def _line(row: Headline, when: str, width: int, ink: Ink) -> list[Segment]:
    """An article: unread mark, title, feed where there is room, age."""
    glyphs, ground = ink.glyphs, ink("text", "side")
    feed = 20 if width >= 110 else 18 if width >= 90 else 0
    title = max(0, width - _AT - (2 + feed if feed else 0) - 1 - _AGE - _MARGIN)
    mark = glyphs.changed if row.changed and row.read else " " if row.read else glyphs.unread
    parts = [
        Segment(" ", ground),
        Segment(mark, ink("soft" if row.read else "bright", "side", bold=not row.read)),
        Segment(" ", ground),
        Segment(fit(row.title, title, glyphs.more), ink("soft", "side") if row.read else ink("bright", "side", bold=True)),
    ]
    if feed:
        parts += [Segment("  ", ground), Segment(fit(source(row), feed, glyphs.more), ink("muted", "side"))]
    return [*parts, Segment(f" {when:>{_AGE}}", ink("muted", "side"))]
