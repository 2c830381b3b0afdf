import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.text.fold import fold, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("STRASSE", "strasse"),
        ("Łódź", "lodz"),
        ("Ørsted Ærø", "orsted aero"),
        ("ısparta İstanbul", "isparta istanbul"),
        ("Crème\u00a0brûlée – ﬁne", "creme brulee fine"),
        ("São Tomé & Príncipe", "sao tome principe"),
        ("e\u0301te\u0301", "ete"),
        ("Άθήνα", "αθηνα"),
        ("zero\u200bwidth, soft\u00adly", "zerowidth softly"),
        ("[/] Eil!", "eil"),
        ("", ""),
    ],
)
def test_letters_fold_to_their_plain_form(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_marks_that_spell_vowels_stay() -> None:
    assert fold("हिन्दी") == "हिन्दी"


def test_words_of_scripts_without_blanks_become_pairs() -> None:
    assert tokens("北京在中国, Wien") == ("北京", "京在", "在中", "中国", "wien")


def test_a_lone_character_of_such_a_script_stays_single() -> None:
    assert tokens("A股 東") == ("a", "股", "東")


def test_a_word_inside_a_sentence_is_found_as_a_run_of_its_pairs() -> None:
    sentence, word = tokens("首相は来週東京を訪問する"), tokens("東京")
    assert set(word) <= set(sentence)


def test_korean_is_parted_by_its_blanks() -> None:
    assert tokens("대한민국 서울") == ("대한민국", "서울")


@given(st.text(max_size=80))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=80))
def test_tokens_hold_no_blanks(text: str) -> None:
    assert all(token and not any(char.isspace() for char in token) for token in tokens(text))
