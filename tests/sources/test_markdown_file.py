from datetime import UTC, datetime

import pytest

from reader.model.article import Point, Story
from reader.sources.read import read
from reader.text.make import make_all


def story(text: str, name: str = "a.md") -> Story:
    (made,) = make_all(read(text.encode(), name), guid_prefix=name)
    return made


YAML = """---
title: 'A: b'
date: 2025-02-25 14:30:00
author: Ada
tags: [x, 3]
lang: de-AT
location: Wien
lat: 48.2
lon: 16.4
description: Short.
link: https://x.example/
---

Text **b**.
"""
TOML = """+++
title = "A: b"
date = 2025-02-25T14:30:00Z
author = "Ada"
tags = ["x", 3]
lang = "de-AT"
location = "Wien"
lat = 48.2
lon = 16.4
description = "Short."
link = "https://x.example/"
+++

Text **b**.
"""


@pytest.mark.parametrize("text", [YAML, TOML, YAML.replace("\n", "\r\n")])
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_front_matter_says_what_it_says(text: str, name: str) -> None:
    made = story(text, name)
    assert (made.title, made.text, made.teaser, made.url) == ("A: b", "Text b.", "Short.", "https://x.example/")
    assert made.published == datetime(2025, 2, 25, 14, 30, tzinfo=UTC)
    assert (made.authors, made.categories, made.language, made.where, made.points) == (("Ada",), ("x", "3"), "de", "Wien", (Point(48.2, 16.4),))


@pytest.mark.parametrize("text", ["# A *b*\n\nText", "A *b*\n=====\n\nText", "\n\n# A *b* #\nText"])
def test_the_first_heading_is_the_title_without_front_matter(text: str) -> None:
    made = story(text)
    assert (made.title, made.text) == ("A b", "Text")


@pytest.mark.parametrize(
    "front", ["---\na: &x [1]\nb: *x\n---\n", "---\n: : :\n- x\n---\n", "---\n!!python/object/apply:os.system ['true']\n---\n", "+++\na = \n+++\n"]
)
def test_front_matter_that_is_broken_or_dangerous_stays_text(front: str) -> None:
    assert story(front + "\nText").text.endswith("Text")


def test_a_seed_file_that_ends_in_md_is_still_one() -> None:
    assert story("Titel\n\nText.\n\nDetails\t\nOrt\tWien\n").where == "Wien"
