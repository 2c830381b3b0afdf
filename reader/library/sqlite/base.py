"""What the parts of the library share: its connections, and what was handed out of it."""

from reader.library.sqlite.connection import Connections
from reader.library.sqlite.waiting import HandedOut


class Base:
    """A library as far as its parts need it."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._handed_out = HandedOut()
