"""Versions of the harbour dossier: each kind of change alone, and all of them together."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

from tests.conftest import HARBOUR
from tests.lighthouse import Edit, sound, swap

from variorum.analyse import analyse, changes_between
from variorum.model.analysis import Analysis
from variorum.model.changes import Changes

GAZETTE = "data/sources/harbour-gazette.yaml"
COURIER = "data/sources/coast-courier.yaml"
BOTE = "data/sources/kuestenbote.yaml"
INFO = "data/dossier.yaml"
_PIER = (
    "Second tug at the mole\n\n"
    "A second tug reached the mole on 4 March 2024. The harbour is open, Vera Lund said.\n"
)


def version(folder: Path, *edits: Edit) -> Path:
    """A copy of the harbour dossier in `folder` with its files edited; `new` ones begin empty."""
    shutil.copytree(HARBOUR, folder)
    for path, change in edits:
        file = folder / path
        before = file.read_text(encoding="utf-8") if file.exists() else ""
        after = change(before)
        assert after != before, f"the edit of {path} changed nothing"
        file.write_text(after, encoding="utf-8")
    return folder


def cut(start: str, end: str) -> Callable[[str], str]:
    """Takes out what stands from `start` to before the next `end`, or to the file's end."""

    def change(text: str) -> str:
        first = text.index(start)
        last = text.find(end, first + len(start))
        return text[:first] + (text[last:] if last >= 0 else "")

    return change


def more(text: str) -> Callable[[str], str]:
    return lambda before: before + text


def entry(text: str) -> Edit:
    """An entry at the end of the corrections log."""
    return INFO, more(f"  - {{date: 2024-03-06, {text}}}\n")


@cache
def harbour() -> Analysis:
    return analyse(sound(HARBOUR))


def between(old: Path, new: Path) -> Changes:
    left, right = (harbour() if each == HARBOUR else analyse(sound(each)) for each in (old, new))
    return changes_between(left, right)


NEW_SOURCE: tuple[Edit, ...] = (
    ("seeds/pier-post.txt", more(_PIER)),
    (
        "data/sources/pier-post.yaml",
        more(f"""\
id: pier-post
seed: pier-post.txt
sha256: {hashlib.sha256(_PIER.encode()).hexdigest()}
title: Second tug at the mole
outlet: unknown
agency: unknown
byline: unknown
published: unknown
summary: |
  The article carries words on the harbour.
claims:
  - id: second-tug
    quote: A second tug reached the mole on 4 March 2024
    by: none
    voice: narrator
    as_of: {{when: 2024-03-04, basis: stated, from: [on 4 March 2024]}}
  - id: harbour-open
    quote: The harbour is open
    question: harbour
    by: [lund]
    voice: indirect
    as_of: unknown
    answer: open
set_aside:
  - {{quote: Second tug, reason: idiom}}
"""),
    ),
)
BIRDS_GONE: Edit = (COURIER, cut("  - id: oiled-birds", "  - id:"))
BIRDS_WITHDRAWN = entry("claim: coast-courier/oiled-birds, reason: The volunteers are not named.")
SHUT_RENAMED: tuple[Edit, ...] = (
    (COURIER, swap("id: port-shut", "id: headline-port-shut")),
    entry(
        "claim: coast-courier/port-shut, became: coast-courier/headline-port-shut, reason: Clearer."
    ),
)
TUGS_WITHDRAWN: tuple[Edit, ...] = (
    (BOTE, cut("  - id: tugs", "  - id:")),
    entry("claim: kuestenbote/tugs, reason: Said of another day."),
)
OTHER_COUNT: Edit = (
    COURIER,
    swap(
        "kind: about, number: 40",
        "kind: at-least, number: 40, because: The next sentence calls it the fewest.",
    ),
)
NEW_ORIGIN: tuple[Edit, ...] = (
    (
        "data/origins.yaml",
        more("  - {id: owner-words, speaker: lund, occasion: words on Sunday, when: unknown}\n"),
    ),
    (
        BOTE,
        swap(
            "    responds_to: harbour\n",
            "    origin: {origin: owner-words, basis: stated, from: [sagte ihre Sprecherin Vera Lund]}\n",
        ),
    ),
)
OTHER_RULE: Edit = (
    "data/readings.yaml", swap("low: 24, best: 36, high: 99", "low: 20, best: 36, high: 99"),
)  # fmt: skip
ALONE: Mapping[str, tuple[Edit, ...]] = {
    "a source": NEW_SOURCE,
    "a claim gone": (BIRDS_GONE,),
    "a claim withdrawn": (BIRDS_GONE, BIRDS_WITHDRAWN),
    "a claim renamed": SHUT_RENAMED,
    "a count": (OTHER_COUNT,),
    "an origin": NEW_ORIGIN,
    "a rule": (OTHER_RULE,),
    "a question": (
        ("data/questions.yaml", swap("short: Oiled birds", "short: Birds with oil on them")),
    ),
    "an actor": (
        ("data/actors.yaml", swap("name: Volunteers,", "name: Unnamed volunteers,")),
        ("data/actors.yaml", more("  - {id: pilot, name: The pilot, kind: person}\n")),
    ),
    "a party": (("data/actors.yaml", swap("body: lantern-shipping, party: owner", "party: port")),),
    "a name": (("data/names.yaml", swap("[Sandhaven]", "[Sandhaven, the port]")),),
    "beside the evidence": (
        (INFO, swap("The tanker off Sandhaven, March 2024", "The tanker off Sandhaven")),
        ("data/readings.yaml", swap("[several, many]", "[several, a lot]")),
        ("docs/method.md", more("\nMore.\n")),
    ),
}  # fmt: skip
TOGETHER: tuple[Edit, ...] = (
    *NEW_SOURCE, BIRDS_GONE, *SHUT_RENAMED, *TUGS_WITHDRAWN, OTHER_COUNT, *NEW_ORIGIN, OTHER_RULE,
    *ALONE["a question"], *ALONE["an actor"], *ALONE["a name"], *ALONE["beside the evidence"],
)  # fmt: skip
