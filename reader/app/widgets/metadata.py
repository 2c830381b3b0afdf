"""The metadata pane: where, details, sources, dates, tags and note; what acts does so by Enter or a click."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from reader.app.base import app_of
from reader.app.widgets.metadata_list import MetadataRows
from reader.app.widgets.pane_head import PaneHead
from reader.app.widgets.targets import Do, Filter, Go, Open, Unfold, Where, Write
from reader.desk.facts import Facts, place_term
from reader.model.article import Article
from reader.model.place import Place
from reader.model.words import _


class MetadataPanel(Vertical, can_focus=True, inherit_bindings=False):
    """The pane: its head row and the rows. Keys come from the screen."""

    DEFAULT_CSS = """
    MetadataPanel { background: $d-bg; }
    MetadataPanel > PaneHead { height: 1; }
    MetadataPanel > MetadataRows { height: 1fr; }
    """

    class Wanted(Message):
        """The list is to be narrowed by a term of the query language."""

        def __init__(self, term: str) -> None:
            super().__init__()
            self.term = term

    class LinkChosen(Message):
        """A source is to be opened."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    class ArticleWanted(Message):
        """Another article is to be shown."""

        def __init__(self, article_id: int) -> None:
            super().__init__()
            self.article_id = article_id

    class NoteWanted(Message):
        """Note and tags are to be written."""

    class ActionWanted(Message):
        """An action of the table of keys is to be done."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    class Hovered(Message):
        """The mouse is over a source with this address, or over none."""

        def __init__(self, url: str | None) -> None:
            super().__init__()
            self.url = url

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.head = PaneHead("bg")
        self.rows = MetadataRows()

    def compose(self) -> ComposeResult:
        """Head and rows."""
        yield self.head
        yield self.rows

    def on_mount(self) -> None:
        """Says what the pane is."""
        self.head.show(_("METADATA"))

    def show(self, article: Article | None, facts: Facts | None) -> None:
        """Shows what is known; `facts` may follow later for the same article."""
        self.rows.show(article, facts)

    def move(self, step: int) -> bool:
        """Moves the cursor over the rows that act; False at either end."""
        return self.rows.go_to(self.rows.cursor + step)

    def to_top(self) -> None:
        """To the first row that acts."""
        self.rows.go_to(0)

    def to_end(self) -> None:
        """To the last row that acts."""
        self.rows.go_to(len(self.rows.acting) - 1)

    def act(self) -> None:
        """Does what the cursor's row means."""
        match self.rows.target:
            case Filter(term=term):
                self.post_message(self.Wanted(term))
            case Where(place=place):
                self._filter_by(place)
            case Open(number=number):
                self.post_message(self.LinkChosen(number))
            case Go(article_id=article_id):
                self.post_message(self.ArticleWanted(article_id))
            case Write():
                self.post_message(self.NoteWanted())
            case Do(action=action):
                self.post_message(self.ActionWanted(action))
            case Unfold():
                self.rows.unfolded = True
                self.rows.lay_out()

    @work(thread=True, exclusive=True, group="term", exit_on_error=False)
    def _filter_by(self, place: Place) -> None:
        """Asks the gazetteer how the place is written, then tells."""
        self.post_message(self.Wanted(place_term(app_of(self).session, place)))

    def _activate(self, active: bool) -> None:
        self.head.activate(active)
        self.rows.active = active
        self.rows.refresh()

    def on_focus(self) -> None:
        """Takes the bar; the cursor shows."""
        self._activate(True)

    def on_blur(self) -> None:
        """Gives the bar away."""
        self._activate(False)

    @on(MetadataRows.Clicked)
    def _clicked(self, event: MetadataRows.Clicked) -> None:
        event.stop()
        self.act()

    @on(MetadataRows.Pointed)
    def _pointed(self, event: MetadataRows.Pointed) -> None:
        event.stop()
        article, target = self.rows.article, event.target
        self.post_message(self.Hovered(article.numbered[target.number - 1].url if article and isinstance(target, Open) else None))
