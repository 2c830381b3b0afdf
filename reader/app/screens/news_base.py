"""What all parts of the main screen share: its widgets, what is shown, which pane has the keys."""

import asyncio
from typing import Literal

from textual.worker import Worker

from reader.app import keys
from reader.app.browse_rows import BrowseData
from reader.app.refreshes import Wish
from reader.app.screens.answering import Standing
from reader.app.search import Shown, Wanted
from reader.app.toasting import ToastingApp
from reader.app.widgets.article_list import ArticleList
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.browse import Browse
from reader.app.widgets.footer import KeyBar
from reader.app.widgets.metadata import MetadataPanel
from reader.app.widgets.pane_head import PaneHead
from reader.app.widgets.query_bar import QueryBar
from reader.app.widgets.strip import ArticleStrip
from reader.app.widgets.topbar import Progress, TopBar
from reader.app.widgets.welcome import Welcome
from reader.desk.facts import Facts
from reader.desk.session import Session
from reader.model.article import Article, Headline
from reader.model.place import SURE, Place
from reader.query.ast import Chip, Sort

Pane = Literal["browse", "list", "article", "metadata"]
PANES: tuple[Pane, ...] = ("browse", "list", "article", "metadata")


class NewsBase(Standing[None]):
    """State and widgets of the main screen; its actions stand in the classes that build on this one."""

    BINDINGS = keys.bindings()  # type: ignore[assignment] # a list of Binding is what Screen declares, only wider
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-broad"), (180, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high"), (54, "-tall")]

    def __init__(self, session: Session, wanted: Wanted) -> None:
        super().__init__(id="news")
        self.session = session
        self.wanted = wanted
        self.shown: Shown | None = None
        self.pane: Pane = "list"
        self.article: Article | None = None
        self.facts: Facts | None = None
        self.browse_data = BrowseData()
        self.waiting = 0
        self.touched = False
        self.progress: Progress | None = None
        self.result_words = ""
        self.trouble_words = ""
        self.offline = False
        self.sort_elsewhere: Sort | None = None
        self.hovered = ""
        self.acts = asyncio.Lock()
        self.read_since: list[tuple[int, ...]] = []
        self.top_bar = TopBar(id="top-bar")
        self.query_bar = QueryBar(id="query-bar")
        self.browse_head = PaneHead("side", id="browse-head")
        self.browse = Browse(id="browse")
        self.list_head = PaneHead("bg", id="list-head")
        self.rows = ArticleList(id="articles")
        self.welcome = Welcome(id="welcome")
        self.strip = ArticleStrip(id="strip")
        self.view = ArticleView(id="article")
        self.panel = MetadataPanel(id="metadata")
        self.key_bar = KeyBar(id="key-bar")

    # what is what

    @property
    def inked(self) -> ToastingApp:
        """The app, as what it is."""
        if not isinstance(self.app, ToastingApp):
            raise TypeError("the main screen needs a ToastingApp")
        return self.app

    @property
    def row(self) -> Headline | None:
        """The current row."""
        return self.rows.current

    @property
    def current(self) -> Article | None:
        """The article of the current row, None while it is being read."""
        row = self.row
        return self.article if row is not None and self.article is not None and self.article.id == row.id else None

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips of row 1."""
        return self.shown.chips if self.shown else ()

    @property
    def is_narrow(self) -> bool:
        """One pane at a time."""
        return self.app.size.width < 100

    @property
    def welcomes(self) -> bool:
        """The samples are shown, with the question below them."""
        return self.session.samples and self.wanted.scope == "samples" and not self.chips

    @property
    def article_in_sight(self) -> bool:
        """The current article can be read on the screen right now."""
        if self.has_class("-zen") or self.pane in {"article", "metadata"}:
            return True
        return not self.is_narrow and not self.has_class("-welcome")

    async def main_place(self, row: Headline | None) -> Place | None:
        """The main place of a row's article, None if it has none that counts."""
        if row is None:
            return None
        article = self.current
        if article is None or article.id != row.id:
            article = next(iter(await asyncio.to_thread(self.session.library.articles, [row.id])), None)
        if article is None or not article.places or article.places[0].confidence < SURE:
            return None
        return article.places[0].place

    # what the parts do for each other

    @property
    def finding(self) -> bool:
        """Text is being looked for in the article: n and N go from hit to hit."""
        return False

    def find_again(self, *, backwards: bool = False) -> None:
        """Goes to the next hit, or to the one before."""
        raise NotImplementedError

    def end_finding(self) -> bool:
        """Ends finding in the article; False if nobody was."""
        return False

    def end_hints(self) -> bool:
        """Takes the letters off the links; False if there were none."""
        return False

    def drop_selection(self) -> bool:
        """Selects no rows any more; False if none were."""
        return False

    def fetch_wanted(self, ids: tuple[int, ...]) -> None:
        """Fetches in the background what waits for its full text, if one of these articles does."""
        raise NotImplementedError

    @property
    def selected(self) -> tuple[int, ...]:
        """Ids of the selected articles, () if acts are for the current row alone."""
        return ()

    @property
    def gives_way(self) -> bool:
        """What is at work only places articles that wait."""
        raise NotImplementedError

    def toast(self, text: str, key: str = "", words: str = "", action: str = "", *, error: bool = False) -> None:
        """Says one thing at the bottom right, with the key that goes with it."""
        raise NotImplementedError

    def go_to(self, pane: Pane) -> None:
        """Gives the keys to a pane."""
        raise NotImplementedError

    async def take_over(self) -> None:
        """What is kept of the samples goes into the reader's own library."""
        raise NotImplementedError

    def update_welcome(self) -> None:
        """Shows the question of the first start where it belongs, or takes it away."""
        raise NotImplementedError

    def update_bars(self) -> None:
        """Says again what rows 1, last and the heads say."""
        raise NotImplementedError

    def update_top(self) -> None:
        """Says row 1 again."""
        raise NotImplementedError

    def wish(self, wish: Wish) -> None:
        """Refreshes, after what is being refreshed now."""
        raise NotImplementedError

    def sort_of(self, own: str = "") -> Sort:
        """The order for what is shown next: a feed's own, else the one in use wherever no feed has its own."""
        raise NotImplementedError

    def load(self, wanted: Wanted, *, keep: bool = True, commit: bool = True) -> None:
        """Shows another search; `keep` stays on the current article if it is found."""
        raise NotImplementedError

    def add_term(self, term: str) -> None:
        """Filters by one more term."""
        raise NotImplementedError

    def follow_cursor(self, *, at_once: bool = False) -> None:
        """Shows the article of the current row beside the list, soon or at once."""
        raise NotImplementedError

    def count_again(self) -> None:
        """Reads the counts of Browse and row 1 again, soon."""
        raise NotImplementedError

    def mark(self, ids: tuple[int, ...], *, read: bool, by_itself: bool = False) -> None:
        """Marks rows at once and in the library; `by_itself`: because they were looked at."""
        raise NotImplementedError

    def bookmark_row(self, row: Headline) -> None:
        """Bookmarks an article, or takes the bookmark away, whatever is selected."""
        raise NotImplementedError

    def tellers(self, article_id: int) -> int:
        """How many articles tell the story of one, 0 until that has been looked up, and where the list does not stand by story."""
        raise NotImplementedError

    def reload_rows(self) -> None:
        """Reads the list again where nothing but how rows look has changed."""
        raise NotImplementedError

    def place_again(self) -> None:
        """Shows the current article as it is placed now, and has the others that wait placed in the background."""
        raise NotImplementedError

    def restate(self) -> None:
        """Reads the marks of the rows in memory again."""
        raise NotImplementedError

    def read_current(self) -> None:
        """Notes that the current article was opened."""
        raise NotImplementedError

    def open_number(self, number: int | None) -> None:
        """Opens the article's page (None) or its Nth link."""
        raise NotImplementedError

    def enter_article(self) -> None:
        """Goes into the article of the current row."""
        raise NotImplementedError

    async def go_to_article(self, article_id: int) -> None:
        """Puts the cursor on an article, wherever it is, and goes in."""
        raise NotImplementedError

    def show_again(self) -> None:
        """Reads the current article again."""
        raise NotImplementedError

    def drop_last_chip(self) -> bool:
        """Takes the last chip off; False if there is none."""
        raise NotImplementedError

    def scope_words(self) -> str:
        """The scope's name."""
        raise NotImplementedError

    def look_for_news(self) -> Worker[None]:
        """Takes in what another process has written."""
        raise NotImplementedError
