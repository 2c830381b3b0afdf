"""Checks the reader's own keys before the screen gets them: Textual drops misspelt keys and lets one action steal another's in silence."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path

from reader.model.errors import UsageError
from reader.model.safe import line
from reader.model.toml_lines import nearest, spot_of, trouble
from reader.model.words import _

Keymap = Mapping[str, tuple[str, ...]]

_NAMED = ("escape", "enter", "tab", "space", "backspace", "delete", "insert", "home", "end", "pageup", "pagedown", "up", "down", "left", "right")
_FUNCTION = tuple(f"f{n}" for n in range(1, 25))
_MODIFIERS = ("ctrl", "alt", "shift", "super", "hyper", "meta")
_MEANT = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
}
_SHORTER = {"solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus", "plus_sign": "plus", "low_line": "underscore"}


def character_name(character: str) -> str:
    """Textual's name of a character's key: letters and digits as they are, others by their Unicode name ("question_mark")."""
    if character.isalnum():
        return character
    if character == " ":
        return "space"
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


_CHARACTERS = {character_name(chr(code)): chr(code) for code in range(0x21, 0x100) if not chr(code).isalnum() and chr(code).isprintable()}
_SIGNS = tuple(_CHARACTERS)
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}  # terminals send the same byte for both


def key_name(typed: str) -> str:
    """A key as Textual names it ("?" is "question_mark", "ctrl+X" is "ctrl+x"); "" if there is no such key."""
    *modifiers, base = typed.split("+") if len(typed) > 1 and not typed.endswith("+") else (*typed[:-1].rstrip("+").split("+"), typed[-1:])
    modifiers = [modifier.strip().lower() for modifier in modifiers if modifier.strip()]
    if len(base) == 1:
        base = character_name(base) if base.isprintable() else ""
        base = base.lower() if "ctrl" in modifiers else base
    elif base.lower() in {*_NAMED, *_FUNCTION, *_SIGNS}:
        base = base.lower()
    else:
        base = ""
    if not base or any(modifier not in _MODIFIERS for modifier in modifiers):
        return ""
    if modifiers == ["shift"] and (len(base) == 1 or base in _SIGNS):
        # a terminal sends the capital or the sign itself, and never the word shift
        return base.upper() if len(base) == 1 and base.isalpha() else ""
    name = "+".join((*sorted(dict.fromkeys(modifiers), key=_MODIFIERS.index), base))
    return _SAME.get(name, name)


def shown(name: str) -> str:
    """A key's name as a keyboard has it: "?" for "question_mark"."""
    *modifiers, base = name.split("+")
    return "+".join((*modifiers, _CHARACTERS.get(base, base)))


def check_keys(keys: Keymap, known: Keymap, file: Path) -> dict[str, tuple[str, ...]]:
    """The keys that the reader changed, by action id, named as Textual does.

    Args:
        keys: as written in the settings; no keys at all switches an action's key off.
        known: default keys of every action.
        file: the settings, read again for the place of what is wrong.

    Raises:
        UsageError: an unknown action, a misspelt key, or a key that would do two things.
    """
    changed = {action: _keys_of(action, written, known, file) for action, written in keys.items()}
    whose: dict[str, str] = {}
    for action, default in known.items():
        for key in changed.get(action, default):
            other = whose.setdefault(key, action)
            if other != action:
                later = action if action in changed else other
                what = _("{key} is the key of both {one} and {other}; give one of them another").format(key=shown(key), one=other, other=action)
                raise _wrong(file, later, what)
    return changed


def _keys_of(action: str, written: tuple[str, ...], known: Keymap, file: Path) -> tuple[str, ...]:
    """One action's keys by name."""
    if action not in known:
        raise _wrong(file, action, _("there is no action {name}").format(name=line(action)[:40]), nearest(action, tuple(known)))
    names = []
    for key in written:
        name = key_name(key)
        if not name:
            raise _wrong(file, action, _("there is no key {name}").format(name=line(key)[:40] or '""'), _near_key(key))
        names.append(name)
    return tuple(dict.fromkeys(names))


def _near_key(typed: str) -> str:
    """The key that was probably meant, "" if none looks like it."""
    *modifiers, base = typed.lower().split("+")
    meant = _MEANT.get(base) or nearest(base, (*_NAMED, *_SIGNS)) if len(base) > 1 else base
    right = [modifier if modifier in _MODIFIERS else nearest(modifier, _MODIFIERS) for modifier in modifiers]
    suggestion = "+".join((*right, meant))
    return suggestion if all(right) and key_name(suggestion) else ""


def _wrong(file: Path, action: str, what: str, suggestion: str = "") -> UsageError:
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        text = ""
    return trouble(file, spot_of(text, "keys", action), what, suggestion)
