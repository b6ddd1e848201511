"""Invented dossiers of any size, the same every time: nothing in them happened."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from . import words
from .reports import SHARING, Briefing, briefing, day_words, report

TESTS = Path(__file__).parents[1]
LOOK = TESTS.parent / "mkdocs.yml"
PAGES = TESTS / "dossiers" / "harbour" / "docs"


def invent(root: Path, sources: int) -> Path:
    """A dossier of so many sources, written into the new folder `root`.

    Each source has 20 claims; four neighbours carry one origin; one in ten gives numbers.
    """
    number = -(-sources // SHARING)
    briefings = [briefing(each, number) for each in range(number)]
    for folder in ("data/sources", "seeds"):
        (root / folder).mkdir(parents=True)
    shutil.copytree(PAGES, root / "docs")
    shutil.copy(LOOK, root / "mkdocs.yml")
    for name, text in _tables(briefings):
        (root / "data" / name).write_text(text, encoding="utf-8")
    for place in range(sources):
        made = report(place, briefings[place // SHARING])
        (root / "data" / "sources" / f"{made.id}.yaml").write_text(made.yaml, encoding="utf-8")
        (root / "seeds" / f"{made.id}.txt").write_text(made.text, encoding="utf-8")
    return root


def _tables(briefings: list[Briefing]) -> Iterator[tuple[str, str]]:
    yield "dossier.yaml", _DOSSIER
    yield "actors.yaml", "\n".join(_actors())
    yield "origins.yaml", "\n".join(_origins(briefings))
    yield "questions.yaml", "\n".join(_questions())
    yield "names.yaml", _NAMES
    yield "readings.yaml", _READINGS


def _actors() -> Iterator[str]:
    yield "parties:"
    for party, name in words.PARTIES:
        yield f"  - {{id: {party}, name: {name}}}"
    yield "actors:"
    for actor, name, kind, party in words.SPEAKERS:
        whose = f"party: {party}" if party else "unnamed: true"
        yield f"  - {{id: {actor}, name: {name}, kind: {kind}, {whose}}}"
    yield ""


def _origins(briefings: list[Briefing]) -> Iterator[str]:
    yield "origins:"
    for each in briefings:
        yield f"  - id: {each.id}"
        yield f"    speaker: {each.speaker}"
        yield "    occasion: a briefing in the town hall"
        yield "    when:"
        yield f"      when: {each.day}"
        yield "      basis: stated"
        yield f"      from: [{{source: {each.first}, text: {day_words(each.day)}}}]"
        yield "    language: en"
    yield ""


def _questions() -> Iterator[str]:
    yield "questions:"
    for thing, called in words.THINGS:
        yield f"  - id: {thing}"
        yield f"    short: The {called}"
        yield f"    ask: Is the {called} said to be open?"
        yield "    kind: status"
        yield "    scope: {place: sandhaven}"
        yield "    answers:"
        for answer in words.ANSWERS:
            others = ", ".join(other for other in words.ANSWERS if other != answer)
            yield f"      - {{id: {answer}, label: {answer}, excludes: [{others}]}}"
    for question, kind, unit, _ in words.COUNTED:
        yield f"  - id: {question}"
        yield f"    short: {question.replace('-', ' ').capitalize()}"
        yield f"    ask: What number is reported for {question.replace('-', ' ')}?"
        yield f"    kind: {kind}"
        yield f"    scope: {{counted: {unit}, place: sandhaven, unit: {unit}}}"
    yield ""


_DOSSIER = """\
title: The long winter at Sandhaven
question: What was open, and what was counted?
period: 2023-01-01/2023-12-31
editors: [The Bench Editors]
licence:
  name: CC BY 4.0
  url: https://creativecommons.org/licenses/by/4.0/
  note: Covers the annotations.
language: en
lead: [ferry, people-moved]
quote_limit: 95
quote_limit_because: The reports are inventions, annotated completely.
changes:
  - {date: 2024-01-05, text: First edition.}
"""
_NAMES = """\
names:
  - {id: sandhaven, kind: place, label: Sandhaven, variants: [Sandhaven]}
  - {id: nils-oke, kind: person, label: Nils Oke, variants: [Nils Oke, Oke]}
"""
_READINGS = """\
vague_words: [several, many]
readings:
  - id: verbatim
    title: Only what the words force
    method: A plain number is itself; a vague word has only its floor.
    reach: Every count.
    cite: Invented for the tests.
    terms:
      - {term: dozens, low: 24}
  - id: house
    title: Bounds we choose
    method: About a number is a tenth either way; dozens are 24 to 99.
    reach: Every count.
    cite: Invented for the tests.
    about: {low: 0.9, high: 1.1}
    terms:
      - {term: dozens, low: 24, best: 36, high: 99}
"""
