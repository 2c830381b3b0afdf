"""How long an article takes from being read in the library to its first frame, against a minimal view of the same words.

Processor time of this process: reading the stored article, showing it, and drawing the whole screen as a terminal gets it. The
minimal view breaks the plain text into rows and draws those in sight; it is the floor for any reader, on the same machine in the same run.
"""

import asyncio
import gc
import random
import statistics
import textwrap
from pathlib import Path
from time import process_time
from typing import Any

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.screen import Screen
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.app.main import DatelineApp
from reader.desk import read
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.article import Article, Link, Story
from reader.model.blocks import Block, Code, Heading, Items, Paragraph, Quote, Span, Spans, Table, plain_text
from reader.model.feed import Delivery, Document, NewFeed
from reader.query.ast import Query
from tests.app.waiting import workers_done
from tests.benchmarks.figures import Figure
from tests.benchmarks.word_lists import words

WORDS = words("""
    der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind
    noch wie einem über einen so zum haben nur oder aber vor zur bis mehr durch man Landesregierung Bürgermeisterin Verkehrsverbund Straßenbahn Brücke
    Gemeinderat Universität Untersuchungsausschuss Bevölkerung Energieversorger Österreich beschloss eröffnete verhandelt kritisierte heißt größere
""")
SIZE = (200, 50)
ARTICLES, WORDS_EACH, LONG = 60, 2_000, 5_000_000
OPENED, FIRST_SCREEN = 50.0, 300.0
"""Milliseconds within which an article of 2,000 words opens, and one of 5 MB."""


def spans(chance: random.Random, count: int, links: int) -> Spans:
    """A paragraph's text: words, some of them in bold, some a link."""
    made = [Span(" ".join(chance.choices(WORDS, k=count)).capitalize() + ". ")]
    made.append(Span(" ".join(chance.choices(WORDS, k=3)), strong=True))
    made.append(Span(" "))
    made.append(Span(" ".join(chance.choices(WORDS, k=2)), link=chance.randrange(links)))
    return tuple(made)


def blocks(chance: random.Random, count: int, links: int) -> tuple[Block, ...]:
    """A body as those of newspapers are: paragraphs, a subheading for every fourth, here and there a quote, a list, a table, code."""
    made: list[Block] = []
    for n in range(count // 60):
        if n % 4 == 3:
            made.append(Heading((Span(" ".join(chance.choices(WORDS, k=5))),)))
        made.append(Paragraph(spans(chance, 55, links)))
        if n % 8 == 5:
            made.append(Quote((Paragraph(spans(chance, 20, links)),)))
        if n % 16 == 9:
            made.append(Items(tuple((Paragraph(spans(chance, 12, links)),) for _item in range(4))))
            made.append(Table(((Span("Stadt"),), (Span("Einwohner"),)), tuple(((Span(word),), (Span("1.234"),)) for word in chance.sample(WORDS, 5))))
            made.append(Code("def greet(name):\n    return f'Hello {name}'  # a comment\n", "python"))
    return tuple(made)


def story(n: int, body: tuple[Block, ...], links: int) -> Story:
    """A story with such a body."""
    return Story(f"g{n}", f"Story {n}", "", body, links=tuple(Link(f"l{at}", f"https://l{at}.example") for at in range(links)), fingerprint=str(n))


def frame(screen: Screen[Any]) -> None:
    """Draws the whole screen, as a terminal gets it."""
    console = screen.app.console
    for strip in screen._compositor.render_strips():
        strip.render(console)


def kept(stories: list[Story]) -> Session:
    """A session whose library holds the stories."""
    session = Session(open_memory())
    found, _new = session.library.subscribe([NewFeed("/news", kind="files", title="News")], session.now())[0]
    session.library.keep(found.id, Delivery((Document("", None, tuple(stories)),), kind="files", fetched=session.now()))
    return session


async def opened(session: Session) -> list[tuple[float, Article]]:
    """Milliseconds of processor time for each article, from the library to the frame, with the article."""
    # as the command starts the app, which then keeps what is there out of every collection
    gc.disable()
    app = DatelineApp(session)
    taken = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await workers_done(app)
        for row in session.library.headlines(Query(), 1_000):
            began = process_time()
            article = read.article(session, row.id)
            app.news.view.show(article)
            frame(app.screen)
            taken.append(((process_time() - began) * 1000, article))
            app.news.view.show(None)
    return taken


class Minimal(ScrollView):
    """Rows of plain text."""

    rows: list[str] = []

    def render_line(self, y: int) -> Strip:
        """A row."""
        at = y + self.scroll_offset.y
        return Strip([Segment(self.rows[at] if at < len(self.rows) else "")]).adjust_cell_length(self.size.width)


class MinimalApp(App[None]):
    """One such view."""

    def compose(self) -> ComposeResult:
        """It."""
        yield Minimal()


async def least(texts: list[str]) -> list[float]:
    """Milliseconds of processor time for each text."""
    app = MinimalApp()
    taken = []
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        view = app.query_one(Minimal)
        for text in texts:
            began = process_time()
            view.rows = [row for part in text.split("\n\n") for row in (*textwrap.wrap(part, 72), "")]
            view.virtual_size = Size(SIZE[0], len(view.rows))
            view.refresh()
            frame(app.screen)
            taken.append((process_time() - began) * 1000)
    return taken


def p95(values: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(values, n=20)[-1]


def some(chance: random.Random, count: int) -> str:
    """So many words."""
    return " ".join(chance.choices(WORDS, k=count))


def long_ones(chance: random.Random) -> dict[str, tuple[Block, ...]]:
    """Bodies of 5 MB: of paragraphs, of one paragraph, of code, of one table."""
    text = some(chance, 800_000)[:LONG]
    rows = tuple(((Span(some(chance, 4)),), (Span(some(chance, 3)),), (Span("1.234"),)) for _row in range(LONG // 55))
    return {
        "paragraphs": blocks(chance, LONG // 7, 3_000),
        "one paragraph": (Paragraph((Span(text),)),),
        "code": (Code("\n".join(textwrap.wrap(text, 90)), "python"),),
        "one table": (Table((), rows),),
    }


def measure(folder: Path) -> list[Figure]:
    """All figures of articles; it needs no folder."""
    chance = random.Random(7)
    bodies = [blocks(chance, WORDS_EACH, 30) for _n in range(ARTICLES)]
    taken = [value for value, _article in asyncio.run(opened(kept([story(n, body, 30) for n, body in enumerate(bodies)])))]
    floor = asyncio.run(least([plain_text(body) for body in bodies]))
    made = [
        Figure("2,000 words, minimal view: text to frame, p95", p95(floor), "ms"),
        Figure("2,000 words: library to frame, p50", statistics.median(taken), "ms"),
        Figure("2,000 words: library to frame, p95", p95(taken), "ms", OPENED),
        Figure("  against the minimal view", p95(taken) / p95(floor), "x"),
    ]
    for name, body in long_ones(chance).items():
        (value, _article), *_rest = asyncio.run(opened(kept([story(0, body, 3_000)])))
        (least_of,) = asyncio.run(least([plain_text(body)[:LONG]]))
        # a table of 90,000 rows is no article: it is measured for comparison
        most = None if name == "one table" else FIRST_SCREEN
        made += [Figure(f"5 MB, {name}: library to first screen", value, "ms", most), Figure("  against the minimal view", value / least_of, "x")]
    return made
