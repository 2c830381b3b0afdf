"""A command imports what it needs: `dateline list` starts without the screen, the network and every parser."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "textual",
    "aiohttp",
    "asyncio",
    "ssl",
    "http",
    "feedparser",
    "lxml",
    "marisa_trie",
    "pebble",
    "yaml",
    "markdown_it",
    "trafilatura",
    "tomlkit",
    "multiprocessing",
}
SCRIPT = """
import json, sys
from reader.cli.main import run
code = run(sys.argv[1:])
print(json.dumps([code, sorted({name.partition(".")[0] for name in sys.modules}), sorted(n for n in sys.modules if n.startswith("reader."))]))
"""


def imported(*args: str) -> tuple[int, set[str], set[str]]:
    """Exit code, and the names of all packages and of our own modules that a command has imported in a fresh interpreter."""
    done = subprocess.run([sys.executable, "-c", SCRIPT, *args], capture_output=True, text=True, check=True)
    code, packages, ours = json.loads(done.stdout.splitlines()[-1])
    return code, set(packages), set(ours)


@pytest.mark.parametrize("command", [["list"], ["list", "is:unread"], ["feeds"], ["bookmarks", "--json"]])
def test_a_command_that_reads_the_library_starts_light(tmp_path: Path, command: list[str]) -> None:
    code, packages, ours = imported("--library", str(tmp_path / "library.db"), *command)
    assert code == 0
    assert packages & HEAVY == set()
    assert not any(name.startswith(("reader.app", "reader.net", "reader.sources")) for name in ours)


def test_the_model_alone_brings_nothing_from_outside_but_what_checks_the_settings() -> None:
    script = "import sys, reader.model.settings, reader.model.article, reader.model.words, reader.query.parse; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    packages = {name.partition(".")[0] for name in done.stdout.split()}
    assert packages & (HEAVY | {"rich", "click"}) == set()
