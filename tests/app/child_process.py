"""A process in place of `dateline` that tells given events, for what a real one would need servers all over the world for."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.app import child

SCRIPT = """
import signal, sys
said = open(sys.argv[1], encoding="utf-8").read()
with open(sys.argv[1] + ".asked", "a", encoding="utf-8") as asked:
    asked.write(" ".join(sys.argv[5:]) + "\\n")
sys.stdout.write(said)
sys.stdout.flush()
if "stays" in sys.argv[2]:
    signal.pause()
"""


def telling(monkeypatch: pytest.MonkeyPatch, folder: Path, events: Sequence[dict[str, Any]], *, stays: bool = False) -> None:
    """Children tell these events from now on; then they end, or stay until they are stopped."""
    told = folder / "events.jsonl"
    told.write_text("".join(f"{json.dumps(event)}\n" for event in events), "utf-8")
    monkeypatch.setattr(child, "command", lambda: (sys.executable, "-I", "-S", "-c", SCRIPT, str(told), "stays" if stays else "ends"))


def asked(folder: Path) -> list[str]:
    """What the children were asked, in order: command and arguments."""
    file = folder / "events.jsonl.asked"
    return file.read_text("utf-8").splitlines() if file.exists() else []


def found(*feeds: tuple[str, str, int, str | None], url: str = "https://www.alpenpost.example/", **more: Any) -> dict[str, Any]:
    """The event of a search: feeds as address, title, articles, newest."""
    said = [{"url": address, "title": title, "articles": count, "newest": newest} for address, title, count, newest in feeds]
    return {"event": "found", "kind": "feeds" if feeds else "page", "url": url, "title": "Alpenpost", "feeds": said, "error": None, "login": False} | more
