"""Runs tasks side by side, so that what goes wrong in one of them comes out as itself and ends the others."""

import asyncio
from collections.abc import Coroutine, Iterable
from typing import Any


async def side_by_side(works: Iterable[Coroutine[Any, Any, None]]) -> None:
    """Does all of them; a task group would wrap what is raised into a group, which nobody above looks into."""
    try:
        async with asyncio.TaskGroup() as tasks:
            for work in works:
                tasks.create_task(work)
    except ExceptionGroup as group:
        raise group.exceptions[0] from None
