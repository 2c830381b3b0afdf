"""Which place of its name each candidate is. Hand-set weights for now: a learned model takes the place of `choose` with the same seam."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import log10

from reader.model.place import Place
from reader.places.candidates.candidate import Candidate
from reader.places.gazetteer import Entry, Gazetteer
from reader.places.layout import Naming

COUNTRIES_OF = {
    "de": ("DE", "AT", "CH"), "en": ("US", "GB", "CA", "AU", "IE", "NZ", "IN"), "fr": ("FR", "BE", "CH", "CA"), "es": ("ES", "MX", "AR", "CO", "CL", "PE"),
    "it": ("IT", "CH"), "nl": ("NL", "BE"), "pt": ("PT", "BR"), "pl": ("PL",), "sv": ("SE", "FI"), "da": ("DK",), "nb": ("NO",), "no": ("NO",), "fi": ("FI",),
    "cs": ("CZ",),
    "hu": ("HU",), "ro": ("RO", "MD"), "ru": ("RU",), "uk": ("UA",), "tr": ("TR",), "el": ("GR", "CY"), "ja": ("JP",), "ko": ("KR",), "zh": ("CN", "TW"),
}  # fmt: skip
"""Where a language's news mostly happen."""

_NAMING = {Naming.FOREIGN: -0.7, Naming.ALTERNATE: -2.5, Naming.CODE: -4.0, Naming.SUFFIX: 0.0}
_KIND = {"country": 1.6, "continent": 1.6, "area": 1.0, "region": 0.3, "city": 0.0}
_SHARPNESS = 0.8
_ALONE = 0.97
_RIVAL = 1_000_000
_CLEAR = 100_000
"""A city of this size that is ten times as prominent as its namesakes says in which land the story is."""


@dataclass(slots=True)
class Context:
    """What an article speaks of: weights of countries and regions."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    total: float = 0.0

    def add(self, gazetteer: Gazetteer, candidate: Candidate, entry: Entry, weight: float) -> None:
        """Counts a place that is sure enough."""
        place = entry.place
        self.total += weight
        if place.country:
            self.countries[place.country] += weight
        else:
            for country in gazetteer.countries_in(place.geonameid):
                self.countries[country] += weight / 20
        if place.kind == "region":
            self.regions[place.geonameid] += weight
        elif place.kind == "city" and place.parent:
            self.regions[place.parent] += weight


def choose(gazetteer: Gazetteer, candidates: list[Candidate], language: str, home: Place | None = None) -> None:
    """Sets `place` and `sure` of each: one place for one key throughout, but for those that a name behind them tells apart.

    Args:
        home: the place that the text's feed or publisher writes from, None if not known.
    """
    context = _context(gazetteer, candidates)
    chosen: dict[str, tuple[Entry, float]] = {}
    held: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.hold or candidate.held:
            held.setdefault(candidate.key, candidate)
    for candidate in candidates:
        told = candidate.hold or candidate.held
        key = candidate.key
        if told:
            entry, sure = _best(candidate.entries, context, language)
            candidate.place, candidate.sure = entry.place, max(sure, 0.97)
            continue
        if key in held:  # told apart elsewhere: the same place
            allowed = {e.place.geonameid for e in held[key].entries}
            entries = tuple(e for e in candidate.entries if e.place.geonameid in allowed) or candidate.entries
            entry, sure = _best(entries, context, language)
            candidate.place, candidate.sure = entry.place, max(sure, 0.9)
            continue
        if (known := chosen.get(key)) is None:
            entries = candidate.entries
            known = chosen[key] = (entries[0], _ALONE) if len(entries) == 1 else _best(entries, context, language)
        candidate.place, candidate.sure = known[0].place, known[1]


def _context(gazetteer: Gazetteer, candidates: list[Candidate]) -> Context:
    context = Context()
    for candidate in candidates:
        first = candidate.entries[0]
        if candidate.likely < 0.5:
            continue
        if candidate.hold or candidate.held:
            context.add(gazetteer, candidate, first, 2.0)
        elif candidate.people or len(candidate.entries) == 1:
            context.add(gazetteer, candidate, first, candidate.likely)
        elif first.place.kind in ("country", "region"):
            # A name that is a country and a region (Georgia) says nothing by itself.
            if not any(entry.prominence >= _RIVAL for entry in candidate.entries[1:]):
                context.add(gazetteer, candidate, first, 0.7)
        elif first.prominence >= _CLEAR and first.prominence > 10 * candidate.entries[1].prominence:
            context.add(gazetteer, candidate, first, 0.7)
    return context


def _best(entries: tuple[Entry, ...], context: Context, language: str) -> tuple[Entry, float]:
    if len(entries) > 1:
        entries = _without_shadows(entries)
    if len(entries) == 1:
        return entries[0], _ALONE
    home = COUNTRIES_OF.get(language, ())
    scores = [_score(entry, context, home) - 0.02 * number for number, entry in enumerate(entries)]
    best = max(range(len(entries)), key=scores.__getitem__)
    top = scores[best]
    total = sum(10 ** (_SHARPNESS * (score - top)) for score in scores)
    return entries[best], min(0.97, 1 / total)


def _without_shadows(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Without regions that yield to a city of their country and name; the gazetteer has put that city before them."""
    cities: set[str | None] = set()
    found = []
    for entry in entries:
        if entry.place.kind == "city":
            cities.add(entry.place.country)
        elif entry.place.kind == "region" and entry.place.country in cities:
            continue
        found.append(entry)
    return tuple(found)


def _score(entry: Entry, context: Context, home: tuple[str, ...]) -> float:
    place = entry.place
    people = entry.prominence if place.kind in ("city", "region") else place.population
    score = log10(people + 10) + _KIND[place.kind] + _NAMING.get(entry.naming, 0.0)
    if place.country:
        if context.total:
            score += 1.5 * context.countries.get(place.country, 0.0) / (context.total + 0.5)
            region = place.geonameid if place.kind == "region" else place.parent
            if region is not None and region in context.regions:
                score += 2.0 * min(1.0, context.regions[region] / 2)
        if place.country in home:
            score += 0.4
    return score
