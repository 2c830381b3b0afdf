"""Whether files have changed."""

import os
from collections.abc import Callable
from pathlib import Path

from reader.refresh.watch import fingerprint


def test_a_folder_that_stays_the_same_keeps_its_fingerprint(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    assert fingerprint(tmp_path) == fingerprint(tmp_path)


def test_new_renamed_and_removed_files_are_seen_however_deep(tmp_path: Path) -> None:
    below = tmp_path / "one" / "two"
    below.mkdir(parents=True)
    os.utime(below, ns=(1, 1))
    seen = [fingerprint(tmp_path)]
    acts: tuple[Callable[[], object], ...] = (
        lambda: (below / "a.txt").write_text("a"),
        lambda: (below / "a.txt").rename(below / "b.txt"),
        (below / "b.txt").unlink,
    )
    for n, act in enumerate(acts, 2):
        act()
        os.utime(below, ns=(n, n))  # the clock of a file system may be slower than a test
        seen.append(fingerprint(tmp_path))
    assert len(set(seen)) == 4


def test_a_file_that_is_a_source_is_seen_to_change(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    before = fingerprint(file)
    file.write_text("ab")
    assert fingerprint(file) != before


def test_a_source_that_is_not_there_has_a_fingerprint_too(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "missing") != fingerprint(tmp_path)
