"""Looks names up, and keeps from a connection every address that it may not lead to.

The addresses are judged where they are connected to: a name that is looked up twice may lie elsewhere the second time (DNS rebinding).
"""

import socket
from contextvars import ContextVar
from dataclasses import dataclass, field

from aiohttp.abc import AbstractResolver, ResolveResult

from reader.net.addresses import ANYWHERE, Reach, literal, reach_of
from reader.net.threads import in_thread

Found = list[tuple[socket.AddressFamily, str, int]]


class NotAllowed(OSError):  # noqa: N818  (an outcome)
    """A name leads only to addresses that this connection may not lead to.

    Attributes:
        first: it is the address that the reader gave, which may lie anywhere else.
    """

    def __init__(self, *, first: bool) -> None:
        super().__init__("not allowed")
        self.first = first


@dataclass(slots=True)
class Hop:
    """What one connection may do, and where it led.

    Attributes:
        allowed: where the addresses may lie; None behind a proxy, where the names that are looked up are the proxies'.
        reached: where those lie that it connects to.
        raw: header lines to put in place of others when the request is sent, as bytes.
    """

    allowed: frozenset[Reach] | None = ANYWHERE
    reached: set[Reach] = field(default_factory=set)
    raw: dict[bytes, bytes] = field(default_factory=dict)


HOP: ContextVar[Hop | None] = ContextVar("hop", default=None)


class Resolver(AbstractResolver):
    """The lookups of one client.

    Attributes:
        known: where every name has led so far, by name in lower case.
    """

    def __init__(self) -> None:
        self.known: dict[str, set[Reach]] = {}

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """The addresses of a name that the present hop may lead to.

        Raises:
            OSError: nobody knows the name (socket.gaierror), or `NotAllowed`.
        """
        found = await in_thread(lambda: _addresses(host, port, family))
        hop = HOP.get()
        if hop is not None and hop.allowed is not None:
            judged = [(reach_of(ip), one) for one in found if (ip := literal(one[1])) is not None]
            kept = [(reach, one) for reach, one in judged if reach in hop.allowed]
            if not kept:
                raise NotAllowed(first=hop.allowed == ANYWHERE)
            hop.reached.update(reach for reach, _one in kept)
            self.known.setdefault(host.casefold(), set()).update(hop.reached)
            found = [one for _reach, one in kept]
        flags = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV
        return [ResolveResult(hostname=host, host=address, port=at, family=kind, proto=0, flags=flags) for kind, address, at in found]

    async def close(self) -> None:
        """Nothing is held."""


def _addresses(host: str, port: int, family: socket.AddressFamily) -> Found:
    found: Found = []
    for kind, _type, _proto, _name, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family, flags=socket.AI_ADDRCONFIG):
        numeric = str(address[0])
        if kind == socket.AF_INET6 and len(address) == 4 and address[3]:  # a link-local address needs its zone
            numeric, _port = socket.getnameinfo((numeric, port, 0, int(address[3])), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV)
        found.append((kind, numeric, int(address[1])))
    return found
