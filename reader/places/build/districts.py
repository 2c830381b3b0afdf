"""Reads the districts of Germany (districts.tsv) and makes the names under which news know them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.places.build import inputs

PROMINENCE = 60_000.0
"""As a region of 150,000 people, what a district has in the midst."""

_KINDS = ("Landkreis ", "Kreis ")
_AFTER_KIND = ("Landkreis", "Landkreises", "Kreis", "Kreises", "Lkr.")
_SAYS_ITS_KIND = re.compile("kreis|region|verband", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class District:
    """A row of districts.tsv; `admin1` is GeoNames' first-level code, the point is in degrees."""

    geonameid: int
    key: str
    name: str
    others: tuple[str, ...]
    country: str
    admin1: str
    lat: float
    lon: float


def every(taken: frozenset[str]) -> Iterator[District]:
    """All districts, in the order of the list; one with the name of a landscape (`taken`) has its full name only: Landkreis Uckermark."""
    for number, key, name, others, country, admin1, lat, lon in inputs.hand("districts.tsv"):
        own = f"{_KINDS[0]}{name}" if name in taken else name
        yield District(int(number), key, own, tuple(o for o in inputs.names_in(others) if o not in taken), country, admin1, float(lat), float(lon))


def names(district: District) -> Iterator[str]:
    """All names of a district. The bare name of the town that one is named after is never one.

    `Landkreis Gießen` is also Kreis Gießen, Landkreises Gießen, Lkr. Gießen, Gießen district; `Emsland` also Landkreis Emsland; `Vogtlandkreis` also
    Vogtlandkreises.
    """
    for name in (district.name, *district.others):
        yield name
        bare = name
        for kind in _KINDS:
            bare = bare.removeprefix(kind)
        first, _, rest = bare.partition(" ")
        if bare.lower().endswith("kreis"):
            yield bare + "es"
        elif first.endswith("kreis"):  # Altmarkkreis Salzwedel
            yield f"{first}es {rest}"
        elif not _SAYS_ITS_KIND.search(bare):
            yield from (f"{kind} {bare}" for kind in _AFTER_KIND)
            if not set(bare) & set("./("):
                yield f"{bare} district"
                yield f"district of {bare}"
