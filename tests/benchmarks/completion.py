"""How soon the query bar has its proposals: every beginning of values of each field, as if each letter were a key, with 100,000 articles."""

import gc
import random
import statistics
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from reader.app.widgets.query_values import KnownValues
from reader.desk.session import Session
from reader.library.sqlite.open import open_library
from reader.model.article import Link, Story
from reader.model.feed import Delivery, Document, NewFeed
from reader.places.gazetteer import Gazetteer
from reader.query.ast import Query
from reader.query.complete import complete
from tests.benchmarks.figures import Figure
from tests.benchmarks.world_of import NOW, world_of

MOST = 50
"""Milliseconds to the proposals of a key."""
ARTICLES, VALUES, STEP, HIDDEN = 100_000, 5_000, 1_000, 500
"""Articles of the library; so many tags, sources, publishers and authors in it besides; how many of them are kept at a time, and hidden."""
FOLLOWED = (2782113, 2921044, 6252001, 2988507)
"""Austria, Germany, the United States, Paris."""
_SYLLABLES = [first + vowel for first in ("b", "d", "gr", "k", "l", "m", "n", "p", "r", "st", "tr", "w") for vowel in "aeiouäö"]
TYPED = {
    "(nothing)": ("", "tunnel ", "i", "un", "(tunnel OR -so"),
    "in": ("in:Österreich", "in:Paris", 'in:"Sankt Pölten', "-in:東京", "(in:moskwa"),
    "from": ("from:London", "from:Wienr"),
    "near": ("near:Salzburg", "near:Wien,3"),
    "is": ("is:unred",),
    "has": ("has:pl",),
    "sort": ("sort:old",),
    "feed": ("feed:Feed 0123",),
    "folder": ("folder:Folder 3",),
    "source": ("source:www.", "source:bra"),
    "publisher": ("publisher:paper-1",),
    "event": ("event:Sonst",),
    "tag": ("tag:stra", 'tag:"gre'),
    "lang": ("lang:de",),
    "country": ("country:AT",),
    "author": ("author:Braku",),
    "title": ("title:tun",),
    "age": ("age:<2d",),
    "after": ("after:2026",),
}
"""By field, what is typed letter by letter."""


def names() -> list[str]:
    """Made-up names, each once."""
    chance = random.Random(3)
    made: dict[str, None] = {}
    while len(made) < VALUES:
        made["".join(chance.choices(_SYLLABLES, k=chance.choice((2, 3, 3, 4))))] = None
    return list(made)


def library_of_values(path: Path) -> None:
    """The world's news and 5,000 articles more, each with a tag, a source, a publisher and an author of its own; unless it is there."""
    if path.exists():
        return
    part = path.with_name(f"{path.name}.values")
    part.unlink(missing_ok=True)
    world_of(part, ARTICLES)
    library = open_library(part)
    library.closed(NOW)
    with closing(Gazetteer.open()) as gazetteer:
        library.follow([place for number in FOLLOWED if (place := gazetteer.place(number)) is not None], True, NOW)
    feed, _new = library.subscribe([NewFeed("https://values.example.org/feed", title="Values", folder="Made up")], NOW)[0]
    known = names()
    stories = tuple(
        Story(
            f"values-{number}",
            f"Of {name}",
            published=NOW,
            publisher=f"{name}.example",
            authors=(f"{name.capitalize()} {known[-number].capitalize()}",),
            event=f"Event {name}" if number < 300 else "",
            sources=(Link(name, f"https://www.{name}.example/"),),
            fingerprint=name,
        )
        for number, name in enumerate(known)
    )
    for start in range(0, VALUES, STEP):
        library.keep(feed.id, Delivery((Document("", None, stories[start : start + STEP]),), fetched=NOW))
    for number, name in zip(library.ids(Query())[:VALUES], known, strict=True):
        library.annotate(number, NOW, tags=(name, "read later"))
    library.hide(library.ids(Query())[VALUES + STEP : VALUES + STEP + HIDDEN], True, NOW)
    library.close()
    part.replace(path)


def answers(session: Session, typed: Sequence[str]) -> list[float]:
    """Milliseconds of CPU to the proposals of each key."""
    taken = []
    for text in typed:
        for end in range(len(text.partition(":")[0]) + 1 if ":" in text else len(text), len(text) + 1):
            before = time.process_time()
            complete(text[:end], end, KnownValues(session))
            taken.append((time.process_time() - before) * 1000)
    return taken


def _p95(taken: Sequence[float]) -> float:
    return statistics.quantiles([*taken, *taken], n=20, method="inclusive")[-1]


def measure(folder: Path) -> list[Figure]:
    """All figures of completion."""
    path = folder / "values.db"
    library_of_values(path)
    session = Session(open_library(path), path=path)
    complete("in:Wi", 5, KnownValues(session))  # opens the gazetteer
    gc.collect()  # what other benchmarks left behind
    figures, all_taken = [], []
    for field, typed in TYPED.items():
        taken = answers(session, typed)
        all_taken += taken
        figures += [Figure(f"  {field}, p95", _p95(taken), "ms"), Figure(f"  {field}, the slowest", max(taken), "ms")]
    session.library.close()
    whole = Figure("key to proposals of the query bar, CPU, p95", _p95(all_taken), "ms", MOST)
    return [Figure("key to proposals of the query bar, CPU, p50", statistics.median(all_taken), "ms"), whole, *figures]
