"""The file of the world's places."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.errors import GazetteerError
from reader.places.distance import distance_km
from reader.places.gazetteer import DATA, Gazetteer
from reader.places.layout import FILES, HEADER, PLACES_FILE, SMALL, SPELLINGS, TEXT
from reader.text.fold import fold


def test_the_data_are_the_ones_that_were_built() -> None:
    for line in (DATA / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((DATA / name).read_bytes()).hexdigest() == digest


def test_the_data_fit_into_a_wheel() -> None:
    assert sum(path.stat().st_size for path in DATA.iterdir()) < 17_000_000


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


@pytest.mark.parametrize(
    ("name", "geonameid", "region", "small"),
    [("Harris County", 4696376, 4736286, True), ("Haute-Savoie", 3013736, 11071625, False), ("Provinz Bozen", 3181912, 3165244, False),
     ("Oberbayern", 2861322, 2951839, False), ("Province of Toledo", 2510407, 2593111, True), ("Bezirk Hermagor", 2776496, 2774686, True),
     ("County Cork", 2965139, 7521315, True), ("Essex", 2649889, 6269131, False), ("Rapides Parish", 4338356, 4331987, True)],
)  # fmt: skip
def test_a_second_level_unit_lies_in_its_region(world: Gazetteer, name: str, geonameid: int, region: int, small: bool) -> None:
    place = world.lookup(name)[0]
    above = world.ancestors(geonameid)
    assert (place.geonameid, place.kind, place.parent) == (geonameid, "region", region)
    assert place.admin1 == above[0].admin1
    assert [p.kind for p in above] == ["region", "country", "continent"]
    assert world.small(place) == small


def test_the_short_form_of_a_county_is_no_name_of_it(world: Gazetteer) -> None:
    for name in ("Harris", "Rapides", "Frosinone", "Hermagor"):
        assert all(place.kind == "city" for place in world.lookup(name))


def test_a_city_lies_in_its_first_level_region(world: Gazetteer) -> None:
    assert [place.geonameid for place in world.ancestors(2761314)] == [2770542, 2782113, 6255148]


def test_the_bare_name_of_a_district_is_the_town(world: Gazetteer) -> None:
    palermo = world.lookup("Palermo")
    assert palermo[0].kind == "city"
    assert "region" in [place.kind for place in palermo]
    assert world.lookup("Provinz Palermo")[0].kind == "region"


@pytest.mark.parametrize(("name", "geonameid"), [("Wieselburg", 2761314), ("Wiener Neudorf", 2761354), ("Boyce", 4317734)])
def test_small_places_are_known_but_not_in_running_text(world: Gazetteer, name: str, geonameid: int) -> None:
    place = world.place(geonameid)
    assert place is not None
    assert place in world.lookup(name)
    assert world.small(place)
    assert place not in [entry.place for entry in world.text_key(fold(name)).entries]


def test_a_large_place_is_not_small(world: Gazetteer) -> None:
    for geonameid in (2761369, 2782113, 6255148, 3042030, -1):  # Vienna, Austria, Europe, Vaduz, the European Union
        place = world.place(geonameid)
        assert place is not None
        assert not world.small(place)


def test_names_of_small_places_are_listed_from_the_third_letter_on(world: Gazetteer) -> None:
    assert "wieselburg" in [key for _, key in world.starting("wie")]
    assert "wieselburg" not in [key for _, key in world.starting("wi")]
    assert len([key for _, key in world.starting("wie")]) == len({key for _, key in world.starting("wie")})


@pytest.mark.parametrize(
    ("key", "geonameid", "written"),
    [("karnten", 2774686, "Kärnten"), ("kaernten", 2774686, "Kärnten"), ("munich", 2867714, "Munich"), ("munchen", 2867714, "München"),
     ("rossiia", 524901, ""), ("москва", 524901, "Москва"), ("funfkirchen", 3046526, "Fünfkirchen"), ("lax", 5368361, "LAX"), ("pochlarn", 2768627, "Pöchlarn"),
     ("xyz", 1, ""), ("wien", 0, "")],
)  # fmt: skip
def test_a_name_is_written_as_it_was_given(world: Gazetteer, key: str, geonameid: int, written: str) -> None:
    assert world.written(key, geonameid) == written


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
    assert {"Vienna", "Innere Stadt"} & set(found[:5])
    assert "Bratislava" in found
    assert "Graz" not in found


def test_near_finds_villages(world: Gazetteer) -> None:
    assert [place.name for place in world.near(48.13, 15.14, 12)][0] == "Wieselburg"


@pytest.mark.parametrize(
    ("lat", "lon", "km"), [(48.2, 16.4, 30.0), (-17.8, 179.9, 250.0), (-17.8, -179.9, 250.0), (78.2, 15.6, 800.0), (-54.8, -68.3, 150.0), (89.0, 0.0, 2000.0)]
)
def test_near_agrees_with_every_place_one_by_one(world: Gazetteer, lat: float, lon: float, km: float) -> None:
    found = {place.geonameid: place for place in world.near(lat, lon, km)}
    assert all(distance_km(lat, lon, place.lat, place.lon) <= km for place in found.values())
    store = world._store
    for index in range(0, len(world), 3):
        if distance_km(lat, lon, *store.point(index)) <= km:
            place = store.place(index)[0]
            assert place.geonameid in found or place.kind not in ("city", "area")


def test_near_reaches_over_the_date_line_and_the_poles(world: Gazetteer) -> None:
    assert any(place.country == "FJ" for place in world.near(-17.0, -179.9, 300))
    assert list(world.near(90, 0, 100)) == list(world.near(90, 180, 100))
    assert list(world.near(0, -30, 1)) == []


def test_a_missing_gazetteer_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"missing.*reinstall"):
        Gazetteer.open(tmp_path)


def _damaged(folder: Path, name: str, data: bytes) -> None:
    for file in FILES:
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
        (TEXT, lambda data: data[:-1], "does not belong"),
        (SMALL, lambda data: data[:-1], "does not belong"),
        (SPELLINGS, lambda data: b"", "does not belong"),
        (TEXT, lambda data: b"\0" * len(data), "cannot be read"),
    ],
)
def test_a_damaged_gazetteer_is_told_in_a_line(tmp_path: Path, name: str, change: Callable[[bytes], bytes], message: str) -> None:
    _damaged(tmp_path, name, change((DATA / name).read_bytes()))
    with pytest.raises(GazetteerError, match=message) as caught:
        Gazetteer.open(tmp_path)
    assert "\n" not in str(caught.value)


def test_names_of_another_build_are_refused(tmp_path: Path) -> None:
    shutil.copy(DATA / PLACES_FILE, tmp_path / PLACES_FILE)
    with pytest.raises(GazetteerError, match="text.marisa"):
        Gazetteer.open(tmp_path)


def test_a_closed_gazetteer_keeps_what_was_read() -> None:
    gazetteer = Gazetteer.open()
    place = gazetteer.place(524901)
    gazetteer.close()
    assert place is not None
    assert place.name == "Moscow"


@pytest.mark.parametrize(
    ("geonameid", "german", "english"),
    [(1853909, "Osaka", "Osaka"), (4971068, "Maine", "Maine"), (1252881, "Westbengalen", "West Bengal"), (457954, "Liepāja", "Liepāja")],
)
def test_of_two_names_that_the_sources_have_the_plainer_one_is_shown(world: Gazetteer, geonameid: int, german: str, english: str) -> None:
    assert (world.name(geonameid, "de"), world.name(geonameid, "en")) == (german, english)
