"""Settings that the app writes down."""

from pathlib import Path

import pytest

from reader.model.errors import SourceError, UsageError
from reader.model.settings import load
from reader.model.settings_file import write_setting


def test_a_setting_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "dateline" / "config.toml"
    write_setting(file, "theme", "day")
    assert load(file).theme == "day"


def test_comments_order_and_other_settings_stay(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('# mine\nmeasure = 64  # narrow\n\n[keys]\nundo = "z"  # as everywhere\n', "utf-8")
    write_setting(file, "measure", 70)
    write_setting(file, "keys.bookmark", ["x", "ctrl+b"])
    write_setting(file, "theme", "night")
    text = file.read_text("utf-8")
    for kept in ("# mine\n", "measure = 70  # narrow\n", 'undo = "z"  # as everywhere\n'):
        assert kept in text
    assert load(file).keys == {"undo": ("z",), "bookmark": ("x", "ctrl+b")}
    assert load(file).theme == "night"


@pytest.mark.parametrize(("name", "value"), [("measure", 10), ("themee", "day"), ("rows", "two"), ("measure", "70")])
def test_a_wrong_setting_is_not_written(tmp_path: Path, name: str, value: str | int) -> None:
    file = tmp_path / "config.toml"
    with pytest.raises(UsageError):
        write_setting(file, name, value)
    assert not file.exists()


def test_a_file_that_is_wrong_already_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("theme = day\n", "utf-8")
    with pytest.raises(UsageError, match="line 1, column 9"):
        write_setting(file, "measure", 70)
    assert file.read_text("utf-8") == "theme = day\n"


def test_a_link_to_the_file_stays_a_link_and_rights_stay(tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text("measure = 64\n", "utf-8")
    real.chmod(0o640)
    link = tmp_path / "config.toml"
    link.symlink_to(real)
    write_setting(link, "measure", 70)
    assert link.is_symlink()
    assert load(real).measure == 70
    assert real.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["config.toml", "dotfiles.toml"]


def test_a_folder_that_cannot_be_made_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "dateline").write_text("a file in the way", "utf-8")
    with pytest.raises(SourceError, match="the setting is not saved"):
        write_setting(tmp_path / "dateline" / "config.toml", "measure", 70)
