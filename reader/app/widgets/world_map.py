"""The world map: the ground, lit where the news is; one spot is chosen. It has no keys of its own."""

import asyncio
from typing import Literal

from textual import events, work
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.app import chart, lights
from reader.app.amounts import number
from reader.app.base import app_of
from reader.app.lights import Direction, Light
from reader.app.show import cells, fit
from reader.app.widgets.empty_lines import Empty
from reader.app.widgets.map_rows import MapPicture, draw, over
from reader.desk.world import World
from reader.model.errors import GazetteerError
from reader.model.words import _

WIDTHS = (None, 80.0, 16.0)
"""Degrees of longitude that can be seen: the world, a continent, a country."""
_MIDDLE = (25.0, 11.5)
"""Degrees of the point that is zoomed in on where there is no spot."""
_FINE = 0.8
"""Degrees that a cell is wide below which finer lines can be told from the others."""
_LONGEST = 24
"""Cells of a name in a label."""


def rows_needed(columns: int, rows: int) -> int:
    """Rows that the world needs in so many columns at its true shape, at most `rows`."""
    return chart.world(columns, rows).rows


class WorldMap(Widget, can_focus=False):
    """Shows a `World`; whoever has it calls `go`, `choose` and `zoom`."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """Another spot is the chosen one; None if there is none."""

        def __init__(self, light: Light | None) -> None:
            super().__init__()
            self.light = light

    class Opened(Message):
        """The chosen spot was clicked again."""

    class Turned(Message):
        """The wheel was turned: 1 is nearer, -1 is farther away."""

        def __init__(self, steps: Literal[-1, 1]) -> None:
            super().__init__()
            self.steps = steps

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.world = World()
        self.empty: Empty | None = None
        self.level = 0
        self.chosen: Light | None = None
        self._at: int | None = None
        self._middle = _MIDDLE
        self._view = chart.world(1, 1)
        self._lights: tuple[Light, ...] = ()
        self._near: tuple[Light, ...] = ()
        self._glow: tuple[bytes, ...] = ()
        self._lines: chart.Ground | None = None
        self._frame: tuple[object, tuple[Strip, ...]] | None = None
        self._labels: tuple[lights.Label, ...] = ()

    # what is shown

    def show(self, world: World) -> None:
        """Takes over other spots; the chosen place stays chosen as long as it is one of them."""
        self.world = world
        self._gather()

    def on_resize(self) -> None:
        """Stands on other cells."""
        self._look()

    def _look(self) -> None:
        """Sees the part of the world that goes with level and size; lines come later, from a worker."""
        columns, rows = max(1, self.size.width), max(1, self.size.height)
        wide = WIDTHS[self.level]
        view = chart.world(columns, rows) if wide is None else chart.around(*self._middle, wide, columns, rows)
        if view != self._view:
            self._view, self._lines = view, None
            if wide is not None:
                self._draw_lines(view)
        self._gather()

    def _gather(self) -> None:
        """Makes lights of the spots, and finds the chosen one among them."""
        view = self._view
        self._lights = lights.gather(self.world.spots, view, whole=self.level == 0)
        self._near = lights.seen(self._lights, view)
        self._glow = lights.glow(self._near, view)
        before = self.chosen
        self.chosen = next((light for light in self._lights if any(spot.place.geonameid == self._at for spot in light.spots)), None) if self._at else None
        if self.chosen is None:
            near = self._near or self._lights
            self.chosen = near[0] if near else None
        self._draw_anew()
        if self.chosen is None or before is None or self.chosen.spots != before.spots:
            self.post_message(self.Chosen(self.chosen))

    @work(exclusive=True, group="lines", exit_on_error=False)
    async def _draw_lines(self, view: chart.View) -> None:
        try:
            # 19 ms for Europe at 200x44
            found = await asyncio.to_thread(chart.lines, view, view.lon_step < _FINE)
        except GazetteerError:
            # without them there is the land alone
            return
        if view == self._view:
            self._lines = found
            self._draw_anew()

    # choosing

    def choose(self, light: Light) -> None:
        """Makes a spot the chosen one; the map follows it where it stands beyond the edge."""
        if light is not self.chosen:
            self.chosen, self._at = light, light.biggest.place.geonameid
            self._draw_anew()
            self.post_message(self.Chosen(light))
        if self.level and not lights.seen((light,), self._view):
            self._middle = (light.biggest.place.lat, light.biggest.place.lon)
            self._look()

    def go(self, direction: Direction) -> bool:
        """Chooses the nearest spot in a quarter; False if there is none."""
        found = lights.neighbour(self._lights, self.chosen, direction) if self.chosen else None
        if found is not None:
            self.choose(found)
        return found is not None

    def go_to_unread(self) -> bool:
        """Chooses the next spot with something unread, by count; False if there is none but this one."""
        at = next((n for n, light in enumerate(self._lights) if light is self.chosen), -1)
        for light in (*self._lights[at + 1 :], *self._lights[: max(0, at)]):
            if light.unread:
                self.choose(light)
                return True
        return False

    def zoom(self, steps: int) -> bool:
        """Comes nearer to the chosen spot or goes away from it; False at an end."""
        level = min(max(self.level + steps, 0), len(WIDTHS) - 1)
        if level == self.level:
            return False
        if self.chosen is not None:
            # of the spots that stand as one the biggest stays chosen
            self._at = self.chosen.biggest.place.geonameid
            self._middle = (self.chosen.biggest.place.lat, self.chosen.biggest.place.lon)
        self.level = level
        self._look()
        return True

    # the mouse

    def on_click(self, event: events.Click) -> None:
        """A click on a spot or its label chooses it, another one opens it."""
        label = next((label for label in self._labels if label.row == event.y and label.column <= event.x < label.column + cells(label.text)), None)
        light = label.light if label else lights.nearest(self._near, event.x, event.y)
        if light is None:
            return
        event.stop()
        if light is self.chosen:
            self.post_message(self.Opened())
        else:
            self.choose(light)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Nearer."""
        self.post_message(self.Turned(1))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Farther away."""
        self.post_message(self.Turned(-1))

    # drawing

    def _draw_anew(self) -> None:
        self._frame = None
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the map; all rows are drawn at once and kept until something changes."""
        ink = app_of(self).ink
        if self._frame is None or self._frame[0] is not ink:
            self._frame = (ink, draw(self._picture(), self.size.width, self.size.height, ink))
        strips = self._frame[1]
        return strips[y] if y < len(strips) else Strip.blank(self.size.width, ink("text", "bg"))

    def _picture(self) -> MapPicture:
        view = self._view
        self._labels = lights.labels(self._near, self.chosen, view, _words, cells)
        empty = self.empty if not self.world.spots else None
        ground = self._ground()
        if ground is None:
            nothing = bytes(view.columns)
            ground = chart.Ground((" " * view.columns,) * view.rows, (nothing,) * view.rows, (nothing,) * view.rows)
            return MapPicture(ground, self._near, self._glow, self._labels, self.chosen, empty, _("No map: its data are missing."))
        return MapPicture(ground, self._near, self._glow, self._labels, self.chosen, empty)

    def _ground(self) -> chart.Ground | None:
        """The land, with the lines over it once they are there; None where the map's file cannot be read."""
        view = self._view
        try:
            ground = chart.mask(view)
        except GazetteerError:
            return None
        return over(ground, self._lines) if self._lines is not None else ground


def _words(light: Light) -> str:
    """A spot's label: the name of the biggest place, and how many articles there are."""
    name = light.biggest.name
    return f"{fit(name, min(_LONGEST, cells(name))).rstrip()} {number(light.articles)}"
