"""Collects every name of every place, and what kind of name it is."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from reader.places.build import demonyms, districts, inputs, nature, quarters, units
from reader.places.build.records import Record
from reader.places.layout import LANGUAGES, Naming

READERS = ("en", "de")
"""Languages whose names are read in any text; those of the others are weaker evidence."""

_OTHER_SCRIPTS = ("am", "bg", "bn", "fa", "gu", "he", "hi", "hy", "ka", "km", "lo", "mr", "my", "ne", "pa", "si", "ta", "te", "th", "ur")
"""Languages of other scripts in which news name countries; of cities GeoNames knows names in these, too."""

_COMPASS = frozenset(
    inputs.names_in(
        "nord,nort,north,north-east,north-west,northeast,northwest,northern,nordost,nordwest,norden,sud,süd,south,south-east,south-west,"
        "southeast,southwest,southern,südost,südwest,süden,ouest,west,western,westen,est,east,eastern,ost,osten,centre,center,central,"
        "zentrum,mitte,norte,sur,sul,este,oeste,leste,midlands,highlands,lowlands,coast,interior"
    )
)
"""Points of the compass and the like in the languages of names: `Nord` is a region of Haiti, and every text has the word."""

_SMALL_LATIN = re.compile("[a-zà-öø-ÿ]")
_LATIN = re.compile("[\u0000-\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2027]+")
_SPELLED_OUT = re.compile(
    r"^(?:State of |City state |Republic of |Autonomous Republic of )|"
    r"(?:[ -](?:Oblast'?|Oblast’|oblast|Republic|Kray|Krai|Province|Governorate|Prefecture|Region|County|District|Department|Voivodeship|City|"
    r"Parish|Capital))+$"
)
_MACRON = "\u0304"
_SPELLED_WITH_MACRONS = frozenset(("AS", "CK", "LT", "LV", "NZ", "PF", "TO", "US", "WS"))
"""Countries that write long vowels with a macron themselves (Liepāja, Mō‘ili‘ili); elsewhere it stands in transcriptions that news do without (Ōsaka)."""

_STATE = "State of "
_PEOPLE = 100_000
"""German people of a city (`Berliner`) are known from this size on, in German-speaking countries always."""


class Names:
    """All names: what may be looked up, and what a place is called in a language."""

    def __init__(self, records: list[Record]) -> None:
        self.lookup: dict[int, dict[str, Naming]] = defaultdict(dict)
        self.shown: dict[str, dict[int, str]] = defaultdict(dict)
        self._records = records
        self._by_key = {record.key: record for record in records if record.key}

    def add(self, geonameid: int, name: str, naming: Naming) -> None:
        """Notes a name; the stronger kind wins. A bare point of the compass (the region Nord of Haiti) is searched for and never read."""
        name = " ".join(name.split())
        if name.lower() in _COMPASS:
            naming = Naming.CODE
        if not name or len(name) > 60 or not any(c.isalpha() for c in name):
            return
        known = self.lookup[geonameid]
        known[name] = min(naming, known.get(name, naming))

    def show(self, language: str, geonameid: int, name: str) -> None:
        """Notes what a place is called in a language; the first to say so wins."""
        name = " ".join(name.split())
        if 0 < len(name) <= 60:
            self.shown[language].setdefault(geonameid, name)
            short = name.isascii() and name.isupper() and len(name) <= 4
            self.add(geonameid, name, Naming.ACRONYM if short else Naming.GIVEN if language in READERS else Naming.FOREIGN)

    def of_key(self, key: str) -> Record:
        """The place that a hand-written list names. Raises InputError."""
        found = self._by_key.get(key)
        if found is None:
            raise inputs.InputError(f"no place {key}, but a list names it")
        return found


def collect(folder: Path, records: list[Record]) -> Names:
    """All names of all records."""
    names = Names(records)
    for record in records:
        names.add(record.geonameid, record.name, Naming.OWN)
    _from_catalogues(folder, records, names)
    _in_other_scripts(records, names)
    _from_continents(names)
    _from_natural_earth(folder, names)
    _from_geonames(names)
    _of_units(records, names)
    _by_hand(names)
    _of_small_lists(folder, names)
    _typed(names)
    _demonyms(records, names)
    _as_in_news(folder, names)
    return names


def _from_catalogues(folder: Path, records: list[Record], names: Names) -> None:
    for language, catalogue in inputs.catalogues(folder).items():
        territories = inputs.cldr(language)
        for record in records:
            said = territories.get(record.key) if record.kind == "country" else catalogue.get(str(record.geonameid)) or catalogue.get(record.key)
            if said:
                # "Amsterdam (New York, USA)": what tells it apart is no part of its name.
                names.show(language, record.geonameid, said if "(" in record.name else said.partition(" (")[0])


def _in_other_scripts(records: list[Record], names: Names) -> None:
    for language in _OTHER_SCRIPTS:
        territories = inputs.cldr(language)
        for record in records:
            if record.kind == "country" and (said := territories.get(record.key)):
                names.add(record.geonameid, said, Naming.FOREIGN)


def _as_in_news(folder: Path, names: Names) -> None:
    """Shows readers the plainer of two names that the sources give a place: Osaka for Ōsaka, Maine for State of Maine.

    A name with a macron gives way to the same one without it, else without any marks; a state's to the one without "State of". Neither is made up:
    some source must have it for that place.
    """
    catalogues, natural = inputs.catalogues(folder), inputs.natural_regions(folder)
    for record in names._records:
        for language in READERS:
            name = shown = names.shown[language].get(record.geonameid, record.name)
            if record.kind == "region" and name.startswith(_STATE):
                given = {said for catalogue in catalogues.values() if (said := catalogue.get(record.key))}
                given.update(natural[record.geonameid].names.values() if record.geonameid in natural else ())
                short = name.removeprefix(_STATE)
                name = short if short in given else name
            if _MACRON in unicodedata.normalize("NFD", name) and record.country not in _SPELLED_WITH_MACRONS:
                name = next((plain for plain in _plain(name) if plain in names.lookup[record.geonameid]), name)
            if name != shown:
                names.shown[language][record.geonameid] = name
                names.add(record.geonameid, name, Naming.GIVEN)


def _plain(name: str) -> tuple[str, str]:
    """A name without its macrons, and without any marks."""
    letters = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", letters.replace(_MACRON, "")), "".join(c for c in letters if not unicodedata.combining(c))


def _from_continents(names: Names) -> None:
    for code, row in sorted(inputs.continents().items()):
        geonameid = names.of_key(f"CONTINENT {code}").geonameid
        for other in sorted(row["alternateNames"], key=lambda o: (not o.get("isPreferredName"), o["name"])):
            language, name = other.get("lang", ""), other["name"]
            if other.get("isColloquial") or language in ("link", "wkdt"):
                continue
            if language in LANGUAGES:
                names.show(language, geonameid, name)
            names.add(geonameid, name, Naming.ALTERNATE)


def _from_natural_earth(folder: Path, names: Names) -> None:
    regions = {record.geonameid: record for record in names._records if record.kind == "region" and record.key.count(".") == 1}
    for geonameid, natural in sorted(inputs.natural_regions(folder).items()):
        if geonameid in regions:
            for language, name in natural.names.items():
                names.show(language, geonameid, name)
            for name in natural.others:
                names.add(geonameid, name, Naming.FOREIGN)
    for record in regions.values():
        short = _SPELLED_OUT.sub("", record.name)
        if short != record.name:
            names.add(record.geonameid, short, Naming.GIVEN)


def _from_geonames(names: Names) -> None:
    """Other names of cities; of small ones those in Latin letters."""
    large = inputs.large()
    for city in inputs.cities():
        geonameid = int(city["geonameid"])
        for name in city["alternatenames"]:
            if _SMALL_LATIN.match(name) and name == name.lower():
                continue  # a transliteration such as "mo si ke", which nobody writes
            code = name.isupper() and name.isascii() and len(name) <= 4
            if geonameid in large or (not code and _LATIN.fullmatch(name)):
                names.add(geonameid, name, Naming.CODE if code else Naming.ALTERNATE)


def _of_units(records: list[Record], names: Names) -> None:
    """Full names of second-level units; with the German name of the city that one is named after (Provinz Mailand)."""
    german = names.shown["de"]
    city = {(r.country, r.admin1, r.name): german[r.geonameid] for r in records if r.kind == "city" and r.geonameid in german}
    for record in records:
        if units.is_unit(record.key):
            town = city.get((record.country, record.admin1, units.core(record.name)))
            for name in units.other_names(record.key, record.name, town):
                names.add(record.geonameid, name, Naming.GIVEN)


def _by_hand(names: Names) -> None:
    for key, given in inputs.hand("country-names.tsv"):
        for name in inputs.names_in(given):
            short = name.replace(".", "").isupper() and len(name.replace(".", "")) <= 4
            names.add(names.of_key(key).geonameid, name, Naming.ACRONYM if short else Naming.GIVEN)
    for key, given in inputs.hand("suffixes.tsv"):
        for name in inputs.names_in(given):
            names.add(names.of_key(key).geonameid, name, Naming.SUFFIX)
    for number, key, _, _, english, german, _ in inputs.hand("areas.tsv"):
        for language, field in (("en", english), ("de", german)):
            for name in inputs.names_in(field):
                if name.isupper() and len(name) <= 4:
                    names.add(int(number), name, Naming.ACRONYM)
                else:
                    names.show(language, int(number), name)
                    names.add(names.of_key(key).geonameid, name, Naming.GIVEN)
    cities = {record.geonameid for record in names._records if record.kind == "city"}
    for number, given, people, *shown in inputs.hand("city-names.tsv"):
        geonameid = int(number)
        if shown:
            names.shown["de"][geonameid] = shown[0]
        if geonameid not in cities:
            raise inputs.InputError(f"no city {geonameid}, but city-names.tsv names it")
        for name in inputs.names_in(given):
            names.add(geonameid, name, Naming.ACRONYM if name.replace(".", "").isupper() else Naming.GIVEN)
        for word in inputs.names_in(people):
            for form in (*demonyms.english(word), *demonyms.german_inhabitant(word)):
                names.add(geonameid, form, Naming.DEMONYM)


def _of_small_lists(folder: Path, names: Names) -> None:
    for feature in nature.every(folder):
        for language, its in (("en", feature.english), ("de", feature.german)):
            for name in its:
                names.show(language, feature.geonameid, name)
                names.add(feature.geonameid, name, Naming.GIVEN)
    for district in districts.every(nature.area_names()):
        for name in districts.names(district):
            names.add(district.geonameid, name, Naming.GIVEN)
    for quarter in quarters.every():
        names.add(quarter.geonameid, quarter.full_name, Naming.GIVEN)


def _typed(names: Names) -> None:
    """Names that the search finds, but that are no sign of a place in a text."""
    for key, given in inputs.hand("typed-names.tsv"):
        geonameid = int(key) if key.isdigit() else names.of_key(key).geonameid
        for name in inputs.names_in(given):
            names.add(geonameid, name, Naming.CODE)


def _demonyms(records: list[Record], names: Names) -> None:
    continent = {"AFRICA": "AF", "ASIA": "AS", "EUROPE": "EU", "SOUTH AMERICA": "SA", "NORTH AMERICA": "NA", "OCEANIA": "OC"}
    for key, english, adjectives, nouns in inputs.hand("demonyms.tsv"):
        geonameid = names.of_key(f"CONTINENT {continent[key]}" if key in continent else key).geonameid
        for word in inputs.names_in(english):
            for form in demonyms.english(word):
                names.add(geonameid, form, Naming.DEMONYM)
        for stem in inputs.names_in(adjectives):
            for form in demonyms.german_adjective(stem):
                names.add(geonameid, form, Naming.ADJECTIVE)
        for noun in inputs.names_in(nouns):
            for form in demonyms.german_inhabitant(noun):
                names.add(geonameid, form, Naming.DEMONYM)
    for record, form in _city_people(records, names):
        names.add(record.geonameid, form, Naming.DEMONYM)


def _city_people(records: list[Record], names: Names) -> Iterator[tuple[Record, str]]:
    german = names.shown["de"]
    for record in records:
        near = record.country in ("DE", "AT", "CH")
        if record.kind == "city" and not record.small and (near or record.population >= _PEOPLE):
            name = german.get(record.geonameid, record.name if near else "")
            for form in demonyms.german_city(name):
                yield record, form
