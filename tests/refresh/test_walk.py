"""Which files of a folder are read."""

import os
from pathlib import Path

import pytest

from reader.model.errors import NotFoundError, SourceError
from reader.refresh.walk import walk


def test_a_folder_is_walked_to_the_bottom_in_the_order_of_its_paths(tmp_path: Path) -> None:
    (tmp_path / "b" / "deep").mkdir(parents=True)
    for name in ("z.txt", "b/deep/a.md", "b/c.html"):
        (tmp_path / name).write_text("x")
    assert [file.path for file in walk(tmp_path).files] == ["b/c.html", "b/deep/a.md", "z.txt"]


def test_a_file_is_its_own_only_file(tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    file.write_bytes(b"x")
    found = walk(file).files
    assert [(entry.path, entry.where) for entry in found] == [("", file)]


def test_media_programs_and_hidden_files_are_passed_over_and_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jpg", "c.JPG", "d.css", "e.opml", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    found = walk(tmp_path)
    assert [file.path for file in found.files] == ["a.txt"]
    assert found.passed_over == {".jpg": 2, ".css": 1, ".opml": 1}


def test_links_to_folders_do_not_send_the_walk_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "round").symlink_to(tmp_path)
    found = walk(tmp_path)
    assert [file.path for file in found.files] == ["a.txt"]
    assert found.passed_over == {"link to a folder": 1}


def test_a_broken_link_and_a_pipe_are_no_articles_and_are_counted(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    found = walk(tmp_path)
    assert found.files == []
    assert found.passed_over == {"broken link": 1, "pipe or device": 1}


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="there is no such file or folder"):
        walk(tmp_path / "nowhere")


def test_a_pipe_as_a_source_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SourceError, match="neither a file nor a folder"):
        walk(tmp_path / "pipe")
