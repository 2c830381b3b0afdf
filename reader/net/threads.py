"""Runs what blocks in a thread that nobody has to wait for.

The threads of a pool fill up with what never ends (a name that no server answers for, a keyring that waits for its password),
and are waited for at exit; a thread of its own costs 60 µs.
"""

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def in_thread(work: Callable[[], T]) -> T:
    """What `work` returns or raises, from a thread of its own; cancelled, it runs on by itself and its outcome is dropped."""
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[T] = loop.create_future()

    def settle(result: list[T], error: Exception | None) -> None:
        if outcome.done():
            return
        if error is not None:
            outcome.set_exception(error)
        else:
            outcome.set_result(result[0])

    def run() -> None:
        result: list[T] = []
        error: Exception | None = None
        try:
            result.append(work())
        except Exception as problem:
            error = problem
        try:
            loop.call_soon_threadsafe(settle, result, error)
        except RuntimeError:  # the loop has ended meanwhile
            return

    threading.Thread(target=run, name="dateline-net", daemon=True).start()
    return await outcome
