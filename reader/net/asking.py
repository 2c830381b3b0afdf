"""Asks one server once: sends the request, reads what comes, and says what it means."""

import asyncio
import base64
import ssl
from dataclasses import dataclass, field

from aiohttp import ClientResponse, ClientSession, ServerDisconnectedError

from reader.model.fetch import Answer
from reader.model.words import _
from reader.net import cut_bodies, reasons
from reader.net import headers as read
from reader.net.addresses import ANYWHERE, Reach, reach_by_name
from reader.net.body import Body
from reader.net.extra import ExtraHeaders
from reader.net.failures import FetchFailed, failed
from reader.net.logins import Logins
from reader.net.proxies import Proxies
from reader.net.raw_request import validators
from reader.net.resolver import HOP, Hop, Resolver
from reader.net.slots import Slots
from reader.net.targets import Target
from reader.net.threads import in_thread
from reader.net.trip import REDIRECTS, Onward, Trip
from reader.net.unpack import TooLarge, Unpacker
from reader.net.waits import Waits

_WITH_BODY = frozenset({200, 201, 202, 203})
_WITHOUT_BODY = frozenset({204, 205})
# Bytes that are unpacked before others get their turn.
_TURN = 2**20


@dataclass(slots=True)
class Asker:
    """What every request of a client needs."""

    session: ClientSession
    resolver: Resolver
    proxies: Proxies
    extra: ExtraHeaders
    logins: Logins | None
    waits: Waits
    slots: Slots
    largest: int
    _tls: ssl.SSLContext | None = field(default=None)

    async def ask(self, trip: Trip, here: Target) -> Answer | Onward:
        """Asks for one address.

        Returns:
            The answer, its body written down, or the redirect.

        Raises:
            FetchFailed, TooLarge, and whatever aiohttp, ssl and the system raise.
        """
        self.waits.mind(here.host)
        proxy = self.proxies.of(here.scheme, here.host)
        trip.proxied = proxy is not None
        hop = Hop(None if proxy else trip.allowed)
        self._judge(trip, here, proxied=trip.proxied)
        headers, hop.raw = validators(
            *(value if read.is_validator(value) else "" for value in (trip.request.etag, trip.request.last_modified)),
        )
        conditional = bool(headers)
        if not self.slots.shared(here.host):
            headers["Connection"] = "close"
        if trip.own(here):
            await self._identify(here, headers)
        proxy_headers = None
        if proxy is not None and proxy.authorization:
            if here.scheme == "https":
                proxy_headers = {"Proxy-Authorization": proxy.authorization}
            else:
                headers["Proxy-Authorization"] = proxy.authorization
        token = HOP.set(hop)
        try:
            response = await self.session.get(
                here.url,
                headers=headers,
                allow_redirects=False,
                proxy=proxy.url if proxy else None,
                proxy_headers=proxy_headers,
                ssl=self._secure() if here.scheme == "https" or (proxy is not None and proxy.url.scheme == "https") else True,
            )
        finally:
            HOP.reset(token)
        trip.answered = True
        try:
            return await self._take(trip, here, response, self._reach(here, hop), conditional=conditional)
        finally:
            response.close()

    def _judge(self, trip: Trip, here: Target, *, proxied: bool) -> None:
        """Checks an address by its spelling, and a name by where it has led before, since a connection may be kept from then.

        Raises:
            FetchFailed: it may not be asked.
        """
        reach = reach_by_name(here.host)
        reached = {reach} if reach is not None else set() if proxied else self.resolver.known.get(here.host, set())
        if not reached <= trip.allowed:
            raise FetchFailed(reasons.not_allowed(first=trip.allowed == ANYWHERE))

    def _reach(self, here: Target, hop: Hop) -> Reach:
        """Where the host lies that was asked; of several or unknown places, the open network, which may lead nowhere else."""
        reach = reach_by_name(here.host)
        if reach is not None:
            return reach
        reached = hop.reached or self.resolver.known.get(here.host, set()) if hop.allowed is not None else set()
        return next(iter(reached)) if len(reached) == 1 else Reach.PUBLIC

    async def _identify(self, here: Target, headers: dict[str, str]) -> None:
        """Adds the name and password, and the reader's own headers, which have the last word."""
        if self.logins is not None:
            logins = self.logins
            found = await in_thread(lambda: logins.find(here.text)) if logins.is_slow(here.text) else logins.find(here.text)
            if found is not None:
                headers["Authorization"] = "Basic " + base64.b64encode(":".join(found).encode("utf-8", "replace")).decode("ascii")
        for name, value in self.extra.of(here).items():
            for known in [known for known in headers if known.lower() == name.lower()]:
                del headers[known]
            headers[name] = value

    def _secure(self) -> ssl.SSLContext:
        """The platform's certificates, read when the first https address is asked (20 ms)."""
        if self._tls is None:
            self._tls = ssl.create_default_context()
            self._tls.set_alpn_protocols(("http/1.1",))
        return self._tls

    async def _take(self, trip: Trip, here: Target, response: ClientResponse, reach: Reach, *, conditional: bool) -> Answer | Onward:
        status, raw = response.status, response.raw_headers
        if status in REDIRECTS:
            location = next((value for name, value in raw if name.lower() == b"location"), None)
            return Onward(status, location, reach)
        self.waits.heed(here.host, status, raw)
        if status == 304:
            if not conditional:
                raise failed("broken", _("said that nothing has changed though nothing was known"))
            etag, last_modified = read.validator(raw, b"etag"), read.validator(raw, b"last-modified")
            if not etag and not last_modified:
                etag, last_modified = trip.request.etag, trip.request.last_modified
            return Answer(here.text, same=True, etag=etag, last_modified=last_modified, moved_to=trip.moved_to, at_least=read.pace(raw))
        if status == 206:
            raise failed("broken", _("sent a part of it only (206)"))
        if status not in _WITH_BODY and status not in _WITHOUT_BODY:
            raise FetchFailed(reasons.of_status(status))
        with Body(trip.request.target) as body:
            if status in _WITH_BODY:
                await self._read(response, body)
            digest = body.digest()
            same = digest == trip.request.digest
            if not same:
                body.keep()
        media_type, charset = read.content_type(raw)
        return Answer(
            here.text,
            same,
            digest,
            body.size,
            media_type,
            charset,
            read.validator(raw, b"etag"),
            read.validator(raw, b"last-modified"),
            trip.moved_to,
            read.pace(raw),
        )

    async def _read(self, response: ClientResponse, body: Body) -> None:
        unpacker = Unpacker(read.values(response.raw_headers, b"content-encoding"), self.largest)
        length = response.content_length
        if length is not None and length > self.largest:
            raise TooLarge
        if length is None:
            cut_bodies.watch(response)
        turn = _TURN
        while packed := await response.content.readany():
            for piece in unpacker.feed(packed):
                body.add(piece)
                if body.size > self.largest:
                    raise TooLarge
                if body.size > turn:
                    turn = body.size + _TURN
                    await asyncio.sleep(0)
        if (cut := response.content.exception()) is not None:
            raise cut
        if self.session.closed:  # what is read till its connection ends, ends with the client's too
            raise ServerDisconnectedError
        for piece in unpacker.end():
            body.add(piece)
