"""How badly a test's server can behave; each is a coroutine function that takes what was asked and a writer."""

import asyncio
import gzip
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """One request: its target as it stands in the request line, headers by name in lower case, and all its bytes."""

    target: str
    headers: Mapping[str, str]
    raw: bytes
    address: str
    method: str
    reader: asyncio.StreamReader


Writer = asyncio.StreamWriter
Behaviour = Callable[[Asked, Writer], Awaitable[None]]


def reply(status: int = 200, body: bytes = b"", headers: Mapping[str, str] | None = None, *, length: int | None = None) -> bytes:
    """The bytes of a whole response; `length` lies about the body's, -1 leaves it unsaid. Header values go out as Latin-1."""
    lines = [f"HTTP/1.1 {status} Said", "Connection: close", *(f"{name}: {value}" for name, value in (headers or {}).items())]
    if length != -1:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def raw(*pieces: bytes, pause: float = 0.0) -> Behaviour:
    """Sends these bytes as they are, `pause` seconds between the pieces."""

    async def behave(_asked: Asked, writer: Writer) -> None:
        for n, piece in enumerate(pieces):
            if n:
                await asyncio.sleep(pause)
            writer.write(piece)
            await writer.drain()

    return behave


def page(
    body: bytes,
    *,
    etag: str = "",
    last_modified: str = "",
    headers: Mapping[str, str] | None = None,
    media_type: str = "application/rss+xml; charset=utf-8",
    delay: float = 0.0,
) -> Behaviour:
    """A body with validators; 304 when either comes back unchanged. `delay` seconds before it answers."""
    said = {"Content-Type": media_type, "ETag": etag, "Last-Modified": last_modified}
    said = {name: value for name, value in said.items() if value} | dict(headers or {})

    async def behave(asked: Asked, writer: Writer) -> None:
        await asyncio.sleep(delay)
        known = (etag and asked.headers.get("if-none-match") == etag) or (last_modified and asked.headers.get("if-modified-since") == last_modified)
        writer.write(reply(304, b"", said, length=-1) if known else reply(200, body, said))

    return behave


def status(number: int, headers: Mapping[str, str] | None = None, body: bytes = b"<h1>no</h1>") -> Behaviour:
    """An answer with that status and a short page."""
    return raw(reply(number, b"" if number in {204, 304} else body, headers))


def redirect(location: str | bytes, number: int = 302, headers: Mapping[str, str] | None = None) -> Behaviour:
    """Leads to another address, as text or as raw bytes."""
    there = location if isinstance(location, bytes) else location.encode("latin-1")
    return raw(reply(number, b"", headers).replace(b"\r\n", b"\r\nLocation: " + there + b"\r\n", 1))


def packed(body: bytes, *layers: Callable[[bytes], bytes], encoding: str) -> Behaviour:
    """A body through every layer in turn, with that Content-Encoding ("" for none)."""
    for layer in layers:
        body = layer(body)
    return raw(reply(200, body, {"Content-Encoding": encoding} if encoding else {}))


def bomb(size: int = 200 * 2**20, layers: int = 1) -> Behaviour:
    """`size` zero bytes, packed with gzip as many times."""
    body = gzip.compress(bytes(2**20), 9) * (size >> 20)
    for _ in range(layers - 1):
        body = gzip.compress(body, 9)
    return raw(reply(200, body, {"Content-Encoding": ", ".join(["gzip"] * layers)}))


def silent(seconds: float = 3600.0) -> Behaviour:
    """Takes the request and says nothing."""

    async def behave(_asked: Asked, _writer: Writer) -> None:
        await asyncio.sleep(seconds)

    return behave


def drip(piece: bytes = b"x", pause: float = 0.02, *, head: bytes | None = None) -> Behaviour:
    """Sends the head at once and then one piece after every pause, for ever."""

    async def behave(_asked: Asked, writer: Writer) -> None:
        writer.write(reply(200, length=-1) if head is None else head)
        while not writer.is_closing():
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)

    return behave


def endless(piece: bytes = b"<item/>" * 9000) -> Behaviour:
    """A body without an end, as fast as it goes."""
    return drip(piece, 0.0)


def reset(before: bytes = b"") -> Behaviour:
    """Sends these bytes and then resets the connection (RST)."""

    async def behave(_asked: Asked, writer: Writer) -> None:
        writer.write(before)
        await writer.drain()
        await asyncio.sleep(0.02)  # the bytes are to arrive before the reset, which would throw them away
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    return behave


def hang_up() -> Behaviour:
    """Closes the connection without a word."""
    return raw()


def tunnel(port: int) -> Behaviour:
    """What a proxy does with CONNECT, whatever the address: it passes everything on to that port of 127.0.0.1."""

    async def pump(source: asyncio.StreamReader, sink: Writer) -> None:
        while data := await source.read(65536):
            sink.write(data)
            await sink.drain()
        sink.close()

    async def behave(asked: Asked, writer: Writer) -> None:
        reader, onward = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"HTTP/1.1 200 Connected\r\n\r\n")
        try:
            await asyncio.gather(pump(asked.reader, onward), pump(reader, writer))
        finally:
            onward.close()

    return behave


def each(*behaviours: Behaviour) -> Behaviour:
    """Behaves in another way at each request; the last one stays."""
    left = list(behaviours)

    async def behave(asked: Asked, writer: Writer) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(asked, writer)

    return behave
