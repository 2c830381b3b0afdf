"""What goes wrong between here and a server, and how it is said."""

import asyncio
import contextlib
import errno
import os
import socket
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.model.fetch import Request
from reader.net import reasons
from reader.net.client import Client
from reader.net.failures import FetchFailed
from tests.net.certificates import EXPIRED, GOOD
from tests.net.fetching import failure, fetch
from tests.net.server import Server, drip, endless, hang_up, page, raw, reply, reset, serving, silent

OK = b"HTTP/1.1 200 OK\r\n"
CUT = ("unreachable", "the connection was cut")
NO_HTTP = ("broken", "answered with something that is no HTTP")


@pytest.mark.parametrize(
    ("behave", "found"),
    [
        (raw(reply(200, b"hello", length=50)), CUT),
        (reset(reply(200, b"hello", length=50)), CUT),
        (reset(), CUT),
        (reset(OK), CUT),
        (reset(OK + b"\r\nhello"), CUT),
        (reset(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), CUT),
        (hang_up(), CUT),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"), CUT),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n50\r\nhello"), CUT),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nzz\r\n"), NO_HTTP),
        (raw(OK + b"Transfer-Encoding: chunked\r\n\r\n", b"5\r\nhello\r\nzz\r\n", pause=0.02), NO_HTTP),
        (raw(b"<rss>from before there was HTTP/1.0</rss>"), NO_HTTP),
        (raw(b"SSH-2.0-OpenSSH_9.6\r\n"), NO_HTTP),
        (raw(b"\x00" * 1000), NO_HTTP),
        (raw(OK + b"no colon here\r\n\r\n"), NO_HTTP),
        (raw(OK + b"X: " + b"a" * 200_000 + b"\r\n\r\n"), NO_HTTP),
        (raw(OK + b"X: a\r\n" * 2000 + b"\r\n"), NO_HTTP),
        (raw(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nhi"), NO_HTTP),
        (raw(OK + b"Content-Length: -2\r\n\r\nhi"), NO_HTTP),
        (raw(OK + b"Content-Length: many\r\n\r\nhi"), NO_HTTP),
        (raw(b"HTTP/1.1 9999 No\r\n\r\n"), NO_HTTP),
        (raw(OK + b"Content-Length: 99999999999999\r\n\r\nhi"), ("too large", "larger than 1 MB")),
        (endless(), ("too large", "larger than 1 MB")),
        (silent(), ("timeout", "no answer within 0.3 s")),
        (drip(), ("timeout", "took longer than 0.3 s")),
        (drip(head=OK + b"X: "), ("timeout", "no answer within 0.3 s")),
        (raw(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n"), ("status", "answered with status 101")),
    ],
)
async def test_bad_answers_are_said_in_words(tmp_path: Path, behave: Any, found: tuple[str, str]) -> None:
    # What never ends is stopped by a short deadline; the others get all the time they need.
    quick = "0.3" in found[1]
    with serving({"/": behave}) as server:
        got = await failure(server.url(), tmp_path, timeout=0.3 if quick else 10.0, largest=2**20)
    assert (got.kind, got.words) == found


@pytest.mark.parametrize(
    "behave",
    [
        raw(OK + b"X: " + b"a" * 30_000 + b"\r\nContent-Length: 2\r\n\r\nhi"),
        raw(OK + b"\r\nhi"),
        raw(b"HTTP/1.0 200\r\n\r\nhi"),
        raw(b"HTTP/1.1 200 \xe9\xff\r\nX-\x41: \xe9\xfc\r\nContent-Type: \xff; charset=\xff\r\nContent-Length: 2\r\n\r\nhi"),
        raw(b"HTTP/1.1 200 OK\r\nSet-Cookie: =;;; \xe9==\r\nSet-Cookie: a=b; Max-Age=x\r\nCache-Control: \xff, max-age=\xb2\r\nContent-Length: 2\r\n\r\nhi"),
        raw(b"HTTP/1.1 100 Continue\r\n\r\n" + reply(200, b"hi")),
        raw(OK + b"Content-Type:\r\nETag:\r\nContent-Encoding: , identity,\r\nContent-Length: 2\r\n\r\nhi"),
        raw(OK + b"Transfer-Encoding: chunked\r\n\r\n1;x=y\r\nh\r\n1\r\ni\r\n0\r\nTrailer: x\r\n\r\n"),
        raw(*(bytes([byte]) for byte in reply(200, b"hi")), pause=0.0),
    ],
)
async def test_odd_answers_are_taken(tmp_path: Path, behave: Any) -> None:
    with serving({"/": behave}) as server:
        answer, body = await fetch(server.url(), tmp_path)
    assert (body, answer.etag, answer.charset, answer.at_least) == (b"hi", "", "", 0)


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({}) as running:
        yield running


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=200).map(lambda rest: OK + rest),
        st.binary(max_size=99).map(lambda rest: OK + b"Content-Encoding: gzip\r\n\r\n" + rest),
    )
)
def test_no_bytes_at_all_break_out(tmp_path: Path, server: Server, data: bytes) -> None:
    async def run() -> None:
        async with Client(timeout=1.0) as client:
            with contextlib.suppress(FetchFailed):
                await client.fetch(Request(server.url(), tmp_path / "body"))
                return
        assert not (tmp_path / "body").exists()

    (tmp_path / "body").unlink(missing_ok=True)
    server.behaviours["/"] = raw(data)
    asyncio.run(run())


async def test_nobody_listens(tmp_path: Path) -> None:
    with serving({}) as server:
        url = server.url()
    found = await failure(url, tmp_path)
    assert (found.kind, found.words) == ("unreachable", "nobody answers there (connection refused)")


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [(socket.EAI_NONAME, "unreachable", "the name news.example is not known"), (socket.EAI_NODATA, "unreachable", "the name news.example is not known"),
     (socket.EAI_FAIL, "unreachable", "the name news.example is not known"), (socket.EAI_AGAIN, "offline", "no connection")],
)  # fmt: skip
async def test_a_name_is_not_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, kind: str, words: str) -> None:
    def look_up(*_args: Any, **_more: Any) -> Any:
        raise socket.gaierror(number, "said by the system")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = await failure("http://news.example/feed", tmp_path)
    assert (found.kind, found.words) == (kind, words)


async def test_a_name_that_can_be_none_is_not_known(tmp_path: Path) -> None:
    assert (await failure("http://" + "a" * 70 + "/", tmp_path)).words == f"the name {'a' * 70} is not known"


@pytest.mark.parametrize(
    ("error", "kind"),
    [(errno.ENETUNREACH, "offline"), (errno.EHOSTUNREACH, "offline"), (errno.ENETDOWN, "offline"), (errno.ECONNREFUSED, "unreachable"),
     (errno.ECONNRESET, "unreachable"), (errno.ETIMEDOUT, "timeout"), (errno.EACCES, "unreachable"), (errno.EMFILE, "broken")],
)  # fmt: skip
def test_what_the_system_says_is_put_in_words(error: int, kind: str) -> None:
    inner = OSError(error, os.strerror(error))
    assert reasons.of_error(inner, "news.example").kind == kind
    key: Any = None
    assert reasons.of_error(aiohttp.ClientConnectorError(key, inner), "news.example").kind == kind


def test_what_nobody_thought_of_is_a_failure_too() -> None:
    assert reasons.of_error(ValueError("?"), "news.example").kind == "broken"


async def test_dead_names_hold_up_no_living_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, over = socket.getaddrinfo, threading.Event()

    def look_up(host: str, *args: Any, **more: Any) -> Any:
        if host.endswith(".dead.example"):
            over.wait(20)
            raise socket.gaierror(socket.EAI_AGAIN, "later")
        return real("127.0.0.1", *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with serving({"/": page(b"x")}) as server:
        async with Client(timeout=30.0) as client:
            dead = [asyncio.create_task(client.fetch(Request(f"http://{n}.dead.example/", tmp_path / str(n)))) for n in range(80)]
            await asyncio.sleep(0)
            answer = await client.fetch(Request(f"http://alive.example:{server.port}/", tmp_path / "body"))
            assert answer.size == 1
            assert not any(task.done() for task in dead)
            over.set()
            assert {one.failure.kind for one in await asyncio.gather(*dead, return_exceptions=True) if isinstance(one, FetchFailed)} == {"offline"}


async def test_the_disk_is_full(tmp_path: Path) -> None:
    with serving({"/small": page(b"x"), "/large": page(b"x" * 2**20)}) as server:
        async with Client(timeout=5.0) as client:
            for path in ("/small", "/large"):
                (tmp_path / "body").symlink_to("/dev/full")
                with pytest.raises(FetchFailed) as caught:
                    await client.fetch(Request(server.url(path), tmp_path / "body"))
                assert (caught.value.failure.kind, caught.value.failure.words) == ("broken", "no space left for it on the disk")
                assert not (tmp_path / "body").is_symlink()


async def test_there_is_no_folder_for_it(tmp_path: Path) -> None:
    with serving({"/": page(b"x")}) as server:
        assert (await failure(server.url(), tmp_path / "absent")).words == "it could not be written to the disk"


@pytest.fixture
def trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The certificates of the tests are the platform's."""
    (tmp_path / "ca.pem").write_text(GOOD)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))


@pytest.mark.usefixtures("trusted")
async def test_a_trusted_server_is_read_over_tls(tmp_path: Path) -> None:
    with serving({"/": page(b"x")}, tls=True) as server:
        _answer, body = await fetch(server.url("/", "localhost"), tmp_path)
    assert body == b"x"


async def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    with serving({"/": page(b"x")}, tls=True) as server:
        found = await failure(server.url("/", "localhost"), tmp_path)
    assert (found.kind, found.words) == ("tls", "nobody known vouches for its certificate")
    assert server.asked == []


@pytest.mark.usefixtures("trusted")
async def test_a_certificate_for_another_name(tmp_path: Path) -> None:
    with serving({"/": page(b"x")}, tls=True) as server:
        found = await failure(server.url("/", "127.0.0.2"), tmp_path)
    assert (found.kind, found.words) == ("tls", "its certificate is for another name")


async def test_a_certificate_that_has_expired(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ca.pem").write_text(EXPIRED)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with serving({"/": page(b"x")}, tls=EXPIRED) as server:
        found = await failure(server.url(), tmp_path)
    assert (found.kind, found.words) == ("tls", "its certificate has expired")


async def test_a_server_that_speaks_no_tls(tmp_path: Path) -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        found = await failure(f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}/", tmp_path)
    assert (found.kind, found.words) == ("tls", "no secure connection could be agreed on")


@pytest.mark.usefixtures("trusted")
async def test_tls_that_ends_without_a_farewell(tmp_path: Path) -> None:
    async def vanish(_asked: Any, writer: Any) -> None:
        writer.write(OK + b"\r\nhello")
        await writer.drain()
        await asyncio.sleep(0.02)
        writer.transport.abort()

    with serving({"/": vanish, "/reset": reset(OK + b"\r\nhello")}, tls=True) as server:
        assert (await fetch(server.url(), tmp_path))[1] == b"hello"  # many servers do so
        assert (await failure(server.url("/reset"), tmp_path)).words == CUT[1]


def test_the_words_for_other_certificates() -> None:
    for code, words in {9: "its certificate is not valid yet", 23: "its certificate is not valid", 64: "its certificate is for another name"}.items():
        error = ssl.SSLCertVerificationError("said by OpenSSL")
        error.verify_code = code
        assert reasons.of_error(error, "news.example").words == words
