"""How many fetches may run at once: in all, and to one host."""

import asyncio
from dataclasses import dataclass


@dataclass(slots=True)
class _Host:
    semaphore: asyncio.Semaphore
    users: int = 0


class Slots:
    """Slots for fetches; who waits for a host's slot takes none of those of all hosts."""

    def __init__(self, at_once: int, per_host: int) -> None:
        self._all = asyncio.Semaphore(max(1, at_once))
        self._per_host = max(1, per_host)
        self._hosts: dict[str, _Host] = {}

    async def take(self, host: str) -> None:
        """Waits for a slot of the host, then for one of all; each must be given back."""
        entry = self._hosts.get(host)
        if entry is None:
            entry = self._hosts[host] = _Host(asyncio.Semaphore(self._per_host))
        entry.users += 1
        try:
            await entry.semaphore.acquire()
            try:
                await self._all.acquire()
            except BaseException:
                entry.semaphore.release()
                raise
        except BaseException:
            self._leave(host, entry)
            raise

    def give(self, host: str) -> None:
        """Gives back what `take` took."""
        self._all.release()
        entry = self._hosts[host]
        entry.semaphore.release()
        self._leave(host, entry)

    def shared(self, host: str) -> bool:
        """Whether others use the host now or wait for it."""
        entry = self._hosts.get(host)
        return entry is not None and entry.users > 1

    def _leave(self, host: str, entry: _Host) -> None:
        entry.users -= 1
        if not entry.users:
            del self._hosts[host]
