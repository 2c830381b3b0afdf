"""Only the newest wish is read on: what an older one still asks of the library is given up."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import ParamSpec, TypeVar

from textual.worker import get_current_worker

from reader.desk.session import Session

_P = ParamSpec("_P")
_T = TypeVar("_T")


def while_wanted(session: Session) -> AbstractContextManager[None]:
    """Within the block, queries raise StoppedError once the worker that asks is cancelled: replaced, or its screen closed.

    Call it in a worker function or in a thread that one waits for. The error ends a cancelled worker without a trace.
    """
    worker = get_current_worker()
    return session.library.stopping(lambda: worker.is_cancelled)


async def in_thread(session: Session, work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What `work` returns, from a thread; for async workers. When the worker is cancelled, the thread is soon free again."""

    def run() -> _T:
        with while_wanted(session):
            return work(*args, **kwargs)

    return await asyncio.to_thread(run)
