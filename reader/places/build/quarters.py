"""Reads the quarters and villages of towns (quarters.tsv) that no source has."""

from collections.abc import Iterator
from dataclasses import dataclass

from reader.places.build import inputs

PROMINENCE = 1_000.0
"""Before a hamlet of its name, behind every town."""

KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A row of quarters.tsv; `admin1` is GeoNames' first-level code, the point is in degrees, `small` as in Gazetteer."""

    geonameid: int
    name: str
    town: str
    country: str
    admin1: str
    lat: float
    lon: float
    small: bool

    @property
    def full_name(self) -> str:
        """The name behind that of the town: Köln-Ehrenfeld."""
        return self.name if self.name.startswith(f"{self.town}-") else f"{self.town}-{self.name}"


def every() -> Iterator[Quarter]:
    """All quarters, in the order of the list. Raises InputError."""
    for number, name, town, country, admin1, lat, lon, known in inputs.hand("quarters.tsv"):
        if known not in ("", KNOWN):
            raise inputs.InputError(f"quarters.tsv: {known!r} in row {number}")
        yield Quarter(int(number), name, town, country, admin1, float(lat), float(lon), known != KNOWN)
