"""Words of undo: every act has some, and they say what holds now."""

from typing import get_args

import pytest

from reader.desk.keep import undone
from reader.model.change import Act, Change
from tests.benchmarks.library_of import NOW


@pytest.mark.parametrize("act", get_args(Act))
def test_every_act_has_words_for_one_and_for_many(act: Act) -> None:
    for count in (1, 7):
        for name in ("", "Alpenpost"):
            said = undone(Change(1, act, count, name, NOW))
            assert said.endswith(".")
            assert "{" not in said


@pytest.mark.parametrize(
    ("act", "count", "name", "said"),
    [
        ("view", 1, "Floods", "The view Floods is as it was."),
        ("unview", 1, "Floods", "The view Floods is back."),
        ("mute", 12, "in:Tirol", "No longer muted: in:Tirol."),
        ("unmute", 1, "in:Tirol", "Muted again: in:Tirol."),
        ("hide", 1, "Flood", "Shown again: 1 article."),
        ("unhide", 2, "", "Hidden again: 2 articles."),
        ("rule", 3, "", "As before: 3 articles."),
        ("read", 38, "", "Unread again: 38 articles."),
    ],
)
def test_the_words_say_what_holds_now(act: Act, count: int, name: str, said: str) -> None:
    assert undone(Change(1, act, count, name, NOW)) == said
