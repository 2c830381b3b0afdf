"""Which hosts have asked to be left alone, and till when (RFC 9110, section 10.2.3; RFC 6585, section 4)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from reader.net import reasons
from reader.net.failures import FetchFailed
from reader.net.headers import RawHeaders, retry_after

# For a 429 that names no time.
LEFT_ALONE = timedelta(minutes=15)


class Waits:
    """The hosts that have asked to be left alone, while this client lives."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._hosts: dict[str, tuple[datetime, int]] = {}

    def mind(self, host: str) -> None:
        """Checks that a host may be asked.

        Raises:
            FetchFailed: not yet.
        """
        if host not in self._hosts:
            return
        until, status = self._hosts[host]
        now = self._now()
        if until > now:
            raise FetchFailed(reasons.asked_to_wait(until, now, status))
        del self._hosts[host]

    def heed(self, host: str, status: int, headers: RawHeaders) -> None:
        """Takes note of a 429, or of a 503 that names a time.

        Raises:
            FetchFailed: it did ask to be left alone.
        """
        if status not in {429, 503}:
            return
        now = self._now()
        until = retry_after(headers, now)
        if until is None:
            if status == 503:
                return
            until = now + LEFT_ALONE
        self._hosts[host] = (until, status)
        raise FetchFailed(reasons.asked_to_wait(until, now, status))
