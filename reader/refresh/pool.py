"""Worker processes with a time limit a job: a stuck or killed worker costs its own job and no other."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as JobTimeout
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from reader.model.errors import SourceError
from reader.model.words import _
from reader.refresh.walk import Found
from reader.refresh.worker import SECONDS, Read, read_file, start


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
        waiting: list[tuple[Found, Future[Read]]] = []
        for found, digest in files:
            waiting.append((found, self._job(found, digest)))
            if len(waiting) >= self.workers * 8:
                first, job = waiting.pop(0)
                yield first, self._result(job)
        for found, job in waiting:
            yield found, self._result(job)

    def _job(self, found: Found, digest: str) -> Future[Read]:
        """Starts a job, and the pool at the first one."""
        if self._pool is None:
            # spawn: a fork of a process with threads may hang
            self._pool = ProcessPool(max_workers=self.workers, initializer=start, context=multiprocessing.get_context("spawn"))
        return self._pool.schedule(read_file, args=(str(found.where), found.path, digest), timeout=self.seconds)

    def _result(self, job: Future[Read]) -> Read | SourceError:
        """What a job gave, or why it gave nothing."""
        try:
            return job.result()
        except SourceError as problem:
            return problem
        except JobTimeout:
            return SourceError(_("took longer than {seconds} s to read and was given up").format(seconds=round(self.seconds)))
        except ProcessExpired:
            return SourceError(_("reading it needs too much memory or crashed; it was given up"))
        except Exception as problem:
            return SourceError(_("could not be read ({kind})").format(kind=type(problem).__name__))
