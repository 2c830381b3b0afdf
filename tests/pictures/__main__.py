"""`python -m tests.pictures [FOLDER]`: writes an SVG of every screen, without a folder only the README's."""

import asyncio
import os
import sys
from pathlib import Path

from tests.pictures.screens import PICTURES, Picture, app_for, arrive

HERE = Path(__file__).parent
IN_README = "wide-night"


async def draw(picture: Picture, folder: Path) -> None:
    """Writes one picture."""
    app = app_for(picture)
    async with app.run_test(size=picture.size, notifications=True) as pilot:
        await arrive(pilot, picture)
        (folder / f"{picture.name}.svg").write_text(app.export_screenshot(title="dateline"), encoding="utf-8")


def main() -> None:
    """Writes the pictures."""
    os.environ.update(TERM="xterm-256color", COLORTERM="truecolor", TZ="Europe/Vienna")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    folder.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if len(sys.argv) > 1 or picture.name == IN_README:
            asyncio.run(draw(picture, folder))


if __name__ == "__main__":
    main()
