"""What other systems reach by the same measure, and what ours is to reach."""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.figures import Figure
from tests.benchmarks.places_scoring import Tally
from tests.benchmarks.places_table import goal, row

LGL = (("Edinburgh Geoparser", 0.499), ("GeoTxt", 0.492), ("Yahoo Placemaker", 0.476), ("CLAVIN", 0.413))
"""F1 found within 161 km in all 588 articles of LGL, counted from the outputs that came with "What's missing in geographical parsing?" (Gritta et al. 2017)."""

WEB_NEWS = (("Edinburgh Geoparser", 0.617), ("Europe Media Monitor", 0.308))
"""The same in a set of international web news that is not among the corpora."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a number of a corpus is to reach."""

    corpus: str
    column: str
    least: float


_NEWS_DE = (("names reached", 0.90), ("P", 0.88), ("R", 0.78), ("F1", 0.83), ("derived F1", 0.80))
TARGETS = (
    *(Target(corpus, column, least) for corpus in ("germeval2014-de", "smartdata-de") for column, least in _NEWS_DE),
    Target("geovirus-en", "F1", 0.90),
    Target("geovirus-en", "resolved", 0.90),
    Target("lgl", "found F1", 0.62),
    Target("lgl", "resolved", 0.78),
)

COLUMNS = ("docs", "gold", "names reached", "P", "R", "F1", "derived P", "derived R", "derived F1", "found F1", "resolved", "2 kB/s")


def numbers_of(tally: Tally) -> dict[str, float | None]:
    """The numbers of a corpus by column; those that its guideline or a lack of points rules out are None."""
    derived = tally.derived if tally.derived.right + tally.derived.missed else None
    return {
        "docs": tally.documents,
        "gold": tally.golds,
        "names reached": tally.reached / max(1, tally.names),
        "P": tally.mentions.precision,
        "R": tally.mentions.recall,
        "F1": tally.mentions.f1,
        "derived P": derived.precision if derived else None,
        "derived R": derived.recall if derived else None,
        "derived F1": derived.f1 if derived else None,
        "found F1": tally.found.f1 if tally.located else None,
        "resolved": tally.resolved / tally.located if tally.located else None,
        "2 kB/s": round(tally.speed),
    }


def published() -> list[Figure]:
    """Lines of other systems, in the columns of ours."""
    lines = [row(f"  {name}, all of lgl", COLUMNS, {"docs": 588, "found F1": f1}) for name, f1 in LGL]
    return [*lines, *(row(f"  {name}, web news", COLUMNS, {"found F1": f1}) for name, f1 in WEB_NEWS)]


def goals(part: str, tables: Mapping[str, Mapping[str, float | None]]) -> list[Figure]:
    """The targets against the numbers of each corpus in one part."""
    return [goal(f"{t.corpus} {part} {t.column}", tables[t.corpus].get(t.column), t.least) for t in TARGETS if t.corpus in tables]
