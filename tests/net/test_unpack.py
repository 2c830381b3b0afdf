"""Every kind of compression comes off, within its bound."""

import contextlib
import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.fetch import Request
from reader.net.client import Client
from reader.net.failures import FetchFailed
from reader.net.unpack import PIECE, TooLarge, Unpacker
from tests.net.fetching import failure, fetch
from tests.net.server import bomb, packed, page, raw, reply, serving

RSS = b"<rss>" + b"<item>news</item>" * 500 + b"</rss>"


def bare_deflate(body: bytes) -> bytes:
    return zlib.compress(body)[2:-4]


def wrapped_deflate(body: bytes) -> bytes:
    return zlib.compress(body)


def members(body: bytes) -> bytes:
    return gzip.compress(body[:1000]) + gzip.compress(b"") + gzip.compress(body[1000:])


def with_rubbish(body: bytes) -> bytes:
    return gzip.compress(body) + b"\x00" * 99 + b"rubbish"


@pytest.mark.parametrize(
    ("layers", "encoding"),
    [
        ([gzip.compress], "gzip"),
        ([gzip.compress], "X-GZip"),
        ([gzip.compress], " , identity,gzip"),
        ([zlib.compress], "deflate"),
        ([bare_deflate], "deflate"),
        ([gzip.compress, gzip.compress], "gzip, gzip"),
        ([wrapped_deflate, gzip.compress], "deflate,gzip"),
        ([gzip.compress] * 4, "gzip, gzip, gzip, gzip"),
        ([members], "gzip"),
        ([with_rubbish], "gzip"),
        ([gzip.compress], ""),
        ([gzip.compress, gzip.compress], "gzip"),
        ([members, gzip.compress], ""),
        ([gzip.compress], "identity"),
    ],
)
async def test_what_is_packed_comes_out(tmp_path: Path, layers: list[Any], encoding: str) -> None:
    with serving({"/feed.xml.gz": packed(RSS, *layers, encoding=encoding)}) as server:
        answer, body = await fetch(server.url("/feed.xml.gz"), tmp_path)
    assert body == RSS
    assert answer.size == len(RSS)


async def test_codings_may_come_in_several_lines(tmp_path: Path) -> None:
    body = gzip.compress(zlib.compress(RSS))
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\ncontent-encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(body)
    with serving({"/": raw(head + body)}) as server:
        _answer, got = await fetch(server.url(), tmp_path)
    assert got == RSS


@pytest.mark.parametrize(
    ("body", "encoding", "words"),
    [
        (gzip.compress(RSS)[:-9], "gzip", "its compressed body ends too early"),
        (gzip.compress(RSS)[:5], "gzip", "its compressed body ends too early"),
        (gzip.compress(gzip.compress(RSS)[:-9]), "gzip, gzip", "its compressed body ends too early"),
        (gzip.compress(RSS) + gzip.compress(RSS)[:30], "gzip", "its compressed body ends too early"),
        (zlib.compress(RSS)[:-9], "deflate", "its compressed body ends too early"),
        (bare_deflate(RSS)[:-9], "deflate", "its compressed body ends too early"),
        (gzip.compress(RSS)[:-9], "", "its compressed body ends too early"),
        (RSS, "gzip", "its compression is damaged"),
        (b"\xff" * 99, "deflate", "its compression is damaged"),
        (b"x", "deflate", "its compression is damaged"),
        (gzip.compress(RSS)[:-8] + bytes(8), "gzip", "its compression is damaged"),
        (gzip.compress(b"") * 6000, "gzip", "its compression is damaged"),
        (RSS, "br", "packed in a way that is not known"),
        (RSS, "gzip, \xff\x00"[:-1], "packed in a way that is not known"),
        (RSS, "gzip," * 5, "packed too many times over"),
    ],
    ids=range(15),
)
async def test_what_is_packed_badly_is_broken(tmp_path: Path, body: bytes, encoding: str, words: str) -> None:
    with serving({"/": packed(body, encoding=encoding)}) as server:
        found = await failure(server.url(), tmp_path)
    assert (found.kind, found.words) == ("broken", words)


@pytest.mark.parametrize("layers", [1, 2, 3])
async def test_a_bomb_stops_early_and_takes_no_memory(tmp_path: Path, layers: int) -> None:
    with serving({"/": bomb(256 * 2**20, layers), "/small": page(b"x")}) as server:
        await fetch(server.url("/small"), tmp_path)
        tracemalloc.start()
        try:
            found = await failure(server.url(), tmp_path, largest=8 * 2**20)
            _now, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert (found.kind, found.words) == ("too large", "larger than 8 MB")
    assert peak < 4 * 2**20


async def test_a_large_body_takes_no_memory(tmp_path: Path) -> None:
    body = b"<item>x</item>" * 2**16
    behave = raw(reply(200, length=16 * len(body)), *[body] * 16)
    with serving({"/": behave}) as server:
        async with Client(timeout=20.0) as client:
            tracemalloc.start()
            try:
                answer = await client.fetch(Request(server.url(), tmp_path / "body"))
                _now, peak = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
    assert answer.size == (tmp_path / "body").stat().st_size == 14 * 2**20
    assert peak < 4 * 2**20  # the server's memory is counted too


async def test_the_bound_holds_for_what_is_not_packed_too(tmp_path: Path) -> None:
    with serving({"/said": page(b"x" * 5000), "/unsaid": raw(reply(200, b"x" * 5000, length=-1)), "/fits": page(b"x" * 4096)}) as server:
        assert (await failure(server.url("/said"), tmp_path, largest=4096)).words == "larger than 4 kB"
        assert (await failure(server.url("/unsaid"), tmp_path, largest=4096)).kind == "too large"
        assert (await fetch(server.url("/fits"), tmp_path, largest=4096))[0].size == 4096


def unpack(data: bytes, encodings: list[str], step: int, largest: int = 10**6) -> bytes:
    unpacker = Unpacker(encodings, largest)
    pieces: list[bytes] = []
    for at in range(0, len(data), step):
        pieces += unpacker.feed(data[at : at + step])
    pieces += unpacker.end()
    assert all(len(piece) <= PIECE + step for piece in pieces)
    return b"".join(pieces)


@settings(max_examples=60, deadline=None)
@given(
    body=st.binary(max_size=3000).filter(lambda body: not body.startswith(b"\x1f\x8b")),
    layers=st.lists(st.sampled_from(["gzip", "deflate", "raw"]), max_size=4),
    step=st.integers(1, 600),
)
def test_it_does_not_matter_how_the_bytes_arrive(body: bytes, layers: list[str], step: int) -> None:
    data = body
    for layer in layers:
        packers: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "deflate": zlib.compress, "raw": bare_deflate}
        data = packers[layer](data)
    assert unpack(data, ["deflate" if layer == "raw" else layer for layer in layers], step) == body


@settings(max_examples=100, deadline=None)
@given(
    data=st.binary(max_size=400),
    head=st.sampled_from([b"", b"\x1f\x8b\x08", gzip.compress(b"x"), zlib.compress(b"x")]),
    encodings=st.lists(st.sampled_from(["gzip", "deflate", "gzip, deflate"]), max_size=2),
)
def test_no_bytes_break_out(data: bytes, head: bytes, encodings: list[str]) -> None:
    with contextlib.suppress(FetchFailed, TooLarge):
        unpack(head + data, encodings, 50, 1000)


def test_a_piece_that_is_exactly_full_loses_nothing() -> None:
    for size in range(PIECE - 3, PIECE + 4):
        assert unpack(bare_deflate(b"a" * size), ["deflate"], 100) == b"a" * size
