"""Every message has its words in every language, and the compiled catalogue is the written one."""

import ast
import re
import string

import pytest

from reader.model.words import LOCALES
from tests.rules.words import KEYWORDS, LANGUAGES, PACKAGE, as_mo, extracted, messages, missing, po_file, translated

AGAIN = "run python -m tests.rules.words and translate what it names"


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def forms(value: object) -> list[str]:
    """The singular and plural of a message or its words."""
    return [form for form in ([value] if isinstance(value, str) else value if isinstance(value, (list, tuple)) else []) if form]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Every language that the interface speaks beside English."""
    return str(request.param)


def test_the_catalogue_lies_where_the_interface_looks(language: str) -> None:
    assert po_file(language).is_relative_to(LOCALES)
    assert po_file(language).with_suffix(".mo").is_file()


def test_the_catalogue_holds_the_messages_of_the_program_and_no_others(language: str) -> None:
    assert {str(message.id) for message in messages(translated(language))} == {str(message.id) for message in messages(extracted())}, AGAIN


def test_no_message_waits_for_words(language: str) -> None:
    assert missing(translated(language)) == [], AGAIN


def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    assert po_file(language).with_suffix(".mo").read_bytes() == as_mo(translated(language)), AGAIN


def test_every_value_of_a_message_is_in_its_words(language: str) -> None:
    for message in messages(translated(language)):
        wanted = set().union(*map(names, forms(message.id)))
        for words in forms(message.string):
            # a plural form may say "one" in words, but nothing that nobody fills in
            assert names(words) <= wanted, message.id
            assert names(words) == wanted or len(forms(message.id)) > 1, message.id


def test_words_keep_keys_queries_and_the_tone(language: str) -> None:
    for message in messages(translated(language)):
        for words in forms(message.string):
            assert "!" not in words or any("!" in form for form in forms(message.id)), message.id
            for term in re.findall(r"\b(?:in|from|near|is|has|sort|lang|country|geo):", " ".join(forms(message.id))):
                assert term in words, message.id


def test_no_message_hides_where_the_extractor_does_not_look() -> None:
    """Inside an f-string a message is not found by Babel on every Python."""
    known = {message.id if isinstance(message.id, str) else message.id[0] for message in messages(extracted())}
    missed = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS and node.args:
                said = node.args[0]
                if isinstance(said, ast.Constant) and said.value not in known:
                    missed.append((path.name, node.lineno, said.value))
    assert missed == []
