"""What was typed as places to follow: which names are known, and what was perhaps meant by the others."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.desk import places
from reader.desk.session import Session
from reader.model.errors import NotFoundError
from reader.model.place import Place
from reader.model.safe import line
from reader.model.words import _, language

LONGEST = 60
"""Characters of an unknown name in words."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was typed.

    Attributes:
        place: the most prominent place of that name, None if nobody knows it.
        shown: the place in the reader's language; of an unknown name what was perhaps meant, "" if nothing is like it.
    """

    typed: str
    place: Place | None
    shown: str

    @property
    def said(self) -> str:
        """The name for words: on one line, and not without end."""
        name = line(self.typed)
        return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"

    @property
    def trouble(self) -> str:
        """What to say of an unknown name, "" for a known one."""
        if self.place is not None:
            return ""
        if self.shown:
            return _("No place called {name}. Did you mean {other}?").format(name=self.said, other=self.shown)
        return _("No place called {name}. Another spelling may help.").format(name=self.said)


def named(session: Session, typed: Iterable[str]) -> tuple[Named, ...]:
    """Looks names up, each once, in their order. Raises GazetteerError, LibraryError."""
    return tuple(_named(session, name) for name in dict.fromkeys(name.strip() for name in typed))


def _named(session: Session, typed: str) -> Named:
    from reader.places.names import nearest

    try:
        place = places.look_up(session, typed)
    except NotFoundError:
        return Named(typed, None, nearest(session.gazetteer_or_fail(), typed, language()))
    return Named(typed, place, session.name(place))


def is_followed(session: Session, place: Place) -> bool:
    """Whether a place is followed itself, not only what it lies in."""
    return any(count.place.geonameid == place.geonameid for count in session.library.followed())
