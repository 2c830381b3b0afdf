"""The command line's grammar: options anywhere, an unknown `-word` is query text, an unknown `--word` is an error."""

from collections.abc import Sequence
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from reader.model.words import _

_HELD = "\x00"
"""Stands before a `-word` that is no option, while click reads the arguments; it cannot occur in one."""
T = TypeVar("T")

GLOBAL_VALUES = ("--library", "--config")


class Number(click.ParamType[int]):
    """A whole number in the digits 0 to 9, as ids, counts and `open`'s N are."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Raises BadParameter for anything else."""
        if isinstance(value, int):
            return value
        if not (value.isascii() and value.isdigit()):
            self.fail(_("{value} is no number").format(value=release(value) or '""'), param, ctx)
        # Python refuses to read more than 4,300 digits, and nothing here is that many
        return int(value[:400])


NUMBER = Number()


def complete_path(_context: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Completion of a path, which the shell does itself."""
    return [CompletionItem(typed, type="file")]


def hold_words(args: Sequence[str], known: frozenset[str]) -> list[str]:
    """Arguments in which every `-word` that is no known short option is held, up to `--`."""
    held: list[str] = []
    for n, arg in enumerate(args):
        if arg == "--":
            return [*held, *args[n:]]
        is_word = len(arg) > 1 and arg[0] == "-" and arg[1] != "-" and arg not in known
        held.append(_HELD + arg if is_word else arg)
    return held


def release(value: T) -> T:
    """A parameter's value with the held words as they were typed."""
    if isinstance(value, str):
        return value.removeprefix(_HELD)  # type: ignore[return-value]  # a str stays a str
    if isinstance(value, tuple):
        return tuple(release(part) for part in value)  # type: ignore[return-value]  # a tuple stays a tuple
    return value


class Command(click.Command):
    """A command that takes the global options too, and query text that starts with a dash."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params += global_options()

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:
        """Reads the arguments."""
        short = frozenset(name for param in self.params for name in param.opts if len(name) == 2)
        context = super().make_context(info_name, hold_words(args, short), parent, **extra)
        for name, value in context.params.items():
            context.params[name] = release(value)
        return context

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command; global options given to it go before those of the group."""
        given = ctx.ensure_object(dict)
        for name in ("library", "config", "debug"):
            value = ctx.params.pop(name, None)
            if value:
                given[name] = value
        return super().invoke(ctx)


def global_options() -> list[click.Parameter]:
    """The options that stand before or after any command."""
    return [
        click.Option(["--library"], metavar="FILE", help="The library to use."),
        click.Option(["--config"], metavar="FILE", help="The config file to use."),
        click.Option(["--debug"], is_flag=True, help="Show where in the program an error came from."),
        click.Option(["--version"], is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version."),
    ]


def _version(context: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from reader import __version__

        click.echo(f"dateline {__version__}")
        context.exit()


def first_word(args: Sequence[str]) -> int | None:
    """The index of the first argument that is no option and no option's value; None if there is none."""
    n = 0
    while n < len(args):
        arg = args[n]
        if arg == "--":
            return n + 1 if n + 1 < len(args) else None
        if arg in GLOBAL_VALUES:
            n += 2
        elif arg.startswith("--"):
            n += 1
        else:
            return n
    return None
