"""Sends header lines as bytes.

aiohttp writes every header as UTF-8; a validator that is no UTF-8 must go back as the bytes that came.
"""

from collections.abc import Mapping
from typing import Any

from aiohttp import ClientRequest, ClientResponse
from aiohttp.connector import Connection

from reader.net.resolver import HOP

# Stands for a validator in the headers until they are bytes; no value from outside can be the same, since that would be one of these.
_MARKS = {"If-None-Match": "dateline-etag", "If-Modified-Since": "dateline-date"}


def validators(etag: str, last_modified: str) -> tuple[dict[str, str], dict[bytes, bytes]]:
    """The request headers for validators kept as Latin-1, and the lines to swap for bytes when they are sent (`Hop.raw`)."""
    headers: dict[str, str] = {}
    swaps: dict[bytes, bytes] = {}
    for name, value in (("If-None-Match", etag), ("If-Modified-Since", last_modified)):
        if not value:
            continue
        if value.isascii():
            headers[name] = value
        else:
            headers[name] = _MARKS[name]
            swaps[f"{name}: {_MARKS[name]}\r\n".encode("ascii")] = f"{name}: {value}\r\n".encode("latin-1")
    return headers, swaps


class _Swapping:
    """A transport whose `write` swaps header lines; everything else is the transport's."""

    def __init__(self, transport: Any, swaps: Mapping[bytes, bytes]) -> None:
        self._transport = transport
        self._swaps = swaps

    def write(self, data: bytes) -> None:
        for line, raw in self._swaps.items():
            data = data.replace(line, raw)
        self._transport.write(data)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class RawRequest(ClientRequest):
    """A request whose validators go out byte for byte."""

    async def send(self, conn: Connection) -> ClientResponse:
        """Sends the request line and the headers."""
        hop, protocol = HOP.get(), conn.protocol
        if hop is None or not hop.raw or protocol is None or protocol.transport is None:
            return await super().send(conn)
        transport = protocol.transport
        swapping: Any = _Swapping(transport, hop.raw)
        protocol.transport = swapping
        try:
            return await super().send(conn)
        finally:
            if protocol.transport is swapping:  # not if the connection was lost meanwhile
                protocol.transport = transport
