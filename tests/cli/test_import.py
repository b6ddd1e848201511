"""`variorum import`, as seen from outside: annotations become claims by their words, and nothing else changes."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.cli.running import run
from tests.conftest import HARBOUR
from tests.versions import GAZETTE, version

from variorum.author.importing import Draft, with_claims
from variorum.pipeline.building import render_dossier
from variorum.pipeline.checking import check_dossier
from variorum.text.passages import Span

PAGE = "https://gazette.example/tanker"
SEED = (HARBOUR / "seeds" / "harbour-gazette.txt").read_text(encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return version(tmp_path / "root")


def quoting(exact: str, prefix: str = "", suffix: str = "", **more: Any) -> dict[str, Any]:
    """An annotation as Hypothesis exports it."""
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    # Of another text than ours: a page has its menu in front.
    position = {"type": "TextPositionSelector", "start": 9_000, "end": 9_001}
    target = [{"source": PAGE, "selector": [{"type": "RangeSelector"}, position, selector]}]
    return {"uri": PAGE, "target": target, **more}


def bring(root: Path, content: Any, name: str = "file.json") -> Any:
    """What the command does with a file of such annotations."""
    file = root / name
    text = content if isinstance(content, str) else json.dumps(content, indent=1)
    file.write_text(text, encoding="utf-8")
    return run("-C", root, "import", file, "--into", "harbour-gazette")


def added(root: Path) -> list[dict[str, Any]]:
    """The claims that are new, as they stand in the file, all of its other lines being as they were."""
    old, new = (each.read_text(encoding="utf-8") for each in (HARBOUR / GAZETTE, root / GAZETTE))
    left = iter(new.splitlines())
    assert all(any(line == each for each in left) for line in old.splitlines())
    ids = {claim["id"] for claim in yaml.load(old, yaml.BaseLoader)["claims"]}
    return [each for each in yaml.load(new, yaml.BaseLoader)["claims"] if each["id"] not in ids]


def test_words_become_a_claim_with_what_is_to_be_decided(root: Path) -> None:
    done = bring(
        root, {"annotations": [quoting("up to 90 tonnes a day", text="How much?\nA day?")]}
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.startswith(f"Wrote {GAZETTE}: 1 claim drafted; ")
    (claim,) = added(root)
    assert claim == {
        "id": "up-to-90-tonnes-a-day", "quote": "up to 90 tonnes a day", "question": "TODO",
        "by": [{"actor": "harbour-master", "from": "he added", "because": "TODO"}],
        "voice": "indirect", "origin": "TODO", "as_of": "TODO",
        "count": {"phrase": "up to 90", "kind": "at-most", "number": "90"},
    }  # fmt: skip
    assert "    # How much?\n    # A day?\n" in (root / GAZETTE).read_text(encoding="utf-8")
    codes = {each.code for each in check_dossier(root).problems if each.severity == "error"}
    assert codes == {"not-decided"}


def test_claims_stand_in_the_order_of_the_article(root: Path) -> None:
    bring(root, [quoting("its spokeswoman Vera Lund said"), quoting("Berth 7 in Sandhaven")])
    claims = yaml.load((root / GAZETTE).read_text(encoding="utf-8"), yaml.BaseLoader)["claims"]
    at = [SEED.index(quote) for each in claims if isinstance(quote := each["quote"], str)]
    assert at == sorted(at)


def test_a_place_is_found_by_the_words_around_it_and_never_by_a_number(root: Path) -> None:
    assert SEED.count("he said") == 2
    bring(root, [quoting("he said", prefix="since Thursday, ", suffix=". The harbour master")])
    (claim,) = added(root)
    assert (claim["quote"], claim["occurrence"]) == ("he said", "2")
    # A page has no white space between two of its paragraphs.
    done = bring(
        root, [quoting("The owner", prefix="he added.", suffix=", Lantern Shipping, denied")]
    )
    assert "1 claim drafted" in done.stderr


def test_of_several_places_none_is_guessed(root: Path) -> None:
    bring(root, [quoting("he said", prefix="words of ", suffix=" nobody")])
    (claim,) = added(root)
    assert claim["occurrence"] == "TODO"
    text = (root / GAZETTE).read_text(encoding="utf-8")
    assert "occurrence: TODO  # on line 9, 9\n" in text
    assert "# other words stand around it where it was marked\n" in text
    codes = {each.code for each in check_dossier(root).problems if each.severity == "error"}
    assert codes == {"not-decided"}


def test_what_is_not_verbatim_is_refused_with_the_nearest_passage(root: Path) -> None:
    done = bring(root, [quoting("More than 200 tonnes of oil"), quoting("the pumps are running")])
    assert done.returncode == 1
    assert f"{root}/file.json:" in done.stdout
    assert ":18:1: error[quote-not-found]: these words do not stand in seeds/harbour" in done.stdout
    assert "expected: “More than 300 tonnes of oil” (line 9)" in done.stdout
    assert "1 annotation refused" in done.stderr
    assert [each["quote"] for each in added(root)] == ["the pumps are running"]


def test_what_a_tag_or_a_column_decides(root: Path) -> None:
    tags = [
        "question:harbour",
        "Voice: direct",
        "by:harbour-master>crew",
        "by:nobody",
        "stance:shouts",
        "nice",
    ]
    bring(root, [quoting("the pumps are running", tags=tags)])
    (claim,) = added(root)
    assert claim["question"] == "harbour"
    assert (claim["by"], claim["voice"]) == (["harbour-master", "crew"], "direct")
    assert "stance" not in claim
    text = (root / GAZETTE).read_text(encoding="utf-8")
    assert "    # tags: nice\n    # stance: shouts\n" in text


def test_a_table(root: Path) -> None:
    table = (
        "Quote,Comment,Tags,question,by,id,answer\n"
        '"the pumps\nare running","a ""remark""",x,harbour,none,pumps,closed\n'
        "north mole,,,,,,\n,only a remark,,,,,\n"
    )
    done = bring(root, table, "file.csv")
    assert (done.returncode, done.stdout) == (0, "")
    mole, pumps = sorted(added(root), key=lambda each: str(each["id"]))
    assert (pumps["id"], pumps["quote"], pumps["by"]) == ("pumps", "the pumps are running", "none")
    assert (pumps["question"], pumps["answer"]) == ("harbour", "closed")
    assert mole["quote"] == "north mole"
    assert bring(root, "quote\tprefix\nnorth mole\tthe ", "tabs.csv").returncode == 0


def test_what_is_there_already_or_of_another_page_is_passed_over(root: Path) -> None:
    other = quoting("north mole") | {"uri": "https://else.example/", "target": []}
    other["target"] = [quoting("north mole")["target"][0] | {"source": "https://else.example/"}]
    done = bring(root, [quoting("The harbour is closed"), other])
    assert (done.returncode, added(root)) == (0, [])
    assert "1 annotation passed over: a claim quotes just these words." in done.stderr
    assert "1 annotation passed over: made on another page." in done.stderr
    # Two answers may stand in the same words.
    done = bring(root, [quoting("The harbour is closed", tags=["question:crew-aboard"])])
    assert "1 claim drafted" in done.stderr
    assert len(added(root)) == 1


def test_what_two_people_marked_is_one_claim_and_comes_once(root: Path) -> None:
    tags = ["question:harbour"]
    marked = [
        quoting("north mole", text="one"), quoting("north mole", text="two"),
        quoting("the pumps are running", tags=tags), quoting("the pumps are running"),
    ]  # fmt: skip
    assert "3 claims drafted" in bring(root, marked).stderr
    assert "    # one\n    # two\n" in (root / GAZETTE).read_text(encoding="utf-8")
    before = (root / GAZETTE).read_bytes()
    done = bring(root, marked)
    assert "4 annotations passed over: a claim quotes just these words." in done.stderr
    assert (root / GAZETTE).read_bytes() == before


def test_our_own_annotations_come_home(tmp_path: Path) -> None:
    """What the site publishes as Web Annotations is read as what it was, each quote in its place."""
    root = version(tmp_path / "root")
    published = render_dossier(check_dossier(HARBOUR).dossier).files["data/annotations.jsonld"]
    bare = (root / GAZETTE).read_text(encoding="utf-8").partition("claims:\n")[0]
    (root / GAZETTE).write_text(f"{bare}claims: []\n", encoding="utf-8")
    done = bring(root, published.decode())
    assert (done.returncode, done.stdout) == (0, "")
    claims = yaml.load((root / GAZETTE).read_text(encoding="utf-8"), yaml.BaseLoader)["claims"]
    # The quote in two parts is two, since nobody can tell whether it is one claim.
    assert len(claims) == 8
    assert {claim["quote"] for claim in claims} > {"The harbour is closed", "up to 90 tonnes a day"}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("{", ":1: this is not JSON: "),
        ('{\n"target": [,]}', ":2: this is not JSON: "),
        ("[" * 100_000, "nested too deeply"),
        ('{"items":' * 300 + "[]" + "}" * 300, "nothing has a `target`"),
        ("[" + "9" * 5000 + "]", "a number is too long"),
        ("[]", "nothing has a `target`"),
        ("words\n", "neither JSON nor a table with a column `quote`"),
        ("quote,by\nx,y,z\n", ":2: the row has more cells than there are columns"),
        ('quote\n"x"y\n', ":2: this is not CSV: "),
        ("quote\n" + "x" * 200_000, "this is not CSV: field larger"),
        ("quote\n" + "x\n" * 2001, "more than 2,000 annotations"),
    ],
)  # fmt: skip
def test_a_broken_file_is_told_with_its_line(root: Path, content: str, told: str) -> None:
    # As in a process of its own: other libraries move this limit for everybody.
    csv.field_size_limit(131_072)
    done = bring(root, content)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert added(root) == []


def test_files_that_can_not_be_read(root: Path, tmp_path: Path) -> None:
    into = ("--into", "harbour-gazette")
    assert run("-C", root, "import", tmp_path / "none.json", *into).returncode == 3
    assert "a folder, not a file" in run("-C", root, "import", tmp_path / "root", *into).stderr
    (tmp_path / "odd.csv").write_bytes(b"quote\nx\n\xff\n")
    assert (
        "odd.csv:3: this is not UTF-8"
        in run("-C", root, "import", tmp_path / "odd.csv", *into).stderr
    )
    done = run("-C", root, "import", tmp_path / "odd.csv", "--into", "harbour-gazete")
    assert (done.returncode, "did you mean `harbour-gazette`?" in done.stderr) == (2, True)
    (root / GAZETTE).write_text("id: [\n")
    done = run("-C", root, "import", tmp_path / "odd.csv", *into)
    assert (done.returncode, "its file can't be read" in done.stderr) == (2, True)


@pytest.mark.parametrize("odd", ["\ud800", "\x00\x1b[2J", "TODO", "a: b # c", "- x", "é" * 500])
def test_whatever_is_said_stays_a_comment(root: Path, odd: str) -> None:
    done = bring(root, [quoting("north mole", text=odd, tags=[f"by:{odd}", odd, f"id:{odd}"])])
    assert done.returncode == 0
    (claim,) = added(root)
    assert claim["quote"] == "north mole"
    # As a draft has it, whose sentence names him beside a verb of saying.
    assert claim["by"] == ["harbour-master"]
    assert claim["id"] == "north-mole"


def test_a_list_in_brackets_is_left_alone(root: Path) -> None:
    bare = (root / GAZETTE).read_text(encoding="utf-8").partition("claims:\n")[0]
    text = f"{bare}claims: [{{id: mole, quote: north mole, by: none, voice: narrator}}]\n"
    (root / GAZETTE).write_text(text, encoding="utf-8")
    done = bring(root, [quoting("up to 90 tonnes a day")])
    assert done.returncode == 2
    assert "no list of claims with a dash for each" in done.stderr
    assert (root / GAZETTE).read_text(encoding="utf-8") == text


_HEADS = ("id: x\n", "# a file\nid: x\nsummary: |\n  claims: []\n  # words\n")
_ITEMS = (
    "  - id: a{}\n    quote: x\n",
    "  # above\n  - id: a{}\n    note: |\n      # no comment\n      words\n\n",
    "  # Line 7\n\n  # two\n  - id: a{}\n    by: none  # why\n    # at its end\n",
)
_TAILS = ("", "\n# of the rest\nset_aside:\n  - {quote: 5, reason: name}\n", "note: words")


@given(
    head=st.sampled_from(_HEADS), items=st.lists(st.sampled_from(_ITEMS), max_size=5),
    tail=st.sampled_from(_TAILS), crlf=st.booleans(), flat=st.booleans(),
    drafts=st.lists(st.integers(0, 60), min_size=1, max_size=4),
)  # fmt: skip
def test_all_other_bytes_stay(
    head: str, items: list[str], tail: str, crlf: bool, flat: bool, drafts: list[int]
) -> None:
    listed = "".join(item.format(n) for n, item in enumerate(items))
    if flat:
        listed = "".join(line[2:] or "\n" for line in listed.splitlines(keepends=True))
    text = head + (f"claims:\n{listed}" if items else "claims: []  # none\n") + tail
    text = text.replace("\n", "\r\n") if crlf else text
    made = with_claims(
        text,
        [Draft(Span(at, at + 1), f"  - id: new{n}\n    quote: >-\n      y\n") for n, at in enumerate(sorted(drafts))],
        [Span(10 * n, 10 * n + 5) for n in range(len(items))],
    )  # fmt: skip
    assert made.count("\r\n") == made.count("\n") * crlf
    ids = [each["id"] for each in yaml.load(made, yaml.BaseLoader)["claims"]]
    order = {f"a{n}": 10 * n for n in range(len(items))}
    order |= {f"new{n}": at for n, at in enumerate(sorted(drafts))}
    assert sorted(ids, key=lambda each: (order[each], each)) == ids
    rest = made.replace("\r\n", "\n")
    for n in range(len(drafts)):
        dash = "" if flat and items else "  "
        block = f"{dash}- id: new{n}\n{dash}  quote: >-\n{dash}    y"
        assert rest.count(block) == 1
        rest = rest.replace(f"{block}\n", "").replace(f"\n{block}", "")
    was = text.replace("\r\n", "\n")
    assert rest.rstrip("\n") == was.replace("claims: []  #", "claims:  #").rstrip("\n")
