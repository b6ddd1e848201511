"""The examples on the page of problem codes: the bad one gives its code, the good one does not.

Each is tried in a copy of the harbour dossier, where it takes the place of some words of a file.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.fixes import TRIED

from variorum.model.problem import Code, Problem
from variorum.pipeline.checking import CODES

Lay = Callable[[Path, str], None]

COURIER = "data/sources/coast-courier.yaml"
GAZETTE = "data/sources/harbour-gazette.yaml"
DOSSIER = "data/dossier.yaml"
POST = "data/sources/harbour-post.yaml"


def instead(path: str, old: str) -> Lay:
    """Puts the example where `old` first stands, its further lines indented as much."""

    def lay(root: Path, example: str) -> None:
        text = (root / path).read_text(encoding="utf-8")
        at = text.index(old)
        indent = " " * (at - text.rfind("\n", 0, at) - 1)
        example = example.replace("\n", f"\n{indent}")
        (root / path).write_text(text[:at] + example + text[at + len(old) :], encoding="utf-8")

    return lay


def at_end(path: str, indent: str = "") -> Lay:
    def lay(root: Path, example: str) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.writelines(f"{indent}{line}\n" for line in example.split("\n"))

    return lay


def whole(root: Path, example: str) -> None:
    (root / POST).write_text(example + "\n")


def named(root: Path, example: str) -> None:
    """A file, or a link, of the name that the example gives."""
    path, arrow, target = example.partition(" -> ")
    if arrow:
        (root / path).symlink_to(target)
    else:
        (root / path).write_text("id: harbour-post\n")


def sized(root: Path, example: str) -> None:
    number, unit = example.split()[-2:]
    (root / POST).write_text("#" * (int(number) * {"KB": 1_000, "MB": 1_000_000}[unit]))


def saved(root: Path, example: str) -> None:
    encoding = "utf-16" if "UTF-16" in example else "utf-8"
    (root / POST).write_bytes("id: harbour-post\n".encode(encoding))


def broken(root: Path, example: str) -> None:
    (root / POST).write_text(f"id: a{chr(0x2028) if 'U+2028' in example else chr(10)}")


def misread(root: Path, example: str) -> None:
    example = example.partition("  #")[0].replace("\\u0092", "\x92")
    with (root / "seeds" / "harbour-gazette.txt").open("a", encoding="utf-8") as file:
        file.write(f"{example}\n")


def sources(root: Path, example: str) -> None:
    if "empty" in example:
        shutil.rmtree(root / "data" / "sources")


def spare(root: Path, example: str) -> None:
    (root / "seeds" / "spare.txt").write_text("Nothing happened.\n")
    if example.startswith("seed:"):
        text = (root / COURIER).read_text(encoding="utf-8")
        text = text.replace("seed: coast-courier.txt", example)
        (root / "data" / "sources" / "spare.yaml").write_text(text, encoding="utf-8")


# Words to be written as they stand there: without a place for others, and no key by itself.
PROPOSED = re.compile(r"(?:write|did you mean) `(?![^`]*(?:[A-Z]{2}|…|words))[^`]*[^`:]`")


# Where a person must choose among what is proposed, or write more.
BY_CHOICE = {"not-decided", "date-not-in-words"}


TITLE = instead(GAZETTE, "title: Tanker aground off the mole")
SHA = instead(GAZETTE, "sha256: 2881ba0ea88c1a66d6dd2b09f0f770a9615923f48242541f3ac19a55e45128fe")
QUOTE = instead(COURIER, "quote: keeps port shut")
MOMENT = instead(COURIER, "as_of: unknown")
NARRATED = instead(COURIER, "voice: narrator")
COUNT = instead(COURIER, "count: {phrase: Some 40, kind: about, number: 40}")
SPOKEN = instead(COURIER, "by: [harbour-master]\n    voice: indirect\n    origin: radio-briefing")
COMMUNIQUE = instead(
    "data/origins.yaml",
    "when:\n      when: 2024-03-03\n      basis: inferred\n      from: [{source: kuestenbote, text: am Sonntag, "
    "occurrence: 1}, {source: kuestenbote, text: 3. März 2024}]\n      "
    "because: The article is dated Sunday, 3 March 2024.",
)
SUMMARY = instead(
    COURIER,
    "summary: |\n  The article carries the harbour master's radio briefing and the owner's figures "
    "of people aboard, and\n  speaks of oiled birds.",
)
GONE = instead(
    DOSSIER,
    "- {date: 2024-03-05, claim: coast-courier/town-in-despair, "
    "reason: The words are an idiom and report nothing.}",
)
PLACES: dict[str, Lay] = {
    "unreadable-file": named,
    "bad-file-name": named,
    "file-too-large": sized,
    "not-utf-8": saved,
    "odd-character": broken,
    "not-yaml": whole,
    "yaml-syntax": TITLE,
    "duplicate-key": TITLE,
    "yaml-not-plain": instead(COURIER, "by: [volunteers]"),
    "too-deep": at_end(DOSSIER),
    "bad-character": TITLE,
    "unquoted-hash": TITLE,
    "unknown-key": QUOTE,
    "missing-key": at_end(COURIER, "  "),
    "wrong-type": QUOTE,
    "bad-choice": instead(COURIER, "voice: headline"),
    "not-decided": instead(COURIER, "voice: indirect"),
    "empty-value": TITLE,
    "bad-id": instead(COURIER, "id: crew-aboard"),
    "bad-date": MOMENT,
    "bad-number": instead(COURIER, "number: 12"),
    "bad-count": COUNT,
    "bad-short-form": instead(COURIER, "question: birds"),
    "unknown-moment": MOMENT,
    "never-used": instead(COURIER, "claims:"),
    "count-in-full": COUNT,
    "bad-hash": SHA,
    "bad-url": instead(GAZETTE, "url: https://gazette.example/tanker"),
    "no-basis": MOMENT,
    "two-answers": instead(COURIER, "answer: closed"),
    "answer-without-question": NARRATED,
    "utterance-without-origin": NARRATED,
    "bad-question": instead("data/questions.yaml", "kind: rate\n    per: day"),
    "bad-reading": instead("data/readings.yaml", "{term: dozens, low: 24, best: 36, high: 99}"),
    "no-sources": sources,
    "seed-without-source": spare,
    "hash-mismatch": SHA,
    "misread-letter": misread,
    "seed-used-twice": instead(COURIER, "seed: coast-courier.txt"),
    "duplicate-id": instead(COURIER, "id: few-aboard"),
    "id-not-file-name": instead(GAZETTE, "id: harbour-gazette"),
    "reserved-id": instead("data/actors.yaml", "id: officials"),
    "quote-not-found": QUOTE,
    "quote-ambiguous": instead(COURIER, "quote: The port is closed\n    occurrence: 1"),
    "quote-too-short": QUOTE,
    "unknown-id": instead(COURIER, "by: [volunteers]"),
    "circular-reference": instead(
        GAZETTE, 'as_of: {when: 2024-03-01, basis: stated, from: ["on Friday, 1 March 2024"]}'
    ),
    "cannot-be-one": COMMUNIQUE,
    "number-not-in-phrase": COUNT,
    "revises-no-number": COUNT,
    "kind-not-in-phrase": COUNT,
    "kind-doubted": COUNT,
    "wrong-answer": instead(COURIER, "question: birds"),
    "no-moment": instead(
        GAZETTE, "as_of: unknown\n    count: {phrase: up to 90, kind: at-most, number: 90}"
    ),
    "date-not-in-words": instead(
        GAZETTE, "published: {when: 2024-03-02, basis: stated, from: [2 March 2024]}"
    ),
    "date-against-words": instead(
        GAZETTE,
        'as_of: {when: 2024-03-01, basis: inferred, from: ["on Friday, 1 March 2024"], '
        "because: The briefing was on this Friday.}",
    ),
    "said-after-published": instead(
        GAZETTE,
        'said: {when: 2024-03-01, basis: inferred, from: ["on Friday, 1 March 2024"], '
        "because: The briefing speaks of this Friday.}",
    ),
    "other-speaker": SPOKEN,
    "near-speaker": SPOKEN,
    "direct-without-marks": instead(COURIER, "by: [officials]\n    voice: indirect"),
    "voice-against-marks": instead(GAZETTE, "by: [lund]\n    voice: direct"),
    "tie-without-words": instead(
        COURIER,
        "ties:\n  - {origin: radio-briefing, basis: stated, "
        "from: [said in a radio briefing that Coast Radio carried]}",
    ),
    "shared-wording": instead(
        COURIER,
        "hedge: reportedly\n    origin: radio-briefing\n    utterance: oil-leaked\n    via: [coast-radio]",
    ),
    "quantity-missed": instead(
        COURIER, "set_aside:\n  - {quote: back to square one, reason: idiom}"
    ),
    "quantity-not-coded": instead(
        COURIER,
        "as_of: unknown\n    count: {phrase: Dozens, kind: vague, term: Dozens}",
    ),
    "summary-number": SUMMARY,
    "summary-claims": SUMMARY,
    "quotation-in-no-article": SUMMARY,
    "prose-rests-on-nothing": at_end(DOSSIER),
    "beside-depth": instead(COURIER, "set_aside:\n  - {quote: back to square one, reason: idiom}"),
    "quoted-too-much": instead(DOSSIER, "quote_limit: 95"),
    "correction-of-living-claim": GONE,
    "correction-twice": GONE,
    "unknown-part": instead("docs/method.md", "<!-- variorum: reading-rules -->"),
    "part-in-text": instead("docs/method.md", "<!-- variorum: reading-rules -->"),
    "part-twice": instead("docs/method.md", "<!-- variorum: reading-rules -->"),
    "page-is-generated": named,
    "html-as-text": instead("docs/method.md", "<!-- variorum: reading-rules -->"),
    "address-not-allowed": instead("docs/method.md", "<!-- variorum: reading-rules -->"),
    "example-left": instead(
        DOSSIER,
        "quote_limit_because: The articles are three short inventions, annotated completely.",
    ),
    "setting-not-allowed": at_end("mkdocs.yml"),
    "left-over-file": named,
}


def test_every_code_has_examples_that_are_tried() -> None:
    assert [code.name for code in CODES] == sorted(PLACES, key=[code.name for code in CODES].index)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.name)
def test_the_bad_example_has_the_problem_and_the_good_one_has_not(
    code: Code, harbour: Path, problems: Callable[[], tuple[Problem, ...]], tmp_path: Path
) -> None:
    shutil.copytree(harbour, tmp_path / "kept")
    found = {}
    for example in (code.bad, code.good):
        shutil.rmtree(harbour)
        shutil.copytree(tmp_path / "kept", harbour)
        PLACES[code.name](harbour, example)
        found[example] = problems()
    assert code.name in {each.code for each in found[code.bad]}
    assert code.name not in {each.code for each in found[code.good]}
    # What a message proposes to be written is tried: done to the letter, it leaves a file that passes.
    assert code.name in TRIED | BY_CHOICE or not any(
        PROPOSED.search(each.fix) for each in found[code.bad] if each.code == code.name
    )
    # Whatever is wrong, a newcomer reads how to mend it.
    for each in found[code.bad]:
        assert each.message
        assert each.expected
        assert each.found
        assert each.fix
