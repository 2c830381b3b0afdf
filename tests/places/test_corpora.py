"""Reading annotated corpora, with small made-up ones."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.places.train import corpora
from reader.places.train.corpora import Gold, part_of, read

LGL = """<articles>
<article docid="41"><title>Paris fair opens</title><text>The fair in Paris, Texas, opened near Nowhere.</text><toponyms>
<toponym><start>12</start><end>17</end><phrase>Paris</phrase><gaztag geonameid="4717560"><lat>33.66</lat><lon>-95.55</lon></gaztag></toponym>
<toponym><start>38</start><end>45</end><phrase>Nowhere</phrase></toponym>
</toponyms></article>
<article docid="42"><title>No place</title><text>Nothing.</text><toponyms/></article>
</articles>"""


def line(number: str, text: str = "In Wien.", **more: Any) -> dict[str, Any]:
    """A line of a corpus with one place."""
    return {"id": number, "language": "de", "text": text, "toponyms": [{"start": 3, "end": 7, "kind": "name"}]} | more


def written(folder: Path, corpus: str, lines: Sequence[dict[str, Any]]) -> Path:
    """The folder, with a corpus in it."""
    (folder / f"{corpus}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in lines), "utf-8")
    return folder


def test_lgl_keeps_the_places_that_have_a_point(tmp_path: Path) -> None:
    (tmp_path / "lgl.xml").write_text(LGL, "utf-8")
    first, second = read(tmp_path, "lgl")
    assert (first.id, first.title, first.language, first.people) == ("41", "Paris fair opens", "en", True)
    assert first.gold == (Gold(12, 17, "name", 33.66, -95.55),)
    assert first.text[12:17] == "Paris"
    assert second.gold == ()


def test_places_inside_longer_names_and_in_compounds_are_left_open(tmp_path: Path) -> None:
    text = "In Wien spielt Austria Wien das Wien-Derby in der Grazer Straße"
    its = [
        {"start": 3, "end": 7, "kind": "name"},
        {"start": 23, "end": 27, "kind": "name", "inside": "organisation"},
        {"start": 32, "end": 42, "kind": "part"},
        {"start": 50, "end": 56, "kind": "derived"},
    ]
    other = [{"start": 15, "end": 27, "type": "organisation"}, {"start": 50, "end": 63, "type": "misc", "label": "location-street"}]
    (document,) = read(written(tmp_path, "smartdata-de", [line("a", text, toponyms=its, other=other)]), "smartdata-de")
    assert document.gold == (Gold(3, 7, "name"), Gold(50, 56, "derived"))
    assert document.neutral == ((23, 27), (32, 42), (50, 63))
    assert document.others == ((15, 27, "organisation"), (50, 63, "misc"))


def test_points_and_articles_of_wikipedia_come_along(tmp_path: Path) -> None:
    its = [{"start": 3, "end": 7, "kind": "name", "lat": 48.2, "lon": 16.4, "wikipedia": "Vienna"}]
    (document,) = read(written(tmp_path, "geovirus-en", [line("a", toponyms=its)]), "geovirus-en")
    assert document.gold == (Gold(3, 7, "name", 48.2, 16.4, "Vienna"),)


@pytest.mark.parametrize(("corpus", "people"), [("germeval2014-de", True), ("danplus-da", True), ("mobie-de", False), ("geovirus-en", False)])
def test_only_some_guidelines_count_inhabitants(tmp_path: Path, corpus: str, people: bool) -> None:
    (document,) = read(written(tmp_path, corpus, [line("a")]), corpus)
    assert document.people is people


def test_a_part_depends_on_the_key_alone() -> None:
    assert [part_of(f"key {number}") for number in range(8)] == [part_of(f"key {number}") for number in range(8)]
    parts = [part_of(str(number)) for number in range(5_000)]
    assert {part: round(parts.count(part) / len(parts), 1) for part in ("train", "tune", "test")} == {"train": 0.6, "tune": 0.2, "test": 0.2}


@pytest.mark.parametrize(("key", "part"), [("a", "train"), ("b", "tune"), ("e", "test"), ("danplus/0", "test"), ("uner-pud/3", "train")])
def test_the_parts_stay_as_they_are(key: str, part: str) -> None:
    assert part_of(key) == part


def test_all_sentences_of_a_source_go_to_one_part_whatever_its_date(tmp_path: Path) -> None:
    for number in range(30):
        lines = [line("a", source=f"paper {number}"), line("b", source=f"paper {number} [2014-01-01]"), line("c", source=f"paper {number} [2015-02-02]")]
        assert len({document.part for document in read(written(tmp_path, "germeval2014-de", lines), "germeval2014-de")}) == 1


def test_sentences_in_a_row_stay_together_where_no_source_is_told(tmp_path: Path) -> None:
    lines = [line(str(number)) for number in range(400)]
    parts = [document.part for document in read(written(tmp_path, "danplus-da", lines), "danplus-da")]
    assert all(len(set(parts[at : at + 20])) == 1 for at in range(0, 400, 20))
    assert set(parts) == {"train", "tune", "test"}


def test_both_languages_of_a_sentence_go_to_one_part(tmp_path: Path) -> None:
    lines = [line(str(number)) for number in range(400)]
    german = [document.part for document in read(written(tmp_path, "uner-pud-de", lines), "uner-pud-de")]
    english = [document.part for document in read(written(tmp_path, "uner-pud-en", lines), "uner-pud-en")]
    assert german == english


@pytest.mark.parametrize("corpus", corpora.CORPORA)
def test_a_corpus_that_is_missing_is_named(tmp_path: Path, corpus: str) -> None:
    with pytest.raises(corpora.CorpusError, match=corpus):
        list(read(tmp_path, corpus))


@pytest.mark.parametrize(
    ("corpus", "text"),
    [
        ("mobie-de", "{"),
        ("mobie-de", '{"id": "a"}\n'),
        ("mobie-de", json.dumps(line("a", toponyms=[{"start": 3}]))),
        ("lgl", "<articles><article>"),
        ("lgl", "<a><article><toponym><start>x</start></toponym></article></a>"),
    ],
)
def test_a_corpus_that_is_not_of_its_form_is_named(tmp_path: Path, corpus: str, text: str) -> None:
    (tmp_path / f"{corpus}.{'xml' if corpus == 'lgl' else 'jsonl'}").write_text(text, "utf-8")
    with pytest.raises(corpora.CorpusError, match=corpus):
        list(read(tmp_path, corpus))
