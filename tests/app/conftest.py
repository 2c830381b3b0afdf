"""Makes the apps of one process share what they have parsed, and not draw what nobody sees: every test starts one."""

from collections.abc import Iterator
from typing import Any

import pytest
from rich.console import RenderableType
from textual import strip
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation
from textual.geometry import Region
from textual.screen import Screen

_KEPT = 2048


@pytest.fixture(scope="session", autouse=True)
def style_sheets_parsed_once() -> Iterator[None]:
    """Rules by their text, place and variables: Textual shares them among widgets itself and never changes them, but forgets them with each app."""
    parse = Stylesheet._parse_rules
    known: dict[tuple[object, ...], list[RuleSet]] = {}

    def parsed(self: Stylesheet, css: str, read_from: CSSLocation, is_default_rules: bool = False, tie_breaker: int = 0, scope: str = "") -> list[RuleSet]:
        key = css, read_from, is_default_rules, tie_breaker, scope, frozenset(self._variables.items())
        rules = known.get(key)
        if rules is None:
            rules = parse(self, css, read_from, is_default_rules, tie_breaker, scope)
            if len(known) < _KEPT:
                known[key] = rules
        return rules

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


def _cache(_maxsize: int) -> dict[Any, Any]:
    """What a line of a screen was cut to is little, and is let go with the line: there is no need to count it."""
    return {}


@pytest.fixture(scope="session", autouse=True)
def drawn_without_a_terminal() -> Iterator[None]:
    """Widgets are drawn as ever, but not cut and joined to an update of a terminal: without one Textual throws it away, after a tenth of a test's time."""
    whole = Compositor.render_update

    def drawn(self: Compositor, full: bool = False, screen_stack: list[Screen[Any]] | None = None, simplify: bool = False) -> RenderableType | None:
        if full:
            return whole(self, full, screen_stack, simplify)
        visible_screen_stack.set(screen_stack or [])
        regions, size = self._dirty_regions.copy(), self.size.region
        self._dirty_regions.clear()
        if regions:
            for _lines in self._get_renders(size if size in regions else Region.from_union(regions).intersection(size)):
                pass
        return None

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", drawn)
        patch.setattr(strip, "FIFOCache", _cache)
        yield
