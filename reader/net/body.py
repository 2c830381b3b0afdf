"""Keeps a body while it comes: counts it, hashes it, and writes it to its file."""

import contextlib
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from reader.net import reasons
from reader.net.failures import FetchFailed

# A body up to this size is held until its digest is known: what is the same as last time then costs no file.
HELD = 128 * 1024


class Body:
    """A body on its way to a file; leaving the `with` without `keep` leaves no file behind."""

    def __init__(self, file: Path) -> None:
        self.size = 0
        self._path = file
        self._hash = blake2b(digest_size=16)
        self._held: list[bytes] = []
        self._file: BinaryIO | None = None
        self._kept = False

    def add(self, piece: bytes) -> None:
        """Takes the next piece.

        Raises:
            FetchFailed: the disk doesn't take it.
        """
        self.size += len(piece)
        self._hash.update(piece)
        if self._file is not None:
            self._write([piece])
            return
        self._held.append(piece)
        if self.size > HELD:
            self._spill()

    def digest(self) -> str:
        """The hash of what has come so far: blake2b of 16 bytes, hexadecimal."""
        return self._hash.hexdigest()

    def keep(self) -> None:
        """The body is whole: the file is finished and stays.

        Raises:
            FetchFailed: the disk doesn't take it.
        """
        self._spill()
        try:
            if self._file is not None:
                self._file.close()
        except OSError as problem:
            failure = reasons.of_disk(problem)
        else:
            self._kept = True
            return
        raise FetchFailed(failure)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._kept or self._file is None:
            return
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _spill(self) -> None:
        held, self._held = self._held, []
        self._write(held)

    def _write(self, pieces: Iterable[bytes]) -> None:
        try:
            if self._file is None:
                self._file = self._path.open("wb")
            self._file.writelines(pieces)
        except OSError as problem:
            failure = reasons.of_disk(problem)
        else:
            return
        raise FetchFailed(failure)
