"""What may be typed, and what may lie on a disk, and still gets one clear line."""

import json
import os
import sys
from pathlib import Path

import pytest

from reader.cli.main import run
from tests.cli.conftest import Dateline


@pytest.mark.parametrize("typed", ["-1", "１", "1_0", "+1", "1.0", "x"])
def test_an_id_that_is_no_number_is_wrong_usage_in_words_that_show_it(dateline: Dateline, typed: str) -> None:
    for command in ("show", "bookmark", "open"):
        ran = dateline(command, typed)
        assert ran.code == 2
        assert ran.err.startswith("dateline: ")
        assert f" {typed} is no number" in ran.err
        assert ran.err.count("\n") == 1


def test_an_id_of_five_thousand_digits_is_no_article(dateline: Dateline) -> None:
    assert dateline("show", "9" * 5000).code == 3
    assert dateline("read", "9" * 5000).code == 3


def test_limits_beyond_all_numbers_are_limits(dateline: Dateline, seed_file: Path) -> None:
    dateline("add", seed_file)
    assert len(dateline("list", "--json", "--limit", 10**30).json) == 1
    assert dateline("list", "--json", "--limit", 5, "--offset", 10**30).json == []
    assert dateline("list", "--limit", -1).code == 2


def test_a_global_option_without_its_value_is_wrong_usage(dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["--library"]) == 2
    assert list(tmp_path.iterdir()) == []


def test_an_empty_path_adds_nothing(dateline: Dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("A title\n\nA body.\n")
    monkeypatch.chdir(tmp_path)
    assert dateline("add", "").code == 2
    assert dateline("").code == 0
    assert dateline("feeds", "--json").json == []


def test_the_home_of_nobody_is_no_such_path(dateline: Dateline) -> None:
    assert dateline("add", "~no-such-user/news").code == 3
    assert dateline("~no-such-user/news").code == 3


def test_a_folder_added_through_a_link_to_it_is_the_same_source(dateline: Dateline, tmp_path: Path) -> None:
    folder, link = tmp_path / "news", tmp_path / "link"
    folder.mkdir()
    (folder / "a.txt").write_text("A title\n\nA body.\n")
    link.symlink_to(folder, target_is_directory=True)
    dateline("add", folder)
    assert "already" in dateline("add", link).err
    assert [feed["url"] for feed in dateline("feeds", "--json").json] == [str(folder)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_utf_8_is_listed_and_exported(dateline: Dateline, tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"bad\xff\x1b[31m\nname.txt")
    file.write_text("A title\n\nA body.\n")
    assert run(["--library", str(tmp_path / "cli.db"), "add", str(file)]) == 0
    assert dateline("list", "--json").code == 0
    for form in ("json", "geojson", "csv", "md", "html", "atom", "opml"):
        assert dateline("export", tmp_path / f"x.{form}").code == 0
    assert len(json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))) == 1


def test_a_config_that_was_asked_for_must_be_there(dateline: Dateline, tmp_path: Path) -> None:
    ran = dateline("list", "--config", tmp_path / "none.toml")
    assert ran.code == 3
    assert "none.toml" in ran.err


def test_the_doctor_names_a_clash_of_keys_with_its_line(dateline: Dateline, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\nbookmark = "m"\n')
    ran = dateline("doctor", "--config", config)
    assert ran.code == 1
    assert f"{config}, line 2, column 1: m is the key of both" in ran.out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_no_list_of_feeds_and_is_not_waited_for(dateline: Dateline, tmp_path: Path) -> None:
    pipe = tmp_path / "list.opml"
    os.mkfifo(pipe)
    assert dateline("import", pipe).code == 1
    assert dateline("add", pipe).code == 1


def test_locate_answers_with_json_alone(dateline: Dateline, tmp_path: Path) -> None:
    lines = tmp_path / "in.jsonl"
    lines.write_text('{"id": NaN, "text": "Wien"}\n{"id": "\\ud800", "text": "Wien"}\n')
    ran = dateline("locate", "--jsonl", lines)

    def refuse(name: str) -> None:
        raise AssertionError(name)

    answers = [json.loads(row, parse_constant=refuse) for row in ran.out.splitlines()]
    assert [list(answer)[0] for answer in answers] == ["error", "id"]
    assert ran.code == 1


def test_closed_streams_are_told_or_borne(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert dateline("feeds", "--json").code == 1
    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    assert dateline("locate").code == 2


def test_completion_knows_commands_options_and_paths(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("_DATELINE_COMPLETE", "bash_complete")
    for words, number, wanted in (("dateline li", "1", "plain,list"), ("dateline list --of", "2", "plain,--offset"), ("dateline add ne", "2", "file,ne")):
        monkeypatch.setenv("COMP_WORDS", words)
        monkeypatch.setenv("COMP_CWORD", number)
        run([])
        assert wanted in capfd.readouterr().out.split()
