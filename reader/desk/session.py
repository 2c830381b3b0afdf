"""What a reader sits down with: a library, the settings, and the gazetteer once it is needed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reader.library.protocol import Library
from reader.library.sqlite.open import open_library
from reader.model.errors import GazetteerError
from reader.model.paths import default_config
from reader.model.settings import Settings
from reader.model.words import language

if TYPE_CHECKING:
    from reader.model.place import Place
    from reader.places.gazetteer import Gazetteer
    from reader.refresh.manners import Manners


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class Session:
    """A library with what is needed to work in it.

    Attributes:
        path, config: files of the library and of the settings, None if there are none.
        samples: the library is the one in memory with the shipped samples.
        now: the clock (UTC); tests set it.
    """

    library: Library
    settings: Settings = field(default_factory=Settings)
    path: Path | None = None
    config: Path | None = None
    samples: bool = False
    now: Callable[[], datetime] = _now
    _gazetteer: "Gazetteer | None" = None
    _trouble: str = ""
    _lock: Lock = field(default_factory=Lock)

    @classmethod
    def open(cls, path: Path, settings: Settings, config: Path | None = None, *, create: bool = True) -> "Session":
        """Opens the library file, making it if it is not there. Raises LibraryError."""
        return cls(open_library(path, create=create), settings, path, config)

    def gazetteer(self) -> "Gazetteer | None":
        """The gazetteer, opened at the first call; None if it is missing or damaged: reading goes on without places."""
        with self._lock:
            if self._gazetteer is None and not self._trouble:
                # marisa-trie and the data take 20 ms: commands that need no place do without
                from reader.places.gazetteer import Gazetteer

                try:
                    self._gazetteer = Gazetteer.open()
                except GazetteerError as problem:
                    self._trouble = str(problem)
            return self._gazetteer

    @property
    def places_trouble(self) -> str:
        """Why no places can be found, "" if they can."""
        return "" if self.gazetteer() is not None else self._trouble

    def gazetteer_or_fail(self) -> "Gazetteer":
        """The gazetteer. Raises GazetteerError if there is none."""
        found = self.gazetteer()
        if found is None:
            raise GazetteerError(self._trouble)
        return found

    def manners(self) -> "Manners":
        """How servers are to be asked, by the settings."""
        from reader.model.fetch import Headers
        from reader.refresh.manners import Manners

        settings = self.settings
        headers = tuple(Headers(address, values) for address, values in settings.headers.items())
        folder = (self.config or default_config()).parent
        return Manners(float(settings.timeout), settings.refresh_minutes * 60, headers=headers, logins=folder)

    def name(self, place: "Place") -> str:
        """A place's name in the reader's language."""
        gazetteer = self.gazetteer()
        return gazetteer.name(place.geonameid, language()) if gazetteer else place.name

    def home(self) -> "Place | None":
        """The place that distances are counted from, None if none is set or known."""
        from reader.places.names import resolve

        gazetteer = self.gazetteer()
        if not self.settings.home or gazetteer is None:
            return None
        choices = resolve(gazetteer, self.settings.home, language())
        return choices[0].place if choices else None
