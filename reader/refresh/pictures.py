"""Fetches pictures of an article and makes each a small PNG of its own: the app shows no outside file."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from reader.model.errors import SourceError
from reader.model.fetch import Request
from reader.model.words import _
from reader.refresh.manners import Manners
from reader.refresh.pool import Pool
from reader.refresh.progress import Tell

LARGEST = 16 * 2**20
"""Bytes of a picture that are taken."""
MOST_PIXELS = 40_000_000
"""A file of some kilobytes can say that it has billions of them."""
SIDE = 1200
"""Pixels of its longer side as it is shown: more than 200 columns have."""
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")


def fetch_pictures(
    addresses: Sequence[str], folder: Path, clock: Callable[[], datetime], tell: Tell, *, manners: Manners | None = None, inside: bool = False
) -> int:
    """Fetches pictures side by side; returns how many came.

    Args:
        addresses: http(s).
        folder: where the PNG files are put, under their numbers from 1.
        tell: hears of each as it comes: {"event": "picture", "n": 1, "file": "1.png", "error": null}.
        inside: they may lie in the reader's own network.
    """
    with Pool(workers=1) as pool:
        return asyncio.run(_fetch_all(addresses, folder, clock, tell, manners or Manners(), pool, inside=inside))


async def _fetch_all(addresses: Sequence[str], folder: Path, clock: Callable[[], datetime], tell: Tell, manners: Manners, pool: Pool, *, inside: bool) -> int:
    from reader.net.failures import FetchFailed

    async def one(n: int, address: str) -> bool:
        body, target = folder / f"{n}.body", folder / f"{n}.png"
        outcome: object
        try:
            await client.fetch(Request(address, body, inside=inside))
            outcome = await pool.run(shrink, str(body), str(target))
        except FetchFailed as problem:
            outcome = SourceError(problem.failure.words)
        body.unlink(missing_ok=True)
        trouble = str(outcome) if isinstance(outcome, SourceError) else None
        tell({"event": "picture", "n": n, "file": None if trouble else target.name, "error": trouble})
        return trouble is None

    async with replace(manners, largest=LARGEST).client(clock) as client, asyncio.TaskGroup() as tasks:
        made = [tasks.create_task(one(n, address)) for n, address in enumerate(addresses, 1)]
    return sum(task.result() for task in made)


def shrink(body: str, target: str) -> None:
    """Makes a small PNG of a picture; in a worker, within its limits.

    Raises:
        SourceError: it is none, of a kind that is not shown, damaged or far too large.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None
    try:
        with Image.open(body, formats=FORMATS) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise SourceError(_("a picture of {n} million pixels is not shown").format(n=picture.width * picture.height // 1_000_000))
            picture.draft("RGB", (SIDE, SIDE))
            small = picture.convert("RGBA" if "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA"} else "RGB")
        small.thumbnail((SIDE, SIDE))
        small.save(target, "PNG")
    except UnidentifiedImageError:
        raise SourceError(_("no picture that can be shown")) from None
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError) as problem:
        raise SourceError(_("a damaged picture")) from problem
