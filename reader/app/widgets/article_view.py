"""The article pane: its head row, the text below it, and the row in which words are looked for in it."""

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from reader.app.base import app_of
from reader.app.widgets.article_text import ArticleText
from reader.app.widgets.find_bar import FindingPane
from reader.app.widgets.pane_head import PaneHead
from reader.app.widgets.targets import Filter, Note, Open, Target, Where
from reader.app.widgets.typeset_hints import Chosen
from reader.app.widgets.typeset_lit import Lights, lights
from reader.desk.facts import place_term
from reader.model.article import Article
from reader.model.errors import DatelineError
from reader.model.place import Place
from reader.model.words import _

KEPT_ROWS = 2
"""Rows of the page before that a page down leaves in sight."""


class ArticleView(FindingPane, can_focus=True, inherit_bindings=False):
    """Shows one article. Keys come from the screen, which calls what it needs."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    ArticleView { background: $d-paper; }
    ArticleView > PaneHead { height: 1; }
    ArticleView > ArticleText { height: 1fr; }
    Screen.-narrow ArticleView > PaneHead { display: none; }
    """

    class LinkChosen(Message):
        """A numbered link was clicked."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class Hovered(Message):
        """The mouse is over a link with this address, or over none."""

        def __init__(self, url: str | None) -> None:
            super().__init__()
            self.url = url

    class Moved(Message):
        """Another part of the text is in sight."""

    class FilterWanted(Message):
        """The place or the event of the kicker was clicked."""

        def __init__(self, term: str) -> None:
            super().__init__()
            self.term = term

    class Lit(Message):
        """The places that the text names were looked up."""

        def __init__(self, lights: Lights) -> None:
            super().__init__()
            self.lights = lights

    def __init__(self, *, id: str | None = None) -> None:
        text = ArticleText()
        super().__init__(text, id=id)
        self.head = PaneHead("paper")
        self._lit = False
        self.text: ArticleText = text

    def compose(self) -> ComposeResult:
        """Head, rows, and the row to find in them."""
        yield self.head
        yield self.text
        yield self.find_bar

    def on_mount(self) -> None:
        """Says what the pane is."""
        self._update_head()

    def show(self, article: Article | None, *, keep_position: bool = False) -> None:
        """Shows an article from the top, or, if it is the same one, from where it is now."""
        if article is None or self.article is None or article.id != self.article.id:
            self.close_find()
        self.text.hide_hints()
        self.text.show(article, keep_position=keep_position)
        if self._lit and article is not None:
            self._light(article)

    # the places in the text

    @property
    def lit(self) -> bool:
        """Whether the places that an article names are lit in its text; it holds for the next articles, too."""
        return self._lit

    @lit.setter
    def lit(self, lit: bool) -> None:
        self._lit = lit
        if not lit:
            self.text.light(None)
        elif self.article is not None:
            self._light(self.article)

    @work(thread=True, exclusive=True, group="lit", exit_on_error=False)
    def _light(self, article: Article) -> None:
        """Looks up where an article names its places."""
        # reading for places takes 70 ms to import, and most readers never light them
        from reader.desk.lit import lit

        try:
            found = lights(article, lit(app_of(self).session, article))
        except DatelineError:
            # without a gazetteer there is nothing to light; what is wrong is said where places are looked up
            found = lights(article, ())
        if not get_current_worker().is_cancelled:
            self.post_message(self.Lit(found))

    @on(Lit)
    def _show_lights(self, event: Lit) -> None:
        if self._lit and self.article is not None and event.lights.fit(self.article):
            self.text.light(event.lights)

    @property
    def article(self) -> Article | None:
        """The article in sight."""
        return self.text.article

    @property
    def centred(self) -> bool:
        """Whether the column stands in the middle of a wide pane."""
        return self.text.centred

    @centred.setter
    def centred(self, centred: bool) -> None:
        self.text.centred = centred
        self.text.refresh()

    # letters before the links

    def show_hints(self) -> dict[Chosen, str]:
        """Puts letters before the links in sight: what is typed for each."""
        return self.text.show_hints()

    def narrow_hints(self, typed: str) -> None:
        """Leaves those that begin with what was typed."""
        self.text.narrow_hints(typed)

    def hide_hints(self) -> None:
        """Takes the letters away."""
        self.text.hide_hints()

    # moving

    def sideways(self, cells: int) -> bool:
        """Moves the tables and the code in sight that are wider than the measure; False if none moves."""
        return self.text.all_sideways(cells)

    def page_down(self) -> bool:
        """A page on; False if the end was in sight already."""
        text = self.text
        return text.move_to(text.scroll_offset.y + max(1, text.size.height - KEPT_ROWS))

    def page_up(self) -> bool:
        """A page back; False at the top."""
        text = self.text
        return text.move_to(text.scroll_offset.y - max(1, text.size.height - KEPT_ROWS))

    def line_down(self) -> bool:
        """A row on; False at the end."""
        return self.text.move_to(self.text.scroll_offset.y + 1)

    def line_up(self) -> bool:
        """A row back; False at the top."""
        return self.text.move_to(self.text.scroll_offset.y - 1)

    def to_top(self) -> None:
        """To the first row."""
        self.text.go_to(0)

    def to_end(self) -> None:
        """To the last row."""
        self.text.go_to(1)

    def go_to(self, share: float) -> None:
        """To a share of the text, 0 to 1."""
        self.text.go_to(min(max(0.0, share), 1.0))

    def go_where_it_was(self, share: float, former: Article) -> None:
        """To where a share of a former telling of the article was: the same words, if they still stand there."""
        self.text.go_where_it_was(min(max(0.0, share), 1.0), former)

    @property
    def share(self) -> float:
        """Where the reader is, 0 to 1: what of the text is above the screen."""
        return self.text.share

    def position_words(self) -> str:
        """Where the reader is, in words: "all", "top", "48 %", "end"; "" without an article."""
        text = self.text
        top, last = text.scroll_offset.y, text.last_top
        if text.layout_rows is None:
            return ""
        if last == 0:
            return _("all")
        if top == 0:
            return _("top")
        return _("end") if top >= last and text.whole else f"{min(99, max(1, round(100 * top / last)))} %"

    # what the parts tell

    def _update_head(self) -> None:
        self.head.show(_("ARTICLE"), notes=((self.position_words(), "", False),))

    def on_focus(self) -> None:
        """Takes the bar."""
        self.head.activate(True)

    def on_blur(self) -> None:
        """Gives the bar away."""
        self.head.activate(False)

    @on(ArticleText.Scrolled)
    def _scrolled(self, event: ArticleText.Scrolled) -> None:
        event.stop()
        self._update_head()
        self.post_message(self.Moved())

    @on(ArticleText.Pointed)
    def _pointed(self, event: ArticleText.Pointed) -> None:
        event.stop()
        url = None
        if isinstance(event.target, Open) and self.article is not None:
            url = self.article.numbered[event.target.number - 1].url
        self.post_message(self.Hovered(url))

    @on(ArticleText.Clicked)
    def _clicked(self, event: ArticleText.Clicked) -> None:
        event.stop()
        self.follow(event.target)

    def follow(self, target: Target) -> None:
        """Does what a click on a part of the text means."""
        match target:
            case Note(number=number):
                self.text.go_to_note(number)
            case Open(number=number):
                self.post_message(self.LinkChosen(number))
            case Filter(term=term):
                self.post_message(self.FilterWanted(term))
            case Where(place=place):
                self._filter_by(place)

    @work(thread=True, exclusive=True, group="term", exit_on_error=False)
    def _filter_by(self, place: Place) -> None:
        """Asks the gazetteer how the place is written, then tells."""
        self.post_message(self.FilterWanted(place_term(app_of(self).session, place)))
