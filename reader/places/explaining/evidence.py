"""Why each name of a text was taken for a place, or for none, and why for this one."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from reader.model.place import ArticlePlace, Place
from reader.places.candidates.candidate import Candidate
from reader.places.explaining.mentions import Mentions
from reader.places.explaining.namesakes import Considered, Namesakes
from reader.places.explaining.reason import Reason
from reader.places.gazetteer import Gazetteer
from reader.places.layout import Naming
from reader.places.locate import Reading, read_text
from reader.places.weighing.confidence import confidence

__all__ = ["Considered", "Evidence", "Explained", "Reason", "explain"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A name of a text.

    Attributes:
        starts: where it stands, code points, in order.
        at: the one of `starts` where it is likeliest a place, which is the one explained.
        likely: how likely it is a place at all there, 0 to 1.
        chosen: the place that it is; None if it was taken for no place.
        confidence: for each of `starts` how sure that is, as `locate` says it, 0 to 1; () if it was taken for no place.
        because: what speaks for a place or against, the heaviest first.
        places: what it may mean, the likeliest first.
        others: how many more places have the name.
    """

    text: str
    starts: tuple[int, ...]
    at: int
    likely: float
    chosen: Place | None
    confidence: tuple[float, ...]
    because: tuple[Reason, ...]
    places: tuple[Considered, ...]
    others: int


@dataclass(frozen=True, slots=True)
class Explained:
    """The names of a text in order, and its main place with how sure that is, 0 to 1."""

    names: tuple[Evidence, ...]
    main: ArticlePlace | None
    sure: float = 0.0


def explain(gazetteer: Gazetteer, text: str, title: str = "", language: str = "") -> Explained:
    """What was weighed in reading a text; arguments as in `locate`. It costs as much again as `locate`, however long the text.

    Raises:
        GazetteerError: what was learned cannot be read.
    """
    read = read_text(gazetteer, text, title, language)
    taken = {id(candidate) for candidate in read.names}
    groups: dict[tuple[str, int], list[Candidate]] = defaultdict(list)
    for candidate in read.considered:
        if candidate.section != "title":
            number = candidate.place.geonameid if candidate.place is not None and id(candidate) in taken else 0
            groups[candidate.key, number].append(candidate)
    words = _Words(gazetteer, read)
    names = [words.evidence(same, bool(number)) for (_, number), same in groups.items()]
    names.sort(key=lambda name: name.starts)
    return Explained(tuple(names), read.places[0] if read.places else None, read.main)


class _Words:
    """Puts what was read in words."""

    def __init__(self, gazetteer: Gazetteer, read: Reading) -> None:
        self._gazetteer = gazetteer
        self._mentions = Mentions(gazetteer, read.considered, read.language)
        self._namesakes = Namesakes(gazetteer, read.considered, read.language)
        self._named = Counter(candidate.place.geonameid for candidate in read.names if candidate.place is not None and candidate.section != "title")

    def evidence(self, same: list[Candidate], place: bool) -> Evidence:
        """What is said of the mentions of a name that mean the same."""
        shown = max(same, key=lambda candidate: (bool(candidate.hold), candidate.likely))
        places = self._namesakes.weigh(shown)
        known = [entry for entry in self._gazetteer.key(shown.key).entries if entry.naming <= Naming.FOREIGN]
        named = {entry.place.geonameid for entry in (*known, *shown.entries)}
        return Evidence(
            same[0].text,
            tuple(candidate.start for candidate in same),
            shown.start,
            self._likely(shown),
            shown.place if place else None,
            tuple(round(confidence(candidate, self._times(candidate)), 2) for candidate in same) if place else (),
            self._mentions.because(shown),
            places,
            len(named - {one.place.geonameid for one in places}),
        )

    def _likely(self, candidate: Candidate) -> float:
        """How likely it is a place at all: what is left of the confidence without the question which."""
        times = self._times(candidate)
        which = confidence(candidate, times, given=True)
        return min(1.0, confidence(candidate, times) / which) if which else 0.0

    def _times(self, candidate: Candidate) -> int:
        """How often the text names its place."""
        return self._named[candidate.place.geonameid] if candidate.place is not None else 0
