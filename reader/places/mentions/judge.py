"""How likely each candidate is a place at all: first by itself, then once more in the light of the rest of its article."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import TypeVar

from reader.places.candidates.candidate import Candidate
from reader.places.candidates.meant import NOT_LATIN
from reader.places.candidates.sides import Side
from reader.places.gazetteer import Gazetteer
from reader.places.mentions.around import ARTICLE, BESIDE, VALUES, Told, View, article_clues, view_of
from reader.places.mentions.clues import LEFT, RIGHT, WORD, Clue, language_of, left_clues, right_clues, word_clues
from reader.places.weights import Weights, groups, probability

NAME = "mentions"
IS_A_PLACE = 0.4
"""What is this likely is taken for a place: of probabilities that are right, half of the F1 that is reached gives the best F1 (Lipton et al., ECML 2014)."""

_KEPT = 8192
"""Words, and what stands beside them, whose weight is remembered, for each language and kind of candidate."""

_NONE: Mapping[str, float] = {}
_ZEROS = repeat(0.0)
_Tables = tuple[Mapping[str, float], ...]
_Seen = TypeVar("_Seen")


def group(template: str, language: str, kind: str) -> str:
    """The name of a group for a language and a kind of candidate."""
    return template.format(language=language, kind=kind)


@dataclass(frozen=True, slots=True)
class Parts:
    """What speaks for a candidate or against it, as logarithms of odds: the word, what stands before and behind it, the rest of the article."""

    word: float
    left: float
    right: float
    article: float


class Scale:
    """Weighs the clues of one kind of candidate in one language; what was weighed before is remembered."""

    def __init__(self, gazetteer: Gazetteer, learned: Mapping[str, Weights], language: str, kind: str) -> None:
        def table(template: str) -> Mapping[str, float]:
            return learned.get(group(template, language, kind), _NONE)

        self._gazetteer, self._language = gazetteer, language
        self._word, self._left, self._right = (tuple(map(table, templates)) for templates in (WORD, LEFT, RIGHT))
        signs = {number: sign for sign, number in BESIDE.items()}
        self._article: dict[Told, float] = {
            f"{signs[number]}{value}" if number in signs else number * VALUES + int(value): weight
            for number, template in enumerate(ARTICLE)
            for value, weight in table(template).items()
        }
        self._words: dict[tuple[object, ...], float] = {}
        self._lefts: dict[Side, float] = {}
        self._rights: dict[Side, float] = {}

    def alone(self, view: View) -> float:
        """What a candidate's own clues weigh: the logarithm of odds."""
        candidate, left, right = view.candidate, view.left, view.right
        first = candidate.entries[0]
        word = (
            candidate.key, candidate.text, first.place.geonameid, first.naming, len(candidate.entries), candidate.flags, candidate.shouted, candidate.cue,
            candidate.formed,
        )  # fmt: skip
        a = self._words.get(word)
        if a is None:
            a = _keep(self._words, word, _sum(self._word, word_clues(self._gazetteer, self._language, candidate)))
        b = self._lefts.get(left)
        if b is None:
            b = _keep(self._lefts, left, _sum(self._left, left_clues(self._gazetteer, left)))
        c = self._rights.get(right)
        if c is None:
            c = _keep(self._rights, right, _sum(self._right, right_clues(self._gazetteer, right)))
        return a + b + c

    def article(self, clues: list[Told]) -> float:
        """What the rest of the article weighs."""
        return sum(map(self._article.get, clues, _ZEROS))

    def parts(self, view: View, clues: list[Told]) -> Parts:
        """What each side weighs by itself; `clues` are the article's."""
        return Parts(
            _sum(self._word, word_clues(self._gazetteer, self._language, view.candidate)),
            _sum(self._left, left_clues(self._gazetteer, view.left)),
            _sum(self._right, right_clues(self._gazetteer, view.right)),
            self.article(clues),
        )


def _keep(kept: dict[_Seen, float], seen: _Seen, weight: float) -> float:
    """Remembers a weight, within bounds; returns it."""
    if len(kept) >= _KEPT:
        kept.clear()
    kept[seen] = weight
    return weight


def _sum(tables: _Tables, clues: list[Clue]) -> float:
    return sum([tables[number].get(value, 0.0) for number, value in clues])


class Scales(dict[tuple[str, str], Scale]):
    """A scale for each language and kind of candidate, made when it is first asked for."""

    def __init__(self, gazetteer: Gazetteer, learned: Mapping[str, Weights]) -> None:
        super().__init__()
        self._gazetteer, self._learned = gazetteer, learned

    def __missing__(self, key: tuple[str, str]) -> Scale:
        made = self[key] = Scale(self._gazetteer, self._learned, *key)
        return made


@lru_cache(maxsize=2)
def scales_of(gazetteer: Gazetteer) -> Scales:
    """The scales that go with a gazetteer. Raises GazetteerError."""
    return Scales(gazetteer, groups(NAME))


def judge(gazetteer: Gazetteer, candidates: list[Candidate], language: str) -> None:
    """Sets `likely` of each, by themselves and then all together; what it was before is `given`, and no less than that is it afterwards."""
    for candidate in candidates:
        candidate.given = candidate.likely
    views, scales, alone = _alone(gazetteer, candidates, language)
    for view, scale, odds, clues in zip(views, scales, alone, article_clues(views), strict=True):
        view.candidate.likely = max(probability(odds + scale.article(clues)), view.candidate.given)


def parts_of(gazetteer: Gazetteer, candidates: list[Candidate], language: str) -> list[tuple[View, list[Told], Parts]]:
    """For each of an article's candidates, judged already, how that was done: its view, what its article told, and what each side weighed."""
    views, scales, _ = _alone(gazetteer, candidates, language)
    return [(view, clues, scale.parts(view, clues)) for view, scale, clues in zip(views, scales, article_clues(views), strict=True)]


def _alone(gazetteer: Gazetteer, candidates: list[Candidate], language: str) -> tuple[list[View], list[Scale], list[float]]:
    """The candidates as they are judged, each with its scale and what its own clues weigh on that."""
    scales, said = scales_of(gazetteer), language_of(language)
    views, its, alone = [], [], []
    other = language_of("")
    # Names in another script are of another language, whatever the text is said to be in.
    for candidate in candidates:
        view = view_of(candidate)
        scale = scales[said if candidate.key[:1] < NOT_LATIN else other, view.kind]
        odds = scale.alone(view)
        view.likely = max(probability(odds), candidate.given)
        views.append(view)
        its.append(scale)
        alone.append(odds)
    return views, its, alone
