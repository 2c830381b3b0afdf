"""`export`, `backup` and `doctor`."""

from pathlib import Path

import click

from reader.cli import exit_codes
from reader.cli.arguments import Command, complete_path
from reader.cli.output import out, say, styled
from reader.cli.sitting import config_path, library_path, settings_of, sitting
from reader.model.words import _, ngettext


@click.command("export", cls=Command)
@click.argument("file", metavar="FILE.{opml,json,md,html,csv,geojson,atom}", shell_complete=complete_path)
@click.argument("query", nargs=-1)
@click.pass_context
def export(context: click.Context, file: str, query: tuple[str, ...]) -> None:
    """Write feeds (opml) or articles to a file, by its ending."""
    from reader.desk.export.write import write

    with sitting(context) as session:
        count = write(session, Path(file), " ".join(query))
        said = (
            ngettext("{n} feed written to {file}.", "{n} feeds written to {file}.", count)
            if file.lower().endswith(".opml")
            else ngettext("{n} article written to {file}.", "{n} articles written to {file}.", count)
        )
        say(said.format(n=count, file=file))


@click.command("backup", cls=Command)
@click.argument("file", metavar="FILE", shell_complete=complete_path)
@click.pass_context
def backup(context: click.Context, file: str) -> None:
    """Write a consistent copy of the library, even while it is in use."""
    with sitting(context) as session:
        session.library.backup(Path(file))
        say(_("Library copied to {file}.").format(file=file))


@click.command("doctor", cls=Command)
@click.pass_context
def doctor(context: click.Context) -> int:
    """Check library, config, gazetteer and terminal."""
    from reader.desk.doctor import examine

    settings = settings_of(context)
    # the keys stand in the app's table; only this command and the app itself read it
    from reader.app.keys import defaults

    findings = examine(library_path(context, settings), settings, config_path(context), defaults())
    for finding in findings:
        mark = styled("✓", "place") if finding.sound else styled("!", "error")
        out(f"{mark} {finding.what}: {finding.words}")
    return exit_codes.DONE if all(finding.sound for finding in findings) else exit_codes.PART


COMMANDS: dict[str, click.Command] = {"export": export, "backup": backup, "doctor": doctor}
