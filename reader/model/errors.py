"""What can go wrong, as one line each: what, where, what to do."""


class DatelineError(Exception):
    """Anything that a reader is told in one line; `exit_code` is the command line's."""

    exit_code = 1


class SourceError(DatelineError):
    """A source that exists cannot be read or kept: unreadable, no text, too slow, disk full."""


class UsageError(DatelineError):
    """A command or setting that is wrong."""

    exit_code = 2


class QueryError(UsageError):
    """A query that is wrong.

    Attributes:
        column: where, counted from 1.
        suggestion: what was probably meant, "" if nothing is near.
    """

    def __init__(self, message: str, column: int, suggestion: str = "") -> None:
        super().__init__(message)
        self.column = column
        self.suggestion = suggestion


class NotFoundError(DatelineError):
    """No such article, feed, place or file."""

    exit_code = 3


class LibraryError(DatelineError):
    """The library is locked, damaged, read-only or from a newer version."""

    exit_code = 4


class StoppedError(LibraryError):
    """A query was given up, because nobody wants its answer any more: see Library.stopping."""


class GazetteerError(DatelineError):
    """The gazetteer is missing, damaged or of another version."""
