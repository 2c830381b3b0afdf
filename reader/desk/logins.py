"""Names and passwords of feeds: kept in the desktop's keyring or in a file of their own, never in the library."""

from collections.abc import Callable

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
    return borrow(session, url)[0]


def without_foreign_login(session: Session, url: str) -> str:
    """The same for an address out of somebody's list: what is kept already stays."""
    from reader.net.logins import Logins

    safe = session.manners().safe()
    bare, login = Logins.split(url)
    if login is not None and safe is not None and safe.find(bare) is None:
        keep(session, bare, *login)
    return bare


def borrow(session: Session, url: str) -> tuple[str, Callable[[], None]]:
    """The address without name and password, which are kept for now, and what puts back those that were there if they turn out wrong."""
    from reader.net.logins import Logins

    safe = session.manners().safe()
    bare, login = Logins.split(url)
    if login is None or safe is None:
        return bare, lambda: None
    before = safe.find(bare)
    keep(session, bare, *login)

    def put_back() -> None:
        if before is None:
            safe.forget(bare)
        else:
            safe.keep(bare, *before)

    return bare, put_back
