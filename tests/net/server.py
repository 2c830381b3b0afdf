"""A small web server on loopback that behaves as badly as a test wants; other rooms' tests use it too.

    with serving({"/feed.xml": page(RSS, etag='"1"'), "/old": status(410)}) as server:
        server.url("/feed.xml")                     # http://127.0.0.1:PORT/feed.xml
        server.url("/feed.xml", host="127.0.0.2")   # the same on another address of this machine (limits are per host)
        server.paths()                              # what was asked for, in order
        server.asked[0].headers["if-none-match"]    # header names in lower case, values as Latin-1
        server.behaviours["/feed.xml"] = page(b"")  # takes effect with the next request

A path that nobody gave a behaviour answers 404. It runs in a thread with a loop of its own, so that it serves other processes as well.
A behaviour is a coroutine function that takes what was asked and a writer; when it returns, the connection is closed.
"""

import asyncio
import contextlib
import ssl
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.net.behaviours import Asked, Behaviour, Writer, bomb, drip, each, endless, hang_up, packed, page, raw, redirect, reply, reset, silent, status, tunnel
from tests.net.certificates import GOOD

__all__ = [
    "Server",
    "serving",
    "Asked",
    "Behaviour",
    "Writer",
    "bomb",
    "drip",
    "each",
    "endless",
    "hang_up",
    "packed",
    "page",
    "raw",
    "redirect",
    "reply",
    "reset",
    "silent",
    "status",
    "tunnel",
]


@dataclass
class Server:
    """A server that runs.

    Attributes:
        asked: every request so far.
        connections: connections so far, those without a request too.
        most_at_once: requests that were served at the same time at most.
    """

    port: int
    behaviours: dict[str, Behaviour]
    scheme: str = "http"
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    most_at_once: int = 0
    _came: threading.Condition = field(default_factory=threading.Condition)
    _listen: Callable[[str], None] = lambda host: None
    _hosts: set[str] = field(default_factory=lambda: {"127.0.0.1", "localhost"})

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        """The address of a path, on any address in 127.0.0.0/8."""
        if host.lower() not in self._hosts:
            self._listen(host)
            self._hosts.add(host)
        return f"{self.scheme}://{host}:{self.port}{path}"

    def wait(self, requests: int = 1) -> None:
        """Blocks until that many requests have come (10 s at most); in a coroutine: `await asyncio.to_thread(server.wait)`."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.asked) >= requests, 10)

    def paths(self) -> list[str]:
        """The targets that were asked for, in order."""
        return [one.target for one in self.asked]


@contextlib.contextmanager
def serving(behaviours: Mapping[str, Behaviour], *, tls: str | bool = False, fallback: Behaviour | None = None) -> Iterator[Server]:
    """Serves paths (without the query) until the block ends.

    Args:
        tls: True for https with the certificate GOOD, or another one as PEM text.
        fallback: what every other path does; then it can stand in for a proxy too, whose targets are whole addresses or `host:port` (CONNECT).
    """
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="server", daemon=True)
    thread.start()
    server = Server(0, dict(behaviours), "https" if tls else "http")
    context = _context(GOOD if tls is True else tls) if tls else None
    listening: list[asyncio.Server] = []
    writers: list[Writer] = []
    now = 0

    async def serve(reader: asyncio.StreamReader, writer: Writer) -> None:
        nonlocal now
        writers.append(writer)
        server.connections += 1
        try:
            asked = await _read(reader, writer)
            with server._came:
                server.asked.append(asked)
                server._came.notify_all()
            now += 1
            server.most_at_once = max(server.most_at_once, now)
            try:
                behave = server.behaviours.get(asked.target.partition("?")[0]) or fallback or status(404)
                await behave(asked, writer)
            finally:
                now -= 1
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def listen(host: str) -> None:
        one = await asyncio.start_server(serve, host, server.port, ssl=context)
        server.port = one.sockets[0].getsockname()[1]
        listening.append(one)

    async def stop() -> None:
        for one in listening:
            one.close()
        here = asyncio.current_task()
        for _ in range(3):  # connections that were just accepted begin meanwhile, and are ended too
            await asyncio.sleep(0.002)
            others = [task for task in asyncio.all_tasks() if task is not here]
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)
            for writer in writers:
                with contextlib.suppress(AttributeError):  # one that has ended meanwhile has no loop any more
                    writer.transport.abort()
        if closing := [asyncio.create_task(writer.wait_closed()) for writer in writers]:
            done, _pending = await asyncio.wait(closing, timeout=5)
            for closed in done:
                closed.exception()

    def on_loop(host: str) -> None:
        asyncio.run_coroutine_threadsafe(listen(host), loop).result(10)

    server._listen = on_loop
    try:
        on_loop("127.0.0.1")
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop).result(10)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


async def _read(reader: asyncio.StreamReader, writer: Writer) -> Asked:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")[:-2]
    method, target, _version = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    return Asked(target, headers, head, str(writer.get_extra_info("sockname")[0]), method, reader)


def _context(pem: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile("w", suffix=".pem") as file:
        file.write(pem)
        file.flush()
        context.load_cert_chain(Path(file.name))
    return context
