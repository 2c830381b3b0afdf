"""Which part of the network an address lies in, so that the open network can't lead into one's own (RFC 6890)."""

import ipaddress
import socket
from enum import Enum

Ip = ipaddress.IPv4Address | ipaddress.IPv6Address


class Reach(Enum):
    """How far away an address is; NEVER is what no feed can lie at."""

    PUBLIC = "public"
    PRIVATE = "private"
    LINK = "link-local"
    LOOPBACK = "loopback"
    NEVER = "never"


ANYWHERE = frozenset({Reach.PUBLIC, Reach.PRIVATE, Reach.LINK, Reach.LOOPBACK})

_PRIVATE_4 = tuple(ipaddress.IPv4Network(n) for n in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"))
_NEVER_4 = tuple(
    ipaddress.IPv4Network(n) for n in ("0.0.0.0/8", "192.0.0.0/24", "192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4")
)
_LINK_4 = ipaddress.IPv4Network("169.254.0.0/16")
_LOOPBACK_4 = ipaddress.IPv4Network("127.0.0.0/8")
_PRIVATE_6 = tuple(ipaddress.IPv6Network(n) for n in ("fc00::/7", "fec0::/10", "64:ff9b:1::/48"))
_LINK_6 = ipaddress.IPv6Network("fe80::/10")
_NEVER_6 = tuple(ipaddress.IPv6Network(n) for n in ("::/96", "100::/64", "2001::/32", "2001:db8::/32", "3fff::/20", "ff00::/8"))
# NAT64 (RFC 6052), where networks without IPv4 show the whole IPv4 network; 6to4 (RFC 3056): the IPv4 address inside counts.
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_SIX_TO_FOUR = ipaddress.IPv6Network("2002::/16")


def reach_of(ip: Ip) -> Reach:
    """Where an IP address lies; of one that wraps an IPv4 address, where that lies."""
    if isinstance(ip, ipaddress.IPv6Address):
        return _reach_of_6(ip)
    if ip in _LOOPBACK_4 or ip == ipaddress.IPv4Address(0):  # the kernel takes 0.0.0.0 for this machine
        return Reach.LOOPBACK
    if ip in _LINK_4:
        return Reach.LINK
    if any(ip in network for network in _PRIVATE_4):
        return Reach.PRIVATE
    return Reach.NEVER if any(ip in network for network in _NEVER_4) else Reach.PUBLIC


def _reach_of_6(ip: ipaddress.IPv6Address) -> Reach:
    if ip.ipv4_mapped is not None:
        return reach_of(ip.ipv4_mapped)
    if ip in _NAT64:
        return reach_of(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
    if ip in _SIX_TO_FOUR:
        return reach_of(ipaddress.IPv4Address(int(ip) >> 80 & 0xFFFFFFFF))
    if ip == ipaddress.IPv6Address(1):
        return Reach.LOOPBACK
    if ip in _LINK_6:
        return Reach.LINK
    if any(ip in network for network in _PRIVATE_6):
        return Reach.PRIVATE
    return Reach.NEVER if any(ip in network for network in _NEVER_6) else Reach.PUBLIC


def literal(host: str) -> Ip | None:
    """The IP address that a host of a URL stands for without a lookup, None for a name.

    Takes every form that `getaddrinfo` takes: brackets, zones, a dot at the end, `2130706433`, `0x7f.1`, `0177.0.0.1`.
    """
    bare = host.strip("[]").partition("%")[0].rstrip(".")
    if not bare or (bare[0] not in "0123456789:" and ":" not in bare):
        return None
    try:
        return ipaddress.ip_address(bare)
    except ValueError:
        pass
    if ":" in bare:
        return None
    try:
        return ipaddress.IPv4Address(socket.inet_aton(bare))
    except (OSError, ValueError):
        return None


def is_local_name(host: str) -> bool:
    """Whether a name means this machine wherever it is looked up (RFC 6761, section 6.3)."""
    name = host.rstrip(".").casefold()
    return name == "localhost" or name.endswith((".localhost", ".localdomain")) or name in {"localhost4", "localhost6", "ip6-localhost", "ip6-loopback"}


def reach_by_name(host: str) -> Reach | None:
    """Where a host lies as far as its spelling tells, None for a name that must be looked up."""
    if (ip := literal(host)) is not None:
        return reach_of(ip)
    return Reach.LOOPBACK if is_local_name(host) else None
