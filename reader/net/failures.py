"""What a fetch raises when it brings nothing."""

from datetime import datetime

from reader.model.fetch import Failure, FailureKind


class FetchFailed(Exception):  # noqa: N818  (it is an outcome that the refresh reports, as `Failure` is)
    """A fetch brought nothing.

    Attributes:
        failure: why, in plain words, without the address and without a password.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.words)
        self.failure = failure


def failed(kind: FailureKind, words: str, wait_until: datetime | None = None) -> FetchFailed:
    """The exception for a failure of this kind with these words."""
    return FetchFailed(Failure(kind, words, wait_until))
