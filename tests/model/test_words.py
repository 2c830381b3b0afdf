"""The interface speaks the reader's language."""

from collections.abc import Iterator

import pytest

from reader.model.words import _, choose_language, language, ngettext


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    """The language is the process's: give it back."""
    yield
    choose_language("en")


def test_english_is_the_messages_own_language() -> None:
    assert choose_language("en") == language() == "en"
    assert _("no such message, surely") == "no such message, surely"
    assert ngettext("{n} thing", "{n} things", 2) == "{n} things"


def test_german_is_there() -> None:
    assert choose_language("de") == "de"
    assert _("not yet read") == "noch nicht gelesen"


@pytest.mark.parametrize(
    ("environment", "taken"),
    [({"LANG": "de_AT.UTF-8"}, "de"), ({"LANG": "C.UTF-8"}, "en"), ({"LANG": "fr_FR"}, "en"), ({"LANG": "en_GB", "LC_ALL": "de"}, "de")]
    + [({"LC_MESSAGES": "de_DE", "LANG": "en_US"}, "de"), ({}, "en"), ({"LC_ALL": "", "LANG": "de"}, "de")],
)
def test_the_language_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], taken: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_language() == taken


def test_a_language_that_is_not_there_is_english() -> None:
    assert choose_language("tlh") == "en"
