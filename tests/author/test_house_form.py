"""The house form says the same as what it is made of, keeps every comment, and has nothing left to do."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from tests.exported import files

from variorum.analyse import analyse
from variorum.author.house_form import house_form
from variorum.author.schemas import KINDS, file_schema, written_schema
from variorum.read import Shared, read_dossier, understand_source
from variorum.read.decode import Decoded

PROJECT = Path(__file__).parents[2]
DOSSIERS = sorted(
    {
        path.parents[2]
        for folder in ("data", "tests/dossiers/*/data", "tests/trials/*/data")
        for path in PROJECT.glob(f"{folder}/sources/*.yaml")
    }
)
SOURCES = sorted(path for root in DOSSIERS for path in root.glob("data/sources/*.yaml"))
SHARED = Shared(("some",))
MARK = "# remark "
SOURCE = KINDS[0]


def understood(text: str) -> Decoded[Any]:
    return understand_source("a", text, SHARED)


def said(text: str) -> dict[str, Any]:
    """What a file says, its short forms put in full."""
    decoded = understood(text)
    assert decoded.value is not None
    assert [each for each in decoded.problems if each.code != "never-used"] == []
    return decoded.value


def formed(text: str) -> str:
    """The house form of a file, of which what must hold always is held."""
    once = house_form(text, vague=SHARED.vague)
    assert said(once) == said(text)
    assert house_form(once, vague=SHARED.vague) == once
    assert sorted(remarks(once)) == sorted(remarks(text))
    return once


def remarks(text: str) -> list[str]:
    """The comments of a file; what is inside quotes or a block could only look like one."""
    return re.findall(r"(?:^|(?<=\s))#(?: yaml-lang.*| remark \d+| [A-Z].*|$)", text, re.MULTILINE)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_says_the_same_in_its_house_form(path: Path) -> None:
    formed(text_of(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_written_out_says_the_same_in_its_house_form(path: Path) -> None:
    long = written_out(text_of(path))
    assert said(long) == said(text_of(path))
    formed(long)


class Plain(yaml.SafeDumper):
    """Writes no alias for what it meets twice, which the reader would refuse."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written_out(text: str) -> str:
    """A source without short forms."""
    return yaml.dump(said(text), Dumper=Plain, allow_unicode=True, sort_keys=False, width=10_000)


@pytest.mark.parametrize("root", DOSSIERS, ids=lambda root: root.name)
def test_long_and_short_forms_give_the_same_exports(root: Path, tmp_path: Path) -> None:
    told: list[Mapping[str, bytes]] = []
    language = read_dossier(root)[0].info.language
    for form in (written_out, partial(house_form, language=language)):
        copied = tmp_path / str(len(told))
        shutil.copytree(root / "data", copied / "data")
        shutil.copytree(root / "seeds", copied / "seeds")
        for path in (copied / "data" / "sources").iterdir():
            path.write_text(form(path.read_text(encoding="utf-8")), encoding="utf-8")
        dossier, _ = read_dossier(copied)
        told.append(files(analyse(dossier)))
    assert len(json.loads(told[0]["dossier.json"])["sources"]) > 1
    assert told[0] == told[1]


@given(st.data())
def test_remarks_anywhere_stay(data: st.DataObject) -> None:
    lines = text_of(data.draw(st.sampled_from(SOURCES))).split("\n")
    before = said("\n".join(lines))
    for number in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(lines) - 1))
        changed = list(lines)
        if data.draw(st.booleans()):
            changed[at] = f"{lines[at]}  {MARK}{number}"
        else:
            changed.insert(at, f"{' ' * data.draw(st.sampled_from((0, 2, 4, 6)))}{MARK}{number}")
        decoded = understood("\n".join(changed))
        # Inside a block it is text, and after an open quotation mark no YAML.
        if decoded.value == before and not decoded.problems:
            lines = changed
    formed("\n".join(lines))


DATES = (
    "unknown", {"when": "2024-03-01", "basis": "stated", "from": ["on Friday, 1 March"]},
    {"when": "2024-03", "basis": "inferred", "from": "on Friday", "because": "It's: a “Friday”, # no less."},
    {"when": "../2024-03-02", "basis": "inferred", "from": [{"text": "on, Friday", "occurrence": "2"}],
     "because": "A reason that is much too long for one line since it goes on, and on, and on, until it ends here."},
)  # fmt: skip
LINKS = ("none", "crew", ["crew"], ["crew", "owner"], [{"actor": "crew", "from": "he said"}])
QUOTES = (
    "about 40 crew", "-40 crew", "a: b", "he “said”, that", 'he "said" that', "it's #1", "TODO: not decided", "no",
    "over 3 days of very many words that go on and on for more than one line of the file, which takes some of them",
    "over 3 days: with a colon, of very many words that go on and on for more than one line of the file, as it does",
    ["about 40 crew", {"text": "a few, dozen", "occurrence": "1"}],
)  # fmt: skip
COUNTS = (
    {"phrase": "about 40", "kind": "about", "number": "40"}, {"phrase": "over 3", "kind": "more-than", "number": "3"},
    {"phrase": "40", "kind": "about", "number": "40", "because": "It is round."}, {"phrase": "a few dozen",
     "kind": "vague", "term": "a few dozen"}, {"phrase": "5 to 6", "kind": "between", "range": ["5", "6"]},
    {"phrase": "some", "kind": "vague", "term": "some"}, {"phrase": "a dozen", "kind": "about", "number": "12"},
)  # fmt: skip
ORIGIN = {"origin": "call", "basis": "inferred", "from": ["he said"], "because": "So he says."}


@st.composite
def long_sources(draw: st.DrawFn) -> str:
    """A source whose ties and claims have the long forms alone, in any order and style of YAML."""
    claims: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 6))):
        claim: dict[str, Any] = {"id": f"claim-{number}", "quote": draw(st.sampled_from(QUOTES))}
        claim["by"] = draw(st.sampled_from(LINKS))
        claim["voice"] = draw(
            st.sampled_from(("direct", "indirect", "narrator", "headline", "TODO"))
        )
        if origin := draw(st.sampled_from((None, "call", "call", "briefing", ORIGIN))):
            claim["origin"] = origin
            if draw(st.booleans()):
                claim["utterance"] = draw(st.sampled_from(("first", "second")))
        for key, values in (
            ("via", LINKS[1:4]),
            ("said", DATES),
            ("as_of", DATES),
            ("over", DATES),
        ):
            if draw(st.booleans()):
                claim[key] = draw(st.sampled_from(values))
        answers: tuple[dict[str, Any], ...] = (
            {}, {"question": "harbour"}, {"question": "harbour", "answer": "open"},
            *({"question": "crew", "count": count} for count in COUNTS),
        )  # fmt: skip
        claim |= draw(st.sampled_from(answers))
        if draw(st.booleans()):
            claim["note"] = draw(
                st.sampled_from(("A remark.", "Two\nlines: of it.", "- x", "A, b; c: d"))
            )
        claims.append({key: claim[key] for key in draw(st.permutations(list(claim)))})
    ties = draw(
        st.lists(st.sampled_from(({"origin": "call"}, {"origin": "briefing"}, ORIGIN)), max_size=3)
    )
    source = {
        "id": "a", "seed": "a.txt", "sha256": "0" * 64, "title": "A: b", "outlet": "unknown", "agency": "unknown",
        "byline": "unknown", "published": "unknown", "summary": "Two.\n\nOf it.\n", "ties": ties, "claims": claims,
    }  # fmt: skip
    shuffled = {key: source[key] for key in draw(st.permutations(list(source)))}
    flow, width = draw(st.sampled_from((False, None))), draw(st.sampled_from((60, 10_000)))
    style = draw(st.sampled_from((None, '"', "'")))
    return yaml.dump(
        shuffled, Dumper=Plain, default_flow_style=flow, width=width, default_style=style,
        allow_unicode=True, sort_keys=False,
    )  # fmt: skip


@cache
def validators() -> tuple[Draft7Validator, Draft7Validator]:
    """Of the form that an editor takes for a file, and of the one that people write."""
    return Draft7Validator(file_schema(SOURCE)), Draft7Validator(written_schema(SOURCE))


@given(long_sources())
def test_long_forms_become_short_ones_that_say_the_same(text: str) -> None:
    problems = understood(text).problems
    assume(not problems)
    short = formed(text)
    # An editor takes the one where it takes the other.
    taken = [
        schema.is_valid(yaml.load(each, yaml.BaseLoader))
        for schema, each in zip(validators(), (text, short), strict=True)
    ]
    assert taken[0] == taken[1]
    # Nothing is left that a short form would say.
    for claim in yaml.safe_load(short)["claims"] or ():
        assert not {"question", "answer"} <= claim.keys()
        assert not isinstance(claim.get("origin"), str) or "utterance" not in claim
        assert claim.get("count") != COUNTS[0]


def test_the_real_articles_are_in_their_house_form_and_short() -> None:
    real = [text_of(path) for path in SOURCES if path.parents[2] == PROJECT]
    parts = [part for text in real for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE)]
    lines = sum(part.count("\n") for part in parts if re.match("(claims|ties|moments):", part))
    kept = [text_of(path) for path in SOURCES if path.parents[3].name == "trials"] + real
    assert [house_form(text) for text in kept] == kept
    assert lines / sum(len(said(text)["claims"]) for text in real) <= 6.5


def test_what_is_no_file_of_keys_stays() -> None:
    for text in ("", "a", "- a\n", "{a: b}\n", "# only\n"):
        assert house_form(text) == text


def test_the_first_lines_stay_first() -> None:
    text = "# remark 1\n\nseed: a\n# of the id\nid: b\n"
    assert house_form(text) == "# remark 1\n\n# of the id\nid: b\nseed: a\n"


def test_a_key_with_a_remark_keeps_its_lines() -> None:
    text = (
        "claims:\n- id: a\n  answer: open   # remark 1\n  question: harbour\n  as_of:\n    # remark 2\n"
        "    when:   2024\n  quote:   words\n  by: none\n  voice: headline\n"
    )
    assert house_form(text) == (
        "claims:\n  - id: a\n    quote: words\n    question: harbour\n    answer: open   # remark 1\n"
        "    by: none\n    voice: headline\n    as_of:\n      # remark 2\n      when:   2024\n"
    )


def test_new_moments_have_names_of_their_words() -> None:
    date = "{when: 2024-03-01, basis: stated, from: [on Friday]}"
    claims = "".join(f"  - {{id: a{at}, quote: words, as_of: {date}}}\n" for at in range(2))
    there = "moments:\n  on-friday: {when: 2024-03-08, basis: stated, from: [on Friday]}\n"
    text = house_form(there + "claims:\n" + claims)
    assert text.startswith(f"{there}  on-friday-2: {date}\nclaims:\n")
    assert text.count("as_of: on-friday-2}") == 2


KEYS = (
    "id", "quote", "text", "question", "answer", "count", "phrase", "kind", "by", "actor", "voice", "origin",
    "utterance", "via", "said", "as_of", "when", "from", "because", "friday",
)  # fmt: skip
SCALARS = st.sampled_from(
    (
        "friday",
        "a/b",
        "a/",
        "/",
        "about 40",
        "a dozen",
        "direct",
        "unknown",
        "TODO",
        "",
        " ",
        "x: #",
    )
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=12,
)
RECORDS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=7)
LISTS = st.lists(RECORDS | VALUES, max_size=4) | VALUES


@given(st.fixed_dictionaries({}, optional={
    "claims": LISTS, "ties": LISTS, "moments": st.dictionaries(SCALARS, VALUES, max_size=3) | VALUES,
    "language": VALUES, "id": VALUES,
}), st.booleans())  # fmt: skip
def test_whatever_the_shape_nothing_breaks(value: dict[str, Any], flow: bool) -> None:
    text = yaml.dump(value, Dumper=Plain, default_flow_style=flow, allow_unicode=True)
    decoded = understood(text)
    once = house_form(text)
    if not any(each.severity == "error" for each in decoded.problems):
        assert understood(once).value == decoded.value
    assert yaml.safe_load(once) is not None or not value
    assert house_form(once) == once
