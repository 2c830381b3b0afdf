"""What is stopped leaves nothing behind: no file, no warning, no slot."""

import asyncio
import gc
from pathlib import Path
from typing import Any

import pytest

from reader.model.fetch import Request
from reader.net.client import Client
from reader.net.failures import FetchFailed
from tests.net.certificates import GOOD
from tests.net.server import drip, endless, page, reply, serving, silent

HEAD = reply(200, b"x" * 200_000, length=-1)


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("behave", [silent(), drip(head=HEAD), endless(), drip(pause=0.001)])
async def test_a_fetch_that_is_cancelled(tmp_path: Path, behave: Any) -> None:
    with serving({"/": behave, "/feed": page(b"x")}) as server:
        async with Client(timeout=30.0, per_host=1) as client:
            task = asyncio.create_task(client.fetch(Request(server.url(), tmp_path / "body")))
            await asyncio.to_thread(server.wait)
            await asyncio.sleep(0.02)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert left_in(tmp_path) == []
            await client.fetch(Request(server.url("/feed"), tmp_path / "body"))
    gc.collect()


@pytest.mark.parametrize("tls", [False, True])
async def test_a_client_that_is_closed_while_it_fetches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tls: bool) -> None:
    ca = tmp_path / "ca.pem"
    ca.write_text(GOOD)
    monkeypatch.setenv("SSL_CERT_FILE", str(ca))
    with serving({"/silent": silent(), "/drip": drip(head=HEAD), "/feed": page(b"x")}, tls=tls) as server:
        async with Client(timeout=30.0, per_host=2) as client:
            await client.fetch(Request(server.url("/feed"), tmp_path / "kept"))
            names = ["/silent", "/drip", "/feed", "/silent"]
            tasks = [asyncio.create_task(client.fetch(Request(server.url(path), tmp_path / f"body{n}"))) for n, path in enumerate(names)]
            await asyncio.to_thread(server.wait, 3)
        found = await asyncio.gather(*tasks, return_exceptions=True)
    assert all(isinstance(one, FetchFailed) for one in found)
    assert left_in(tmp_path) == ["ca.pem", "kept"]
    gc.collect()


def test_a_loop_that_ends_while_it_fetches(tmp_path: Path) -> None:
    async def run() -> None:
        async with Client(timeout=30.0) as client, asyncio.TaskGroup() as group:
            group.create_task(client.fetch(Request(server.url(), tmp_path / "body")))
            await asyncio.to_thread(server.wait)
            raise KeyboardInterrupt

    with serving({"/": drip(head=HEAD)}) as server:
        with pytest.raises(KeyboardInterrupt):
            asyncio.run(run())
        gc.collect()
    assert left_in(tmp_path) == []


async def test_a_client_must_be_open(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="not open"):
        await Client().fetch(Request("http://127.0.0.1/", tmp_path / "body"))
    async with Client():
        pass
