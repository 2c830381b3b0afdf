"""How many fetches may run at once: in all, and to one host."""

import asyncio
from dataclasses import dataclass

PATIENCE = 0.15
"""Seconds after which a fetch does not count among all any more: it only waits, and a hundred dead servers must not hold up the others."""
SLOW = 1
"""Of those that wait so, at most so many times as many as may run at once."""


@dataclass(slots=True)
class _Host:
    semaphore: asyncio.Semaphore
    users: int = 0


class Slots:
    """Slots for fetches; who waits for a host's slot takes none of those of all hosts."""

    def __init__(self, at_once: int, per_host: int) -> None:
        self._all = asyncio.Semaphore(max(1, at_once))
        self._aside = max(1, at_once) * SLOW
        self._per_host = max(1, per_host)
        self._hosts: dict[str, _Host] = {}

    async def take(self, host: str) -> "Slot":
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
        return Slot(self, host, entry)

    def step_aside(self) -> bool:
        """Lets another one in for one that waits; False if too many wait already."""
        if not self._aside:
            return False
        self._aside -= 1
        self._all.release()
        return True

    def give(self, host: str, entry: _Host, *, aside: bool) -> None:
        """Gives back what `take` took."""
        if aside:
            self._aside += 1
        else:
            self._all.release()
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


class Slot:
    """What one fetch has taken."""

    def __init__(self, slots: Slots, host: str, entry: _Host) -> None:
        self._slots, self._host, self._entry = slots, host, entry
        self._is_aside = False
        self._timer = asyncio.get_running_loop().call_later(PATIENCE, self._step_aside)

    def _step_aside(self) -> None:
        self._is_aside = self._slots.step_aside()

    def give(self) -> None:
        """Gives it back."""
        self._timer.cancel()
        self._slots.give(self._host, self._entry, aside=self._is_aside)
