"""A program on a pseudo-terminal, watched from outside: when it draws, and how soon it answers a key."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self


class Terminal:
    """Runs a command on a pseudo-terminal of `columns` x `rows`; use it as a context manager."""

    def __init__(self, command: Sequence[str], *, columns: int = 120, rows: int = 40, env: Mapping[str, str] | None = None) -> None:
        self.command = list(command)
        self.size = (rows, columns)
        self.env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})}
        self.seen = b""

    def __enter__(self) -> Self:
        self.begin = time.perf_counter()
        main, side = pty.openpty()
        fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", *self.size, 0, 0))
        self.process = subprocess.Popen(self.command, stdin=side, stdout=side, stderr=side, env=self.env, start_new_session=True, close_fds=True)
        os.close(side)
        self.file = main
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        self.process.wait(10)
        os.close(self.file)

    def read(self, seconds: float) -> bytes:
        """What the program writes next, b"" if nothing within `seconds`."""
        ready, _write, _error = select.select([self.file], [], [], seconds)
        if not ready:
            return b""
        try:
            said = os.read(self.file, 1 << 20)
        except OSError:
            return b""
        self.seen += said
        return said

    def until(self, text: str, seconds: float = 30) -> float:
        """Seconds from the start until the screen has shown `text`. Raises TimeoutError."""
        wanted = text.encode()
        while wanted not in self.seen:
            if time.perf_counter() - self.begin > seconds:
                raise TimeoutError(f"{self.command} did not show {text!r}; it showed {self.seen[-500:]!r}")
            self.read(0.5)
        return time.perf_counter() - self.begin

    def settle(self, quiet: float = 0.3) -> None:
        """Waits until the program writes nothing for `quiet` seconds."""
        while self.read(quiet):
            pass

    def write(self, keys: str) -> None:
        """Types keys."""
        os.write(self.file, keys.encode())

    def press(self, key: str, seconds: float = 2) -> float:
        """Seconds from a key to the first bytes that answer it. Raises TimeoutError."""
        begin = time.perf_counter()
        self.write(key)
        if not self.read(seconds):
            raise TimeoutError(f"{self.command} did not answer {key!r}")
        return time.perf_counter() - begin

    def memory(self) -> float:
        """Peak resident memory of the program in MB (Linux)."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
