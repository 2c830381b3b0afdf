"""Makes the apps of one process share what they have parsed: every test starts one, and reading the same style sheets anew took a seventh of its time."""

from collections.abc import Iterator

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

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
