"""Proxies of the environment."""

import base64
import socket
from pathlib import Path
from typing import Any

import pytest

from reader.model.fetch import Request
from reader.net.client import Client
from reader.net.failures import FetchFailed
from tests.net.certificates import GOOD
from tests.net.fetching import failure, fetch
from tests.net.server import page, redirect, serving, status, tunnel

INWARD = "led to an address inside the own network, which is not followed"


async def test_a_page_comes_through_the_proxy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"http://news.example/feed": page(b"x")}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        answer, body = await fetch("http://news.example/feed?a=1", tmp_path)
    assert (body, answer.url) == (b"x", "http://news.example/feed?a=1")
    assert proxy.asked[0].headers["host"] == "news.example"
    assert "proxy-authorization" not in proxy.asked[0].headers


@pytest.mark.parametrize("name", ["all_proxy", "ALL_PROXY", "HTTP_PROXY"])
async def test_its_variable_has_many_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with serving({"http://news.example/": page(b"x")}) as proxy:
        monkeypatch.setenv(name, proxy.url().removeprefix("http://"))  # the scheme may be left out
        assert (await fetch("http://news.example/", tmp_path))[1] == b"x"


async def test_some_hosts_are_asked_directly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": page(b"direct")}, fallback=page(b"proxied")) as server:
        monkeypatch.setenv("http_proxy", server.url())
        monkeypatch.setenv("no_proxy", "127.0.0.1,.intern.example")
        assert (await fetch(server.url(), tmp_path))[1] == b"direct"
        assert (await fetch("http://news.example/", tmp_path))[1] == b"proxied"


async def test_the_proxy_gets_its_password_and_nobody_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({"/": page(b"x")}) as server, serving({"http://news.example/": redirect(server.url())}) as proxy:
        monkeypatch.setenv("http_proxy", f"http://ad%C3%A4:p%40ss@127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "127.0.0.1")
        found = await failure("http://news.example/", tmp_path)
        await fetch(server.url(), tmp_path)
    assert found.words == INWARD
    assert base64.b64decode(proxy.asked[0].headers["proxy-authorization"].removeprefix("Basic ")).decode() == "adä:p@ss"
    assert "proxy-authorization" not in server.asked[0].headers


async def test_tls_goes_through_a_tunnel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ca.pem").write_text(GOOD)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with serving({"/": page(b"x")}, tls=True) as server, serving({}, fallback=tunnel(server.port)) as proxy:
        monkeypatch.setenv("https_proxy", f"http://ada:secret@127.0.0.1:{proxy.port}")
        assert (await fetch(server.url("/", "localhost"), tmp_path))[1] == b"x"
    assert (proxy.asked[0].method, proxy.asked[0].target) == ("CONNECT", f"localhost:{server.port}")
    assert proxy.asked[0].headers["proxy-authorization"] == "Basic " + base64.b64encode(b"ada:secret").decode()
    assert "proxy-authorization" not in server.asked[0].headers


@pytest.mark.parametrize("url", ["http://news.example/", "https://news.example/"])
@pytest.mark.parametrize(("number", "kind"), [(407, "login"), (502, "")])
async def test_a_proxy_may_refuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str, number: int, kind: str) -> None:
    with serving({}, fallback=status(number)) as proxy:
        monkeypatch.setenv("all_proxy", proxy.url())
        found = await failure(url, tmp_path)
    assert found.kind == (kind or {"http": "status", "https": "unreachable"}[url.partition(":")[0]])
    assert str(number) in found.words


async def test_a_proxy_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({}) as proxy:
        address = proxy.url()
    monkeypatch.setenv("http_proxy", address)
    found = await failure("http://news.example/", tmp_path)
    assert (found.kind, found.words) == ("unreachable", "the proxy does not answer")


@pytest.mark.parametrize("address", ["socks5://127.0.0.1:1080", "http://[::1", "http://127.0.0.1:99999", "http://"])
async def test_a_proxy_that_can_not_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("all_proxy", address)
    found = await failure("http://news.example/", tmp_path)
    assert found.kind == "unreachable"
    assert found.words.startswith("the proxy of the environment")


@pytest.mark.parametrize("inside", ["http://127.0.0.1/", "http://localhost:8080/", "http://10.0.0.1/", "http://2130706433/", "http://[::1]/", "http://0x7f.1/"])
async def test_the_open_network_may_not_lead_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inside: str) -> None:
    with serving({"http://news.example/": redirect(inside)}, fallback=page(b"secret")) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        found = await failure("http://news.example/", tmp_path)
    assert (found.kind, found.words) == ("redirect", INWARD)
    assert len(proxy.asked) == 1


@pytest.fixture
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[str]]:
    """Names that lie where the test says; no other is looked up."""
    known: dict[str, list[str]] = {}

    def look_up(host: str, port: int, **_more: Any) -> list[Any]:
        if host == "127.0.0.1":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))]
        if host not in known:
            raise socket.gaierror(socket.EAI_NONAME, "unknown")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return known


async def test_a_name_that_lies_inside_is_not_connected_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> None:
    names["rebound.example"] = ["127.0.0.1"]
    with serving({"/": page(b"secret")}) as inside, serving({"http://news.example/": redirect(f"http://rebound.example:{inside.port}/")}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.setenv("no_proxy", "rebound.example")
        assert (await failure("http://news.example/", tmp_path)).words == INWARD
        assert inside.connections == 0
        # The reader may subscribe to it all the same.
        assert (await fetch(f"http://rebound.example:{inside.port}/", tmp_path))[1] == b"secret"


async def test_no_connection_that_was_kept_leads_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: dict[str, list[str]]) -> None:
    names["rebound.example"] = ["127.0.0.1"]
    with serving({"/": page(b"secret")}) as inside, serving({"http://news.example/": redirect(f"http://rebound.example:{inside.port}/")}) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url())
        monkeypatch.setenv("no_proxy", "rebound.example")
        async with Client(timeout=5.0) as client:
            await client.fetch(Request(f"http://rebound.example:{inside.port}/", tmp_path / "body"))
            names["rebound.example"] = ["93.184.216.34"]
            with pytest.raises(FetchFailed) as caught:
                await client.fetch(Request("http://news.example/", tmp_path / "body"))
        assert caught.value.failure.words == INWARD
        assert inside.connections == 1


async def test_of_several_addresses_only_those_allowed_are_tried(tmp_path: Path, names: dict[str, list[str]]) -> None:
    names["mixed.example"] = ["10.0.0.1", "127.0.0.1", "224.0.0.1"]
    with serving({"/feed": page(b"x")}) as server:
        server.behaviours["/"] = redirect(f"http://mixed.example:{server.port}/feed")
        assert (await fetch(server.url(), tmp_path))[1] == b"x"
    names["mixed.example"] = ["10.0.0.1", "169.254.1.1"]
    with serving({"/": redirect("http://mixed.example/feed")}) as server:
        assert (await failure(server.url(), tmp_path)).words == INWARD
    names["nowhere.example"] = ["224.0.0.1"]
    assert (await failure("http://nowhere.example/", tmp_path)).kind == "refused"
