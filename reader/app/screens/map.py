"""The world map of what the list shows: lights where the news is, and the newest of the chosen one below."""

import asyncio
from collections.abc import Callable, Sequence
from time import monotonic
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from reader.app import keys
from reader.app.amounts import number
from reader.app.lights import Direction
from reader.app.newest_wish import in_thread
from reader.app.screens.answering import Answering
from reader.app.screens.map_words import bars_words, counts_words, dark, hints, span_words
from reader.app.show import cells
from reader.app.toasting import ToastingApp
from reader.app.widgets.bar import Bar
from reader.app.widgets.footer import FooterState, KeyBar
from reader.app.widgets.map_news import MapNews
from reader.app.widgets.targets import Filter, Go
from reader.app.widgets.toasts import Toast
from reader.app.widgets.too_small import TooSmall, too_small
from reader.app.widgets.topbar import TopBar, TopState
from reader.app.widgets.world_map import WorldMap, rows_needed
from reader.desk.session import Session
from reader.desk.world import MOST_TERMS, SPANS, Span, World, look, news_of, terms
from reader.model.errors import DatelineError, LibraryError
from reader.model.place import Place
from reader.model.words import _
from reader.query.ast import Query

SECONDS = 1.0
"""Between two looks at whether the library has changed."""
REST = 10
"""How many times longer than reading the spots took they are left alone: a refresh changes the library all the time."""
LONG = 0.15
"""Seconds after which it says that the spots are still being read."""
SOON = 0.05
"""Seconds that the newest articles of a spot wait for the next arrow."""
LEFT, GAP, MORE = 12, 2, 4
"""Cells of row 1: before the scope, between what stands at its left and its right and behind that, of `+2` for chips without room."""


class MapScreen(Answering[Filter | Go | str]):
    """Returns what the list is to show: a spot, an article, or what was clicked in row 1; None to go on as before."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *keys.bindings(("back", "quit", "map", "help", "next_unread", "follow", "undo")),
        Binding("left,h", "go('left')", show=False),
        Binding("right,l", "go('right')", show=False),
        Binding("up,k", "go('up')", show=False),
        Binding("down,j", "go('down')", show=False),
        Binding("enter", "open", show=False),
        Binding("plus,equals_sign", "zoom(1)", show=False),
        Binding("minus", "zoom(-1)", show=False),
        Binding("t", "span", show=False),
    ]

    def __init__(
        self,
        session: Session,
        query: Query,
        chips: Sequence[str] = (),
        *,
        follow: Callable[[Place], object] = lambda _place: None,
        undo: Callable[[], object] = lambda: None,
    ) -> None:
        """Over what `query` takes; `follow` and `undo` are acts of the list below."""
        super().__init__(id="map")
        self._follow, self._undo = follow, undo
        self.session = session
        self.asked = query
        self.chips = tuple(chips)
        self.span: Span = "week"
        self.world: World | None = None
        self.top_bar = TopBar(id="top-bar")
        self.map = WorldMap(id="world")
        self.news = MapNews(id="map-news")
        self.key_bar = KeyBar(id="key-bar")
        self._version: int | None = None
        self._not_before = 0.0

    def compose(self) -> ComposeResult:
        """Row 1, the map, the newest of a spot, the last row."""
        yield self.top_bar
        yield self.map
        yield self.news
        yield self.key_bar
        yield TooSmall(id="too-small")

    def on_mount(self) -> None:
        """Begins to look for news."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self._theme_changed())
        self.set_interval(SECONDS, self._look_for_news)
        self._update_bars()

    def on_screen_resume(self) -> None:
        """Reads the spots, at first and whenever a sheet over the map is closed."""
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """The map takes the rows it needs at its true shape, the newest articles the rest."""
        size = event.size
        self.set_class(too_small(size), "-tiny")
        rows = max(1, size.height - 2)
        self.map.styles.height = rows_needed(max(1, size.width), max(1, rows - (1 if rows < 12 else 3 if rows < 16 else 5)))
        self._update_bars()
        self.call_after_refresh(self._read_news)

    def _theme_changed(self) -> None:
        for part in (self.top_bar, self.map, self.news, self.key_bar):
            part.refresh()

    def _update_bars(self, *, loading: bool = False) -> None:
        world = self.world
        counts = self._app.glyphs.more if loading else counts_words(world) if world else ""
        scope = _("World")
        if LEFT + cells(scope) + (MORE if self.chips else 0) + GAP + cells(counts) + GAP > self.app.size.width:
            counts = ""
        self.top_bar.show(TopState(scope, self.chips, counts, span_words(self.span)))
        lit = world is not None and bool(world.spots)
        plain = self._app.glyphs.ascii
        self.key_bar.show(FooterState(hints(lit=lit, unread=world is not None and world.unread > 0, plain=plain)))

    @property
    def _app(self) -> ToastingApp:
        if not isinstance(self.app, ToastingApp):
            raise TypeError("the map needs a ToastingApp")
        return self.app

    def _toast(self, text: str, *, error: bool = False) -> None:
        self._app.toast(Toast(text, error=error))

    # reading

    @work(exclusive=True, group="world", exit_on_error=False)
    async def _read(self) -> None:
        """Reads the spots; the newest wish wins."""
        began = monotonic()
        waiting = self.set_timer(LONG, lambda: self._update_bars(loading=True))
        try:
            if self._version is None:
                self._version = await asyncio.to_thread(self.session.library.version)
            world = await in_thread(self.session, look, self.session, self.asked, self.span)
        except DatelineError as problem:
            self._toast(str(problem), error=True)
            return
        finally:
            waiting.stop()
            self._not_before = monotonic() + REST * (monotonic() - began)
        self.world = world
        self.map.empty = dark(world.span)
        self.map.show(world)
        self._update_bars()
        self._read_news()

    @work(exclusive=True, group="map-watch", exit_on_error=False)
    async def _look_for_news(self) -> None:
        """Takes in what another process has written."""
        if monotonic() < self._not_before or self._version is None:
            return
        try:
            version = await asyncio.to_thread(self.session.library.version)
        except LibraryError:
            # busy or being moved: the next look finds out
            return
        if version != self._version:
            self._version = version
            self._read()

    @on(WorldMap.Chosen)
    def _spot_chosen(self) -> None:
        self._read_news()

    @work(exclusive=True, group="spot-news", exit_on_error=False)
    async def _read_news(self) -> None:
        """Tells of the chosen spot: its counts at once, its articles soon."""
        light, world = self.map.chosen, self.world
        if light is None or world is None:
            self.news.show(None, None, "")
            return
        words = bars_words(world.span)
        known = self.news.light is not None and self.news.light.spots == light.spots and self.news.span == words
        self.news.show(light, self.news.news if known else None, words)
        await asyncio.sleep(SOON)
        try:
            found = await in_thread(self.session, news_of, self.session, world, light.places, self.news.room)
        except DatelineError:
            # busy, or closed meanwhile: the spot's counts stand there
            return
        self.news.show(light, found, words)

    # keys

    def action_go(self, direction: Direction) -> None:
        """Chooses the nearest spot in a quarter."""
        self.map.go(direction)

    def action_next_unread(self) -> None:
        """Chooses the next spot with something unread."""
        if not self.map.go_to_unread():
            self._toast(_("Nothing unread anywhere else."))

    def action_zoom(self, steps: int) -> None:
        """Comes nearer or goes away."""
        if not self.map.zoom(steps):
            self._toast(_("This is as near as it gets.") if steps > 0 else _("This is the whole world."))

    @on(WorldMap.Turned)
    def _wheel(self, event: WorldMap.Turned) -> None:
        self.map.zoom(event.steps)

    def action_span(self) -> None:
        """The next span of time."""
        self.span = SPANS[(SPANS.index(self.span) + 1) % len(SPANS)]
        self._update_bars()
        self._read()

    @on(WorldMap.Opened)
    def _clicked_again(self) -> None:
        self.action_open()

    @work(exclusive=True, group="term", exit_on_error=False)
    async def action_open(self) -> None:
        """Filters the list by the chosen spot."""
        light = self.map.chosen
        if light is None:
            self._toast(_("No place here."))
            return
        term = await asyncio.to_thread(terms, self.session, light.places)
        if (many := len(light.spots)) > MOST_TERMS:
            said = _("The {n} biggest of {all} places here; + on the map parts them.")
            self._toast(said.format(n=MOST_TERMS, all=number(many)))
        self.dismiss(Filter(term))

    def action_follow(self) -> None:
        """Follows the chosen spot's biggest place, or stops to."""
        if (light := self.map.chosen) is None:
            self._toast(_("No place here."))
        else:
            self._follow(light.biggest.place)

    def action_undo(self) -> None:
        """Takes back the last act."""
        self._undo()

    @on(MapNews.Hit)
    def _article_hit(self, event: MapNews.Hit) -> None:
        self.dismiss(Go(event.article_id))

    @on(Bar.Clicked)
    async def _bar_clicked(self, event: Bar.Clicked) -> None:
        name = event.action.partition(":")[0]
        if name in {"chip", "edit", "query"}:
            self.dismiss(event.action)
        elif name != "scope":
            await self.run_action(event.action)

    def action_back(self) -> None:
        """Goes back to the list."""
        self.dismiss(None)

    def action_quit(self) -> None:
        """Closes the map."""
        self.dismiss(None)

    def action_map(self) -> None:
        """Closes the map."""
        self.dismiss(None)

    def action_help(self) -> None:
        """Shows all keys; the one chosen acts here if it can, else in the list."""

        async def done(action: str | None) -> None:
            if action is None or action not in keys.BY_ID:
                return
            if hasattr(self, f"action_{action}"):
                await self.run_action(action)
            else:
                self.dismiss(action)

        from reader.app.screens.help import HelpSheet

        self.app.push_screen(HelpSheet(), done)
