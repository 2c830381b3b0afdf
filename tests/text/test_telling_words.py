import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.shingles import sketch
from reader.text.telling_words import telling_words, without_boilerplate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Der Dax steht bei 24.118 Punkten.", ["dax", "steht", "24118", "punkten"]),
        ("16 000 Euro, 16.000 Dollar", ["16000", "euro", "16000", "dollar"]),
        ("zwölf von 12 Räten", ["12", "12", "raten"]),
        ("three of 11 men", ["3", "11", "men"]),
        ("北京市", ["北京", "京市"]),
        ("der die das", []),
    ],
)
def test_words_that_say_something(text: str, words: list[str]) -> None:
    assert telling_words(text) == words


def test_numbers_are_never_joined_without_end() -> None:
    assert all(len(word) < 25 for word in telling_words("7,7 " * 100))


def test_a_footer_of_the_publisher_is_not_read() -> None:
    report = (
        "Unbekannte sind in eine Bäckerei eingebrochen. Sie entwendeten Geld und Brötchen, wie ein Sprecher am Freitag mitteilte. Ein Zeuge sah sie laufen.\n"
    )
    footer = "Für Rückfragen wählen Sie 0561/9100, Grüner Weg 33, 34117 Kassel."
    assert sketch("", "", report + footer).data == sketch("", "", report).data


def test_a_paragraph_that_begins_with_about_is_read() -> None:
    first = "Whales were refloated in the bay on Wednesday after a pod had stranded there, the conservation department said, and many helped.\n"
    assert sketch("", "", f"{first}About 150 people formed a chain.").data != sketch("", "", first).data
    assert sketch("", "", f"{first}About Example Inc: founded in 1994.").data == sketch("", "", first).data


@given(st.text(st.sampled_from("a .:!\nwT")).map(lambda text: text.replace("w", "www.").replace("T", "\nAbout ")))
def test_any_text_keeps_what_is_its_own(text: str) -> None:
    kept = without_boilerplate(text)
    assert kept == text or 120 <= len(kept.strip()) <= len(text)
