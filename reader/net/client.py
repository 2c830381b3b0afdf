"""The one client: fetches an address politely, within every bound, and writes its body to a file."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from aiohttp import ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from reader import __version__
from reader.model.fetch import Answer, Failure, Headers, Request
from reader.net import reasons
from reader.net.asking import Asker
from reader.net.extra import ExtraHeaders
from reader.net.failures import FetchFailed
from reader.net.logins import Logins
from reader.net.proxies import Proxies
from reader.net.raw_request import RawRequest
from reader.net.resolver import Resolver
from reader.net.slots import Slots
from reader.net.trip import Trip
from reader.net.unpack import TooLarge
from reader.net.waits import Waits

AGENT = f"dateline/{__version__} (feed reader)"
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.9, text/html;q=0.8, */*;q=0.5"
)
# Headers of real pages (Content-Security-Policy, Link) pass aiohttp's 8 kB.
_LONGEST_LINE = 64 * 1024


class _NoCookies(DummyCookieJar):
    """Keeps no cookies, and doesn't parse them either: aiohttp would log those that are broken."""

    def update_cookies_from_headers(self, headers: Sequence[str], response_url: URL) -> None:
        """Nothing."""


class Client:
    """Fetches; an async context manager, one for all fetches of a run.

    Args:
        timeout: seconds that one fetch may take from the moment it has its slots to its last byte.
        at_once: fetches that run at the same time, in all.
        per_host: of these, to one host.
        largest: bytes of a body at most, packed and unpacked.
        headers: further request headers by address.
        logins: where names and passwords are found, None for nowhere.
        now: the time, in UTC.
    """

    def __init__(
        self,
        *,
        timeout: float = 20.0,
        at_once: int = 150,
        per_host: int = 2,
        largest: int = 64 * 2**20,
        headers: Sequence[Headers] = (),
        logins: Logins | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._timeout = timeout
        self._largest = largest
        self._slots = Slots(at_once, per_host)
        self._waits = Waits(now)
        self._resolver = Resolver()
        self._extra = ExtraHeaders(headers)
        self._logins = logins
        self._session: ClientSession | None = None
        self._running: set[asyncio.Timeout] = set()
        self._idle = asyncio.Event()
        self._closing = False
        self._asker: Asker | None = None

    async def __aenter__(self) -> Self:
        connector = TCPConnector(limit=0, use_dns_cache=False, resolver=self._resolver, keepalive_timeout=2.0)
        self._session = ClientSession(
            connector=connector,
            headers={"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip, deflate"},
            cookie_jar=_NoCookies(),
            request_class=RawRequest,
            timeout=ClientTimeout(total=None, sock_connect=None),
            auto_decompress=False,
            trust_env=False,
            max_line_size=_LONGEST_LINE,
            max_field_size=_LONGEST_LINE,
        )
        self._asker = Asker(self._session, self._resolver, Proxies(), self._extra, self._logins, self._waits, self._slots, self._largest)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing = True
        now = asyncio.get_running_loop().time()
        for limit in self._running:
            with contextlib.suppress(RuntimeError):  # its deadline has just passed
                limit.reschedule(now)
        if self._running:  # each closes its connection itself; aiohttp would connect once more where one is closed under it
            self._idle.clear()
            await self._idle.wait()
        if self._session is not None:
            await self._session.close()
        await asyncio.sleep(0)

    async def fetch(self, request: Request, ready: Callable[[], Awaitable[None]] | None = None) -> Answer:
        """Fetches what is asked for.

        Args:
            ready: waited for when it is this fetch's turn; the time does not count.

        Returns:
            What the server answered; its body, unless it is `same`, lies in `request.target`.

        Raises:
            FetchFailed: there is nothing, and no file. Apart from it only a cancellation leaves here.
        """
        if self._asker is None:
            raise RuntimeError("the client is not open")
        trip = Trip(request, left=self._timeout)
        failure: Failure
        try:
            return await self._travel(trip, self._asker, ready)
        except FetchFailed as problem:
            failure = problem.failure
        except TooLarge:
            failure = reasons.too_large(self._largest)
        except TimeoutError:
            failure = reasons.cut() if self._closing else reasons.out_of_time(self._timeout, trip.answered)
        except Exception as problem:
            failure = reasons.of_error(problem, trip.host, proxied=trip.proxied)
        # Raised out here, the failure has no context: exceptions of aiohttp hold the request's headers, and with them passwords.
        raise FetchFailed(failure)

    async def _travel(self, trip: Trip, asker: Asker, ready: Callable[[], Awaitable[None]] | None) -> Answer:
        """Asks hop by hop until there is an answer, each in slots of its own host."""
        here = trip.start()
        clock = asyncio.get_running_loop().time
        while True:
            limit: asyncio.Timeout | None = None
            slot = await self._slots.take(here.host)
            began = clock()
            try:
                if ready is not None:
                    await ready()
                    began = clock()
                if self._closing:
                    raise FetchFailed(reasons.cut())
                async with asyncio.timeout(trip.left) as limit:
                    self._running.add(limit)
                    outcome = await asker.ask(trip, here)
            finally:
                trip.left -= clock() - began
                slot.give()
                if limit is not None:
                    self._running.discard(limit)
                if not self._running:
                    self._idle.set()
            if isinstance(outcome, Answer):
                return outcome
            here = trip.onward(here, outcome)
