"""What a refresh does once everything is placed: rules, full texts that are wanted, and who tells the same story."""

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

    try:
        outcome = apply_new(session)
        tell({"event": "rules", "changed": outcome.changed, "notices": list(outcome.notices)})
        total.troubles += [Trouble("", "rules", trouble) for trouble in outcome.troubles]
    except DatelineError as problem:
        total.troubles.append(Trouble("", "rules", str(problem)))
    fetch_wanted(session, tell=tell)
    tell_waiting(session.library, tell, most=MOST, clock=session.now)
    tell({"event": "told"})
