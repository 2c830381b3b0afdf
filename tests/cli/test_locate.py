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
    feed_stdin(monkeypatch, json.dumps({"id": "a", "text": text, "toponyms": [[8, 13], [-3, 2], [20, 900]]}) + "\n")
    places = json.loads(dateline("locate", "--jsonl").out)["places"]
    assert [(place["start"], place["end"], place["country"]) for place in places] == [(8, 13, "FR")]


def test_plain_text_is_told_in_words(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    feed_stdin(monkeypatch, "MOSKAU (dpa) - Russland und die Ukraine verhandeln.\n")
    out = dateline("locate", "--explain").out
    assert "Moscow" in out
    assert "geo:524901" in out
