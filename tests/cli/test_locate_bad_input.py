"""What may come in instead of texts: lines that are no questions, spans that are none, files that are none, and readers that leave early."""

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import run
from tests.cli.conftest import Dateline, Ran

GOOD = '{"id": 2, "text": "Er war in Paris."}'


def ask(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, *lines: str | bytes, encoding: str = "utf-8") -> tuple[list[Any], Ran]:
    """The answers to lines on stdin."""
    data = b"\n".join(line if isinstance(line, bytes) else line.encode(encoding) for line in lines)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    ran = dateline("locate", "--jsonl")
    return [json.loads(line) for line in ran.out.splitlines()], ran


@pytest.mark.parametrize(
    ("toponyms", "said"),
    [
        ("[[0, 900], [11, 16]]", "[0, 900] is no span of the text, which has 16 characters"),
        ("[[0, 17]]", "[0, 17] is no span"),
        ("[[-6, 6]]", "[-6, 6] is no span"),
        ("[[-6, -1]]", "[-6, -1] is no span"),
        ("[[6, 0]]", "[6, 0] is no span"),
        ("[[3, 3]]", "[3, 3] is no span"),
        ("[[0, 6], [3, 9]]", "[3, 9] overlaps"),
        ("[[11, 16], [0, 6], [11, 16]]", "[11, 16] overlaps"),
        (f"[[0, {10**400}]]", "[0, ...] is no span"),
        ("[[1e9, 6]]", "list of [start, end]"),
        ("[[0, 6.0]]", "list of [start, end]"),
        ("[[true, 6]]", "list of [start, end]"),
        ('[["0", "6"]]', "list of [start, end]"),
        ("[[0, null]]", "list of [start, end]"),
        ("[[0, 6, 9]]", "list of [start, end]"),
        ("[0, 6]", "list of [start, end]"),
        ("{}", "list of [start, end]"),
        ("true", "list of [start, end]"),
        ("0", "list of [start, end]"),
    ],
)
def test_spans_that_are_none_are_told(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, toponyms: str, said: str) -> None:
    (bad, good), ran = ask(dateline, monkeypatch, f'{{"id": 1, "text": "Berlin und Paris", "toponyms": {toponyms}}}', GOOD)
    assert ran.code == 1
    assert (list(bad), bad["line"]) == (["error", "line"], 1)
    assert said in bad["error"]
    assert good["id"] == 2


def test_spans_in_any_order_and_none_at_all_are_spans(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f'{{"id": 1, "text": "Berlin und Paris", "toponyms": {spans}}}' for spans in ("[[11, 16], [0, 6]]", "[]", "[[7, 10]]")]
    answers, ran = ask(dateline, monkeypatch, *lines)
    assert ran.code == 0
    assert [[place["start"] for place in answer["places"]] for answer in answers] == [[0, 11], [], []]


@pytest.mark.parametrize(
    "line",
    [
        '["id", "text"]', "5", "true", '"text"', "{}", '{"text": "Berlin"}', '{"id": 1}', '{"id": 1, "text": 5}', '{"id": 1, "text": "a", "title": 0}',
        '{"id": 1, "text": "a", "title": []}', '{"id": 1, "text": "a", "title": {}}', '{"id": 1, "text": "a", "title": false}',
        '{"id": 1, "text": "a", "language": 0}', '{"id": 1, "text": "a", "language": []}', '{"id": 1, "text": "a", "language": false}',
        '{"id": 1, "text": "a"} {"id": 2, "text": "a"}', "{'id': 1, 'text': 'a'}", '{"id": 1, "text": "a",}', '{"id": 1, "text": "a\tb"}',
        '{"id": 1, "text": "\\u12"}', '{"id": 1e999, "text": "a"}', '{"id": -Infinity, "text": "a"}', '{"id": 1, "text": "a", "x": NaN}',
        '{"id": ' + "7" * 5000 + ', "text": "a"}', '{"id": 1, "text": "a", "x": ' + "[" * 5000 + "]" * 5000 + "}", '{"id":' * 50_000, b"\xff\xfe{\x00}\x00",
        "\u3000", "\x1c", "\x00" * 100, "{", '"',
    ],
    ids=lambda line: str(line)[:50],
)  # fmt: skip
def test_a_line_that_is_no_question_has_its_error_in_its_place(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, line: str | bytes) -> None:
    (first, bad, last), ran = ask(dateline, monkeypatch, GOOD, line, GOOD)
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert first == last
    assert (list(bad), bad["line"]) == (["error", "line"], 2)
    assert 0 < len(bad["error"]) < 200
    assert "\n" not in bad["error"]


@pytest.mark.parametrize(
    "number", ['"a"', "0", "-1", "1.5", "null", "true", "[1, {}]", '{"a": []}', '""', "1" * 4000, '"' + "x" * 40_000 + '"'], ids=lambda number: number[:20]
)
def test_an_id_of_any_kind_comes_back(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, number: str) -> None:
    (answer,), ran = ask(dateline, monkeypatch, f'{{"id": {number}, "text": "Paris"}}')
    assert ran.code == 0
    assert answer["id"] == json.loads(number)


def test_what_steers_a_terminal_or_breaks_lines_comes_back_as_numbers(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "\x1b[31m\x7f\x85\x9b\u2028\u2029\u202e\u2066\ud800x\udfff\x0b\x0c\x1c\U0001f600é"
    (answer,), ran = ask(dateline, monkeypatch, json.dumps({"id": evil, "text": f"{evil} in Berlin {evil}"}))
    assert ran.code == 0
    assert answer["id"] == evil
    assert [place["text"] for place in answer["places"]] == ["Berlin"]
    assert not set(ran.out) & set(evil[:1] + "\x7f\x85\x9b\u2028\u2029\u202e\u2066")
    assert "é" in ran.out


def test_the_last_of_doubled_keys_holds(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,), _ran = ask(dateline, monkeypatch, '{"id": 1, "text": "Er war in Berlin.", "id": 2, "text": "Er war in Paris."}')
    assert (answer["id"], answer["countries"]) == (2, ["FR"])


@pytest.mark.parametrize("language", ['"xx"', '""', "null", '"' + "de" * 20_000 + '"', '"de-AT"', '"EN"', '"\\u0000"', '"日本"', '"123"', '"deu"', '"-"'])
def test_no_language_hides_what_is_clear(dateline: Dateline, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    text = "BERLIN (dpa) - Die Kanzlerin ist in Berlin eingetroffen und reist von dort nach Paris."
    (answer,), ran = ask(dateline, monkeypatch, f'{{"id": 1, "text": "{text}", "language": {language}}}')
    assert ran.code == 0
    assert answer["main"]["geonameid"] == 2950159
    assert {place["country"] for place in answer["places"]} >= {"DE"}


def test_marks_ends_of_lines_and_blank_lines_are_no_lines(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = (b"\xef\xbb\xbf" + GOOD.encode(), "\r", "", "  \t", GOOD + "\r", "\ufeff" + GOOD, '{"id": 2,\r"text": "Er war in Paris."}', "{", "", "")
    answers, ran = ask(dateline, monkeypatch, *lines)
    assert ran.code == 1
    assert [answer.get("line") for answer in answers] == [None, None, None, None, 8]
    assert answers[0] == answers[1] == answers[2] == answers[3]


def test_bytes_that_are_no_utf_8_are_signs_in_the_text(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    (answer,), ran = ask(dateline, monkeypatch, b'{"id": 1, "text": "\xff\xfe\xc3 Er war in Paris \xe2\x82"}')
    assert ran.code == 0
    assert [(place["start"], place["text"]) for place in answer["places"]] == [(14, "Paris")]


def test_a_line_of_many_megabytes_is_a_line(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    long = json.dumps({"id": 1, "text": "Er war in Paris. " + "." * 50_000_000})
    (bad, answer), ran = ask(dateline, monkeypatch, '{"id": "' + "x" * 5_000_000, long)
    assert ran.code == 1
    assert bad["line"] == 1
    assert len(ran.out) < 2000
    assert [place["text"] for place in answer["places"]] == ["Paris"]


def test_an_output_without_the_letters_gets_them_as_numbers(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": "é\U0001f600", "text": "Es war in Łódź und Paris."}', "utf-8")
    done = locate(tmp_path, "in.jsonl", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    answer = json.loads(done.stdout)
    assert answer["id"] == "é\U0001f600"
    assert "Łódź" in [place["text"] for place in answer["places"]]


def locate(folder: Path, *files: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """`dateline locate --jsonl` in a process of its own."""
    return subprocess.run(command(*files), capture_output=True, cwd=folder, env=environ(folder) | environment, check=False, timeout=60)


def command(*files: str) -> list[str]:
    """The arguments of that process."""
    return [sys.executable, "-m", "reader", "locate", "--jsonl", *files]


def environ(folder: Path) -> dict[str, str]:
    """Its environment, with a home of its own."""
    return os.environ | {"HOME": str(folder), "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def test_a_file_that_is_missing_is_told_before_any_answer(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(GOOD, "utf-8")
    for arguments in (["--jsonl"], [], ["--explain"]):
        ran = dateline("locate", *arguments, tmp_path / "in.jsonl", tmp_path / "none.jsonl")
        assert (ran.code, ran.out) == (3, "")
        assert "none.jsonl: there is no such file" in ran.err


def test_what_cannot_be_read_as_a_file_is_told(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, code in ((tmp_path, 1), (tmp_path / "loop", 3), (tmp_path / ("x" * 300), 1)):
        for arguments in (["--jsonl"], []):
            ran = dateline("locate", *arguments, name)
            assert (ran.code in (code, 1), ran.out, ran.err.count("\n")) == (True, "", 1)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser reads everything")
def test_a_file_that_may_not_be_read_is_told(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(GOOD, "utf-8")
    (tmp_path / "in.jsonl").chmod(0)
    ran = dateline("locate", "--jsonl", tmp_path / "in.jsonl")
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)


def test_bytes_at_random_are_bad_lines(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "in.bin").write_bytes(bytes(range(256)) * 400)
    ran = dateline("locate", "--jsonl", tmp_path / "in.bin")
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 1
    assert {tuple(answer) for answer in answers} == {("error", "line")}
    assert [answer["line"] for answer in answers] == list(range(1, len(answers) + 1))
    for arguments in ([], ["--explain"]):
        assert dateline("locate", *arguments, tmp_path / "in.bin").code == 0


def test_files_are_read_one_after_the_other_and_lines_counted_through(dateline: Dateline, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xef\xbb\xbf" + GOOD.encode())  # its last line is not ended
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + GOOD.encode() + b"\r\n{\r\n")
    ran = dateline("locate", "--jsonl", tmp_path / "a.jsonl", tmp_path / "empty", tmp_path / "b.jsonl")
    assert ran.code == 3
    (tmp_path / "empty").touch()
    ran = dateline("locate", "--jsonl", tmp_path / "a.jsonl", tmp_path / "empty", tmp_path / "b.jsonl")
    assert [json.loads(line).get("line") for line in ran.out.splitlines()] == [None, None, 3]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_read_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(command("pipe"), stdout=subprocess.PIPE, cwd=tmp_path, env=environ(tmp_path)) as reading:
        (tmp_path / "pipe").write_text(GOOD, "utf-8")
        out, _err = reading.communicate(timeout=60)
    assert reading.returncode == 0
    assert json.loads(out)["id"] == 2


def test_a_reader_that_leaves_ends_it_quietly(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(f"{GOOD}\n" * 3000, "utf-8")
    with subprocess.Popen(command("in.jsonl"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environ(tmp_path)) as asking:
        assert asking.stdout is not None
        assert asking.stderr is not None
        assert json.loads(asking.stdout.readline())["id"] == 2
        asking.stdout.close()
        assert asking.stderr.read() == b""
    assert asking.returncode == 0


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_ctrl_c_ends_it_with_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with (
        subprocess.Popen(command("pipe"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path, env=environ(tmp_path)) as asking,
        (tmp_path / "pipe").open("w", encoding="utf-8") as pipe,  # opens once the other side waits for lines
    ):
        pipe.write(f"{GOOD}\n" * 100)  # more answers than are held back, and fewer than a pipe holds
        pipe.flush()
        assert asking.stdout is not None
        assert json.loads(asking.stdout.readline())["id"] == 2
        asking.send_signal(signal.SIGINT)
        _out, err = asking.communicate(timeout=60)
    assert asking.returncode == 130
    assert err.strip().startswith(b"dateline: stopped")  # behind an empty line: the terminal has written ^C
    assert b"\n" not in err.strip()


def test_without_stdin_it_says_so(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for arguments in (["--jsonl"], [], ["--explain"]):
        ran = dateline("locate", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "stdin is closed" in ran.err


def test_what_goes_wrong_with_one_line_leaves_the_others(dateline: Dateline, monkeypatch: pytest.MonkeyPatch) -> None:
    import reader.places.locate as module

    really = module.locate

    def failing(gazetteer: Any, text: str, *rest: Any) -> Any:
        if text == "boom":
            raise LookupError("x" * 1000)
        return really(gazetteer, text, *rest)

    monkeypatch.setattr(module, "locate", failing)
    (bad, good), ran = ask(dateline, monkeypatch, '{"id": 1, "text": "boom"}', GOOD)
    assert ran.code == 1
    assert (bad["line"], good["id"]) == (1, 2)
    assert "LookupError" in bad["error"]
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1, "text": "boom"}')))
    with pytest.raises(LookupError):
        run(["--debug", "locate", "--jsonl"])
