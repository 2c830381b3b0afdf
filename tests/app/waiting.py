"""Waits until an app's workers are done."""

from contextlib import suppress

from textual.app import App
from textual.worker import WorkerCancelled


async def workers_done(app: App[None]) -> None:
    """Waits for all workers, those too that they start. One that a newer wish replaced is done; one that failed raises WorkerFailed."""
    while running := [worker for worker in app.workers if not worker.is_finished]:
        for worker in running:
            with suppress(WorkerCancelled):
                await worker.wait()
