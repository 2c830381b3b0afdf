"""How well our own texts with known answers are read, and whether those texts are well-formed."""

import re
from pathlib import Path

import pytest

from reader.places.gazetteer import Gazetteer
from tests.benchmarks.places_gold import score_texts
from tests.places.gold_of import KINDS, LANGUAGES, GoldKind, all_gold_texts, gold_texts, main_places

FLOORS = {
    # F1 of mentions, and the share of those found whose place is the very one
    ("de", "datelines"): (0.91, 0.97),
    ("de", "ambiguous"): (0.93, 0.93),
    ("de", "people"): (0.94, 0.98),
    ("en", "datelines"): (0.93, 0.96),
    ("en", "ambiguous"): (0.93, 0.84),
    ("en", "people"): (0.93, 0.98),
}
MOST_FALSE = {"de": 24, "en": 24}
DATELINES = {"de": 0.90, "en": 0.90}
"""Texts whose dateline is seen and meant right."""
AT_LEAST = 160
"""Texts."""


@pytest.mark.parametrize(("language", "kind"), FLOORS)
def test_the_places_of_our_own_texts_are_found_and_are_the_right_ones(world: Gazetteer, language: str, kind: GoldKind) -> None:
    tally = score_texts(world, gold_texts(language, kind))
    least_f1, least_right = FLOORS[language, kind]
    assert tally.mentions.f1 >= least_f1
    assert (tally.same.value or 0.0) >= least_right


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_any_place_is_found_where_none_is_named(world: Gazetteer, language: str) -> None:
    assert score_texts(world, gold_texts(language, "no-places")).mentions.wrong <= MOST_FALSE[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_datelines_are_seen_and_meant_right(world: Gazetteer, language: str) -> None:
    assert (score_texts(world, gold_texts(language, "datelines")).dateline.value or 0.0) >= DATELINES[language]


def test_no_dateline_is_seen_where_there_is_none(world: Gazetteer) -> None:
    others = [text for text in all_gold_texts() if text.kind != "datelines"]
    assert score_texts(world, others).no_dateline.value == 1.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_texts_are_of_their_language_and_kind(language: str, kind: GoldKind) -> None:
    texts = gold_texts(language, kind)
    assert texts
    assert [text.id for text in texts] == [f"{language}-{kind[0]}{number:02}" for number in range(1, len(texts) + 1)]
    assert {text.language for text in texts} == {language}
    for text in texts:
        assert bool(text.marks) == (kind != "no-places") or text.id == "en-d32"
        assert not re.search(r"[\[\]\t\\]", text.text), text.id
        assert 100 <= len(text.text) <= 500, text.id


def test_there_are_enough_texts_and_none_stands_twice() -> None:
    texts = [text.text for text in all_gold_texts()]
    assert len(set(texts)) == len(texts) >= AT_LEAST


def test_every_place_of_a_text_is_in_the_gazetteer(world: Gazetteer) -> None:
    assert {(text.id, mark.geonameid) for text in all_gold_texts() for mark in text.marks if world.place(mark.geonameid) is None} == set()


def test_marks_are_whole_words_and_no_place_is_marked_only_here_and_there() -> None:
    for text in all_gold_texts():
        marked = {(mark.start, mark.end) for mark in text.marks}
        for mark in text.marks:
            surface = text.text[mark.start : mark.end]
            assert surface == surface.strip() != ""
            assert not text.text[mark.start - 1 : mark.start].isalnum(), (text.id, surface)
            assert not text.text[mark.end : mark.end + 1].isalnum(), (text.id, surface)
            again = {match.span() for match in re.finditer(rf"\b{re.escape(surface)}(?!\w)", text.text)}
            loose = {span for span in again if not any(start <= span[0] and span[1] <= end for start, end in marked)}
            assert not loose, (text.id, surface)


def test_a_main_place_is_one_of_the_marked_ones() -> None:
    for text in all_gold_texts():
        assert text.main is None or text.main in {mark.geonameid for mark in text.marks}, text.id


def test_texts_with_a_dateline_open_a_line_with_a_place() -> None:
    without = [text.id for text in all_gold_texts() if text.kind == "datelines" and text.dateline is None]
    assert without == ["en-d32"]  # UNITED NATIONS, which is no place of the gazetteer


def test_main_places_name_their_article_once_and_a_place_that_is_known(world: Gazetteer) -> None:
    known = main_places()
    assert len({(gold.corpus, gold.id) for gold in known}) == len(known) >= 100
    for gold in known:
        assert gold.main or gold.may_have_none, gold.id
        assert not gold.main or any(world.place(number) is not None for number in gold.main), gold.id
        assert all(re.fullmatch("[A-Z]{2}", country) for country in gold.countries), gold.id
        assert len(set(gold.countries)) == len(gold.countries), gold.id


@pytest.mark.parametrize("line", ["x\tde\tText", "x\tde\tText\t-\t-", "x\tde\tText\tnone"])
def test_a_line_that_is_not_of_the_form_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "de-people.tsv").write_text(f"# head\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"columns|invalid literal"):
        gold_texts("de", "people", tmp_path)
