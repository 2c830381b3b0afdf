"""Worker processes that outlive a test: to start one and import what it needs takes half a second, and most tests need one."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from typing import Any

from pebble import ProcessPool

_LEASES = 40
"""After so many uses workers are ended: each keeps the libraries open that it was asked for."""


class WarmWorkers:
    """Hands out pools of workers as `ProcessPool` does; what is closed in order is kept for the next one who asks for such workers."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], list[Shared]] = {}

    def __call__(self, max_workers: int, initializer: Callable[..., None], initargs: Iterable[Any], context: Any) -> "Lease":
        """The arguments are those of `ProcessPool`."""
        key = max_workers, initializer, tuple(initargs)
        kept = self._kept.setdefault(key, [])
        while kept:
            shared = kept.pop()
            if shared.uses < _LEASES and shared.pool.active:
                break
            shared.end()
        else:
            shared = Shared(ProcessPool(max_workers=max_workers, initializer=initializer, initargs=tuple(initargs), context=context))
        shared.uses += 1
        return Lease(shared, kept)

    def end(self) -> None:
        """Ends all workers that nobody uses."""
        for kept in self._kept.values():
            while kept:
                kept.pop().end()


class Shared:
    """A pool that is kept, and how often it was used."""

    def __init__(self, pool: ProcessPool) -> None:
        self.pool, self.uses = pool, 0

    def end(self) -> None:
        """Ends its workers."""
        self.pool.stop()
        self.pool.join()


class Lease:
    """A pool while somebody uses it. Closed, it has done all that it was given; stopped, its workers are ended as ever."""

    def __init__(self, shared: Shared, kept: list[Shared]) -> None:
        self._shared, self._kept = shared, kept
        self._jobs: set[Future[Any]] = set()
        self._open, self._stopped = True, False

    def schedule(self, function: Callable[..., Any], args: Iterable[Any], timeout: float) -> "Future[Any]":
        """As of `ProcessPool`. Raises RuntimeError if it is closed."""
        if not self._open:
            raise RuntimeError("the pool is not active")
        job: Future[Any] = self._shared.pool.schedule(function, args=args, timeout=timeout)
        self._jobs.add(job)
        job.add_done_callback(self._jobs.discard)
        return job

    def close(self) -> None:
        """No more jobs are taken."""
        self._open = False

    def stop(self) -> None:
        """Gives up all jobs and ends the workers."""
        self._open, self._stopped = False, True
        self._shared.pool.stop()

    def join(self) -> None:
        """Waits until all jobs are done, or the workers have ended."""
        if self._stopped:
            self._shared.pool.join()
            return
        wait(list(self._jobs))
        self._kept.append(self._shared)
