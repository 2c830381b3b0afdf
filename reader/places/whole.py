"""Whether the place data are the ones that were made: their hashes lie beside them."""

import hashlib
from pathlib import Path

from reader.places.gazetteer import DATA
from reader.places.weights import SUFFIX

SUMS, LAND_SUMS, WEIGHTS_SUMS = "SHA256SUMS", "LAND_SHA256SUMS", "WEIGHTS_SHA256SUMS"
"""Lists of hashes as `sha256sum` writes them: of the gazetteer, of the maps' data, and of what was learned."""


def damaged(sums: str, folder: Path | None = None) -> tuple[str, ...]:
    """Names of the files of a list that are missing or differ from what was made; the list itself if it cannot be read."""
    folder = folder or DATA
    try:
        lines = (folder / sums).read_text("utf-8").splitlines()
        wanted = [(digest, name) for digest, name in (line.split() for line in lines)]
    except (OSError, ValueError):
        return (sums,)
    return tuple(name for digest, name in wanted if _digest(folder / name) != digest) if wanted else (sums,)


def list_weights(folder: Path) -> None:
    """Writes the list of the hashes of all that was learned, by name. Raises OSError."""
    files = sorted(folder.glob(f"*{SUFFIX}"))
    (folder / WEIGHTS_SUMS).write_text("".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files), "utf-8")


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""
