"""Fetches one address and says what came of it."""

from pathlib import Path
from typing import Any

import pytest

from reader.model.fetch import Answer, Failure, Request
from reader.net.client import Client
from reader.net.failures import FetchFailed


async def fetch(url: str, folder: Path, *, etag: str = "", last_modified: str = "", digest: str = "", **options: Any) -> tuple[Answer, bytes | None]:
    """The answer and the body's file, None without one; options are the client's."""
    file = folder / "body"
    file.unlink(missing_ok=True)
    async with Client(**{"timeout": 5.0, **options}) as client:
        answer = await client.fetch(Request(url, file, etag, last_modified, digest))
    return answer, file.read_bytes() if file.exists() else None


async def failure(url: str, folder: Path, **options: Any) -> Failure:
    """Why it failed; no file is left, and the exception holds nothing else that could tell a password."""
    file = folder / "body"
    file.unlink(missing_ok=True)
    async with Client(**{"timeout": 5.0, **options}) as client:
        with pytest.raises(FetchFailed) as caught:
            await client.fetch(Request(url, file))
    assert not file.exists()
    assert caught.value.__context__ is None
    assert "127.0.0" not in caught.value.failure.words
    return caught.value.failure
