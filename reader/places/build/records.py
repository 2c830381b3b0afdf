"""Makes the gazetteer's places: where they are, what lies above them and how prominent they are."""

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from reader.model.place import PlaceKind
from reader.places.build import districts, inputs, nature, quarters, units, villages, words
from reader.text.fold import fold

CAPITAL_TIMES, CAPITAL_MORE = 5, 3_000_000
"""A country's capital counts five times, by three million people at most: Washington before the state of Washington."""

REGION = 0.4
"""A region counts as this share of the people in its cities: Lima before the region of Lima."""

WELL_KNOWN_AREA, AREA, LAST_WELL_KNOWN = 5_000_000.0, 40_000.0, -546
"""Areas down to that id are seas, rivers, mountains that the world knows; the others stand out as a town does (Wiener Becken behind Wiener Neustadt)."""

BASE = {"continent": 3_600_000_000.0, "country": 3_000_000_000.0, "area": 2_500_000_000.0}


@dataclass(frozen=True, slots=True)
class Record:
    """A place as it is written; `key` names it in the hand-written lists ("AT", "AT.09", "AT.02.203", "EU"); `small` as in Gazetteer."""

    geonameid: int
    key: str
    name: str
    kind: PlaceKind
    country: str
    admin1: str
    lat: float
    lon: float
    parent: int
    population: int
    prominence: float
    members: tuple[str, ...] = ()
    small: bool = False


def make(folder: Path) -> list[Record]:
    """All places in the order of ids."""
    continents = _continents()
    by_code = {record.key: record for record in continents}
    countries = _countries(folder, by_code)
    cities = _cities(folder, countries)
    regions = _regions(folder, countries, cities)
    at = {record.key: record.geonameid for record in regions}
    country_at = {record.key: record.geonameid for record in countries}
    cities = [replace(c, parent=at.get(f"{c.country}.{c.admin1}") or country_at[c.country]) for c in cities]
    below = (*_units(folder, at, cities), *_districts(at))
    areas = (*_areas(), *_nature(folder))
    towns = (*cities, *_quarters(at))
    records = {record.geonameid: record for record in (*below, *continents, *countries, *areas, *towns, *_villages(folder, at, towns), *regions)}
    return [replace(records[geonameid], name=" ".join(records[geonameid].name.split())) for geonameid in sorted(records)]


def _continents() -> list[Record]:
    found = []
    for code, row in sorted(inputs.continents().items()):
        name = str(row["name"])
        people = int(row["population"])
        prominence = BASE["continent"] + people / 100
        found.append(Record(int(row["geonameId"]), f"CONTINENT {code}", name, "continent", "", "", float(row["lat"]), float(row["lng"]), 0, people, prominence))
    return found


def _countries(folder: Path, continents: dict[str, Record]) -> list[Record]:
    points = {row[0]: (float(row[1]), float(row[2])) for row in inputs.hand("country-points.tsv")}
    return [
        Record(
            c.geonameid, c.code, c.name, "country", c.code, "", *points[c.code], continents[f"CONTINENT {c.continent}"].geonameid,
            c.population, BASE["country"] + c.population / 10,
        )
        for c in inputs.countries(folder)
    ]  # fmt: skip


def _cities(folder: Path, countries: list[Record]) -> list[Record]:
    known = {record.key for record in countries}
    capital = {(c.code, c.capital) for c in inputs.countries(folder)}
    large = inputs.large()
    found = []
    for city in inputs.cities():
        geonameid, country, name, people = int(city["geonameid"]), str(city["countrycode"]), str(city["name"]), int(city["population"])
        if country in known:
            small = geonameid not in large
            prominence = min(people * CAPITAL_TIMES, people + CAPITAL_MORE) if not small and (country, name) in capital else people
            admin1 = str(city["admin1code"])
            point = float(city["latitude"]), float(city["longitude"])
            found.append(Record(geonameid, "", name, "city", country, admin1, *point, 0, people, prominence, small=small))
    return found


def _units(folder: Path, regions: dict[str, int], cities: list[Record]) -> list[Record]:
    """Second-level units stand amid their places and lie in their first-level region; one that has nothing but the name of a town in it is left out."""
    found = []
    towns = {(c.country, c.admin1, fold(c.name)) for c in cities}
    people = {(c.country, round(c.lat, 2), round(c.lon, 2)): c.population for c in cities}
    for unit, its in units.placed(folder):
        country, admin1, _ = unit.code.split(".", 2)
        region = regions.get(f"{country}.{admin1}")
        if region is None or ((country, admin1, fold(unit.name)) in towns and not units.has_other_names(unit)):
            continue
        lat, lon = middle([(s.lat, s.lon) for s in its])
        inhabitants = sum(people.get((s.country, round(s.lat, 2), round(s.lon, 2)), 0) for s in its)
        prominence = inhabitants * REGION + 1000
        small = not units.well_known(unit, inhabitants)
        found.append(Record(unit.geonameid, unit.code, unit.name, "region", country, admin1, lat, lon, region, 0, prominence, small=small))
    return found


def _regions(folder: Path, countries: list[Record], cities: list[Record]) -> list[Record]:
    """Regions stand where Natural Earth says, else amid their cities, else where their country stands."""
    natural = inputs.natural_regions(folder)
    country = {record.key: record for record in countries}
    inside = defaultdict(list)
    for city in cities:
        inside[f"{city.country}.{city.admin1}"].append(city)
    found = []
    for region in inputs.regions(folder):
        code, _, admin1 = region.code.partition(".")
        if code not in country:
            continue
        everything = inside[region.code]
        its = [city for city in everything if not city.small] or everything
        people = sum(city.population for city in its)
        if region.geonameid in natural:
            lat, lon = natural[region.geonameid].lat, natural[region.geonameid].lon
        elif its:
            lat, lon = middle([(city.lat, city.lon) for city in its])
        else:
            lat, lon = country[code].lat, country[code].lon
        found.append(Record(region.geonameid, region.code, region.name, "region", code, admin1, lat, lon, country[code].geonameid, 0, people * REGION + 5000))
    return found


def middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of points on the globe, right across the date line too."""
    x = y = z = 0.0
    for point in points:
        lat, lon = math.radians(point[0]), math.radians(point[1])
        x, y, z = x + math.cos(lat) * math.cos(lon), y + math.cos(lat) * math.sin(lon), z + math.sin(lat)
    return round(math.degrees(math.atan2(z, math.hypot(x, y))), 5), round(math.degrees(math.atan2(y, x)), 5)


def _areas() -> list[Record]:
    found = []
    for geonameid, key, lat, lon, english, _, members in inputs.hand("areas.tsv"):
        inside = inputs.names_in(members)
        prominence = BASE["area"] if inside else WELL_KNOWN_AREA if int(geonameid) >= LAST_WELL_KNOWN else AREA
        found.append(Record(int(geonameid), key, inputs.names_in(english)[0], "area", "", "", float(lat), float(lon), 0, 0, prominence, inside))
    return found


def _nature(folder: Path) -> list[Record]:
    return [Record(f.geonameid, "", f.name, "area", "", "", f.lat, f.lon, 0, 0, nature.PROMINENCE, small=f.small) for f in nature.every(folder)]


def _districts(regions: dict[str, int]) -> list[Record]:
    """Districts of Germany, as second-level units: GeoNames' own second level are the government regions above them."""
    return [
        Record(d.geonameid, d.key, d.name, "region", d.country, d.admin1, d.lat, d.lon, regions[f"{d.country}.{d.admin1}"], 0, districts.PROMINENCE)
        for d in districts.every(nature.area_names())
    ]


def _quarters(regions: dict[str, int]) -> list[Record]:
    return [
        Record(q.geonameid, "", q.name, "city", q.country, q.admin1, q.lat, q.lon, regions[f"{q.country}.{q.admin1}"], 0, quarters.PROMINENCE, small=q.small)
        for q in quarters.every()
    ]


def _villages(folder: Path, regions: dict[str, int], towns: tuple[Record, ...]) -> list[Record]:
    near = {town.geonameid: town for town in towns if town.country in villages.COUNTRIES}
    known = {(town.country, town.admin1, fold(town.name)) for town in near.values()}
    for row in inputs.cities():
        if (town := near.get(int(row["geonameid"]))) is not None:
            known.update((town.country, town.admin1, fold(name)) for name in row["alternatenames"])
    return [
        Record(v.geonameid, "", v.name, "city", v.country, v.admin1, v.lat, v.lon, regions[f"{v.country}.{v.admin1}"], 0, villages.PROMINENCE, small=True)
        for v in villages.every(folder, frozenset(known), words.collect(folder))
    ]
