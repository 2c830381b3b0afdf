"""What a refresh does once everything is placed: rules, full texts that are wanted, and who tells the same story."""

from collections.abc import Iterator
from contextlib import contextmanager

from reader.desk.session import Session
from reader.model.errors import DatelineError
from reader.refresh.progress import Sum, Tell, Trouble

MOST = 20_000
"""Articles that one refresh looks at for their stories."""


def afterwards(session: Session, total: Sum, tell: Tell) -> None:
    """Does it all; what goes wrong with one is a trouble of the refresh and costs the others nothing.

    Events: {"event": "rules", "changed": 3, "notices": ["..."]}, {"event": "full text", ...} for each page, {"event": "told"}.
    """
    # most refreshes bring nothing that any of these has to see
    from reader.desk.full_text import fetch_wanted
    from reader.desk.rules import apply_new
    from reader.refresh.same import tell_waiting

    with _apart(total, "rules"):
        outcome = apply_new(session)
        tell({"event": "rules", "changed": outcome.changed, "notices": list(outcome.notices)})
        total.troubles += [Trouble("", "rules", trouble) for trouble in outcome.troubles]
    with _apart(total, "full text"):
        fetch_wanted(session, tell=tell)
    with _apart(total, "stories"):
        tell_waiting(session.library, tell, most=MOST, clock=session.now)
    tell({"event": "told"})


@contextmanager
def _apart(total: Sum, where: str) -> Iterator[None]:
    """Makes what goes wrong inside a trouble of the refresh."""
    try:
        yield
    except DatelineError as problem:
        total.troubles.append(Trouble("", where, str(problem)))
