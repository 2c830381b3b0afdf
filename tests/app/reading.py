"""A sample article, a small app around one widget, and what is on its screen as text."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from reader.app import themes
from reader.app.base import InkedApp
from reader.app.widgets.article_view import ArticleView
from reader.app.widgets.metadata import MetadataPanel
from reader.desk.facts import Facts, PlaceFacts
from reader.desk.session import Session
from reader.library.protocol import Library
from reader.model.article import Article, Headline, Link, Story
from reader.model.blocks import Heading, Paragraph, Span
from reader.model.place import ArticlePlace, Place
from reader.model.settings import Settings

NOW = datetime(2026, 11, 24, 11, 0, tzinfo=UTC)

HOSTILE = (
    "[/] Eil",
    "[@click=app.quit]x[/]",
    "[bold red]",
    "\x1b[2J\x1b]0;owned\x07rot",
    "a\u202egnp.exe",
    "\u2066isolated\u2069",
    "e" + "\u0301" * 500,
    "👩‍👩‍👧‍👦 family",
    "\x00\x9b31m",
    "大阪のたこ焼き屋、百周年を祝う" * 9,
    "x" * 4000,
    "tab\tand\nnewline\r\n",
    "\ud800",
)

MOSCOW = Place(524901, "Moscow", "city", "RU", "48", 55.75, 37.62, 2017370, 10_000_000)
RUSSIA = Place(2017370, "Russia", "country", "RU", None, 60, 100, 6255148)
UKRAINE = Place(690791, "Ukraine", "country", "UA", None, 49, 32, 6255148)

PLACES = (
    ArticlePlace(MOSCOW, "dateline", "Moskau, Russland", "Moskau", 3, 0.99, "dateline details"),
    ArticlePlace(RUSSIA, "title", "Russland", "Russland", 5, 0.95, "title"),
    ArticlePlace(UKRAINE, "body", "Ukraine", "Ukraine", 3, 0.9, "body"),
)

STORY = Story(
    "seed",
    "Trump und Putin: Neue Hoffnung für Frieden zwischen den USA und Russland!",
    "US-Sondergesandter Steve Witkoff trifft Putin in Moskau und spricht über Fortschritte in den Beziehungen zwischen den USA und Russland.",
    (
        Paragraph(
            (
                Span("Moskau, Russland - Die Beziehungen zwischen den USA und Russland zeigen Anzeichen der Entspannung, wie auch von "),
                Span("The Moscow Times", strong=True),
                Span(" berichtet wurde."),
            )
        ),
        Heading((Span("Gespräch über Fortschritte"),)),
        Paragraph((Span("Witkoff, der in einem Video über seine dreieinhalbstündige Sitzung mit Putin sprach."),)),
    ),
    publisher="die-nachrichten.at",
    language="de",
    event="Sonstiges",
    where="Moskau, Russland",
    details=(("Vorfall", "Sonstiges"), ("Ort", "Moskau, Russland")),
    sources=(Link("www.krone.at", "https://www.krone.at"), Link("www.themoscowtimes.com", "https://www.themoscowtimes.com")),
    sources_label="Quellen",
)

ARTICLE = Article(
    id=4,
    key=4,
    story=STORY,
    feed_id=1,
    feed="Samples",
    fetched=NOW - timedelta(hours=2),
    dateline="Moskau, Russland",
    places=PLACES,
    read=False,
    bookmarked=False,
    changed=False,
    gone=False,
    tags=(),
    note="",
)


def article(**changes: Any) -> Article:
    """The sample with another story; fields of Article and of Story may be mixed."""
    own = {name: value for name, value in changes.items() if name in Article.__slots__}
    told = {name: value for name, value in changes.items() if name not in own}
    return replace(ARTICLE, story=replace(own.pop("story", STORY), **told), **own)


def headline(number: int, title: str, hours: int, *, read: bool = False) -> Headline:
    """A row of the list."""
    return Headline(number, number, title, "Moskau", 1, "Samples", "", NOW - timedelta(hours=hours), True, read, False, False)


def facts_of(shown: Article, *, home: str = "Vienna") -> Facts:
    """Facts as the desk would find them."""
    told = tuple(PlaceFacts(p, f"in:{p.label}", "Moscow, Russia, Europe", 1668.4, n == 0, "dateline and Ort agree") for n, p in enumerate(shown.places))
    more = (headline(8, "Moskauer Metro testet Züge ohne Fahrer auf der Ringlinie", 9), headline(9, "Botanischer Garten", 50))
    return Facts(shown.id, told, home, more if shown.places else (), 2)


class Around(InkedApp):
    """Widgets on a screen, and the messages that they post."""

    CSS = "ArticleView, MetadataPanel { width: 1fr; height: 1fr; }"
    AUTO_FOCUS = None
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-middle"), (150, "-broad"), (180, "-wide")]

    def __init__(self, *made: Callable[[], Widget], theme: str = "night", settings: Settings | None = None) -> None:
        # these widgets read no library
        super().__init__(Session(cast("Library", None), settings or Settings(), now=lambda: NOW), ansi_color=theme.startswith("terminal"))
        self.made = made
        self.told: list[Message] = []
        themes.register(self)
        self.theme = theme
        self.animation_level = "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}

    def compose(self) -> ComposeResult:
        for make in self.made:
            yield make()

    def on_article_view_link_chosen(self, message: ArticleView.LinkChosen) -> None:
        self.told.append(message)

    def on_article_view_hovered(self, message: ArticleView.Hovered) -> None:
        self.told.append(message)

    def on_article_view_filter_wanted(self, message: ArticleView.FilterWanted) -> None:
        self.told.append(message)

    def on_metadata_panel_wanted(self, message: MetadataPanel.Wanted) -> None:
        self.told.append(message)

    def on_metadata_panel_link_chosen(self, message: MetadataPanel.LinkChosen) -> None:
        self.told.append(message)

    def on_metadata_panel_action_wanted(self, message: MetadataPanel.ActionWanted) -> None:
        self.told.append(message)

    def on_metadata_panel_article_wanted(self, message: MetadataPanel.ArticleWanted) -> None:
        self.told.append(message)

    def on_metadata_panel_note_wanted(self, message: MetadataPanel.NoteWanted) -> None:
        self.told.append(message)

    def on_metadata_panel_hovered(self, message: MetadataPanel.Hovered) -> None:
        self.told.append(message)


def lines(widget: Widget) -> list[str]:
    """What a widget shows, row by row."""
    region = widget.region
    rows = [strip.text for strip in widget.screen._compositor.render_strips()]
    return [row[region.x : region.right].rstrip() for row in rows[region.y : region.bottom]]


def screen_text(app: InkedApp) -> str:
    """All that is on the screen."""
    return "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
