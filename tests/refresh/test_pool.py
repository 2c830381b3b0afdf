"""One bad file costs itself and no other."""

import os
import signal
import time
from pathlib import Path

import pytest

from reader.model.article import Story
from reader.model.errors import SourceError
from reader.refresh.pool import Pool
from reader.refresh.walk import Found
from reader.refresh.worker import LARGEST, Read

pytestmark = pytest.mark.usefixtures("workers_of_its_own")


def found(file: Path) -> Found:
    info = file.stat()
    return Found("", file, info.st_mtime_ns, info.st_size)


def hanging(file: Path) -> Path:
    """A file that nobody can read to its end: a pipe without a writer."""
    os.mkfifo(file)
    return file


def test_a_file_that_hangs_its_reader_costs_itself_and_no_other(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("Title\n\nSome text of an article.")
    with Pool(seconds=2, workers=1) as pool:
        first, second = pool.read([(found(hanging(tmp_path / "bad.txt")), ""), (found(good), "")])
    assert isinstance(first[1], SourceError)
    assert "took longer than 2 s" in str(first[1])
    assert isinstance(second[1], Read)
    story = second[1].stories[0]
    assert isinstance(story, Story)
    assert story.title == "Title"


def test_a_killed_worker_costs_its_own_file(tmp_path: Path) -> None:
    bad, good = hanging(tmp_path / "bad.txt"), tmp_path / "good.txt"
    good.write_text("Title\n\nSome text of an article.")
    with Pool(seconds=20, workers=1) as pool:
        answers = pool.read([(found(good), ""), (found(bad), ""), *[(found(good), "")] * 8])
        assert isinstance(next(answers)[1], Read)
        writer = _writer_of(bad)
        workers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and _is_child_reading(int(entry.name))]
        assert workers
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
        killed = next(answers)[1]
        assert isinstance(killed, SourceError)
        assert "crashed" in str(killed)
        assert all(isinstance(read, Read) for _file, read in answers)
    os.close(writer)


def _writer_of(pipe: Path) -> int:
    """The writing end of a pipe, once a worker has begun to read it."""
    for _turn in range(500):
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            time.sleep(0.01)
    raise AssertionError("no worker opened the pipe")


def _is_child_reading(pid: int) -> bool:
    """True for our own worker processes."""
    try:
        parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        return parent == os.getpid() and b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_a_file_over_the_limit_is_not_even_opened(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    with Pool(workers=1) as pool:
        answer = next(pool.read([(found(huge), "")]))[1]
    assert isinstance(answer, SourceError)
    assert "64 MB" in str(answer)


def test_bytes_that_are_known_are_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Title\n\nText.")
    with Pool(workers=1) as pool:
        first = next(pool.read([(found(file), "")]))[1]
        assert isinstance(first, Read)
        second = next(pool.read([(found(file), first.digest)]))[1]
    assert second == Read(first.digest, same=True)
