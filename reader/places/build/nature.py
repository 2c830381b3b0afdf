"""Reads rivers, lakes, mountains, islands and landscapes (natural.tsv) that no other list has."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reader.places.build import inputs

PROMINENCE = 100_000.0
"""Before a town of its name, behind a large city."""

SMALL = "small"


@dataclass(frozen=True, slots=True)
class Feature:
    """A row of natural.tsv, without the names that others have; the point is in degrees, `small` as in Gazetteer."""

    geonameid: int
    lat: float
    lon: float
    english: tuple[str, ...]
    german: tuple[str, ...]
    small: bool

    @property
    def name(self) -> str:
        """The name under which it goes: the first English one, else the first German one."""
        return (self.english or self.german)[0]


def area_names() -> frozenset[str]:
    """All names of areas.tsv."""
    return frozenset(name for row in inputs.hand("areas.tsv") for field in (row[4], row[5]) for name in inputs.names_in(field))


def every(folder: Path) -> Iterator[Feature]:
    """All rows; one of which areas.tsv has a name counts there, and what has a name of a country or region only is left out."""
    areas, above = area_names(), _names_of_countries_and_regions(folder)
    for number, lat, lon, english, german, small in inputs.hand("natural.tsv"):
        names = {field: inputs.names_in(field) for field in (english, german)}
        if small not in ("", SMALL):
            raise inputs.InputError(f"natural.tsv: {small!r} in row {number}")
        if any(name in areas for field in names.values() for name in field):
            continue
        left = {field: tuple(name for name in its if name not in above) for field, its in names.items()}
        if any(left.values()):
            yield Feature(int(number), float(lat), float(lon), left[english], left[german], small == SMALL)


def _names_of_countries_and_regions(folder: Path) -> frozenset[str]:
    regions = inputs.regions(folder)
    numbers = {region.geonameid for region in regions}
    found = {region.name for region in regions}
    for geonameid, natural in inputs.natural_regions(folder).items():
        if geonameid in numbers:
            found |= {natural.names[language] for language in ("en", "de") if language in natural.names}
    catalogues = inputs.catalogues(folder)
    for language in ("en", "de"):
        found |= {catalogues[language][region.code] for region in regions if region.code in catalogues[language]}
        found |= set(inputs.cldr(language).values())
    return frozenset(found)
