"""How well places are read: every annotated corpus by its own guideline, our own texts, confidence, speed, memory and growth.

Corpora lie in `places` below the folder `corpus` of DATELINE_SHARED, or of `shared` beside the repository; what needs them is left out without them. Each
is split by document into train, tune and test (`reader.places.train.corpora.part_of`). The test part is for the final measurement alone: it is read only if
DATELINE_TEST_PART is 1.
"""

import gzip
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from reader.places.gazetteer import Gazetteer
from reader.places.train import corpora
from reader.places.train.corpora import Document, Part
from reader.sources.read import read as read_file
from reader.text.make import make_all
from tests.benchmarks import places_calibration, places_gold, places_published
from tests.benchmarks.figures import Figure
from tests.benchmarks.places_gold import Article, GoldTally
from tests.benchmarks.places_growth import growth
from tests.benchmarks.places_scoring import score
from tests.benchmarks.places_speed import cold, cut, speed
from tests.benchmarks.places_table import goal, head, row, title
from tests.places.gold_of import KINDS, LANGUAGES, all_gold_texts, gold_texts, main_places

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[3] / "shared"))
CORPUS = SHARED / "corpus"
GERMAN = tuple(name for name in corpora.CORPORA if name.endswith("-de"))
ENGLISH = tuple(name for name in corpora.CORPORA if name.endswith("-en") or name == "lgl")
NEWS = {"German news": ("de", "smartdata-de"), "English news": ("en", "lgl")}

Parts = Mapping[tuple[str, Part], tuple[Document, ...]]


def measure(folder: Path) -> list[Figure]:
    """All figures of places."""
    gazetteer = Gazetteer.open()
    try:
        parts = documents()
        return [*corpus_figures(gazetteer, parts), *gold_figures(gazetteer, parts), *pace(gazetteer, folder, parts), title("Growth"), *growth(gazetteer)]
    finally:
        gazetteer.close()


def is_final() -> bool:
    """The final measurement, which also reads the test part."""
    return os.environ.get("DATELINE_TEST_PART") == "1"


def documents() -> Parts:
    """The documents of every corpus and part that is to be read; nothing of a corpus that is not there."""
    parts: list[Part] = ["train", "tune", "test"] if is_final() else ["train", "tune"]
    found: dict[tuple[str, Part], tuple[Document, ...]] = {}
    for name in corpora.CORPORA:
        try:
            its = [document for document in corpora.read(CORPUS / "places", name) if document.part in parts]
        except corpora.CorpusError:
            continue
        found |= {(name, part): tuple(document for document in its if document.part == part) for part in parts}
    return found


def corpus_figures(gazetteer: Gazetteer, parts: Parts) -> list[Figure]:
    """A line a corpus and part, those of other systems below; the goals; confidence."""
    if not parts:
        return [Figure(f"no corpora in {CORPUS / 'places'}: left out")]
    missing = [name for name in corpora.CORPORA if not any(name == corpus for corpus, _part in parts)]
    columns = places_published.COLUMNS
    lines = [title("Annotated corpora, each by its own guideline"), head(columns)]
    lines += [Figure(f"  {name}: not in {CORPUS / 'places'}, left out") for name in missing]
    numbers = {key: places_published.numbers_of(score(gazetteer, its)) for key, its in parts.items()}
    lines += [row(f"  {corpus} {part}", columns, its) for (corpus, part), its in numbers.items()]
    lines += places_published.published()
    last: Part = "test" if is_final() else "tune"
    lines += [title("Goals"), *places_published.goals(last, {corpus: its for (corpus, part), its in numbers.items() if part == last})]
    for name, group in (("German corpora", GERMAN), ("English corpora", ENGLISH)):
        for part in ("tune", last) if is_final() else (last,):
            its = [document for corpus in group for document in parts.get((corpus, part), ())]
            lines += places_calibration.table(f"{name} {part}", places_calibration.guesses(gazetteer, its))
    return lines


def gold_figures(gazetteer: Gazetteer, parts: Parts) -> list[Figure]:
    """A line for each kind of our own texts and for the articles of each corpus whose main places are known; the goals; confidence."""
    columns = places_gold.COLUMNS
    lines = [title("Our own texts and main places"), head(columns)]
    tallies: dict[str, GoldTally] = {}
    for language in LANGUAGES:
        for kind in KINDS:
            tallies[f"{language} {kind}"] = places_gold.score_texts(gazetteer, gold_texts(language, kind))
    whole = places_gold.score_texts(gazetteer, all_gold_texts())
    tallies["all texts"] = whole
    articles = tuple(known_articles(parts))
    for name, chosen in (
        ("smartdata-de", [a for a in articles if a.gold.corpus == "smartdata-de"]),
        ("German pages", [a for a in articles if a.gold.corpus == "pages" and a.language == "de"]),
        ("lgl", [a for a in articles if a.gold.corpus == "lgl"]),
        ("English pages", [a for a in articles if a.gold.corpus == "pages" and a.language == "en"]),
        ("all German articles", [a for a in articles if a.language == "de"]),
        ("all articles", list(articles)),
    ):
        if chosen:
            tallies[name] = places_gold.score_articles(gazetteer, chosen)
    lines += [row(f"  {name}", columns, tally.numbers()) for name, tally in tallies.items()]
    lines += [title("Goals"), *(goal(f"datelines, {language}", tallies[f"{language} datelines"].dateline.value, 0.98) for language in LANGUAGES)]
    lines.append(goal("texts with a dateline, country of the main place", whole.main_country.value, 0.95))
    if german := tallies.get("all German articles"):
        lines.append(goal("articles with a dateline, country of the main place", tallies["all articles"].main_country.value, 0.95))
        lines.append(goal("German articles, main place", german.main.value, 0.85))
        lines.append(goal("German articles, countries F1", german.countries.f1, 0.83))
    lines += places_calibration.table("our own texts, mentions", whole.sure)
    of_articles = tallies["all articles"].main_sure if articles else []
    return lines + places_calibration.table("main places of our own texts and of articles", whole.main_sure + of_articles)


def known_articles(parts: Parts) -> Iterator[Article]:
    """Articles whose main place is known and that may be read."""
    texts = {(document.corpus, document.id): document for its in parts.values() for document in its}
    for gold in main_places():
        document = texts.get((gold.corpus, gold.id))
        page = CORPUS / "pages" / f"{gold.id}.html.gz"
        if document is not None:
            yield Article(document.title, document.text, document.language, gold)
        elif gold.corpus == "pages" and page.is_file():
            (story,) = make_all(read_file(gzip.decompress(page.read_bytes()), page.name.removesuffix(".gz")))
            yield Article(story.title, story.text, "en" if page.parent.name in ("uk", "us") else "de", gold)


def pace(gazetteer: Gazetteer, folder: Path, parts: Parts) -> list[Figure]:
    """Speed, a fresh process, memory."""
    figures, every = [title("Speed and memory")], []
    for name, (language, corpus) in NEWS.items():
        articles = cut([document.text for part in ("train", "tune") for document in parts.get((corpus, part), ())])
        every += articles
        figures += speed(gazetteer, name, language, articles) if articles else []
    if not every:
        return [*figures, Figure(f"no news in {CORPUS / 'places'}: left out")]
    return figures + cold(folder, every[::2] + every[1::2])
