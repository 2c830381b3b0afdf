"""Fetches pictures of an article and makes each a small PNG of its own: the app shows no outside file."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.errors import SourceError
from reader.model.fetch import Request
from reader.model.words import _
from reader.refresh.manners import Manners
from reader.refresh.pool import Pool
from reader.refresh.progress import Tell
from reader.refresh.side_by_side import side_by_side
from reader.text.links import host_of

if TYPE_CHECKING:
    from PIL import Image as Pillow

LARGEST = 16 * 2**20
"""Bytes of a picture that are taken."""
MOST_PIXELS = 40_000_000
"""A file of some kilobytes can say that it has billions of them."""
FEWEST = 3
"""Pixels of a side below which it is no picture: what counts readers has 1."""
SIDE = 1200
"""Pixels of its longer side as it is shown: more than 200 columns have."""
FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
_DIRECT = frozenset({"RGB", "RGBA", "L", "LA", "CMYK", "YCbCr"})
"""Modes that can be made smaller as they are, without a second copy in full size (Pillow's "Modes")."""


def fetch_pictures(addresses: Sequence[str], folder: Path, clock: Callable[[], datetime], tell: Tell, *, manners: Manners | None = None, home: str = "") -> int:
    """Fetches pictures side by side; returns how many came.

    Args:
        addresses: http(s).
        folder: where the PNG files are put, under their numbers from 1.
        tell: hears of each as it comes: {"event": "picture", "n": 1, "file": "1.png", "error": null}.
        home: the host whose pictures may lie in the reader's own network, "" for none.
    """
    with Pool(workers=1) as pool:
        return asyncio.run(_fetch_all(addresses, folder, clock, tell, manners or Manners(), pool, home))


async def _fetch_all(addresses: Sequence[str], folder: Path, clock: Callable[[], datetime], tell: Tell, manners: Manners, pool: Pool, home: str) -> int:
    from reader.net.failures import FetchFailed

    came: set[int] = set()

    async def one(n: int, address: str) -> None:
        body, target = folder / f"{n}.body", folder / f"{n}.png"
        outcome: SourceError | None
        try:
            await client.fetch(Request(address, body, inside=bool(home) and host_of(address) == home))
            outcome = await pool.run(shrink, str(body), str(target))
        except FetchFailed as problem:
            outcome = SourceError(problem.failure.words)
        finally:
            body.unlink(missing_ok=True)
        if outcome is None:
            came.add(n)
        tell({"event": "picture", "n": n, "file": None if outcome else target.name, "error": str(outcome) if outcome else None})

    async with replace(manners, largest=LARGEST).client(clock) as client:
        await side_by_side(one(n, address) for n, address in enumerate(addresses, 1))
    return len(came)


def shrink(body: str, target: str) -> None:
    """Makes a small PNG of a picture; in a worker, within its limits.

    Raises:
        SourceError: it is none, of a kind that is not shown, damaged or far too large.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # what is larger is refused below, in words
    Image.init()
    try:
        with Image.open(body, formats=[name for name in FORMATS if name in Image.OPEN]) as picture:
            _check(*picture.size)
            small = _small(picture)
        small.info.clear()  # colour profiles and comments would go along
        small.save(target, "PNG")
    except UnidentifiedImageError:
        raise SourceError(_("no picture that can be shown")) from None
    except MemoryError:
        raise SourceError(_("needs too much memory to be shown")) from None
    except SourceError:
        raise
    except Exception as problem:  # Pillow's readers raise what their input leads them to
        raise SourceError(_("a damaged picture")) from problem


def _check(width: int, height: int) -> None:
    """Raises SourceError for sizes that are not shown."""
    if min(width, height) < FEWEST:
        raise SourceError(_("too small to be seen"))
    if width * height > MOST_PIXELS:
        raise SourceError(_("a picture of {n} million pixels is not shown").format(n=width * height // 1_000_000))


def _small(picture: "Pillow.Image") -> "Pillow.Image":
    """Its first frame, upright, in colours that PNG has."""
    from PIL import ImageOps

    wanted = "RGBA" if "transparency" in picture.info or picture.mode in {"RGBA", "LA", "PA", "La", "RGBa"} else "RGB"
    if picture.mode in _DIRECT and "transparency" not in picture.info:
        picture.thumbnail((SIDE, SIDE))
        small = picture.convert(wanted)
    else:
        small = picture.convert(wanted)
        small.thumbnail((SIDE, SIDE))
    with suppress(Exception):  # what it says about its camera may be broken; it is a picture still
        small = ImageOps.exif_transpose(small)
    return small
