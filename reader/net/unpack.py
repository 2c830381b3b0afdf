"""Undoes the compression of a body piece by piece, within a bound (Content-Encoding: RFC 9110, section 8.4).

aiohttp can do it, but neither several layers nor members, and its bound is one of a piece, not of the body.
"""

import zlib
from collections.abc import Iterator

from reader.model.words import _
from reader.net.failures import FetchFailed, failed

MOST_LAYERS = 4
# Of one layer; without a bound a million empty ones would keep the loop busy for minutes.
MOST_MEMBERS = 5000
PIECE = 64 * 1024
_MAGIC = b"\x1f\x8b"
_GZIP = frozenset({"gzip", "x-gzip"})
_NOTHING = frozenset({"", "identity"})


class TooLarge(Exception):  # noqa: N818  (an outcome)
    """A body, packed or unpacked, is larger than its bound."""


def damaged() -> FetchFailed:
    """The failure for a body whose compression is broken."""
    return failed("broken", _("its compression is damaged"))


class _Layer:
    """One layer of gzip, zlib or raw deflate; members that follow each other are one body.

    Args:
        gzip: gzip with as many members as there are; otherwise deflate, with or without zlib's wrapper (servers send either).
    """

    def __init__(self, gzip: bool, largest: int) -> None:
        self._gzip = gzip
        self._left = largest
        self._engine = zlib.decompressobj(wbits=31) if gzip else None
        self._head = b""
        self._members = 1
        self.begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The unpacked pieces of what came, each at most PIECE bytes."""
        if not data:
            return
        self.begun = True
        if self._engine is None:
            self._head += data
            if len(self._head) < 2:
                return
            data, self._head = self._head, b""
            wrapped = data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0  # RFC 1950, section 2.2
            self._engine = zlib.decompressobj(wbits=15 if wrapped else -15)
        while data:
            if self._engine.eof:
                if not self._gzip or not self._is_member(data):
                    return  # padding and rubbish behind the end do no harm
                data, self._head = self._head + data, b""
                if len(data) < 2:
                    self._head = data
                    return
                self._members += 1
                if self._members > MOST_MEMBERS:
                    raise damaged()
                self._engine = zlib.decompressobj(wbits=31)
            piece = self._engine.decompress(data, PIECE)
            self._left -= len(piece)
            if self._left < 0:
                raise TooLarge
            if piece:
                yield piece
            data = self._engine.unused_data if self._engine.eof else self._engine.unconsumed_tail

    def _is_member(self, data: bytes) -> bool:
        return _MAGIC.startswith((self._head + data)[:2])

    def end(self) -> Iterator[bytes]:
        """What is still to come when the packed bytes have ended.

        Raises:
            FetchFailed: they ended too early.
        """
        if self._engine is None or self._engine.eof:
            if self._head and self._engine is None:
                raise damaged()
            return
        if not self.begun:
            return
        while piece := self._engine.decompress(b"", PIECE):  # a last match can be left when a piece is exactly full
            self._left -= len(piece)
            if self._left < 0:
                raise TooLarge
            yield piece
        if not self._finished():
            raise failed("broken", _("its compressed body ends too early"))

    def _finished(self) -> bool:
        return self._engine is not None and self._engine.eof


class Unpacker:
    """Undoes every layer of a body, those that are declared and gzip that isn't (`feed.xml.gz`).

    Args:
        declared: values of the Content-Encoding lines, in order.
        largest: bytes that the body may have at most, packed, unpacked and in between.

    Raises:
        FetchFailed: a coding that nobody knows, or too many layers.
    """

    def __init__(self, declared: list[str], largest: int) -> None:
        self._largest = largest
        self._packed = 0
        self._start: bytes | None = b""
        names = [name for line in declared for part in line.split(",") if (name := part.strip().lower()) not in _NOTHING]
        if len(names) > MOST_LAYERS:
            raise failed("broken", _("packed too many times over"))
        if any(name not in _GZIP and name != "deflate" for name in names):
            raise failed("broken", _("packed in a way that is not known"))
        self._layers = [_Layer(name in _GZIP, largest) for name in reversed(names)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The body's next pieces out of the bytes that came.

        Raises:
            TooLarge: the bound is passed.
            FetchFailed: the compression is damaged.
        """
        self._packed += len(data)
        if self._packed > self._largest:
            raise TooLarge
        try:
            yield from self._through(data, 0)
        except zlib.error:
            raise damaged() from None

    def end(self) -> Iterator[bytes]:
        """The body's last pieces, and whether it is whole.

        Raises:
            TooLarge, FetchFailed: as `feed`, or a layer ends too early.
        """
        try:
            at = 0
            while at < len(self._layers):
                for piece in self._layers[at].end():
                    yield from self._through(piece, at + 1)
                at += 1
        except zlib.error:
            raise damaged() from None
        if self._start:
            yield self._start

    def _through(self, data: bytes, layer: int) -> Iterator[bytes]:
        if layer < len(self._layers):
            for piece in self._layers[layer].feed(data):
                yield from self._through(piece, layer + 1)
        elif self._start is None:
            yield data
        else:
            yield from self._sniff(data)

    def _sniff(self, data: bytes) -> Iterator[bytes]:
        """Looks at the first two bytes behind the known layers: gzip, and there is one layer more."""
        start = (self._start or b"") + data
        if len(start) < 2 and _MAGIC.startswith(start):
            self._start = start
        elif start.startswith(_MAGIC) and len(self._layers) < MOST_LAYERS:
            self._start = b""
            self._layers.append(_Layer(True, self._largest))
            yield from self._through(start, len(self._layers) - 1)
        else:
            self._start = None
            yield start
