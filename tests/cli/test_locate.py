"""Places in texts on the command line."""

import io
import json
import sys

import pytest

from tests.cli.conftest import Dateline


def feed_stdin(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_a_line_in_a_line_out_and_a_bad_line_says_why(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    good = json.dumps({"id": 7, "text": "WIEN (APA) - Der Präsident reist nach Paris.", "language": "de"})
    feed_stdin(monkeypatch, "\n".join([good, "{broken", '{"id": 1}', '{"id": 2, "text": "x", "toponyms": [[1]]}', good, ""]))
    ran = dateline("locate", "--jsonl")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert [answer.get("line") for answer in answers] == [None, 2, 3, 4, None]
    places = answers[0]["places"]
    assert [place["geonameid"] for place in places] == [2761369, 2988507]
    assert all(place["text"] == json.loads(good)["text"][place["start"] : place["end"]] for place in places)
    assert answers[0]["main"]["geonameid"] == 2761369
    assert answers[0]["countries"] == ["AT", "FR"]
    assert answers[0] == answers[4]


def test_toponyms_that_are_given_are_the_ones_resolved(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Berlin, Paris and the rest"
    feed_stdin(monkeypatch, json.dumps({"id": "a", "text": text, "toponyms": [[18, 21], [8, 13]]}) + "\n")
    places = json.loads(dateline("locate", "--jsonl").out)["places"]
    assert [(place["start"], place["end"], place["country"]) for place in places] == [(8, 13, "FR")]


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "text": "Berlin", "toponyms": [[true, 6]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0, false]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0.0, 6.0]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0, 1e9]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0, NaN]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0, Infinity]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [["0", "6"]]}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0, 6, 7]]}',
        '{"id": 1, "text": "Berlin", "toponyms": {"0": 6}}',
        '{"id": 1, "text": "Berlin", "toponyms": "x"}',
        '{"id": 1, "text": "Berlin", "toponyms": [[0, ' + "9" * 5000 + "]]}",
        '{"id": 1, "text": null}',
        '{"id": 1, "text": ["Berlin"]}',
        '{"id": 1, "text": "Berlin", "title": 5}',
        '{"id": 1, "text": "Berlin", "language": ["de"]}',
        '{"text": "Berlin"}',
        '{"id": 1, "text": "Berlin"',
        '{"id": NaN, "text": "Berlin"}',
        "[" * 100_000,
        "null",
        '"Berlin"',
        "\x00",
    ],
    ids=lambda line: line[:50],
)
def test_a_bad_line_has_its_error_in_its_place(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    good = '{"id": 2, "text": "Er war in Paris."}'
    feed_stdin(monkeypatch, f"{good}\n{line}\n{good}\n")
    ran = dateline("locate", "--jsonl")
    first, bad, last = (json.loads(answer) for answer in ran.out.splitlines())
    assert ran.code == 1
    assert first == last
    assert (first["id"], len(first["places"])) == (2, 1)
    assert (list(bad), bad["line"]) == (["error", "line"], 2)
    assert bad["error"]
    assert len(bad["error"]) < 200


def test_a_long_text_and_many_spans_are_read_to_the_end(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    spans = [[at, at + 6] for at in range(0, 70_000, 7)]
    lines = [{"id": 1, "text": "Berlin " * 10_000, "toponyms": spans}, {"id": 2, "text": "x" * 5_000_000 + " in Berlin."}]
    feed_stdin(monkeypatch, "\n".join(map(json.dumps, lines)))
    many, long = (json.loads(line) for line in dateline("locate", "--jsonl").out.splitlines())
    assert len(many["places"]) == 10_000
    assert [place["start"] for place in long["places"]] == [5_000_004]


def test_what_stands_in_a_text_cannot_steer_the_terminal(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["locate"], ["locate", "--explain"]):
        feed_stdin(monkeypatch, "\x1b]0;x\x07 In New\u202e York und San\nFrancisco \x1b[31m Berlin\x1b[0m\x9b war es so.\n")
        out = dateline(*arguments).out
        assert "Berlin" in out
        assert not set(out) & set("\x1b\x07\x9b\u202e")


def test_a_text_without_places_says_so(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_stdin(monkeypatch, "Nothing happened here.\n")
    assert dateline("locate", "--explain").out == "no place found\n"


def test_plain_text_is_told_in_words(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_stdin(monkeypatch, "MOSKAU (dpa) - Russland und die Ukraine verhandeln.\n")
    out = dateline("locate", "--explain").out
    assert "Moscow" in out
    assert "geo:524901" in out
