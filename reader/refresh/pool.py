"""Worker processes with a time limit a job: a stuck or killed worker costs its own job and no other."""

import asyncio
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Future
from concurrent.futures import TimeoutError as JobTimeout
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from reader.model.errors import SourceError
from reader.model.words import _, language
from reader.refresh.walk import Found
from reader.refresh.worker import SECONDS, Pack, Read, read_file, start

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class _Job:
    found: Found
    digest: str
    future: Future[Read]


class Pool:
    """Does work in worker processes; use it as a context manager. No worker starts before the first job."""

    def __init__(self, seconds: float = SECONDS, workers: int | None = None) -> None:
        """`seconds` a job; as many `workers` as cores if None."""
        self.seconds = seconds
        self.workers = workers or os.cpu_count() or 1
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            if kind is None:
                self._pool.close()
            else:
                self._pool.stop()
            self._pool.join()

    def submit(self, function: Callable[..., Result], *args: Any) -> "Future[Result]":
        """Starts a job, and the pool at the first one; a pool that broke meanwhile is replaced."""
        future: Future[Result]
        try:
            future = self._ready().schedule(function, args=args, timeout=self.seconds)
        except RuntimeError:  # a worker was killed between two jobs
            self._drop(self._pool)
            future = self._ready().schedule(function, args=args, timeout=self.seconds)
        return future

    def _ready(self) -> ProcessPool:
        if self._pool is None:
            # spawn: a fork of a process with threads may hang
            self._pool = ProcessPool(max_workers=self.workers, initializer=start, initargs=(language(),), context=multiprocessing.get_context("spawn"))
        return self._pool

    def outcome(self, future: "Future[Result]") -> Result | SourceError:
        """What a job gave, or why it gave nothing. If it broke the whole pool, the next job starts another."""
        answer = _outcome(future, self.seconds)
        if isinstance(answer, _Broken):
            self._drop(self._pool)
            return SourceError(_("reading it crashed twice; it was given up"))
        return answer

    async def run(self, function: Callable[..., Result], *args: Any) -> Result | SourceError:
        """Does a job; one whose pool was broken by another is tried once more."""
        for _time in range(2):
            future = self.submit(function, *args)
            its = self._pool
            wrapped = asyncio.wrap_future(future)
            await asyncio.wait([wrapped])
            if not wrapped.cancelled():
                wrapped.exception()  # seen here: the event loop would complain of it
            answer = _outcome(future, self.seconds)
            if not isinstance(answer, _Broken):
                return answer
            self._drop(its)
        return SourceError(_("reading it crashed twice; it was given up"))

    def read(self, files: Iterable[tuple[Found, str]], pack: Pack | None = None) -> Iterator[tuple[Found, Read | SourceError]]:
        """Reads files, each given with the digest that is known of it; hands them back in order, a bounded number ahead."""
        waiting: deque[_Job] = deque()
        for found, digest in files:
            waiting.append(self._start(found, digest, pack))
            if len(waiting) >= self.workers * 8:
                yield self._next(waiting, pack)
        while waiting:
            yield self._next(waiting, pack)

    def _next(self, waiting: deque[_Job], pack: Pack | None) -> tuple[Found, Read | SourceError]:
        """The outcome of the first job. If it broke the whole pool, the jobs behind it start again in a new one."""
        job = waiting.popleft()
        answer = _outcome(job.future, self.seconds)
        if isinstance(answer, _Broken):
            self._drop(self._pool)
            again = [self._start(job.found, job.digest, pack), *(self._start(later.found, later.digest, pack) for later in waiting)]
            waiting.clear()
            waiting.extend(again[1:])
            return job.found, self.outcome(again[0].future)
        return job.found, answer

    def _start(self, found: Found, digest: str, pack: Pack | None) -> _Job:
        return _Job(found, digest, self.submit(read_file, str(found.where), found.path, digest, pack))

    def _drop(self, pool: ProcessPool | None) -> None:
        """Lets go of a broken pool; one that another job has replaced already stays."""
        if pool is not None and pool is self._pool:
            pool.stop()
            pool.join()
            self._pool = None


class _Broken:
    """A worker was killed between two jobs and took the whole pool along."""


def _outcome(future: "Future[Result]", seconds: float) -> Result | SourceError | _Broken:
    """What a job gave, or why it gave nothing."""
    try:
        return future.result()
    except SourceError as problem:
        return problem
    except (BrokenExecutor, CancelledError):
        return _Broken()
    except JobTimeout:
        return SourceError(_("took longer than {seconds} s to read and was given up").format(seconds=round(seconds)))
    except ProcessExpired:
        return SourceError(_("reading it needs too much memory or crashed; it was given up"))
    except Exception as problem:
        return SourceError(_("could not be read ({kind})").format(kind=type(problem).__name__))
