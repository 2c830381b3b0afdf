"""Where an address lies, whatever its spelling."""

import contextlib
import ipaddress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.fetch import Request
from reader.net.addresses import Reach, literal, reach_by_name, reach_of
from reader.net.failures import FetchFailed
from reader.net.targets import BadAddress, led_to, target
from reader.net.trip import Onward, Trip

PLACES = {
    Reach.PUBLIC: ["8.8.8.8", "198.18.0.5", "2a00:1450::1", "64:ff9b::808:808", "2002:808:808::1", "::ffff:8.8.8.8"],
    Reach.PRIVATE: ["10.0.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "fd12::1", "fec0::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1"],
    Reach.LINK: ["169.254.169.254", "fe80::1", "fe80::1%eth0", "::ffff:169.254.1.1"],
    Reach.LOOPBACK: ["127.0.0.1", "127.255.255.255", "::1", "0.0.0.0", "::ffff:127.0.0.1", "64:ff9b::7f00:1"],
    Reach.NEVER: [
        "224.0.0.1",
        "239.255.255.250",
        "255.255.255.255",
        "240.0.0.1",
        "0.1.2.3",
        "192.0.2.1",
        "::",
        "ff02::1",
        "::7f00:1",
        "2001:db8::1",
        "2001::1",
    ],
}


@pytest.mark.parametrize(("reach", "address"), [(reach, address) for reach, addresses in PLACES.items() for address in addresses])
def test_an_address_lies_somewhere(reach: Reach, address: str) -> None:
    assert reach_by_name(address) is reach
    assert reach_by_name(f"[{address}]" if ":" in address else f"{address}.") is reach


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.1", "127.0.1", "017700000001", "127.0.0.1.", "localhost", "LocalHost.", "a.localhost"]
)
def test_this_machine_has_many_names(host: str) -> None:
    assert reach_by_name(host) is Reach.LOOPBACK


@pytest.mark.parametrize(
    "host", ["news.example", "10.example", "1.2.3.4.example", "localhost.example", "0xyz.example", "", ".", "1.2.3.4.5", "999.1.1.1", "a:b"]
)
def test_a_name_must_be_looked_up(host: str) -> None:
    assert reach_by_name(host) is None


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.ip_addresses(), st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)))
def test_whatever_python_calls_local_is_not_public(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> None:
    if (
        (ip.is_private and ip not in ipaddress.ip_network("198.18.0.0/15" if ip.version == 4 else "64:ff9b::/96"))
        or ip.is_multicast
        or ip.is_loopback
        or ip.is_link_local
    ):
        # The rest of 2001::/23 is assigned but routed nowhere.
        assert reach_of(ip) is not Reach.PUBLIC or ip in ipaddress.ip_network("2001::/23")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=40))
def test_any_host_can_be_judged(host: str) -> None:
    literal(host)
    reach_by_name(host)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=60), st.binary(max_size=40).map(lambda rest: b"http://" + rest), st.binary(max_size=40).map(lambda rest: b"//" + rest)))
def test_any_location_leads_to_http_or_nowhere(location: bytes) -> None:
    try:
        there = led_to(target("https://news.example/feeds/a.xml"), location)
    except BadAddress:
        return
    assert there.scheme in {"http", "https"}
    assert there.host
    assert there.text.isascii()
    assert "@" not in there.text.partition("://")[2].partition("/")[0]
    assert target(there.text).origin == there.origin


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_an_address_or_none(text: str) -> None:
    for address in (text, f"http://{text}", f"http://news.example/{text}"):
        with contextlib.suppress(BadAddress):
            assert target(address).url.scheme in {"http", "https"}


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("http://news.example/%7Ea/b?c=%C3%A9&d#e", "http://news.example/%7Ea/b?c=%C3%A9&d"),
        ("HTTP://News.Example", "http://news.example"),
        ("http://ada:secret@news.example/feed", "http://news.example/feed"),
        ("http://bücher.example/ä", "http://xn--bcher-kva.example/%C3%A4"),
        ("https://news.example:443/a", "https://news.example:443/a"),
    ],
)
def test_an_address_goes_out_as_it_was_written(address: str, text: str) -> None:
    assert target(address).text == text


def trip(url: str) -> Trip:
    return Trip(Request(url, Path("/nowhere")), 1.0)


def test_the_open_network_leads_nowhere_but_into_itself() -> None:
    for inside in (
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "http://0/",
        "http://2130706433/",
        "http://0x7f.1/",
    ):
        way = trip("https://news.example/")
        with pytest.raises(FetchFailed):
            way.onward(way.start(), Onward(302, inside.encode(), Reach.PUBLIC))
    way = trip("https://news.example/")
    assert way.onward(way.start(), Onward(302, b"http://other.example/", Reach.PUBLIC)).host == "other.example"
    assert way.allowed == {Reach.PUBLIC}


def test_ones_own_network_leads_out_but_not_across() -> None:
    way = trip("http://192.168.0.1/")
    here = way.start()
    assert way.onward(here, Onward(302, b"http://10.0.0.1/", Reach.PRIVATE)).host == "10.0.0.1"
    with pytest.raises(FetchFailed):
        way.onward(here, Onward(302, b"http://127.0.0.1/", Reach.PRIVATE))
    assert way.onward(here, Onward(302, b"https://news.example/", Reach.PRIVATE)).host == "news.example"


def test_what_belongs_to_an_address_goes_to_its_origin_alone() -> None:
    way = trip("http://news.example/feed")
    way.start()
    assert way.own(target("http://news.example/other"))
    assert way.own(target("https://news.example/feed"))
    for other in ("http://news.example:8080/", "https://news.example:8443/", "http://www.news.example/", "http://example/"):
        assert not way.own(target(other))
    way = trip("https://news.example/feed")
    way.start()
    assert not way.own(target("http://news.example/feed"))
