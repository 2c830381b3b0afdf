"""Whether the hand-written lists of the gazetteer hold together."""

from pathlib import Path

import pytest

from reader.places import gazetteer
from reader.places.build import demonyms

_BUILD = Path(gazetteer.__file__).parent / "build"
_AREA_FIELDS = 7


def _rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (_BUILD / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


AREAS = {row[1]: row for row in _rows("areas.tsv")}


def test_areas_have_fixed_numbers_keys_and_points() -> None:
    rows = _rows("areas.tsv")
    numbers = [int(row[0]) for row in rows]
    assert numbers == sorted(set(numbers), reverse=True)
    assert numbers[0] == -1
    assert len(AREAS) == len(rows) >= 300
    for row in rows:
        assert len(row) == _AREA_FIELDS
        assert -90 <= float(row[2]) <= 90
        assert -180 <= float(row[3]) <= 180
        assert row[4]
        assert row[5]


@pytest.mark.parametrize(
    ("key", "number"), [("EU", -1), ("MIDDLE EAST", -3), ("SAHEL", -15), ("SOUTH TYROL", -37), ("DANUBE", -54), ("DARFUR", -66), ("NATO", -67)]
)
def test_a_number_never_changes_its_meaning(key: str, number: int) -> None:
    assert int(AREAS[key][0]) == number


def test_the_unions_hold_their_members() -> None:
    assert {key: len(AREAS[key][6].split(",")) for key in ("EU", "NATO", "G7", "DACH", "BENELUX")} == {"EU": 27, "NATO": 32, "G7": 7, "DACH": 3, "BENELUX": 3}


def test_no_name_stands_for_two_areas() -> None:
    holders: dict[str, set[str]] = {}
    for key, row in AREAS.items():
        for name in (*row[4].split(","), *row[5].split(",")):
            assert name == name.strip() != ""
            holders.setdefault(name, set()).add(key)
    assert {name: keys for name, keys in holders.items() if len(keys) > 1} == {}


def test_the_other_lists_name_areas_and_regions_that_there_are() -> None:
    for name in ("typed-names.tsv", "demonyms.tsv"):
        for row in _rows(name):
            key = row[0]
            assert key in AREAS or key.isdigit() or len(key) == 2 or key[2:3] == "." or key in {
                "AFRICA", "ASIA", "EUROPE", "SOUTH AMERICA", "NORTH AMERICA", "OCEANIA",
            }, (name, key)  # fmt: skip


def test_every_list_says_where_it_is_from() -> None:
    for path in _BUILD.glob("*.tsv"):
        assert path.read_text("utf-8").startswith("# "), path.name


def test_areas_leave_other_lists_their_numbers() -> None:
    numbers = {int(row[0]) for row in _rows("areas.tsv")}
    assert all(-1999 <= number <= -1 or -8999 <= number <= -7001 for number in numbers)


def test_demonyms_inflect_compounds_of_deutscher_and_cities_with_two_forms() -> None:
    assert set(demonyms.german_inhabitant("Ostdeutscher")) >= {"Ostdeutscher", "Ostdeutsche", "Ostdeutschen"}
    assert {"Darmstadter", "Darmstädter"} <= set(demonyms.german_city("Darmstadt"))
    assert "Erlanger" in set(demonyms.german_city("Erlangen"))
    assert "Zweibrücker" in set(demonyms.german_city("Zweibrücken"))
