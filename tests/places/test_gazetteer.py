"""The file of the world's places."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.errors import GazetteerError
from reader.places.gazetteer import DATA, Gazetteer
from reader.places.layout import HEADER, NAMES_FILE, PLACES_FILE


def test_the_data_are_the_ones_that_were_built() -> None:
    for line in (DATA / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest


def test_the_data_fit_into_a_wheel() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 15_000_000


@pytest.mark.parametrize(
    ("geonameid", "name", "kind", "country", "admin1"),
    [
        (524901, "Moscow", "city", "RU", "48"),
        (2761369, "Vienna", "city", "AT", "09"),
        (2950159, "Berlin", "city", "DE", "16"),
        (3017382, "France", "country", "FR", None),
        (6255148, "Europe", "continent", None, None),
        (2774686, "Carinthia", "region", "AT", "02"),
        (-1, "European Union", "area", None, None),
    ],
)
def test_a_place_is_known_by_its_id(world: Gazetteer, geonameid: int, name: str, kind: str, country: str | None, admin1: str | None) -> None:
    place = world.place(geonameid)
    assert place is not None
    assert (place.name, place.kind, place.country, place.admin1) == (name, kind, country, admin1)


@pytest.mark.parametrize("geonameid", [0, 1, -9999, 2**31 - 1, 2**40])
def test_an_unknown_id_is_nowhere(world: Gazetteer, geonameid: int) -> None:
    assert world.place(geonameid) is None
    assert world.ancestors(geonameid) == ()
    assert world.children(geonameid) == ()
    assert world.name(geonameid, "de") == ""


def test_a_country_stands_at_geonames_own_point(world: Gazetteer) -> None:
    france, america = world.place(3017382), world.place(6252001)
    assert france is not None
    assert america is not None
    assert (france.lat, france.lon) == (46, 2)
    assert (america.lat, america.lon) == (39.76, -98.5)


def test_above_a_city_lie_region_country_and_continent(world: Gazetteer) -> None:
    assert [place.geonameid for place in world.ancestors(2761369)] == [2761367, 2782113, 6255148]


def test_every_place_reaches_a_continent_or_is_an_area(world: Gazetteer) -> None:
    for continent in (6255146, 6255147, 6255148, 6255149, 6255150, 6255151, 6255152):
        for country in world.children(continent):
            assert country.kind == "country"
            for below in world.children(country.geonameid)[:3]:
                assert world.ancestors(below.geonameid)[-1].geonameid == continent


def test_children_come_by_prominence(world: Gazetteer) -> None:
    assert world.children(2782113)[0].name == "Vienna"
    assert len(world.children(2782113)) == 9


def test_an_area_has_members(world: Gazetteer) -> None:
    members = world.members(-1)
    assert len(members) == 27
    assert 2782113 in members
    assert 2635167 not in members  # the United Kingdom
    assert world.members(2782113) == frozenset()


@pytest.mark.parametrize(
    ("geonameid", "language", "name"),
    [
        (524901, "de", "Moskau"), (2761369, "de", "Wien"), (2761369, "en", "Vienna"), (2017370, "de", "Russland"), (1816670, "de", "Peking"),
        (703448, "de", "Kiew"),
        (2774686, "de", "Kärnten"), (2988507, "ja", "パリ"), (-3, "de", "Naher Osten"), (2778067, "tlh", "Graz"),
        (2761369, "", "Vienna"),
    ],
)  # fmt: skip
def test_a_place_has_a_name_in_the_readers_language_or_its_own(world: Gazetteer, geonameid: int, language: str, name: str) -> None:
    assert world.name(geonameid, language) == name


@pytest.mark.parametrize(
    ("name", "geonameid"),
    [
        ("Wien", 2761369),
        ("WIEN", 2761369),
        ("Berlin", 2950159),
        ("Luxembourg", 2960313),
        ("Singapore", 1880251),
        ("Georgia", 614540),
        ("muenchen", 2867714),
        ("munchen", 2867714),
    ],
)
def test_lookup_gives_the_most_prominent_first(world: Gazetteer, name: str, geonameid: int) -> None:
    assert world.lookup(name)[0].geonameid == geonameid


def test_lookup_knows_names_only(world: Gazetteer) -> None:
    assert world.lookup("russische") == ()
    assert world.lookup("") == ()
    assert world.lookup("\x00" * 50) == ()
    assert world.lookup("x" * 100_000) == ()


def test_near_gives_the_nearest_first(world: Gazetteer) -> None:
    found = [place.name for place in world.near(48.2, 16.37, 60)]
    assert found[0] in {"Vienna", "Innere Stadt"}
    assert "Bratislava" in found
    assert "Graz" not in found


def test_near_reaches_over_the_date_line_and_the_poles(world: Gazetteer) -> None:
    assert any(place.country == "FJ" for place in world.near(-17.0, -179.9, 300))
    assert list(world.near(90, 0, 100)) == list(world.near(90, 180, 100))
    assert list(world.near(0, -30, 1)) == []


def test_a_missing_gazetteer_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"missing.*reinstall"):
        Gazetteer.open(tmp_path)


def _damaged(folder: Path, name: str, data: bytes) -> None:
    for file in (NAMES_FILE, PLACES_FILE):
        shutil.copy(DATA / file, folder / file)
    (folder / name).write_bytes(data)


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        (PLACES_FILE, lambda data: b"", "cannot be read"),
        (PLACES_FILE, lambda data: data[:20], "no gazetteer"),
        (PLACES_FILE, lambda data: b"PK" + data[2:], "no gazetteer"),
        (PLACES_FILE, lambda data: data[:-1000], "cut off"),
        (PLACES_FILE, lambda data: data[:8] + b"\x63\0\0\0" + data[12:], "version 99"),
        (PLACES_FILE, lambda data: data[: HEADER.size] + b"zzz" + data[HEADER.size + 3 :], "lacks ids"),
        (NAMES_FILE, lambda data: data[:-1], "does not belong"),
        (NAMES_FILE, lambda data: b"\0" * len(data), "cannot be read"),
    ],
)
def test_a_damaged_gazetteer_is_told_in_a_line(tmp_path: Path, name: str, change: Callable[[bytes], bytes], message: str) -> None:
    _damaged(tmp_path, name, change((DATA / name).read_bytes()))
    with pytest.raises(GazetteerError, match=message) as caught:
        Gazetteer.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_names_of_another_build_are_refused(tmp_path: Path) -> None:
    shutil.copy(DATA / PLACES_FILE, tmp_path / PLACES_FILE)
    with pytest.raises(GazetteerError, match="names.marisa"):
        Gazetteer.open(tmp_path)


def test_a_closed_gazetteer_keeps_what_was_read() -> None:
    gazetteer = Gazetteer.open()
    place = gazetteer.place(524901)
    gazetteer.close()
    assert place is not None
    assert place.name == "Moscow"
