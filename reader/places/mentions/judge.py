"""How likely each candidate is a place at all: first by itself, then once more in the light of the rest of its article."""

from collections.abc import Iterable
from functools import lru_cache

from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.mentions.around import View, article_clues, view_of
from reader.places.mentions.clues import both_clues, language_of, left_clues, right_clues, word_clues
from reader.places.weights import Weights, probability, weights

ALONE, AGAIN = "mentions-alone", "mentions"
"""The weights of the first judgement, and of the one with the article."""

_KEPT = 65_536
"""Groups of clues whose weight is remembered."""

_Pair = tuple[float, float]


class Judge:
    """Judges with what was learned; what groups of clues weigh is remembered, up to a bound."""

    def __init__(self, gazetteer: Gazetteer, alone: Weights, again: Weights) -> None:
        self._gazetteer = gazetteer
        self._alone, self._again = alone, again
        self._known: dict[object, _Pair] = {}
        self._article: dict[tuple[str, ...], float] = {}

    def weigh(self, language: str, view: View) -> _Pair:
        """What a candidate's own clues weigh, without and with the article: logarithms of odds."""
        known, kind, candidate, left, right = self._known, view.kind, view.candidate, view.left, view.right
        first = candidate.entries[0]
        key: object = (language, kind, candidate.key, candidate.text, first.place.geonameid, len(candidate.entries), candidate.shouted)
        word = known.get(key) or self._keep(key, word_clues(language, kind, candidate))
        key = (0, language, kind, left)
        before = known.get(key) or self._keep(key, left_clues(self._gazetteer, language, kind, left))
        key = (1, language, kind, right)
        after = known.get(key) or self._keep(key, right_clues(self._gazetteer, language, kind, right))
        key = (language, kind, left[0], left[2], right[0], right[2])
        both = known.get(key) or self._keep(key, both_clues(language, kind, left, right))
        return word[0] + before[0] + after[0] + both[0], word[1] + before[1] + after[1] + both[1]

    def weigh_article(self, clues: tuple[str, ...]) -> float:
        """What the clues of the rest of the article weigh."""
        found = self._article.get(clues)
        if found is None:
            if len(self._article) > _KEPT:
                self._article.clear()
            found = self._article[clues] = self._again.sum(clues)
        return found

    def _keep(self, key: object, clues: Iterable[str]) -> _Pair:
        if len(self._known) > _KEPT:
            self._known.clear()
        its = tuple(clues)
        found = self._known[key] = self._alone.sum(its), self._again.sum(its)
        return found


@lru_cache(maxsize=2)
def judge_of(gazetteer: Gazetteer) -> Judge:
    """The judge that goes with a gazetteer."""
    return Judge(gazetteer, weights(ALONE), weights(AGAIN))


def judge(gazetteer: Gazetteer, candidates: list[Candidate], language: str) -> None:
    """Sets `likely` of each, and `person` where the words around make a person's name of it."""
    judging, said = judge_of(gazetteer), language_of(language)
    views = [view_of(candidate) for candidate in candidates]
    odds = [judging.weigh(said, view) for view in views]
    for view, (alone, _) in zip(views, odds, strict=True):
        view.likely = probability(alone)
    for view, clues, (_, own) in zip(views, article_clues(said, views), odds, strict=True):
        view.candidate.likely = probability(own + judging.weigh_article(clues))
        view.candidate.person = view.person
