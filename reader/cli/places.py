"""`places`, `follow` and `unfollow`: where, on the command line."""

from collections.abc import Iterable

import click

from reader.cli.arguments import Command
from reader.cli.output import out, out_json, say
from reader.cli.sitting import sitting
from reader.model.words import _, ngettext


@click.command("places", cls=Command)
@click.argument("query", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.pass_context
def places(context: click.Context, query: tuple[str, ...], as_json: bool) -> None:
    """The tree of places with counts of articles and unread ones."""
    from reader.desk.find import search
    from reader.desk.places import TreeNode, tree

    with sitting(context) as session:
        found = search(session, " ".join(query)).query
        if as_json:
            from reader.desk.as_json import place_count_json

            out_json([place_count_json(count) for count in session.library.place_counts(found)])
            return

        def print_nodes(nodes: Iterable[TreeNode], depth: int) -> None:
            for node in nodes:
                unread = ngettext("{n} unread", "{n} unread", node.unread).format(n=node.unread) if node.unread else ""
                out(f"{'  ' * depth}{node.name}".ljust(40) + f"{node.articles:>7}  {unread}".rstrip())
                print_nodes(node.children, depth + 1)

        print_nodes(sorted(tree(session, found), key=lambda node: node.place.kind == "area"), 0)


def _follow(context: click.Context, names: tuple[str, ...], followed: bool) -> None:
    """Follows places, or stops to; every name must be known before anything changes."""
    from reader.desk import places as desk

    with sitting(context) as session:
        known = list(dict.fromkeys(desk.look_up(session, name) for name in names))
        before = {count.place.geonameid for count in session.library.followed()}
        desk.follow(session, known, followed)
        for place in known:
            if followed == (place.geonameid in before):
                said = _("{name} was followed already.") if followed else _("{name} was not followed.")
            else:
                said = _("Following {name}.") if followed else _("No longer following {name}.")
            say(said.format(name=session.name(place)))


@click.command("follow", cls=Command)
@click.argument("names", metavar="PLACE...", nargs=-1, required=True)
@click.pass_context
def follow(context: click.Context, names: tuple[str, ...]) -> None:
    """Follow places: they stand in the sidebar, and `is:followed` finds their news."""
    _follow(context, names, True)


@click.command("unfollow", cls=Command)
@click.argument("names", metavar="PLACE...", nargs=-1, required=True)
@click.pass_context
def unfollow(context: click.Context, names: tuple[str, ...]) -> None:
    """Stop following places."""
    _follow(context, names, False)


COMMANDS: dict[str, click.Command] = {"places": places, "follow": follow, "unfollow": unfollow}
