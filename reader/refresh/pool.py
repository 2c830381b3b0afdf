"""Worker processes with a time limit a job: a stuck or killed worker costs its own job and no other."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from concurrent.futures import TimeoutError as JobTimeout
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from reader.model.errors import SourceError
from reader.model.words import _
from reader.refresh.walk import Found
from reader.refresh.worker import SECONDS, Read, read_file, start


@dataclass(frozen=True, slots=True)
class _Job:
    found: Found
    digest: str
    future: Future[Read]


class Pool:
    """Reads files in worker processes; use it as a context manager. No worker starts before the first job."""

    def __init__(self, seconds: float = SECONDS, workers: int | None = None) -> None:
        """`seconds` a file; as many `workers` as cores if None."""
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

    def read(self, files: Iterable[tuple[Found, str]]) -> Iterator[tuple[Found, Read | SourceError]]:
        """Reads files, each given with the digest that is known of it; hands them back in order, a bounded number ahead."""
        waiting: deque[_Job] = deque()
        for found, digest in files:
            waiting.append(self._start(found, digest))
            if len(waiting) >= self.workers * 8:
                yield self._next(waiting)
        while waiting:
            yield self._next(waiting)

    def _next(self, waiting: deque[_Job]) -> tuple[Found, Read | SourceError]:
        """The outcome of the first job. If it broke the whole pool, the jobs behind it start again in a new one."""
        job = waiting.popleft()
        answer = _outcome(job.future, self.seconds)
        if answer is None and self._pool is not None:
            self._pool.stop()
            self._pool.join()
            self._pool = None
            again = [self._start(job.found, job.digest), *(self._start(later.found, later.digest) for later in waiting)]
            waiting.clear()
            waiting.extend(again[1:])
            answer = _outcome(again[0].future, self.seconds)
        return job.found, answer or SourceError(_("reading it crashed twice; it was given up"))

    def _start(self, found: Found, digest: str) -> _Job:
        """Starts a job, and the pool at the first one."""
        if self._pool is None:
            # spawn: a fork of a process with threads may hang
            self._pool = ProcessPool(max_workers=self.workers, initializer=start, context=multiprocessing.get_context("spawn"))
        return _Job(found, digest, self._pool.schedule(read_file, args=(str(found.where), found.path, digest), timeout=self.seconds))


def _outcome(future: Future[Read], seconds: float) -> Read | SourceError | None:
    """What a job gave, or why it gave nothing; None if the pool broke under it (a worker was killed between two jobs)."""
    try:
        return future.result()
    except SourceError as problem:
        return problem
    except BrokenExecutor:
        return None
    except JobTimeout:
        return SourceError(_("took longer than {seconds} s to read and was given up").format(seconds=round(seconds)))
    except ProcessExpired:
        return SourceError(_("reading it needs too much memory or crashed; it was given up"))
    except Exception as problem:
        return SourceError(_("could not be read ({kind})").format(kind=type(problem).__name__))
