"""Every action of the app in one table: id, default keys, help, footer. Footer, help, palette, keymap and README read it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding

from reader.model.words import _

Group = Literal["move", "article", "keep", "where", "find"]


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Marks a message for translation where it is defined; it is translated where it is shown."""
    return message


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a reader can do.

    Attributes:
        id: stable; the config's `keys` table and `set_keymap` use it. The method is `action_<id>`.
        keys: default keys as Textual names them.
        hint: what the footer and the help show as the key ("Enter").
        help: what it does, in a few words (message id).
        short: the footer's words (message id), "" if it never stands there.
    """

    id: str
    keys: tuple[str, ...]
    hint: str
    help: str
    group: Group
    short: str = ""


ACTIONS: tuple[Action, ...] = (
    Action("down", ("j", "down"), "j", N_("next row, or a line down"), "move"),
    Action("up", ("k", "up"), "k", N_("row before, or a line up"), "move"),
    Action("inward", ("enter", "l", "right"), "Enter", N_("go in: read, act on the row"), "move", N_("read")),
    Action("outward", ("h", "left"), "h", N_("pane to the left"), "move"),
    Action("back", ("escape",), "Esc", N_("undo the nearest: sheet, find, selection, pane, chip"), "move"),
    Action("next_pane", ("tab",), "Tab", N_("next pane"), "move"),
    Action("top", ("g", "home"), "g", N_("to the top"), "move"),
    Action("bottom", ("G", "end"), "G", N_("to the bottom"), "move"),
    Action("page_down", ("pagedown",), "PgDn", N_("a page down"), "move"),
    Action("page_up", ("pageup",), "PgUp", N_("a page up"), "move"),
    Action("next_article", ("J",), "J", N_("next article"), "move"),
    Action("previous_article", ("K",), "K", N_("article before"), "move"),
    Action("next_unread", ("n",), "n", N_("next unread"), "move", N_("next unread")),
    Action("previous_unread", ("N",), "N", N_("unread one before"), "move"),
    Action("read_on", ("space",), "Space", N_("read on: a page, then the next unread"), "move", N_("next")),
    Action("open_page", ("o",), "o", N_("open the article's page"), "article", N_("page")),
    Action("open_background", ("O",), "O", N_("open the page, stay here"), "article"),
    *(Action(f"open_{n}", (str(n),), str(n), N_("open link or source N"), "article") for n in range(1, 10)),
    Action("links", ("L",), "L", N_("all links and sources"), "article", N_("links")),
    Action("hints", ("i",), "i", N_("a letter on every link"), "article"),
    Action("copy_link", ("c",), "c", N_("copy the link"), "article"),
    Action("comments", ("C",), "C", N_("open its comments page"), "article"),
    Action("full_text", ("f",), "f", N_("fetch the full text"), "article", N_("full text")),
    Action("find_text", ("ctrl+f",), "ctrl+f", N_("find in the article"), "article"),
    Action("what_changed", ("D",), "D", N_("what its publisher changed"), "article", N_("what changed")),
    Action("send", ("e",), "e", N_("export, pipe, share, pager, editor"), "article"),
    Action("play", ("y",), "y", N_("play what is enclosed"), "article"),
    Action("images", ("I",), "I", N_("show its pictures"), "article"),
    Action("rightward", ("greater_than_sign", "shift+right"), ">", N_("wide table or code: to the right"), "article"),
    Action("leftward", ("less_than_sign", "shift+left"), "<", N_("wide table or code: back to the left"), "article"),
    Action("metadata", ("d",), "d", N_("metadata"), "article", N_("metadata")),
    Action("zen", ("z",), "z", N_("only the body"), "article"),
    Action("bookmark", ("b",), "b", N_("bookmark"), "keep", N_("bookmark")),
    Action("annotate", ("B",), "B", N_("bookmark with note and tags"), "keep"),
    Action("tags", ("t",), "t", N_("tags"), "keep"),
    Action("toggle_read", ("m",), "m", N_("read or unread"), "keep", N_("read/unread")),
    Action("mark_all_read", ("A",), "A", N_("mark read: all, above, below, older"), "keep"),
    Action("select", ("v",), "v", N_("select this row"), "keep"),
    Action("select_to", ("V",), "V", N_("select up to here"), "keep"),
    Action("hide", ("delete",), "Del", N_("hide it from the lists, or show it again"), "keep"),
    Action("undo", ("u",), "u", N_("undo"), "keep"),
    Action("place", ("p",), "p", N_("filter by place"), "where", N_("place")),
    Action("map", ("P",), "P", N_("world map"), "where", N_("map")),
    Action("follow", ("w",), "w", N_("follow this place"), "where"),
    Action("more_from", ("M",), "M", N_("more from here"), "where"),
    Action("lit_places", ("H",), "H", N_("light the places in the body"), "where"),
    Action("wrong_place", ("x",), "x", N_("correct a place"), "where", N_("wrong place")),
    Action("query", ("slash",), "/", N_("search and filter"), "find", N_("search")),
    Action("sort", ("s",), "s", N_("sort"), "find"),
    Action("fold_stories", ("Z",), "Z", N_("one row for one story, or all rows"), "find"),
    Action("save_view", ("S",), "S", N_("save this view"), "find"),
    Action("mute", ("X",), "X", N_("mute a feed, word or place for a time"), "find"),
    Action("rules", ("R",), "R", N_("rules, and what they would do"), "find"),
    Action("edit_feed", ("E",), "E", N_("edit this feed"), "find"),
    Action("feeds", ("F",), "F", N_("feeds and their health"), "find"),
    Action("add", ("a",), "a", N_("add a source"), "find", N_("add")),
    Action("refresh", ("r",), "r", N_("refresh, again: stop"), "find", N_("refresh")),
    Action("settings", ("comma",), ",", N_("settings"), "find"),
    Action("help", ("question_mark",), "?", N_("all keys"), "find", N_("keys")),
    Action("palette", ("ctrl+p",), "ctrl+p", N_("command palette"), "find"),
    Action("quit", ("q",), "q", N_("close the screen, quit at the root"), "find"),
)
BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
GROUPS: tuple[tuple[Group, str], ...] = (("move", N_("MOVE")), ("article", N_("ARTICLE")), ("keep", N_("KEEP")), ("where", N_("WHERE")), ("find", N_("FIND")))


def shown_key(action: Action, own: Mapping[str, Sequence[str]]) -> str:
    """The key that help and palette show: the reader's own if the settings give one (`own`, by action id)."""
    if action.id in own:
        return next(iter(own[action.id]), "")
    return _("Space") if action.hint == "Space" else action.hint


def bindings(ids: Sequence[str] | None = None) -> list[Binding]:
    """Textual bindings with ids, for all actions or the given ones."""
    chosen: Callable[[Action], bool] = (lambda a: True) if ids is None else (lambda a: a.id in ids)
    return [Binding(",".join(a.keys), a.id, _(a.help), id=a.id, show=False, priority=a.id == "palette") for a in ACTIONS if chosen(a)]


def defaults() -> Mapping[str, tuple[str, ...]]:
    """Every action's default keys, for the check of the config."""
    return {action.id: action.keys for action in ACTIONS}
