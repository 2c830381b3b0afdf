"""The shipped place data are those whose hashes lie beside them, and any change is seen."""

from pathlib import Path

import pytest

from reader.places.gazetteer import DATA
from reader.places.whole import LAND_SUMS, SUMS, damaged


@pytest.mark.parametrize("sums", [SUMS, LAND_SUMS])
def test_the_shipped_data_are_whole_and_of_at_most_17_megabytes(sums: str) -> None:
    assert damaged(sums) == ()
    assert sum(file.stat().st_size for file in DATA.iterdir()) <= 17_000_000


def test_what_is_missing_or_changed_is_named(tmp_path: Path) -> None:
    assert damaged(LAND_SUMS, tmp_path) == (LAND_SUMS,)
    for name in (LAND_SUMS, "land.bin", "lines.bin"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    (tmp_path / "lines.bin").write_bytes(b"x" + (DATA / "lines.bin").read_bytes()[1:])
    assert set(damaged(LAND_SUMS, tmp_path)) == {"lines.bin", "lines-fine.bin"}
    (tmp_path / LAND_SUMS).write_text("no list\nof hashes at all\n")
    assert damaged(LAND_SUMS, tmp_path) == (LAND_SUMS,)
