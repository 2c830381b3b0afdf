"""Which places each folded name may mean, in order: what running text may mean apart from names of small places."""

from collections import defaultdict
from dataclasses import dataclass

from reader.places.build import units
from reader.places.build.naming import Names
from reader.places.build.records import Record
from reader.places.layout import Naming
from reader.places.spelling import keys_of

# How much a kind of name counts against the prominence of its place: an unknown alternate name of a metropolis yields to any place's own.
WEIGHT = {
    Naming.OWN: 1.0, Naming.GIVEN: 1.0, Naming.ACRONYM: 1.0, Naming.FOREIGN: 0.1, Naming.ALTERNATE: 1e-3, Naming.CODE: 1e-6,
    Naming.DEMONYM: 1e-7, Naming.ADJECTIVE: 1e-7, Naming.SUFFIX: 1e-7,
}  # fmt: skip
OVERSHADOWS = 250_000
"""A city of this size goes before any region of its country that shares a name with it."""
MAIN_TOWN = 0.4
"""A city goes before the region of its name if it stands out by this share of the region: Salzburg does, Brandenburg doesn't."""


@dataclass(frozen=True, slots=True)
class Posting:
    """One place under one key."""

    index: int
    naming: Naming
    written: str
    score: float


Postings = dict[str, list[Posting]]


def postings_of(records: list[Record], names: Names) -> tuple[Postings, Postings]:
    """What each key means in running text; and for each name of a small place all that it means."""
    text: dict[str, dict[int, Posting]] = defaultdict(dict)
    every: dict[str, dict[int, Posting]] = defaultdict(dict)
    small = set()
    for index, record in enumerate(records):
        for name, naming in names.lookup[record.geonameid].items():
            hidden = record.small and not (record.kind == "region" and units.spelled_out(name))
            for key in keys_of(name):
                posting = Posting(index, naming, name, record.prominence * WEIGHT[naming])
                _put(every[key], posting)
                if hidden:
                    small.add(key)
                else:
                    _put(text[key], posting)
    return (
        {key: _in_order(list(its.values()), records) for key, its in sorted(text.items())},
        {key: _in_order(list(every[key].values()), records) for key in sorted(small)},
    )


def _put(its: dict[int, Posting], posting: Posting) -> None:
    known = its.get(posting.index)
    if known is None or (posting.naming, posting.written) < (known.naming, known.written):
        its[posting.index] = posting


def _in_order(its: list[Posting], records: list[Record]) -> list[Posting]:
    """Best first; of a city and its region with one name, the city."""
    if len(its) == 1:
        return its
    score = {posting.index: posting.score for posting in its}
    cities = [p for p in its if records[p.index].kind == "city" and p.naming <= Naming.ALTERNATE]
    for posting in its:
        region = records[posting.index]
        if region.kind != "region":
            continue
        for other in cities:
            city = records[other.index]
            own = city.parent == region.geonameid and other.naming <= Naming.FOREIGN and city.prominence >= MAIN_TOWN * region.prominence
            # The bare name of a district is always the town that it is named after.
            own = own or (city.parent == region.parent and other.naming <= Naming.GIVEN)
            if own or (city.country == region.country and city.population >= OVERSHADOWS):
                score[other.index] = max(score[other.index], score[posting.index] + 1)
    return sorted(its, key=lambda p: (-score[p.index], records[p.index].geonameid))
