"""Short forms are put in full, and what is told of them is told where they stand."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from variorum.model.problem import in_order
from variorum.read import Shared, understand_source
from variorum.read.short_forms import in_full
from variorum.read.undecided import Undecided
from variorum.read.yaml import MOST_VALUES, YamlFile

TIES = """\
ties:
  - {origin: briefing, basis: stated, from: he said, by: master, via: [radio], as_of: friday}
moments:
  friday: {when: 2024-03-01, basis: stated, from: [on Friday]}
claims:
"""


def file(text: str, **shared: Any) -> YamlFile:
    return YamlFile("a.yaml", text, rewrite=partial(in_full, **shared))


def claims(text: str, **shared: Any) -> list[dict[str, Any]]:
    value, problems = file(text, **shared).parse()
    assert [each.code for each in problems if each.severity == "error"] == []
    return value["claims"]  # type: ignore[no-any-return]


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(each.code, each.line, each.column) for each in file(text).parse()[1]]


def test_an_answer_and_an_utterance_are_parted() -> None:
    text = "claims:\n  - {answer: control/russia, origin: briefing/taken}\n"
    assert claims(text) == [
        {"answer": "russia", "question": "control", "origin": "briefing", "utterance": "taken"}
    ]


def test_a_tie_with_words_of_its_own_may_name_its_utterance() -> None:
    text = "claims:\n  - origin: {origin: briefing/taken, basis: stated, from: x}\n"
    tie = {"origin": "briefing", "basis": "stated", "from": "x"}
    assert claims(text) == [{"origin": tie, "utterance": "taken"}]


def test_both_forms_may_say_the_same() -> None:
    text = "claims:\n  - {answer: control/russia, question: control}\n"
    assert claims(text) == [{"answer": "russia", "question": "control"}]


@pytest.mark.parametrize(
    ("claim", "full"),
    [
        ("voice: direct", {"by": "master", "via": ["radio"], "as_of": "date"}),
        ("voice: indirect, by: [crew], via: []", {"by": ["crew"], "via": [], "as_of": "date"}),
        ("voice: indirect, as_of: unknown", {"by": "master", "via": ["radio"], "as_of": "unknown"}),
        ("voice: narrator, by: none", {"by": "none"}),
        ("voice: headline", {}),
        ("voice: TODO", {"by": "master", "via": ["radio"], "as_of": "date"}),
        ("by: none", {"by": "none"}),
    ],
)
def test_a_tie_speaks_for_its_claims_in_reported_words(claim: str, full: dict[str, Any]) -> None:
    date = {"when": "2024-03-01", "basis": "stated", "from": ["on Friday"]}
    for origin in ("briefing", "{origin: briefing, basis: stated, from: x}"):
        (found,) = claims(f"{TIES}  - {{origin: {origin}, {claim}}}\n")
        kept = {key: each for key, each in found.items() if key not in ("origin", "voice")}
        assert kept == {key: date if each == "date" else each for key, each in full.items()}


def test_nothing_of_the_short_forms_is_left() -> None:
    value, _ = file(f"{TIES}  - {{origin: briefing, voice: direct}}\n").parse()
    assert value["ties"] == [{"origin": "briefing", "basis": "stated", "from": "he said"}]
    assert "moments" not in value


def test_another_origin_takes_nothing() -> None:
    assert claims(f"{TIES}  - {{origin: call, voice: direct}}\n") == [
        {"origin": "call", "voice": "direct"}
    ]


@pytest.mark.parametrize(
    ("count", "full"),
    [
        ("about 40", {"kind": "about", "number": "40"}),
        ("more than 2.5 million", {"kind": "more-than", "number": "2500000"}),
        ("Between 4,000 and 6,000", {"kind": "between", "range": ["4000", "6000"]}),
        ("several dozen", {"kind": "vague", "term": "several dozen"}),
        ("fully loaded", {"kind": "vague", "term": "fully loaded"}),
    ],
)
def test_a_phrase_of_one_reading_is_a_count(count: str, full: dict[str, Any]) -> None:
    text = f'claims:\n  - {{quote: "{count} remained", count: "{count}"}}\n'
    (claim,) = claims(text, vague=("fully loaded",))
    assert claim["count"] == {"phrase": count, **full}


@pytest.mark.parametrize(
    "count", ["a dozen", "dozen or two dozen", "crew of 40", "the crew", "1.234"]
)
def test_a_phrase_of_several_readings_is_none(count: str) -> None:
    value, (problem,) = file(f"claims:\n  - {{id: a, count: {count}}}\n").parse()
    assert (problem.code, problem.line, problem.column) == ("count-in-full", 2, 20)
    assert f"count: {{phrase: {count}, kind: " in problem.fix.replace('"', "")
    assert isinstance(value["claims"][0]["count"], Undecided)


def test_what_follows_a_phrase_in_its_quote_may_change_it() -> None:
    assert claims("claims:\n  - {quote: over 3 people, count: over 3}\n")[0]["count"] == {
        "phrase": "over 3", "kind": "more-than", "number": "3",
    }  # fmt: skip
    assert codes("claims:\n  - {quote: over 3 days, count: over 3}\n") == [("count-in-full", 2, 33)]


@pytest.mark.parametrize(
    ("language", "count", "kind"), [("de", "rund 40", "about"), ("en", "rund 40", None)]
)
def test_the_source_gives_the_language(language: str, count: str, kind: str | None) -> None:
    text = f"language: {language}\nclaims:\n  - {{count: {count}}}\n"
    value, problems = file(text, language="fr").parse()
    assert (value["claims"][0]["count"]["kind"] if kind else len(problems)) == (kind or 1)


def test_what_is_not_decided_waits() -> None:
    text = "claims:\n  - {count: TODO, as_of: TODO, origin: TODO, answer: control/TODO}\n"
    (claim,) = claims(text)
    assert claim == {
        "count": "TODO", "as_of": "TODO", "origin": "TODO", "question": "control", "answer": "TODO",
    }  # fmt: skip


def test_what_is_put_in_full_stands_where_its_short_form_does() -> None:
    text = f"{TIES}  - id: a\n    origin: briefing/x\n    voice: direct\n    count: about 40\n"
    places = {
        keys: file(text).place(("claims", 0, *keys))
        for keys in (("utterance",), ("by",), ("as_of", "from", 0), ("count", "kind"))
    }
    assert {keys: (each.line, each.column) for keys, each in places.items()} == {
        ("utterance",): (7, 13), ("by",): (2, 58), ("as_of", "from", 0): (4, 52),
        ("count", "kind"): (9, 12),
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "claims: 1", "claims: [1, [2]]", "ties: 1\nclaims: [{origin: [a], voice: [direct]}]", "moments:\n",
        "ties: [{by: a}]", "ties: [{origin: {a: b}, by: a}]", "claims: [{count: [], as_of: [x], answer: {a: b}}]",
        "claims: [{quote: [{text: [a]}, [b]], count: 40}]", "language: [a]\nclaims: [{count: 40}]", "- a", "a",
        "claims: [{origin: {origin: [a/b]}, answer: /, count: ' '}]",
    ],
)  # fmt: skip
def test_other_shapes_are_left_to_the_model(text: str) -> None:
    file(text).parse()


def test_what_is_shared_counts_against_what_a_file_may_hold() -> None:
    words = ", ".join(["a"] * 1000)
    many = "".join("  - {as_of: day}\n" for _ in range(MOST_VALUES // 1000 + 1))
    text = f"moments:\n  day: {{when: 2024, basis: stated, from: [{words}]}}\nclaims:\n{many}"
    assert "file-too-large" in [each.code for each in file(text).parse()[1]]


def test_a_list_of_one_tie_by_an_actor_mapping_is_no_evidence() -> None:
    text = "ties: [{origin: o, by: [{actor: a}]}]\nclaims: [{origin: o, voice: direct}]\n"
    assert claims(text)[0]["by"] == [{"actor": "a"}]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("id: a\nmoment: {x: unknown}\n", "moments"), ("ties: [{origin: o, asof: x}]\n", "as_of")],
)
def test_a_misspelt_key_of_a_short_form_is_known(text: str, meant: str) -> None:
    found = understand_source("a", text, Shared(())).problems
    assert [each.fix for each in found if each.code == "unknown-key"] == [
        f"did you mean `{meant}`?"
    ]


def test_what_a_form_gets_wrong_is_told_once() -> None:
    claim = "id: a{}, quote: over 300 men, voice: indirect, origin: o"
    text = (
        "ties: [{origin: o, basis: stated, from: x, by: Mr X, as_of: noon, said: {when: 2024-13-01}}]\n"
        "claims:\n" + "".join(f"  - {{{claim.format(at)}}}\n" for at in range(3))
        + "  - {id: b, quote: over 300 men, count: a dozen, by: none, voice: narrator}\n"
    )  # fmt: skip
    decoded = understand_source("a", text, Shared(()))
    found = [(each.code, each.line) for each in in_order(decoded.problems) if each.line > 0]
    told = [each for each in found if each[0] != "missing-key"]
    assert told == [("unknown-moment", 1), ("bad-date", 1), ("count-in-full", 6)]
    assert {(each.problem.code, each.problem.line) for each in decoded.loose} == {("bad-id", 1)}
