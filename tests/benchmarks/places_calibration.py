"""Whether confidence means what it says: of the mentions with 0.8, eight in ten should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate, read_text
from reader.places.train.corpora import Document
from tests.benchmarks.figures import Figure
from tests.benchmarks.places_scoring import is_near, left_open, pairs
from tests.benchmarks.places_table import head, row, title

TENTHS = 10
COLUMNS = ("n", "said", "right")


@dataclass(frozen=True, slots=True)
class Guess:
    """How sure something was, and whether it was right."""

    confidence: float
    right: bool


def guesses(gazetteer: Gazetteer, documents: Iterable[Document]) -> list[Guess]:
    """The mentions in documents; those that the guideline leaves open are left out."""
    found: list[Guess] = []
    for document in documents:
        mentions = locate(gazetteer, document.text, "", document.language).mentions
        of_people = {(name.start, name.end) for name in read_text(gazetteer, document.text, "", document.language).names if name.people}
        for mention, index in zip(mentions, pairs(mentions, document.gold), strict=True):
            if index is not None:
                gold = document.gold[index]
                found.append(Guess(mention.confidence, gold.lat is None or is_near(gazetteer, mention.place, gold)))
            elif not left_open(document, mention.start, mention.end) and (document.people or (mention.start, mention.end) not in of_people):
                found.append(Guess(mention.confidence, False))
    return found


def table(name: str, found: Sequence[Guess]) -> list[Figure]:
    """Lines by tenths of confidence, and the mean distance of what was said from what was right, weighed by number."""
    if not found:
        return []
    lines = [title(f"Confidence, {name}"), head(COLUMNS)]
    away = 0.0
    for tenth in range(TENTHS):
        its = [guess for guess in found if min(TENTHS - 1, int(guess.confidence * TENTHS + 1e-9)) == tenth]
        if its:
            said, right = sum(guess.confidence for guess in its) / len(its), sum(guess.right for guess in its) / len(its)
            away += abs(said - right) * len(its)
            lines.append(row(f"  {tenth / TENTHS:.1f} to {(tenth + 1) / TENTHS:.1f}", COLUMNS, {"n": len(its), "said": said, "right": right}))
    return [*lines, Figure(f"  off by on average, {name}", away / len(found))]
