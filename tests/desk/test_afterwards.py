"""What a refresh does once all is placed: one thing that cannot be done costs the others nothing."""

import pytest

from reader.desk.afterwards import afterwards
from reader.desk.session import Session
from reader.model.errors import LibraryError
from reader.refresh.progress import Sum


def test_a_library_that_is_locked_for_one_thing_costs_the_others_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_arguments: object, **_more: object) -> None:
        raise LibraryError("locked")

    monkeypatch.setattr("reader.desk.full_text.fetch_wanted", locked)
    total, heard = Sum(), list[dict[str, object]]()
    afterwards(session, total, heard.append)
    assert heard[-1] == {"event": "told"}
    assert [(trouble.where, trouble.error) for trouble in total.troubles] == [("full text", "locked")]
