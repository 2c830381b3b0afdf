"""Where redirects may lead, and what they mean for the address."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.net.fetching import failure, fetch
from tests.net.server import Server, page, redirect, serving, status

RSS = b"<rss/>"
INWARD = "led to an address inside the own network, which is not followed"

_connects: list[Any] = []
_watching = False


def _watch(event: str, details: tuple[Any, ...]) -> None:
    if _watching and event == "socket.connect":
        _connects.append(details[1])


sys.addaudithook(_watch)


@pytest.fixture
def connects() -> Iterator[list[Any]]:
    """Every address that a socket connects to, as the interpreter reports it."""
    global _watching
    _connects.clear()
    _watching = True
    yield _connects
    _watching = False


@pytest.fixture
def server() -> Iterator[Server]:
    with serving({"/feed": page(RSS, etag='"1"')}) as running:
        yield running


async def test_it_is_followed_to_the_end(server: Server, tmp_path: Path) -> None:
    server.behaviours |= {"/a": redirect("/b"), "/b": redirect("//127.0.0.1:" + str(server.port) + "/c"), "/c": redirect("sub/../feed?x=1")}
    answer, body = await fetch(server.url("/a"), tmp_path)
    assert (body, answer.url, answer.moved_to) == (RSS, server.url("/feed?x=1"), "")


@pytest.mark.parametrize(
    ("numbers", "moved"),
    [
        ((301,), "/feed"),
        ((308,), "/feed"),
        ((301, 308), "/feed"),
        ((302,), ""),
        ((303,), ""),
        ((307,), ""),
        ((301, 302), "/1"),
        ((302, 301), ""),
        ((301, 308, 307, 301), "/2"),
    ],
)
async def test_only_what_is_permanent_moves_the_address(server: Server, tmp_path: Path, numbers: tuple[int, ...], moved: str) -> None:
    for n, number in enumerate(numbers):
        server.behaviours[f"/{n}"] = redirect("/feed" if n == len(numbers) - 1 else f"/{n + 1}", number)
    answer, _body = await fetch(server.url("/0"), tmp_path)
    assert answer.moved_to == (server.url(moved) if moved else "")
    assert answer.url == server.url("/feed")


async def test_validators_go_along(server: Server, tmp_path: Path) -> None:
    server.behaviours["/a"] = redirect(server.url("/feed", host="127.0.0.2"), 301)
    answer, body = await fetch(server.url("/a"), tmp_path, etag='"1"')
    assert (answer.same, body) == (True, None)
    assert answer.moved_to == server.url("/feed", host="127.0.0.2")


async def test_a_circle_is_left_at_once(server: Server, tmp_path: Path) -> None:
    server.behaviours |= {"/a": redirect("/b"), "/b": redirect("/a#again"), "/self": redirect("")}
    found = await failure(server.url("/a"), tmp_path)
    assert (found.kind, found.words) == ("redirect", "led round in a circle")
    assert server.paths() == ["/a", "/b"]
    assert (await failure(server.url("/self"), tmp_path)).words == "led on without saying where"


async def test_ten_are_followed_and_no_more(server: Server, tmp_path: Path) -> None:
    for n in range(12):
        server.behaviours[f"/{n}"] = redirect(f"/{n - 1}" if n else "/feed")
    _answer, body = await fetch(server.url("/9"), tmp_path)
    assert body == RSS
    assert (await failure(server.url("/10"), tmp_path)).words == "led on too many times"


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        (b"/caf\xc3\xa9", "/caf%C3%A9"),
        (b"/caf\xe9", "/caf%E9"),
        (b"/a b?c d", "/a%20b?c%20d"),
        (b"/%7Ea?b=%C3%A9", "/%7Ea?b=%C3%A9"),
        (b'/a"<>{}\\|', "/a%22%3C%3E%7B%7D%5C|"),
        (b"b?page=2", "/b?page=2"),
        (b"  /x\t", "/x"),
    ],
)
async def test_odd_locations_are_understood(server: Server, tmp_path: Path, location: bytes, asked: str) -> None:
    server.behaviours["/a"] = redirect(location)
    await failure(server.url("/a"), tmp_path)
    assert server.paths()[1] == asked


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", "led to a file: address, which is not followed"),
        ("FTP://127.0.0.1/", "led to a ftp: address, which is not followed"),
        ("javascript:alert(1)", "led to a javascript: address, which is not followed"),
        ("data:text/html,x", "led to a data: address, which is not followed"),
        ("http://[::1", "led to an address that can't be fetched"),
        ("http://:80/", "led to an address that can't be fetched"),
        ("http://127.0.0.1:99999/", "led to an address that can't be fetched"),
        ("http://a..b/", None),
        ("/" + "x" * 9000, "led to an address that can't be fetched"),
        ("", "led on without saying where"),
    ],
)
async def test_what_can_not_be_followed_is_named(server: Server, tmp_path: Path, location: str, words: str | None) -> None:
    server.behaviours["/a"] = redirect(location)
    found = await failure(server.url("/a"), tmp_path)
    if words is not None:
        assert (found.kind, found.words) == ("redirect", words)


async def test_one_without_a_location_leads_nowhere(server: Server, tmp_path: Path) -> None:
    server.behaviours["/a"] = status(302)
    assert (await failure(server.url("/a"), tmp_path)).words == "led on without saying where"


@pytest.mark.parametrize(
    "inside",
    ["http://10.0.0.1/", "http://192.168.1.1/", "http://172.16.0.1:8080/x", "http://100.64.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/",
     "http://[fd00::1]/", "http://[::ffff:10.0.0.1]/", "http://167772161/", "http://0xa.1/", "http://012.0.0.1/", "http://10.1/", "http://10.0.0.1./", "http://224.0.0.1/",
     "http://255.255.255.255/", "http://[::]/", "http://[ff02::1]/", "http://[64:ff9b::a00:1]/", "https://10.0.0.1/"],
)  # fmt: skip
async def test_loopback_may_not_lead_into_other_networks(server: Server, tmp_path: Path, connects: list[Any], inside: str) -> None:
    server.behaviours["/a"] = redirect(inside)
    found = await failure(server.url("/a"), tmp_path)
    assert (found.kind, found.words) == ("redirect", INWARD)
    assert connects == [("127.0.0.1", server.port)]


async def test_loopback_may_lead_to_loopback(server: Server, tmp_path: Path) -> None:
    server.behaviours["/a"] = redirect(server.url("/feed", host="127.0.0.9"))
    server.behaviours["/b"] = redirect(server.url("/feed", host="localhost"))
    assert (await fetch(server.url("/a"), tmp_path))[1] == RSS
    assert (await fetch(server.url("/b"), tmp_path))[1] == RSS


@pytest.mark.parametrize("nowhere", ["http://224.0.0.1/", "http://[ff02::1]/", "http://240.0.0.1/", "http://[::]/"])
async def test_nothing_lies_at_some_addresses(tmp_path: Path, connects: list[Any], nowhere: str) -> None:
    found = await failure(nowhere, tmp_path)
    assert (found.kind, found.words, connects) == ("refused", "its address is not one of a server", [])


@pytest.mark.parametrize(
    "address", ["", "feed.xml", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///x", "http://[::1", "http://127.0.0.1:0x/", "http://2130706433/"]
)
async def test_what_is_no_address_is_not_fetched(tmp_path: Path, connects: list[Any], address: str) -> None:
    found = await failure(address, tmp_path)
    assert (found.kind, found.words, connects) == ("broken", "not an address that can be fetched", [])
