"""Whether the place data are the ones that were made: their hashes lie beside them."""

import hashlib
from pathlib import Path

from reader.places.gazetteer import DATA

SUMS, LAND_SUMS = "SHA256SUMS", "LAND_SHA256SUMS"
"""Lists of hashes as `sha256sum` writes them: of the gazetteer, and of the maps' data."""


def damaged(sums: str, folder: Path | None = None) -> tuple[str, ...]:
    """Names of the files of a list that are missing or differ from what was made; the list itself if it cannot be read."""
    folder = folder or DATA
    try:
        lines = (folder / sums).read_text("utf-8").splitlines()
        wanted = [(digest, name) for digest, name in (line.split() for line in lines)]
    except (OSError, ValueError):
        return (sums,)
    return tuple(name for digest, name in wanted if _digest(folder / name) != digest)


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""
