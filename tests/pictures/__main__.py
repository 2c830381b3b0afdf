"""`python -m tests.pictures [FOLDER]`: writes an SVG of every screen; the README's picture is one of them."""

import asyncio
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.app.main import DatelineApp
from reader.desk.samples import open_samples
from reader.desk.session import Session
from reader.library.sqlite.open import open_memory
from reader.model.settings import Settings
from reader.model.words import choose_language
from tests.pictures.day import NOW, day_session

HERE = Path(__file__).parent
ON_MOSCOW = ("j", "j", "j")

# name, columns and rows, theme, keys
PICTURES: Sequence[tuple[str, tuple[int, int], str, tuple[str, ...]]] = (
    ("wide-night", (200, 50), "night", ON_MOSCOW),
    ("wide-day", (200, 50), "day", ON_MOSCOW),
    ("broad-night", (150, 45), "night", ON_MOSCOW),
    ("middle-night", (120, 40), "night", ON_MOSCOW),
    ("narrow-list", (80, 24), "night", ON_MOSCOW),
    ("narrow-article", (80, 24), "night", (*ON_MOSCOW, "enter")),
    ("narrow-metadata", (80, 24), "night", (*ON_MOSCOW, "enter", "l")),
    ("narrow-256", (80, 24), "night-256", ON_MOSCOW),
    ("narrow-terminal", (80, 24), "terminal", ON_MOSCOW),
    ("picker", (120, 40), "day", ("p",)),
    ("picker-wien", (80, 24), "night", ("p", "w", "i", "e", "n")),
    ("query", (80, 24), "night", ("slash", *"tunnel in:"[:7], "i", "n", "colon", "ö", "s", "t")),
    ("links", (80, 24), "night", (*ON_MOSCOW, "L")),
    ("bookmark", (80, 24), "night", (*ON_MOSCOW, "B")),
    ("help", (120, 40), "night", ("question_mark",)),
    ("add", (80, 24), "night", ("a",)),
    ("feeds", (80, 24), "night", ("F",)),
    ("palette", (80, 24), "night", ("ctrl+p",)),
    ("first-start", (80, 24), "night", ()),
)


async def picture(name: str, size: tuple[int, int], theme: str, keys: Sequence[str], folder: Path) -> None:
    """Writes one picture."""
    settings = Settings(home="Wien", mark_read="open", theme=theme)
    if name == "first-start":
        own = Session(open_memory(), settings, now=lambda: NOW)
        app = DatelineApp(open_samples(own), own=own, environment={})
    else:
        app = DatelineApp(day_session(settings), environment={})
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        (folder / f"{name}.svg").write_text(app.export_screenshot(title="dateline"), encoding="utf-8")


async def settle(pilot: object) -> None:
    """Lets the app finish what it has begun."""
    from textual.pilot import Pilot

    assert isinstance(pilot, Pilot)
    for _round in range(12):
        await pilot.app.workers.wait_for_complete([w for w in pilot.app.workers if w.group not in {"watch", "poll"} and not w.is_finished])
        await pilot.pause(0.02)


def main() -> None:
    """Writes all pictures."""
    choose_language("en")
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    folder.mkdir(parents=True, exist_ok=True)
    for name, size, theme, keys in PICTURES:
        asyncio.run(picture(name, size, theme, keys, folder))


if __name__ == "__main__":
    main()
