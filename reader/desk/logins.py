"""Names and passwords of feeds: kept in the desktop's keyring or in a file of their own, never in the library."""

from reader.desk.session import Session
from reader.model.errors import UsageError
from reader.model.words import _


def keep(session: Session, url: str, name: str, password: str) -> str:
    """Keeps a name and a password for everything at an address's host; returns where they are kept. Raises UsageError."""
    safe = session.manners().safe()
    if safe is None or not name:
        raise UsageError(_("the name is empty"))
    return safe.keep(url, name, password)


def without_login(session: Session, url: str) -> str:
    """The address without name and password; those it held are kept safely."""
    from reader.net.logins import Logins

    bare, login = Logins.split(url)
    if login is not None:
        keep(session, bare, *login)
    return bare
