"""How fast places are read: articles a second, how long a fresh process takes until the first one, how much memory it all takes."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import process_time

from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate
from tests.benchmarks.figures import Figure
from tests.benchmarks.places_scoring import ARTICLE
from tests.benchmarks.places_table import goal

RUNS = 3
MANY = 1_000
LEAST_SPEED, MOST_COLD, MOST_MEMORY = 1_000.0, 100.0, 60.0


def cut(texts: Sequence[str]) -> list[str]:
    """Texts joined and cut to the size of an article; a rest is left out."""
    made, joined = [], ""
    for text in texts:
        joined = f"{joined}\n\n{text}" if joined else text
        if len(joined) >= ARTICLE:
            made.append(joined[:ARTICLE])
            joined = ""
    return made


def speed(gazetteer: Gazetteer, name: str, language: str, articles: Sequence[str]) -> list[Figure]:
    """Articles a second of processor time, the language said: the median of some runs."""
    taken = []
    for _run in range(RUNS):
        start = process_time()
        for article in articles:
            locate(gazetteer, article, "", language)
        taken.append(process_time() - start)
    return [goal(f"{name}, {len(articles)} articles of 2 kB a second", len(articles) / max(1e-9, median(taken)), LEAST_SPEED)]


def cold(folder: Path, articles: Sequence[str]) -> list[Figure]:
    """The first article in a fresh process, its files in the system's cache: the median of some runs. The memory of 1,000 articles (Linux)."""
    path = folder / "articles-of-places.json"
    path.write_text(json.dumps((list(articles) * (MANY // len(articles) + 1))[:MANY]), "utf-8")
    command = [sys.executable, "-m", "tests.benchmarks.places_fresh", str(path)]
    runs = [json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout) for _run in range(RUNS)]
    path.unlink()
    figures = [
        Figure("fresh process: modules, gazetteer, weights, one article, CPU", median(run["modules"] + run["first"] for run in runs), "ms", MOST_COLD),
        Figure("  of that, gazetteer, weights and the article", median(run["first"] for run in runs), "ms"),
    ]
    if all(run["memory"] is None for run in runs):
        return [*figures, Figure("memory: only measured on Linux")]
    return [*figures, Figure("memory that all of it adds, after 1,000 articles", median(run["memory"] for run in runs), "MB", MOST_MEMORY)]
