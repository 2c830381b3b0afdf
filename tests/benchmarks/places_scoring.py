"""Counts right and wrong place names of annotated texts, each corpus by its own guideline.

A mention is right if it overlaps a true one that no mention before it has taken. It is neither right nor wrong in a stretch that the guideline leaves open,
nor if it is an adjective or an inhabitant and the guideline says nothing of those. It is found if its point besides lies within 161 km (100 miles, the
usual limit since Leidner 2007) of the true point; a country is right if it is the same country, wherever the sources set its point. Resolved is the
share of the true mentions, handed over as spans, that are placed so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from time import process_time
from typing import Protocol, TypeVar

from reader.model.place import Place
from reader.places.candidates.candidate import Candidate
from reader.places.distance import distance_km
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate, read_text
from reader.places.train.corpora import Document, Gold

NEAR_KM = 161.0
ARTICLE = 2_000
"""Characters of an article as speeds count it."""

WITH_POINTS = frozenset(("lgl", "geovirus-en", "mobie-de"))
"""Corpora with points."""


class Span(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Code point behind the last."""


S = TypeVar("S", bound=Span)


@dataclass(slots=True)
class Count:
    """How many were right, wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of those found that are right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the true ones that are found."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    def add(self, other: "Count") -> None:
        """Adds the counts of another."""
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed


@dataclass(slots=True)
class Tally:
    """What was counted in the documents of one part of a corpus.

    Attributes:
        golds: true mentions.
        names, reached: true names (no adjectives, no inhabitants), and those of them that were candidates.
        derived: true adjectives and inhabitants; wrong are only mentions taken for such.
        found: by place; None without points.
        located, resolved: true mentions with a point, and those of them placed right when handed over.
        cpu: seconds that reading took.
    """

    documents: int = 0
    characters: int = 0
    golds: int = 0
    names: int = 0
    reached: int = 0
    mentions: Count = field(default_factory=Count)
    derived: Count = field(default_factory=Count)
    found: Count = field(default_factory=Count)
    located: int = 0
    resolved: int = 0
    cpu: float = 0.0

    @property
    def speed(self) -> float:
        """Articles of 2,000 characters a second of processor time."""
        return self.characters / ARTICLE / max(1e-9, self.cpu)


def overlap(one: Span, other: Span) -> bool:
    """True if two stretches share a character."""
    return one.start < other.end and other.start < one.end


def pairs(mentions: Iterable[Span], true: Sequence[Span]) -> list[int | None]:
    """For each mention the index of the true one that it takes, None if it takes none."""
    taken: set[int] = set()
    found: list[int | None] = []
    for mention in mentions:
        index = next((n for n, gold in enumerate(true) if n not in taken and overlap(mention, gold)), None)
        found.append(index)
        if index is not None:
            taken.add(index)
    return found


def left_open(document: Document, start: int, end: int) -> bool:
    """True in a stretch where a mention is neither right nor wrong."""
    return any(start < stop and begin < end for begin, stop in document.neutral)


def is_near(gazetteer: Gazetteer, place: Place, gold: Gold) -> bool:
    """True if a place is the true one, as far as its point and its article in Wikipedia tell."""
    country = country_of(gazetteer, gold.wikipedia)
    if country is not None and place.kind == "country":
        return place.geonameid == country.geonameid
    return gold.lat is not None and gold.lon is not None and distance_km(place.lat, place.lon, gold.lat, gold.lon) <= NEAR_KM


def country_of(gazetteer: Gazetteer, wikipedia: str) -> Place | None:
    """The country that an English title of Wikipedia names, None if it names something else: `Georgia (country)`, not `Georgia (U.S. state)`."""
    title = wikipedia.replace("_", " ").removesuffix(" (country)")
    if not title or "(" in title or "," in title:
        return None
    return next((place for place in gazetteer.lookup(title) if place.kind == "country"), None)


def score(gazetteer: Gazetteer, documents: Iterable[Document]) -> Tally:
    """Reads documents of one corpus and counts."""
    tally = Tally()
    for document in documents:
        start = process_time()
        reading = read_text(gazetteer, document.text, "", document.language)
        tally.cpu += process_time() - start
        tally.documents += 1
        tally.characters += len(document.text)
        names = [name for name in reading.names if name.section != "title" and name.place is not None]
        _count_names(tally, document, names, [name for name in reading.considered if name.section != "title"])
        if document.corpus in WITH_POINTS:
            _count_places(tally, gazetteer, document, names)
    return tally


def _count_names(tally: Tally, document: Document, names: Sequence[Candidate], considered: Sequence[Candidate]) -> None:
    took = pairs(names, document.gold)
    taken = set(took) - {None}
    for name, index in zip(names, took, strict=True):
        if index is not None:
            tally.mentions.right += 1
        elif not _free(document, name):
            tally.mentions.wrong += 1
            tally.derived.wrong += name.people and not any(overlap(name, gold) for gold in document.gold)
    tally.mentions.missed += len(document.gold) - len(taken)
    tally.golds += len(document.gold)
    for index, gold in enumerate(document.gold):
        if gold.kind == "derived":
            tally.derived.right += document.people and index in taken
            tally.derived.missed += document.people and index not in taken
        else:
            tally.names += 1
            tally.reached += any(overlap(candidate, gold) for candidate in considered)


def _count_places(tally: Tally, gazetteer: Gazetteer, document: Document, names: Sequence[Candidate]) -> None:
    located = [gold for gold in document.gold if gold.lat is not None]
    bare = [gold for gold in document.gold if gold.lat is None]
    if not located:
        return
    taken: set[int] = set()
    for name in names:
        place = name.place
        fits = (n for n, gold in enumerate(located) if n not in taken and overlap(name, gold) and place is not None and is_near(gazetteer, place, gold))
        index = next(fits, None)
        if index is not None:
            taken.add(index)
        elif not _free(document, name) and not any(overlap(name, gold) for gold in bare):
            tally.found.wrong += 1
    tally.found.right += len(taken)
    tally.found.missed += len(located) - len(taken)
    given = locate(gazetteer, document.text, "", document.language, [(gold.start, gold.end) for gold in document.gold])
    places = {(mention.start, mention.end): mention.place for mention in given.mentions}
    for gold in located:
        place = places.get((gold.start, gold.end))
        tally.located += 1
        tally.resolved += place is not None and is_near(gazetteer, place, gold)


def _free(document: Document, name: Candidate) -> bool:
    """Neither right nor wrong; but a second mention of a true one stays wrong."""
    return left_open(document, name.start, name.end) or (name.people and not document.people)
