"""The `dateline` command: finds the command, runs it, and turns whatever goes wrong into one line and an exit code."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import first_word, global_options
from reader.cli.output import complain
from reader.model.errors import DatelineError, QueryError
from reader.model.words import _, choose_language

_COMMANDS = {
    "start": "start",
    **dict.fromkeys(("list", "show", "open"), "reading"),
    **dict.fromkeys(("add", "save", "import", "find-feeds"), "adding"),
    **dict.fromkeys(("feeds", "remove", "rename", "edit", "refresh"), "feeds"),
    **dict.fromkeys(("bookmark", "unbookmark", "bookmarks", "read", "unread", "undo"), "keeping"),
    **dict.fromkeys(("places", "follow", "unfollow"), "places"),
    **dict.fromkeys(("full-text", "pictures"), "full_text"),
    **dict.fromkeys(("views", "save-view", "remove-view", "mute", "mutes", "unmute", "rules", "hide", "unhide"), "finding"),
    "locate": "locate",
    **dict.fromkeys(("export", "backup", "doctor"), "upkeep"),
}
"""Every command and the module that holds it; a module is imported when one of its commands runs."""
HIDDEN = frozenset({"start", "find-feeds", "pictures"})
"""Commands that nobody types."""


class Dateline(click.Group):
    """The group of all commands; what is no command goes to `start`, which opens the app."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands for the help."""
        return sorted(name for name in _COMMANDS if name not in HIDDEN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        import importlib

        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        commands: dict[str, click.Command] = importlib.import_module(f"reader.cli.{module}").COMMANDS
        return commands[cmd_name]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `start` before arguments that name no command."""
        if ctx.resilient_parsing:
            # completion: the words typed so far are parsed to see what can follow
            return super().parse_args(ctx, args)
        wants_help = any(arg in {"--help", "--version"} for arg in args)
        word = first_word(args)
        if word is None:
            args = args if wants_help else ["start", *args]
        elif args[word] not in _COMMANDS or args[word] == "start":
            args = [*args[:word], "start", *args[word:]] if "--" not in args[:word] else ["start", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Dateline, params=global_options(), invoke_without_command=True, no_args_is_help=False)
@click.pass_context
def dateline(context: click.Context, /, **given: Any) -> None:
    """Read the news by place.

    Without a command: opens the app. PATH, URL: adds that source first. QUERY (in:Wien, is:unread): shows what it takes.
    """
    context.ensure_object(dict).update({name: value for name, value in given.items() if value})


def run(args: Sequence[str]) -> int:
    """Runs the command line with arguments; returns the exit code."""
    choose_language()
    debug = "--debug" in args
    if sys.stdout is None or sys.stderr is None:
        return _without_streams(args)
    try:
        result = dateline.main(list(args), prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as problem:
        complain(_usage(problem))
        return exit_codes.WRONG
    except QueryError as problem:
        near = _(" Did you mean {suggestion}?").format(suggestion=problem.suggestion) if problem.suggestion else ""
        complain(_("query, column {column}: {problem}").format(column=problem.column, problem=problem) + near)
        return problem.exit_code
    except DatelineError as problem:
        if debug:
            raise
        complain(problem)
        return problem.exit_code
    except (KeyboardInterrupt, click.Abort):
        complain(_("stopped; what was done until then is kept"))
        return exit_codes.INTERRUPTED
    except BrokenPipeError:
        # whoever read our output has left: what was asked for is done
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exit_codes.DONE
    except SystemExit:
        # click ends so, and only so here, when whoever read our output has left: what was asked for is done
        return exit_codes.DONE
    except OSError as problem:
        if debug:
            raise
        complain(_("{where}: {reason}").format(where=problem.filename or _("the output cannot be written"), reason=problem.strerror or problem))
        return exit_codes.PART
    except Exception as problem:
        if debug:
            raise
        complain(_("something unforeseen went wrong ({kind}); the same command with --debug shows where").format(kind=type(problem).__name__))
        return exit_codes.PART
    return result if isinstance(result, int) else exit_codes.DONE


def _without_streams(args: Sequence[str]) -> int:
    """Runs with stdout or stderr closed by the caller: talk is lost, and lost data is a failure."""
    given = sys.stdout, sys.stderr
    with Path(os.devnull).open("w", encoding="utf-8") as sink:
        sys.stdout, sys.stderr = sys.stdout or sink, sys.stderr or sink
        try:
            code = run(args)
            if given[0] is None and code == exit_codes.DONE:
                complain(_("stdout is closed, the output is lost"))
                code = exit_codes.PART
        finally:
            sys.stdout, sys.stderr = given
    return code


def _usage(problem: click.ClickException) -> str:
    """A wrong usage in one line, with where to look."""
    context = getattr(problem, "ctx", None)
    said = problem.format_message().rstrip(".")
    where = context.command_path.removesuffix(" start") if context is not None else "dateline"
    return _("{said}; `{command} --help` shows what is possible").format(said=said[:1].lower() + said[1:], command=where)
