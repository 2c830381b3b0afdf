"""One fetch on its way from hop to hop: where it may go next, and what the redirects mean for the address (RFC 9110, section 15.4)."""

from dataclasses import dataclass

from reader.model.fetch import Request
from reader.model.safe import line
from reader.model.words import _
from reader.net import reasons
from reader.net.addresses import ANYWHERE, Reach, reach_by_name
from reader.net.failures import FetchFailed, failed
from reader.net.targets import BadAddress, Target, led_to, target

MOST_REDIRECTS = 10
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PERMANENT = frozenset({301, 308})


@dataclass(frozen=True, slots=True)
class Onward:
    """A redirect.

    Attributes:
        location: the header as it came, None without one.
        reach: where the host lies that answered.
    """

    status: int
    location: bytes | None
    reach: Reach


@dataclass(slots=True)
class Trip:
    """A fetch on its way.

    Attributes:
        left: seconds until its deadline.
        answered: something came from a server.
        host: that is asked at present, and whether through a proxy.
        allowed: where the present hop may lead.
        moved_to: where permanent redirects alone have led.
    """

    request: Request
    left: float
    answered: bool = False
    host: str = ""
    proxied: bool = False
    allowed: frozenset[Reach] = ANYWHERE
    moved_to: str = ""
    _first: Target | None = None
    _permanent: bool = True
    _seen: tuple[str, ...] = ()

    def start(self) -> Target:
        """The address that is asked first; it may lie anywhere if the reader gave it, else in the open network alone.

        Raises:
            FetchFailed: it is none, or lies in one's own network and must not.
        """
        try:
            first = target(self.request.url)
        except BadAddress:
            first = None
        if first is None:
            raise failed("broken", _("not an address that can be fetched"))
        if not self.request.inside:
            self.allowed = frozenset({Reach.PUBLIC})
            if reach_by_name(first.host) not in {None, Reach.PUBLIC}:
                raise FetchFailed(reasons.not_allowed(first=False))
        self._first = first
        self._come_to(first)
        return first

    def onward(self, here: Target, redirect: Onward) -> Target:
        """Where a redirect leads, if it may.

        Raises:
            FetchFailed: it leads nowhere, round in a circle, to something else than http(s), or from the open network into one's own.
        """
        there = _destination(here, redirect.location)
        if there.text in self._seen:
            raise failed("redirect", _("led round in a circle"))
        if len(self._seen) > MOST_REDIRECTS:
            raise failed("redirect", _("led on too many times"))
        self._permanent = self._permanent and redirect.status in _PERMANENT
        if self._permanent:
            self.moved_to = there.text
        self.allowed = frozenset({Reach.PUBLIC, redirect.reach})
        reach = reach_by_name(there.host)
        if reach is not None and reach not in self.allowed:
            raise FetchFailed(reasons.not_allowed(first=False))
        self._come_to(there)
        return there

    def own(self, here: Target) -> bool:
        """Whether what belongs to the first address may be sent: the origin is the same, or its https twin on the usual ports."""
        first = self._first
        return first is not None and (here.origin == first.origin or (first.origin == ("http", first.host, 80) and here.origin == ("https", first.host, 443)))

    def _come_to(self, there: Target) -> None:
        self.host = there.host
        self._seen = (*self._seen, there.text)


def _destination(here: Target, location: bytes | None) -> Target:
    if location is None or not location.strip():
        raise failed("redirect", _("led on without saying where"))
    scheme = ""
    try:
        return led_to(here, location)
    except BadAddress as problem:
        scheme = problem.scheme
    if scheme:
        raise failed("redirect", _("led to a {scheme}: address, which is not followed").format(scheme=line(scheme)[:20]))
    raise failed("redirect", _("led to an address that can't be fetched"))
