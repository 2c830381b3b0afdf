"""A loopback server that serves made-up feeds on as many addresses, with latency, validators and faults.

Run as `python -m tests.benchmarks.feed_server FOLDER FEEDS`; prints its port and that of nobody. Raw asyncio, so that it costs little of the cores it shares.
"""

import asyncio
import json
import socket
import sys
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from tests.benchmarks.feeds_of import MEDIA_TYPES, form_of

LAST_MODIFIED = "Tue, 24 Nov 2026 12:00:00 GMT"
FAULTS = ("dead", "dripping", "refused", "404", "500", "redirects")
"""What befalls one feed in ten of a trouble run, in turn; "refused" is in the address alone."""
_EMPTY = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>Old</title><link>https://old.example.org/</link><description>Old</description></channel></rss>\n'


def fault_of(number: int) -> str:
    """The fault of a feed in a trouble run, "" if it has none."""
    return FAULTS[number // 10 % len(FAULTS)] if number % 10 == 7 else ""


class Feeds:
    """What is served, and how; changed over /control."""

    def __init__(self, folder: Path, feeds: int) -> None:
        self.latency = 0.1
        self.validators = True
        self.trouble = False
        self.counts: Counter[str] = Counter()
        self.made: dict[str, tuple[bytes, bytes, bytes]] = {"empty.xml": self._ready(_EMPTY, MEDIA_TYPES["rss"])}
        for number in range(feeds):
            form = form_of(number)
            self.made[f"{number}.xml"] = self._ready((folder / f"{number}.{form}").read_bytes(), MEDIA_TYPES[form])
            if form == "json":
                self.made[f"{number}.twin"] = self._ready((folder / f"{number}.twin").read_bytes(), MEDIA_TYPES["rss"])

    @staticmethod
    def _ready(body: bytes, media_type: str) -> tuple[bytes, bytes, bytes]:
        """The ETag, the header lines and the body of a feed."""
        etag = f'"{blake2b(body, digest_size=8).hexdigest()}"'.encode()
        return etag, f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n".encode(), body

    def control(self, query: str) -> bytes:
        """Sets latency (seconds), validators, trouble (0 or 1); `reset` forgets the counts. Returns an answer with the counts until then."""
        said = json.dumps(self.counts).encode()
        for name, value in parse_qsl(query):
            if name == "latency":
                self.latency = float(value)
            elif name == "validators":
                self.validators = value == "1"
            elif name == "trouble":
                self.trouble = value == "1"
            elif name == "reset":
                self.counts.clear()
        return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(said), said)

    def answer(self, name: str, headers: dict[bytes, bytes]) -> bytes:
        """The whole answer to a request for a feed."""
        feed = self.made.get(name)
        if feed is None:
            return self.plain("404 Not Found")
        etag, lines, body = feed
        known = b""
        if self.validators:
            known = b"ETag: %b\r\nLast-Modified: %b\r\n" % (etag, LAST_MODIFIED.encode())
            match, since = headers.get(b"if-none-match"), headers.get(b"if-modified-since")
            if match == etag or (match is None and since == LAST_MODIFIED.encode()):
                self.counts["304"] += 1
                return b"HTTP/1.1 304 Not Modified\r\n%b\r\n" % known
        self.counts["200"] += 1
        return b"HTTP/1.1 200 OK\r\n%b%b\r\n%b" % (lines, known, body)

    def plain(self, status: str, location: str = "") -> bytes:
        """An answer without a body."""
        self.counts[status[:3]] += 1
        where = f"Location: {location}\r\n" if location else ""
        return f"HTTP/1.1 {status}\r\n{where}Content-Length: 0\r\n\r\n".encode()


class Connection(asyncio.Protocol):
    """One connection; requests on it are answered one after the other (HTTP/1.1 without pipelining)."""

    def __init__(self, feeds: Feeds) -> None:
        self.feeds = feeds
        self.asked = b""
        self.loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Hangs up on whoever does not come over the loopback."""
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        if not transport.get_extra_info("sockname")[0].startswith("127."):
            transport.abort()

    def data_received(self, data: bytes) -> None:
        """Takes a request; it has no body."""
        self.asked += data
        if not self.asked.endswith(b"\r\n\r\n"):
            return
        first, *lines = self.asked.split(b"\r\n")
        self.asked = b""
        target = urlsplit(first.split(b" ")[1].decode("latin-1"))
        if target.path == "/control":
            self.send(self.feeds.control(target.query))
            return
        self.feeds.counts["requests"] += 1
        headers = {name.lower(): value.strip() for name, _colon, value in (line.partition(b":") for line in lines)}
        name = target.path[1:]
        fault = fault_of(int(name.partition(".")[0])) if self.feeds.trouble and name[:1].isdigit() else ""
        if fault in ("dead", "dripping"):
            self.feeds.counts[fault] += 1
        if fault == "dripping":
            self.drip(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n" + self.feeds.made[name][2], 0)
        elif fault in ("404", "500"):
            self.later(self.feeds.plain(f"{fault} Trouble"))
        elif fault == "redirects":
            self.later(self.feeds.plain("302 Found", f"{target.path}?{len(target.query) % 7 * 'x'}y"))
        elif fault != "dead":
            self.loop.call_later(self.feeds.latency, lambda: self.send(self.feeds.answer(name, headers)))

    def later(self, said: bytes) -> None:
        """Sends after the latency."""
        self.loop.call_later(self.feeds.latency, self.send, said)

    def send(self, said: bytes) -> None:
        """Sends, unless they have hung up."""
        if not self.transport.is_closing():
            self.transport.write(said)

    def drip(self, said: bytes, at: int) -> None:
        """Sends the headers at once and the rest a byte a second."""
        if at < len(said) and not self.transport.is_closing():
            end = max(at + 1, said.index(b"\r\n\r\n") + 4)
            self.transport.write(said[at:end])
            self.loop.call_later(1, self.drip, said, end)


async def serve(folder: Path, feeds: int) -> None:
    """Serves until the process is ended."""
    served = Feeds(folder, feeds)
    server = await asyncio.get_running_loop().create_server(lambda: Connection(served), "0.0.0.0", 0, backlog=1024)
    # held, but nobody listens on it: whoever connects is refused
    nobody = socket.socket()
    nobody.bind(("0.0.0.0", 0))
    print(server.sockets[0].getsockname()[1], nobody.getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1]), int(sys.argv[2])))
