"""Same story: how well tellings of one story are found among others, in the set of own texts and in pages cut by rule, and what sketching and judging cost.

The set is `tests/text/stories`; the weights were found on the half that is not held out. Pages lie in `pages` below the folder `corpus` of DATELINE_SHARED, or
of `shared` beside the repository; what needs them is left out without them. Times are of the processor.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from random import Random
from time import process_time

from reader.text.same_story import APART, SAME, Telling, same, together
from reader.text.shingles import parts_of, sketch
from tests.benchmarks.figures import Figure
from tests.text.stories.set_of import Told, stories

PAGES = Path(os.environ.get("DATELINE_SHARED", Path(__file__).resolve().parents[3] / "shared")) / "corpus" / "pages"
_DAY = datetime(2026, 3, 2, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Pairs:
    """How pairs were told apart; `unproposed` of the `missed` share no band."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    unproposed: int = 0

    @property
    def precision(self) -> float:
        """Share of the found pairs that are the same."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the same pairs that are found."""
        return self.right / max(1, self.right + self.missed)


def proposed(one: Telling, other: Telling) -> bool:
    """Whether two tellings share a band."""
    return not set(one.sketch.bands).isdisjoint(other.sketch.bands)


def judged(pairs: Iterator[tuple[Telling, Telling, bool]], found: Callable[[Telling, Telling], bool] | None = None) -> Pairs:
    """Counts pairs with what is true of them; found by bands and judgement unless told otherwise."""
    right = wrong = missed = unproposed = 0
    for one, other, true in pairs:
        near = proposed(one, other)
        if (near and same(one, other) >= SAME) if found is None else found(one, other):
            right, wrong = right + true, wrong + (not true)
        elif true:
            missed, unproposed = missed + 1, unproposed + (not near)
    return Pairs(right, wrong, missed, unproposed)


def of_set(told: Told) -> Telling:
    """A telling of the set."""
    return Telling(sketch(told.title, told.teaser, told.text), told.published, told.places, told.feed)


def _pairs(half: Sequence[Told], change: Callable[[Telling], Telling] = lambda telling: telling) -> Iterator[tuple[Telling, Telling, bool]]:
    """All pairs of a part of the set."""
    for (mine, one), (theirs, other) in combinations([(told.story, change(of_set(told))) for told in half], 2):
        yield one, other, mine == theirs


def _grouped(half: Sequence[Told]) -> Pairs:
    """Pairs of a part of the set by the groups that its tellings form."""
    group_of = {at: number for number, group in enumerate(together([of_set(told) for told in half])) for at in group}
    pairs = [(half[one].story == half[other].story, group_of[one] == group_of[other]) for one, other in combinations(range(len(half)), 2)]
    return Pairs(
        sum(true and found for true, found in pairs), sum(found and not true for true, found in pairs), sum(true and not found for true, found in pairs)
    )


def pages(folder: Path) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Headline, summary and paragraphs of the pages of a folder that have a hundred words and more, from the true text beside them."""
    for path in sorted(folder.rglob("*.json")):
        for page in json.loads(path.read_text("utf-8")).values():
            body = page.get("body") or {"summary": [], "sections": []}
            summary = " ".join(body["summary"])
            paragraphs = (*body["summary"], *(text for section in body["sections"] for text in (*section["headline"], *section["paragraphs"])))
            if len(" ".join(paragraphs).split()) >= 100:
                yield page.get("title") or "", summary, paragraphs


def cuts(title: str, summary: str, paragraphs: Sequence[str], number: int) -> Iterator[tuple[str, str, str, str]]:
    """How other feeds might tell a page: what was done, headline, teaser and text of each."""
    random = Random(number)
    own, other = " ".join(f"eigen{number}x{at}" for at in range(25)), f"Zeile{number} Andere{number}"
    sentences = re.split(r"(?<=[.!?]) ", " ".join(paragraphs[:2]))
    yield "cut after 3 paragraphs", other, "", "\n".join(paragraphs[: max(3, len(paragraphs) // 4)])
    yield "first half", title, summary, "\n".join(paragraphs[: max(3, len(paragraphs) // 2)])
    yield "own first paragraph", other, own, "\n".join(paragraphs[1:])
    yield "in another order", other, "", "\n".join(random.sample(paragraphs, len(paragraphs)))
    yield "every 10th word changed", other, "", " ".join(f"anders{at}" if random.random() < 0.1 else w for at, w in enumerate(" ".join(paragraphs).split()))
    yield "3 sentences", other, "", " ".join(sentences[:3])
    yield "headline and teaser", title, " ".join(sentences[:2])[:300], ""


def _of_pages(folder: Path) -> Iterator[Figure]:
    """What pages and their cuts tell; all as if of one day, without places and feeds, so that the text alone counts."""
    whole = [(title, summary, paragraphs, Telling(sketch(title, "", "\n".join(paragraphs)), _DAY)) for title, summary, paragraphs in pages(folder)]
    made: list[tuple[int, str, Telling]] = []
    for number, (title, summary, paragraphs, _) in enumerate(whole):
        made += ((number, kind, Telling(sketch(*texts), _DAY)) for kind, *texts in cuts(title, summary, paragraphs, number))
    yield Figure(f"pages: {len(whole)} pages, {len(made)} cuts of them")
    for kind in dict.fromkeys(kind for _, kind, _ in made):
        counted = judged((whole[number][3], cut, True) for number, its, cut in made if its == kind)
        yield Figure(f"pages: missed, {kind}", 1 - counted.recall, "", 0.2)
    other = judged((page[3], cut, False) for at, page in enumerate(whole) for number, _, cut in made if at != number)
    apart = judged(((one[3], two[3], False) for one, two in combinations(whole, 2)))
    yield Figure("pages: others taken for the same", float(other.wrong + apart.wrong), "", 0)
    yield Figure("pages: others proposed per page", 2 * sum(proposed(one[3], two[3]) for one, two in combinations(whole, 2)) / len(whole))


def _of_set() -> Iterator[Figure]:
    """What the set of own texts tells."""
    parts = {
        "tuned half": [told for told in stories() if not told.held_out],
        "held-out half": [told for told in stories() if told.held_out and not told.later],
        "written later": [told for told in stories() if told.later],
        "whole set": list(stories()),
    }
    for name, half in parts.items():
        counted, grouped = judged(_pairs(half)), _grouped(half)
        # Of the few that were written later the figures only warn how much better those do that are known.
        wrong, missed = (None, None) if name == "written later" else (0.05, 0.2)
        lonely = judged(_pairs(half, lambda telling: replace(telling, places=frozenset(), feed=None)))
        yield Figure(f"{name}: pairs of one story", float(counted.right + counted.missed))
        yield Figure(f"{name}: wrong of the found", 1 - counted.precision, "", wrong)
        yield Figure(f"{name}: missed", 1 - counted.recall, "", missed)
        yield Figure(f"{name}: missed by the bands", counted.unproposed / max(1, counted.right + counted.missed))
        yield Figure(f"{name}: wrong, feed and place unknown", 1 - lonely.precision)
        yield Figure(f"{name}: missed, feed and place unknown", 1 - lonely.recall)
        yield Figure(f"{name}: wrong in groups", 1 - grouped.precision, "", wrong)
        yield Figure(f"{name}: missed in groups", 1 - grouped.recall, "", missed)


def _least(work: Callable[[], object], times: int = 5) -> float:
    """Seconds of processor time of the quickest of several runs."""
    taken = []
    for _ in range(times):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return min(taken)


def _costs() -> Iterator[Figure]:
    """What a sketch of 300 words and a judgement cost."""
    words = " ".join(told.text for told in stories()).split(" ")
    texts = [" ".join(words[at : at + 300]) for at in range(0, len(words) - 300, 150)]
    yield Figure("sketch of 300 words", _least(lambda: [sketch("Eine Zeile", "Ein Satz.", text) for text in texts]) / len(texts) * 1000, "ms", 0.25)
    tellings = [of_set(told) for told in stories()]
    pairs = [(one, replace(other, published=one.published, places=frozenset())) for one, other in combinations(tellings, 2) if proposed(one, other)]
    pairs += [(one, replace(other, published=one.published, places=frozenset())) for one, other in combinations(tellings[::3], 2)]
    cold = 0.0
    for one, other in pairs:
        parts_of.cache_clear()
        start = process_time()
        same(one, other)
        cold += process_time() - start
    yield Figure("judging a pair, kept bytes read anew", cold / len(pairs) * 1e6, "µs", 20)
    yield Figure("judging a pair", _least(lambda: [same(one, other) for one, other in pairs]) / len(pairs) * 1e6, "µs", 20)
    yield Figure("bytes of the largest sketch", float(max(len(sketch("", "", text).data) for text in (*texts, " ".join(words)))), "", 300)


def measure(folder: Path) -> list[Figure]:
    """All figures; the folder is not needed."""
    del folder
    near = sum(abs(one.published - other.published) <= APART for one, other in combinations(stories(), 2))
    figures = [Figure(f"set: {len(stories())} tellings, {near} pairs near in time"), *_of_set()]
    figures += _of_pages(PAGES) if PAGES.is_dir() else [Figure("pages: none here")]
    return [*figures, *_costs()]
