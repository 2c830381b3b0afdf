"""Every screen, as it looked when somebody last looked at it. After a wanted change: `pytest tests/app/test_pictures.py --snapshot-update`."""

from pathlib import Path
from typing import Protocol

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.pictures.screens import PICTURES, Picture, app_for, arrive


class SnapCompare(Protocol):
    """The fixture of pytest-textual-snapshot."""

    def __call__(self, app: App[None] | str | Path, *, terminal_size: tuple[int, int], run_before: object) -> bool:
        """True if the app looks as it did."""


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_the_screen_looks_as_it_did(picture: Picture, snap_compare: SnapCompare, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")

    async def before(pilot: Pilot[None]) -> None:
        await arrive(pilot, picture)

    assert snap_compare(app_for(picture), terminal_size=picture.size, run_before=before)
