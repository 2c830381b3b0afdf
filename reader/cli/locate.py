"""`locate`: the places in texts, on the command line."""

import codecs
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import Command, complete_path
from reader.cli.output import complain, out
from reader.cli.sitting import settings_of
from reader.desk.session import Session
from reader.model.errors import DatelineError, NotFoundError, UsageError
from reader.model.safe import line
from reader.model.words import _

_MARK = "\ufeff"
_NOTHING = " \t\r\n" + _MARK
"""White space as JSON has it (RFC 8259, section 2), and the byte order mark that some programs write before the first line."""

_HIDDEN = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a terminal, breaks lines or is half a character: JSON that we write names it by its number (RFC 8259, section 7)."""


class _LineError(Exception):
    """A line that is no question, and why, in words."""


@click.command("locate", cls=Command)
@click.argument("files", metavar="[FILE...]", nargs=-1, shell_complete=complete_path)
@click.option("--jsonl", is_flag=True, help="JSON lines in, JSON lines out.")
@click.option("--explain", is_flag=True, help="Say what each name was taken for.")
@click.pass_context
def locate(context: click.Context, files: tuple[str, ...], jsonl: bool, explain: bool) -> int:
    """Find the places in texts (files, or stdin)."""
    settings = settings_of(context)
    # no library is opened: this works on texts alone
    session = Session(library=None, settings=settings)  # type: ignore[arg-type]  # only the gazetteer is used
    if jsonl:
        return _locate_lines(session, _lines(files, "\n"), debug=bool(context.ensure_object(dict).get("debug")))
    text = "".join(_lines(files, None))
    if explain:
        from reader.cli.explained import explained

        for said in explained(session, text):
            out(said)
        return exit_codes.DONE
    from reader.desk.facts import described
    from reader.places.locate import locate as find

    found = find(session.gazetteer_or_fail(), text)
    for mention in found.mentions:
        out(f"{mention.start:>6}  {line(mention.text)}  {described(session, mention.place)}")
    if found.main is not None:
        out(_("main place: {place}").format(place=described(session, found.main[0])))
    return exit_codes.DONE


def _lines(files: tuple[str, ...], newline: str | None) -> Iterator[str]:
    """The lines of the files, or of stdin; bytes that are no UTF-8 become U+FFFD.

    Args:
        newline: what ends a line, as `open` has it; a bare CR is white space to JSON.
    """
    if not files:
        if sys.stdin is None:
            raise UsageError(_("stdin is closed; name a file"))
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace", newline=newline)  # type: ignore[union-attr]  # stdin is a TextIOWrapper here
        yield from sys.stdin
        return
    for path in map(Path, files):
        if not path.exists():  # said before anything is printed
            raise NotFoundError(_("{path}: there is no such file").format(path=path))
    for path in map(Path, files):
        with path.open(encoding="utf-8-sig", errors="replace", newline=newline) as file:
            yield from file


def _locate_lines(session: Session, lines: Iterable[str], *, debug: bool) -> int:
    """One answer a line; a bad line gives an error in its place and the rest goes on. Blank lines have no answer."""
    gazetteer = session.gazetteer_or_fail()
    plain = codecs.lookup(sys.stdout.encoding or "utf-8").name != "utf-8"
    code = exit_codes.DONE
    for number, written in enumerate(lines, 1):
        if not (asked := written.strip(_NOTHING)):
            continue
        try:
            said = _json(_answer(gazetteer, _parsed(asked)), plain)
        except Exception as problem:
            if isinstance(problem, DatelineError) or (debug and not isinstance(problem, (_LineError, RecursionError))):
                raise
            said = _json({"error": _why(problem), "line": number}, plain)
            code = exit_codes.PART
        out(said)
    if code:
        complain(_("some lines could not be read; each answer with `error` says why"))
    return code


def _why(problem: Exception) -> str:
    """Why a line has no answer, in words."""
    if isinstance(problem, RecursionError):
        return _("nested too deep")
    if isinstance(problem, _LineError):
        return str(problem)
    return _("something unforeseen went wrong ({kind}); the same command with --debug shows where").format(kind=type(problem).__name__)


def _json(value: Any, plain: bool) -> str:
    """A value as JSON on one line; `plain`: in ASCII alone, for an output that lacks letters."""
    return _HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=plain, allow_nan=False))


def _no_constant(name: str) -> None:
    """Refuses what JSON has not: NaN and infinity (RFC 8259, section 6)."""
    raise _LineError(_("no JSON: it has no {name}").format(name=name))


def _parsed(asked: str) -> Any:
    """The value of a line. Raises _LineError, RecursionError."""
    try:
        value = json.loads(asked, parse_constant=_no_constant)
        json.dumps(value["id"] if isinstance(value, dict) and "id" in value else None, allow_nan=False)
    except json.JSONDecodeError as problem:
        raise _LineError(_("no JSON: {why} at column {column}").format(why=problem.msg, column=problem.colno)) from problem
    except ValueError as problem:  # more digits than Python reads or a float holds
        raise _LineError(_("a number is too large")) from problem
    return value


def _answer(gazetteer: Any, asked: Any) -> dict[str, Any]:
    """The answer to one line. Raises _LineError if it is not of the form."""
    from reader.desk.as_json import mention_json, place_json
    from reader.places.locate import locate as find
    from reader.text.language import normal

    if not isinstance(asked, dict) or "id" not in asked or not isinstance(asked.get("text"), str):
        raise _LineError(_('a line is an object with "id" and "text"'))
    text, title, language = asked["text"], asked.get("title"), asked.get("language")
    if not all(value is None or isinstance(value, str) for value in (title, language)):
        raise _LineError(_('"title" and "language" are strings'))
    spans = None if asked.get("toponyms") is None else _spans(asked["toponyms"], len(text))
    found = find(gazetteer, text, title or "", normal(language or ""), spans)
    main = None if found.main is None else place_json(found.main[0]) | {"confidence": round(found.main[1], 3)}
    return {"id": asked["id"], "places": [mention_json(mention) for mention in found.mentions], "main": main, "countries": list(found.countries)}


def _spans(value: Any, size: int) -> list[tuple[int, int]]:
    """The spans of a text of `size` code points, in order. Raises _LineError if they are none, lie outside it or overlap."""
    if not isinstance(value, list) or not all(isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) for pair in value):
        raise _LineError(_('"toponyms" is a list of [start, end]'))
    spans = sorted((start, end) for start, end in value)
    done = 0
    for start, end in spans:
        if not 0 <= start < end <= size:
            raise _LineError(_('"toponyms": {span} is no span of the text, which has {size} characters').format(span=_told(start, end), size=size))
        if start < done:
            raise _LineError(_('"toponyms": {span} overlaps the one before').format(span=_told(start, end)))
        done = end
    return spans


def _told(*numbers: int) -> str:
    """Numbers as a list, those shortened that nobody would read."""
    return f"[{', '.join(str(n) if abs(n) < 10**12 else '...' for n in numbers)}]"


COMMANDS: dict[str, click.Command] = {"locate": locate}
