"""What a fetch brings home."""

import asyncio
import gzip
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path

import pytest

from reader import __version__
from reader.model.fetch import Request
from reader.net.client import Client
from tests.net.fetching import failure, fetch
from tests.net.server import each, page, raw, redirect, reply, serving, status

RSS = b"<rss><channel><title>News</title></channel></rss>"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def test_a_body_lands_in_its_file(tmp_path: Path) -> None:
    headers = {"Cache-Control": "public, max-age=600", "Age": "60"}
    behave = page(RSS, etag='"1"', last_modified="Mon, 23 Nov 2026 10:00:00 GMT", headers=headers, media_type="Application/RSS+xml; Charset=UTF-8")
    with serving({"/feed": behave}) as server:
        answer, body = await fetch(server.url("/feed?a=1#top"), tmp_path)
    assert body == RSS
    assert answer.url == server.url("/feed?a=1")
    assert (answer.same, answer.size, answer.digest) == (False, len(RSS), blake2b(RSS, digest_size=16).hexdigest())
    assert (answer.media_type, answer.charset) == ("application/rss+xml", "utf-8")
    assert (answer.etag, answer.last_modified) == ('"1"', "Mon, 23 Nov 2026 10:00:00 GMT")
    assert (answer.moved_to, answer.at_least) == ("", 540)


async def test_it_says_who_it_is_and_what_it_takes(tmp_path: Path) -> None:
    with serving({"/": page(RSS)}) as server:
        await fetch(server.url(), tmp_path)
    headers = server.asked[0].headers
    assert headers["user-agent"] == f"dateline/{__version__} (feed reader)"
    assert "application/atom+xml" in headers["accept"]
    assert "text/html" in headers["accept"]
    assert headers["accept-encoding"] == "gzip, deflate"
    assert not {"if-none-match", "if-modified-since", "cookie", "authorization", "referer"} & headers.keys()


@pytest.mark.parametrize(
    "etag", ['"1"', 'W/"a b"', "no-quotes", '"caf\xe9"', '"caf\xc3\xa9"', '"\xff\xfe\x80"', '"tab\there"', "W/bad'\"&<>", '"' + "x" * 1990 + '"']
)
async def test_a_validator_goes_back_byte_for_byte(tmp_path: Path, etag: str) -> None:
    with serving({"/": page(RSS, etag=etag, last_modified="23.11.2026, 10 Uhr \xe4")}) as server:
        first, _body = await fetch(server.url(), tmp_path)
        assert first.etag == etag
        again, body = await fetch(server.url(), tmp_path, etag=first.etag, last_modified=first.last_modified, digest=first.digest)
    assert again.same
    assert body is None
    assert (again.digest, again.etag, again.last_modified) == ("", first.etag, first.last_modified)
    assert b"If-None-Match: " + etag.encode("latin-1") + b"\r\n" in server.asked[1].raw
    assert b"If-Modified-Since: 23.11.2026, 10 Uhr \xe4\r\n" in server.asked[1].raw


async def test_a_validator_without_end_is_dropped(tmp_path: Path) -> None:
    with serving({"/": page(RSS, etag='"' + "x" * 2000 + '"')}) as server:
        answer, _body = await fetch(server.url(), tmp_path)
    assert answer.etag == ""


@pytest.mark.parametrize("etag", ['"1"\r\nX-Evil: yes', '"1"\nX-Evil: yes', '"\x00"', "\N{SNOWMAN}", "x" * 2001])
async def test_a_validator_that_could_do_harm_is_not_sent(tmp_path: Path, etag: str) -> None:
    with serving({"/": page(RSS)}) as server:
        await fetch(server.url(), tmp_path, etag=etag, last_modified=etag)
    assert not {"if-none-match", "if-modified-since", "x-evil"} & server.asked[0].headers.keys()


async def test_a_304_without_validators_keeps_those_that_were_sent(tmp_path: Path) -> None:
    with serving({"/": status(304, {"Cache-Control": "max-age=60"}), "/new": status(304, {"ETag": '"2"'})}) as server:
        kept, _body = await fetch(server.url(), tmp_path, etag='"1"', last_modified="then")
        new, _body = await fetch(server.url("/new"), tmp_path, etag='"1"', last_modified="then")
    assert (kept.same, kept.etag, kept.last_modified, kept.at_least) == (True, '"1"', "then", 60)
    assert (new.same, new.etag, new.last_modified) == (True, '"2"', "")


async def test_a_304_that_nobody_asked_for_is_no_answer(tmp_path: Path) -> None:
    with serving({"/": status(304)}) as server:
        assert (await failure(server.url(), tmp_path)).kind == "broken"


@pytest.mark.parametrize("size", [10, 1_000_000])
async def test_the_same_bytes_leave_no_file(tmp_path: Path, size: int) -> None:
    with serving({"/": each(page(b"x" * size), page(b"x" * size, etag='"new"', headers={"Content-Encoding": ""}))}) as server:
        first, body = await fetch(server.url(), tmp_path)
        assert body == b"x" * size
        again, body = await fetch(server.url(), tmp_path, digest=first.digest)
    assert (again.same, again.digest, again.size, again.etag, body) == (True, first.digest, size, '"new"', None)


async def test_the_same_bytes_packed_in_another_way_are_the_same(tmp_path: Path) -> None:
    with serving({"/": each(page(RSS), page(gzip.compress(RSS), headers={"Content-Encoding": "gzip"}))}) as server:
        first, _body = await fetch(server.url(), tmp_path)
        again, _body = await fetch(server.url(), tmp_path, digest=first.digest)
    assert again.same


@pytest.mark.parametrize("behave", [page(b""), status(204), raw(reply(205)), raw(b"HTTP/1.1 200 OK\r\n\r\n")])
async def test_nothing_is_an_answer_too(tmp_path: Path, behave: object) -> None:
    with serving({"/": behave}) as server:  # type: ignore[dict-item]
        answer, body = await fetch(server.url(), tmp_path)
    assert (answer.size, answer.same, body) == (0, False, b"")


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (401, "login", "wants a name and a password (401)"),
        (403, "status", "does not let us in (403)"),
        (404, "status", "not found (404)"),
        (410, "gone", "gone for good (410)"),
        (418, "status", "answered with status 418"),
        (300, "status", "answered with status 300"),
        (500, "status", "the server has trouble (500)"),
        (503, "status", "the server has trouble (503)"),
        (206, "broken", "sent a part of it only (206)"),
    ],
)
async def test_a_status_is_said_in_words(tmp_path: Path, number: int, kind: str, words: str) -> None:
    with serving({"/": status(number)}) as server:
        found = await failure(server.url(), tmp_path)
    assert (found.kind, found.words, found.wait_until) == (kind, words, None)


async def test_the_page_of_an_error_is_not_read_to_its_end(tmp_path: Path) -> None:
    with serving({"/": raw(reply(500, b"x" * 100, length=10**9))}) as server:
        assert (await failure(server.url(), tmp_path)).kind == "status"


async def test_one_client_fetches_many(tmp_path: Path) -> None:
    with serving({f"/{n}": page(str(n).encode()) for n in range(20)} | {"/to": redirect("/3", 301)}) as server:
        async with Client(timeout=5.0, now=lambda: NOW) as client:
            for n in range(20):
                await client.fetch(Request(server.url(f"/{n}", host=f"127.0.0.{1 + n % 3}"), tmp_path / str(n)))
            await client.fetch(Request(server.url("/to"), tmp_path / "to"))
    assert [(tmp_path / str(n)).read_bytes() for n in range(20)] == [str(n).encode() for n in range(20)]
    assert (tmp_path / "to").read_bytes() == b"3"


async def test_several_feeds_of_a_host_share_a_connection(tmp_path: Path) -> None:
    with serving({f"/{n}": page(b"x") for n in range(6)}) as server:
        async with Client(timeout=5.0, per_host=1) as client:
            await asyncio.gather(*(client.fetch(Request(server.url(f"/{n}"), tmp_path / str(n))) for n in range(6)))
    # The first doesn't know yet that others follow.
    assert [one.headers.get("connection") for one in server.asked][1:] == [None] * 4 + ["close"]
