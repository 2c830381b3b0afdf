"""`dateline refresh` as a process: stopped, killed, short of space."""

import asyncio
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.conftest import Dateline
from tests.net.server import Asked, Server, Writer, page, reply, serving
from tests.refresh.feeds import rss


def subscribe(dateline: Dateline, server: Server, tmp_path: Path, *paths: str) -> None:
    """Follows feeds of a server without fetching them."""
    outlines = "".join(f"<outline type='rss' text='{path}' xmlUrl='{server.url(path, host=f'127.0.9.{n}')}'/>" for n, path in enumerate(paths, 1))
    (tmp_path / "list.opml").write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    assert dateline("import", tmp_path / "list.opml").code == 0


@contextmanager
def refreshing(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A refresh that runs beside the test."""
    command = [sys.executable, "-m", "reader", "--library", str(tmp_path / "cli.db"), "refresh", "--events"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def until(process: subprocess.Popen[str], event: str) -> dict[str, object]:
    """The next event of that name."""
    assert process.stdout is not None
    for line in process.stdout:
        said: dict[str, object] = json.loads(line)
        if said["event"] == event:
            return said
    raise AssertionError(f"it ended before {event}")


def workers(process: subprocess.Popen[str]) -> list[int]:
    """The worker processes of a refresh."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


async def for_ever(_asked: Asked, _writer: Writer) -> None:
    """Never answers."""
    await asyncio.sleep(3600)


def test_a_refresh_that_is_stopped_keeps_what_came_and_goes_on_next_time(dateline: Dateline, tmp_path: Path) -> None:
    with serving({"/a": page(rss("a")), "/b": for_ever}) as server:
        subscribe(dateline, server, tmp_path, "/a", "/b")
        with refreshing(tmp_path) as process:
            assert until(process, "feed")["new"] == 1
            process.send_signal(signal.SIGINT)
            assert process.wait(20) == 130
            assert process.stderr is not None
            assert "Traceback" not in process.stderr.read()
        assert len(dateline("list", "--json").json) == 1
        server.behaviours["/b"] = page(rss("b", guid="b"))
        again = dateline("refresh", "--json")
    assert (again.json["feeds"], again.json["new"]) == (1, 1)
    assert len(dateline("list", "--json").json) == 2


def test_a_refresh_that_is_killed_leaves_a_sound_library(dateline: Dateline, tmp_path: Path) -> None:
    with serving({"/a": page(rss("a")), "/b": for_ever}) as server:
        subscribe(dateline, server, tmp_path, "/a", "/b")
        with refreshing(tmp_path) as process:
            until(process, "feed")
            process.kill()
            process.wait(20)
        server.behaviours["/b"] = page(rss("b", guid="b"))
        assert dateline("refresh").code == 0
    assert len(dateline("list", "--json").json) == 2
    with sqlite3.connect(tmp_path / "cli.db") as db:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_killed_workers_cost_their_own_feeds_at_most(dateline: Dateline, tmp_path: Path) -> None:
    paths = [f"/{n}" for n in range(8)]
    with serving({path: page(rss(f"t{path[1:]}", guid=path)) for path in paths[:4]}) as server:
        killed: list[int] = []

        async def after_a_kill(asked: Asked, writer: Writer) -> None:
            if not killed:
                while not killed:  # the pool starts with the first feed that is read
                    await asyncio.sleep(0.02)
                    killed.extend(workers(process))
                for one in killed:
                    os.kill(one, signal.SIGKILL)
            writer.write(reply(200, rss(f"t{asked.target[1:]}", guid=asked.target)))

        server.behaviours |= dict.fromkeys(paths[4:], after_a_kill)
        subscribe(dateline, server, tmp_path, *paths)
        with refreshing(tmp_path) as process:
            done = until(process, "done")
            process.communicate(timeout=30)
        assert done["feeds"] == 8
        assert len(dateline("list", "--json").json) == 8 - int(str(done["failed"]))
        assert dateline("refresh", "--force", "--json").json["failed"] == 0
    assert killed
    assert len(dateline("list", "--json").json) == 8


def test_a_full_disk_costs_what_does_not_fit_and_nothing_else(dateline: Dateline, tmp_path: Path) -> None:
    long = rss("big").replace(b"words enough", os.urandom(400_000).hex().encode())
    with serving({"/a": page(rss("a")), "/b": page(long)}) as server:
        subscribe(dateline, server, tmp_path, "/a", "/b")
        command = f"ulimit -f 700; exec '{sys.executable}' -m reader --library '{tmp_path / 'cli.db'}' refresh --json"
        ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=50, check=False)
        assert "Traceback" not in ran.stderr
        assert ran.returncode == 1
        said = json.loads(ran.stdout)
        assert [error["url"] for error in said["errors"]] == [server.url("/b", host="127.0.9.2")]
        assert [article["title"] for article in dateline("list", "--json").json] == ["a"]
        assert dateline("refresh", "--force", "--json").json["failed"] == 0
    assert len(dateline("list", "--json").json) == 2
