"""Everything that can be wrong with a feed, all in one refresh: each costs one line that a person understands, and the good ones come in."""

import gzip
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from reader.model.feed import Feed
from reader.refresh.pool import Pool
from tests.net.server import Behaviour, bomb, drip, endless, hang_up, packed, page, raw, redirect, reply, reset, serving, silent, status
from tests.refresh.feeds import Desk, rss

HTML = "text/html; charset=utf-8"


def long(entries: int) -> bytes:
    """A feed of many entries."""
    items = b"".join(b"<item><title>t%d</title><guid>%d</guid><description>words</description></item>" % (n, n) for n in range(entries))
    return b"<rss version='2.0'><channel><title>Long</title>" + items + b"</channel></rss>"


BAD: dict[str, tuple[Behaviour, str]] = {
    "missing": (status(404), "not found (404)"),
    "gone": (status(410), "gone for good (410)"),
    "too often": (status(429, {"Retry-After": "3600"}), "(429)"),
    "broken server": (status(500), "(500)"),
    "busy server": (status(503), "(503)"),
    "password": (status(401, {"WWW-Authenticate": "Basic"}), "a name and a password"),
    "forbidden": (status(403), "(403)"),
    "silent": (silent(), "no answer within 2 s"),
    "drip": (drip(), "took longer than 2 s"),
    "hangs up": (hang_up(), "the connection was cut"),
    "reset": (reset(reply(200, b"<rss", length=500)), "the connection was cut"),
    "cut off": (raw(reply(200, b"<rss version='2.0'>", length=5000)), "the connection was cut"),
    "circle": (redirect("/circle"), "circle"),
    "to a file": (redirect("file:///etc/passwd"), "file:"),
    "to a private address": (redirect("http://10.0.0.1/feed"), "inside the own network"),
    "to nowhere": (redirect(""), "without saying where"),
    "endless": (endless(), "larger than 11 MB"),
    "200 MB": (raw(reply(200, b"<rss>", length=200 * 2**20), b"x"), "larger than 11 MB"),
    "bomb": (bomb(32 * 2**20), "larger than 11 MB"),
    "stacked bomb": (bomb(32 * 2**20, layers=2), "larger than 11 MB"),
    "not packed": (packed(b"<rss/>", encoding="gzip"), "compress"),
    "unknown packing": (packed(b"<rss/>", encoding="not known"), "not known"),
    "no HTTP": (raw(b"SSH-2.0-OpenSSH_9.2\r\n"), "HTTP"),
    "empty": (page(b""), "empty"),
    "login page": (page(b"<!doctype html><html><form><input type=password></form></html>", media_type=HTML), "login page"),
    "web page": (page(b"<!doctype html><html><body><p>News of the day</p></body></html>", media_type=HTML), "web page"),
    "picture": (page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, media_type="image/png"), ""),
    "text": (page(b"Just some words.", media_type="text/plain"), ""),
    "list": (page(b"<opml version='2.0'><body><outline xmlUrl='http://a.example/'/></body></opml>"), "list of feeds"),
    "other XML": (page(b"<?xml version='1.0'?><note><to>You</to></note>"), "XML"),
    "other JSON": (page(b'{"a": 1}', media_type="application/json"), ""),
    "laughs": (page(b"<!DOCTYPE r [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]><note>&b;</note>"), "XML"),
}
"""By name: what the server does, and what the line about it must hold."""

GOOD: dict[str, tuple[Behaviour, int]] = {
    "plain": (page(rss("plain")), 1),
    "no entries": (page(rss()), 0),
    "newlines in front": (page(b"\n" * 80_000 + rss("n1")), 1),
    "a very long author": (page(rss("x1").replace(b"<guid", b"<author>" + b"x" * 200_000 + b"</author><guid")), 1),
    "a title of 10 MB": (page(rss("y1").replace(b"<title>y1", b"<title>y1" + b"z" * 10_000_000)), 1),
    "NULs": (page(rss("n\0ul")), 1),
    "wrong charset": (page(rss("caf\xe9 au lait").decode().encode("latin-1"), media_type="application/rss+xml; charset=utf-8"), 1),
    "stacked gzip": (packed(rss("packed"), gzip.compress, gzip.compress, encoding="gzip, gzip"), 1),
    "served as text": (page(rss("astext"), media_type="text/plain"), 1),
    "served as HTML": (page(rss("ashtml"), media_type=HTML), 1),
    "2,000 entries": (page(long(2_000)), 2_000),
}
"""By name: what the server does, and how many articles come."""


@dataclass
class Outcome:
    """What one refresh of all of them left behind."""

    desk: Desk
    feeds: dict[str, Feed]
    errors: dict[str, str]
    seconds: float


def path(name: str) -> str:
    return f"/{name.replace(' ', '-').replace(',', '')}"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outcome]:
    behaviours = {path(name): behave for name, (behave, _said) in (BAD | GOOD).items()}
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        refusing = f"http://127.0.0.1:{unused.getsockname()[1]}/feed"
    with serving(behaviours) as server, serving({"/feed": page(rss("tls"))}, tls=True) as secure, Pool(workers=2) as pool:
        desk = Desk.open(tmp_path_factory.mktemp("bad") / "library.db", pool)
        # an address of its own for each: two at a time at one address would have to wait for those that drip
        urls = {name: server.url(path(name), host=f"127.0.7.{n}") for n, name in enumerate(BAD | GOOD, 1)}
        urls |= {"refused": refusing, "TLS": secure.url("/feed")}
        feeds = dict(zip(urls, desk.follow(*urls.values()), strict=True))
        total = desk.refresh(timeout=2.0, largest=11 * 2**20)
        by_url = {trouble.where: trouble.error for trouble in total.troubles}
        errors = {name: by_url[url] for name, url in urls.items() if url in by_url}
        yield Outcome(desk, feeds, errors, total.seconds)
        assert desk.library.trouble() == ()
        desk.library.close()


@pytest.mark.parametrize("name", BAD)
def test_a_bad_feed_says_one_plain_line(outcome: Outcome, name: str) -> None:
    said = outcome.errors[name]
    assert BAD[name][1] in said
    assert len(said) < 120
    assert "\n" not in said
    assert not any(word in said for word in ("Error", "Exception", "Traceback", "None", "127.0."))
    assert outcome.desk.feed(outcome.feeds[name]).error == said


@pytest.mark.parametrize(("name", "said"), [("refused", "refused"), ("TLS", "certificate")])
def test_a_server_that_cannot_be_spoken_to_says_so(outcome: Outcome, name: str, said: str) -> None:
    assert said in outcome.errors[name]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_feed_comes_in_whatever_happens_beside_it(outcome: Outcome, name: str) -> None:
    assert name not in outcome.errors
    assert outcome.desk.feed(outcome.feeds[name]).articles == GOOD[name][1]


def test_nothing_but_the_bad_ones_failed(outcome: Outcome) -> None:
    assert set(outcome.errors) == {*BAD, "refused", "TLS"}


def test_nothing_outside_gets_through_to_the_reader(outcome: Outcome, capfd: pytest.CaptureFixture[str]) -> None:
    assert capfd.readouterr() == ("", "")
    every: Callable[[str], bool] = str.isprintable
    assert all(every(title) for title in outcome.desk.titles())
