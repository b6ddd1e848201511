"""Edits by place: what was edited is what the file then says, and every other byte stays."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.conftest import HARBOUR
from tests.sites import PROJECT

from variorum.author.annotate.requests import claim_as_written
from variorum.author.edits import (
    AddItem,
    AddLines,
    Edit,
    NotEditable,
    RemoveItem,
    SetKeys,
    edited,
    values_of,
)
from variorum.model.claim import Claim

ORDER = tuple(field.alias or name for name, field in Claim.model_fields.items())
FILES = sorted([*PROJECT.glob("data/sources/*.yaml"), *HARBOUR.glob("data/sources/*.yaml")])
TEXT = """\
# Head
id: gazette   # the file's name
claims:
  # First part
  - id: crew-aboard   # asked again
    quote: >-  # as printed
      about 40 crew
      were aboard
    by: [harbour-master]  # he said
    as_of:
      when: 2024-03-01  # a Friday
      basis: stated
      from: [on Friday]

  # Second part
  - {id: port-shut, quote: keeps port shut, by: none, voice: headline}  # short
  -
    # why
    quote: Dozens of birds
    id: birds
set_aside: [{quote: 5 min, reason: reading-time}]
# End
"""


def test_no_edit_changes_no_byte() -> None:
    for path in FILES:
        text = path.read_bytes().decode()
        assert edited(text, []) == text
    assert edited("\ufeffid: a\r\nb: c", []) == "\ufeffid: a\r\nb: c"


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (
            SetKeys(("claims", 0), {"question": "crew"}, ORDER),
            "      were aboard\n",
            "      were aboard\n    question: crew\n",
        ),
        (
            SetKeys(("claims", 0), {"quote": "about 40 crew"}),
            ">-  # as printed\n      about 40 crew\n      were aboard\n",
            "about 40 crew  # as printed\n",
        ),
        (SetKeys(("claims", 0), {"id": "crew"}), "id: crew-aboard ", "id: crew "),
        (
            SetKeys(("claims", 0), {"by": None}),
            "    by: [harbour-master]  # he said\n",
            "    # he said\n",
        ),
        (
            SetKeys(("claims", 0), {"as_of": {"when": "2024-03-02", "basis": "stated"}}),
            "2024-03-01  # a Friday\n      basis: stated\n      from: [on Friday]\n",
            "2024-03-02  # a Friday\n      basis: stated\n",
        ),
        (
            SetKeys(("claims", 0), {"as_of": "unknown"}),
            "    as_of:\n      when: 2024-03-01  # a Friday\n      basis: stated\n      from: [on Friday]\n",
            "    as_of: unknown  # a Friday\n",
        ),
        (
            SetKeys(("claims", 1), {"voice": None, "note": "A remark: plain"}),
            "voice: headline}",
            'note: "A remark: plain"}',
        ),
        (
            SetKeys(("claims", 2), {"by": "none"}),
            "    id: birds\n",
            "    id: birds\n    by: none\n",
        ),
        (
            AddItem("claims", {"id": "new", "quote": "9 tugs"}, 0),
            "      from: [on Friday]\n",
            "      from: [on Friday]\n  - {id: new, quote: 9 tugs}\n",
        ),
        (
            AddItem("claims", {"id": "new"}, -1),
            "  - id: crew-aboard",
            "  - {id: new}\n  - id: crew-aboard",
        ),
        (
            AddItem("set_aside", {"quote": "Berth 7", "reason": "name"}, 0),
            "reading-time}]",
            "reading-time}, {quote: Berth 7, reason: name}]",
        ),
        (
            AddLines("claims", {-1: "  - id: new\n    # why\n    by: none\n"}),
            "claims:\n  # First part\n",
            "claims:\n  - id: new\n    # why\n    by: none\n  # First part\n",
        ),
        (
            AddLines(
                "claims", {0: "  - id: new\n    # why\n  - id: more\n", 1: "  - {id: last}\n"}
            ),
            (
                "      from: [on Friday]\n\n  # Second part\n"
                "  - {id: port-shut, quote: keeps port shut, by: none, voice: headline}  # short\n"
            ),
            (
                "      from: [on Friday]\n  - id: new\n    # why\n  - id: more\n\n  # Second part\n"
                "  - {id: port-shut, quote: keeps port shut, by: none, voice: headline}  # short\n"
                "  - {id: last}\n"
            ),
        ),
        (
            RemoveItem("claims", 1),
            "  - {id: port-shut, quote: keeps port shut, by: none, voice: headline}  # short\n",
            "",
        ),
        (
            RemoveItem("claims", 2),
            "  -\n    # why\n    quote: Dozens of birds\n    id: birds\n",
            "",
        ),
        (RemoveItem("set_aside", 0), "[{quote: 5 min, reason: reading-time}]", "[]"),
        (
            SetKeys((), {"title": "Tanker: aground"}, ("id", "title")),
            "# the file's name\n",
            '# the file\'s name\ntitle: "Tanker: aground"\n',
        ),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_only_those_lines_change(edit: Edit, old: str, new: str, newline: str) -> None:
    assert TEXT.count(old) == 1
    text, wanted = (each.replace("\n", newline) for each in (TEXT, TEXT.replace(old, new)))
    assert edited(text, [edit]) == wanted


@pytest.mark.parametrize(
    "empty", ["claims: []", "claims: []  # none", "claims:", "id: b", "claims:  # none"]
)
def test_the_first_and_last_item_of_a_list(empty: str) -> None:
    text = f"# Head\n{empty}\n# End\n"
    added = edited(text, [AddItem("claims", {"id": "a"}, -1)])
    assert values_of(added)["claims"] == [{"id": "a"}]
    assert re.findall("# .*", added) == re.findall("# .*", text)
    removed = edited(added, [RemoveItem("claims", 0)])
    assert values_of(removed)["claims"] == []
    assert re.findall("# .*", removed) == re.findall("# .*", text)


@pytest.mark.parametrize(
    "value",
    [
        "many words " * 20 + "end", "many: words # " * 20 + "end", " it begins late", "two\nlines\n", "two\n\nlines",
        {"when": "2024-03-01", "basis": "inferred", "from": ["x" * 90], "because": "He said so. " * 9 + "End"},
        {"note": 'of "x", because: y', "because": "a, because: b " * 9 + "c", "from": ["1,000, because: " * 9 + "c"]},
        [{"actor": "a", "from": ["words " * 20 + "end"]}, "b"],
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "old", ["x  # why", "[x]# why", "[x,  # why\n        y]", ">-  # why\n      x"]
)
def test_a_remark_stays_whatever_stands_before_it(value: Any, old: str) -> None:
    text = f"claims:\n  - id: a\n    note: {old}\n    by: none\n"
    after = edited(text, [SetKeys(("claims", 0), {"note": value})])
    assert values_of(after)["claims"] == [{"id": "a", "note": value, "by": "none"}]
    assert after.count("# why") == 1
    assert max(map(len, after.splitlines())) <= 127


def test_records_of_a_table_stand_on_lines_of_their_own() -> None:
    answers = [{"id": "shut", "label": "shut " * 30 + "up"}, {"id": "open"}]
    after = edited("questions:\n  - id: a\n", [SetKeys(("questions", 0), {"answers": answers})])
    assert values_of(after) == {"questions": [{"id": "a", "answers": answers}]}
    assert "    answers:\n      - id: shut\n" in after
    assert after.endswith("      - {id: open}\n")
    empty = edited(after, [SetKeys(("questions", 0), {"answers": []})])
    assert empty == "questions:\n  - id: a\n    answers: []\n"


def test_a_remark_further_in_than_the_dash_belongs_to_the_item_above() -> None:
    above = "claims:\n- id: a\n  by: none\n\n  # at its end\n"
    below = "\n# of the next\n- id: b\n"
    for edit in (
        AddItem("claims", {"id": "new"}, 0),
        AddLines("claims", {0: "  - {id: new}\n"}),
    ):
        assert edited(above + below, [edit]) == f"{above}- {{id: new}}\n{below}"


WORDS = (
    "plain", "with: colon", "a # hash", "“curly” – dash", "- dash", "it's", 'say "so"', "[x]", "{y}", "@", "no",
    "010", "null", "1,000", "*", "&a", "TODO", "gazette/crew-aboard", "%", "🙂 letters", "x" * 150, "back\\slash",
    "several words that go on until the line is longer than a line of such a file may ever be " * 2 + "x",
)  # fmt: skip


def anything(chance: random.Random) -> dict[str, Any]:
    """Keys of a claim as the page sends them."""

    def words() -> str:
        return chance.choice(WORDS)

    def passages() -> list[dict[str, str]]:
        return [{"text": words()} for _ in range(chance.randint(1, 3))]

    given = {
        "question": words(), "answer": words(), "note": words(), "voice": "direct",
        "quote": passages(), "by": chance.choice([[], [{"actor": "a"}, {"actor": "b", "from": passages()}]]),
        "hedge": passages(), "via": ["a", "b"],
        "as_of": chance.choice([
            {"when": "unknown"},
            {"when": "2024-03-01", "basis": "inferred", "from": passages(), "because": words()},
        ]),
        "count": {"phrase": words(), "kind": "between", "range": [40, 50.5]},
        "origin": {"origin": "a", "basis": "stated", "from": passages()},
    }  # fmt: skip
    keys = chance.sample(sorted(given), chance.randint(1, 4))
    gone = [key for key in ("question", "answer", "origin", "hedge") if key not in keys]
    return claim_as_written({key: given[key] for key in keys} | dict.fromkeys(gone[:2]))


def records(text: str, name: str) -> list[tuple[int, int]]:
    """The first and last line of each item of a list, worked out by the parser alone."""
    node: Any = yaml.compose(text, yaml.CBaseLoader)
    items = next((v for k, v in node.value if k.value == name), None)
    return [(each.start_mark.line, each.end_mark.line) for each in items.value] if items else []


def changed(before: str, after: str) -> tuple[int, int]:
    """The first line of `before` that differs, and the number of lines at the end that do not."""
    old, new = before.split("\n"), after.split("\n")
    most = min(len(old), len(new))
    first = next((n for n in range(most) if old[n] != new[n]), most)
    last = next((n for n in range(most - first) if old[-1 - n] != new[-1 - n]), most - first)
    return first, len(old) - last


@pytest.mark.parametrize("path", FILES[::3], ids=lambda path: path.stem)
def test_a_hundred_random_edits_round_trip(path: Path) -> None:
    chance = random.Random(path.stem)
    start = text = path.read_bytes().decode()
    number = 0
    while number < 100:
        claims = values_of(text)["claims"]
        at = chance.randrange(len(claims))
        kind = chance.choice(["set", "set", "add", "remove"])
        edit: Edit
        if kind == "set":
            edit = SetKeys(("claims", at), anything(chance), ORDER)
        elif kind == "add":
            item = {"id": f"new-{number}", **anything(chance)}
            edit = AddItem("claims", {k: v for k, v in item.items() if v is not None}, at - 1)
        else:
            edit = RemoveItem("claims", at)
        try:
            after = edited(text, [edit])
        except NotEditable:
            assert kind == "set"
            continue
        number += 1
        lines = records(text, "claims")
        first, last = changed(text, after)
        if kind == "add":
            # Whoever takes it away again has the file as it was.
            assert edited(after, [RemoveItem("claims", at)]) == text
        elif after != text:
            assert lines[at][0] <= first
            assert last <= lines[at][1] + 1
        if kind == "set":
            keys = claims[at]
            back = {key: keys.get(key) for key in edit.values}  # type: ignore[union-attr]
            again = edited(after, [SetKeys(("claims", at), back, ORDER)])
            assert values_of(again) == values_of(text)
        text = after if len(values_of(after)["claims"]) > 3 else start
    kept = {line for line in start.split("\n") if re.match(r"  ?#", line)}
    assert kept <= set(text.split("\n"))


def test_what_cannot_be_written_changes_nothing() -> None:
    for edit in (
        SetKeys(("claims", 9), {"id": "x"}),
        SetKeys(("claims", 0), {"note": "two\x07bells"}),
        SetKeys(("claims", 0), {"note": "two\x07bells", "question": "harbour", "id": "\ud800"}),
        SetKeys(("claims", 0), {"id": None}),
        AddItem("id", {"id": "x"}, 0),
        RemoveItem("claims", 7),
        AddLines("claims", {3: "  - id: x\n"}),
        AddLines("claims", {0: "  - id: x\n    by: [\n"}),
        AddLines("claims", {0: "  - id: x\nid: y\n"}),
        AddLines("set_aside", {0: "  - quote: x\n"}),
    ):
        with pytest.raises(NotEditable):
            edited(TEXT, [edit])
    for text in ("", "- a\n", "a: [\n"):
        with pytest.raises(NotEditable):
            edited(text, [SetKeys((), {"id": "x"})])
