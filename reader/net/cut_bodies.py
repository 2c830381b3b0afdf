"""Notices that a body without a length was cut off.

aiohttp takes the end of such a connection for the end of the body, a reset too, and waits for ever behind a chunk that is none.
"""

import asyncio

from aiohttp import ClientPayloadError, ClientResponse


def watch(response: ClientResponse) -> None:
    """From now on reading the body raises when its connection ends in another way than by its end."""
    connection = response.connection
    protocol = connection.protocol if connection is not None else None
    closed: asyncio.Future[None] | None = getattr(protocol, "closed", None)
    if protocol is None or closed is None:  # all of it is here already
        return
    content = response.content
    chunked = "chunked" in response.headers.get("Transfer-Encoding", "").lower()

    def ended(connection_end: asyncio.Future[None]) -> None:
        lost = None if connection_end.cancelled() else connection_end.exception()
        wrong = protocol.exception()
        if content.exception() is not None:
            return
        if lost is not None and not chunked:
            content.set_exception(ClientPayloadError("connection lost"))
        elif not content.is_eof():
            content.set_exception(wrong if isinstance(wrong, Exception) else ClientPayloadError("connection closed"))

    closed.add_done_callback(ended)
