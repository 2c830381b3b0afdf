"""`locate`: the places in texts, on the command line."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import Command, complete_path
from reader.cli.output import complain, out
from reader.cli.sitting import settings_of
from reader.desk.session import Session
from reader.model.errors import NotFoundError, UsageError
from reader.model.safe import line
from reader.model.words import _


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
    lines = _lines(files)
    if jsonl:
        return _locate_lines(session, lines)
    if explain:
        from reader.cli.explained import explained

        for said in explained(session, "".join(lines)):
            out(said)
        return exit_codes.DONE
    from reader.desk.facts import described
    from reader.places.locate import locate as find

    found = find(session.gazetteer_or_fail(), "".join(lines))
    for mention in found.mentions:
        out(f"{mention.start:>6}  {line(mention.text)}  {described(session, mention.place)}")
    if found.main is not None:
        out(_("main place: {place}").format(place=described(session, found.main[0])))
    return exit_codes.DONE


def _lines(files: tuple[str, ...]) -> Iterable[str]:
    """The lines of the files, or of stdin; bytes that are no UTF-8 become U+FFFD."""
    if not files and sys.stdin is None:
        raise UsageError(_("stdin is closed; name a file"))
    if not files:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # stdin is a TextIOWrapper here
        yield from sys.stdin
    for name in files:
        path = Path(name)
        if not path.exists():
            raise NotFoundError(_("{path}: there is no such file").format(path=path))
        with path.open(encoding="utf-8", errors="replace") as file:
            yield from file


def _locate_lines(session: Session, lines: Iterable[str]) -> int:
    """One answer a line; a bad line gives an error in its place and the rest goes on."""
    gazetteer = session.gazetteer_or_fail()
    code = exit_codes.DONE
    for number, asked in enumerate(lines, 1):
        if not asked.strip():
            continue
        try:
            # some programs write a byte order mark before the first line
            said = json.dumps(_answer(gazetteer, json.loads(asked.removeprefix("\ufeff"), parse_constant=_no_constant)), ensure_ascii=False, allow_nan=False)
        except (ValueError, TypeError, RecursionError) as problem:
            said = json.dumps({"error": _plain(problem), "line": number}, ensure_ascii=False)
            code = exit_codes.PART
        out(said)
    if code:
        complain(_("some lines could not be read; each answer with `error` says why"))
    return code


def _no_constant(name: str) -> None:
    """Raises ValueError: JSON has no NaN and no infinity (RFC 8259, section 6)."""
    raise ValueError(_("no JSON: it has no {name}").format(name=name))


def _plain(problem: Exception) -> str:
    """Why a line could not be read, in words."""
    if isinstance(problem, json.JSONDecodeError):
        return _("no JSON: {why} at column {column}").format(why=problem.msg, column=problem.colno)
    if isinstance(problem, RecursionError):
        return _("nested too deep")
    # the words of json and int are for programmers
    return _("a number is too large") if "JSON compliant" in str(problem) or "int_max_str_digits" in str(problem) else str(problem)


def _answer(gazetteer: Any, asked: Any) -> dict[str, Any]:
    """The answer to one line. Raises TypeError, ValueError if it is not of the form."""
    from reader.desk.as_json import mention_json, place_json
    from reader.places.locate import locate as find

    if not isinstance(asked, dict) or "id" not in asked or not isinstance(asked.get("text"), str):
        raise TypeError(_('a line is an object with "id" and "text"'))
    title, said = asked.get("title") or "", asked.get("language") or ""
    if not isinstance(title, str) or not isinstance(said, str):
        raise TypeError(_('"title" and "language" are strings'))
    spans = asked.get("toponyms")
    if spans is not None and not _are_spans(spans):
        raise ValueError(_('"toponyms" is a list of [start, end]'))
    found = find(gazetteer, asked["text"], title, said, [(a, b) for a, b in spans] if spans is not None else None)
    main = None if found.main is None else place_json(found.main[0]) | {"confidence": round(found.main[1], 3)}
    return {"id": asked["id"], "places": [mention_json(mention) for mention in found.mentions], "main": main, "countries": list(found.countries)}


def _are_spans(value: Any) -> bool:
    """True for a list of pairs of whole numbers."""
    return isinstance(value, list) and all(isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) for pair in value)


COMMANDS: dict[str, click.Command] = {"locate": locate}
