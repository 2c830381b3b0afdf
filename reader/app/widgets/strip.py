"""The strip above the text on narrow screens: place, event, distance; publisher, date, length; sources. Everything in it clicks."""

from rich.segment import Segment
from rich.style import Style
from textual import events, work
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from reader.app.amounts import distance, host
from reader.app.base import app_of
from reader.app.show import cells, fit, segment
from reader.app.widgets.metadata import MetadataPanel
from reader.app.widgets.targets import Filter, Open, Target, Where
from reader.app.widgets.typeset_head import byline, kicker_runs
from reader.app.widgets.typeset_leaf import Look, Run
from reader.desk.facts import Facts, place_term, written
from reader.model.article import Article
from reader.model.place import Place
from reader.model.safe import line
from reader.model.words import _

ROWS, LOW = 3, 20
"""Rows of the strip; on terminals of less than `LOW` rows it is one."""

MUTED = Look("muted")
PART = Run("   ", MUTED)


class ArticleStrip(Widget):
    """Three rows of metadata; posts what MetadataPanel posts."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ArticleStrip { height: auto; background: $d-bg; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.article: Article | None = None
        self.facts: Facts | None = None
        self.words = ""
        self._pointed: Target | None = None

    def show(self, article: Article | None, facts: Facts | None) -> None:
        """Shows what is known of an article; `facts` may follow later."""
        self.article, self.facts = article, facts
        self.refresh()

    def position(self, words: str) -> None:
        """Says where in the text the reader is ("48 %")."""
        if words != self.words:
            self.words = words
            self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Three rows, or one on low terminals."""
        return ROWS if viewport.height >= LOW else 1

    # what the rows say

    def runs(self, y: int, width: int) -> list[Run]:
        """The parts of a row that fit in `width` cells."""
        if self.article is None:
            return []
        return (self._place, self._byline, self._sources)[y](self.article, width)

    def _place(self, article: Article, width: int) -> list[Run]:
        runs = list(kicker_runs(article))
        facts = self.facts if self.facts is not None and self.facts.article_id == article.id else None
        if facts is not None and facts.places:
            known = facts.places[0]
            if runs and isinstance(runs[0].target, Where):
                runs[0] = Run(runs[0].text, runs[0].look, Filter(known.term))
            if known.km is not None:
                runs += [PART, Run(distance(known.km), MUTED)]
        return runs

    def _byline(self, article: Article, width: int) -> list[Run]:
        words = byline(article, app_of(self).now(), width)
        publisher = line(article.story.publisher)
        if publisher and words.startswith(publisher):
            return [Run(publisher, MUTED, Filter(written("publisher", publisher))), Run(words[len(publisher) :], MUTED)]
        return [Run(words, MUTED)]

    def _sources(self, article: Article, width: int) -> list[Run]:
        sources = article.story.sources
        runs: list[Run] = []
        used = 0
        for n, source in enumerate(sources, 1):
            name = fit(host(source.url), min(30, width - 6), app_of(self).glyphs.more).rstrip()
            size = len(str(n)) + 1 + cells(name) + (cells(PART.text) if runs else 0)
            rest = f"+{len(sources) - n + 1}"
            if used + size + (cells(PART.text) + len(rest) if n < len(sources) else 0) > width:
                return [*runs, *([PART] if runs else []), Run(rest, MUTED)]
            runs += [*([PART] if runs else []), Run(f"{n} ", Look("bright", bold=True), Open(n)), Run(name, Look("link", underline=True), Open(n))]
            used += size
        return runs or [Run(_("no sources named"), MUTED)]

    # drawing and clicking

    def render_line(self, y: int) -> Strip:
        """A row: bar, its parts, and on the first one the position."""
        ink, width = app_of(self).ink, self.size.width
        ground = ink("text", "bg")
        words = self.words if y == 0 else ""
        room = max(0, width - 4 - (cells(words) + 1 if words else 0))
        parts = [segment(run.text, self._style(run.look)) for run in self.runs(y, room)]
        left = Strip([Segment(f"{ink.glyphs.bar} ", ink("accent", "bg")), *self._cut(Strip(parts), room)]).adjust_cell_length(width - 2 - cells(words), ground)
        return Strip([*left, segment(words, ink("muted", "bg")), Segment("  ", ground)]).adjust_cell_length(width, ground)

    def _style(self, look: Look) -> Style:
        return app_of(self).ink(look.name, "bg", bold=look.bold, underline=look.underline)

    def _cut(self, strip: Strip, room: int) -> Strip:
        """The row, with a sign where it had to be cut."""
        if strip.cell_length <= room or room < 1:
            return strip.crop(0, max(0, room))
        ink = app_of(self).ink
        return Strip([*strip.crop(0, room - 1), Segment(ink.glyphs.more, ink("muted", "bg"))])

    def target_at(self, x: int, y: int) -> Target | None:
        """What can be clicked at a cell."""
        column = 2
        for run in self.runs(y, self.size.width - 4) if 0 <= y < ROWS else ():
            end = column + cells(run.text)
            if column <= x < end:
                return run.target
            column = end
        return None

    def on_click(self, event: events.Click) -> None:
        """Does what the part under the mouse means."""
        match self.target_at(event.x, event.y):
            case Filter(term=term):
                self.post_message(MetadataPanel.Wanted(term))
            case Open(number=number):
                self.post_message(MetadataPanel.LinkChosen(number))
            case Where(place=place):
                self._filter_by(place)

    @work(thread=True, exclusive=True, group="term", exit_on_error=False)
    def _filter_by(self, place: Place) -> None:
        """Asks the gazetteer how the place is written, then tells."""
        self.post_message(MetadataPanel.Wanted(place_term(app_of(self).session, place)))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tells the address of the source under the mouse."""
        self._point(self.target_at(event.x, event.y))

    def on_leave(self) -> None:
        """The mouse is over nothing of it any more."""
        self._point(None)

    def _point(self, target: Target | None) -> None:
        if target != self._pointed:
            self._pointed = target
            url = self.article.numbered[target.number - 1].url if self.article and isinstance(target, Open) else None
            self.post_message(MetadataPanel.Hovered(url))
