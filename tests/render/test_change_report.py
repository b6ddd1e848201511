"""What a change does to the evidence, in Markdown that a person can review in `golden_changes/`.

After a deliberate change: VARIORUM_RENEW_GOLDEN=1 pytest tests/render/test_change_report.py -k renew
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.conftest import HARBOUR
from tests.lighthouse import Edit, swap
from tests.versions import (
    ALONE,
    COURIER,
    GAZETTE,
    INFO,
    NEW_ORIGIN,
    TOGETHER,
    between,
    entry,
    version,
)

from variorum.model.changes import Changes
from variorum.render.change_report import MOST, changes_markdown, first_line
from variorum.render.escape import github, github_id

GOLDEN = Path(__file__).parent / "golden_changes"
RENEW = "VARIORUM_RENEW_GOLDEN"
KINDS = {**ALONE, "all together": TOGETHER, "nothing": ()}
# Markdown with tables and HTML let through, as GitHub reads it before its own filters.
GITHUB = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HOSTILE = (
    "<img src=x onerror=alert(1)> @octocat #123 GH-7 o/r#8 ::error::x | a | `x` ``` **b** _i_ ~~s~~ "
    "[l](https://evil.example) ![i](http://evil.example/i.png) https://evil.example www.evil.example "
    "a@evil.example :smile: $x$ <!-- c --> &lt; {{ x }} [^1] \\ ##[error]"
)  # fmt: skip
# What GitHub's filters make a link or a picture of in finished text.
FILTERS = re.compile(
    r"@[a-z0-9]|#\d|\bgh-\d|:[a-z0-9_+-]+:|[a-z]+://|\bwww\.|[\w.+-]+@[\w-]+\.", re.IGNORECASE
)


def changed(folder: Path, *edits: Edit) -> Changes:
    return between(HARBOUR, version(folder / "new", *edits))


def golden(name: str) -> Path:
    return GOLDEN / f"{name.replace(' ', '-')}.md"


@pytest.mark.skipif(not os.environ.get(RENEW), reason=f"only where {RENEW} is set")
@pytest.mark.parametrize("name", KINDS)
def test_renew(name: str, tmp_path: Path) -> None:
    text = changes_markdown(changed(tmp_path, *KINDS[name]), "origin/main", 0)
    golden(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", KINDS)
def test_the_words_are_those_of_the_golden_file(name: str, tmp_path: Path) -> None:
    changes = changed(tmp_path, *KINDS[name])
    told = changes_markdown(changes, "origin/main", 0)
    assert told == golden(name).read_text(encoding="utf-8")
    assert told == changes_markdown(changes, "origin/main", 0)
    # The first line's numbers are those of the lists below.
    first = told.splitlines()[0]
    assert first == first_line(changes)
    for table, noun, many in (
        ("claim", "claim", "claims"), ("source", "source", "sources"), ("origin", "origin", "origins"),
        ("actor", "actor", "actors"), ("question", "question", "questions"),
    ):  # fmt: skip
        section = told.partition(f"### {many.capitalize()}\n")[2].partition("\n### ")[0]
        for verb, bullet in (
            ("Adds", "- Added "), ("Removes", "- Removed "), ("Changes", "- Changed "),
            ("Renames", "- Renamed "),
        ):  # fmt: skip
            sentence = next((s for s in first.split(". ") if s.startswith(verb)), "")
            found = re.search(rf"(\d+) {noun}s?\b", sentence)
            assert int(found[1] if found else 0) == section.count(bullet), (table, verb)


def test_the_golden_files_are_those_that_are_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {golden(name).name for name in KINDS}


def test_nothing_says_so() -> None:
    told = changes_markdown(between(HARBOUR, HARBOUR), "main", 0)
    assert told == "No change in the evidence.\n\nCompared with `main`.\n"


def test_the_first_line_has_the_three_that_matter_even_where_none_is_added(tmp_path: Path) -> None:
    assert first_line(changed(tmp_path, *ALONE["a name"])) == (
        "Adds 0 claims, 0 sources, 0 origins. Changes 1 name."
    )


def test_a_vanished_claim_comes_first_with_what_to_add(tmp_path: Path) -> None:
    lines = changes_markdown(changed(tmp_path, *TOGETHER), "main", 0).splitlines()
    assert lines[2].startswith("**Warning: 1 claim vanished without an entry")
    assert "  - {date: YYYY-MM-DD, claim: coast-courier/oiled-birds, reason: …}" in lines
    assert "kuestenbote/tugs" not in "\n".join(lines[: lines.index("```yaml") + 4])


def text_of(markdown: str) -> tuple[list[str], set[str]]:
    """The text that GitHub's filters would look into, and the kinds of tokens beside it."""
    tokens = [
        token
        for block in GITHUB.parse(markdown)
        for token in [block, *(block.children or [])]
        if token.type != "inline"
    ]
    return [t.content for t in tokens if t.type == "text"], {t.type for t in tokens}


def hostile(folder: Path) -> Changes:
    """Hostile words in every field of free text that a comparison prints."""
    words = HOSTILE.replace("\\", "\\\\").replace('"', "'")
    quoted = f'"{words}\\n\\n::error::no\\n# x\\n- y\\n| z |"'
    return changed(
        folder,
        ("data/actors.yaml", swap("name: Volunteers,", f"name: {quoted},")),
        ("data/actors.yaml", swap("name: Nils Oke,", f"name: {quoted},")),
        ("data/actors.yaml", swap("{id: port, name: The port}", f"{{id: port, name: {quoted}}}")),
        ("data/origins.yaml", swap("occasion: a radio briefing", f"occasion: {quoted}")),
        ("data/questions.yaml", swap("short: Oiled birds", f"short: {quoted}")),
        ("data/questions.yaml", swap("short: The harbour", f"short: {quoted}")),
        ("data/questions.yaml", swap("{id: open, label: open,", f"{{id: open, label: {quoted},")),
        ("data/readings.yaml", swap("title: Bounds we choose", f"title: {quoted}")),
        ("data/names.yaml", swap("label: Sandhaven", f"label: {quoted}")),
        (
            COURIER,
            swap("kind: about, number: 40", f"kind: at-least, number: 40, because: {quoted}"),
        ),
        (COURIER, swap("voice: headline", f"voice: headline\n    note: {quoted}")),
        *NEW_ORIGIN,
        (INFO, swap("The tanker off Sandhaven, March 2024", quoted)),
        entry(f"claim: coast-courier/gone, reason: {quoted}"),
        (GAZETTE, swap("The article carries a radio briefing", "The article carries <b> words")),
    )


def test_words_of_contributors_are_words(tmp_path: Path) -> None:
    told = changes_markdown(hostile(tmp_path), HOSTILE, 2)
    texts, kinds = text_of(told)
    assert kinds <= {
        *(f"{block}_{end}" for end in ("open", "close") for block in (
            "paragraph", "heading", "bullet_list", "list_item", "strong",
            "table", "thead", "tbody", "tr", "th", "td",
        )),
        "text", "code_inline", "softbreak", "fence",
    }  # fmt: skip
    assert [text for text in texts if FILTERS.search(text)] == []
    assert any("octocat" in text for text in texts)
    assert all(re.match(r"[A-Z*#`|\-:]|  ?- |  - ", line) for line in told.splitlines() if line)
    assert not re.search(r"^\s*::|##\[", told, re.MULTILINE)
    # Every row of a table has the cells of its head.
    for table in re.findall(r"(?:^\|.*\n)+", told, re.MULTILINE):
        assert len({line.count("|") for line in table.splitlines()}) == 1


@given(st.one_of(st.text(max_size=80), st.text(st.sampled_from("@#:w.gh-1/<>[]()`*_~|\\&;! a\n"))))
def test_any_words_are_read_as_they_were_written(words: str) -> None:
    escaped = github(words)
    assert "\n" not in escaped
    texts, kinds = text_of(f"- x {escaped}")
    assert kinds <= {
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "paragraph_open", "paragraph_close", "text", "text_special",
    }  # fmt: skip
    assert FILTERS.search("".join(texts)) is None
    kept = [word for word in re.split(r"[^A-Za-z]+", words) if len(word) > 2]
    assert all(word in "".join(texts) for word in kept)


def test_what_was_written_can_be_read() -> None:
    words = "“12.029” tonnes, 8,9 % (a + b = c); O'Neil - yes? §5 – ünï"
    assert github(words) == words
    assert html.unescape(github("a *b* | c")) == "a *b* | c"


@pytest.mark.parametrize("key", ["a`b", "a b", "", "-x", "a\nb", "<x>", "a|b"])
def test_what_is_no_id_is_no_code(key: str) -> None:
    assert github_id(key) == github(key)
    assert github_id("coast-courier/oil_2.x") == "`coast-courier/oil_2.x`"


def test_long_lists_say_how_many_more(tmp_path: Path) -> None:
    changes = changed(tmp_path, *ALONE["a claim gone"])
    for number, more in ((MOST, ""), (MOST + 7, "- … and 7 more\n")):
        told = changes_markdown(replace(changes, unread=("x",) * number), "main", 0)
        assert f"there:\n\n{'- `x`' * 1}\n" in told
        assert told.count("- `x`\n") == MOST
        assert f"- `x`\n{more}\n#" in told


def test_many_vanished_claims_are_all_counted(tmp_path: Path) -> None:
    changes = changed(tmp_path, *ALONE["a claim gone"])
    many = replace(changes, vanished=changes.vanished * (MOST + 3))
    told = changes_markdown(many, "main", 0)
    assert f"{MOST + 3} claims vanished" in told
    assert "- … and 3 more" in told


def test_no_chart_is_loaded_for_a_comparison() -> None:
    code = (
        "import sys, variorum.cli.commands.diff; "
        "print([m for m in ('matplotlib', 'PIL', 'networkx', 'mkdocs') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_every_table_has_its_words(tmp_path: Path) -> None:
    tables = changed(tmp_path).tables
    told = changes_markdown(changed(tmp_path / "x", *TOGETHER), "main", 0)
    assert len(tables) == 8
    assert "### Reading rules" in told


def test_prose_that_stayed_while_its_evidence_changed_is_named(tmp_path: Path) -> None:
    prose = (
        (INFO, swap("period:", "headline: Some 40 were aboard.\nrests_on: [crew-aboard]\nperiod:")),
        (
            "data/questions.yaml",
            swap("    short: Crew aboard\n", "    short: Crew aboard\n    note: Counted once.\n"),
        ),
    )
    count = (
        COURIER,
        swap("kind: about, number: 40", "kind: exact, number: 40, because: It says so."),
    )
    old = version(tmp_path / "old", *prose)
    told = changes_markdown(between(old, version(tmp_path / "new", *prose, count)), "main", 0)
    again = told.partition("### Prose to read again")[2].partition("###")[0].strip().splitlines()
    assert again == [
        "- The headline and the introduction did not change, and what they rest on did: `crew-aboard`",
        "- The note on the question `crew-aboard` did not change, and its evidence did",
    ]
    # What is written anew was read again.
    anew = (INFO, swap("Some 40 were aboard.", "Exactly 40 were aboard."))
    told = changes_markdown(
        between(old, version(tmp_path / "anew", *prose, count, anew)), "main", 0
    )
    assert "The headline" not in told
    assert "The note on" in told
