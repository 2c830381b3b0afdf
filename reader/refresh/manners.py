"""How the reader wants servers to be asked: taken from the settings, given to the one client."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.model.fetch import Headers

if TYPE_CHECKING:
    from reader.net.client import Client
    from reader.net.logins import Logins

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Manners:
    """What a fetch may take and bring along.

    Attributes:
        timeout: seconds for one feed, from the first byte sent to the last one received.
        usual: seconds between two fetches of a feed, until it is known how often it changes.
        largest: bytes of a body, packed or unpacked, that are taken at most.
        headers: further request headers by address.
        logins: the folder that names and passwords are kept in, None for none.
    """

    timeout: float = 20.0
    usual: int = HOUR
    largest: int = 64 * 2**20
    headers: tuple[Headers, ...] = ()
    logins: Path | None = None

    def client(self, clock: Callable[[], datetime]) -> "Client":
        """The client; use it as an asynchronous context manager."""
        # aiohttp takes 0.1 s to import, which only fetching pays for
        from reader.net.client import Client

        return Client(timeout=self.timeout, largest=self.largest, headers=self.headers, logins=self.safe(), now=clock)

    def safe(self) -> "Logins | None":
        """Where names and passwords are kept."""
        from reader.net.logins import Logins

        return None if self.logins is None else Logins(self.logins)
