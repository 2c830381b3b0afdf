"""Further headers from the reader's settings."""

from pathlib import Path

import pytest

from reader.model.fetch import Headers
from reader.net.extra import ExtraHeaders
from reader.net.logins import Logins
from reader.net.targets import target
from tests.net.fetching import fetch
from tests.net.server import page, redirect, serving


def sent(address: str, asked: str, **values: str) -> dict[str, str]:
    return ExtraHeaders([Headers(address, values)]).of(target(asked))


@pytest.mark.parametrize(
    ("address", "asked", "match"),
    [
        ("https://news.example/feeds", "https://news.example/feeds", True),
        ("https://news.example/feeds", "https://news.example/feeds?x=1", True),
        ("https://news.example/feeds", "https://news.example/feeds/a", True),
        ("https://news.example/feeds/", "https://news.example/feeds/a", True),
        ("https://news.example", "https://NEWS.example:443/a", True),
        ("https://news.example/feeds", "https://news.example/feeds2", False),
        ("https://news.example/feeds", "https://news.example/", False),
        ("https://news.example/", "http://news.example/", False),
        ("https://news.example/", "https://news.example:8443/", False),
        ("https://news.example/", "https://news.example.evil.example/", False),
        ("https://news.example/feeds/", "https://news.example/feeds/../a", False),
        ("news.example", "https://news.example/", False),
        ("https://[::1", "https://news.example/", False),
    ],
)
def test_they_belong_to_an_address_and_what_lies_below(address: str, asked: str, match: bool) -> None:
    assert bool(sent(address, asked, Token="1")) is match


def test_the_nearer_address_has_the_last_word() -> None:
    rules = [Headers("https://news.example/a/b", {"token": "near"}), Headers("https://news.example/", {"Token": "far", "X": "1"})]
    assert ExtraHeaders(rules).of(target("https://news.example/a/b/c")) == {"token": "near", "X": "1"}


def test_a_secret_may_lie_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_TOKEN", "secret")
    assert sent("https://news.example", "https://news.example/", Token="$NEWS_TOKEN", Other="$NO_SUCH", Price="5 $") == {"Token": "secret", "Price": "5 $"}
    monkeypatch.setenv("NEWS_TOKEN", "sec\r\nret")
    assert sent("https://news.example", "https://news.example/", Token="$NEWS_TOKEN") == {}


@pytest.mark.parametrize(
    "name", ["Host", "content-length", "Connection", "TRANSFER-ENCODING", "Proxy-Authorization", "proxy-x", "Bad Name", "Bad:Name", "", "X\r\nY", "Ünname"]
)
def test_some_headers_are_not_ours_to_send(name: str) -> None:
    assert ExtraHeaders([Headers("https://news.example", {name: "1"})]).of(target("https://news.example/")) == {}


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\nb", "\x00", "", "$", "x" * 9000])
def test_some_values_can_not_be_sent(value: str) -> None:
    assert sent("https://news.example", "https://news.example/", Token=value) == {}


async def test_they_are_sent_and_have_the_last_word(tmp_path: Path) -> None:
    logins = Logins(tmp_path)
    with serving({"/feed": page(b"x"), "/other": page(b"x")}) as server:
        logins.keep(server.url(), "ada", "secret")
        rules = (Headers(server.url("/feed"), {"authorization": "Bearer 5", "user-agent": "Mozilla/5.0", "X-Key": "k", "If-None-Match": "y"}),)
        await fetch(server.url("/feed"), tmp_path, headers=rules, logins=logins, etag='"1"')
        await fetch(server.url("/other"), tmp_path, headers=rules)
    first, second = (one.headers for one in server.asked)
    assert (first["authorization"], first["user-agent"], first["x-key"], first["if-none-match"]) == ("Bearer 5", "Mozilla/5.0", "k", "y")
    assert server.asked[0].raw.lower().count(b"authorization:") == 1
    assert "x-key" not in second
    assert second["user-agent"].startswith("dateline/")


async def test_they_do_not_go_to_another_origin(tmp_path: Path) -> None:
    with serving({"/": page(b"x")}) as other, serving({"/a": redirect("/b")}) as server:
        server.behaviours["/b"] = redirect(other.url())
        rules = (Headers(server.url(), {"X-Key": "k"}), Headers(other.url(), {"X-Key": "o"}))
        await fetch(server.url("/a"), tmp_path, headers=rules)
        await fetch(other.url(), tmp_path, headers=rules)
    assert [one.headers.get("x-key") for one in server.asked] == ["k", "k"]
    assert [one.headers.get("x-key") for one in other.asked] == [None, "o"]
