"""Scores the texts of our own with known answers: mentions, which place, what it is about, datelines and countries."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from reader.model.place import SURE, Place
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Gazetteer
from reader.places.locate import locate, read_text
from reader.text.fold import fold
from tests.benchmarks.places_calibration import Guess
from tests.benchmarks.places_scoring import Count, pairs
from tests.places.gold_of import GoldText, MainGold


@dataclass(slots=True)
class Share:
    """How many of how many."""

    right: int = 0
    of: int = 0

    def add(self, right: bool) -> None:
        """Counts one more."""
        self.right += right
        self.of += 1

    @property
    def value(self) -> float | None:
        """The share, None of nothing."""
        return self.right / self.of if self.of else None


@dataclass(slots=True)
class GoldTally:
    """What was counted in texts of our own.

    Attributes:
        same: mentions found whose place is the very one.
        near: the same, where a city also stands for its region of the same name and the other way round.
        resolved, resolved_near: the same of all true mentions, handed over as spans.
        main: whether the main place is right; where there is none, that none is sure.
        main_country: the same of its country, in texts with a dateline.
        dateline: whether the dateline's first place is right.
        no_dateline: whether none is seen where there is none.
        countries: all of them, the first.
        sure: mentions with their confidence, right if it is the very place or near.
        main_sure: main places with theirs.
    """

    texts: int = 0
    marks: int = 0
    mentions: Count = field(default_factory=Count)
    same: Share = field(default_factory=Share)
    near: Share = field(default_factory=Share)
    resolved: Share = field(default_factory=Share)
    resolved_near: Share = field(default_factory=Share)
    main: Share = field(default_factory=Share)
    main_country: Share = field(default_factory=Share)
    dateline: Share = field(default_factory=Share)
    no_dateline: Share = field(default_factory=Share)
    countries: Count = field(default_factory=Count)
    first_country: Share = field(default_factory=Share)
    sure: list[Guess] = field(default_factory=list)
    main_sure: list[Guess] = field(default_factory=list)

    def numbers(self) -> dict[str, float | None]:
        """The numbers by column."""
        some, said = bool(self.marks), self.countries.right + self.countries.wrong + self.countries.missed
        return {
            "texts": self.texts,
            "gold": self.marks or None,
            "false": self.mentions.wrong if self.mentions.right + self.mentions.wrong + self.mentions.missed else None,
            "P": self.mentions.precision if some else None,
            "R": self.mentions.recall if some else None,
            "F1": self.mentions.f1 if some else None,
            "right": self.same.value,
            "or near": self.near.value,
            "resolved": self.resolved.value,
            "or near ": self.resolved_near.value,
            "main": self.main.value,
            "its country": self.main_country.value,
            "dateline": self.dateline.value,
            "no dateline": self.no_dateline.value,
            "countries F1": self.countries.f1 if said else None,
            "first": self.first_country.value,
        }


COLUMNS = tuple(GoldTally().numbers())


@dataclass(frozen=True, slots=True)
class Article:
    """An article of a corpus and what it is about."""

    title: str
    text: str
    language: str
    gold: MainGold


def score_texts(gazetteer: Gazetteer, texts: Iterable[GoldText]) -> GoldTally:
    """Reads marked texts and counts."""
    tally = GoldTally()
    for text in texts:
        located, names = locate(gazetteer, text.text, "", text.language), read_text(gazetteer, text.text, "", text.language).names
        tally.texts += 1
        tally.marks += len(text.marks)
        taken = 0
        for mention, index in zip(located.mentions, pairs(located.mentions, text.marks), strict=True):
            if index is None:
                tally.mentions.wrong += 1
                tally.sure.append(Guess(mention.confidence, False))
                continue
            taken += 1
            true = text.marks[index].geonameid
            near = is_or_is_near(gazetteer, mention.place, (true,))
            tally.same.add(mention.place.geonameid == true)
            tally.near.add(near)
            tally.sure.append(Guess(mention.confidence, near))
        tally.mentions.right += taken
        tally.mentions.missed += len(text.marks) - taken
        given = locate(gazetteer, text.text, "", text.language, [(mark.start, mark.end) for mark in text.marks])
        places = {(mention.start, mention.end): mention.place for mention in given.mentions}
        for mark in text.marks:
            place = places.get((mark.start, mark.end))
            tally.resolved.add(place is not None and place.geonameid == mark.geonameid)
            tally.resolved_near.add(place is not None and is_or_is_near(gazetteer, place, (mark.geonameid,)))
        if text.main is not None or not text.marks:  # several places and no main one: nothing to ask
            _count_main(tally, gazetteer, located.main, (text.main,) if text.main is not None else (), text.main is None, text.dateline is not None)
        if text.dateline is not None:
            _count_dateline(tally, gazetteer, names, (text.dateline.geonameid,))
        elif text.kind != "datelines":
            _count_dateline(tally, gazetteer, names, ())
    return tally


def score_articles(gazetteer: Gazetteer, articles: Iterable[Article]) -> GoldTally:
    """Reads articles and counts what they are about."""
    tally = GoldTally()
    for article in articles:
        gold = article.gold
        located = locate(gazetteer, article.text, article.title, article.language)
        tally.texts += 1
        _count_main(tally, gazetteer, located.main, gold.main, gold.may_have_none or not gold.main, bool(gold.dateline))
        _count_dateline(tally, gazetteer, read_text(gazetteer, article.text, article.title, article.language).names, gold.dateline)
        said, true = set(located.countries), set(gold.countries)
        tally.countries.add(Count(len(said & true), len(said - true), len(true - said)))
        if true:
            tally.first_country.add(located.countries[:1] == gold.countries[:1])
    return tally


def is_or_is_near(gazetteer: Gazetteer, place: Place, true: Iterable[int]) -> bool:
    """True for one of these places, and for a city in place of the region or country of its name that it lies in, or the other way round."""
    return any(place.geonameid == number or _city_and_region(gazetteer, place.geonameid, number) for number in true)


def _city_and_region(gazetteer: Gazetteer, one: int, other: int) -> bool:
    above = {place.geonameid for place in (*gazetteer.ancestors(one), *gazetteer.ancestors(other))}
    return bool({one, other} & above) and any(fold(gazetteer.name(one, language)) == fold(gazetteer.name(other, language)) for language in ("en", "de"))


def _count_main(tally: GoldTally, gazetteer: Gazetteer, main: tuple[Place, float] | None, true: Sequence[int], none_too: bool, dateline: bool) -> None:
    right = main is not None and is_or_is_near(gazetteer, main[0], true)
    unsure = main is None or main[1] < SURE
    tally.main.add(right or (none_too and unsure))
    if main is not None:
        tally.main_sure.append(Guess(main[1], right))
    if dateline and true:
        countries = {place.country for number in true if (place := gazetteer.place(number)) is not None and place.country}
        tally.main_country.add(right or (main is not None and main[0].country in countries))


def _count_dateline(tally: GoldTally, gazetteer: Gazetteer, names: Sequence[Candidate], true: Sequence[int]) -> None:
    place = next(_of_dateline(names), None)
    if true:
        tally.dateline.add(place is not None and is_or_is_near(gazetteer, place, true))
    else:
        tally.no_dateline.add(place is None)


def _of_dateline(names: Sequence[Candidate]) -> Iterator[Place]:
    """The places of a dateline in order; what only says where another lies (`Moskau, Russland`) comes last."""
    its = [name for name in names if name.section == "dateline"]
    return (name.place for name in (*(n for n in its if not n.held), *(n for n in its if n.held)) if name.place is not None)
