"""Views, mutes, rules and what is hidden, on the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Dateline


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A config with two rules."""
    path = tmp_path / "rules.toml"
    path.write_text('rules = ["when in:Moskau: tag moskau, bookmark", "when whale: hide"]\n', encoding="utf-8")
    return path


def test_a_view_is_saved_listed_and_removed(filled: Dateline) -> None:
    assert filled("views").err == "no views yet; `dateline save-view NAME QUERY` saves one\n"
    assert filled("views", "--json").json == []
    assert filled("save-view", "Moscow", "in:Moskau", "sort:oldest", "is:unread").err == "Moscow saved.\n"
    assert filled("views").out == "Moscow  1/1  in:Moskau is:unread sort:oldest\n"
    assert filled("views", "--json").json == [{"id": 1, "name": "Moscow", "query": "in:Moskau is:unread", "sort": "oldest"}]
    assert filled("remove-view", "moscow").code == 0
    assert filled("views", "--json").json == []
    assert filled("undo").err == "The view Moscow is back.\n"
    assert [view["name"] for view in filled("views", "--json").json] == ["Moscow"]


def test_a_wrong_view_is_one_line(filled: Dateline) -> None:
    wrong = filled("save-view", "x", "is:unred")
    assert (wrong.code, wrong.err) == (2, "dateline: query, column 4: is:unred is unknown. Did you mean is:unread?\n")
    assert filled("save-view", "x", "in:Xyzzyqq").code == 3
    assert filled("save-view", "x").code == 2
    assert filled("save-view", " ", "a").code == 2
    missing = filled("remove-view", "x")
    assert (missing.code, missing.err) == (3, "dateline: no view x; `dateline views` shows their names\n")


def test_a_mute_reads_and_ends(filled: Dateline) -> None:
    assert filled("mutes").err == "nothing is muted\n"
    said = filled("mute", "frieden", "--for", "2d")
    assert said.err.startswith("frieden is muted until 20")
    assert said.err.endswith(", 1 marked read.\n")
    (known,) = filled("mutes", "--json").json
    assert known.keys() == {"id", "query", "until"}
    assert filled("mutes").out.endswith("  frieden\n")
    assert filled("list", "is:unread", "--json").json == []
    assert filled("unmute", known["id"]).err == "frieden is no longer muted.\n"
    assert filled("mutes", "--json").json == []
    for _time in range(2):
        filled("undo")
    assert len(filled("list", "is:unread", "--json").json) == 1


def test_a_wrong_mute_is_one_line(filled: Dateline) -> None:
    for args, code in (((), 2), (("x", "--for", "soon"), 2), (("x", "--for", "0"), 2), (("is:unred",), 2), (("in:Xyzzyqq",), 3), (("sort:date",), 2)):
        ran = filled("mute", *args)
        assert ran.code == code, args
        assert ran.err.count("\n") == 1
    assert filled("unmute", 9).code == 3
    assert filled("unmute", "x").code == 2


def test_rules_are_listed_with_what_they_would_do(filled: Dateline, config: Path) -> None:
    shown = filled("--config", config, "rules").out.splitlines()
    assert shown[0] == "1  when in:Moskau: tag moskau, bookmark"
    assert shown[1] == "   takes 1 article, tag moskau: 1, bookmark: 1"
    assert "Trump und Putin" in shown[2]
    assert shown[3:] == ["2  when whale: hide", "   takes 0 articles, hide: 0"]
    first, second = filled("--config", config, "rules", "--json").json
    assert first["changes"] == [{"act": "tag moskau", "articles": 1}, {"act": "bookmark", "articles": 1}]
    assert [row["id"] for row in first["newest"]] == [1]
    assert (second["articles"], second["trouble"]) == (0, None)
    assert filled("bookmarks", "--json").json == []


def test_one_typed_rule_can_be_tried_and_changes_nothing(filled: Dateline) -> None:
    assert filled("rules", "--try", "when frieden: read, tag x").out.splitlines()[1] == "   takes 1 article, tag x: 1, read: 1"
    assert filled("rules", "--try", "when frieden: read", "--json").json[0]["n"] is None
    nowhere = filled("rules", "--try", "when in:Xyzzyqq: read")
    assert (nowhere.code, "no place called" in nowhere.out) == (3, True)
    assert len(filled("list", "is:unread", "--json").json) == 1


def test_the_rules_run_over_all_at_hand_and_undo_takes_it_back(filled: Dateline, config: Path) -> None:
    assert filled("--config", config, "rules", "--run").err == "1 article changed. `dateline undo` takes it back.\n"
    assert filled("bookmarks", "--json").json[0]["tags"] == ["moskau"]
    assert filled("--config", config, "rules", "--run").err == "nothing to change\n"
    assert filled("undo").err == "As before: 1 article.\n"
    assert filled("bookmarks", "--json").json == []


def test_a_wrong_rule_is_told_and_the_others_are_shown(filled: Dateline, tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text('rules = ["when frieden: read", "when /(a+)+$/: read", "when is:unred: read"]\n', encoding="utf-8")
    ran = filled("--config", path, "rules")
    assert ran.code == 2
    assert ran.out.startswith("1  when frieden: read\n")
    pattern, unknown = ran.err.splitlines()
    assert pattern.startswith("dateline: rule 2, column 6: /(a+)+$/ looks like a pattern")
    assert unknown == "dateline: rule 3, column 9: is:unred is unknown. Did you mean is:unread?"
    assert filled("--config", path, "rules", "--run").code == 2
    assert filled("rules", "--try", "flood").err.startswith("dateline: rule, column 1: a rule is written: when QUERY:")
    assert filled("rules", "--try", "when " + "x" * 10_000 + ": read").err.count("\n") == 1
    assert filled("rules", "--try", "when x: read", "--run").code == 2


def test_hidden_articles_are_in_no_list_but_their_own(filled: Dateline) -> None:
    assert filled("hide", 1).err == "1 hidden; `dateline list is:hidden` shows it.\n"
    assert filled("list", "--json").json == []
    assert [row["id"] for row in filled("list", "is:hidden", "--json").json] == [1]
    assert filled("unhide", 1).err == "1 is in the lists again.\n"
    assert filled("hide", "frieden").err.startswith("1 hidden")
    assert filled("unhide", "in:Moskau").err == "1 is in the lists again.\n"
    assert filled("undo").err == "Hidden again: 1 article.\n"
    assert filled("undo").err == "Shown again: 1 article.\n"
    assert len(filled("list", "--json").json) == 1


def test_what_is_bookmarked_is_never_hidden(filled: Dateline) -> None:
    filled("bookmark", 1)
    assert filled("hide", 1).err == "nothing hidden; what is bookmarked stays in the lists\n"
    assert len(filled("list", "--json").json) == 1
    assert filled("hide", 7).code == filled("unhide", 7).code == 3


@pytest.mark.parametrize("said", ["", "sort:oldest"])
def test_hiding_what_nothing_names_hides_nothing(filled: Dateline, said: str) -> None:
    """An empty variable in a script is not everything."""
    refused = filled("hide", said)
    assert (refused.code, refused.err) == (2, "dateline: nothing is named that is to be hidden\n")
    assert filled("list", "is:hidden").out == ""


@pytest.mark.parametrize(
    ("said", "told"), [('rules = ["when whale: eat"]', "rule 1, column 13"), ("notify = '\"open'", "notify"), ("pager = '\"open'", "pager")]
)
def test_the_doctor_finds_rules_and_commands_that_cannot_be_read(filled: Dateline, tmp_path: Path, said: str, told: str) -> None:
    config = tmp_path / "wrong.toml"
    config.write_text(said + "\n", encoding="utf-8")
    found = filled("--config", config, "doctor")
    assert found.code == 1
    assert told in found.out
