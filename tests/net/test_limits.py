"""How much runs at once, how long it may take, and who is left alone."""

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.model.fetch import Request
from reader.net.client import Client
from reader.net.failures import FetchFailed
from tests.net.fetching import failure, fetch
from tests.net.server import each, page, redirect, serving, silent, status

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def test_a_host_is_asked_by_two_at_a_time(tmp_path: Path) -> None:
    with serving({f"/{n}": page(b"x", delay=0.02) for n in range(8)}) as server:
        async with Client(timeout=5.0) as client:
            await asyncio.gather(*(client.fetch(Request(server.url(f"/{n}", "localhost" if n % 2 else "LOCALHOST"), tmp_path / str(n))) for n in range(8)))
    assert len(server.asked) == 8
    assert server.most_at_once == 2


async def test_no_more_run_at_once_than_may(tmp_path: Path) -> None:
    with serving({"/": page(b"x", delay=0.02)}) as server:
        async with Client(timeout=5.0, at_once=3) as client:
            await asyncio.gather(*(client.fetch(Request(server.url("/", f"127.0.0.{n}"), tmp_path / str(n))) for n in range(2, 10)))
    assert len(server.asked) == 8
    assert server.most_at_once == 3


async def test_who_waits_for_a_host_takes_no_place_from_others(tmp_path: Path) -> None:
    with serving({"/": silent(), "/feed": page(b"x")}) as server:
        async with Client(timeout=30.0, at_once=2, per_host=1) as client:
            stuck = [asyncio.create_task(client.fetch(Request(server.url(), tmp_path / f"stuck{n}"))) for n in range(5)]
            await asyncio.sleep(0)
            await client.fetch(Request(server.url("/feed", "127.0.0.2"), tmp_path / "body"))
            assert not any(task.done() for task in stuck)
            for task in stuck:
                task.cancel()
            await asyncio.gather(*stuck, return_exceptions=True)
            await client.fetch(Request(server.url("/feed"), tmp_path / "body"))  # the slots are free again


async def test_a_redirect_waits_for_the_slots_of_its_host(tmp_path: Path) -> None:
    with serving({"/feed": page(b"x", delay=0.02)}) as server:
        behaviours = {f"/{n}": redirect(server.url("/feed", "127.0.0.2")) for n in range(6)}
        server.behaviours |= behaviours
        async with Client(timeout=5.0, per_host=1) as client:
            await asyncio.gather(*(client.fetch(Request(server.url(f"/{n}", f"127.0.0.{n + 3}"), tmp_path / str(n))) for n in range(6)))
    assert server.paths().count("/feed") == 6


async def test_waiting_for_a_slot_is_not_held_against_a_fetch(tmp_path: Path) -> None:
    with serving({"/": page(b"x", delay=0.15)}) as server:
        async with Client(timeout=0.6, per_host=1) as client:
            answers = await asyncio.gather(*(client.fetch(Request(server.url(), tmp_path / str(n))) for n in range(5)))
    assert len(answers) == 5


async def test_redirects_count_towards_the_deadline(tmp_path: Path) -> None:
    with serving({f"/{n}": each(page(b"", delay=0.1)) for n in range(1)}) as server:

        async def slowly(n: int) -> None:
            behave = redirect(f"/{n + 1}")

            async def late(asked, writer):  # type: ignore[no-untyped-def]
                await asyncio.sleep(0.08)
                await behave(asked, writer)

            server.behaviours[f"/{n}"] = late

        for n in range(10):
            await slowly(n)
        found = await failure(server.url("/0"), tmp_path, timeout=0.3)
    assert (found.kind, found.words) == ("timeout", "took longer than 0.3 s")
    assert 1 < len(server.asked) < 10


@pytest.mark.parametrize("number", [429, 503])
@pytest.mark.parametrize(
    ("said", "wait"),
    [
        ("120", timedelta(seconds=120)),
        ("Tue, 24 Nov 2026 13:00:00 GMT", timedelta(hours=1)),
        ("Tuesday, 24-Nov-26 13:00:00 GMT", timedelta(hours=1)),
        ("Tue Nov 24 13:00:00 2026", timedelta(hours=1)),
        ("9999999999999999999999", timedelta(days=1)),
        ("Fri, 01 Jan 9999 00:00:00 GMT", timedelta(days=1)),
    ],
)
async def test_a_host_is_left_alone_as_long_as_it_asks(tmp_path: Path, number: int, said: str, wait: timedelta) -> None:
    with serving({"/": status(number, {"Retry-After": said}), "/feed": page(b"x")}) as server:
        async with Client(timeout=5.0, now=lambda: NOW) as client:
            for path in ("/", "/feed", "/feed"):
                with pytest.raises(FetchFailed) as caught:
                    await client.fetch(Request(server.url(path), tmp_path / "body"))
                assert caught.value.failure.kind == "wait"
                assert caught.value.failure.wait_until == NOW + wait
            await client.fetch(Request(server.url("/feed", "127.0.0.2"), tmp_path / "body"))  # another host
    assert server.paths() == ["/", "/feed"]


async def test_it_is_asked_again_when_the_time_has_passed(tmp_path: Path) -> None:
    now = NOW
    with serving({"/": each(status(429), page(b"x"))}) as server:
        async with Client(timeout=5.0, now=lambda: now) as client:
            with pytest.raises(FetchFailed) as caught:
                await client.fetch(Request(server.url(), tmp_path / "body"))
            assert caught.value.failure.words == "asks to be left alone for 15 minutes (429)"
            now = NOW + timedelta(minutes=15)
            await client.fetch(Request(server.url(), tmp_path / "body"))


@pytest.mark.parametrize("said", ["0", "-5", "soon", "Mon, 23 Nov 2026 13:00:00 GMT", "\xe4" * 500])
async def test_a_time_that_is_none_counts_for_nothing(tmp_path: Path, said: str) -> None:
    with serving({"/a": status(429, {"Retry-After": said}), "/b": status(503, {"Retry-After": said})}) as server:
        assert (await failure(server.url("/b"), tmp_path, now=lambda: NOW)).kind == "status"
        assert (await failure(server.url("/a"), tmp_path, now=lambda: NOW)).wait_until == NOW + timedelta(minutes=15)


async def test_who_waited_for_a_slot_leaves_the_host_alone_too(tmp_path: Path) -> None:
    with serving({f"/{n}": status(429, {"Retry-After": "5400"}) for n in range(6)}) as server:
        async with Client(timeout=5.0, per_host=1, now=lambda: NOW) as client:
            found = await asyncio.gather(*(client.fetch(Request(server.url(f"/{n}"), tmp_path / str(n))) for n in range(6)), return_exceptions=True)
    assert [one.failure.kind for one in found if isinstance(one, FetchFailed)] == ["wait"] * 6
    assert len(server.asked) == 1


async def test_a_host_with_a_dot_at_its_end_is_the_same_host(tmp_path: Path) -> None:
    with serving({"/": status(429), "/feed": page(b"x")}) as server:
        async with Client(timeout=5.0, now=lambda: NOW) as client:
            with pytest.raises(FetchFailed):
                await client.fetch(Request(server.url("/", "localhost"), tmp_path / "body"))
            with pytest.raises(FetchFailed):
                await client.fetch(Request(f"http://LOCALHOST.:{server.port}/feed", tmp_path / "body"))
    assert server.paths() == ["/"]


async def test_a_wait_of_hours_is_said_in_hours(tmp_path: Path) -> None:
    with serving({"/": status(429, {"Retry-After": "7000"})}) as server:
        assert (await failure(server.url(), tmp_path, now=lambda: NOW)).words == "asks to be left alone for 2 hours (429)"
    with serving({"/": page(b"x")}) as server:
        await fetch(server.url(), tmp_path)
