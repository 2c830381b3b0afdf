"""Runs `dateline refresh --events` as its reader would and takes its times, its CPU, and the memory of all its processes."""

import contextlib
import json
import os
import resource
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Run:
    """A refresh. Times are seconds from the start of the process, memory is in MB.

    Attributes:
        readable, placed: until the event of that name.
        seconds: until the process ended.
        cpu: of all its processes.
        cpu_readable: the same until all is readable (Linux).
        pss, rss: the highest sums over all its processes; 0 if memory was not watched.
    """

    readable: float
    placed: float
    seconds: float
    cpu: float
    cpu_readable: float = 0.0
    pss: float = 0.0
    rss: float = 0.0


def environment(home: Path) -> dict[str, str]:
    """The environment of a program that is to know nothing of this machine's user: a home of its own, no proxies."""
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy") and not name.startswith(("XDG_", "DATELINE_"))}
    return kept | {"HOME": str(home), "LANG": "C.UTF-8"}


class Reader:
    """The library of a reader, and the commands on it."""

    def __init__(self, library: Path) -> None:
        self.library = library
        self.command = [sys.executable, "-m", "reader", "--library", str(library)]
        self.env = environment(library.parent)

    def run(self, *arguments: str) -> str:
        """What a command prints. Raises AssertionError if it fails."""
        done = subprocess.run([*self.command, *arguments], check=False, capture_output=True, text=True, env=self.env)
        assert done.returncode == 0, f"{arguments} ended with {done.returncode}: {done.stderr.strip()}"
        return done.stdout

    def subscribe(self, opml: Path) -> None:
        """Subscribes to the feeds of a list (OPML)."""
        self.run("import", str(opml))

    def feeds(self) -> list[int]:
        """The ids of the feeds, oldest first."""
        return [feed["id"] for feed in sorted(json.loads(self.run("feeds", "--json")), key=lambda feed: int(feed["id"]))]

    def expect(self, articles: int) -> None:
        """Raises AssertionError if the feeds do not hold so many articles together."""
        feeds = json.loads(self.run("feeds", "--json"))
        there = sum(feed["articles"] for feed in feeds)
        errors = [(feed["url"], feed["error"]) for feed in feeds if feed["error"]]
        assert there == articles, f"the library holds {there} articles of {articles}; feeds in trouble: {len(errors)}, first {errors[:3]}"

    def refresh(self, *arguments: str, watch: bool = False, may_fail: bool = False) -> Run:
        """Refreshes.

        Args:
            watch: measures the memory too, which costs some of the speed.
            may_fail: some feeds are meant to fail (exit code 1).

        Raises:
            AssertionError: it ended otherwise than it should, or did not say that all is readable and placed.
        """
        before, begin = children_cpu(), time.perf_counter()
        with subprocess.Popen([*self.command, "refresh", "--events", *arguments], stdout=subprocess.PIPE, text=True, env=self.env) as process:
            assert process.stdout is not None
            when: dict[str, float] = {}
            used: dict[str, float] = {}
            with _watched(process.pid, on=watch) as peak:
                for line in process.stdout:
                    if '"readable"' in line or '"placed"' in line:
                        event = json.loads(line)["event"]
                        when.setdefault(event, time.perf_counter() - begin)
                        used.setdefault(event, cpu(tree(process.pid)))
                code = process.wait()
        seconds = time.perf_counter() - begin
        assert code in ((0, 1) if may_fail else (0,)), f"refresh ended with {code}"
        assert when.keys() >= {"readable", "placed"}, f"refresh said only {sorted(when)}"
        return Run(when["readable"], when["placed"], seconds, children_cpu() - before, used["readable"], peak.pss, peak.rss)


@dataclass(slots=True)
class _Peak:
    pss: float = 0.0
    rss: float = 0.0


@contextlib.contextmanager
def _watched(pid: int, *, on: bool) -> Iterator[_Peak]:
    """Samples the memory of a process and all below it while the block runs."""
    peak, end = _Peak(), threading.Event()

    def sample() -> None:
        while not end.wait(SAMPLE_SECONDS):
            pss, rss = memory(tree(pid))
            peak.pss, peak.rss = max(peak.pss, pss), max(peak.rss, rss)

    thread = threading.Thread(target=sample, daemon=True)
    if on:
        thread.start()
    try:
        yield peak
    finally:
        end.set()
        if on:
            thread.join()


def tree(pid: int) -> list[int]:
    """A process and all processes below it (Linux)."""
    found, waiting = [], [pid]
    while waiting:
        found.append(waiting.pop())
        with contextlib.suppress(OSError):
            for task in Path(f"/proc/{found[-1]}/task").iterdir():
                with contextlib.suppress(OSError):
                    waiting += map(int, (task / "children").read_text().split())
    return found


def memory(pids: Sequence[int]) -> tuple[float, float]:
    """The sums of PSS and RSS of processes in MB; those that have ended count nothing."""
    pss = rss = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    pss += int(line.split()[1])
                elif line.startswith("Rss:"):
                    rss += int(line.split()[1])
    return pss / 1024, rss / 1024


def cpu(pids: Sequence[int]) -> float:
    """Seconds of CPU that processes have used, and those below them that have ended (proc(5): fields 14 to 17 of stat)."""
    ticks = 0
    for pid in pids:
        with contextlib.suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def children_cpu() -> float:
    """Seconds of CPU of all processes below this one that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
