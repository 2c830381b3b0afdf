"""What was learned is what lies beside its hashes, and any change is seen."""

from pathlib import Path

from reader.places.weights import DATA, SUFFIX, write
from reader.places.whole import WEIGHTS_SUMS, damaged, list_weights


def test_the_shipped_weights_are_whole_and_all_are_listed() -> None:
    assert damaged(WEIGHTS_SUMS) == ()
    listed = [line.split()[1] for line in (DATA / WEIGHTS_SUMS).read_text("utf-8").splitlines()]
    assert listed == sorted(file.name for file in DATA.glob(f"*{SUFFIX}"))


def test_weights_that_are_missing_or_changed_are_named(tmp_path: Path) -> None:
    assert damaged(WEIGHTS_SUMS, tmp_path) == (WEIGHTS_SUMS,)
    for name in ("one", "other", "third"):
        write(name, tmp_path, {"clue": 1.5}, ["told"])
    list_weights(tmp_path)
    assert damaged(WEIGHTS_SUMS, tmp_path) == ()
    (tmp_path / "one.weights").unlink()
    write("other", tmp_path, {"clue": 1.6}, ["told"])
    assert set(damaged(WEIGHTS_SUMS, tmp_path)) == {"one.weights", "other.weights"}


def test_an_empty_list_is_damaged_itself(tmp_path: Path) -> None:
    (tmp_path / WEIGHTS_SUMS).touch()
    assert damaged(WEIGHTS_SUMS, tmp_path) == (WEIGHTS_SUMS,)
