"""How long a frame of the world map takes at 200x50, with as many spots as a month of news has."""

import asyncio
import gc
import random
import statistics
from pathlib import Path
from time import process_time

from reader.app import chart
from reader.app.lights import Direction
from reader.app.main import DatelineApp
from reader.app.screens.map import MapScreen
from reader.desk.session import Session
from reader.desk.world import Spot, World
from reader.library.sqlite.open import open_memory
from reader.model.place import Place
from reader.query.ast import Query
from tests.app.waiting import workers_done
from tests.benchmarks.figures import Figure

SIZE = (200, 50)
SPOTS, CENTRES, FRAMES = 2_000, 120, 60
FRAME = 33.0
"""Milliseconds of a frame at 30 a second."""
TURNS: tuple[Direction, ...] = ("right", "down", "left", "up", "right", "right", "down")


def made_up(spots: int) -> World:
    """Spots around some centres all over the world, few with much and many with little, the same at every call."""
    chance = random.Random(7)
    centres = [(chance.uniform(-40, 65), chance.uniform(-170, 170)) for _n in range(CENTRES)]

    def place(n: int) -> Place:
        lat, lon = chance.choice(centres)
        return Place(n + 1, f"Place {n}", "city", "XX", None, chance.gauss(lat, 4), chance.gauss(lon, 6), None)

    return World(tuple(Spot(place(n), f"Place {n}", 1 + 5_000 // (n + 1), n % 3) for n in range(spots)))


def frame(screen: MapScreen) -> None:
    """Draws the whole screen, as a terminal gets it."""
    console = screen.app.console
    for strip in screen._compositor.render_strips():
        strip.render(console)


async def _measured() -> tuple[list[float], list[float], float]:
    """Milliseconds of processor time: of first frames, of frames after an arrow, and of one after the finer lines came in."""
    # as the command starts the app, which then keeps what is there out of every collection
    gc.disable()
    app = DatelineApp(Session(open_memory()))
    async with app.run_test(size=SIZE) as pilot:
        screen = MapScreen(app.session, Query())
        await app.push_screen(screen)
        await pilot.pause()
        await workers_done(app)
        world = made_up(SPOTS)
        firsts, arrows = [], []
        for _round in range(FRAMES // 4):
            chart.mask.cache_clear()
            began = process_time()
            screen.map.show(world)
            frame(screen)
            firsts.append((process_time() - began) * 1000)
        for turn in range(FRAMES):
            began = process_time()
            screen.map.go(TURNS[turn % len(TURNS)])
            frame(screen)
            arrows.append((process_time() - began) * 1000)
        screen.map.zoom(1)
        await pilot.pause()
        await workers_done(app)
        began = process_time()
        screen.map._draw_anew()
        frame(screen)
        return firsts, arrows, (process_time() - began) * 1000


def measure(folder: Path) -> list[Figure]:
    """All figures of the map; it needs no folder."""
    firsts, arrows, zoomed = asyncio.run(_measured())
    return [
        Figure("map at 200x50: new spots to frame, p95", statistics.quantiles(firsts, n=20)[-1], "ms", FRAME),
        Figure("  after an arrow, p95", statistics.quantiles(arrows, n=20)[-1], "ms", FRAME),
        Figure("  zoomed in, with borders", zoomed, "ms", FRAME),
    ]
