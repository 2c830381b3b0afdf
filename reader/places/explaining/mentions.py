"""Why a name was taken for a place, or for none: what the judge weighed, by what it is about."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from reader.model.words import _
from reader.places.candidates.candidate import Candidate
from reader.places.explaining import beside
from reader.places.explaining.reason import Reason, heaviest
from reader.places.gazetteer import Gazetteer
from reader.places.layout import WordFlag
from reader.places.mentions.around import ARTICLE, View, told_apart
from reader.places.mentions.clues import LEFT, RIGHT, WORD, language_of, left_clues, right_clues, word_clues
from reader.places.mentions.judge import NAME, Parts, group, parts_of
from reader.places.weights import groups

_V = TypeVar("_V", str, int | str)

_LEAST, _MOST = 0.5, 6
_SETTLED = 10.0
"""Weight of what no other word outweighs: a dateline's names are places."""

_KEY, _ENDS, _CUE, _FORMED, _SHOUTED = 3, 10, 11, 12, 13
"""Groups of WORD that have words of their own."""

_HELD, _HOLDS, _PERSON, _SAME, _PERSONS, _BEFORE, _BEHIND, _LANDS, _FIRST_LAND, _OTHERS = (
    {0, 20}, {1}, {2}, {5, 6, 7, 8}, {9, 10}, {11, 12}, {13, 14}, {15, 16}, {17}, {18},
)  # fmt: skip
"""Groups of ARTICLE by what they are about; the rest only weigh a name's own likelihood anew."""

_NO_COUNTRY = (15, 7)
_LARGE = 150_000
_CLEAR = 0.5

_CUES = {
    "kind": lambda: _("a word beside it says what kind of place it is"),
    "its": lambda: _("what follows is what places have"),
    "line": lambda: _("opens a line by itself"),
    "list": lambda: _("stands in a row with other places"),
    "again": lambda: _("is a place elsewhere in the text"),
    "name": lambda: _("has the form of a place's name"),
    "form": lambda: _("has the form of a place's name"),
    "noun": lambda: _("stands before a noun, as an adjective of a place does"),
}
_FORMS = {
    "part": lambda: _("names a part of a place"),
    "people": lambda: _("may be the people of a place, by its ending"),
    "short": lambda: _("short for a name given in full elsewhere in the text"),
    "state": lambda: _("short for a state"),
}


class Mentions:
    """The candidates of one text as they were judged.

    Args:
        candidates: all that were read together, as `judge` had them.
        language: of the text, ISO 639-1; "" if not known.
    """

    def __init__(self, gazetteer: Gazetteer, candidates: Sequence[Candidate], language: str) -> None:
        self._gazetteer, self._language = gazetteer, language_of(language)
        self._learned = groups(NAME)
        judged = parts_of(gazetteer, list(candidates), language)
        self._views = [view for view, _, _ in judged]
        self._article = [[told_apart(clue) for clue in clues] for _, clues, _ in judged]
        self._parts = [parts for _, _, parts in judged]
        self._best: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for candidate in candidates:
            self._best[candidate.key] = sorted([*self._best[candidate.key], candidate.likely], reverse=True)[:2]
        self._at = {id(candidate): at for at, candidate in enumerate(candidates)}

    def because(self, candidate: Candidate) -> tuple[Reason, ...]:
        """What speaks for a place or against, the heaviest first."""
        if candidate.section == "dateline":
            return (Reason(_("stands in the dateline"), _SETTLED),)
        at = self._at[id(candidate)]
        view, parts = self._views[at], self._parts[at]
        found = [*self._sides(view, parts), *self._word(view), *self._rest(at)]
        said = heaviest(found, _LEAST, _MOST)
        sign = 1 if candidate.likely >= _CLEAR else -1
        if all(reason.weight * sign <= 0 for reason in said):  # many light ones made the difference: say the first of them
            said += heaviest([reason for reason in found if reason.weight * sign > 0], _LEAST, 1)
        return said

    def _weights(self, templates: tuple[str, ...], view: View, clues: Sequence[tuple[int, _V]]) -> dict[tuple[int, _V], float]:
        """What each clue weighs; one that stands there twice weighs twice."""
        found: dict[tuple[int, _V], float] = {}
        for clue in clues:
            its: Mapping[str, float] = self._learned.get(group(templates[clue[0]], self._language, view.kind), {})
            found[clue] = found.get(clue, 0.0) + its.get(str(clue[1]), 0.0)
        return found

    def _sides(self, view: View, parts: Parts) -> Iterator[Reason]:
        """Of what stands before and behind."""
        left, right = left_clues(self._gazetteer, view.left), right_clues(self._gazetteer, view.right)
        person = not view.candidate.people
        yield Reason(beside.before(view.left, left, self._weights(LEFT, view, left), parts.left < 0, person), parts.left)
        yield Reason(beside.behind(view.right, right, self._weights(RIGHT, view, right), parts.right < 0, person), parts.right)

    def _word(self, view: View) -> Iterator[Reason]:
        """Of the word itself."""
        candidate = view.candidate
        weights = self._weights(WORD, view, word_clues(self._gazetteer, self._language, candidate))
        by_group = _summed(weights)
        key, ends, cue, formed, shouted = (by_group.pop(number, 0.0) for number in (_KEY, _ENDS, _CUE, _FORMED, _SHOUTED))
        yield Reason(_("known as a place from other news") if key > 0 else _("seldom a place in other news"), key)
        alike = [value for (number, value), weight in weights.items() if number == _ENDS and weight * ends > 0]
        said = _("ends as many places do (“-{ending}”)") if ends > 0 else _("ends as few places do (“-{ending}”)")
        yield Reason(said.format(ending=max(alike, key=len, default="")), ends)
        if word := _CUES.get(candidate.cue):  # without it the name would not have been looked at
            yield Reason(word(), max(cue, _LEAST))
        if word := _FORMS.get(candidate.formed):
            yield Reason(word(), formed)
        if candidate.shouted:
            yield Reason(_("stands among words in capitals"), shouted)
        rest = sum(by_group.values())
        yield Reason(_known(candidate, view.kind) if rest > 0 else _other_words(candidate), rest)

    def _rest(self, at: int) -> Iterator[Reason]:
        """Of the rest of the article."""
        view, clues = self._views[at], self._article[at]
        weights = _summed(self._weights(ARTICLE, view, clues))

        def of(numbers: set[int]) -> float:
            return sum(weights.get(number, 0.0) for number in numbers)

        yield Reason(_("the name behind it says where it lies"), of(_HELD))
        yield Reason(_("says where the place before it lies"), of(_HOLDS))
        yield Reason(_("is part of a person's name"), of(_PERSON))
        yield Reason(_("is a person elsewhere in the text"), of(_PERSONS))
        if same := of(_SAME):
            yield Reason(self._elsewhere(view.candidate, same > 0), same)
        yield from self._neighbour(at, -1, of(_BEFORE))
        yield from self._neighbour(at, 1, of(_BEHIND))
        lands = of(_LANDS | _FIRST_LAND)
        if _NO_COUNTRY in clues:
            yield Reason(_("no country is spoken of"), lands)
        else:
            yield Reason(_("its country is spoken of") if lands > 0 else _("other countries are spoken of"), lands)
        others = of(_OTHERS)
        yield Reason(_("most names of the text are places") if others > 0 else _("few names of the text are places"), others)

    def _elsewhere(self, candidate: Candidate, good: bool) -> str:
        """Of its other mentions."""
        best = self._best[candidate.key]
        if (best[1] if best[0] == candidate.likely else best[0]) >= _CLEAR:
            return _("is a place elsewhere in the text") if good else _("is less clearly a place elsewhere in the text")
        return _("is named more than once") if good else _("is hardly a place elsewhere in the text")

    def _neighbour(self, at: int, step: int, weight: float) -> Iterator[Reason]:
        if 0 <= at + step < len(self._views) and weight:
            said = _("stands beside {name}") if weight > 0 else _("stands beside {name}, hardly a place itself")
            other = self._views[at + step]
            if weight > 0 or other.likely < _CLEAR:
                yield Reason(said.format(name=other.candidate.text), weight)


def _summed(weights: Mapping[tuple[int, str], float] | Mapping[tuple[int, int | str], float]) -> dict[int, float]:
    found: dict[int, float] = {}
    for (number, _value), weight in weights.items():
        found[number] = found.get(number, 0.0) + weight
    return found


def _known(candidate: Candidate, kind: str) -> str:
    """What the word by itself has for it."""
    place = candidate.entries[0].place
    if candidate.people:
        return _("is the adjective of a place, or its people")
    if place.kind in ("country", "continent") or kind.startswith("union"):
        return _("is the name of a country or continent")
    if place.kind == "region":
        return _("is the name of a state or region")
    if place.kind == "city" and place.population >= _LARGE:
        return _("is the name of a large city")
    if not candidate.flags:
        return _("is neither another word nor a person's name")
    return _("is seldom anything else")


def _other_words(candidate: Candidate) -> str:
    """What the word by itself has against it."""
    flags = candidate.flags
    if flags & WordFlag.COMMON and flags & (WordFlag.FIRST_NAME | WordFlag.SURNAME):
        return _("is a name and a common word, too")
    if flags & WordFlag.COMMON:
        return _("is a common word, too")
    if flags & WordFlag.FIRST_NAME:
        return _("is a first name, too")
    if flags & WordFlag.SURNAME:
        return _("is a surname, too")
    if candidate.people:
        return _("is a language or people, too")
    if candidate.small:
        return _("only small places have this name")
    return _("such names are often no places")
