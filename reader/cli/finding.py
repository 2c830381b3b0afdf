"""`views`, `mute`, `rules`, `hide`: what finds again, and what keeps out, on the command line."""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from reader.cli import exit_codes
from reader.cli.arguments import NUMBER, Command
from reader.cli.output import age, complain, cut, out, out_json, say, styled, table
from reader.cli.sitting import sitting
from reader.desk.session import Session
from reader.model.errors import NotFoundError, UsageError
from reader.model.safe import line
from reader.model.words import _, ngettext

if TYPE_CHECKING:
    from reader.desk.rules import Trial

_json = click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")


@click.command("views", cls=Command)
@_json
@click.pass_context
def views(context: click.Context, as_json: bool) -> None:
    """List the saved views: name, unread and all articles, query."""
    from reader.desk import views as desk
    from reader.desk.find import search
    from reader.model.errors import DatelineError

    with sitting(context) as session:
        known = desk.all(session)
        if as_json:
            out_json([{"id": view.id, "name": view.name, "query": view.text, "sort": view.sort} for view in known])
            return
        rows = []
        for view in known:
            try:
                totals = session.library.totals(search(session, view.text).query)
                counted = f"{totals.unread}/{totals.articles}"
            except DatelineError as problem:
                counted = f"! {problem}"
            rows.append((view.name, counted, desk.query_of(view)))
        for row in table(rows):
            out(row)
        if not known:
            say(_("no views yet; `dateline save-view NAME QUERY` saves one"))


@click.command("save-view", cls=Command)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@click.pass_context
def save_view(context: click.Context, name: str, query: tuple[str, ...]) -> None:
    """Save a query under a name, or change the view of that name."""
    from reader.desk import views as desk

    with sitting(context) as session:
        view = desk.save(session, name, " ".join(query))
        say(_("{name} saved.").format(name=view.name))


@click.command("remove-view", cls=Command)
@click.argument("name")
@click.pass_context
def remove_view(context: click.Context, name: str) -> None:
    """Remove a saved view."""
    from reader.desk import views as desk

    with sitting(context) as session:
        view = desk.named(session, name)
        desk.remove(session, view.id)
        say(_("{name} removed. `dateline undo` brings it back.").format(name=view.name))


@click.command("mute", cls=Command)
@click.argument("query", nargs=-1, required=True)
@click.option("--for", "span", metavar="SPAN", default="7d", show_default=True, help="For how long, such as 2h, 7d or 2w.")
@click.pass_context
def mute(context: click.Context, query: tuple[str, ...], span: str) -> None:
    """For a time, mark as read what a query takes: what is there, and what comes in."""
    from reader.desk import mutes as desk
    from reader.desk.durations import seconds_of

    with sitting(context) as session:
        muted = desk.mute(session, " ".join(query), seconds_of(span))
        said = ngettext("{text} is muted until {until}, {n} marked read.", "{text} is muted until {until}, {n} marked read.", muted.count)
        say(said.format(text=muted.mute.text, until=_local(muted.mute.until), n=muted.count))


@click.command("mutes", cls=Command)
@_json
@click.pass_context
def mutes(context: click.Context, as_json: bool) -> None:
    """List what is muted now: number, end, query."""
    from reader.desk import mutes as desk
    from reader.desk.as_json import time_json

    with sitting(context) as session:
        known = desk.all(session)
        if as_json:
            out_json([{"id": one.id, "query": one.text, "until": time_json(one.until)} for one in known])
            return
        for row in table((str(one.id), _local(one.until), one.text) for one in known):
            out(row)
        if not known:
            say(_("nothing is muted"))


@click.command("unmute", cls=Command)
@click.argument("number", metavar="N", type=NUMBER)
@click.pass_context
def unmute(context: click.Context, number: int) -> None:
    """End a mute, by the number that `mutes` shows."""
    from reader.desk import mutes as desk

    with sitting(context) as session:
        known = next((one for one in desk.all(session) if one.id == number), None)
        if known is None:
            raise NotFoundError(_("no mute {n}; `dateline mutes` shows their numbers").format(n=number))
        desk.end(session, number)
        say(_("{text} is no longer muted.").format(text=known.text))


@click.command("rules", cls=Command)
@click.option("--try", "tried", metavar="RULE", help="Show what this rule would do, instead of those in the config.")
@click.option("--run", "runs", is_flag=True, help="Do it, to all articles at hand.")
@_json
@click.pass_context
def rules(context: click.Context, tried: str | None, runs: bool, as_json: bool) -> int:
    """List the rules of the config with what each would do to the articles at hand."""
    from reader.desk import rules as desk

    with sitting(context) as session:
        chosen, wrong = desk.sound(session.settings)
        if tried is not None:
            if runs:
                raise UsageError(_("--try shows what a rule would do; to run it, put it into the config"))
            chosen, wrong = (desk.read_line(tried),), ()
        if runs:
            outcome = desk.apply_all(session)
            for trouble in outcome.troubles:
                complain(trouble)
            said = ngettext("{n} article changed. `dateline undo` takes it back.", "{n} articles changed. `dateline undo` takes it back.", outcome.changed)
            say(said.format(n=outcome.changed) if outcome.changed else _("nothing to change"))
            return exit_codes.PART if outcome.troubles else exit_codes.DONE
        trials = desk.dry_run(session, chosen)
        if as_json:
            out_json([_trial_json(trial) for trial in trials])
        else:
            for trial in trials:
                _print_trial(session, trial)
        for trouble in wrong:
            complain(trouble)
        if not trials and not wrong:
            say(_('no rules yet; in the config: rules = ["when in:Wien flood: tag water, bookmark"]'))
    return exit_codes.WRONG if wrong else max((trial.code for trial in trials), default=exit_codes.DONE)


def _trial_json(trial: "Trial") -> dict[str, Any]:
    rule = trial.rule
    said = {"n": rule.number or None, "rule": rule.text, "query": rule.query, "articles": trial.articles}
    changes = [{"act": act, "articles": count} for act, count in trial.changes]
    newest = [{"id": row.id, "title": row.title} for row in trial.newest]
    return said | {"changes": changes, "newest": newest, "trouble": trial.trouble or None}


def _print_trial(session: Session, trial: "Trial") -> None:
    """A rule, what it would do, and the newest articles that it takes."""
    number = f"{trial.rule.number}  " if trial.rule.number else ""
    out(styled(f"{number}{trial.rule.text}", "bold"))
    if trial.trouble:
        out(f"   ! {trial.trouble}")
        return
    taken = ngettext("takes {n} article", "takes {n} articles", trial.articles).format(n=trial.articles)
    out("   " + ", ".join([taken, *(f"{act}: {count}" for act, count in trial.changes)]))
    now = session.now()
    for row in trial.newest:
        out(f"   {row.id:>6}  {age(row.date, now, dated=row.dated):>10}  {styled(cut(row.place, 15), 'place')}  {line(row.title)}")


def _put(context: click.Context, words: tuple[str, ...], hidden: bool) -> None:
    """Hides or shows what ids or a query name."""
    from reader.desk.find import search
    from reader.query.ast import And, Is, Query

    with sitting(context) as session:
        library = session.library
        if all(word.isascii() and word.isdigit() for word in words):
            ids = [NUMBER.convert(word, None, None) for word in words]
            known = {article.id for article in library.articles(ids)}.union(() if hidden else library.ids(Query(root=Is("hidden"))))
            for wanted in ids:
                if wanted not in known:
                    raise NotFoundError(_("no article {id}; `dateline list` shows their ids").format(id=wanted))
        else:
            query = search(session, " ".join(words)).query
            if hidden and query.root is None:
                raise UsageError(_("nothing is named that is to be hidden"))
            if not hidden:
                query = replace(query, root=And((query.root, Is("hidden"))) if query.root is not None else Is("hidden"))
            ids = list(library.ids(query))
        changed = library.hide(ids, hidden, session.now())
        if hidden and not changed:
            said = _("nothing hidden; what is bookmarked stays in the lists")
        elif hidden:
            said = ngettext("{n} hidden; `dateline list is:hidden` shows it.", "{n} hidden; `dateline list is:hidden` shows them.", changed)
        else:
            said = ngettext("{n} is in the lists again.", "{n} are in the lists again.", changed)
        say(said.format(n=changed))


@click.command("hide", cls=Command)
@click.argument("words", metavar="ID|QUERY...", nargs=-1, required=True)
@click.pass_context
def hide(context: click.Context, words: tuple[str, ...]) -> None:
    """Take what ids or a query name out of the lists; never what is bookmarked."""
    _put(context, words, True)


@click.command("unhide", cls=Command)
@click.argument("words", metavar="ID|QUERY...", nargs=-1, required=True)
@click.pass_context
def unhide(context: click.Context, words: tuple[str, ...]) -> None:
    """Bring back into the lists what ids or a query name."""
    _put(context, words, False)


def _local(time: datetime) -> str:
    return f"{time.astimezone():%Y-%m-%d %H:%M}"


COMMANDS: dict[str, click.Command] = {
    "views": views,
    "save-view": save_view,
    "remove-view": remove_view,
    "mute": mute,
    "mutes": mutes,
    "unmute": unmute,
    "rules": rules,
    "hide": hide,
    "unhide": unhide,
}
