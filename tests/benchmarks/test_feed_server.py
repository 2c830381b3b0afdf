"""The benchmarks' feed server answers as it is told to."""

import socket
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from tests.benchmarks.feed_server import FAULTS, LAST_MODIFIED, fault_of
from tests.benchmarks.serving import Serving

FEEDS = 70


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    with Serving(tmp_path_factory.mktemp("served"), FEEDS, 1) as serving:
        serving.control(latency=0)
        yield serving


def fetch(url: str, seconds: float = 5, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, body and headers of an answer."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()}), timeout=seconds) as answer:
            return answer.status, answer.read(), dict(answer.headers)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), dict(error.headers)


def test_every_feed_has_an_address_of_its_own_and_its_own_bytes(serving: Serving) -> None:
    serving.control(validators=1, trouble=0, reset=1)
    urls = serving.urls()
    assert len({url.split("/")[2] for url in urls}) == FEEDS
    for number in (0, 12, 17):
        status, body, headers = fetch(urls[number])
        assert (status, headers["Last-Modified"]) == (200, LAST_MODIFIED)
        assert f"paper-{number}.example.org".encode() in body
    assert fetch(serving.urls(twin=True)[17])[1].startswith(b"<?xml")
    assert serving.control(reset=1) == {"requests": 4, "200": 4}


def test_validators_are_answered_unless_they_are_switched_off(serving: Serving) -> None:
    serving.control(validators=1, trouble=0, reset=1)
    etag = fetch(serving.url(1))[2]["ETag"]
    assert fetch(serving.url(1), If_None_Match=etag)[:2] == (304, b"")
    assert fetch(serving.url(1), If_Modified_Since=LAST_MODIFIED)[0] == 304
    assert fetch(serving.url(2), If_None_Match=etag)[0] == 200
    serving.control(validators=0)
    status, body, headers = fetch(serving.url(1), If_None_Match=etag)
    assert (status, bool(body), "ETag" in headers) == (200, True, False)


def test_a_tenth_of_the_feeds_is_in_trouble_of_every_kind(serving: Serving) -> None:
    serving.control(trouble=1)
    of = {fault: number for number in range(FEEDS) if (fault := fault_of(number))}
    assert set(of) == set(FAULTS)
    urls = serving.urls(trouble=True)
    assert fetch(urls[of["404"]])[0] == 404
    assert fetch(urls[of["500"]])[0] == 500
    assert fetch(urls[of["redirects"]])[0] == 302
    for fault in ("dead", "dripping"):
        with pytest.raises(TimeoutError):
            fetch(urls[of[fault]], 0.1)
    host, _colon, port = urls[of["refused"]].split("/")[2].partition(":")
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((host, int(port)), 1)
    assert fetch(urls[0])[0] == 200
