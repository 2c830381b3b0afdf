"""How well an article's body is found in its page: words of the true text, ours and what trafilatura alone takes, in one run.

The pages lie in `corpus/pages` of DATELINE_SHARED, or of `shared` beside the repository; nothing is measured without them. Each page's true text (summary,
headings and paragraphs) lies beside it. The figure is F1 over the words as a bag, in lower case, `\\w+`. Ours is the teaser and the body as they are read,
which together are what the true text is; pictures' descriptions and captions, which it leaves out, are counted in a column of their own. Publishers are split
by the hash of their name: rules are made by the tune half alone, of the other nothing but sums are printed.
"""

import gzip
import hashlib
import json
import os
import re
import statistics
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import trafilatura

from reader.model.article import RawDocument, Story
from reader.model.blocks import running_text
from reader.sources import web_page
from reader.text.make import make
from tests.benchmarks.figures import Figure
from tests.benchmarks.places_table import goal, head, row, title

PAGES = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "corpus" / "pages"
_ESCAPES = re.compile(r"&#(?:0*27|x0*1b);?", re.IGNORECASE)
_NOT_GERMAN = ("uk", "us")
_COLUMNS = ("ours", "captions", "trafilatura")
_POOR = 0.80


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its true text."""

    publisher: str
    is_tune: bool
    is_german: bool
    html: str
    truth: str


@dataclass(frozen=True, slots=True)
class Score:
    """F1 of one page: ours, ours with what stands at pictures, and trafilatura's; CPU of ours in seconds."""

    page: Page
    ours: float
    captions: float
    trafilatura: float
    seconds: float


def measure(folder: Path) -> list[Figure]:
    """All figures of full text."""
    scores = [_score(page) for page in pages()]
    if not scores:
        return [Figure(f"no pages in {PAGES}: left out")]
    tune = [score for score in scores if score.page.is_tune]
    held_out = [score for score in scores if not score.page.is_tune]
    figures = [title("Full text: F1 of words, tune half by publisher"), head(_COLUMNS)]
    figures += [row(f"  {score.page.publisher}", _COLUMNS, _numbers([score], statistics.fmean)) for score in tune]
    for name, its in (("tune half", tune), ("held-out half", held_out), ("all pages", scores), ("German pages", [s for s in scores if s.page.is_german])):
        figures += [title(f"Full text: {name}, {len(its)} pages"), head(_COLUMNS)]
        figures += [
            row("  mean", _COLUMNS, _numbers(its, statistics.fmean)),
            row("  median", _COLUMNS, _numbers(its, statistics.median)),
            row("  worst", _COLUMNS, _numbers(its, min)),
            row(f"  pages under {_POOR:g}", _COLUMNS, _numbers(its, lambda values: sum(value < _POOR for value in values))),
        ]
    mean, alone = statistics.fmean(score.ours for score in held_out), statistics.fmean(score.trafilatura for score in held_out)
    return [
        *figures,
        title("Goals"),
        goal("held-out half, mean", mean, 0.975),
        goal("held-out half, worst page", min(score.ours for score in held_out), _POOR),
        goal("held-out half, ahead of trafilatura alone", mean - alone, 0.0),
        Figure("one page, mean", statistics.fmean(score.seconds for score in scores) * 1000, "ms", 150),
    ]


def pages() -> Iterator[Page]:
    """The pages with their true texts, nothing without the corpus."""
    for path in sorted(PAGES.glob("*/*.json")):
        publisher = path.stem
        is_tune = int(hashlib.sha256(publisher.encode()).hexdigest(), 16) % 2 == 0
        files = sorted(path.parent.glob(f"{publisher}_2*.html.gz"))  # one for each version of the truth, in the same order
        for file, version in zip(files, json.loads(path.read_text("utf-8")).values(), strict=True):
            html = gzip.decompress(file.read_bytes()).decode("utf-8", "replace")
            yield Page(publisher, is_tune, path.parent.name not in _NOT_GERMAN, html, _truth(version["body"]))


def _truth(body: dict[str, Any]) -> str:
    sections = [text for section in body["sections"] for text in (*section["headline"], *section["paragraphs"])]
    return "\n".join([*body["summary"], *sections])


def read(html: str) -> Story:
    """A page as it is read."""
    raw = web_page.read(html, "https://news.example/article")
    return make(raw, RawDocument(kind="files", articles=(raw,)))


def f1(found: str, truth: str) -> float:
    """Harmonic mean of precision and recall over the words of two texts."""
    own, true = (Counter(re.findall(r"\w+", text.lower())) for text in (found, truth))
    shared = (own & true).total()
    return 2 * shared / (own.total() + true.total()) if shared else 0.0


def _score(page: Page) -> Score:
    begun = time.process_time()
    story = read(page.html)
    seconds = time.process_time() - begun
    alone = trafilatura.extract(_ESCAPES.sub("", page.html), include_comments=False) or ""
    ours = f"{story.teaser}\n{running_text(story.blocks)}"
    return Score(page, f1(ours, page.truth), f1(f"{story.teaser}\n{story.text}", page.truth), f1(alone, page.truth), seconds)


def _numbers(scores: Sequence[Score], of: Any) -> dict[str, float | None]:
    if not scores:
        return {}
    return {
        "ours": of([score.ours for score in scores]),
        "captions": of([score.captions for score in scores]),
        "trafilatura": of([score.trafilatura for score in scores]),
    }
