"""The examples of the annotation guide are what the model takes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from variorum.model.claim import Claim, Tie
from variorum.model.count import Count
from variorum.model.entities import MayBe
from variorum.model.source import SetAside
from variorum.read import short_forms
from variorum.read.yaml import YamlFile

PROJECT = Path(__file__).parent.parent
GUIDE = (PROJECT / "docs" / "guide.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
COUNTS = re.findall(r"^\| (\".*?) \| `(\{.*?\})` \|$", GUIDE, re.MULTILINE)
REST = {"quote": "x", "by": "none", "voice": "narrator", "id": "an-example"}


def plain(text: str) -> Any:
    """The example as the reader sees it: every scalar is text."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def in_full(key: str, records: list[Any]) -> list[Any]:
    """Records of a source file with their short forms put in full."""
    text = yaml.safe_dump({key: records})
    file = YamlFile("a.yaml", text, rewrite=short_forms.in_full)
    value, problems = file.parse()
    assert [each for each in problems if each.severity == "error"] == []
    return list(value[key])


def test_the_guide_has_examples() -> None:
    assert len(EXAMPLES) > 10
    assert len(COUNTS) == 9


@pytest.mark.parametrize("text", [e for e in EXAMPLES if not e.startswith("# Bad")])
def test_a_good_example_is_taken(text: str) -> None:
    value = plain(text)
    if isinstance(value, list) or not value.keys() & {"ties", "may_be", "set_aside", "summary"}:
        claims = value if isinstance(value, list) else [value]
        for claim in in_full("claims", [REST | claim for claim in claims]):
            Claim.model_validate(claim)
        return
    if "ties" in value:
        for tie in in_full("ties", value["ties"]):
            Tie.model_validate(tie)
    elif "may_be" in value:
        for other in value["may_be"]:
            MayBe.model_validate(other)
    elif "set_aside" in value:
        for entry in value["set_aside"]:
            SetAside.model_validate(entry)


@pytest.mark.parametrize(("words", "count"), COUNTS)
def test_a_count_says_what_its_words_say(words: str, count: str) -> None:
    value = plain(count)
    assert isinstance(value, dict)
    made = Count.model_validate(value)
    shown = [each.casefold() for each in re.findall(r'"(.*?)"', words)]
    assert any(made.phrase.casefold() in each.replace(" %", "%") for each in shown)


@pytest.mark.parametrize(
    "path", sorted((PROJECT / "docs").glob("*.md")), ids=lambda path: path.name
)
def test_no_example_stands_inside_a_list(path: Path) -> None:
    # The engines would print it on one line with the words around it.
    assert not re.search(r"^[ \t]+(```|~~~)", path.read_text(encoding="utf-8"), re.MULTILINE)
